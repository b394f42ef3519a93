"""The table of block keys: which reports can be linked by what."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

from store.linking import Role

T = TypeVar("T")
AT_A_TIME = 400
"""Keys that are looked up at a time."""
KEPT_PLACES = 200_000
"""Places that are kept in memory once they have been looked up."""
Place = tuple[int, int, int | None]
"""A block key, what (a ``Role``) a report is in it, and the key with which it dies."""


class BlockTable:
    """The block keys of the reports in an open database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._new: list[tuple[int, int, int, int | None]] = []
        self._kept: dict[int, list[Place]] = {}

    def file(self, report: int, places: Iterable[Place]) -> None:
        """Files a report's keys; ``put`` writes them."""
        self._new += [(key, role, report, parent) for key, role, parent in places]

    def put(self) -> None:
        """Writes what has been filed, in rising order: a tree takes that best."""
        new, self._new = self._new, []
        new.sort(key=_by_key)
        self._connection.executemany("INSERT OR IGNORE INTO block VALUES (?, ?, ?, ?)", new)

    def replace(self, report: int, places: Iterable[Place]) -> None:
        """Writes other keys for a report."""
        self.remove(report)
        self.file(report, places)
        self.put()

    def remove(self, report: int) -> None:
        """Takes away a report's keys."""
        self._kept.pop(report, None)
        self._connection.execute("DELETE FROM block WHERE report = ?", (report,))

    def members(self, keys: Collection[int], most: int) -> dict[int, list[int]]:
        """The reports that have each key, at most so many; keys that none has are left out."""
        found: dict[int, list[int]] = {}
        for part in parts(keys):
            sql = (
                f"WITH wanted (key) AS (VALUES {', '.join(['(?)'] * len(part))}) SELECT key, (SELECT"  # noqa: S608
                " group_concat(report) FROM (SELECT report FROM block WHERE key = wanted.key LIMIT ?)) FROM wanted"
            )
            for key, reports in self._connection.execute(sql, (*part, most)):
                if reports is not None:
                    found[key] = [int(report) for report in str(reports).split(",")]
        return found

    def residents(self, keys: Collection[int]) -> Iterator[int]:
        """The reports at home in any of the keys."""
        for part in parts(keys):
            sql = f"SELECT report FROM block WHERE key IN ({marks(part)}) AND role = {Role.HOME:d}"  # noqa: S608
            for (report,) in self._connection.execute(sql, part):
                yield report

    def places(self, reports: Collection[int]) -> Iterator[Place]:
        """The keys of reports, what each is in them, and with which others they die."""
        kept = self._kept
        for report in reports:
            yield from kept.get(report, ())
        for part in parts([report for report in reports if report not in kept]):
            sql = f"SELECT key, role, parent FROM block WHERE report IN ({marks(part)})"  # noqa: S608 - question marks
            yield from self._connection.execute(sql, part)

    def places_of_each(self, reports: Collection[int]) -> Iterator[tuple[int, list[Place]]]:
        """The same for each report that has any; they are kept, if they are not too many, until they change."""
        kept, room = self._kept, KEPT_PLACES
        yield from ((report, kept[report]) for report in reports if report in kept)
        for part in parts([report for report in reports if report not in kept]):
            found: dict[int, list[Place]] = defaultdict(list)
            sql = f"SELECT report, key, role, parent FROM block WHERE report IN ({marks(part)})"  # noqa: S608
            for report, key, role, parent in self._connection.execute(sql, part):
                found[report].append((key, role, parent))
            room -= sum(map(len, found.values()))
            if room > 0:
                self._kept.update(found)
            yield from found.items()


def parts(keys: Collection[T]) -> Iterator[list[T]]:
    """Keys in parts that fit one statement, in rising order: a tree is best walked so."""
    ordered = sorted(keys)  # type: ignore[type-var]
    for start in range(0, len(ordered), AT_A_TIME):
        yield ordered[start : start + AT_A_TIME]


def marks(values: Collection[object]) -> str:
    """A question mark for each value."""
    return ", ".join("?" * len(values))


def _by_key(row: tuple[int, int, int, int | None]) -> tuple[int, int, int]:
    return row[:3]
