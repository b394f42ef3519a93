"""Reports as linking takes them, read back from the database."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from store.database.codec import from_json
from store.database.writing.block_table import marks, parts
from store.linking import ArticleReport
from store.model import DateHow, Publication, Report, Span

KEPT_REPORTS = 20_000
_ARTICLE = "a.sha256, a.published, a.published_earliest, a.published_latest, a.published_how, o.name, a.duplicates"
_FROM = "FROM report r JOIN article a ON a.id = r.article LEFT JOIN outlet o ON o.id = a.outlet"


class StoredReport(NamedTuple):
    loaded: int
    """Number of the load that brought its article."""
    item: ArticleReport


def reports_of(connection: sqlite3.Connection, meeting: int) -> list[StoredReport]:
    """The reports of the meeting in that row, by id."""
    rows = connection.execute(
        f"SELECT a.loaded, r.model, {_ARTICLE} {_FROM} WHERE r.meeting = ? ORDER BY +r.name",
        (meeting,),
    )
    return [StoredReport(row[0], _item(row[2:], from_json(Report, row[1]))) for row in rows]


def _item(article: Sequence[Any], report: Report) -> ArticleReport:
    sha256, day, earliest, latest, how, outlet, duplicates = article
    published = Publication(_day(day), _day(earliest), _day(latest), DateHow(how))
    return ArticleReport(sha256, published, outlet, duplicates, report)


@dataclass(frozen=True, slots=True)
class FiledReport:
    """A report with the rows that it is filed under."""

    number: int
    article: int
    outlet: int | None
    meeting: int | None
    mentioned: tuple[int, ...]
    item: ArticleReport


class FiledReports:
    """The reports of an open database for its one writer, which keeps those that it decoded or filed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._kept: dict[int, Report] = {}

    def forget(self) -> None:
        """Drops what is kept in memory."""
        self._kept.clear()

    def drop(self, number: int) -> None:
        """Notes that there is no such report any more."""
        self._kept.pop(number, None)

    def keep(self, number: int, report: Report) -> Report:
        """Keeps a report for the batches that touch it again."""
        if len(self._kept) >= KEPT_REPORTS:
            self._kept.clear()
        self._kept[number] = report
        return report

    def of_article(self, article: int) -> Iterator[FiledReport]:
        """The reports of an article, by id."""
        return self._where("r.article = ?", (article,))

    def by_number(self, numbers: Collection[int]) -> Iterator[FiledReport]:
        """Reports by their rows."""
        for part in parts(numbers):
            yield from self._where(f"r.id IN ({marks(part)})", part)

    def _where(self, where: str, parameters: Sequence[int]) -> Iterator[FiledReport]:
        rows = self._connection.execute(
            f"SELECT r.id, r.article, a.outlet, r.meeting, r.mentioned, r.model, {_ARTICLE} {_FROM} WHERE {where}"
            " ORDER BY r.name",
            parameters,
        )
        for number, article, outlet, meeting, mentioned, model, *about in rows.fetchall():
            report = self._kept.get(number) or self.keep(number, from_json(Report, model))
            yield FiledReport(number, article, outlet, meeting, tuple(json.loads(mentioned)), _item(about, report))


def published_of(connection: sqlite3.Connection, article: int) -> Publication:
    """When the article in that row came out, as far as it is known now."""
    day, earliest, latest, how, evidence, reasons, conflict = connection.execute(
        "SELECT published, published_earliest, published_latest, published_how, published_evidence,"
        " published_reasons, published_conflict FROM article WHERE id = ?",
        (article,),
    ).fetchone()
    spans = tuple(Span(*span) for span in json.loads(evidence))
    reasons = tuple(json.loads(reasons))
    return Publication(_day(day), _day(earliest), _day(latest), DateHow(how), spans, reasons, conflict)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
