"""Which year a header of day and month is of: weekdays in the text and the years it names tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from store.extraction.dating.calendar import days_left
from store.extraction.dating.checks import score
from store.extraction.dating.evidence import Evidence
from store.extraction.dating.named_years import NamedYears
from store.extraction.dating.printed import PrintedDate
from store.extraction.dating.words import DatingWords
from store.model import DateHow, Publication, Span

_PER_PAIR = 3.0
"""How much a weekday that stands beside its date tells, in points; chance gives one in seven."""
_CLEARLY = 1.0
"""By how much the likeliest year must lead where no weekday speaks for it."""
_YEARS = 27


class _Candidate(NamedTuple):
    points: float
    day: date
    pairs: int
    said: int


def of_some_year(printed: PrintedDate, span: Span, evidence: Evidence, words: DatingWords) -> Publication | None:
    """The day of a header without a year, or bounds where two years are as likely; None where nothing tells."""
    low, high = days_left(evidence, words)
    named = NamedYears(evidence, words)
    found = []
    for year in range(high.year, max(low.year, high.year - _YEARS) - 1, -1):
        day = printed.on(year)
        if day is None or not low <= day <= high:
            continue
        if printed.weekday is not None and day.weekday() != printed.weekday:
            continue
        pairs, said = score(day, evidence)
        points = _PER_PAIR * pairs + said + named.points(year)
        found.append(_Candidate(points, day, pairs, said))
    if not found:
        return None
    best = max(found, key=lambda candidate: candidate.points)
    rivals = [one.day for one in found if one.points > best.points - _CLEARLY]
    if best.said > 0 or best.pairs > min(one.pairs for one in found) or printed.weekday is not None:
        rivals, why = [best.day], "dateline; the year from the weekdays in the text"
    elif best.points <= 0 and len(found) > 1:
        return None
    else:
        why = "dateline; the year from those the text names"
    day = rivals[0] if len(rivals) == 1 else None
    return Publication(day, min(rivals), max(rivals), DateHow.HEADER, (span,), (why,))


def of_this_day(evidence: Evidence, words: DatingWords) -> Publication | None:
    """The day of writing where the text names it without its year: "today, 5 May"."""
    for anchor in evidence.anchors:
        if anchor.shift == 0 and anchor.date.year is None:
            found = of_some_year(anchor.date, anchor.span, evidence, words)
            return None if found is None else replace(found, how=DateHow.TEXT)
    return None
