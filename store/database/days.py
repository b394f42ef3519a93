"""Days as people type them and as the database keeps them: partial ISO dates and day numbers."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

UNDATED = (1 << 22) - 1
"""The day number of what has no date: later than every day."""
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_RELATIVE = re.compile(r"(last|this|next|past) (day|week|month|year)|(\d{1,4}) (day|week|month|year)s? ago")


def first_day(iso: str) -> date:
    """The first day that ``2026``, ``2026-02`` or ``2026-02-13`` covers."""
    return date.fromisoformat(iso + "-01-01"[len(iso) - 4 :] if len(iso) < 10 else iso)


def last_day(iso: str) -> date:
    """The last day that ``2026``, ``2026-02`` or ``2026-02-13`` covers."""
    if len(iso) == 4:
        return date(int(iso), 12, 31)
    if len(iso) == 7:
        year, month = int(iso[:4]), int(iso[5:])
        return date(year, month, monthrange(year, month)[1])
    return date.fromisoformat(iso)


def typed_days(text: str, today: date | None = None) -> str | None:
    """The day that a person typed, as an ISO day, month or year, or ``first..last``; None where it is none.

    ISO forms and simple relative ones are read here; anything else goes to dateparser, imported then and only then.
    """
    text = " ".join(text.split()).strip()
    first, dots, last = text.partition("..")
    if dots and (low := _iso(first)) and (high := _iso(last)):
        return f"{low}..{high}"
    iso = _iso(text)
    if iso is not None or _PARTIAL.fullmatch(text):
        return iso
    if len(text) > 60:
        return None
    now = today or date.today()
    lower = text.lower()
    match = _RELATIVE.fullmatch(lower)
    if match:
        return _relative(match, now)
    simple = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if lower in simple:
        return (now + timedelta(days=simple[lower])).isoformat()
    return _read_by_dateparser(text, now)


def _iso(text: str) -> str | None:
    match = _PARTIAL.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        exact = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if month is None:
        return f"{exact.year:04d}"
    return f"{exact.year:04d}-{exact.month:02d}" if day is None else exact.isoformat()


def _relative(match: re.Match[str], today: date) -> str | None:
    if match[1]:
        step = {"last": -1, "past": -1, "this": 0, "next": 1}[match[1]]
        return _shifted(match[2], step, today)
    return _shifted(match[4], -int(match[3]), today, exact=True)


def _shifted(unit: str, step: int, today: date, exact: bool = False) -> str | None:
    try:
        if unit == "day":
            return (today + timedelta(days=step)).isoformat()
        if unit == "week":
            if exact:
                return (today + timedelta(weeks=step)).isoformat()
            monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
            return f"{monday.isoformat()}..{(monday + timedelta(days=6)).isoformat()}"
        months = today.year * 12 + today.month - 1 + step * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        if exact:
            return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1])).isoformat()
        return f"{date(year, 1, 1).year:04d}" if unit == "year" else f"{date(year, month + 1, 1):%Y-%m}"
    except (OverflowError, ValueError):
        return None


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


def event_key(day: int | None, sequence: int) -> int:
    """The place of an event in time order; ``day`` is a proleptic ordinal, None for undated."""
    return (UNDATED if day is None else day) << 32 | sequence
