"""Every record of the export contract, as plain values in the order of its fields.

Field names and values are a contract: see the project's README. Names stand for keys, days are ISO strings, and what
is not known is null.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from store.confidence import confidence
from store.database.annotations import Annotations
from store.database.codec import encode, from_json
from store.database.filters import Compiler
from store.database.query import EMPTY, Query
from store.database.reader import Reader
from store.database.stored_reports import reports_of
from store.database.views import Beside
from store.linking import meeting_known_on
from store.model import READ_KINDS, Meeting, Report, Statement, When

Record = dict[str, Any]
FIELDS = {
    "articles": (
        "id", "sha256", "source", "url", "title", "outlet", "published", "published_earliest", "published_latest",
        "published_how", "published_evidence", "published_reasons", "published_conflict", "length", "encoding",
        "copies", "boilerplate", "dates", "marked", "tags", "notes",
    ),
    "meetings": (
        "id", "title", "kind", "participants", "absent", "mediators", "hosts", "people", "place", "country", "start",
        "end", "start_earliest", "start_latest", "previous_start", "precision", "date_how", "status", "round",
        "history", "contradictions", "reports", "rules", "corrected", "marked", "tags", "notes",
    ),
    "statements": (
        "id", "article_sha256", "act", "kind", "speaker", "speaker_id", "speaker_span", "cue_span", "content", "via",
        "sources", "anonymous", "negative", "said_on", "published", "venue", "meeting_id", "text", "rules",
        "confidence", "corrected", "marked", "tags", "notes",
    ),
    "actors": ("id", "name", "kind", "affiliation", "roles", "aliases", "statements", "meetings"),
    "annotations": ("id", "made", "target", "article_sha256", "span", "field", "value"),
}  # fmt: skip
KINDS = tuple(FIELDS)
NESTED = ("history", "contradictions", "reports", "dates", "boilerplate", "published_evidence", "content")
"""Fields that only JSON Lines carry."""


class _Cut(NamedTuple):
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


def records(reader: Reader, what: str, query: Query = EMPTY) -> Iterator[Record]:
    """All records of a kind that belong to the events ``query`` finds, in an order that depends on what they hold.

    Articles are those that tell of these events, actors those that are named in them. The empty query takes all that
    is there, also what lists leave out.
    """
    makers: dict[str, Callable[[_Cut], Iterator[Record]]] = {
        "articles": _articles,
        "meetings": _meetings,
        "statements": _statements,
        "actors": _actors,
        "annotations": _annotations,
    }
    keys, parameters = "", ()
    if query:
        plan = Compiler(reader.connection).plan(query)
        keys, parameters = plan.sql("e.key"), plan.bound()
    return makers[what](_Cut(reader.connection, reader.compiler.annotations, keys, parameters, query.known_on))


def _beside(beside: Beside) -> Record:
    return {"marked": beside.marked, "tags": list(beside.tags), "notes": list(beside.notes)}


# --------------------------------------------------------------------------- articles


def _articles(cut: _Cut) -> Iterator[Record]:
    connection = cut.connection
    told = cut.only("a.id IN (SELECT article FROM event_article WHERE event IN ({keys}))")
    rows = connection.execute(
        "SELECT a.name, a.sha256, a.origin, a.url, a.printed_title, o.name, a.published, a.published_earliest,"  # noqa: S608
        " a.published_latest, a.published_how, a.published_evidence, a.published_reasons, a.published_conflict,"
        " a.length, a.encoding, a.duplicates, a.blocks, a.dates, a.id FROM article a"
        f" LEFT JOIN outlet o ON o.id = a.outlet WHERE 1{told}"
        " ORDER BY coalesce(a.published, a.published_earliest, '9'), a.sha256",
        cut.parameters,
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
            **_beside(cut.annotations.of_article(row[18])),
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


def _meetings(cut: _Cut) -> Iterator[Record]:
    connection = cut.connection
    names = _Names(connection)
    rows = connection.execute(
        "SELECT m.id, m.model, m.corrected, m.event FROM meeting m JOIN event e ON e.key = m.event"  # noqa: S608
        f" WHERE 1{cut.only('m.event IN ({keys})')} ORDER BY coalesce(e.first, 9999999), m.name",
        cut.parameters,
    )
    for number, model, corrected, key in rows:
        meeting = from_json(Meeting, model)
        name = meeting.id
        if cut.known_on is not None:
            then = meeting_known_on([stored.item for stored in reports_of(connection, number)], cut.known_on)
            if then is None:
                continue
            meeting, corrected = then, "[]"
        record = {"id": name, **_values(meeting, names)}
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
        reports = _reports(connection, number, names)
        known = {sha256 for sha256, _ in meeting.reports}
        record["reports"] = [r for r in reports if cut.known_on is None or r["article_sha256"] in known]
        record["rules"] = list(meeting.rules)
        record["corrected"] = json.loads(corrected)
        yield record | _beside(cut.annotations.of_event(key))


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


def _statements(cut: _Cut) -> Iterator[Record]:
    rows = cut.connection.execute(
        "SELECT s.model, e.words, s.said_on, a.published, a.sha256, m.name, p.identity, s.corrected, s.event"  # noqa: S608
        " FROM statement s JOIN event_text e ON e.key = s.event JOIN article a ON a.id = s.article"
        " LEFT JOIN report r ON r.id = s.report"
        " LEFT JOIN meeting m ON m.id = r.meeting LEFT JOIN actor p ON p.id = s.speaker"
        f" WHERE 1{cut.only('s.event IN ({keys})')}"
        " ORDER BY a.sha256, json_extract(s.model, '$.content[0][0]'), s.name",
        cut.parameters,
    )
    for model, words, said_on, published, sha256, meeting_id, speaker_id, corrected, key in rows:
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
            "published": published,
            "venue": statement.venue,
            "meeting_id": meeting_id,
            "text": words,
            "rules": list(statement.rules),
            "confidence": confidence(statement.rules, "statements"),
            "corrected": json.loads(corrected),
            **_beside(cut.annotations.of_event(key)),
        }


_NAMED_IN = (
    "a.id IN (SELECT c.leader FROM event_actor y JOIN actor c ON c.id = y.actor"
    " WHERE y.event IN ({keys}) AND y.roles & 127)"
)


def _actors(cut: _Cut) -> Iterator[Record]:
    connection = cut.connection
    names = _Names(connection)
    counted = (
        "SELECT e.kind, count(*) FROM event_actor x JOIN event e ON e.key = x.event JOIN actor q ON q.id = x.actor"
        " WHERE q.leader = ? AND ((e.kind = 'statement' AND x.roles & 1) OR (e.kind = 'meeting' AND x.roles & 22))"
        " GROUP BY 1"
    )
    rows = connection.execute(
        "SELECT id, identity, name, kind, affiliation FROM actor a WHERE leader = id AND EXISTS"  # noqa: S608
        " (SELECT 1 FROM actor b JOIN article_actor x ON x.actor = b.id WHERE b.leader = a.id)"
        f"{cut.only(_NAMED_IN)} ORDER BY identity",
        cut.parameters,
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


# --------------------------------------------------------------------------- what people put beside


def _annotations(cut: _Cut) -> Iterator[Record]:
    """The marks, tags and notes that hold, oldest first; with a query those of its events and their articles."""
    wanted: set[str] | None = None
    if cut.keys:
        names = (
            f"SELECT s.name FROM statement s WHERE s.event IN ({cut.keys})"  # noqa: S608
            " UNION ALL SELECT c.name FROM meeting m JOIN report r ON r.meeting = m.id JOIN claim c ON c.report = r.id"
            f" WHERE m.event IN ({cut.keys})"
            " UNION ALL SELECT a.sha256 FROM event_article x JOIN article a ON a.id = x.article"
            f" WHERE x.event IN ({cut.keys})"
        )
        wanted = {name for (name,) in cut.connection.execute(names, cut.parameters * 3)}
    for line in cut.annotations.lines:
        if wanted is None or line.target in wanted:
            yield {
                "id": line.number,
                "made": line.made,
                "target": line.target,
                "article_sha256": line.article,
                "span": encode(line.span),
                "field": line.field,
                "value": line.value,
            }
