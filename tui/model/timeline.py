"""The histogram of a cut as frozen values: periods with their counts, and the days that a query asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from store.database.days import first_day, last_day
from store.database.lookup.timeline import STATEMENT, DayCount
from store.database.query import Node, Or, Query, Term

DAY_FIELDS = ("after", "before", "on", "date", "month")
"""Fields that say when events are; ``known:`` says when they were told of."""
UNDATED = Term("is", "undated")
LONGEST_GAP = 3
"""Empty periods in a row that are shown one by one; more of them share a row."""


class Scale(StrEnum):
    YEAR = "years"
    MONTH = "months"
    WEEK = "weeks"
    DAY = "days"


SCALES = tuple(Scale)


class Period(NamedTuple):
    """A year, month, week or day; or (``empty`` > 1) several in a row without any event; or all undated events."""

    first: date | None
    last: date | None
    counts: dict[str, int]
    """Number of events by status of the meeting; ``statement`` for statements."""
    empty: int = 0
    """Periods that stand in this row, where none of them has an event."""

    @property
    def meetings(self) -> int:
        return sum(self.counts.values()) - self.statements

    @property
    def statements(self) -> int:
        return self.counts.get(STATEMENT, 0)

    @property
    def total(self) -> int:
        return sum(self.counts.values())


class Days(NamedTuple):
    """A span of days with both ends in it; None where it is open."""

    first: date | None
    last: date | None

    def touches(self, period: Period) -> bool:
        if period.first is None or period.last is None:
            return False
        return (self.first is None or period.last >= self.first) and (self.last is None or period.first <= self.last)


def begin(day: date, scale: Scale) -> date:
    """The first day of the period in which ``day`` lies; weeks begin on Monday."""
    if scale is Scale.YEAR:
        return date(day.year, 1, 1)
    if scale is Scale.MONTH:
        return day.replace(day=1)
    if scale is Scale.WEEK:
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    return day


def after(first: date, scale: Scale) -> date | None:
    """The first day of the next period; None at the end of the calendar."""
    try:
        if scale is Scale.YEAR:
            return date(first.year + 1, 1, 1)
        if scale is Scale.MONTH:
            return date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return first + timedelta(days=7 if scale is Scale.WEEK else 1)
    except (ValueError, OverflowError):
        return None


def periods(counts: Iterable[DayCount], scale: Scale) -> list[Period]:
    """The periods from the first day with an event to the last, in order; undated events in a last one of their own."""
    filled: dict[date, dict[str, int]] = {}
    undated: dict[str, int] = {}
    for day, status, n in counts:
        into = undated if day is None else filled.setdefault(begin(date.fromordinal(day), scale), {})
        into[status] = into.get(status, 0) + n
    result: list[Period] = []
    expected: date | None = None
    for first in sorted(filled):
        if expected is not None and expected < first:
            result += _gap(expected, first, scale)
        expected = after(first, scale)
        result.append(Period(first, _day_before(expected), filled[first]))
    if undated:
        result.append(Period(None, None, undated))
    return result


def _gap(start: date, stop: date, scale: Scale) -> list[Period]:
    """The periods without events from ``start`` until before ``stop``; in one row where they are many."""
    n = _steps(start, stop, scale)
    if n > LONGEST_GAP:
        return [Period(start, _day_before(stop), {}, n)]
    result = []
    at: date | None = start
    while at is not None and at < stop:
        following = after(at, scale)
        result.append(Period(at, _day_before(following), {}, 1))
        at = following
    return result


def _steps(start: date, stop: date, scale: Scale) -> int:
    if scale is Scale.YEAR:
        return stop.year - start.year
    if scale is Scale.MONTH:
        return (stop.year - start.year) * 12 + stop.month - start.month
    return (stop - start).days // (7 if scale is Scale.WEEK else 1)


def _day_before(day: date | None) -> date:
    return date.max if day is None else day - timedelta(days=1)


def asked_days(query: Query) -> Days | None:
    """The days to which the top terms of ``query`` keep it; None where it asks for none."""
    first: date | None = None
    last: date | None = None
    found = False
    for part in query.parts:
        days = _days_or_undated(part) or part
        if not isinstance(days, Term) or days.field not in DAY_FIELDS:
            continue
        found = True
        low, high = _ends(days)
        first = low if first is None or (low is not None and low > first) else first
        last = high if last is None or (high is not None and high < last) else last
    return Days(first, last) if found else None


def _ends(term: Term) -> tuple[date | None, date | None]:
    if term.field == "after":
        return first_day(term.value), None
    if term.field == "before":
        return None, first_day(term.value) - timedelta(days=1)
    low, dots, high = term.value.partition("..")
    high = high if dots else low
    return (first_day(low) if low else None), (last_day(high) if high else None)


def without_days(query: Query) -> Query:
    """``query`` without its top terms about days: what the histogram is drawn of."""
    for name in DAY_FIELDS:
        query = query.without_field(name)
    return Query(tuple(part for part in query.parts if part != UNDATED and _days_or_undated(part) is None))


def _days_or_undated(part: Node) -> Term | None:
    """The days of a part that asks for days or for undated events, as a span over both does."""
    if not isinstance(part, Or) or len(part.parts) != 2 or part.parts[1] != UNDATED:
        return None
    days = part.parts[0]
    return days if isinstance(days, Term) and days.field in DAY_FIELDS else None


def with_periods(query: Query, chosen: Sequence[Period]) -> Query:
    """``query`` kept to some periods in a row, undated events among them if chosen, in the place of its own days."""
    bare = without_days(query)
    days = _kept_to([period for period in chosen if period.first is not None])
    undated = any(period.first is None for period in chosen)
    if days is not None and undated:
        return Query((*bare.parts, Or((days, UNDATED))))
    part = days or (UNDATED if undated else None)
    return bare if part is None else bare.with_term(part.field, part.value)


def _kept_to(dated: Sequence[Period]) -> Term | None:
    """The shortest term for all days of periods in a row; None where there are none."""
    if not dated:
        return None
    first, last = dated[0].first, dated[-1].last
    assert first is not None and last is not None  # noqa: S101
    if first == last:
        return Term("on", first.isoformat())
    whole_months = first.day == 1 and (last == date.max or (last + timedelta(days=1)).day == 1)
    if not whole_months:
        return Term("date", f"{first.isoformat()}..{last.isoformat()}")
    low, high = first.isoformat()[:7], last.isoformat()[:7]
    return Term("month", low) if low == high else Term("date", f"{low}..{high}")
