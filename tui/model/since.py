"""From when on changes are told: a load, a day of news, or the last day that brought any."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from store.database.lookup.reader import Reader
from store.database.views import Changes, LoadLine

MOST_LOADS = 500
BEGINNING = date(1, 1, 2)
"""Before anything was known."""
MOST_QUIET = 12
"""Days of news that are gone back to find one with a change."""


class Since(NamedTuple):
    """From when on changes are wanted: after a load (by its number), or after a day; neither for the latest."""

    load: int | None = None
    day: date | None = None


class Found(NamedTuple):
    since: Since
    changes: Changes
    loads: tuple[LoadLine, ...]
    """The last first."""

    @property
    def load(self) -> LoadLine | None:
        return next((line for line in self.loads if line.number == self.since.load), None)


def look_up(reader: Reader, since: Since) -> Found:
    """Changes after a load or a day; without either after the load seen last, else of the last day of news."""
    loads = tuple(reader.loads(MOST_LOADS))
    if since.load is not None and any(line.number == since.load for line in loads):
        return Found(since, reader.changes_since_load(since.load), loads)
    if since.day is not None:
        return Found(since, reader.changes(since.day), loads)
    day: date | None = None
    for _ in range(MOST_QUIET):
        day = reader.knowledge_day(day, -1)
        if day is None:
            break
        found = reader.changes(day)
        if found:
            return Found(Since(day=day), found, loads)
    day = day or BEGINNING
    return Found(Since(day=day), reader.changes(day), loads)


def step(reader: Reader, now: Found, way: int) -> Found:
    """A load or a day of news further back (-1) or on (1); the same where there is none."""
    if now.since.load is not None:
        numbers = [line.number for line in reversed(now.loads)]
        place = numbers.index(now.since.load) + way
        return look_up(reader, Since(load=numbers[place])) if 0 <= place < len(numbers) - 1 else now
    here = now.since.day
    day = reader.knowledge_day(here, way) or (BEGINNING if way < 0 and here != BEGINNING else None)
    return look_up(reader, Since(day=day)) if day is not None else now
