"""Which records an export is asked for, what stands beside each, and names for the keys in it."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any, NamedTuple

from store.database.edits.annotations import Annotations
from store.database.views import Beside

Record = dict[str, Any]


class Wanted(NamedTuple):
    """The records that are wanted: those of the events that a query finds."""

    connection: sqlite3.Connection
    annotations: Annotations
    keys: str
    """SQL that gives the keys of the events; empty where everything is wanted."""
    parameters: tuple[Any, ...]
    known_on: date | None = None
    """As of which day meetings are told of; None for now."""

    def only(self, condition: str) -> str:
        """``condition`` with the keys in place of ``{keys}``, as a part of a WHERE."""
        return " AND " + condition.format(keys=self.keys) if self.keys else ""


def fields_beside(beside: Beside) -> Record:
    """What people put beside an event or an article, as fields of its record."""
    return {"marked": beside.marked, "tags": list(beside.tags), "notes": list(beside.notes)}


class Names(dict[str, str]):
    """Names by key, looked up once each."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, key: str) -> str:
        from store.database.lookup.pages import names_of

        self[key] = name = names_of(self._connection, [key])[key]
        return name
