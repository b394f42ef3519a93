"""The reports of a meeting as linking takes them, read back from the database."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from typing import NamedTuple

from store.database.codec import from_json
from store.linking import ArticleReport
from store.model import DateHow, Publication, Report, Span


class StoredReport(NamedTuple):
    loaded: int
    """Number of the load that brought its article."""
    item: ArticleReport


def reports_of(connection: sqlite3.Connection, meeting: int) -> list[StoredReport]:
    """The reports of the meeting in that row, by id."""
    rows = connection.execute(
        "SELECT a.loaded, a.sha256, a.published, a.published_earliest, a.published_latest, a.published_how, o.name,"
        " a.duplicates, r.model FROM report r JOIN article a ON a.id = r.article LEFT JOIN outlet o ON o.id = a.outlet"
        " WHERE r.meeting = ? ORDER BY +r.name",
        (meeting,),
    )
    return [
        StoredReport(
            row[0],
            ArticleReport(
                row[1],
                Publication(_day(row[2]), _day(row[3]), _day(row[4]), DateHow(row[5])),
                row[6],
                row[7],
                from_json(Report, row[8]),
            ),
        )
        for row in rows
    ]


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
