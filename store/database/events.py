"""Events as rows: what the list shows of a meeting or a statement, and what it is found by. Pure functions."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from store.database import roles
from store.database.days import UNDATED, event_key, first_day, last_day
from store.model import Publication, Span, Statement, When

LONGEST_WORDS = 4000
"""Characters of a meeting's clauses that are indexed with its event."""
STATEMENT_FLAG = 1 << 31
"""Statements of a day come after its meetings."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days of an event as a list shows them and as they are ordered.

    Without a ``day``, ``first`` and ``last`` are those that it was to have: it has no place in time but these.
    """

    day: str | None
    end: str | None
    first: int | None
    last: int | None
    inferred: bool
    bounded: bool

    @property
    def month(self) -> str | None:
        """The month that the event begins in, or was to begin in, where that is known so well."""
        if self.day is None and self.first is not None:
            return date.fromordinal(self.first).isoformat()[:7]
        return self.day[:7] if self.day and len(self.day) >= 7 else None


@dataclass(frozen=True, slots=True)
class Event:
    """One row of ``event`` with its links; ``sequence`` is where it would like to stand within its day."""

    name: str
    kind: str
    form: str
    status: str
    listed: bool
    days: Days
    sequence: int
    who: str
    title: str
    """Empty for a statement, whose words stand for it."""
    place: int | None
    article: int
    focus: Span
    words: str
    names: str
    contradicted: bool = False
    anonymous: bool = False
    moved: bool = False
    corrected: bool = False
    speaker: int | None = None
    round: int | None = None
    known: int | None = None
    """The first day (ordinal) on which anything was known of it; None where that cannot be told."""
    settled: int | None = None
    """The day from which on what is known now was known; None where that cannot be told."""
    sources: int = 1
    """Independent sources that tell of it."""
    past: tuple[Past, ...] = ()
    actors: dict[int, int] = field(default_factory=dict)
    """Actor to roles."""
    articles: tuple[int, ...] = ()
    outlets: tuple[int, ...] = ()

    @property
    def wanted_key(self) -> int:
        return event_key(self.days.first, self.sequence)

    def row(self, key: int) -> tuple[object, ...]:
        days = self.days
        return (
            key,
            self.name,
            self.kind,
            self.form,
            self.status,
            int(self.listed),
            days.day,
            days.end,
            days.first,
            days.last,
            days.month,
            int(days.inferred),
            int(days.bounded),
            int(self.contradicted),
            int(self.anonymous),
            int(self.moved),
            int(self.corrected),
            self.who,
            self.title,
            self.place,
            self.speaker,
            self.round,
            self.article,
            self.focus.start,
            self.focus.end,
            len(self.articles),
            self.known,
            self.settled,
            self.sources,
        )

    @property
    def then(self) -> tuple[object, ...]:
        """What of a row can have been otherwise at an earlier time, in the order of ``event_past``."""
        days = self.days
        return (
            self.form,
            self.status,
            days.day,
            days.end,
            days.first,
            days.last,
            days.month,
            int(days.inferred),
            int(days.bounded),
            int(self.contradicted),
            int(self.moved),
            self.who,
            self.title,
            self.place,
            self.round,
            self.article,
            self.focus.start,
            self.focus.end,
            len(self.articles),
            self.sources,
        )


class Past(NamedTuple):
    """A meeting as it was known from the day ``since`` until the day before ``until`` (ordinals)."""

    since: int
    until: int
    event: Event


def sequence_of(identity: str, ordinal: int = 0, statement: bool = False) -> int:
    """A place within the day that depends on the event alone: articles keep together, in text order."""
    spread = int.from_bytes(hashlib.blake2b(identity.encode(), digest_size=4).digest(), "big") >> 11
    return (STATEMENT_FLAG if statement else 0) | spread << 10 | min(ordinal, 1023)


def month_number(first: int | None) -> int:
    """Months since the year 0 of a day number, for the totals by month."""
    if first is None:
        return UNDATED
    day = date.fromordinal(first)
    return day.year * 12 + day.month - 1


