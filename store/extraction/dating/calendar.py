"""An undated article is dated by its calendar: weekdays beside dates fix the year, the news fixes the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from store.extraction.dating.checks import fits
from store.extraction.dating.evidence import Anchor, Evidence
from store.extraction.dating.named_years import NamedYears
from store.extraction.dating.words import DatingWords
from store.model import DateHow, Publication

_DAY = timedelta(days=1)


_EARLIEST = date(1990, 1, 1)
_FAR_OFF = date(2999, 12, 31)
_READ_OUT_WITHIN = timedelta(days=3)
_STILL_CALLED = timedelta(days=60)
"""How long after leaving office somebody is named with it."""
_SEVERAL = 2
"""So many days of full date after one that is spoken of as to come show that it was to come once."""
_LATER = 14
"""By how many days a text may be later than usual after a weekday beside its date."""
_PLANNED = timedelta(days=400)
"""How long before a day of full date it is spoken of at most, where nothing tells whether it is over."""


def days_left(evidence: Evidence, words: DatingWords) -> tuple[date, date]:
    """First and last day that floors, ceilings and windows leave, between the first and the last year of the tables."""
    low, high = bounds_left(evidence, words)
    return low, min(high, words.horizon)


def bounds_left(evidence: Evidence, words: DatingWords) -> tuple[date, date]:
    """The same, with ends of its own for what nothing bounds; a window that empties it is left out."""
    low, high = _EARLIEST, _FAR_OFF
    days = [(day, anchor.tense) for anchor in evidence.anchors if (day := _full_day(anchor)) is not None]
    spoken_of = [day for day, tense in days if tense != "future"]
    over = [day for day, tense in days if tense in ("past", "said")]
    over += [held.first for held in evidence.held if held.first is not None]
    to_come = [day for day, tense in days if tense == "future"]
    to_come += [held.last + _STILL_CALLED for held in evidence.held if held.last is not None]
    to_come = [day for day in to_come if sum(later > day for later in spoken_of) < _SEVERAL]
    low = max([low, *(day for day in over if day <= words.horizon)])
    high = min([high, *(day for day in to_come if day >= low)])
    low = max([low, *(day for day, _, _ in evidence.floors if day <= high)])
    planned = [day for anchor in evidence.anchors if anchor.planned and (day := _full_day(anchor)) is not None]
    if planned and max(planned) >= max([low, *spoken_of]):
        high = min(high, max(planned))  # nothing in the text is later
    high = min([high, *(day for day, _, _ in evidence.ceilings if day >= low)])
    for day in spoken_of:
        if day <= words.horizon and day - _PLANNED <= high:
            low = max(low, day - _PLANNED)
    for first, last, _, _ in evidence.windows:
        if first <= high and last >= low:
            low, high = max(low, first), min(high, last)
    return low, high


def _full_day(anchor: Anchor) -> date | None:
    return anchor.date.on(anchor.date.year) if anchor.date.year is not None else None


def from_text(evidence: Evidence, words: DatingWords) -> Publication:
    low, high = bounds_left(evidence, words)
    bounded_above, bounded_below = high < _FAR_OFF, low > _EARLIEST
    last, high = high, min(high, words.horizon)
    paired = sorted(filter(_tells, evidence.anchors), key=_width)
    pairs = [anchor for anchor in paired if anchor.date.year is None]
    full = [anchor for anchor in paired if anchor.date.year is not None]
    days: list[date] = []
    told = _told_on(evidence)
    if told is not None:
        return told
    if full or pairs:
        named = NamedYears(evidence, words)
        days = _days_by_pairs((full or pairs)[0], low, high, evidence, named)
        days = days or _days_by_pairs((full or pairs)[0], low, high, evidence, named, _LATER)
        if not days and len(evidence.anchors) > len(full) + len(pairs):
            # a weekday beside its date tells more than the tense of a date without one
            days = _days_by_pairs((full or pairs)[0], low, high, replace(evidence, anchors=full + pairs), named)
    if not days and bounded_below and bounded_above and (high - low).days <= 500:
        days = _days_between(low, high, evidence)
    spans = tuple(anchor.span for anchor in full + pairs)
    reasons = [f"{anchor.span.start}-{anchor.span.end}: weekday and date" for anchor in full + pairs]
    for anchor, why in _told_days(evidence, low, last):
        spans += (anchor.span,)
        reasons.append(f"{anchor.span.start}-{anchor.span.end}: {why}")
    spans += tuple(held.span for held in evidence.held)
    reasons += [f"{held.span.start}-{held.span.end}: an office and who held it" for held in evidence.held]
    facts = [*evidence.floors, *evidence.ceilings]
    spans += tuple(span for _, span, _ in facts) + tuple(span for _, _, span, _ in evidence.windows)
    reasons += [why for _, _, why in facts] + [why for _, _, _, why in evidence.windows]
    if evidence.said is not None:
        spans += (evidence.said.span,)
        reasons.append(evidence.said.why)
    if days:
        if (days[-1] - days[0]).days <= 1 and (evidence.said is not None or _lead_pair(evidence)):
            return Publication(days[0], days[0], days[-1], DateHow.INFERRED, spans, tuple(reasons))
        return Publication(None, days[0], days[-1], DateHow.UNKNOWN, spans, tuple(reasons))
    return Publication(
        None, low if bounded_below else None, last if bounded_above else None, DateHow.UNKNOWN,
        spans if bounded_above or bounded_below else (), tuple(reasons) if bounded_above or bounded_below else (),
    )  # fmt: skip


def _told_days(evidence: Evidence, low: date, high: date) -> list[tuple[Anchor, str]]:
    """The days of full date that are bounds."""
    found = []
    for anchor in evidence.anchors:
        day = _full_day(anchor)
        if day == low and anchor.tense in ("past", "said"):
            found.append((anchor, f"{day} is told as over"))
        elif day == high and (anchor.tense == "future" or anchor.planned):
            found.append((anchor, f"{day} is told as still to come"))
    return found


def _told_on(evidence: Evidence) -> Publication | None:
    """ "said on 9 February 2024": the latest full date of the past, on which something was said."""
    told = [anchor for anchor in evidence.anchors if anchor.tense == "said" and anchor.told and anchor.date.year]
    past = [anchor.date.on(0) for anchor in evidence.anchors if anchor.date.year and anchor.tense in ("past", "said")]
    for anchor in evidence.anchors:
        day = anchor.date.on(0) if anchor.date.year is not None and anchor.shift is not None else None
        if day is not None and anchor.shift is not None:
            day -= anchor.shift * _DAY
            why = (f"{anchor.span.start}-{anchor.span.end}: counted from the day of writing",)
            return Publication(day, day, day, DateHow.TEXT, (anchor.span,), why)
    for anchor in told:
        day = anchor.date.on(0)
        if day is None or any(other is not None and other > day for other in past):
            continue
        if all(fits(other, day) is not False for other in evidence.anchors):
            why = (f"{anchor.span.start}-{anchor.span.end}: said on {day.isoformat()}",)
            return Publication(day, day, day + _DAY, DateHow.TEXT, (anchor.span,), why)
    return _read_out(evidence)


def _read_out(evidence: Evidence) -> Publication | None:
    """ "On 3 December 2025 the minister received ...": how ministries begin, where nothing tells of a later day."""
    first = next((anchor for anchor in evidence.anchors if anchor.opens and anchor.date.year is not None), None)
    day = first.date.on(0) if first is not None else None
    if first is None or day is None or evidence.windows or day.year < max(evidence.years):
        return None
    if any(fits(other, day) is False for other in evidence.anchors if other is not first):
        return None
    why = (f"{first.span.start}-{first.span.end}: the text opens with {day.isoformat()}",)
    return Publication(day, day, day + _READ_OUT_WITHIN, DateHow.TEXT, (first.span,), why)


def _lead_pair(evidence: Evidence) -> bool:
    return any(anchor.paired and anchor.lead and anchor.tense == "past" for anchor in evidence.anchors)


def _tells(anchor: Anchor) -> bool:
    """Whether a weekday beside its date tells of about now: not one with its year, told as a thing of the past."""
    return anchor.paired and (anchor.date.year is None or anchor.lead or anchor.tense != "past")


def _window(anchor: Anchor) -> tuple[int, int]:
    """How many days before and after a day with its weekday an article comes out at most that speaks of it so."""
    if anchor.tense == "future":
        return 45, 0
    if anchor.tense == "said" or (anchor.tense == "past" and anchor.lead):
        return 0, 1
    return (0, 6) if anchor.tense == "past" else (30, 13)


def _width(anchor: Anchor) -> int:
    return sum(_window(anchor))


def _days_by_pairs(
    anchor: Anchor, low: date, high: date, evidence: Evidence, named: NamedYears, later: int = 0
) -> list[date]:
    """Days around the likeliest year in which a weekday and its date agree, the latest of those as likely.

    ``later``: how many days more than usual may have passed since.
    """
    printed = anchor.date
    if printed.year is not None:
        years = [printed.year]
    else:  # the year after the last one only where no other does
        years = [*range(high.year, max(low.year - 1, high.year - 28), -1), high.year + 1]
    for year in sorted(years, key=lambda year: (year <= high.year, named.points(year)), reverse=True):
        day = printed.on(year)
        if day is None or day.weekday() != printed.weekday:
            continue
        ahead, behind = _window(anchor)
        first, last = day - ahead * _DAY, day + (behind + later) * _DAY
        days = _days_between(max(first, low), min(last, high), evidence)
        if days:
            return days
    return []


def _days_between(first: date, last: date, evidence: Evidence) -> list[date]:
    """Days with which everything in the text agrees."""
    days = []
    for number in range((last - first).days + 1):
        day = first + number * _DAY
        if evidence.said is not None and (day.weekday() - evidence.said.weekday) % 7 > evidence.said.slack:
            continue
        if evidence.months and any(not a <= day.month <= b for a, b, _, _ in evidence.months):
            continue
        if any(fits(anchor, day) is False for anchor in evidence.anchors):
            continue
        days.append(day)
    return days
