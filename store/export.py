"""JSON Lines and CSV for other programs: one object a line, written as it is read.

Field names and values are a contract: see the project's README. Names stand for keys, days are ISO strings, and what
is not known is null.
"""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from store.confidence import confidence
from store.database.codec import encode, from_json
from store.database.reader import DatabaseTrouble, Reader
from store.database.trouble import explained
from store.model import READ_KINDS, Meeting, Report, Statement, When

__all__ = ["FIELDS", "KINDS", "DatabaseTrouble", "csv_cell", "export", "records"]

Record = dict[str, Any]
FIELDS = {
    "articles": (
        "id", "sha256", "source", "url", "title", "outlet", "published", "published_earliest", "published_latest",
        "published_how", "published_evidence", "published_reasons", "published_conflict", "length", "encoding",
        "copies", "boilerplate", "dates",
    ),
    "meetings": (
        "id", "title", "kind", "participants", "absent", "mediators", "hosts", "people", "place", "country", "start",
        "end", "start_earliest", "start_latest", "previous_start", "precision", "date_how", "status", "round",
        "history", "contradictions", "reports", "rules", "corrected",
    ),
    "statements": (
        "id", "article_sha256", "act", "kind", "speaker", "speaker_id", "speaker_span", "cue_span", "content", "via",
        "sources", "anonymous", "negative", "said_on", "venue", "meeting_id", "text", "rules", "confidence",
        "corrected",
    ),
    "actors": ("id", "name", "kind", "affiliation", "roles", "aliases", "statements", "meetings"),
}  # fmt: skip
KINDS = tuple(FIELDS)
NESTED = ("history", "contradictions", "reports", "dates", "boilerplate", "published_evidence", "content")
"""Fields that only JSON Lines carry."""


def export(path: Path, what: str, form: str, stream: IO[str]) -> int:
    """Writes all records of a kind (``KINDS``) as ``jsonl`` or ``csv`` to ``stream``; gives their number."""
    with Reader.open(path) as reader, explained(path):
        found = records(reader, what)
        return _write_csv(found, what, stream) if form == "csv" else _write_jsonl(found, stream)


def records(reader: Reader, what: str) -> Iterator[Record]:
    """All records of a kind, in an order that depends on what they hold and not on when they were loaded."""
    makers: dict[str, Callable[[sqlite3.Connection], Iterator[Record]]] = {
        "articles": _articles,
        "meetings": _meetings,
        "statements": _statements,
        "actors": _actors,
    }
    return makers[what](reader.connection)


def _write_jsonl(found: Iterator[Record], stream: IO[str]) -> int:
    written = 0
    for record in found:
        stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        written += 1
    return written


def _write_csv(found: Iterator[Record], what: str, stream: IO[str]) -> int:
    columns = [name for name in FIELDS[what] if name not in NESTED]
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    written = 0
    for record in found:
        writer.writerow([csv_cell(record[name]) for name in columns])
        written += 1
    return written