def tallied(
    *,
    kind: str,
    form: str,
    status: str,
    place: int | None,
    speaker: int | None,
    month: str | None,
    first: int | None,
    actors: Iterable[tuple[int, int, bool]],
    outlets: Iterable[int],
) -> Iterator[tuple[str, int | str]]:
    """The totals that a listed event counts for; ``actors`` are id, roles and whether it is a country."""
    yield "total", kind
    yield "kind", kind
    if form != kind:
        yield "kind", form
    if kind == "meeting":
        yield "status", status
    if place is not None:
        yield "place", place
    if speaker is not None:
        yield "speaker", speaker
    if month is not None:
        yield "month", month
    yield "begins", month_number(first)
    for actor, bits, country in actors:
        if bits & roles.ANY:
            yield "actor", actor
        if country:
            yield "country", actor
    for outlet in outlets:
        yield "outlet", outlet


def days_of_meeting(when: When, previous: When | None) -> Days:
    """A meeting's days; one postponed without a new date has none, but stands where it was to be."""
    inferred = _worked_out(when)
    if when.start is not None:
        first, last = first_day(when.start), last_day(when.end or when.start)
        if when.earliest and len(when.start) < 10:
            first = max(first, when.earliest)
        if when.latest and len(when.end or when.start) < 10:
            last = min(last, when.latest)
        exact = len(when.start) == 10
        shown_end = when.end if when.end and when.end != when.start else None
        return _days(when.start, shown_end, first, last, inferred, not exact and bool(when.earliest or when.latest))
    if when.earliest or when.latest:
        first = when.earliest or when.latest or date.min
        last = when.latest or first
        return _days(_common(first, last), None, first, last, inferred, True)
    if previous is not None and previous.start is not None:
        first, last = first_day(previous.start), last_day(previous.end or previous.start)
        return Days(None, None, first.toordinal(), max(first, last).toordinal(), False, False)
    return Days(None, None, None, None, False, False)


def _days(day: str, end: str | None, first: date, last: date, inferred: bool, bounded: bool) -> Days:
    return Days(day, end, first.toordinal(), max(first, last).toordinal(), inferred, bounded)


def _worked_out(when: When) -> bool:
    return bool(when.how) and not when.how.startswith("printed")


def _common(first: date, last: date) -> str:
    """The coarsest ISO form that holds both days; the first of them where no year does."""
    if (first.year, first.month) == (last.year, last.month):
        return first.isoformat() if first == last else f"{first:%Y-%m}"
    return f"{first.year:04d}" if first.year == last.year else first.isoformat()


def days_of_statement(statement: Statement, publication: Publication) -> Days:
    """The day it was said, else the day its article came out, else the bounds of that day."""
    said = statement.said
    if said is not None and said.start is not None and said.end is not None:
        day = said.start.isoformat()
        end = said.end.isoformat() if said.end != said.start else None
        return _days(day, end, said.start, said.end, publication.how == "inferred", False)
    if publication.day is not None:
        worked_out = publication.how == "inferred"
        return _days(publication.day.isoformat(), None, publication.day, publication.day, worked_out, False)
    if publication.earliest or publication.latest:
        first = publication.earliest or publication.latest or date.min
        last = publication.latest or first
        return _days(_common(first, last), None, first, last, True, True)
    return Days(None, None, None, None, False, False)


def day_known(statement: Statement, published: date | None) -> int | None:
    """The day (ordinal) on which a statement was known: when it was said, else when its article came out."""
    day = (statement.said.end if statement.said else None) or published
    return day.toordinal() if day else None


def add_roles(actors: Counter[int], ids: Iterable[int], bit: int) -> None:
    """Sets a bit for each actor; a Counter is only used for its zero default."""
    for number in ids:
        actors[number] |= bit


def clipped(texts: Iterable[str], longest: int = LONGEST_WORDS) -> str:
    """Texts one under the other, each once, up to a length."""
    kept: dict[str, None] = {}
    length = 0
    for text in texts:
        if text and text not in kept and length < longest:
            kept[text] = None
            length += len(text) + 1
    return "\n".join(kept)[:longest]
