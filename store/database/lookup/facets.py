"""Counting the values of a field: from the writer's totals where nothing is filtered, else live up to a cap."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from itertools import pairwise

from store.database.days import UNDATED
from store.database.lookup.samples import Sample
from store.database.query import Query
from store.database.query.filters import Compiler
from store.database.views import Count, FacetValue

UNTOTALLED = ("participant",)
"""Fields of which the writer keeps no totals: they are counted among the newest events in any case."""
FIELDS = ("actor", "country", "kind", "status", "place", "outlet", "month", "speaker")
MANY = 5_000
"""Events of a filtered list that are looked at for counting, the newest first; past it counts are not exact."""
FEWER = 2_000
"""The same where a field is counted without its own terms, which takes another look for each such field."""

JUMP = 10_000
"""From this place on the unfiltered list is entered by its month."""

_LABELS = {
    "actor": "SELECT id, name, kind FROM actor",
    "country": "SELECT id, name, kind FROM actor",
    "speaker": "SELECT id, name, kind FROM actor",
    "participant": "SELECT id, name, kind FROM actor",
    "place": "SELECT id, name, '' FROM place",
    "outlet": "SELECT id, name, '' FROM outlet",
}


class Counter:
    """Counts one field's values among the events of a query, that field's own terms left aside."""

    def __init__(self, connection: sqlite3.Connection, compiler: Compiler, query: Query, field: str, limit: int):
        self._connection = connection
        self._field = field
        self._limit = limit
        self.others = query.without_field(field)
        self._wanted: dict[int | str, str] = {}
        for value in query.values(field):
            if field in _LABELS:
                self._wanted |= dict.fromkeys(compiler.ids(field, value), value)
            else:
                self._wanted[value] = value

    @property
    def totalled(self) -> bool:
        """Whether the writer keeps these counts, so that no event is looked at."""
        return not self.others and self._field not in UNTOTALLED

    def values(self, sample: Sample) -> list[FacetValue]:
        """The commonest values first (months in order), the chosen ones always among them."""
        counts, exact = (self._totals(), True) if self.totalled else sample.counts(self._field)
        if self._field in ("actor", "speaker", "participant"):
            counts = self._by_leader(counts)
        order = "ascending" if self._field == "month" else "commonest"
        ranked = sorted(counts.items(), key=lambda item: item[0] if order == "ascending" else (-item[1], item[0]))
        shown = ranked[-self._limit :] if order == "ascending" else ranked[: self._limit]
        names = {value for value, _ in shown}
        shown += [(value, counts.get(value, 0)) for value in self._wanted if value not in names]
        return self._labelled(shown, exact)

    def _by_leader(self, counts: dict[int | str, int]) -> dict[int | str, int]:
        """Spellings of one name under one value."""
        leaders = dict(
            self._connection.execute(
                "SELECT a.id, a.leader FROM json_each(?) each CROSS JOIN actor a ON a.id = each.value"
                " WHERE a.leader <> a.id",
                (json.dumps(list(counts)),),
            )
        )
        if not leaders:
            return counts
        together: dict[int | str, int] = {}
        for number, n in counts.items():
            leader = leaders.get(number, number)
            together[leader] = together.get(leader, 0) + n
        for number, typed in list(self._wanted.items()):
            if number in leaders:
                self._wanted.setdefault(leaders[number], typed)
                del self._wanted[number]
        return together

    def _totals(self) -> dict[int | str, int]:
        order = "value DESC" if self._field == "month" else "n DESC"
        rows = self._connection.execute(
            f"SELECT value, n FROM tally WHERE field = ? AND n > 0 ORDER BY {order} LIMIT ?",  # noqa: S608
            (self._field, self._limit),
        )
        counts: dict[int | str, int] = dict(rows)
        for value in self._wanted:
            if value not in counts:
                row = self._connection.execute(
                    "SELECT n FROM tally WHERE field = ? AND value = ?", (self._field, value)
                ).fetchone()
                counts[value] = row[0] if row else 0
        return counts

    def _labelled(self, counted: list[tuple[int | str, int]], exact: bool) -> list[FacetValue]:
        labels: dict[int | str, tuple[str, str]] = {}
        if self._field in _LABELS:
            marks = ", ".join("?" * len(counted))
            rows = self._connection.execute(
                f"{_LABELS[self._field]} WHERE id IN ({marks})", [value for value, _ in counted]
            )
            labels = {number: (name, kind) for number, name, kind in rows}
        result = []
        for value, n in counted:
            label, kind = labels.get(value, (str(value), ""))
            typed = self._wanted.get(value)
            result.append(FacetValue(typed or label, label, Count(n, exact), typed is not None, kind))
        return result


def jump(connection: sqlite3.Connection, query: Query, offset: int) -> tuple[int, int] | None:
    """For the unfiltered list: the first key of a month before place ``offset``, and the events before that key."""
    if query or offset < JUMP:
        return None
    skipped = 0
    for month, n in _months(connection):
        if skipped + n > offset:
            return month, skipped
        skipped += n
    return UNDATED << 32, skipped


def whole_months(connection: sqlite3.Connection, low: int, key: int) -> tuple[int, int, int] | None:
    """The months that begin at ``low`` or later and end before the month of ``key``, of the unfiltered list.

    Gives the first key of the first of them, that of the month of ``key``, and the events of all; None for none.
    """
    between = [month for month in _months(connection) if low <= month[0] <= key]
    if len(between) < 2:
        return None
    return between[0][0], between[-1][0], sum(n for _, n in between[:-1])


def listed_before(connection: sqlite3.Connection, key: int) -> int:
    """How many listed events come before the month of ``key``."""
    months = _months(connection)
    return sum(n for (_, n), (following, _) in pairwise(months) if following <= key)


def _months(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """The first key of each month that has events, in order, with their number; undated events last."""
    rows = connection.execute("SELECT value, n FROM tally WHERE field = 'begins' AND n > 0 ORDER BY value")
    return [
        ((UNDATED if value == UNDATED else date(value // 12, value % 12 + 1, 1).toordinal()) << 32, n)
        for value, n in rows
    ]
