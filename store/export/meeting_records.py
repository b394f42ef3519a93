"""The records of meetings, with the reports that each was put together from."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from store.confidence import confidence
from store.database.codec import encode, from_json
from store.database.stored_reports import reports_of
from store.export.wanted import Names, Record, Wanted, fields_beside
from store.linking import meeting_known_on
from store.model import Meeting, Report, When


def meetings(wanted: Wanted) -> Iterator[Record]:
    """The meetings that are wanted, in order of time, each with its history, its contradictions and its reports."""
    connection = wanted.connection
    names = Names(connection)
    rows = connection.execute(
        "SELECT m.id, m.model, m.corrected, m.event FROM meeting m JOIN event e ON e.key = m.event"  # noqa: S608
        f" WHERE 1{wanted.only('m.event IN ({keys})')} ORDER BY coalesce(e.first, 9999999), m.name",
        wanted.parameters,
    )
    for number, model, corrected, key in rows:
        meeting = from_json(Meeting, model)
        name = meeting.id
        if wanted.known_on is not None:
            then = meeting_known_on([stored.item for stored in reports_of(connection, number)], wanted.known_on)
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
        record["reports"] = [r for r in reports if wanted.known_on is None or r["article_sha256"] in known]
        record["rules"] = list(meeting.rules)
        record["corrected"] = json.loads(corrected)
        yield record | fields_beside(wanted.annotations.of_event(key))


def _reports(connection: sqlite3.Connection, meeting: int, names: Names) -> Iterator[Record]:
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


def _values(record: Meeting | Report, names: Names) -> Record:
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
