"""The full-text indexes, kept by the one writer.

Not by triggers: SQLite has a full-text index write out all that it holds in memory before each statement that sets off
a trigger, so that each row would be a piece of the index by itself, to be merged with the others later.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Indexed(NamedTuple):
    """A table with words and the index of them; the names of both begin with ``of``."""

    of: str
    key: str
    columns: tuple[str, ...]


EVENTS = Indexed("event", "key", ("words", "names"))
ARTICLES = Indexed("article", "article", ("text",))

Row = tuple[object, ...]
"""A key and its words."""


class WordIndex:
    """A table with words and its index, which are written together, in rising order: an index takes that best."""

    def __init__(self, connection: sqlite3.Connection, table: Indexed) -> None:
        self._connection = connection
        columns, marks = ", ".join(table.columns), ", ".join("?" * (1 + len(table.columns)))
        index, text = f"{table.of}_fts", f"{table.of}_text"
        self._insert = f"INSERT INTO {text} ({table.key}, {columns}) VALUES ({marks})"  # noqa: S608 - own names
        self._index = f"INSERT INTO {index} (rowid, {columns}) VALUES ({marks})"  # noqa: S608
        self._delete = f"DELETE FROM {text} WHERE {table.key} = ? RETURNING {table.key}, {columns}"  # noqa: S608
        self._take_out = f"INSERT INTO {index} ({index}, rowid, {columns}) VALUES ('delete', {marks})"  # noqa: S608
        self._gone: list[Row] = []
        """Rows that are still in the index."""

    def forget(self) -> None:
        """Drops what is kept in memory: needed after a transaction was rolled back."""
        self._gone.clear()

    def remove(self, key: int) -> None:
        """Takes a row away; ``put`` takes its words out of the index."""
        self._gone += self._connection.execute(self._delete, (key,)).fetchall()

    def put(self, rows: Iterable[Row] = ()) -> None:
        """Brings the index up to date, and adds rows."""
        gone, self._gone = sorted(self._gone), []
        new: Sequence[Row] = sorted(rows)
        self._connection.executemany(self._take_out, gone)
        self._connection.executemany(self._insert, new)
        self._connection.executemany(self._index, new)
