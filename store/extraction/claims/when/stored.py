"""From time expressions to the days of a meeting, as exactly as they are certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from store.extraction.claims.scan.findings import Timed
from store.model import Anchor, DateHow, Precision, Publication, Status, TimeExpression, When

COUNTED_BACK = "before the new day"
"""How an old day is said to be known that no words print."""
OF_ONE_MEETING = timedelta(days=2)
"""Days that are so near, "27 and 28 September", are those of one meeting."""
EXACT = frozenset({Precision.DAY, Precision.RANGE})


def known(when: When) -> bool:
    return bool(when.start or when.earliest or when.latest)


def is_exact(when: When) -> bool:
    return when.precision in EXACT and when.start is not None and len(when.start) == 10


def bounds(when: When) -> tuple[date | None, date | None]:
    """First and last day that a When can mean."""
    first = when.earliest
    last = when.latest
    if when.start and len(when.start) == 10:
        first = date.fromisoformat(when.start)
        last = date.fromisoformat(when.end) if when.end and len(when.end) == 10 else first
    return first, last


def touch(a: When, b: When) -> bool:
    """Whether two Whens can mean the same day."""
    a_first, a_last = bounds(a)
    b_first, b_last = bounds(b)
    if a_first and b_last and a_first > b_last:
        return False
    return not (b_first and a_last and b_first > a_last)


def when_of(time: TimeExpression, publication: Publication) -> When:
    """The days that one time means, in the coarsest form that is certain, with bounds where it is not a day."""
    how = _how(time, publication)
    start, end = time.start, time.end
    if start is None or end is None:
        return When(None, None, time.earliest, time.latest, time.precision, how, time.floating)
    if time.alternatives:
        first = min(low for low, _ in time.alternatives)
        last = max(high for _, high in time.alternatives)
        return When(first.isoformat(), last.isoformat(), first, last, Precision.RANGE, how)
    if time.bound == "before":
        low = publication.day or publication.earliest
        return When(None, None, low if low and low <= end else None, end, time.precision, how)
    if time.bound == "after" and start == end:
        return When(coarsest(start, start, time.precision), None, start, None, time.precision, how)
    if time.precision in EXACT:
        return When(start.isoformat(), end.isoformat(), start, start, time.precision, how)
    text = coarsest(start, end, time.precision)
    return When(text, text, time.earliest or start, time.latest or end, time.precision, how)


PRINTED_BUT_YEAR = ("day.", "range.", "either.", "month.")
"""Rules of times that print everything but the year."""


def coarsest(start: date, end: date, precision: Precision) -> str | None:
    """The longest ISO date that holds for all days of an interval; None where it crosses a year."""
    if precision in EXACT:
        return start.isoformat()
    if (start.year, start.month) == (end.year, end.month):
        return f"{start:%Y-%m}"
    if start.year == end.year:
        return f"{start:%Y}"
    return None


def _how(time: TimeExpression, publication: Publication) -> str:
    if time.anchor is Anchor.SELF:
        return "printed"
    if time.anchor is Anchor.PUBLISHED:
        if publication.day is None:
            return "counted from a publication day that is not known"
        if not time.rule.startswith(PRINTED_BUT_YEAR):
            return f"counted from publication on {publication.day}"
        if publication.how is DateHow.INFERRED:
            return f"day and month printed, year worked out with the article's own day, {publication.day}"
        return f"printed, with the year of publication on {publication.day}"
    if time.anchor is Anchor.SAID:
        return "counted from the day it was said"
    return "counted from another day in the text"


def counted_back(when: When, days: int) -> When:
    """The day on which a meeting began that is in its n-th day on ``when``."""
    if when.start is None or len(when.start) != 10:
        return when
    day = date.fromisoformat(when.start)
    first = day - timedelta(days=days - 1)
    return When(first.isoformat(), day.isoformat(), first, first, Precision.RANGE, f"{when.how}, day {days}")


def last_week(when: When, today: date | None) -> When:
    """The weekday gone by where one to come was understood: "was due on Monday, but nobody came"."""
    if today is None or when.start is None or when.earliest is None or not when.how.startswith("counted from pub"):
        return when
    if not today < when.earliest <= today + timedelta(days=7) or len(when.start) != 10:
        return when
    return by_weeks(when, -1)


def nearer_week(when: When, today: date | None) -> When:
    """The weekday to come where the one gone by was understood, if it is the nearer of the two."""
    back = (today - when.earliest).days if today is not None and when.earliest is not None else 0
    counted = when.how.startswith("counted from pub") and is_exact(when)
    return by_weeks(when, 1) if counted and 4 <= back <= 6 else when


def by_weeks(when: When, weeks: int) -> When:
    """The same weekdays some weeks later, or earlier where ``weeks`` is negative; for exact days only."""
    first, last = (day + timedelta(weeks=weeks) if day is not None else None for day in bounds(when))
    if first is None or last is None or not is_exact(when):
        return when
    return replace(when, start=first.isoformat(), end=last.isoformat(), earliest=first, latest=first)


def on_publication(publication: Publication) -> When:
    """The day of publication, for what goes on or has been told without a day."""
    if publication.day is None:
        return When(how="no day given")
    text = publication.day.isoformat()
    return When(text, text, publication.day, publication.day, Precision.DAY, "day of publication")


def choose(times: Sequence[Timed], status: Status) -> tuple[Timed | None, Timed | None]:
    """The time of the meeting and the time it was to have been before, of those that stand beside a trigger."""
    if not times:
        return None, None
    plain = [t for t in times if t.label in ("", "to", "since")]
    planned = [t for t in times if t.label in ("planned", "from")]
    moved_to = [t for t in times if t.label == "to"]
    refused = [t for t in times if t.label == "not"]
    if status is Status.POSTPONED:
        old = planned or refused or plain
        return None, _latest(old)
    if status is Status.CANCELLED:
        either = planned or plain
        return (either[0] if either else None), None
    if moved_to and (planned or len(plain) > len(moved_to)):
        old = planned or [t for t in plain if t.label != "to"]
        return moved_to[0], _latest(old)
    if plain and planned:
        return plain[0], _latest(planned)
    if plain and refused:
        return plain[0], refused[0]
    if plain:
        return _exactly(plain), None
    return _latest(planned), None


def _latest(old: Sequence[Timed]) -> Timed | None:
    """The first of the days that a meeting had before, or the last where it was moved from one to the next."""
    starts = [t.time.start for t in old if t.time.precision is Precision.DAY and t.time.start is not None]
    if len(starts) < len(old) or len(old) < 2 or max(starts) - min(starts) <= OF_ONE_MEETING:
        return old[0] if old else None
    return max(old, key=lambda t: t.time.start or date.min)


def _exactly(times: Sequence[Timed]) -> Timed:
    """The first time, or the day within it that a later one tells: "the fourth this year was held on 3 March"."""
    first = times[0]
    if first.time.precision in EXACT or first.time.start is None or first.time.end is None:
        return first
    for timed in times[1:]:
        time = timed.time
        inside = time.start is not None and time.end is not None and first.time.start <= time.start
        if inside and time.precision is Precision.DAY and time.end is not None and time.end <= first.time.end:
            return timed
    return first
