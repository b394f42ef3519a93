"""Days as the database keeps them: partial ISO dates and day numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

UNDATED = (1 << 22) - 1
"""The day number of what has no date: later than every day."""
LAST_DATED_KEY = UNDATED << 32
"""Events with a day have keys below it."""
MOST_KEY = (1 << 63) - 1

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def partial_day(text: str) -> str | None:
    """``2026``, ``2026-2`` or ``2026-2-3`` in full ISO form; None where it is none of these or no such day."""
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


def looks_partial(text: str) -> bool:
    """Whether ``text`` has the form of an ISO day, month or year, there being such a day or not."""
    return _PARTIAL.fullmatch(text) is not None


def first_day(iso: str) -> date:
    """The first day that ``2026``, ``2026-02`` or ``2026-02-13`` covers."""
    return date.fromisoformat(iso + "-01-01"[len(iso) - 4 :] if len(iso) < 10 else iso)


def last_day(iso: str) -> date:
    """The last day that ``2026``, ``2026-02`` or ``2026-02-13`` covers."""
    if len(iso) == 4:
        return date(int(iso), 12, 31)
    if len(iso) == 7:
        year, month = int(iso[:4]), int(iso[5:])
        return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)
    return date.fromisoformat(iso)


def event_key(day: int | None, sequence: int) -> int:
    """The place of an event in time order; ``day`` is a proleptic ordinal, None for undated."""
    return (UNDATED if day is None else day) << 32 | sequence


def nearest_in_time(keys: Sequence[int], key: int) -> int:
    """Which of these keys, in order, is nearest in days to ``key``, of two the later; -1 where there is none."""
    at = bisect_left(keys, key)
    if 0 < at < len(keys) and (keys[at] >> 32) - (key >> 32) > (key >> 32) - (keys[at - 1] >> 32):
        return at - 1
    return min(at, len(keys) - 1)


def day_left(day: str | None, first: int | None) -> str | None:
    """The day (ISO) that an event without one was to have, which is where it stands in time."""
    return date.fromordinal(first).isoformat() if day is None and first is not None else None


def first_and_last(first: int | None, last: int | None) -> tuple[str, str] | None:
    """Two day numbers as ISO days, where they are not one day."""
    if first is None or last is None or first == last:
        return None
    return date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()
