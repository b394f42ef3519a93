"""``talks-tui view``: queries saved by name, used as ``@NAME`` wherever a query is typed."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from store.database.query import QueryError, parse_query
from store.text import one_line
from tui.commands import locations
from tui.commands.options import DATABASE_OPTION, QueryCommand, query_argument
from tui.commands.outcome import DONE, NOTHING, narrate
from tui.commands.shell_words import join_words

COUNTED = 1000
"""Events of a view that are counted before it is "1,000+"."""


@click.group("view", short_help="Save queries by name, list and delete them.")
def view() -> None:
    """Save queries by name and list them; talks-tui list @NAME uses one.

    A view keeps the words it was typed in: with after:"last week" it moves with the calendar.
    """


@view.command(cls=QueryCommand)
@click.argument("name")
@query_argument(required=True)
def save(name: str, query: tuple[str, ...]) -> None:
    """Save QUERY under NAME."""
    from store.saved_views import ViewTrouble, views_file
    from store.saved_views import save as write

    text = join_words(query)
    parse_query(text)
    try:
        replaced = write(name, text)
    except ViewTrouble as error:
        raise click.UsageError(one_line(str(error))) from error
    told = "replaced" if replaced else "saved"
    sys.stderr.write(one_line(f"talks-tui: view {name} {told} in {views_file()}; use it as @{name}") + "\n")


@view.command("list")
@DATABASE_OPTION
@click.pass_context
def list_views(ctx: click.Context, db: Path | None) -> None:
    """Print every view with the number of events it finds now."""
    from store.database.lookup.reader import Reader
    from store.saved_views import views

    saved = views()
    width = max(map(len, saved), default=0)
    with Reader.open(locations.to_read(db or ctx.find_root().obj).path) as reader:
        for name, text in saved.items():
            try:
                count = str(reader.count(parse_query(text), cap=COUNTED))
            except QueryError as error:
                count = f"({error.message})"
            sys.stdout.write(one_line(f"{name:<{width}}  {count:>7}  {text}") + "\n")
    if not saved:
        narrate("no views yet: talks-tui view save NAME QUERY makes one")
    ctx.exit(DONE if saved else NOTHING)


@view.command()
@click.argument("name")
def delete(name: str) -> None:
    """Take the view NAME away."""
    from store.saved_views import ViewTrouble
    from store.saved_views import delete as take

    try:
        take(name)
    except ViewTrouble as error:
        raise click.UsageError(one_line(str(error))) from error
