"""The rows that the one writer gives out."""

from __future__ import annotations

import sqlite3


class Numbers:
    """The next free row of each table, looked up once a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._last: dict[str, int] = {}

    def forget(self) -> None:
        """Looks them up anew: needed with each transaction."""
        self._last.clear()

    def next(self, table: str) -> int:
        """The next free row of a table."""
        number = self._last.get(table)
        if number is None:
            (number,) = self._connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()  # noqa: S608
        self._last[table] = number + 1
        return int(number) + 1
