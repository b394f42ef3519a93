"""The log of corrections as a person reads it: what was set in the place of what was read, and whether it holds."""

from __future__ import annotations

from typing import NamedTuple

from store.database.edits.amendments import in_words
from store.database.edits.corrections import STANDING_ALONE, holding, log, orphans
from store.database.edits.readings import as_read
from store.database.lookup.reader import Reader


class Listed(NamedTuple):
    number: int
    made: str
    """When, in UTC."""
    target: str
    """Id of a meeting's claim, a statement or an actor, or an article's SHA-256."""
    field: str
    value: str
    """In words; empty where the field says all."""
    instead: str | None
    """What was read."""
    state: str
    """``holds``; ``taken back``, by an undo or a later correction; ``orphan`` where the words are gone."""
    note: str
    about: str = ""
    """What was corrected, in words: a meeting's title, who said what, an article's title, a name; empty where gone."""


def listed(reader: Reader) -> list[Listed]:
    """All corrections, oldest first; a line that only takes another back is none."""
    connection = reader.connection
    lines = log(connection)
    holds = {line.number for line in holding(lines)}
    lost = {line.number for line in orphans(connection)}
    return [
        Listed(
            line.number,
            line.made,
            line.target,
            line.field,
            _value(reader, line.field, line.value),
            as_read(connection, line),
            "orphan" if line.number in lost else "holds" if line.number in holds else "taken back",
            line.note,
            _about(reader, line.target),
        )
        for line in lines
        if line.undone is None
    ]


def _value(reader: Reader, field: str, value: str | None) -> str:
    """In words; another meeting or actor by its title or name."""
    if not value:
        return "" if field in STANDING_ALONE else "(cleared)"
    return _about(reader, value) or value if value.startswith(("p-", "m-")) else in_words(field, value)


def _about(reader: Reader, target: str) -> str:
    if target.startswith(("m-", "s-")):
        row = reader.find(target)
        return "" if row is None else row.title if row.kind == "meeting" else f"{row.who or 'nobody'}: {row.said}"
    column, table = ("name", "actor WHERE identity") if target.startswith("p-") else ("title", "article WHERE sha256")
    found = reader.connection.execute(f"SELECT {column} FROM {table} = ?", (target,)).fetchone()  # noqa: S608 - own words
    return str(found[0]) if found else ""
