"""What an expression can come to, and the choice among the days it could mean."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from store.calendar_names import WEEKDAYS
from store.extraction.times.calendar import Interval, part_of
from store.extraction.times.raw import RawTime
from store.model import Precision

PAST, FUTURE, EITHER, NEAREST, PLANNED = -1, 1, 0, 2, 3
"""Directions in time: what the verb of the clause says.

EITHER reads a bare weekday as past, NEAREST as the closest; PLANNED is a future that may have gone by: "was due on"."""
AHEAD = frozenset({FUTURE, PLANNED})

FAR = {PAST: 340, FUTURE: 340, PLANNED: 270}
FAR_DAY = {PAST: 300, FUTURE: 340, PLANNED: 270}
NEAR = 95
"""A reading by tense that is more than FAR days off gives way to one against it nearer than NEAR days.

FAR_DAY holds for single days: nobody writes "7 December" in October of the one before the last."""


class Meaning(NamedTuple):
    start: date
    end: date
    precision: Precision
    alternatives: tuple[Interval, ...] = ()
    conflict: str = ""


def as_day(day: date) -> Meaning:
    return Meaning(day, day, Precision.DAY)


def with_part(interval: Interval, part: str, precision: Precision) -> Meaning:
    cut = part_of(interval, part)
    return Meaning(*cut, precision if cut == interval else Precision.PART)


def choose(candidates: Iterable[Interval], day: date, direction: int) -> Interval | None:
    """The interval that lies where the tense says, or the nearest one where it says nothing.

    Past: the latest that begins not after ``day``; future: the earliest that ends not before it.
    """
    options = sorted(candidates)
    if not options:
        return None
    nearest = min(options, key=lambda option: distance(option, day))
    by_tense: Interval | None = None
    if direction == PAST:
        by_tense = next((option for option in reversed(options) if option[0] <= day), None)
    elif direction in AHEAD:
        by_tense = next((option for option in options if option[1] >= day), None)
    if by_tense is None:
        return nearest
    far = FAR_DAY if by_tense[0] == by_tense[1] else FAR
    if distance(by_tense, day) > far[direction] and distance(nearest, day) < NEAR:
        return nearest
    return by_tense


def distance(interval: Interval, day: date) -> int:
    if interval[0] > day:
        return (interval[0] - day).days
    return max((day - interval[1]).days, 0)


def weekday_conflict(raw: RawTime, day: date) -> str:
    """What does not fit between a printed weekday and the date beside it, in words; empty where all fits."""
    if raw.weekday is None or raw.weekday == day.weekday():
        return ""
    return f"{day.isoformat()} is a {WEEKDAYS[day.weekday()].capitalize()}, not a {WEEKDAYS[raw.weekday].capitalize()}"
