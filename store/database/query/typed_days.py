"""Days as people type them, in a query or on the command line: ISO forms, and the words people use for days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from store.calendar_names import MONTHS, WEEKDAYS
from store.database.days import looks_partial, partial_day

LONGEST = 60
"""Characters that are looked at."""
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month, north of the equator; winter is called by the year it begins in."""
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_SIMPLE = {"today": 0, "yesterday": -1, "tomorrow": 1}

_UNIT = r"(?:day|week|weekend|month|quarter|year)s?"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|ember|tember|ober)?\b\.?"
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)}|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\b"
_NUMBER = rf"(?:\d{{1,4}}|{'|'.join(_NUMBERS)})"
_YEAR = r"(?:19|20|21)\d\d\b"
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?\b"
_FORM = (
    rf"(?:\d{{4}}(?:-\d{{1,2}}){{0,2}}(?![\w-])|today\b|yesterday\b|tomorrow\b"
    rf"|(?:last|past|this|next)\ (?:{_NUMBER}\ )?(?:{_UNIT}\b|{_WEEKDAY}|{_MONTH}|(?:{'|'.join(_SEASONS)})\b)"
    rf"|{_NUMBER}\ {_UNIT}\ ago\b"
    rf"|(?:(?:early|mid|late)[\ -])?{_MONTH}(?:\ {_ORDINAL}(?!\d))?(?:,?\ {_YEAR})?"
    rf"|{_ORDINAL}\ (?:of\ )?{_MONTH}(?:,?\ {_YEAR})?"
    rf"|(?:{'|'.join(_SEASONS)}|q[1-4]|h[12])\b(?:\ {_YEAR})?|{_WEEKDAY})"
)
_WHOLE = re.compile(rf"(?:{_FORM}(?:\.\.(?:{_FORM})?)?|\.\.{_FORM})(?=[\s()]|$)", re.IGNORECASE)

_SPAN_OF_UNITS = re.compile(rf"(last|past|this|next)(?: ({_NUMBER}))? ({_UNIT})")
_AGO = re.compile(rf"({_NUMBER}) ({_UNIT}) ago")
_SEASON = re.compile(rf"(?:(last|past|this|next) )?({'|'.join(_SEASONS)})(?: (\d{{4}}))?")
_PART_OF_YEAR = re.compile(r"([qh])([1-4])(?: (\d{4}))?")
_PART_OF_MONTH = re.compile(r"(early|mid|late)[ -](.+)")
_NAMED = re.compile(rf"(last|past|this|next) (?:({_WEEKDAY})|({_MONTH}))")
_WEEKDAY_ALONE = re.compile(_WEEKDAY)


def day_end(text: str, at: int) -> int:
    """Where the typed day that begins at ``at`` ends, the blanks in it included; 0 where none does."""
    match = _WHOLE.match(text, at, at + LONGEST)
    return match.end() if match else 0


def typed_days(text: str, today: date | None = None) -> str | None:
    """The day that a person typed, as an ISO day, month or year, or ``first..last``; None where it is none.

    ISO forms, relative ones, seasons and parts of a year or month are read here, counted from ``today`` (the clock's
    day); anything else goes to dateparser, imported then and only then. A month, season or weekday without a year is
    the last one that has begun.
    """
    text = " ".join(text.split()).strip()
    first, dots, last = text.partition("..")
    if dots:
        return _between(first, last, today)
    iso = partial_day(text)
    if iso is not None or looks_partial(text) or text.isdecimal() or len(text) > LONGEST:
        return iso
    now = today or date.today()
    lower = text.lower().removeprefix("the ")
    if lower in _SIMPLE:
        return (now + timedelta(days=_SIMPLE[lower])).isoformat()
    try:
        return _read_here(lower, now) or _read_by_dateparser(text, now)
    except (OverflowError, ValueError):
        return None


def nearest_day(text: str) -> str | None:
    """The word for a day that is most like ``text``: "febuary" is near "february"."""
    from difflib import get_close_matches

    words = (*_SIMPLE, *MONTHS, *WEEKDAYS, *_SEASONS, "last week", "last month", "last year", "this week")
    found = get_close_matches(text.lower(), words, 1, 0.7)
    return found[0] if found else None


def _between(first: str, last: str, today: date | None) -> str | None:
    low, high = typed_days(first, today), typed_days(last, today)
    return f"{low.partition('..')[0]}..{high.rpartition('..')[2]}" if low and high else None


def _read_here(text: str, today: date) -> str | None:
    if match := _SPAN_OF_UNITS.fullmatch(text):
        return _units(match[1], match[2], match[3].removesuffix("s"), today)
    if match := _AGO.fullmatch(text):
        return _ago(_count(match[1]), match[2].removesuffix("s"), today)
    if match := _SEASON.fullmatch(text):
        return _season(match[1], match[2], match[3], today)
    if match := _PART_OF_YEAR.fullmatch(text):
        return _part_of_year(match[1], int(match[2]), match[3], today)
    if match := _PART_OF_MONTH.fullmatch(text):
        return _part_of_month(match[1], match[2], today)
    if match := _NAMED.fullmatch(text):
        return _weekday(match[1], match[2], today) if match[2] else _month(match[1], match[3], today)
    if _WEEKDAY_ALONE.fullmatch(text):
        return _weekday("", text, today)
    return None


