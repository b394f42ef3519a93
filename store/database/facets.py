"""Counting the values of a field: from the writer's totals where nothing is filtered, else live up to a cap."""

from __future__ import annotations

import sqlite3
from datetime import date

from store.database import roles
from store.database.days import UNDATED
from store.database.filters import Compiler
from store.database.query import Query
from store.database.views import Count, FacetValue

FIELDS = ("actor", "country", "kind", "status", "place", "outlet", "month", "speaker")
MANY = 20_000
"""Events of a filtered list that are looked at for counting, the newest first; past it counts are not exact."""
FEWER = 2_000
"""The same for a second try, where the time was up."""

_LABELS = {
    "actor": "SELECT id, name, kind FROM actor",
    "country": "SELECT id, name, kind FROM actor",
    "speaker": "SELECT id, name, kind FROM actor",
    "place": "SELECT id, name, '' FROM place",
    "outlet": "SELECT id, name, '' FROM outlet",
}
_GROUPS = {
    "actor": f"SELECT x.actor, count(*) FROM hits CROSS JOIN event_actor x ON x.event = hits.key"  # noqa: S608
    f" WHERE x.roles & {roles.ANY:d} GROUP BY 1",
    "country": "SELECT x.actor, count(*) FROM hits CROSS JOIN event_actor x ON x.event = hits.key"
    " CROSS JOIN actor a ON a.id = x.actor WHERE a.kind = 'country' GROUP BY 1",
    "outlet": "SELECT x.outlet, count(*) FROM hits CROSS JOIN event_outlet x ON x.event = hits.key GROUP BY 1",
    "kind": "SELECT value, count(*) FROM (SELECT e.kind AS value FROM hits CROSS JOIN event e ON e.key = hits.key"
    " UNION ALL SELECT e.form FROM hits CROSS JOIN event e ON e.key = hits.key WHERE e.form <> e.kind) GROUP BY 1",
    "status": "SELECT e.status, count(*) FROM hits CROSS JOIN event e ON e.key = hits.key WHERE e.kind = 'meeting'"
    " GROUP BY 1",
    "place": "SELECT e.place, count(*) FROM hits CROSS JOIN event e ON e.key = hits.key WHERE e.place IS NOT NULL"
    " GROUP BY 1",
    "month": "SELECT e.month, count(*) FROM hits CROSS JOIN event e ON e.key = hits.key WHERE e.month IS NOT NULL"
    " GROUP BY 1",
    "speaker": "SELECT e.speaker, count(*) FROM hits CROSS JOIN event e ON e.key = hits.key"
    " WHERE e.speaker IS NOT NULL GROUP BY 1",
}


class Counter:
    """Counts one field's values among the events of a query, that field's own terms left aside."""

    def __init__(self, connection: sqlite3.Connection, compiler: Compiler, query: Query, field: str, limit: int):
        self._connection = connection
        self._field = field
        self._limit = limit
        self._others = query.without_field(field)
        self._plan = compiler.plan(self._others)
        self._wanted: dict[int | str, str] = {}
        for value in query.values(field):
            if field in _LABELS:
                self._wanted |= dict.fromkeys(compiler.ids(field, value), value)
            else:
                self._wanted[value] = value

    def values(self, cap: int) -> list[FacetValue]:
        """The commonest values first (months in order), the chosen ones always among them."""
        if not self._others:
            counts, exact = self._totals(), True
        else:
            counts, exact = self._counted(cap)
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

    def _counted(self, cap: int) -> tuple[dict[int | str, int], bool]:
        hits = self._plan.sql(f"{self._plan.key} AS key", tail=f"ORDER BY {self._plan.key} DESC LIMIT {cap + 1:d}")
        rows = self._connection.execute(
            f"WITH hits AS MATERIALIZED ({hits}) {_GROUPS[self._field]}"  # noqa: S608 - own fragments
            " UNION ALL SELECT NULL, count(*) FROM hits",
            self._plan.parameters,
        ).fetchall()
        counts = {value: n for value, n in rows if value is not None}
        total = next(n for value, n in rows if value is None)
        return counts, total <= cap

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
    if query or offset < MANY:
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
