"""Intervals of the calendar: months, weeks, seasons, quarters, parts of them, Easter. Intervals include both ends."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

Interval = tuple[date, date]

FIRST_YEAR, LAST_YEAR = 1, MAXYEAR - 1


def shifted(day: date, days: int) -> date:
    """``day`` moved by ``days``, held inside the calendar."""
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such (30 February)."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return date(year, month, day) if day <= 28 or day <= monthrange(year, month)[1] else None


def month_of(year: int, month: int) -> Interval:
    """All days of a month; ``month`` may lie outside 1-12 and then counts on into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    year = min(max(year, FIRST_YEAR), LAST_YEAR)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_of(year: int) -> Interval:
    year = min(max(year, FIRST_YEAR), LAST_YEAR)
    return date(year, 1, 1), date(year, 12, 31)


def week_of(day: date, weeks: int = 0) -> Interval:
    """Monday to Sunday of the week of ``day``, ``weeks`` on."""
    monday = shifted(day, 7 * weeks - day.weekday())
    return monday, shifted(monday, 6)


def weekend_of(day: date, weeks: int = 0) -> Interval:
    monday = week_of(day, weeks)[0]
    return shifted(monday, 5), shifted(monday, 6)


def season_of(year: int, season: int) -> Interval:
    """Spring (1) is March to May; winter (4) begins in December of ``year``."""
    return month_of(year, 3 * season)[0], month_of(year, 3 * season + 2)[1]


def quarter_of(year: int, quarter: int) -> Interval:
    return month_of(year, 3 * quarter - 2)[0], month_of(year, 3 * quarter)[1]


def half_of(year: int, half: int) -> Interval:
    return month_of(year, 6 * half - 5)[0], month_of(year, 6 * half)[1]


def decade_of(year: int) -> Interval:
    first = year - year % 10
    return year_of(first)[0], year_of(first + 9)[1]


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    year = min(max(year, FIRST_YEAR), LAST_YEAR)
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * ell) // 433
    month = (h + ell - 7 * m + 90) // 25
    return date(year, month, (h + ell - 7 * m + 33 * month + 19) % 32)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The ``nth`` Monday (0) to Sunday (6) of a month; the last week's day for one too many."""
    first, last = month_of(year, month)
    day = shifted(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return day if day <= last else shifted(day, -7)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches as a Gregorian day (Meeus, Astronomical Algorithms, ch. 8)."""
    year = min(max(year, FIRST_YEAR), LAST_YEAR)
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return shifted(date(year, month, day + 1), year // 100 - year // 400 - 2)


def months_on(day: date, months: int) -> date:
    """The same day of the month, ``months`` later; the last day where the month is shorter."""
    first, last = month_of(day.year, day.month + months)
    return min(shifted(first, day.day - 1), last)


def part_of(interval: Interval, part: str) -> Interval:
    """The early, middle or late part of an interval; the whole of it for any other word.

    Of a month: 1-10, 11-20, 21 to the end; halves part after the 15th. Of a week: the first three days, the middle,
    from Thursday or Friday on.
    Of a year: the first three, the middle four and the last three months; of anything else thirds.
    """
    first, last = interval
    days = (last - first).days + 1
    early = part in ("early", "beginning", "start", "turn", "first days")
    late = part in ("late", "end", "close", "last days", "final days")
    middle = part in ("mid", "middle")
    if part in ("first", "second", "latter"):
        return (first, shifted(first, 14)) if part == "first" else (shifted(first, 15), last)
    if not (early or late or middle):
        return interval
    if days == 7:
        if early:
            return first, shifted(first, 2)
        if middle:
            return shifted(first, 1), shifted(first, 3)
        return shifted(first, 3 if part == "late" else 4), last
    if 28 <= days <= 31:
        if early:
            return first, shifted(first, 9)
        return (shifted(first, 10), shifted(first, 19)) if middle else (shifted(first, 20), last)
    if days > 360 and days < 370:
        if early:
            return first, month_of(first.year, first.month + 2)[1]
        if middle:
            return month_of(first.year, first.month + 4)[0], month_of(first.year, first.month + 7)[1]
        return month_of(last.year, last.month - 2)[0], last
    third = timedelta(days=max(days // 3, 1))
    if 85 <= days <= 95:
        if early:
            return first, month_of(first.year, first.month)[1]
        if middle:
            return month_of(first.year, first.month + 1)
        return month_of(last.year, last.month)
    if early:
        return first, first + third
    return (first + third, last - third) if middle else (last - third, last)
