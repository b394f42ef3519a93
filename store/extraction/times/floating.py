"""What an expression tells of its day while nobody knows when the article came out."""

from __future__ import annotations

from datetime import date

from store.extraction.times.choosing import AHEAD, PAST
from store.extraction.times.meaning import meaning
from store.extraction.times.raw import RawTime
from store.model import Floating

_COUNTED = frozenset({"weekday", "weekdays", "weekdays_either", "weekday_week", "named"})
"""Shapes whose day hangs on the weekday of publication alone."""
_PRINTED = frozenset({"day", "range"})
_LONGEST = 7
"""So many days are counted at most: "this week"."""
_MONDAY = date(2024, 1, 1)


def floating_of(raw: RawTime, towards: int) -> Floating | None:
    """The days that an expression can mean, for an article of any day; None where its words tell too little."""
    if raw.bound or raw.limit or raw.vague or raw.year is not None:
        return None
    if raw.shape in _PRINTED:
        return _printed(raw, towards)
    if raw.shape in _COUNTED or (raw.shape == "unit" and raw.word("unit") == "week") or _days_ago(raw):
        return _counted(raw, towards)
    return None


def _days_ago(raw: RawTime) -> bool:
    return raw.shape == "offset" and raw.word("unit").rstrip("s") == "day" and raw.number("count") is not None


def _printed(raw: RawTime, towards: int) -> Floating | None:
    month = raw.month
    if month is None:
        return None
    first = raw.number("d1") if raw.number("d1") is not None else raw.number("d2")
    if first is None:
        return None
    last = raw.number("d2") or first
    days = (raw.number("m1") or month, first), (raw.number("m2") or month, last)
    return Floating(first=days[0], last=days[1], towards=-1 if towards == PAST else 1 if towards in AHEAD else 0)


def _counted(raw: RawTime, towards: int) -> Floating | None:
    away = []
    for weekday in range(7):
        day = date.fromordinal(_MONDAY.toordinal() + weekday)
        found = meaning(raw, day, towards)
        if found is None or found.alternatives or (found.end - found.start).days >= _LONGEST:
            return None
        away.append(((found.start - day).days, (found.end - day).days))
    return Floating(away=tuple(away))
