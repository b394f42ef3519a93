"""The reports of a meeting as linking takes them, read back from the database."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import NamedTuple

from store.database.codec import from_json
from store.linking import ArticleReport
from store.model import DateHow, Publication, Report


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


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
