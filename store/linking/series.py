"""Rounds of one series of talks, and what the rounds of dated articles say of when an undated one came out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from store.linking.article_report import ArticleReport
from store.linking.profile import Days, Known, Profile, days_of, profile_of
from store.linking.score import score
from store.model import DateHow, Meeting, Publication, Status

SILENCE = 400
"""A series whose next round is not heard of for so many days has ended; the same sides may start another."""
SAME_ROUND = 60
"""A number heard again within so many days is the same round told as two meetings."""
ROUNDS_APART = 200
"""Neighbouring rounds farther apart than this are not taken to bound each other's reports."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
BEGUN = frozenset({Status.HELD, Status.ONGOING})
AHEAD = frozenset({Status.SCHEDULED, Status.PROPOSED})


@dataclass(frozen=True, slots=True)
class Series:
    """Numbered meetings of the same sides, in rising order of their numbers."""

    id: str
    """The id of the first of its meetings."""
    parties: frozenset[str]
    rounds: tuple[tuple[int, str], ...]
    """Pairs of number and meeting id."""


def _day(meeting: Meeting) -> date | None:
    known = days_of(meeting.when) or days_of(meeting.previous)
    if known is not None:
        return date.fromordinal(known[0].first)
    return next((entry.day for entry in meeting.history if entry.day), None)


def find_series(meetings: Iterable[Meeting]) -> list[Series]:
    """Series of two rounds and more, sorted by id; a pure function of the set of meetings.

    A new series begins where a number comes back after a higher one, or after a long silence.
    """
    by_sides: dict[frozenset[str], list[tuple[date, int, str]]] = {}
    for meeting in meetings:
        day = _day(meeting)
        if meeting.round is not None and day is not None and len(meeting.participants) >= 2:
            by_sides.setdefault(frozenset(meeting.participants), []).append((day, meeting.round, meeting.id))
    found = []
    for parties, numbered in by_sides.items():
        run: list[tuple[date, int, str]] = []
        for each in sorted(numbered):
            gap = (each[0] - run[-1][0]).days if run else 0
            if run and (each[1] < run[-1][1] or gap > (SAME_ROUND if each[1] == run[-1][1] else SILENCE)):
                found.append((parties, run))
                run = []
            run.append(each)
        found.append((parties, run))
    series = [
        Series(run[0][2], parties, tuple((number, meeting) for _, number, meeting in run))
        for parties, run in found
        if len(run) >= 2
    ]
    return sorted(series, key=lambda one: one.id)


# --------------------------------------------------------------------------- dating by siblings


def _bounds(mine: Profile, own: ArticleReport, theirs: Profile, other: ArticleReport) -> tuple[int | None, int | None]:
    """The first and last day on which an article can have come out, for what a dated one says of the same talks."""
    if (
        theirs.known is not Known.EXACT
        or theirs.days is None
        or other.report.status in (Status.POSTPONED, Status.CANCELLED)
    ):
        return None, None
    same_sides = mine.parties == theirs.parties and len(mine.parties) >= 2
    step = (mine.round - theirs.round) if mine.round is not None and theirs.round is not None else None
    if not step and score(mine, theirs) is not None:
        if own.report.status in BEGUN:
            return theirs.days.last if own.report.status is Status.HELD else theirs.days.first, None
        if own.report.status in AHEAD:
            return None, theirs.days.first
    if step is not None and same_sides and _near(mine, theirs):
        if step > 0 and own.report.status in AHEAD | BEGUN:
            # A later round is spoken of when the ones before it are over.
            return theirs.days.last, None
        if step < 0 and own.report.status in AHEAD:
            return None, theirs.days.first
    return None, None


def _near(mine: Profile, theirs: Profile) -> bool:
    days = mine.published or mine.days
    return days is not None and theirs.days is not None and days.gap(theirs.days) <= ROUNDS_APART


def _weekday(published: Publication) -> int | None:
    """The weekday (Monday is 0) on which an article's own words say that it came out."""
    words = " ".join(published.reasons)
    named = {number for number, name in enumerate(WEEKDAYS) if name in words}
    ends = {day.weekday() for day in (published.earliest, published.latest) if day is not None}
    return ends.pop() if len(ends) == 1 and ends == named else None


def _on(day: date, weekday: int | None, forward: bool) -> date:
    """The nearest such weekday from a day on, or back from it."""
    if weekday is None:
        return day
    away = (weekday - day.weekday()) % 7 if forward else -((day.weekday() - weekday) % 7)
    return day + timedelta(days=away)


def tighten_publication(
    published: Publication, own: Sequence[ArticleReport], siblings: Iterable[ArticleReport]
) -> Publication:
    """Narrower bounds for an article whose day is not known, from dated articles that speak of the same talks.

    ``own`` are the article's reports, ``siblings`` those of other articles. Bounds that would contradict the article's
    own are not taken. The day is set where a single one is left.
    """
    if published.day is not None:
        return published
    low, high = published.earliest, published.latest
    weekday = _weekday(published)
    reasons = {"after": "", "before": ""}
    mine = [(profile_of(item), item) for item in own if not item.report.historical]
    others = [
        (profile_of(item), item)
        for item in siblings
        if item.published.day is not None or item.published.latest is not None
    ]
    for theirs, other in sorted(others, key=lambda pair: pair[1].id):
        for profile, item in mine:
            after, before = _bounds(profile, item, theirs, other)
            if after is not None:
                day = _on(date.fromordinal(after), weekday, forward=True)
                if (low is None or day > low) and (high is None or day <= high):
                    low = day
                    reasons["after"] = f"not before {low}: it {_tells(item, theirs, other)}"
            if before is not None:
                day = _on(date.fromordinal(before), weekday, forward=False)
                if (high is None or day < high) and (low is None or day >= low):
                    high = day
                    reasons["before"] = f"not after {high}: it {_tells(item, theirs, other)}"
    if (low, high) == (published.earliest, published.latest):
        return published
    told = (*published.reasons, *(reason for reason in reasons.values() if reason))
    if low is not None and low == high:
        return replace(published, day=low, earliest=low, latest=high, how=DateHow.INFERRED, reasons=told)
    return replace(published, earliest=low, latest=high, reasons=told)


def _tells(item: ArticleReport, theirs: Profile, other: ArticleReport) -> str:
    """How an article speaks of talks that another gives a day."""
    what = "tells of" if item.report.status in BEGUN else "looks ahead to"
    mine, its = item.report.round, other.report.round
    talks = "talks" if mine is None or its is None or mine == its else f"round {mine}, and round {its} is one"
    return f"{what} {talks} that article a-{other.article_sha256[:16]} dates {_in_words(theirs.days)}"


def _in_words(days: Days | None) -> str:
    """An interval of days in words."""
    if days is None:
        return "a day not known"
    first, last = date.fromordinal(days.first).isoformat(), date.fromordinal(days.last).isoformat()
    return first if first == last else f"{first} to {last}"
