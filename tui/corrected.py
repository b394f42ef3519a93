"""The log of corrections as a person reads it: what was set in the place of what was read, and whether it holds."""

from __future__ import annotations

from typing import NamedTuple

from store.database.amendments import in_words
from store.database.corrections import STANDING_ALONE, holding, log, orphans
from store.database.reader import Reader
from store.database.readings import as_read


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
            in_words(line.field, line.value) if line.value else "" if line.field in STANDING_ALONE else "(cleared)",
            as_read(connection, line),
            "orphan" if line.number in lost else "holds" if line.number in holds else "taken back",
            line.note,
        )
        for line in lines
        if line.undone is None
    ]
