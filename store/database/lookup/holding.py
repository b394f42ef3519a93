"""Which articles hold the words that ``text:`` asks for."""

from __future__ import annotations

import sqlite3

KEPT = 8
"""Expressions whose articles are kept; a reader forgets them all when somebody writes."""


class Holding:
    """The articles of an open database by the words in them, as the full-text index has it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._kept: dict[str, bytes] = {}

    def are_few(self, match: str, most: int) -> bool:
        """Whether no more than so many articles hold the words."""
        if match in self._kept:
            return self._kept[match].count(1) <= most
        sql = "SELECT count(*) FROM (SELECT 1 FROM article_fts WHERE article_fts MATCH ? LIMIT ?)"
        (hits,) = self._connection.execute(sql, (match, most + 1)).fetchone()
        return bool(hits <= most)

    def marked(self, match: str) -> bytes:
        """A byte for each article's number, 1 where it holds the words.

        SQLite looks at a byte of a parameter several times as fast as it finds a number in a table of its own, which it
        would fill anew for each statement.
        """
        if match not in self._kept:
            (last,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM article").fetchone()
            marked = bytearray(last + 1)
            sql = "SELECT rowid FROM article_fts WHERE article_fts MATCH ?"
            for (article,) in self._connection.execute(sql, (match,)):
                marked[article] = 1
            while len(self._kept) >= KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[match] = bytes(marked)
        return self._kept[match]
