"""``talks-tui correct``: a person's judgement over what the program read; nothing that was read is lost."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from store.database.trouble import DatabaseTrouble
from store.text import one_line
from tui.commands import locations
from tui.commands.options import OWN_DATABASE_OPTION as DATABASE_OPTION
from tui.commands.outcome import NOTHING, narrate

if TYPE_CHECKING:
    from store.correcting import Effect

NOTE_OPTION = click.option("--note", default="", help="Why, for whoever reads the list.")


@click.group("correct", short_help="Set right what was read, list corrections, undo them.")
def correct() -> None:
    """Set or clear a value, put people in and out, join or split meetings and actors, list corrections, take one back.

    Corrections lie over what was read, survive reading again, and are listed by `talks-tui correct list`.
    """


def _tell(found: Iterable[Effect]) -> None:
    """One line an event that the correction changed, with each field's old and new value."""
    lines = []
    for effect in found:
        changed = "; ".join(f"{field}: {old or 'nothing'} -> {new or 'nothing'}" for field, old, new in effect.changed)
        lines.append(one_line(f"{effect.id}  {effect.told or changed}") + "\n")
    sys.stdout.write("".join(lines))
    if not lines:
        sys.stderr.write("noted; nothing is shown otherwise than before\n")


def _write(ctx: click.Context, db: Path | None, change: Callable[[Path], Any]) -> Any:
    from store.correcting import CorrectionError
    from store.lexicon import LexiconTrouble

    path = locations.to_write(db or ctx.find_root().obj)
    if not path.exists():
        raise DatabaseTrouble(f"Corrections need a database of your own; {path} is not there: talks-tui load FILE...")
    try:
        return change(path)
    except (CorrectionError, LexiconTrouble) as error:
        raise click.UsageError(one_line(str(error))) from error


@correct.command("set")
@click.argument("identity", metavar="ID")
@click.argument("field")
@click.argument("value")
@DATABASE_OPTION
@NOTE_OPTION
@click.pass_context
def set_value(ctx: click.Context, identity: str, field: str, value: str, db: Path | None, note: str) -> None:
    """Give FIELD of a meeting, statement or article the VALUE.

    \b
    meetings (m-...):   title, kind, status, start, end, place, round
    statements (s-...): speaker, said_on
    articles (a-...):   published; what is counted from it is worked out again
    """
    from store.correcting import correct as write

    _tell(_write(ctx, db, lambda path: write(path, identity, field, value, note)))


@correct.command()
@click.argument("identity", metavar="ID")
@click.argument("field")
@DATABASE_OPTION
@NOTE_OPTION
@click.pass_context
def clear(ctx: click.Context, identity: str, field: str, db: Path | None, note: str) -> None:
    """Say that FIELD is not known."""
    from store.correcting import correct as write

    _tell(_write(ctx, db, lambda path: write(path, identity, field, None, note)))


@correct.command("add")
@click.argument("identity", metavar="ID")
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice(["party", "person", "host", "mediator", "absent"]),
    default="party",
    show_default=True,
    help="What he, she or it is in the meeting.",
)
@DATABASE_OPTION
@NOTE_OPTION
@click.pass_context
def add(ctx: click.Context, identity: str, name: str, role: str, db: Path | None, note: str) -> None:
    """Say that NAME takes part in a meeting (m-...)."""
    from store.correcting import put_in

    _tell(_write(ctx, db, lambda path: put_in(path, identity, name, role, note)))


@correct.command("remove")
@click.argument("identity", metavar="ID")
@click.argument("name")
@DATABASE_OPTION
@NOTE_OPTION
@click.pass_context
def remove(ctx: click.Context, identity: str, name: str, db: Path | None, note: str) -> None:
    """Say that NAME has no part in a meeting (m-...)."""
    from store.correcting import take_out

    _tell(_write(ctx, db, lambda path: take_out(path, identity, name, note)))


@correct.command(short_help="Say that two meetings, or two actors, are one.")
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@DATABASE_OPTION
@NOTE_OPTION
@click.pass_context
def merge(ctx: click.Context, one: str, other: str, db: Path | None, note: str) -> None:
    """Say that two meetings (m-...) are one, or two actors (p-...), of whom the first gives the name."""
    from store.correcting import merge as write

    _tell(_write(ctx, db, lambda path: write(path, one, other, note)))


@correct.command(short_help="Say that a meeting, or an actor, is one of its own.")
@click.argument("claim", metavar="ID")
@click.option("--to", metavar="ID", help="The meeting that it is about instead.")
@DATABASE_OPTION
@NOTE_OPTION
@click.pass_context
def split(ctx: click.Context, claim: str, to: str | None, db: Path | None, note: str) -> None:
    """Say that what the article of a claim (m-...) reports is a meeting of its own, or that an actor (p-...) is."""
    from store.correcting import split as write

    _tell(_write(ctx, db, lambda path: write(path, claim, note, to)))


@correct.command(short_help="Take back the last correction, or one by its NUMBER.")
@click.argument("number", type=int, required=False)
@DATABASE_OPTION
@click.pass_context
def undo(ctx: click.Context, number: int | None, db: Path | None) -> None:
    """Take back the last correction, or the one with this NUMBER in the list."""
    from store.correcting import undo as write
    from store.database.edits.amendments import in_words

    line = _write(ctx, db, lambda path: write(path, number))
    value = in_words(line.field, line.value) if line.value else ""
    sys.stderr.write(one_line(f"taken back: {line.number} {line.target} {line.field} {value}").rstrip() + "\n")


@correct.command("export", short_help="Print corrected articles as rows of a gold set.")
@click.argument("identities", metavar="[ID]...", nargs=-1)
@DATABASE_OPTION
@click.pass_context
def export(ctx: click.Context, identities: tuple[str, ...], db: Path | None) -> None:
    """Print articles (a-...) as rows of a gold set, as they stand corrected: one JSON object a line.

    Without an ID, every article that somebody corrected. Look each row over before it is trusted: what nobody
    corrected is as the program read it.
    """
    import json

    from store.database.lookup.reader import Reader
    from store.export.gold import corrected_articles, gold_row

    with Reader.open(locations.to_read(db or ctx.find_root().obj).path) as reader:
        names = identities or corrected_articles(reader.connection)
        if not names:
            narrate("no article here was corrected; name one (a-...) to have it as it was read")
            ctx.exit(NOTHING)
        for name in names:
            row = gold_row(reader, name)
            if row is None:
                raise click.UsageError(one_line(f"{name} is no article here"))
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


@correct.command("list", short_help="Print all corrections.")
@DATABASE_OPTION
@click.pass_context
def list_corrections(ctx: click.Context, db: Path | None) -> None:
    """Print all corrections; one whose words are gone from the articles is marked as an orphan."""
    from store.database.lookup.reader import Reader
    from tui.commands.corrected import listed

    path = locations.to_read(db or ctx.find_root().obj).path
    with Reader.open(path) as reader:
        lines = listed(reader)
    if not lines:
        narrate("no corrections yet: talks-tui correct set ID FIELD VALUE makes one")
        ctx.exit(NOTHING)
    for line in lines:
        state = "" if line.state == "holds" else line.state
        instead = f" instead of {line.instead}" if line.instead is not None else ""
        what = f"{line.number:>4} {line.made} {line.target:<16} {line.field:<10} {line.value}{instead}"
        about = f"  · {line.about}" if line.about else ""
        sys.stdout.write(one_line(f"{what}  {state} {line.note}".rstrip() + about) + "\n")
