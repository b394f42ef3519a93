"""One article, statement or actor with all that is known of it, and what an id names (meetings: ``meeting_pages``)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from store.database.query.filters import Compiler
from store.database.views import ArticlePage, StatementPage, TextSpan
from store.spans import Span
from store.text import storable

SHORTEST_PREFIX = 4


class ActorPage(NamedTuple):
    """An actor as the database knows it."""

    id: str
    """``p-…``"""
    name: str
    kind: str
    affiliation: str | None
    """Name of the country or organisation."""
    title: str | None
    aliases: tuple[str, ...]
    statements: int
    meetings: int


# --------------------------------------------------------------------------- ids


def article_number(connection: sqlite3.Connection, identity: str) -> int | None:
    """The row of the article with that id or SHA-256, or with one that begins so and no other."""
    identity = storable(identity)
    if identity.startswith("a-"):
        return _by_prefix(connection, "article", "name", "id", identity)
    return _by_prefix(connection, "article", "sha256", "id", identity.lower())


def event_key_of(connection: sqlite3.Connection, identity: str) -> int | None:
    """The event that an id names: a meeting by any of its claims', a statement by its own."""
    identity = storable(identity)
    if identity.startswith("s-"):
        return _by_prefix(connection, "statement", "name", "event", identity)
    if identity.startswith("m-"):
        claim = _by_prefix(connection, "claim", "name", "report", identity)
        if claim is not None:
            row = connection.execute(
                "SELECT m.event FROM report r JOIN meeting m ON m.id = r.meeting WHERE r.id = ?", (claim,)
            ).fetchone()
            return int(row[0]) if row else None
        return _by_prefix(connection, "meeting", "name", "event", identity)
    return None


def _by_prefix(connection: sqlite3.Connection, table: str, column: str, wanted: str, text: str) -> int | None:
    rows = connection.execute(
        f"SELECT {wanted}, {column} FROM {table} WHERE {column} >= ? AND {column} < ? LIMIT 2",  # noqa: S608
        (text, text + "\U0010ffff"),
    ).fetchall()
    exact = [row for row in rows if row[1] == text]
    if exact:
        return int(exact[0][0])
    return int(rows[0][0]) if len(rows) == 1 and len(text) >= SHORTEST_PREFIX else None


# --------------------------------------------------------------------------- articles

SPANS = """
SELECT s.start, s.stop, s.layer,
  CASE s.layer WHEN 'meeting' THEN (SELECT m.name FROM report r JOIN meeting m ON m.id = r.meeting WHERE r.id = s.owner)
    WHEN 'date' THEN NULL WHEN 'place' THEN NULL WHEN 'actor' THEN NULL
    ELSE (SELECT t.name FROM statement t WHERE t.id = s.owner) END,
  (SELECT p.text FROM phrase p WHERE p.id = s.label), (SELECT p.text FROM phrase p WHERE p.id = s.rule)
FROM span s WHERE s.article = ? ORDER BY s.start, s.stop, s.layer, s.owner
"""


def article(connection: sqlite3.Connection, number: int) -> ArticlePage:
    """The article in row ``number``, which is there."""
    row = connection.execute(
        "SELECT a.name, a.sha256, t.text, a.title, o.name, a.url, a.origin, a.published, a.published_earliest,"
        " a.published_latest, a.published_how, a.published_reasons, a.blocks, a.duplicates FROM article a"
        " JOIN article_text t ON t.article = a.id LEFT JOIN outlet o ON o.id = a.outlet WHERE a.id = ?",
        (number,),
    ).fetchone()
    spans = tuple(
        TextSpan(Span(start, stop), layer, owner, label, rule)
        for start, stop, layer, owner, label, rule in connection.execute(SPANS, (number,))
    )
    copies = connection.execute(
        "SELECT name FROM article INDEXED BY article_duplicates WHERE duplicates = ? AND id <> ? ORDER BY +name",
        (row[13], number),
    )
    return ArticlePage(
        id=row[0],
        sha256=row[1],
        text=row[2],
        title=row[3],
        outlet=row[4],
        url=row[5],
        source=row[6],
        published=row[7],
        published_earliest=row[8],
        published_latest=row[9],
        published_how=row[10],
        published_reasons=tuple(json.loads(row[11])),
        blocks=tuple((Span(start, stop), kind) for start, stop, kind in json.loads(row[12])),
        spans=spans,
        copies=tuple(name for (name,) in copies),
    )


