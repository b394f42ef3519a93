"""When an article came out that tells a meeting's day as "on Tuesday" or "on 7 February", once that day is known."""

from __future__ import annotations

from datetime import date

from store.linking.profile import Days
from store.model import Floating

LONG_PAST, LONG_AHEAD = 300, 340
"""How many days a day printed without its year lies behind an article at most, and ahead of it."""
EITHER_WAY = 180
_REACH = 30
"""How many days a counted day lies from the article at most."""


def came_out(told: Floating, days: Days) -> Days | None:
    """The days on which an article can have come out that tells of one of ``days`` so; None where they do not fit."""
    if not told.away:
        return _printed(told, days)
    fitting = [
        day
        for day in range(max(days.first - _REACH, 1), days.last + _REACH + 1)
        if _overlap(day, told.away[(day - 1) % 7], days)
    ]
    return Days(fitting[0], fitting[-1]) if fitting else None


def tells_apart(told: Floating) -> bool:
    """Whether words fit some days only: "on Tuesday", but not "yesterday"."""
    return len(set(told.away)) != 1 and all(first == last for first, last in told.away)


def _overlap(day: int, away: tuple[int, int], days: Days) -> bool:
    return day + away[0] <= days.last and days.first <= day + away[1]


def _printed(told: Floating, days: Days) -> Days | None:
    if told.first is None or told.last is None:
        return None
    known = [date.fromordinal(day) for day in range(days.first, days.last + 1)]
    if not any(_within((day.month, day.day), told.first, told.last) for day in known):
        return None
    before = 0 if told.towards < 0 else LONG_AHEAD if told.towards > 0 else EITHER_WAY
    after = LONG_PAST if told.towards < 0 else 0 if told.towards > 0 else EITHER_WAY
    return Days(max(days.first - before, 1), days.last + after)


def _within(day: tuple[int, int], first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether a day of the year lies in a run of them, which may go over its end."""
    return first <= day <= last if first <= last else day >= first or day <= last
