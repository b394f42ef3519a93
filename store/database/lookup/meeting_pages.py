"""A meeting with all that is known of it, for now or as it was known on a day; not imported until one is asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from store.database.codec import from_json
from store.database.days import last_day
from store.database.lookup.pages import event_key_of, names_of
from store.database.views import ClaimLine, Disagreement, MeetingPage
from store.model import Claim, Contradiction, HistoryEntry, Meeting, Report, When


def meeting(
    connection: sqlite3.Connection, identity: str, newest: int, known_on: date | None = None
) -> MeetingPage | None:
    """A meeting's page, for now or as it was known on a day; None where there was nothing to tell.

    ``newest`` is the day number by which a meeting that was still to come is stale.
    """
    key = event_key_of(connection, identity)
    row = connection.execute("SELECT id, name, model, corrected FROM meeting WHERE event = ?", (key,)).fetchone()
    if row is None:
        return None
    number, name, model, corrected = row
    record: Meeting | None = from_json(Meeting, model)
    if known_on is not None:
        record = _known_on(connection, number, known_on)
        newest, corrected = min(newest, known_on.toordinal()), "[]"
    if record is None:
        return None
    articles = _articles(connection, number)
    if known_on is not None:
        told_by = {sha256 for sha256, _ in record.reports}
        articles = {sha256: article for sha256, article in articles.items() if sha256 in told_by}
    sides = (record.participants, record.absent, record.mediators, record.hosts, record.people)
    names = names_of(connection, [key for side in sides for key in side] + [record.place, record.country])
    final = _last_day(record.when)
    return MeetingPage(
        id=name,
        title=record.title,
        kind=record.kind.value,
        status=record.status.value,
        stale=record.status.value == "scheduled" and final is not None and final < newest,
        start=record.when.start,
        end=record.when.end,
        earliest=_iso(record.when.earliest),
        latest=_iso(record.when.latest),
        precision=record.when.precision.value,
        date_how=record.when.how,
        previous_start=record.previous.start if record.previous else None,
        participants=tuple(names[key] for key in record.participants),
        absent=tuple(names[key] for key in record.absent),
        mediators=tuple(names[key] for key in record.mediators),
        hosts=tuple(names[key] for key in record.hosts),
        people=tuple(names[key] for key in record.people),
        place=names[record.place] if record.place else None,
        country=names[record.country] if record.country else None,
        round=record.round,
        history=_history(connection, number, record),
        disagreements=tuple(disagreement_of(connection, each, articles) for each in record.contradictions),
        articles=tuple(articles.values()),
        statements=_statements(connection, number, known_on),
        rules=record.rules,
        corrected=tuple(json.loads(corrected)),
        sources=record.sources,
        support=record.support,
        known_on=_iso(known_on),
    )


def _known_on(connection: sqlite3.Connection, number: int, day: date) -> Meeting | None:
    from store.database.stored_reports import reports_of
    from store.linking import meeting_known_on

    return meeting_known_on([stored.item for stored in reports_of(connection, number)], day)


def _articles(connection: sqlite3.Connection, number: int) -> dict[str, tuple[str, str]]:
    """Id and title of the articles that tell of a meeting, by SHA-256, in the order of their days."""
    rows = connection.execute(
        "SELECT a.sha256, a.name, a.title FROM report r JOIN article a ON a.id = r.article WHERE r.meeting = ?"
        " ORDER BY coalesce(a.published, a.published_earliest, '9'), a.name",
        (number,),
    )
    return {sha256: (name, title) for sha256, name, title in rows}


def _statements(connection: sqlite3.Connection, number: int, known_on: date | None) -> tuple[str, ...]:
    """Ids of the statements that speak of a meeting, in the order in which they were made."""
    rows = connection.execute(
        # Few statements speak of a meeting, so statistics make the planner think little of the index.
        "SELECT s.name FROM report r CROSS JOIN statement s INDEXED BY statement_report ON s.report = r.id"
        " WHERE r.meeting = ?1 AND (?2 IS NULL OR"
        " (SELECT e.known <= ?2 FROM event e WHERE e.key = s.event)) ORDER BY +s.event",
        (number, known_on.toordinal() if known_on else None),
    )
    return tuple(name for (name,) in rows)


def _last_day(when: When) -> int | None:
    """The number of the last day on which a meeting may be."""
    if when.latest:
        return when.latest.toordinal()
    told = when.end or when.start
    return last_day(told).toordinal() if told else None


_NAMED = ("place", "participants")
"""Fields whose values begin with the key of a place or an actor."""


def disagreement_of(
    connection: sqlite3.Connection, contradiction: Contradiction, articles: Mapping[str, tuple[str, str]]
) -> Disagreement:
    """What sources disagree on, by names; ``articles`` gives id and title by SHA-256."""
    named = contradiction.field in _NAMED
    return Disagreement(
        contradiction.field,
        tuple(
            (
                _named(connection, value.value) if named else value.value,
                value.independent,
                tuple(articles[sha][0] for sha in value.articles if sha in articles),
            )
            for value in contradiction.values
        ),
    )


def _named(connection: sqlite3.Connection, value: str) -> str:
    """A value with the usual name in the place of the key: "Vladimir Medinsky absent"."""
    key, blank, rest = value.partition(" ")
    return names_of(connection, [key])[key] + blank + rest


class _Teller(NamedTuple):
    """An article that makes claims."""

    id: str = ""
    outlet: str | None = None
    inferred: bool = False
    """Whether its day is worked out."""
    bounded: bool = False
    """Whether only bounds of its day are known."""


class _Told(NamedTuple):
    """A claim with its words."""

    claim: Claim
    words: str


def _history(connection: sqlite3.Connection, number: int, record: Meeting) -> tuple[ClaimLine, ...]:
    """The claims of a meeting in the order in which they were made, each with its words."""
    tellers, claims = _claims(connection, number)
    names = names_of(connection, [told.claim.place for told in claims.values()])
    return tuple(
        _line(
            entry,
            tellers.get(entry.article_sha256, _Teller()),
            claims.get((entry.article_sha256, entry.span.start, entry.span.end)),
            names,
        )
        for entry in record.history
    )


def _claims(
    connection: sqlite3.Connection, number: int
) -> tuple[dict[str, _Teller], dict[tuple[str, int, int], _Told]]:
    """The articles that tell of a meeting by SHA-256, and their claims by SHA-256, start and end."""
    tellers: dict[str, _Teller] = {}
    claims: dict[tuple[str, int, int], _Told] = {}
    rows = connection.execute(
        "SELECT a.id, a.sha256, a.name, o.name, a.published_how = 'inferred', a.published IS NULL, r.model"
        " FROM report r"
        " JOIN article a ON a.id = r.article LEFT JOIN outlet o ON o.id = a.outlet WHERE r.meeting = ?",
        (number,),
    )
    for article, sha256, name, outlet, inferred, bounded, model in rows:
        tellers[sha256] = _Teller(name, outlet, bool(inferred), bool(bounded))
        found = connection.execute("SELECT start, stop, words FROM claim WHERE article = ?", (article,))
        words = {(start, stop): text for start, stop, text in found}
        for claim in from_json(Report, model).claims:
            span = claim.span
            claims[sha256, span.start, span.end] = _Told(claim, words.get((span.start, span.end), ""))
    return tellers, claims


def _line(entry: HistoryEntry, teller: _Teller, told: _Told | None, names: Mapping[str, str]) -> ClaimLine:
    claim = told.claim if told else None
    return ClaimLine(
        id=claim.id if claim else "",
        day=_iso(entry.day),
        day_inferred=teller.inferred,
        day_bounded=teller.bounded,
        status=entry.status.value,
        negative=entry.negative,
        start=entry.start,
        place=names[claim.place] if claim and claim.place else None,
        by=entry.by,
        via=entry.via,
        outlet=teller.outlet,
        article_id=teller.id,
        article_sha256=entry.article_sha256,
        span=entry.span,
        words=told.words if told else "",
        rules=claim.rules if claim else (),
        denies=entry.denies,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
