"""``talks-tui correct``: a person's judgement over what the program read; nothing that was read is lost."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from store.text import one_line
from tui import locations
from tui.options import OWN_DATABASE_OPTION as DATABASE_OPTION

NOTE_OPTION = click.option("--note", default="", help="Why, for whoever reads the list.")


@click.group("correct")
def correct() -> None:
    """Set or clear a value, join or split meetings, list corrections, take one back.

    Corrections lie over what was read, survive reading again, and are listed by `talks-tui correct list`.
    """


def _write(ctx: click.Context, db: Path | None, change: Callable[[Path], Any]) -> Any:
    from store.correcting import CorrectionError
    from store.lexicon import LexiconTrouble

    path = locations.to_write(db or ctx.find_root().obj)
    if not path.exists():
        raise click.ClickException(
            f"{path} is not there; corrections need a database of your own: talks-tui load FILE..."
        )
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
    meetings (m-...):   title, kind, status, start, end
    statements (s-...): speaker, said_on
    articles (a-...):   published; what is counted from it is worked out again
    """
    from store.correcting import correct as write

    _write(ctx, db, lambda path: write(path, identity, field, value, note))


@correct.command()
@click.argument("identity", metavar="ID")
@click.argument("field")
@DATABASE_OPTION
@NOTE_OPTION
@click.pass_context
def clear(ctx: click.Context, identity: str, field: str, db: Path | None, note: str) -> None:
    """Say that FIELD is not known."""
    from store.correcting import correct as write

    _write(ctx, db, lambda path: write(path, identity, field, None, note))


@correct.command()
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@DATABASE_OPTION
@NOTE_OPTION
@click.pass_context
def merge(ctx: click.Context, one: str, other: str, db: Path | None, note: str) -> None:
    """Say that two meetings are one."""
    from store.correcting import merge as write

    _write(ctx, db, lambda path: write(path, one, other, note))


@correct.command()
@click.argument("claim", metavar="ID")
@DATABASE_OPTION
@NOTE_OPTION
@click.pass_context
def split(ctx: click.Context, claim: str, db: Path | None, note: str) -> None:
    """Say that what the article of a claim (m-...) reports is a meeting of its own."""
    from store.correcting import split as write

    _write(ctx, db, lambda path: write(path, claim, note))


@correct.command()
@click.argument("number", type=int, required=False)
@DATABASE_OPTION
@click.pass_context
def undo(ctx: click.Context, number: int | None, db: Path | None) -> None:
    """Take back the last correction, or the one with this NUMBER in the list."""
    from store.correcting import undo as write

    line = _write(ctx, db, lambda path: write(path, number))
    sys.stderr.write(one_line(f"taken back: {line.number} {line.target} {line.field} {line.value or ''}") + "\n")


@correct.command("list")
@DATABASE_OPTION
@click.pass_context
def list_corrections(ctx: click.Context, db: Path | None) -> None:
    """Print all corrections; one whose words are gone from the articles is marked as an orphan."""
    from store.database.corrections import holding, log, orphans
    from store.database.reader import Reader

    path = locations.to_read(db or ctx.find_root().obj).path
    with Reader.open(path) as reader:
        connection = reader.connection
        lines = log(connection)
        holds = {line.number for line in holding(lines)}
        lost = {line.number for line in orphans(connection)}
    for line in lines:
        if line.undone is not None:
            continue
        state = "orphan" if line.number in lost else "" if line.number in holds else "taken back"
        what = f"{line.number:>4} {line.made} {line.target:<16} {line.field:<10} {line.value or '(cleared)'}"
        sys.stdout.write(one_line(f"{what}  {state} {line.note}".rstrip()) + "\n")
