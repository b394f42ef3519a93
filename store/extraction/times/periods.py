"""Periods of the calendar: weeks, months, seasons, quarters, years and holidays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from store.extraction.times.calendar import (
    Interval,
    decade_of,
    easter,
    half_of,
    make_day,
    month_of,
    nth_weekday,
    orthodox_easter,
    part_of,
    quarter_of,
    season_of,
    shifted,
    week_of,
    weekend_of,
    year_of,
)
from store.extraction.times.choosing import AHEAD, EITHER, Meaning, choose, with_part
from store.extraction.times.raw import RawTime
from store.model import Precision

Shape = Callable[[RawTime, date | None, int], Meaning | None]


STEP = {
    "next": 1, "the coming": 1, "coming": 1, "upcoming": 1, "the upcoming": 1, "the next": 1, "the following": 1,
    "last": -1, "the previous": -1, "previous": -1, "past": -1, "after next": 2, "before last": -2,
    "new": 1, "this coming": 1,
}  # fmt: skip


def _unit(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    if day is None:
        return None
    unit, mod, part = raw.word("unit"), raw.word("mod"), raw.word("part")
    if mod in ("the past", "past", "this past", "the last") and unit != "weekend":
        return None
    step = STEP.get(mod, 0)
    if mod == "new" and day.month == 1:
        step = 0
    if unit == "weekend":
        this = weekend_of(day, step)
        if mod in ("the", "") and direction not in AHEAD and this[0] > day:
            this = weekend_of(day, -1)
        if mod in ("past", "this past", "the past") and this[0] > day:
            this = weekend_of(day, -1)
        return Meaning(*this, Precision.RANGE)
    if unit == "week":
        interval, precision = week_of(day, step), Precision.WEEK
    elif unit == "month":
        interval, precision = month_of(day.year, day.month + step), Precision.MONTH
    elif unit == "quarter":
        interval, precision = quarter_of(day.year, (day.month + 2) // 3 + step), Precision.QUARTER
    elif unit == "decade":
        interval, precision = decade_of(day.year + 10 * step), Precision.VAGUE
    elif unit == "year":
        interval, precision = year_of(day.year + step), Precision.YEAR
    else:
        return None
    return with_part(interval, part, precision)


def _week_of(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    month, number = raw.month, raw.number("d1") or raw.number("d2")
    if month is None or number is None:
        return None
    years = (raw.year,) if raw.year is not None else range(day.year - 1, day.year + 2) if day else ()
    options = [(made, made) for made in (make_day(year, month, number) for year in years) if made is not None]
    chosen = choose(options, day or date(2000, 1, 1), direction)
    return Meaning(*week_of(chosen[0]), Precision.WEEK) if chosen else None


def _month(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    month = raw.number("m1")
    if month is None:
        return None
    part, mod = raw.word("part"), raw.word("mod")
    if raw.number("y1") is not None:
        return with_part(month_of(raw.number("y1") or 1, month), part, Precision.MONTH)
    if day is None:
        return None
    options = [month_of(day.year + years, month) for years in (-1, 0, 1)]
    chosen: Interval | None
    if mod in ("last", "past", "this past", "the past", "the last", "the previous"):
        chosen = next((option for option in reversed(options) if option[1] < day), None)
    elif mod in ("next", "coming", "the coming", "this coming", "upcoming", "the next"):
        chosen = next((option for option in options if option[0] > day), None)
    elif mod == "this":
        chosen = options[1]
    else:
        chosen = choose(options, day, direction)
    return with_part(chosen, part, Precision.MONTH) if chosen else None


def _week_of_month(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    """The second week of a month: days 8 to 14; the last: its last seven days."""
    number = raw.number("ordinal") or 1
    found = _month(raw, day, direction)
    if found is None or number > 5:
        return None
    if raw.word("final"):
        return Meaning(shifted(found.end, -6), found.end, Precision.WEEK)
    start = shifted(found.start, 7 * (number - 1))
    return Meaning(start, min(shifted(start, 6), found.end), Precision.WEEK) if start <= found.end else None


def _month_after(raw: RawTime, day: date | None, _direction: int) -> Meaning | None:
    """ "the following September": the next one after the time told before."""
    month = raw.number("m1")
    if month is None or day is None:
        return None
    ahead = raw.word("way") == "following"
    year = day.year + (month <= day.month) if ahead else day.year - (month >= day.month)
    return Meaning(*month_of(year, month), Precision.MONTH)


def _months(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    first, last, year = raw.number("m1"), raw.number("m2"), raw.number("y2")
    if first is None or last is None:
        return None
    years = (year,) if year is not None else range(day.year - 1, day.year + 2) if day else ()
    options = [(month_of(each - (first > last), first)[0], month_of(each, last)[1]) for each in years]
    chosen = options[0] if year is not None and options else choose(options, day, direction) if day else None
    return Meaning(*chosen, Precision.RANGE) if chosen else None


def _season(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    season = raw.number("season")
    if season is None:
        return None
    part, mod = raw.word("part"), raw.word("mod")
    if raw.year is not None:
        return with_part(season_of(raw.year, season), part, Precision.SEASON)
    if day is None:
        return None
    options = [season_of(day.year + years, season) for years in (-2, -1, 0, 1)]
    inside = next((option for option in options if option[0] <= day <= option[1]), None)
    chosen: Interval | None
    if mod in ("last", "the last", "past", "this past", "the past", "the previous"):
        chosen = next((option for option in reversed(options) if option[1] < day), None)
    elif mod in ("next", "the coming", "coming", "the next", "this coming"):
        chosen = next((option for option in options if option[0] > day), None)
    elif mod == "this":
        chosen = inside or options[2]
    else:
        chosen = choose(options, day, direction)
    return with_part(chosen, part, Precision.SEASON) if chosen else None


def _quarter(raw: RawTime, day: date | None, _direction: int) -> Meaning | None:
    number = raw.number("ordinal")
    size, precision = (half_of, Precision.HALF) if raw.shape == "half" else (quarter_of, Precision.QUARTER)
    if number is None or not 1 <= number <= (2 if raw.shape == "half" else 4):
        return None
    if raw.year is not None:
        return Meaning(*size(raw.year, number), precision)
    if day is None:
        return None
    chosen = choose([size(day.year + years, number) for years in (-1, 0, 1)], day, EITHER)
    return Meaning(*chosen, precision) if chosen else None


def _year(raw: RawTime, _day: date | None, _direction: int) -> Meaning | None:
    year = raw.number("y1")
    return with_part(year_of(year), raw.word("part"), Precision.YEAR) if year is not None else None


def _years(raw: RawTime, _day: date | None, _direction: int) -> Meaning | None:
    first, last = raw.number("y1"), raw.number("y2")
    if first is None or last is None:
        return None
    last = last if last > 99 else first - first % 100 + last
    return Meaning(year_of(first)[0], year_of(last)[1], Precision.RANGE) if last >= first else None


def _decade(raw: RawTime, day: date | None, _direction: int) -> Meaning | None:
    year = raw.number("y1")
    tens = raw.number("tens")
    if year is None and tens is not None:
        century = (day.year if day else 2000) // 100 * 100
        year = century + tens if day is not None and century + tens <= day.year else century - 100 + tens
    return Meaning(*part_of(decade_of(year), raw.word("part")), Precision.VAGUE) if year is not None else None


def _holiday(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    years = (raw.year,) if raw.year is not None else range(day.year - 1, day.year + 2) if day else ()
    options: list[Interval] = []
    for year in years:
        offset, month, number = raw.number("easter"), raw.number("month"), raw.number("day")
        nth, weekday = raw.number("nth"), raw.number("weekday")
        made: date | None
        if offset is not None:
            made = shifted(orthodox_easter(year) if raw.number("eastern") else easter(year), offset)
        elif nth is not None and weekday is not None:
            made = nth_weekday(year, month or 1, weekday, nth)
        else:
            made = make_day(year, month or 1, number or 1)
        if made is not None:
            options.append((made, made))
    chosen = choose(options, day or date(2000, 1, 1), direction)
    return Meaning(*chosen, Precision.DAY) if chosen else None


SHAPES: dict[str, Shape] = {
    "unit": _unit,
    "week_of": _week_of,
    "month": _month,
    "month_after": _month_after,
    "months": _months,
    "week_of_month": _week_of_month,
    "season": _season,
    "quarter": _quarter,
    "half": _quarter,
    "year": _year,
    "years": _years,
    "decade": _decade,
    "holiday": _holiday,
}
