"""``talks-tui list``: the events of a query as lines, for people and for scripts that call it often."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from store.database.lookup.reader import Reader
from store.database.query import Query, has_passed, parse_query
from store.database.views import EventRow
from tui.commands import locations, plain
from tui.commands.outcome import DONE, NOTHING, narrate
from tui.commands.shell_words import join_words, whole_number

PAGE = 500
"""Events that are looked up at a time."""
COUNTED = 1_000
"""How far the events beyond a limit are counted, so that it takes no longer with more of them."""


class Wanted(NamedTuple):
    """What a command line asks for."""

    words: tuple[str, ...] = ()
    """The query as the shell gave it."""
    database: Path | None = None
    form: str | None = None
    """One of ``plain.FORMATS``; a table on a terminal and plain lines elsewhere unless given."""
    limit: int | None = None
    newest: bool = False
    known_on: date | None = None


def print_list(wanted: Wanted) -> int:
    """Prints the events; the exit code. Raises QueryError and DatabaseTrouble."""
    query = parse_query(join_words(wanted.words))
    if wanted.known_on is not None and has_passed(wanted.known_on):
        query = query.with_term("known", wanted.known_on.isoformat())
    form = wanted.form or ("table" if sys.stdout.isatty() else "plain")
    with Reader.open(locations.to_read(wanted.database).path) as reader:
        shown = print_events(reader, query, form, wanted.limit, wanted.newest)
        if not shown:
            narrate("no event matches")
            meant = reader.meant(query)
            for field, value, near in reader.unmatched(query):
                narrate(f"no {field} is called {value}" + (f"; did you mean {near}?" if near and not meant else ""))
            if meant:
                narrate(f"did you mean {meant}?")
        elif wanted.limit is not None and shown == wanted.limit:
            total = reader.count(query, cap=max(COUNTED, 2 * shown))
            if total.n > shown:
                narrate(f"{shown} of {total.of('event')}; raise --limit for more")
        if query.known_on is not None and (without := reader.never_known()).n:
            narrate(f"{without.of('event')} left out, as no day of printing is known")
    return DONE if shown else NOTHING


def print_events(reader: Reader, query: Query, form: str, limit: int | None, newest: bool = False) -> int:
    """Writes the events to standard output in one of ``plain.FORMATS``; gives their number."""
    if form == "table":
        from tui.tty.terminal import probe

        return plain.write_events(events(reader, query, limit, newest), form, sys.stdout, probe().columns)
    return plain.write_events(events(reader, query, limit, newest), form, sys.stdout)


def events(reader: Reader, query: Query, limit: int | None = None, newest: bool = False) -> Iterator[EventRow]:
    """The events of a query one by one, looked up a page at a time."""
    left = limit
    at: int | None = None
    while left is None or left > 0:
        size = PAGE if left is None else min(PAGE, left)
        after, before = (None, at) if newest else (at, None)
        rows = reader.events(query, after=after, before=before, limit=size, newest_first=newest)
        yield from rows
        if len(rows) < size:
            return
        at = rows[-1].key
        left = None if left is None else left - len(rows)


def understood(arguments: Sequence[str]) -> Wanted | None:
    """A plain ``list`` command line, read without the machinery of the others; None where that is needed.

    It takes the database before or after ``list``, ``--format``, ``--limit`` and ``--newest``. Help, mistakes and
    rarer options are left to the command line proper, which says the same of the rest.
    """
    words: list[str] = []
    options: dict[str, str] = {}
    newest = named = False
    left = list(arguments)
    while left:
        argument = left.pop(0)
        name, equals, value = argument.partition("=")
        if name in ("--db", *(("--format", "--limit") if named else ())):
            if not equals and not left:
                return None
            options[name] = value if equals else left.pop(0)
        elif argument == "--newest" and named:
            newest = True
        elif argument in ("-h", "-") or argument.startswith("--"):
            return None
        elif not named:
            if argument != "list":
                return None
            named = True
        else:
            words += ("not", argument[1:]) if argument[0:1] == "-" else (argument,)
    limit, form, database = options.get("--limit"), options.get("--format"), options.get("--db")
    fine = (limit is None or whole_number(limit) is not None) and (form is None or form in plain.FORMATS)
    if not named or not fine or database == "":
        return None
    return Wanted(tuple(words), Path(database) if database else None, form, int(limit) if limit else None, newest)
