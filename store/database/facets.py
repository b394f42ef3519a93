"""Counting the values of a field: from the writer's totals where nothing is filtered, else live up to a cap."""

from __future__ import annotations

import collections
import sqlite3
from datetime import date
from functools import cached_property
from typing import Any

from store.database import roles
from store.database.days import UNDATED
from store.database.filters import Compiler, Plan
from store.database.query import Query
from store.database.views import Count, FacetValue

FIELDS = ("actor", "country", "kind", "status", "place", "outlet", "month", "speaker")
MANY = 5_000
"""Events of a filtered list that are looked at for counting, the newest first; past it counts are not exact."""
FEWER = 1_000
"""The same for a second try, where the time was up."""

JUMP = 10_000
"""From this place on the unfiltered list is entered by its month."""

_LABELS = {
    "actor": "SELECT id, name, kind FROM actor",
    "country": "SELECT id, name, kind FROM actor",
    "speaker": "SELECT id, name, kind FROM actor",
    "place": "SELECT id, name, '' FROM place",
    "outlet": "SELECT id, name, '' FROM outlet",
}
_COLUMNS = ("kind", "form", "status", "place", "month", "speaker")


class Sample:
    """The newest events of a query, up to a cap, and what values they have; each look-up is made once."""

    def __init__(self, connection: sqlite3.Connection, plan: Plan, cap: int) -> None:
        self._connection = connection
        self._cap = cap
        columns = ", ".join(f"e.{column} AS {column}" for column in _COLUMNS)
        hits = plan.sql(f"{plan.key} AS at, e.key AS key, {columns}", tail=f"ORDER BY 1 DESC LIMIT {cap + 1:d}")
        self._with = f"WITH hits AS MATERIALIZED ({hits}) "
        self._parameters = plan.bound()

    def counts(self, field: str) -> tuple[dict[int | str, int], bool]:
        """How many events have each value of a field, and whether all events of the query were looked at."""
        exact = len(self._events) <= self._cap
        if field in ("actor", "country"):
            return (self._named if field == "actor" else self._countries), exact
        if field == "outlet":
            return self._outlets, exact
        column = _COLUMNS.index(field)
        rows = self._events
        if field == "status":
            return collections.Counter(row[column] for row in rows if row[0] == "meeting"), exact
        counted = collections.Counter(row[column] for row in rows)
        if field == "kind":
            counted.update(row[1] for row in rows if row[1] != row[0])
        counted.pop(None, None)
        return counted, exact

    @cached_property
    def _events(self) -> list[tuple[Any, ...]]:
        sql = f"{self._with}SELECT {', '.join(_COLUMNS)} FROM hits"  # noqa: S608 - own names
        return self._connection.execute(sql, self._parameters).fetchall()

    @cached_property
    def _actors(self) -> list[tuple[int, int, int, int]]:
        return self._connection.execute(
            f"{self._with}, linked AS MATERIALIZED (SELECT x.actor, sum(x.roles & {roles.ANY:d} <> 0) AS named,"  # noqa: S608
            " count(*) AS n FROM hits CROSS JOIN event_actor x ON x.event = hits.key GROUP BY x.actor)"
            " SELECT linked.actor, named, n, a.kind = 'country' FROM linked CROSS JOIN actor a ON a.id = linked.actor",
            self._parameters,
        ).fetchall()

    @property
    def _named(self) -> dict[int | str, int]:
        return {actor: named for actor, named, _, _ in self._actors if named}

    @property
    def _countries(self) -> dict[int | str, int]:
        return {actor: n for actor, _, n, country in self._actors if country}

    @cached_property
    def _outlets(self) -> dict[int | str, int]:
        rows = self._connection.execute(
            f"{self._with}SELECT x.outlet, count(*) FROM hits"  # noqa: S608 - own fragments
            " CROSS JOIN event_outlet x ON x.event = hits.key GROUP BY 1",
            self._parameters,
        )
        return dict(rows.fetchall())


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

    def values(self, sample: Sample) -> list[FacetValue]:
        """The commonest values first (months in order), the chosen ones always among them."""
        counts, exact = sample.counts(self._field) if self.others else (self._totals(), True)
        if self._field in ("actor", "speaker"):
            counts = self._by_leader(counts)
        order = "ascending" if self._field == "month" else "commonest"
        ranked = sorted(counts.items(), key=lambda item: item[0] if order == "ascending" else (-item[1], item[0]))
        shown = ranked[-self._limit :] if order == "ascending" else ranked[: self._limit]
        names = {value for value, _ in shown}
        shown += [(value, counts.get(value, 0)) for value in self._wanted if value not in names]
        return self._labelled(shown, exact)

    def _by_leader(self, counts: dict[int | str, int]) -> dict[int | str, int]:
        """Spellings of one name under one value."""
        marks = ", ".join("?" * len(counts))
        leaders = dict(
            self._connection.execute(
                f"SELECT id, leader FROM actor WHERE id IN ({marks}) AND leader <> id",  # noqa: S608
                list(counts),
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

    def chosen(self) -> list[FacetValue]:
        """Only the chosen values, uncounted: for when the time is up."""
        return self._labelled([(value, 0) for value in self._wanted], exact=False)

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


def month_before(connection: sqlite3.Connection, query: Query, key: int) -> tuple[int, int] | None:
    """For the unfiltered list: the first key of the month of ``key``, and the events before it."""
    if query:
        return None
    skipped, best = 0, (0, 0)
    for month, n in _months(connection):
        if month > key:
            break
        best = (month, skipped)
        skipped += n
    return best


def _months(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """The first key of each month that has events, in order, with their number; undated events last."""
    rows = connection.execute("SELECT value, n FROM tally WHERE field = 'begins' AND n > 0 ORDER BY value")
    return [
        ((UNDATED if value == UNDATED else date(value // 12, value % 12 + 1, 1).toordinal()) << 32, n)
        for value, n in rows
    ]
