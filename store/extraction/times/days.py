"""Printed days: with a month, in figures, as ranges and alternatives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from store.extraction.times.calendar import Interval, make_day, month_of
from store.extraction.times.choosing import FUTURE, PAST, Meaning, as_day, choose, weekday_conflict
from store.extraction.times.leaf import read_day
from store.extraction.times.raw import RawTime
from store.model import Precision

Shape = Callable[[RawTime, date | None, int], Meaning | None]


def _dates(raw: RawTime, years: Iterable[int], part: str = "1") -> list[date]:
    month, number = raw.number("m" + part), raw.number("d" + part)
    if month is None or number is None:
        return []
    made = (make_day(year, month, number) for year in years)
    return [day for day in made if day is not None]


def _day(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    part = "2" if raw.number("d1") is None else "1"
    if raw.year is not None:
        options = _dates(raw, (raw.year,), part)
        if not options:
            return None
        return Meaning(options[0], options[0], Precision.DAY, (), weekday_conflict(raw, options[0]))
    if day is None:
        return None
    near = _dates(raw, range(day.year - 1, day.year + 2), part)
    mod = raw.word("mod")
    if mod in ("last", "next"):
        near = [option for option in near if (option < day if mod == "last" else option > day)]
        direction = PAST if mod == "last" else FUTURE
    if raw.month == 2 and raw.day == 29:
        near = _dates(raw, range(day.year - 4, day.year + 5))
    if raw.weekday is not None:
        agreeing = [option for option in near if option.weekday() == raw.weekday]
        near = agreeing or near
    chosen = choose([(option, option) for option in near], day, direction)
    if chosen is None:
        return None
    return Meaning(*chosen, Precision.DAY, (), weekday_conflict(raw, chosen[0]))


def _numbers(raw: RawTime, day: date | None, _direction: int) -> Meaning | None:
    """3/11/25: day first unless only month first gives a day, or month first is the usage of the place (``us``)."""
    a, b, year = raw.number("a"), raw.number("b"), raw.year
    if a is None or b is None or year is None:
        return None
    year = year + 2000 if year < 80 else year + 1900 if year < 100 else year
    readings = [make_day(year, b, a), make_day(year, a, b)]
    if raw.word("us"):
        readings.reverse()
    known = [reading for reading in readings if reading is not None]
    if not known:
        return None
    if len(known) == 2 and known[0] != known[1] and not raw.word("us"):
        if day is not None and abs((known[1] - day).days) < 3 < abs((known[0] - day).days):
            known.reverse()
        text = f"{known[0].isoformat()} or {known[1].isoformat()}, as day or month comes first"
        return Meaning(known[0], known[0], Precision.DAY, (), text)
    return Meaning(known[0], known[0], Precision.DAY)


def _foreign(raw: RawTime, _day: date | None, _direction: int) -> Meaning | None:
    found = read_day(raw.word("foreign"))
    return as_day(found) if found is not None else None


def _day_of_month(raw: RawTime, day: date | None, _direction: int) -> Meaning | None:
    number = raw.number("d1")
    if day is None or number is None:
        return None
    first = month_of(day.year, day.month + {"next": 1, "last": -1}.get(raw.word("mod"), 0))[0]
    made = make_day(first.year, first.month, number)
    return as_day(made) if made is not None else None


def _day_that_year(raw: RawTime, day: date | None, _direction: int) -> Meaning | None:
    """ "June 12 of that year": in the year of the time told before."""
    month, number = raw.month, raw.number("d1") or raw.number("d2")
    if day is None or month is None:
        return None
    if number is None:
        return Meaning(*month_of(day.year, month), Precision.MONTH)
    made = make_day(day.year, month, number)
    return as_day(made) if made is not None else None


def _nth(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    """ "the 17th": of the month of ``day`` or its neighbours."""
    number = raw.day
    if day is None or number is None:
        return None
    options = []
    for months in (-1, 0, 1, 2):
        first = month_of(day.year, day.month + months)[0]
        made = make_day(first.year, first.month, number)
        if made is not None and raw.weekday in (None, made.weekday()):
            options.append((made, made))
    chosen = choose(options, day, direction)
    return Meaning(*chosen, Precision.DAY) if chosen else None


def _nth_range(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    """ "from the 14th to the 16th": as ``_nth``, the last day in the same month or the next."""
    number1, number2 = raw.number("d1"), raw.number("d2")
    if day is None or number1 is None or number2 is None:
        return None
    options = []
    for months in (-1, 0, 1, 2):
        first = month_of(day.year, day.month + months)[0]
        last = month_of(day.year, day.month + months + (number2 < number1))[0]
        start, end = make_day(first.year, first.month, number1), make_day(last.year, last.month, number2)
        if start is not None and end is not None:
            options.append((start, end))
    chosen = choose(options, day, direction)
    return Meaning(*chosen, Precision.RANGE) if chosen else None


def _range(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    month1, month2 = raw.number("m1"), raw.number("m2")
    last_month = month2 or month1
    first_month = month1 or month2
    number1, number2 = raw.number("d1"), raw.number("d2")
    if first_month is None or last_month is None or number1 is None or number2 is None:
        return None
    year1, year2 = raw.number("y1"), raw.number("y2")
    if year2 is None and month2 is None:
        year2 = year1
    years = (year2,) if year2 is not None else (year1,) if year1 is not None else None
    if years is None:
        if day is None:
            return None
        span: Iterable[int] = range(day.year - 1, day.year + 2)
    else:
        span = years
    options: list[Interval] = []
    for year in span:
        start = make_day(
            year1 or (year - (first_month > last_month) if years is None or year2 else year), first_month, number1
        )
        end_year = year if year2 or years is None else year + (first_month > last_month)
        end = make_day(end_year, last_month, number2)
        if start is not None and end is not None and start <= end:
            options.append((start, end))
    weekday = raw.weekday
    if weekday is not None and years is None:
        options = [option for option in options if option[0].weekday() == weekday] or options
    chosen = options[0] if years is not None and options else choose(options, day, direction) if day else None
    if chosen is None:
        return None
    conflict = weekday_conflict(raw, chosen[0])
    return Meaning(*chosen, Precision.RANGE if chosen[0] != chosen[1] else Precision.DAY, (), conflict)


def _either(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    found = _range(raw, day, direction)
    if found is None:
        return None
    pair = ((found.start, found.start), (found.end, found.end))
    return Meaning(found.start, found.end, Precision.RANGE, pair, found.conflict)


SHAPES: dict[str, Shape] = {
    "day": _day,
    "numbers": _numbers,
    "foreign": _foreign,
    "nth": _nth,
    "nth_range": _nth_range,
    "day_that_year": _day_that_year,
    "day_of_month": _day_of_month,
    "range": _range,
    "either": _either,
}