def _count(text: str) -> int:
    return _NUMBERS.get(text) or int(text)


def _units(which: str, number: str | None, unit: str, today: date) -> str | None:
    if number is not None:
        n = _count(number)
        if which == "next":
            return f"{today.isoformat()}..{_ago(-n, unit, today)}"
        return f"{_ago(n, unit, today)}..{today.isoformat()}" if which in ("last", "past") else None
    step = {"last": -1, "past": -1, "this": 0, "next": 1}[which]
    if unit == "day":
        return (today + timedelta(days=step)).isoformat()
    if unit in ("week", "weekend"):
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        first = monday + timedelta(days=5 if unit == "weekend" else 0)
        return f"{first.isoformat()}..{(monday + timedelta(days=6)).isoformat()}"
    if unit == "quarter":
        year, quarter = divmod(today.year * 4 + (today.month - 1) // 3 + step, 4)
        return _months(year, quarter * 3 + 1, 3)
    year, month = divmod(today.year * 12 + today.month - 1 + step * (12 if unit == "year" else 1), 12)
    exact = date(year, month + 1, 1)
    return f"{exact.year:04d}" if unit == "year" else f"{exact:%Y-%m}"


def _ago(number: int, unit: str, today: date) -> str:
    if unit in ("day", "week", "weekend"):
        return (today - timedelta(days=number * (1 if unit == "day" else 7))).isoformat()
    size = {"month": 1, "quarter": 3, "year": 12}[unit]
    year, month = divmod(today.year * 12 + today.month - 1 - number * size, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1])).isoformat()


def _season(which: str | None, name: str, year: str | None, today: date) -> str:
    first = _SEASONS[name]
    if year:
        return _months(int(year), first, 3)
    begun = date(today.year, first, 1) <= today
    newest = today.year if begun else today.year - 1
    ended = (newest * 12 + first + 2) <= today.year * 12 + today.month - 1
    if which == "next":
        newest += 1
    elif which in ("last", "past") and not ended:
        newest -= 1
    return _months(newest, first, 3)


def _part_of_year(kind: str, number: int, year: str | None, today: date) -> str | None:
    size = 3 if kind == "q" else 6
    if number > 12 // size:
        return None
    first = (number - 1) * size + 1
    if year:
        return _months(int(year), first, size)
    return _months(today.year if first <= today.month else today.year - 1, first, size)


def _part_of_month(part: str, month: str, today: date) -> str | None:
    iso = typed_days(month, today)
    if iso is None or len(iso) != 7:
        return None
    low, high = {"early": ("01", "10"), "mid": ("11", "20"), "late": ("21", "")}[part]
    last = high or f"{monthrange(int(iso[:4]), int(iso[5:]))[1]:02d}"
    return f"{iso}-{low}..{iso}-{last}"


def _weekday(which: str, name: str, today: date) -> str:
    """The last such day until today; with ``last`` before today, with ``next`` after it, with ``this`` of this week."""
    number = next(number for number, full in enumerate(WEEKDAYS) if full.startswith(name[:3]))
    back = (today.weekday() - number) % 7
    if which == "this":
        return (today + timedelta(days=number - today.weekday())).isoformat()
    if which == "next":
        return (today + timedelta(days=7 - back)).isoformat()
    return (today - timedelta(days=back or (7 if which in ("last", "past") else 0))).isoformat()


def _month(which: str, name: str, today: date) -> str:
    number = next(number for number, full in enumerate(MONTHS, 1) if full.startswith(name[:3]))
    if which == "next":
        year = today.year if number > today.month else today.year + 1
    elif which == "this":
        year = today.year
    else:
        year = today.year if number < today.month else today.year - 1
    return f"{year:04d}-{number:02d}"


def _months(year: int, first: int, number: int) -> str:
    last_year, last = divmod(year * 12 + first - 1 + number - 1, 12)
    low, high = date(year, first, 1), date(last_year, last + 1, 1)
    return f"{low:%Y-%m}..{high:%Y-%m}"


def _read_by_dateparser(text: str, today: date) -> str | None:
    from datetime import datetime

    from dateparser.date import DateDataParser

    parser = DateDataParser(
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime(today.year, today.month, today.day, 12),
            "PREFER_DAY_OF_MONTH": "first",
            "PREFER_DATES_FROM": "past",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    try:
        found = parser.get_date_data(text)
    except (ValueError, OverflowError, RecursionError):
        return None
    if found.date_obj is None:
        return None
    day = found.date_obj.date()
    if found.period == "year":
        return f"{day.year:04d}"
    if found.period == "month":
        return f"{day.year:04d}-{day.month:02d}"
    return str(day.isoformat())
