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

_PER_PAIR = 1.5
"""What a weekday that stands beside its date tells, in natural logarithms of the odds; chance gives one in seven."""
_NEWS_DAY = (-0.6, 0.2, 1.0)
"""What the weekday of the news tells, by its score: another day, the day before, that day."""
_CLEARLY = 0.5
"""By how much the likeliest year must lead."""
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
        news = _NEWS_DAY[max(said, 0)] if evidence.said is not None else 0.0
        found.append(_Candidate(_PER_PAIR * pairs + news + named.points(year), day, pairs, said))
    if not found:
        return None
    best = max(found, key=lambda candidate: candidate.points)
    rivals = [one.day for one in found if one.points > best.points - _CLEARLY]
    weekdays = best.said > 0 or best.pairs > min(one.pairs for one in found) or printed.weekday is not None
    if not weekdays and not named.known and len(found) > 1:
        return None
    why = f"dateline; the year from {'the weekdays in the text' if weekdays else 'those the text names'}"
    day = rivals[0] if len(rivals) == 1 else None
    return Publication(day, min(rivals), max(rivals), DateHow.HEADER, (span,), (why,))


def of_this_day(evidence: Evidence, words: DatingWords) -> Publication | None:
    """The day of writing where the text names it without its year: "today, 5 May"."""
    for anchor in evidence.anchors:
        if anchor.shift == 0 and anchor.date.year is None:
            found = of_some_year(anchor.date, anchor.span, evidence, words)
            return None if found is None else replace(found, how=DateHow.TEXT)
    return None
