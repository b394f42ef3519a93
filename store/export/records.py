"""Every record of the export contract, as plain values in the order of its fields.

Field names and values are a contract: see the project's README. Names stand for keys, days are ISO strings, and what
is not known is null.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from store.confidence import confidence
from store.database.codec import encode, from_json
from store.database.lookup.reader import Reader
from store.database.query import EMPTY, Query
from store.database.query.filters import Compiler
from store.export.meeting_records import meetings
from store.export.wanted import Names, Record, Wanted, fields_beside
from store.model import READ_KINDS, Statement

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


def records(reader: Reader, what: str, query: Query = EMPTY) -> Iterator[Record]:
    """All records of a kind that belong to the events ``query`` finds, in an order that depends on what they hold.

    Articles are those that tell of these events, actors those that are named in them. The empty query takes all that
    is there, also what lists leave out.
    """
    makers: dict[str, Callable[[Wanted], Iterator[Record]]] = {
        "articles": _articles,
        "meetings": meetings,
        "statements": _statements,
        "actors": _actors,
        "annotations": _annotations,
    }
    keys, parameters = "", ()
    if query:
        plan = Compiler(reader.connection).plan(query)
        keys, parameters = plan.sql("e.key"), plan.bound()
    return makers[what](Wanted(reader.connection, reader.compiler.annotations, keys, parameters, query.known_on))


# --------------------------------------------------------------------------- articles


def _articles(wanted: Wanted) -> Iterator[Record]:
    connection = wanted.connection
    told = wanted.only("a.id IN (SELECT article FROM event_article WHERE event IN ({keys}))")
    rows = connection.execute(
        "SELECT a.name, a.sha256, a.origin, a.url, a.printed_title, o.name, a.published, a.published_earliest,"  # noqa: S608
        " a.published_latest, a.published_how, a.published_evidence, a.published_reasons, a.published_conflict,"
        " a.length, a.encoding, a.duplicates, a.blocks, a.dates, a.id FROM article a"
        f" LEFT JOIN outlet o ON o.id = a.outlet WHERE 1{told}"
        " ORDER BY coalesce(a.published, a.published_earliest, '9'), a.sha256",
        wanted.parameters,
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
            **fields_beside(wanted.annotations.of_article(row[18])),
        }


# --------------------------------------------------------------------------- statements and actors


def _statements(wanted: Wanted) -> Iterator[Record]:
    rows = wanted.connection.execute(
        "SELECT s.model, e.words, s.said_on, a.published, a.sha256, m.name, p.identity, s.corrected, s.event"  # noqa: S608
        " FROM statement s JOIN event_text e ON e.key = s.event JOIN article a ON a.id = s.article"
        " LEFT JOIN report r ON r.id = s.report"
        " LEFT JOIN meeting m ON m.id = r.meeting LEFT JOIN actor p ON p.id = s.speaker"
        f" WHERE 1{wanted.only('s.event IN ({keys})')}"
        " ORDER BY a.sha256, json_extract(s.model, '$.content[0][0]'), s.name",
        wanted.parameters,
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
            **fields_beside(wanted.annotations.of_event(key)),
        }


_NAMED_IN = (
    "a.id IN (SELECT c.leader FROM event_actor y JOIN actor c ON c.id = y.actor"
    " WHERE y.event IN ({keys}) AND y.roles & 127)"
)


def _actors(wanted: Wanted) -> Iterator[Record]:
    connection = wanted.connection
    names = Names(connection)
    counted = (
        "SELECT e.kind, count(*) FROM event_actor x JOIN event e ON e.key = x.event JOIN actor q ON q.id = x.actor"
        " WHERE q.leader = ? AND ((e.kind = 'statement' AND x.roles & 1) OR (e.kind = 'meeting' AND x.roles & 22))"
        " GROUP BY 1"
    )
    rows = connection.execute(
        "SELECT id, identity, name, kind, affiliation FROM actor a WHERE leader = id AND EXISTS"  # noqa: S608
        " (SELECT 1 FROM actor b JOIN article_actor x ON x.actor = b.id WHERE b.leader = a.id)"
        f"{wanted.only(_NAMED_IN)} ORDER BY identity",
        wanted.parameters,
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


def _annotations(wanted: Wanted) -> Iterator[Record]:
    """The marks, tags and notes that hold, oldest first; with a query those of its events and their articles."""
    targets: set[str] | None = None
    if wanted.keys:
        names = (
            f"SELECT s.name FROM statement s WHERE s.event IN ({wanted.keys})"  # noqa: S608
            " UNION ALL SELECT c.name FROM meeting m JOIN report r ON r.meeting = m.id JOIN claim c ON c.report = r.id"
            f" WHERE m.event IN ({wanted.keys})"
            " UNION ALL SELECT a.sha256 FROM event_article x JOIN article a ON a.id = x.article"
            f" WHERE x.event IN ({wanted.keys})"
        )
        targets = {name for (name,) in wanted.connection.execute(names, wanted.parameters * 3)}
    for line in wanted.annotations.lines:
        if targets is None or line.target in targets:
            yield {
                "id": line.number,
                "made": line.made,
                "target": line.target,
                "article_sha256": line.article,
                "span": encode(line.span),
                "field": line.field,
                "value": line.value,
            }
