"""Commands that look things up and print them: list, facets, show and explain."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import click

from store.database.lookup.reader import Reader
from store.database.query import has_passed, parse_query
from store.text import one_line
from tui.commands import locations, pages, plain
from tui.commands.listing import Wanted, print_list
from tui.commands.options import DATABASE_OPTION, Day, Number, QueryCommand, query_argument
from tui.commands.outcome import DONE, NOTHING, narrate, say
from tui.commands.shell_words import join_words
from tui.tty.terminal import probe


@click.command("list", cls=QueryCommand)
@query_argument()
@DATABASE_OPTION
@click.option(
    "--format", "form", type=click.Choice(plain.FORMATS), help="Default: table on a terminal, else plain lines."
)
@click.option("--limit", type=Number(), help="At most this many events.")
@click.option("--newest", is_flag=True, help="Newest first.")
@click.option("--known-on", type=Day(), help="As it was known on that day; the same as known:DAY in QUERY.")
@click.pass_context
def list_events(
    ctx: click.Context,
    query: tuple[str, ...],
    db: Path | None,
    form: str | None,
    limit: int | None,
    newest: bool,
    known_on: date | None,
) -> None:
    """Print the events that QUERY finds, in order of time.

    \b
    Words and "phrases" match an event's own text; the rest are fields:
      actor: speaker: participant: kind: status: place: outlet: after: before: on: text:
    A minus before a term excludes it: talks-tui list status:postponed -place:istanbul after:2025-10
    """
    ctx.exit(print_list(Wanted(query, db or ctx.obj, form, limit, newest, known_on)))


PATIENT_SECONDS = 2.0
"""What a script waits for counts at most, where somebody at the keys would not."""
FACETS = ("kind", "status", "actor", "speaker", "participant", "place", "outlet", "month")


@click.command(cls=QueryCommand, short_help="Count what QUERY finds by actor, kind, place and more.")
@query_argument()
@DATABASE_OPTION
@click.option("--field", "chosen", multiple=True, type=click.Choice(FACETS), help="Only these fields; may be repeated.")
@click.option("--limit", type=Number(), default=20, show_default=True, help="Values of each field.")
@click.option("--format", "form", type=click.Choice(["plain", "jsonl"]), default="plain", show_default=True)
@click.pass_context
def facets(
    ctx: click.Context, query: tuple[str, ...], db: Path | None, chosen: tuple[str, ...], limit: int, form: str
) -> None:
    """Count the events that QUERY finds by actor, kind, status, place, outlet and month.

    Each field is counted under the other fields' filters, so a chosen value shows beside what else could be chosen.
    """
    compiled = parse_query(join_words(query))
    with Reader.open(locations.to_read(db or ctx.obj).path) as reader:
        found = reader.facets(compiled, chosen or FACETS, limit=limit, seconds=PATIENT_SECONDS)
    for field, values in found.items():
        for value in values:
            if form == "jsonl":
                record = {"field": field, "value": value.value, "label": value.label, "count": value.count.n}
                sys.stdout.write(json.dumps(record | {"exact": value.count.exact}, ensure_ascii=False) + "\n")
            else:
                sys.stdout.write(one_line(f"{field:<12}{value.count!s:>8}  {value.label}") + "\n")
    if not any(found.values()):
        narrate("no event matches")
    ctx.exit(DONE if any(found.values()) else NOTHING)


@click.command(short_help="Print a meeting, a statement or an article.")
@click.argument("identity", metavar="ID")
@DATABASE_OPTION
@click.option(
    "--spans",
    default="meeting,statement,date",
    show_default=True,
    help="Which spans of an article to mark: meeting, statement, speaker, date, place, actor, all or none.",
)
@click.option("--known-on", type=Day(), help="A meeting as it was known on that day.")
@click.pass_context
def show(ctx: click.Context, identity: str, db: Path | None, spans: str, known_on: date | None) -> None:
    """Print a meeting (m-...), a statement (s-...) or an article (a-...) with the words that say it."""
    with Reader.open(locations.to_read(db or ctx.obj).path) as reader:
        then = known_on if known_on is not None and has_passed(known_on) else None
        ctx.exit(_show(reader, identity, _layers(spans), then))


def _layers(names: str) -> list[str]:
    if names in ("all", "none"):
        return list(pages.LAYERS) if names == "all" else []
    chosen = [name.strip() for name in names.split(",")]
    for name in chosen:
        if name not in pages.LAYERS:
            raise click.BadParameter(f"{name!r} is no kind of span; there are {', '.join(pages.LAYERS)}")
    return chosen


def _show(reader: Reader, identity: str, layers: list[str], known_on: date | None = None) -> int:
    if identity.startswith("m-") and (meeting := reader.meeting(identity, known_on)):
        say(pages.meeting_lines(meeting))
    elif identity.startswith("s-") and (statement := reader.statement(identity, known_on)):
        say(pages.statement_lines(statement))
    elif known_on is not None and reader.find(identity):
        narrate(f"nothing was known of {identity} on {known_on.isoformat()}")
        return NOTHING
    elif article := reader.article(identity):
        say(pages.article_heading(article))
        sys.stdout.write("\n")
        if sys.stdout.isatty() and probe().colors:
            from rich.console import Console

            Console(highlight=False, soft_wrap=False).print(pages.styled_article(article, layers))
        else:
            sys.stdout.write(pages.marked_text(article, layers))
    else:
        narrate(f"nothing here has the id {identity}; talks-tui list prints ids at the end of each line")
        return NOTHING
    return DONE


@click.command(short_help="Print by which rules an event was read.")
@click.argument("identity", metavar="ID")
@DATABASE_OPTION
@click.pass_context
def explain(ctx: click.Context, identity: str, db: Path | None) -> None:
    """Print the reasoning from the words to the values of a meeting (m-...) or statement (s-...), rule by rule."""
    from tui.commands.explain import explain as lines_for

    with Reader.open(locations.to_read(db or ctx.obj).path) as reader:
        lines = lines_for(reader, identity)
    if not lines:
        narrate(f"no meeting or statement has the id {identity}; talks-tui list prints ids at the end of each line")
    say(lines)
    ctx.exit(DONE if lines else NOTHING)
