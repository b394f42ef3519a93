"""What has been loaded already: files, the articles they held, and what was told about each."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from store.database.edits.corrections import corrections_in
from store.database.writing.block_table import marks, parts
from store.model import SourceText


class KnownFile(NamedTuple):
    size: int
    modified: int
    digest: str
    articles: int
    reading: str
    """Versions and options it was read with."""


@dataclass(frozen=True, slots=True)
class KnownArticle:
    parser: str
    lexicon: str
    told: tuple[str | None, ...]
    """Origin, then the fields of ``TOLD``, as they were when the article was read."""


def told_of(source: SourceText) -> tuple[str | None, ...]:
    day = source.published.isoformat() if source.published else None
    return source.origin, source.given_id, source.url, source.title, source.outlet, day


class Inventory:
    """Looks things up for a load, and records what it did."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def files(self, paths: Collection[str]) -> dict[str, KnownFile]:
        """What was noted of those of the files that were read."""
        known: dict[str, KnownFile] = {}
        for part in parts(paths):
            sql = f"SELECT path, size, modified, digest, articles, reading FROM file WHERE path IN ({marks(part)})"  # noqa: S608
            known.update((path, KnownFile(*row)) for path, *row in self._connection.execute(sql, part))
        return known

    def article(self, sha256: str) -> KnownArticle | None:
        row = self._connection.execute(
            "SELECT parser, lexicon, origin, given_id, url, given_title, given_outlet, given_published FROM article"
            " WHERE sha256 = ?",
            (sha256,),
        ).fetchone()
        return KnownArticle(row[0], row[1], tuple(row[2:])) if row else None

    def sha256_at(self, origin: str) -> str | None:
        """The article that came from there at the last load."""
        row = self._connection.execute(
            "SELECT a.sha256 FROM source s JOIN article a ON a.id = s.article WHERE s.origin = ?", (origin,)
        ).fetchone()
        return str(row[0]) if row else None

    def has_other_origin(self, sha256: str, origin: str) -> bool:
        """Whether the article also came from somewhere else."""
        return (
            self._connection.execute(
                "SELECT 1 FROM source s JOIN article a ON a.id = s.article WHERE a.sha256 = ? AND s.origin <> ?"
                " LIMIT 1",
                (sha256, origin),
            ).fetchone()
            is not None
        )

    def together(self, source: SourceText) -> SourceText:
        """``source`` with what all places it came from tell of it, whatever the order in which they were loaded.

        The origin is the least one; each field comes from the least origin that has it. A publication day that a
        person corrected goes before all.
        """
        rows = self._connection.execute(
            "SELECT s.origin, s.given_id, s.url, s.title, s.outlet, s.published FROM source s"
            " JOIN article a ON a.id = s.article WHERE a.sha256 = ? AND s.origin <> ?",
            (source.sha256, source.origin),
        ).fetchall()
        told = sorted([told_of(source), *(tuple(row) for row in rows)], key=lambda row: row[0] or "")
        best = [next((row[column] for row in told if row[column] is not None), None) for column in range(6)]
        day = self.corrected_day(source.sha256, best[5])
        return replace(
            source,
            origin=best[0] or source.origin,
            given_id=best[1],
            url=best[2],
            title=best[3],
            outlet=best[4],
            published=date.fromisoformat(day) if day else None,
        )

    def corrected_day(self, sha256: str, day: str | None) -> str | None:
        """The publication day that a person set for the article, else ``day``."""
        return corrections_in(self._connection).day(sha256, day)

    def outdated(self, parser: str, lexicon: str) -> list[str]:
        """The articles that another version read, by SHA-256, in order."""
        rows = self._connection.execute(
            "SELECT sha256 FROM article WHERE (parser, lexicon) <> (?, ?) ORDER BY sha256", (parser, lexicon)
        )
        return [sha256 for (sha256,) in rows]

    def stored(self, sha256: str) -> SourceText | None:
        """The article as it would be read again: its text and what is told of it now."""
        row = self._connection.execute(
            "SELECT t.text, a.sha256, a.origin, a.given_id, a.url, a.given_title, a.given_outlet, a.encoding"
            " FROM article a JOIN article_text t ON t.article = a.id WHERE a.sha256 = ?",
            (sha256,),
        ).fetchone()
        if row is None:
            return None
        day = self._connection.execute(
            "SELECT s.published FROM source s JOIN article a ON a.id = s.article WHERE a.sha256 = ?"
            " AND s.published IS NOT NULL ORDER BY s.origin LIMIT 1",
            (sha256,),
        ).fetchone()
        told = self.corrected_day(sha256, day[0] if day else None)
        return SourceText(
            text=row[0],
            sha256=row[1],
            origin=row[2],
            given_id=row[3],
            url=row[4],
            title=row[5],
            outlet=row[6],
            published=date.fromisoformat(told) if told else None,
            encoding=row[7],
        )

    # ------------------------------------------------------------------ recording

    def record_source(self, source: SourceText) -> None:
        """Notes that the article came from there, and what was told of it there."""
        origin, *told = told_of(source)
        self._connection.execute(
            "INSERT INTO source SELECT ?, id, ?, ?, ?, ?, ? FROM article WHERE sha256 = ?"
            " ON CONFLICT (origin) DO UPDATE SET article = excluded.article, given_id = excluded.given_id,"
            " url = excluded.url, title = excluded.title, outlet = excluded.outlet, published = excluded.published",
            (origin, *told, source.sha256),
        )

    def record_file(self, path: str, file: KnownFile) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)",
            (path, file.size, file.modified, file.digest, file.articles, file.reading),
        )
