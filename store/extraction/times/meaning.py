"""Which days a time expression means, counted from a day: pure calendar arithmetic, one small function a shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from store.extraction.times.calendar import (
    Interval,
    decade_of,
    easter,
    half_of,
    make_day,
    month_of,
    months_on,
    nth_weekday,
    part_of,
    quarter_of,
    season_of,
    shifted,
    week_of,
    weekend_of,
    year_of,
)
from store.extraction.times.leaf import read_day
from store.extraction.times.raw import RawTime
from store.model import Precision

PAST, FUTURE, EITHER, NEAREST = -1, 1, 0, 2
"""Directions in time: what the verb of the clause says. EITHER reads a bare weekday as past, NEAREST as the closest."""

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FAR_AHEAD, FAR_BACK, FAR_BACK_DAY, NEAR = 270, 340, 300, 95
"""A reading by tense that is farther off than that many days gives way to one against it nearer than NEAR.

FAR_BACK_DAY holds for single days: nobody writes "7 December" in October of the one before the last."""


class Meaning(NamedTuple):
    start: date
    end: date
    precision: Precision
    alternatives: tuple[Interval, ...] = ()
    conflict: str = ""


def meaning(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    """The days meant by ``raw`` counted from ``day``; None where they hang on a day and there is none."""
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


# ---------------------------------------------------------------------- choosing among candidates


def _choose(candidates: Iterable[Interval], day: date, direction: int) -> Interval | None:
    """The interval that lies where the tense says, or the nearest one where it says nothing.

    Past: the latest that begins not after ``day``; future: the earliest that ends not before it.
    """
    options = sorted(candidates)
    if not options:
        return None
    nearest = min(options, key=lambda option: _distance(option, day))
    by_tense: Interval | None = None
    if direction == PAST:
        by_tense = next((option for option in reversed(options) if option[0] <= day), None)
    elif direction == FUTURE:
        by_tense = next((option for option in options if option[1] >= day), None)
    if by_tense is None:
        return nearest
    back = FAR_BACK_DAY if by_tense[0] == by_tense[1] else FAR_BACK
    if _distance(by_tense, day) > (FAR_AHEAD if direction == FUTURE else back) and _distance(nearest, day) < NEAR:
        return nearest
    return by_tense


def _distance(interval: Interval, day: date) -> int:
    if interval[0] > day:
        return (interval[0] - day).days
    return max((day - interval[1]).days, 0)


# ---------------------------------------------------------------------- days


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
        return Meaning(options[0], options[0], Precision.DAY, (), _weekday_conflict(raw, options[0]))
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
    chosen = _choose([(option, option) for option in near], day, direction)
    if chosen is None:
        return None
    return Meaning(*chosen, Precision.DAY, (), _weekday_conflict(raw, chosen[0]))


def _weekday_conflict(raw: RawTime, day: date) -> str:
    if raw.weekday is None or raw.weekday == day.weekday():
        return ""
    return f"{day.isoformat()} is a {DAYS[day.weekday()].capitalize()}, not a {DAYS[raw.weekday].capitalize()}"


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
    return _as_day(found) if found is not None else None


def _nth(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    """ "the 17th": of the month of ``day`` (of the time said before, where there is one) or its neighbours."""
    number = raw.day
    if day is None or number is None:
        return None
    options = []
    for months in (-1, 0, 1, 2):
        first = month_of(day.year, day.month + months)[0]
        made = make_day(first.year, first.month, number)
        if made is not None and raw.weekday in (None, made.weekday()):
            options.append((made, made))
    if raw.anchor.value == "time":
        same = [option for option in options if option[0].month == day.month]
        options = same or options
    chosen = _choose(options, day, direction)
    return Meaning(*chosen, Precision.DAY) if chosen else None


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
    chosen = options[0] if years is not None and options else _choose(options, day, direction) if day else None
    if chosen is None:
        return None
    conflict = _weekday_conflict(raw, chosen[0])
    return Meaning(*chosen, Precision.RANGE if chosen[0] != chosen[1] else Precision.DAY, (), conflict)


def _either(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    found = _range(raw, day, direction)
    if found is None:
        return None
    pair = ((found.start, found.start), (found.end, found.end))
    return Meaning(found.start, found.end, Precision.RANGE, pair, found.conflict)


# ---------------------------------------------------------------------- weekdays


def _weekday(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    if day is None or raw.weekday is None:
        return None
    return _as_day(_weekday_day(raw.weekday, raw.word("mod"), raw.word("unit"), day, direction))


def _as_day(day: date) -> Meaning:
    return Meaning(day, day, Precision.DAY)


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
        return shifted(this, 7) if direction == FUTURE and this < day else this
    if direction == FUTURE or (direction == NEAREST and ahead < back):
        return shifted(day, ahead)
    return shifted(day, -back)


def _weekdays(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    first, second = raw.number("w1"), raw.number("w2")
    if day is None or first is None or second is None:
        return None
    if direction != FUTURE and not raw.word("mod"):
        end = _weekday_day(second, "", "", day, PAST)
        start = shifted(end, -((second - first) % 7))
    else:
        start = _weekday_day(first, raw.word("mod"), "", day, direction)
        end = shifted(start, (second - first) % 7)
    return Meaning(start, end, Precision.RANGE)


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
        return _as_day(shifted(day, -((day.weekday() - weekday) % 7 or 7)))
    if mod in ("the same", "that same", "that"):
        return _as_day(shifted(day, -((day.weekday() - weekday) % 7)))
    return _as_day(shifted(day, (weekday - day.weekday()) % 7 or 7))


# ---------------------------------------------------------------------- named days and offsets

_NAMED = {
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "yesterday": -1,
    "the day after tomorrow": 2,
    "the day before yesterday": -2,
}


def _named(raw: RawTime, day: date | None, _direction: int) -> Meaning | None:
    if day is None:
        return None
    word = raw.word("named")
    days = -1 if (word, raw.word("hours")) in (("last", "night"), ("last", "evening")) else _NAMED.get(word, 0)
    made = shifted(day, days)
    return Meaning(made, made, Precision.DAY, (), _weekday_conflict(raw, made))


def _count(raw: RawTime) -> int:
    return raw.number("count") or 1


def _moved(day: date, unit: str, count: int) -> Meaning:
    """``count`` units on (or back): days and weeks give a day, months a month, years a year."""
    unit = unit.rstrip("s")
    if unit in ("day", "night"):
        return _as_day(shifted(day, count))
    if unit in ("week", "fortnight", "weekend"):
        return _as_day(shifted(day, count * (14 if unit == "fortnight" else 7)))
    if unit in ("month", "quarter"):
        moved = months_on(day, count * (3 if unit == "quarter" else 1)) if abs(count) < 1200 else day
        return Meaning(*month_of(moved.year, moved.month), Precision.MONTH)
    return Meaning(*year_of(day.year + count * (10 if unit == "decade" else 1)), Precision.YEAR)


def _offset(raw: RawTime, day: date | None, _direction: int) -> Meaning | None:
    if day is None:
        return None
    return _moved(day, raw.word("unit"), -_count(raw) if raw.word("way") == "ago" else _count(raw))


_BACK = ("earlier", "before", "beforehand", "previous", "preceding")


def _anchored(raw: RawTime, day: date | None, _direction: int) -> Meaning | None:
    if day is None:
        return None
    way, unit = raw.word("way") or raw.word("way2"), raw.word("unit")
    if way in ("the same", "that", "that very", "that same", "the very same"):
        if unit in ("week", "weekend"):
            return Meaning(*(week_of(day) if unit == "week" else weekend_of(day)), Precision.WEEK)
        if unit in ("month", "year"):
            period = month_of(day.year, day.month) if unit == "month" else year_of(day.year)
            return _with_part(period, raw.word("part"), Precision.MONTH if unit == "month" else Precision.YEAR)
        return _as_day(day)
    if unit in ("morning", "afternoon", "evening", "night") and way in ("following", "next", "previous", "preceding"):
        unit = "day"
    sign = -1 if way in _BACK else 1
    if raw.number("count") is None and unit in ("week", "month", "year"):
        if unit == "week":
            return Meaning(*week_of(day, sign), Precision.WEEK)
        if unit == "month":
            return Meaning(*month_of(day.year, day.month + sign), Precision.MONTH)
        return Meaning(*year_of(day.year + sign), Precision.YEAR)
    return _moved(day, unit, sign * _count(raw))


def _within(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    if day is None or (raw.rule == "within.ahead" and direction != FUTURE):
        return None
    unit = raw.word("unit").rstrip("s")
    if unit in ("month", "quarter", "year", "decade"):
        months = _count(raw) * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
        last = months_on(day, months)
    else:
        last = _moved(day, unit, _count(raw)).end
    return _as_day(last)


# ---------------------------------------------------------------------- units of the calendar

_STEP = {
    "next": 1, "the coming": 1, "coming": 1, "upcoming": 1, "the upcoming": 1, "the next": 1, "the following": 1,
    "last": -1, "the previous": -1, "previous": -1, "after next": 2, "before last": -2, "new": 1, "this coming": 1,
}  # fmt: skip


def _unit(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    if day is None:
        return None
    unit, mod, part = raw.word("unit"), raw.word("mod"), raw.word("part")
    if mod in ("the past", "past", "this past", "the last") and unit != "weekend":
        return None
    step = _STEP.get(mod, 0)
    if mod == "new" and day.month == 1:
        step = 0
    if unit == "weekend":
        this = weekend_of(day, step)
        if mod in ("the", "") and direction != FUTURE and this[0] > day:
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
    return _with_part(interval, part, precision)


def _with_part(interval: Interval, part: str, precision: Precision) -> Meaning:
    cut = part_of(interval, part)
    return Meaning(*cut, precision if cut == interval else Precision.PART)


def _week_of(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    month, number = raw.month, raw.number("d1") or raw.number("d2")
    if month is None or number is None:
        return None
    years = (raw.year,) if raw.year is not None else range(day.year - 1, day.year + 2) if day else ()
    options = [(made, made) for made in (make_day(year, month, number) for year in years) if made is not None]
    chosen = _choose(options, day or date(2000, 1, 1), direction)
    return Meaning(*week_of(chosen[0]), Precision.WEEK) if chosen else None


def _month(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    month = raw.number("m1")
    if month is None:
        return None
    part, mod = raw.word("part"), raw.word("mod")
    if raw.number("y1") is not None:
        return _with_part(month_of(raw.number("y1") or 1, month), part, Precision.MONTH)
    if day is None:
        return None
    if raw.word("unit") == "year":
        return _with_part(month_of(day.year + _STEP.get(mod, 0), month), part, Precision.MONTH)
    options = [month_of(day.year + years, month) for years in (-1, 0, 1)]
    chosen: Interval | None
    if mod in ("last", "past", "this past", "the past", "the last", "the previous"):
        chosen = next((option for option in reversed(options) if option[1] < day), None)
    elif mod in ("next", "coming", "the coming", "this coming", "upcoming", "the next"):
        chosen = next((option for option in options if option[0] > day), None)
    elif mod == "this":
        chosen = options[1]
    else:
        chosen = _choose(options, day, direction)
    return _with_part(chosen, part, Precision.MONTH) if chosen else None


def _months(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    first, last, year = raw.number("m1"), raw.number("m2"), raw.number("y2")
    if first is None or last is None:
        return None
    years = (year,) if year is not None else range(day.year - 1, day.year + 2) if day else ()
    options = [(month_of(each - (first > last), first)[0], month_of(each, last)[1]) for each in years]
    chosen = options[0] if year is not None and options else _choose(options, day, direction) if day else None
    return Meaning(*chosen, Precision.RANGE) if chosen else None


def _season(raw: RawTime, day: date | None, direction: int) -> Meaning | None:
    season = raw.number("season")
    if season is None:
        return None
    part, mod = raw.word("part"), raw.word("mod")
    if raw.year is not None:
        return _with_part(season_of(raw.year, season), part, Precision.SEASON)
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
        chosen = _choose(options, day, direction)
    return _with_part(chosen, part, Precision.SEASON) if chosen else None


def _quarter(raw: RawTime, day: date | None, _direction: int) -> Meaning | None:
    number = raw.number("ordinal")
    size, precision = (half_of, Precision.HALF) if raw.shape == "half" else (quarter_of, Precision.QUARTER)
    if number is None or not 1 <= number <= (2 if raw.shape == "half" else 4):
        return None
    if raw.year is not None:
        return Meaning(*size(raw.year, number), precision)
    if day is None:
        return None
    if raw.word("mod"):
        return Meaning(*size(day.year + _STEP.get(raw.word("mod"), 0), number), precision)
    chosen = _choose([size(day.year + years, number) for years in (-1, 0, 1)], day, EITHER)
    return Meaning(*chosen, precision) if chosen else None


def _year(raw: RawTime, _day: date | None, _direction: int) -> Meaning | None:
    year = raw.number("y1")
    return _with_part(year_of(year), raw.word("part"), Precision.YEAR) if year is not None else None


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
            made = shifted(easter(year), offset)
        elif nth is not None and weekday is not None:
            made = nth_weekday(year, month or 1, weekday, nth)
        else:
            made = make_day(year, month or 1, number or 1)
        if made is not None:
            options.append((made, made))
    chosen = _choose(options, day or date(2000, 1, 1), direction)
    return Meaning(*chosen, Precision.DAY) if chosen else None


_SHAPES: dict[str, Callable[[RawTime, date | None, int], Meaning | None]] = {
    "day": _day,
    "numbers": _numbers,
    "foreign": _foreign,
    "nth": _nth,
    "range": _range,
    "either": _either,
    "weekday": _weekday,
    "weekdays": _weekdays,
    "weekdays_either": _weekdays_either,
    "weekday_after": _weekday_after,
    "named": _named,
    "offset": _offset,
    "anchored": _anchored,
    "within": _within,
    "unit": _unit,
    "week_of": _week_of,
    "month": _month,
    "months": _months,
    "season": _season,
    "quarter": _quarter,
    "half": _quarter,
    "year": _year,
    "years": _years,
    "decade": _decade,
    "holiday": _holiday,
}
