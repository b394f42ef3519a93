"""Rounds of one series of talks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from store.linking.profile import days_of
from store.model import Meeting

SILENCE = 400
"""A series whose next round is not heard of for so many days has ended; the same sides may start another."""
SAME_ROUND = 60
"""A number heard again within so many days is the same round told as two meetings."""


@dataclass(frozen=True, slots=True)
class Series:
    """Numbered meetings of the same sides, in rising order of their numbers."""

    id: str
    """The id of the first of its meetings."""
    parties: frozenset[str]
    rounds: tuple[tuple[int, str], ...]
    """Pairs of number and meeting id."""


def _day(meeting: Meeting) -> date | None:
    known = days_of(meeting.when) or days_of(meeting.previous)
    if known is not None:
        return date.fromordinal(known[0].first)
    return next((entry.day for entry in meeting.history if entry.day), None)


def find_series(meetings: Iterable[Meeting]) -> list[Series]:
    """Series of two rounds and more, sorted by id; a pure function of the set of meetings.

    A new series begins where a number comes back after a higher one, or after a long silence.
    """
    by_sides: dict[frozenset[str], list[tuple[date, int, str]]] = {}
    for meeting in meetings:
        day = _day(meeting)
        if meeting.round is not None and day is not None and len(meeting.participants) >= 2:
            by_sides.setdefault(frozenset(meeting.participants), []).append((day, meeting.round, meeting.id))
    found = []
    for parties, numbered in by_sides.items():
        run: list[tuple[date, int, str]] = []
        for each in sorted(numbered):
            gap = (each[0] - run[-1][0]).days if run else 0
            if run and (each[1] < run[-1][1] or gap > (SAME_ROUND if each[1] == run[-1][1] else SILENCE)):
                found.append((parties, run))
                run = []
            run.append(each)
        found.append((parties, run))
    series = [
        Series(run[0][2], parties, tuple((number, meeting) for _, number, meeting in run))
        for parties, run in found
        if len(run) >= 2
    ]
    return sorted(series, key=lambda one: one.id)