def keys_in_text_order(connection: sqlite3.Connection, number: int) -> list[int]:
    """The keys of the listed events that an article tells of, by the place of their first words in it."""
    rows = connection.execute(
        "SELECT e.key, min(s.start) FROM event_article x JOIN event e ON e.key = x.event"
        " LEFT JOIN meeting m ON m.event = e.key LEFT JOIN report r ON r.meeting = m.id AND r.article = x.article"
        " LEFT JOIN statement t ON t.event = e.key"
        " LEFT JOIN span s ON s.article = x.article AND ((s.layer = 'meeting' AND s.owner = r.id)"
        " OR (s.layer IN ('statement', 'cue', 'speaker') AND s.owner = t.id))"
        " WHERE x.article = ? AND e.listed GROUP BY e.key ORDER BY 2, 1",
        (number,),
    )
    return [key for key, _ in rows]


# --------------------------------------------------------------------------- names


def names_of(connection: sqlite3.Connection, keys: Iterable[str | None]) -> dict[str, str]:
    """The usual name behind each key of an actor, a place or a country."""
    names: dict[str, str] = {}
    for key in keys:
        if key is None or key in names:
            continue
        table = "place" if key.startswith("place:") else "actor"
        row = connection.execute(f"SELECT name FROM {table} WHERE key = ?", (key,)).fetchone()  # noqa: S608
        if row is None and table == "actor":
            row = connection.execute("SELECT name FROM place WHERE key = ?", (key,)).fetchone()
        names[key] = row[0] if row else key.partition(":")[2].replace("-", " ").title()
    return names


# --------------------------------------------------------------------------- statements and actors


def statement(connection: sqlite3.Connection, identity: str) -> StatementPage | None:
    key = event_key_of(connection, identity) if identity.startswith("s-") else None
    row = connection.execute(
        "SELECT s.model, e.words, s.said_on, a.name, a.sha256, a.title, m.name, m.title, s.corrected,"
        " p.identity, p.title, a.published"
        " FROM statement s JOIN event_text e ON e.key = s.event JOIN article a ON a.id = s.article"
        " LEFT JOIN report r ON r.id = s.report"
        " LEFT JOIN meeting m ON m.id = r.meeting LEFT JOIN actor p ON p.id = s.speaker WHERE s.event = ?",
        (key,),
    ).fetchone()
    if row is None:
        return None
    from store.database.codec import from_json
    from store.model import Statement

    record = from_json(Statement, row[0])
    title = connection.execute(
        "SELECT x.title FROM statement s JOIN article_actor x ON x.article = s.article AND x.actor = s.speaker"
        " WHERE s.event = ?",
        (key,),
    ).fetchone()
    return StatementPage(
        id=record.id,
        act=record.act.value,
        kind=record.kind.value,
        speaker=record.speaker,
        speaker_id=row[9],
        speaker_title=(title[0] if title else None) or row[10],
        anonymous=record.anonymous,
        via=record.via,
        sources=record.sources,
        venue=record.venue,
        said_on=row[2],
        negative=record.negative,
        words=row[1],
        content=record.content,
        cue_span=record.cue_span,
        speaker_span=record.speaker_span,
        article_id=row[3],
        article_sha256=row[4],
        article_title=row[5],
        meeting_id=row[6],
        meeting_title=row[7],
        rules=record.rules,
        corrected=tuple(json.loads(row[8])),
        published=row[11],
    )


def actor(connection: sqlite3.Connection, compiler: Compiler, value: str) -> ActorPage | None:
    value = storable(value)
    row = connection.execute("SELECT leader FROM actor WHERE key = ? OR identity = ?", (value, value)).fetchone()
    number = (
        row[0] if row else _by_prefix(connection, "actor", "identity", "leader", value) if value[:2] == "p-" else None
    )
    ids = [number] if number is not None else list(compiler.ids("actor", value))
    if not ids:
        return None
    totals = {
        number: connection.execute(
            "SELECT coalesce(max(n), 0) FROM tally WHERE field = 'actor' AND value = ?", (number,)
        ).fetchone()[0]
        for number in ids
    }
    number = max(ids, key=lambda each: (totals[each], -each))
    identity, name, kind, affiliation, title = connection.execute(
        "SELECT identity, name, kind, affiliation, title FROM actor WHERE id = ?", (number,)
    ).fetchone()
    aliases = connection.execute(
        "SELECT DISTINCT surface FROM alias WHERE kind = 'actor' AND id = ? AND surface <> '' ORDER BY surface",
        (number,),
    )
    counts = dict(
        connection.execute(
            "SELECT e.kind, count(*) FROM event_actor x JOIN event e ON e.key = x.event WHERE x.actor = ?"
            " AND ((e.kind = 'statement' AND x.roles & 1) OR (e.kind = 'meeting' AND x.roles & 22)) GROUP BY 1",
            (number,),
        )
    )
    return ActorPage(
        id=identity,
        name=name,
        kind=kind,
        affiliation=names_of(connection, [affiliation])[affiliation] if affiliation else None,
        title=title,
        aliases=tuple(surface for (surface,) in aliases if surface != name),
        statements=counts.get("statement", 0),
        meetings=counts.get("meeting", 0),
    )
