"""Which days a time expression means, counted from a day: calendar arithmetic, one small function a shape."""

from __future__ import annotations

from datetime import date

from store.extraction.times import days, periods, weekdays
from store.extraction.times.calendar import shifted
from store.extraction.times.choosing import Meaning
from store.extraction.times.raw import RawTime
from store.model import Precision

_SHAPES = days.SHAPES | weekdays.SHAPES | periods.SHAPES
_OF_A_YEAR = frozenset({"day", "range", "month", "season", "quarter", "half"})


def meaning(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    """The days meant by ``raw`` counted from ``day``; None where they hang on a day and there is none."""
    if raw.shape in _OF_A_YEAR and raw.word("unit") == "year" and raw.year is None and day is not None:
        raw = raw.of_year(day.year + periods.STEP.get(raw.word("mod"), 0))  # "on 9 March of last year"
    found = _SHAPES[raw.shape](raw, day, direction) if raw.shape in _SHAPES else None
    if found is None:
        return None
    if raw.limit:
        last = _limit(raw, found)
        return Meaning(last, last, Precision.DAY, (), found.conflict)
    return found


def _limit(raw: RawTime, found: Meaning) -> date:
    """The last day that "by", "before" or "no later than" leaves."""
    whole = found.precision is not Precision.DAY
    if (
        raw.word("limit") in ("before", "prior to", "ahead of")
        and whole
        and not raw.word("part")
        and "is_out" not in raw.rule
    ):
        return shifted(found.start, -1)
    return found.end
