"""An article with its corrections as a row of a gold set: what the accuracy gate scores against.

The fields are those of the gold sets (see the README of the gold sets): meetings and statements by what they come to,
with the words as evidence. What nobody corrected is as the program read it, so a row is a draft to be looked over.
"""

from __future__ import annotations

import sqlite3
from pathlib import PurePath
from typing import Any

from store.database.codec import encode, from_json
from store.database.edits.corrections import holding, log
from store.database.lookup.pages import names_of
from store.database.lookup.reader import Reader
from store.model import Act, Meeting, Report, Statement

Row = dict[str, Any]


def corrected_articles(connection: sqlite3.Connection) -> list[str]:
    """The ids of the articles that a correction which holds is about, in order."""
    digests = {line.article for line in holding(log(connection)) if line.article is not None}
    rows = [connection.execute("SELECT name FROM article WHERE sha256 = ?", (digest,)).fetchone() for digest in digests]
    return sorted(row[0] for row in rows if row is not None)


def gold_row(reader: Reader, identity: str) -> Row | None:
    """The article as one object of a gold set; None where there is no such article."""
    page = reader.article(identity)
    if page is None:
        return None
    connection = reader.connection
    number, given = connection.execute("SELECT id, given_id FROM article WHERE sha256 = ?", (page.sha256,)).fetchone()
    return {
        "id": given or page.id,
        "file": PurePath(page.source).name,
        "sha256": page.sha256,
        "published": page.published,
        "published_true": page.published,
        "published_earliest": page.published_earliest,
        "published_latest": page.published_latest,
        "published_how": page.published_how,
        "meetings": _meetings(connection, number),
        "statements": _statements(connection, number),
    }


def _meetings(connection: sqlite3.Connection, article: int) -> list[Row]:
    found = []
    for model, whole, corrected in connection.execute(
        "SELECT r.model, m.model, m.corrected FROM report r JOIN meeting m ON m.id = r.meeting WHERE r.article = ?"
        " ORDER BY r.id",
        (article,),
    ):
        report, meeting = from_json(Report, model), from_json(Meeting, whole)
        # What a person set holds of the meeting; the rest is what this article says of it.
        told: Report | Meeting = meeting if corrected != "[]" else report
        keys = [*told.participants, *told.people, told.place, told.country]
        names = names_of(connection, keys)
        found.append(
            {
                "title": told.title,
                "status": told.status.value,
                "kind": told.kind.value,
                "participants": [names[key] for key in told.participants],
                "people": [names[key] for key in told.people],
                "place": names[told.place] if told.place else None,
                "country": names[told.country] if told.country else None,
                "start": told.when.start,
                "end": told.when.end,
                "previous_start": told.previous.start if told.previous else None,
                "round": told.round,
                "evidence": encode(report.evidence),
                "thread": meeting.id,
                "by": report.claims[0].by or "article",
            }
        )
    return found


def _statements(connection: sqlite3.Connection, article: int) -> list[Row]:
    rows = connection.execute("SELECT s.model FROM statement s WHERE s.article = ? ORDER BY s.id", (article,))
    said = [from_json(Statement, model) for (model,) in rows]
    return [
        {
            "speaker": each.speaker,
            "speaker_span": encode(each.speaker_span),
            "kind": each.kind.value,
            "anonymous": each.anonymous,
            "content": encode(each.content),
            "via": each.via,
        }
        for each in said
        if each.act is Act.STATEMENT
    ]
