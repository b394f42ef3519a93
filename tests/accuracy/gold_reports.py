"""Gold meetings as reports, to score linking by itself, with nothing misread before it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from hashlib import blake2b
from typing import Any

from store.linking import ArticleReport
from store.linking.profile import covered_by
from store.model import (
    Claim,
    DateHow,
    MeetingKind,
    Participation,
    Precision,
    Publication,
    Report,
    Role,
    Span,
    Status,
    When,
)


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _person(name: str) -> str:
    return "person:" + _key(name).replace("yy", "y").replace("sergei", "sergey")


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def publication(article: dict[str, Any], told: bool) -> Publication:
    """The gold's publication; with ``told``, the true day also where the text does not give it."""
    day = article.get("published") or (article.get("published_true") if told else None)
    how = DateHow(article.get("published_how") or "unknown")
    earliest, latest = article.get("published_earliest"), article.get("published_latest")
    return Publication(_day(day), _day(day or earliest), _day(day or latest), how)


def _when(meeting: dict[str, Any]) -> When:
    start, end = meeting.get("start"), meeting.get("end")
    window = meeting.get("window") or [None, None]
    if start is None:
        return When(earliest=_day(window[0]), latest=_day(window[1])) if all(window) else When()
    if len(start) == 10:
        return When(start, end or start, precision=Precision.DAY)
    low, high = covered_by(start)
    return When(start, end, _day(window[0]) or low, _day(window[1]) or high, Precision.MONTH)


def gold_report(article: dict[str, Any], meeting: dict[str, Any], told: bool = False) -> ArticleReport:
    """One gold meeting as its article's report; ``told``: the loader was told each publication day."""
    sha = article["sha256"]
    spans = tuple(Span(start, end) for start, end, *_ in meeting["evidence"])
    status, kind, when = Status(meeting["status"]), MeetingKind(meeting["kind"]), _when(meeting)
    previous = When(meeting["previous_start"], meeting["previous_start"]) if meeting.get("previous_start") else None
    participants = tuple("side:" + _key(name) for name in meeting.get("participants") or ())
    people = tuple(_person(name) for name in meeting.get("people") or ())
    place = "place:" + _key(meeting["place"]) if meeting.get("place") else None
    country = "side:" + _key(meeting["country"]) if meeting.get("country") else None
    number = meeting.get("round")
    digest = blake2b(f"{sha} {spans[0].start} {meeting.get('key')}".encode(), digest_size=8).hexdigest()
    parts = tuple(Participation(key, Role.PARTY, None, "gold") for key in participants)
    claim = Claim(
        f"m-{digest}", spans[0], spans[0], status, False, kind, parts, place, when, previous, number,
        None, None, None, None, ("gold",), meeting.get("title"),
    )  # fmt: skip
    report = Report(
        (claim,), spans, meeting.get("title") or "", kind, participants, (), (), (), people, place, country, when,
        previous, status, number, ("gold",),
    )  # fmt: skip
    return ArticleReport(sha, publication(article, told), article.get("outlet"), None, report)


def gold_reports(articles: Iterable[dict[str, Any]], told: bool = False) -> dict[str, tuple[str, ArticleReport]]:
    """All gold meetings that belong to a thread: report id to thread and report."""
    found = {}
    for article in articles:
        for meeting in article["meetings"]:
            if meeting.get("thread"):
                item = gold_report(article, meeting, told)
                found[item.id] = (meeting["thread"], item)
    return found
