"""Days counted from another day: weekdays, tomorrow, two days later, within ten days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from store.extraction.times.calendar import month_of, months_on, nth_weekday, shifted, week_of, weekend_of, year_of
from store.extraction.times.choosing import AHEAD, NEAREST, PAST, Meaning, as_day, choose, weekday_conflict, with_part
from store.extraction.times.raw import RawTime
from store.model import Precision

MOST_BACK = 1200
"""So many months are counted back to the day at most."""
Shape = Callable[[RawTime, date | None, int], Meaning | None]


def _weekday(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    if day is None or raw.weekday is None:
        return None
    return as_day(_weekday_day(raw.weekday, raw.word("mod"), raw.word("unit"), day, direction))


def _weekday_day(weekday: int, mod: str, unit: str, day: date, direction: int) -> date:
    ahead = (weekday - day.weekday()) % 7
    back = (day.weekday() - weekday) % 7
    if unit == "week":
        weeks = {"next": 1, "last": -1}.get(mod, 0)
        return shifted(week_of(day, weeks)[0], weekday)
    if mod == "next":
        return shifted(week_of(day, 1)[0], weekday)
    if mod in ("last", "past", "the past", "this past", "the last", "the previous", "previous"):
        return shifted(day, -(back or 7))
    if mod in ("this coming", "the coming", "coming", "upcoming", "the upcoming", "the next", "the following"):
        return shifted(day, ahead or 7)
    if mod == "this":
        this = shifted(week_of(day)[0], weekday)
        return shifted(this, 7) if direction in AHEAD and this < day else this
    if direction in AHEAD or (direction == NEAREST and ahead < back):
        return shifted(day, ahead)
    return shifted(day, -back)


def _weekdays(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    first, second = raw.number("w1"), raw.number("w2")
    if day is None or first is None or second is None:
        return None
    if direction not in AHEAD and not raw.word("mod"):
        end = _weekday_day(second, "", "", day, PAST)
        start = shifted(end, -((second - first) % 7))
    else:
        start = _weekday_day(first, raw.word("mod"), "", day, direction)
        end = shifted(start, (second - first) % 7)
    return Meaning(start, end, Precision.RANGE)


def _nth_weekday(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    """ "the first Monday of March": of that month where it lies by the tense."""
    weekday, month, year = raw.weekday, raw.number("m1"), raw.number("y1")
    if weekday is None:
        return None
    nth = 5 if raw.word("final") else raw.number("ordinal") or 1
    if month is None:
        if day is None:
            return None
        first = month_of(day.year, day.month + {"next": 1, "last": -1}.get(raw.word("mod"), 0))[0]
        return as_day(nth_weekday(first.year, first.month, weekday, nth))
    years = (year,) if year is not None else range(day.year - 1, day.year + 2) if day is not None else ()
    made = [nth_weekday(each, month, weekday, nth) for each in years]
    chosen = choose([(each, each) for each in made], day or date(2000, 1, 1), direction)
    return as_day(chosen[0]) if chosen is not None else None


def _weekday_week(raw: RawTime, day: date | None, _direction: int) -> Meaning | None:
    """ "Monday week": a week after the coming Monday."""
    weekday = raw.number("w1") if raw.number("w1") is not None else raw.number("w2")
    if day is None or weekday is None:
        return None
    return as_day(shifted(day, (weekday - day.weekday()) % 7 + 7))


def _weekdays_either(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    found = _weekdays(raw, day, direction)
    if found is None:
        return None
    return found._replace(alternatives=((found.start, found.start), (found.end, found.end)))


def _weekday_after(raw: RawTime, day: date | None, _direction: int) -> Meaning | None:
    weekday = raw.weekday
    if day is None or weekday is None:
        return None
    mod = raw.word("mod")
    if mod in ("before", "the previous", "the preceding"):
        return as_day(shifted(day, -((day.weekday() - weekday) % 7 or 7)))
    if mod in ("the same", "that same", "that"):
        return as_day(shifted(day, -((day.weekday() - weekday) % 7)))
    return as_day(shifted(day, (weekday - day.weekday()) % 7 or 7))


_NAMED = {
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "yesterday": -1,
    "the day after tomorrow": 2,
    "the day before yesterday": -2,
    "the night before last": -2,
    "the evening before last": -2,
}


def _named(raw: RawTime, day: date | None, _direction: int) -> Meaning | None:
    if day is None:
        return None
    word = raw.word("named")
    days = -1 if (word, raw.word("hours")) in (("last", "night"), ("last", "evening")) else _NAMED.get(word, 0)
    made = shifted(day, days)
    return Meaning(made, made, Precision.DAY, (), weekday_conflict(raw, made))


def count_of(raw: RawTime) -> int:
    return raw.number("count") or 1


def moved(day: date, unit: str, count: int) -> Meaning:
    """``count`` units on (or back): days and weeks give a day, months a month, years a year."""
    unit = unit.rstrip("s")
    if unit in ("day", "night"):
        return as_day(shifted(day, count))
    if unit in ("week", "fortnight", "weekend"):
        return as_day(shifted(day, count * (14 if unit == "fortnight" else 7)))
    if unit in ("month", "quarter"):
        moved = months_on(day, count * (3 if unit == "quarter" else 1)) if abs(count) < 1200 else day
        return Meaning(*month_of(moved.year, moved.month), Precision.MONTH)
    return Meaning(*year_of(day.year + count * (10 if unit == "decade" else 1)), Precision.YEAR)


def _offset(raw: RawTime, day: date | None, _direction: int) -> Meaning | None:
    if day is None:
        return None
    if raw.word("exact"):
        return _years_back(raw, day)
    return moved(day, raw.word("unit"), -count_of(raw) if raw.word("way") == "ago" else count_of(raw))


def _years_back(raw: RawTime, day: date) -> Meaning:
    """ "two years ago today", "ten years ago this month": of the day or month of ``day`` itself."""
    unit = raw.word("unit").rstrip("s")
    months = count_of(raw) * {"month": 1, "year": 12, "decade": 120}.get(unit, 0)
    if not 0 < months < min(MOST_BACK, day.year * 12):
        return moved(day, unit, -count_of(raw))
    then = months_on(day, -months)
    if raw.word("exact") == "this month":
        return Meaning(*month_of(then.year, then.month), Precision.MONTH)
    return as_day(then)


_BACK = ("earlier", "before", "beforehand", "previous", "preceding")


def _anchored(raw: RawTime, day: date | None, _direction: int) -> Meaning | None:
    if day is None:
        return None
    way, unit = raw.word("way") or raw.word("way2"), raw.word("unit")
    if way in ("the same", "that", "that very", "that same", "the very same", "the"):
        if unit in ("week", "weekend"):
            return Meaning(*(week_of(day) if unit == "week" else weekend_of(day)), Precision.WEEK)
        if unit in ("month", "year"):
            period = month_of(day.year, day.month) if unit == "month" else year_of(day.year)
            return with_part(period, raw.word("part"), Precision.MONTH if unit == "month" else Precision.YEAR)
        return as_day(day)
    if unit in ("morning", "afternoon", "evening", "night") and way in ("following", "next", "previous", "preceding"):
        unit = "day"
    sign = -1 if way in _BACK else 1
    if raw.number("count") is None and unit in ("week", "month", "year"):
        if unit == "week":
            return Meaning(*week_of(day, sign), Precision.WEEK)
        if unit == "month":
            return Meaning(*month_of(day.year, day.month + sign), Precision.MONTH)
        return Meaning(*year_of(day.year + sign), Precision.YEAR)
    return moved(day, unit, sign * count_of(raw))


def within(raw: RawTime, day: date, direction: int) -> date | None:
    """The last day of "within ten days", counted from ``day``; None for "in four days" beside a past verb."""
    if raw.rule == "within.ahead" and direction not in AHEAD:
        return None
    unit = raw.word("unit").rstrip("s")
    if unit in ("month", "quarter", "year", "decade"):
        return months_on(day, count_of(raw) * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit])
    return moved(day, unit, count_of(raw)).end


SHAPES: dict[str, Shape] = {
    "weekday": _weekday,
    "weekdays": _weekdays,
    "weekdays_either": _weekdays_either,
    "weekday_after": _weekday_after,
    "weekday_week": _weekday_week,
    "nth_weekday": _nth_weekday,
    "named": _named,
    "offset": _offset,
    "anchored": _anchored,
}