def csv_cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like it gets an apostrophe in front.

    >>> csv_cell("=1+1"), csv_cell(["a", "b"]), csv_cell(None), csv_cell(True)
    ("'=1+1", 'a; b', '', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    cell = "; ".join(_item(item) for item in value) if isinstance(value, list | tuple) else str(value)
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") else cell


def _item(item: object) -> str:
    if isinstance(item, dict):
        days = "/".join(str(item[key] or "…") for key in ("from", "to") if key in item)
        return f"{item.get('title', '')} ({days})" if days != "…/…" else str(item.get("title", ""))
    return str(item)


# --------------------------------------------------------------------------- articles


def _articles(connection: sqlite3.Connection) -> Iterator[Record]:
    rows = connection.execute(
        "SELECT a.name, a.sha256, a.origin, a.url, a.printed_title, o.name, a.published, a.published_earliest,"
        " a.published_latest, a.published_how, a.published_evidence, a.published_reasons, a.published_conflict,"
        " a.length, a.encoding, a.duplicates, a.blocks, a.dates, a.id FROM article a"
        " LEFT JOIN outlet o ON o.id = a.outlet ORDER BY coalesce(a.published, a.published_earliest, '9'), a.sha256"
    )
    prose = {kind.value for kind in READ_KINDS}
    for row in rows:
        copies = connection.execute(
            "SELECT name FROM article WHERE duplicates = ? AND id <> ? ORDER BY +name", (row[15], row[18])
        )
        yield {
            "id": row[0],
            "sha256": row[1],
            "source": row[2],
            "url": row[3],
            "title": row[4],
            "outlet": row[5],
            "published": row[6],
            "published_earliest": row[7],
            "published_latest": row[8],
            "published_how": row[9],
            "published_evidence": json.loads(row[10]),
            "published_reasons": json.loads(row[11]),
            "published_conflict": row[12] or None,
            "length": row[13],
            "encoding": row[14],
            "copies": [name for (name,) in copies],
            "boilerplate": [block for block in json.loads(row[16]) if block[2] not in prose],
            "dates": json.loads(row[17]),
        }


# --------------------------------------------------------------------------- meetings


class _Names(dict[str, str]):
    """Names by key, looked up once each."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, key: str) -> str:
        from store.database.pages import names_of

        self[key] = name = names_of(self._connection, [key])[key]
        return name


def _meetings(connection: sqlite3.Connection) -> Iterator[Record]:
    names = _Names(connection)
    rows = connection.execute(
        "SELECT m.id, m.model, m.corrected FROM meeting m JOIN event e ON e.key = m.event"
        " ORDER BY coalesce(e.first, 9999999), m.name"
    )
    for number, model, corrected in rows:
        meeting = from_json(Meeting, model)
        record = {"id": meeting.id, **_values(meeting, names)}
        record["history"] = [
            {
                "day": encode(entry.day),
                "article_sha256": entry.article_sha256,
                "span": encode(entry.span),
                "status": entry.status.value,
                "start": entry.start,
                "by": entry.by,
                "via": entry.via,
                "polarity": _polarity(entry.negative),
            }
            for entry in meeting.history
        ]
        record["contradictions"] = [
            {
                "field": contradiction.field,
                "values": [
                    {"value": value.value, "articles": list(value.articles), "independent": value.independent}
                    for value in contradiction.values
                ],
            }
            for contradiction in meeting.contradictions
        ]
        record["reports"] = list(_reports(connection, number, names))
        record["rules"] = list(meeting.rules)
        record["corrected"] = json.loads(corrected)
        yield record


def _reports(connection: sqlite3.Connection, meeting: int, names: _Names) -> Iterator[Record]:
    rows = connection.execute(
        "SELECT a.sha256, r.model FROM report r JOIN article a ON a.id = r.article WHERE r.meeting = ?"
        " ORDER BY a.sha256, r.name",
        (meeting,),
    )
    for sha256, model in rows:
        report = from_json(Report, model)
        yield {
            "article_sha256": sha256,
            "evidence": encode(report.evidence),
            "claims": [
                {
                    "id": claim.id,
                    "span": encode(claim.span),
                    "status": claim.status.value,
                    "polarity": _polarity(claim.negative),
                    "by": claim.by,
                    "rules": list(claim.rules),
                }
                for claim in report.claims
            ],
            "confidence": confidence(
                (*report.rules, *(rule for claim in report.claims for rule in claim.rules)), "meetings"
            ),
            **_values(report, names),
        }


def _values(record: Meeting | Report, names: _Names) -> Record:
    """The fields that a meeting and each report of it have in common."""
    when: When = record.when
    return {
        "title": record.title,
        "kind": record.kind.value,
        "participants": [names[key] for key in record.participants],
        "absent": [names[key] for key in record.absent],
        "mediators": [names[key] for key in record.mediators],
        "hosts": [names[key] for key in record.hosts],
        "people": [names[key] for key in record.people],
        "place": names[record.place] if record.place else None,
        "country": names[record.country] if record.country else None,
        "start": when.start,
        "end": when.end,
        "start_earliest": encode(when.earliest),
        "start_latest": encode(when.latest),
        "previous_start": record.previous.start if record.previous else None,
        "precision": when.precision.value,
        "date_how": when.how or None,
        "status": record.status.value,
        "round": record.round,
    }


def _polarity(negative: bool) -> str:
    return "negative" if negative else "positive"


# --------------------------------------------------------------------------- statements and actors


def _statements(connection: sqlite3.Connection) -> Iterator[Record]:
    rows = connection.execute(
        "SELECT s.model, e.words, s.said_on, a.sha256, m.name, p.identity, s.corrected"
        " FROM statement s JOIN event_text e ON e.key = s.event JOIN article a ON a.id = s.article"
        " LEFT JOIN report r ON r.id = s.report"
        " LEFT JOIN meeting m ON m.id = r.meeting LEFT JOIN actor p ON p.id = s.speaker"
        " ORDER BY a.sha256, json_extract(s.model, '$.content[0][0]'), s.name"
    )
    for model, words, said_on, sha256, meeting_id, speaker_id, corrected in rows:
        statement = from_json(Statement, model)
        yield {
            "id": statement.id,
            "article_sha256": sha256,
            "act": statement.act.value,
            "kind": statement.kind.value,
            "speaker": statement.speaker,
            "speaker_id": speaker_id,
            "speaker_span": encode(statement.speaker_span),
            "cue_span": encode(statement.cue_span),
            "content": encode(statement.content),
            "via": statement.via,
            "sources": list(statement.sources),
            "anonymous": statement.anonymous,
            "negative": statement.negative,
            "said_on": said_on,
            "venue": statement.venue,
            "meeting_id": meeting_id,
            "text": words,
            "rules": list(statement.rules),
            "confidence": confidence(statement.rules, "statements"),
            "corrected": json.loads(corrected),
        }


def _actors(connection: sqlite3.Connection) -> Iterator[Record]:
    names = _Names(connection)
    counted = (
        "SELECT e.kind, count(*) FROM event_actor x JOIN event e ON e.key = x.event JOIN actor q ON q.id = x.actor"
        " WHERE q.leader = ? AND ((e.kind = 'statement' AND x.roles & 1) OR (e.kind = 'meeting' AND x.roles & 22))"
        " GROUP BY 1"
    )
    rows = connection.execute(
        "SELECT id, identity, name, kind, affiliation FROM actor a WHERE leader = id AND EXISTS"
        " (SELECT 1 FROM actor b JOIN article_actor x ON x.actor = b.id WHERE b.leader = a.id) ORDER BY identity"
    )
    for number, identity, name, kind, affiliation in rows:
        roles = connection.execute(
            "SELECT x.title, min(r.published), max(r.published) FROM actor b JOIN article_actor x ON x.actor = b.id"
            " JOIN article r ON r.id = x.article WHERE b.leader = ? AND x.title IS NOT NULL GROUP BY 1 ORDER BY 2, 1",
            (number,),
        )
        aliases = connection.execute(
            "SELECT DISTINCT s.surface FROM actor b JOIN alias s ON s.kind = 'actor' AND s.id = b.id"
            " WHERE b.leader = ? AND s.surface <> '' AND s.surface <> ? ORDER BY 1",
            (number, name),
        )
        counts = dict(connection.execute(counted, (number,)))
        yield {
            "id": identity,
            "name": name,
            "kind": kind,
            "affiliation": names[affiliation] if affiliation else None,
            "roles": [{"title": title, "from": first, "to": last} for title, first, last in roles],
            "aliases": [surface for (surface,) in aliases],
            "statements": counts.get("statement", 0),
            "meetings": counts.get("meeting", 0),
        }
