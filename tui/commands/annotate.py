"""``talks-tui mark``, ``tag`` and ``note``: what a person puts beside events and articles."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from store.database.trouble import DatabaseTrouble
from store.text import one_line
from tui.commands import locations
from tui.commands.completing import complete_tag
from tui.commands.options import OWN_DATABASE_OPTION as DATABASE_OPTION
from tui.commands.outcome import NOTHING, narrate

OFF_OPTION = click.option("--off", is_flag=True, help="Take it off again.")


def _write(ctx: click.Context, db: Path | None, change: Callable[[Path], Any]) -> Any:
    from store.annotating import AnnotationError

    path = locations.to_write(db or ctx.find_root().obj)
    if not path.exists():
        raise DatabaseTrouble(f"Marks need a database of your own; {path} is not there: talks-tui load FILE...")
    try:
        return change(path)
    except AnnotationError as error:
        raise click.UsageError(one_line(str(error))) from error


def _identities(words: Iterable[str]) -> list[str]:
    """The ids that were given; ``-`` stands for those on standard input, of which the last word of a line counts."""
    found: list[str] = []
    for word in words:
        if word == "-":
            found += [line.split()[-1] for line in sys.stdin if line.strip()]
        else:
            found.append(word)
    if not found:
        raise click.UsageError("no ids: give some, or - to read them from standard input")
    return found


@click.command(short_help="Mark events and articles.")
@click.argument("identities", metavar="ID...", nargs=-1, required=True)
@OFF_OPTION
@DATABASE_OPTION
@click.pass_context
def mark(ctx: click.Context, identities: tuple[str, ...], off: bool, db: Path | None) -> None:
    """Mark meetings (m-...), statements (s-...) and articles (a-...); talks-tui list is:marked finds them.

    A - reads the ids from standard input: talks-tui list held round:3 | talks-tui mark -
    """
    from store.annotating import mark as write

    _write(ctx, db, lambda path: write(path, _identities(identities), on=not off))


@click.command(short_help="Give events and articles a TAG.")
@click.argument("name", metavar="[TAG", required=False, shell_complete=complete_tag)
@click.argument("identities", metavar="ID...]", nargs=-1)
@OFF_OPTION
@DATABASE_OPTION
@click.pass_context
def tag(ctx: click.Context, name: str | None, identities: tuple[str, ...], off: bool, db: Path | None) -> None:
    """Give events and articles a TAG; talks-tui list tag:TAG finds them. Without a TAG: print all tags.

    A - reads the ids from standard input. Several tags at once: one,two.
    """
    if name is None:
        from store.database.lookup.reader import Reader

        with Reader.open(locations.to_read(db or ctx.find_root().obj).path) as reader:
            tags = reader.tags()
        for label, count in tags:
            sys.stdout.write(one_line(f"{count:>6}  {label}") + "\n")
        if not tags:
            narrate("no tags yet: talks-tui tag TAG ID gives one")
            ctx.exit(NOTHING)
        return
    from store.annotating import tag as put
    from store.annotating import untag as take

    names = name.split(",")
    _write(ctx, db, lambda path: (take if off else put)(path, _identities(identities), names))


@click.command(short_help="Put a note beside an event or an article.")
@click.argument("identity", metavar="ID", required=False)
@click.argument("text", nargs=-1)
@click.option("--undo", type=int, metavar="NUMBER", help="Take back the note, tag or mark of that number.")
@DATABASE_OPTION
@click.pass_context
def note(ctx: click.Context, identity: str | None, text: tuple[str, ...], undo: int | None, db: Path | None) -> None:
    """Put a note beside an event or an article; talks-tui list note:WORDS finds it.

    With an ID alone: print what stands beside it, each line with its number. TEXT - reads standard input.
    """
    if undo is not None:
        from store.annotating import take_back

        line = _write(ctx, db, lambda path: take_back(path, undo))
        sys.stderr.write(one_line(f"taken back: {line.number} {line.target} {line.field} {line.value}").rstrip() + "\n")
        return
    if identity is None:
        raise click.UsageError("an ID is missing: talks-tui list prints them at the end of each line")
    if not text:
        ctx.exit(_print(locations.to_read(db or ctx.find_root().obj).path, identity))
    from store.annotating import note as write

    words = sys.stdin.read() if text == ("-",) else " ".join(text)
    _write(ctx, db, lambda path: write(path, identity, words))


def _print(path: Path, identity: str) -> int:
    from store.database.lookup.reader import Reader

    with Reader.open(path) as reader:
        lines = reader.annotations(identity)
        known = bool(lines) or reader.find(identity) is not None or reader.article(identity) is not None
    for line in lines:
        sys.stdout.write(one_line(f"{line.number:>5} {line.made} {line.field:<4} {line.value}").rstrip() + "\n")
    if not lines:
        narrate(f"nothing stands beside {identity}" if known else f"nothing here has the id {identity}")
    return 0 if lines else NOTHING
