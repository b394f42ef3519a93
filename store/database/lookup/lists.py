"""Lists of events: pages of a query in order of time, how many there are, and where one stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple, TypeVar

from store.database.days import MOST_KEY, UNDATED, nearest_in_time
from store.database.lookup import facets, pages
from store.database.lookup.opened import PAGE_SECONDS, Interrupted, Opened
from store.database.lookup.samples import Sample, TimeIsUp
from store.database.query import EMPTY, Query, Term
from store.database.query.plans import Plan
from store.database.views import Count, EventRow, FacetValue

COUNT_SECONDS = 0.3
FACET_SECONDS = 0.045
"""For the look-ups of all fields together; what was found until then is shown as so many or more."""
QUICK_STEPS = 400_000
"""Steps of SQLite's machine, some 20 ms, after which a place in a list or its length is left open for the moment."""
Found = TypeVar("Found")
MOST_COMPARED = 20_000
"""Events that are looked at, at most, for how dense those of a query lie."""


class Around(NamedTuple):
    """Events around a point of a list."""

    total: Count
    """Of all events in the list."""
    offset: int
    """The place of the first row."""
    exact: bool
    """Whether that is the very place; else an estimate."""
    rows: list[EventRow]
    nearest: int
    """Which of the rows is the event asked for, or the nearest to it in days; -1 where there is none."""
    holds: bool
    """Whether the event asked for is there."""


class Lists(Opened):
    """What lists of events and the counts beside them are made of."""

    def events(
        self,
        query: Query = EMPTY,
        after: int | None = None,
        before: int | None = None,
        limit: int = 100,
        newest_first: bool = False,
    ) -> list[EventRow]:
        """The next ``limit`` events in order of time after the one with key ``after``, and before ``before``.

        With ``newest_first`` the last ones come first: page on by giving the last row's key as ``before``.
        """
        with self._limited(PAGE_SECONDS):
            plan = self._plan(query, limit)
            extra, edges = "", []
            if after is not None:
                extra, edges = f" AND {plan.key} > ?", [after]
            if before is not None:
                extra, edges = extra + f" AND {plan.key} < ?", [*edges, before]
            order = f"ORDER BY {plan.key} {'DESC' if newest_first else 'ASC'}"
            if newest_first and query.known_on is not None and before is None:
                return self._newest_known(query, plan, extra, edges, limit)
            sql = plan.sql(self._row_columns(query), extra, f"{order} LIMIT ?")
            return self._rows(sql, plan.bound(edges, [limit]))

    def _newest_known(self, query: Query, plan: Plan, extra: str, edges: list[int], limit: int) -> list[EventRow]:
        """The last events of a query as known on a day: undated ones, then those no farther ahead than any ever was."""
        assert query.known_on is not None  # noqa: S101 - asked before
        farthest = min(query.known_on.toordinal() + self.compiler.farthest + 1, UNDATED) << 32
        rows: list[EventRow] = []
        for low, high in ((UNDATED << 32, MOST_KEY), (0, farthest)):
            if len(rows) < limit:
                within = f"{extra} AND {plan.key} >= ? AND {plan.key} < ?"
                sql = plan.sql(self._row_columns(query), within, f"ORDER BY {plan.key} DESC LIMIT ?")
                rows += self._rows(sql, plan.bound([*edges, low, high], [limit - len(rows)]))
        return rows

    def events_at(self, query: Query, offset: int, limit: int) -> list[EventRow]:
        """The events at places ``offset`` to ``offset + limit`` of the query's order of time."""
        return self.window(query, offset, limit)[1]

    def window(
        self, query: Query, offset: int, limit: int, known: Sequence[tuple[int, int]] = ()
    ) -> tuple[int, list[EventRow]]:
        """The same with the place of the first; the walk begins at the nearest of the ``known`` places and keys.

        That place is not ``offset`` where less than that comes before a known place, which then was an estimate.
        """
        offset = max(0, offset)
        with self._limited(PAGE_SECONDS):
            jump = facets.jump(self._connection, query, offset)
            near = min(known, key=lambda each: _distance(each[0], offset, limit), default=None)
            from_start = offset - jump[1] if jump is not None else offset
            if near is not None and _distance(near[0], offset, limit) < from_start:
                return self._window_near(query, offset, limit, *near)
            if jump is not None:
                return offset, self._later(query, jump[0], offset - jump[1], limit)
            return offset, self._from_start(query, offset, limit)

    def _window_near(self, query: Query, offset: int, limit: int, place: int, key: int) -> tuple[int, list[EventRow]]:
        """Events around that with ``key``, or nearest to it, which stands at ``place``."""
        if place <= offset:
            return offset, self._later(query, key, offset - place, limit)
        skipped = max(0, place - offset - limit)
        rows = self._earlier(query, key, skipped, place - skipped - offset)
        if skipped and len(rows) < limit:
            skipped, rows = 0, self._earlier(query, key, 0, limit)
        offset = place - skipped - len(rows)
        if not skipped and len(rows) < limit:
            rows += self._later(query, key, 0, limit - len(rows))
        return offset, rows

    def _from_start(self, query: Query, offset: int, limit: int) -> list[EventRow]:
        plan = self._plan(query, offset + limit)
        if plan.bare is None or not offset:
            return self._later(query, None, offset, limit)
        tail = "ORDER BY {key} LIMIT 1 OFFSET ?"
        at = self._connection.execute(plan.keys("{key}", tail=tail), plan.bound(tail=[offset])).fetchone()
        return self._later(query, at[0], 0, limit) if at is not None else []

    def _later(self, query: Query, key: int | None, skipped: int, limit: int) -> list[EventRow]:
        """The events from ``key`` on, in order of time, but for the first so many."""
        plan = self._plan(query, skipped + limit)
        extra, edges = (f" AND {plan.key} >= ?", [key]) if key is not None else ("", [])
        sql = plan.sql(self._row_columns(query), extra, f"ORDER BY {plan.key} LIMIT ? OFFSET ?")
        return self._rows(sql, plan.bound(edges, [limit, skipped]))

    def _earlier(self, query: Query, key: int, skipped: int, limit: int) -> list[EventRow]:
        """The last events before ``key``, in order of time, but for the very last so many."""
        plan = self._plan(query, skipped + limit)
        order = f"ORDER BY {plan.key} DESC LIMIT ? OFFSET ?"
        sql = plan.sql(self._row_columns(query), f" AND {plan.key} < ?", order)
        return self._rows(sql, plan.bound([key], [limit, skipped]))[::-1]

    def around(self, query: Query, key: int, limit: int, cap: int) -> Around:
        """Up to ``limit`` events around that with ``key``, and how many there are in all.

        They are counted up to ``cap``. What takes more than ``QUICK_STEPS`` steps is left: the place is estimated from
        how dense the events lie there, and the number is the least that there must be.
        """
        with self._limited(PAGE_SECONDS):
            before = self._earlier(query, key, 0, limit // 2)
            after = self._later(query, key, 0, limit - len(before))
        rows = before + after
        nearest, holds = nearest_in_time([row.key for row in rows], key), bool(after) and after[0].key == key
        from_start, to_end = len(before) < limit // 2, len(rows) < limit
        if from_start and to_end:
            return Around(Count(len(rows)), 0, True, rows, nearest, holds)
        counted = self._quickly(lambda: self._counted_to(query, cap))
        total = counted or Count(0, exact=False)
        offset = None if counted is None and not from_start else 0
        if counted is not None and not from_start:
            ends = total.exact and to_end
            offset = total.n - len(rows) if ends else self._quickly(lambda: self._before(query, rows[0].key))
        exact = offset is not None
        if offset is None:
            with self._limited(PAGE_SECONDS):
                offset = self._estimated(rows)
        if total.exact:
            offset = min(offset, total.n - len(rows))
        elif total.n < offset + len(rows):
            total = Count(offset + len(rows), exact=False)
        return Around(total, offset, exact, rows, nearest, holds)

    def _quickly(self, look_up: Callable[[], Found]) -> Found | None:
        """What a look-up gives; None where it takes too many steps."""
        try:
            with self._limited(PAGE_SECONDS, QUICK_STEPS):
                return look_up()
        except Interrupted:
            if not self._timed_out:
                raise
            return None

    def _estimated(self, rows: Sequence[EventRow]) -> int:
        """About how many events of a query come before these neighbours in it: of all listed events so large a part."""
        first, last = rows[0].key, rows[-1].key
        sql = "SELECT count(*) FROM (SELECT 1 FROM event WHERE key >= ? AND key <= ? LIMIT ?)"
        (among,) = self._connection.execute(sql, (first, last, MOST_COMPARED)).fetchone()
        return facets.listed_before(self._connection, first) * min(len(rows), int(among)) // max(1, int(among))

    def count(self, query: Query = EMPTY, cap: int | None = None) -> Count:
        """How many events ``query`` finds; not exact past ``cap`` or when the time is up."""
        size = cap
        while True:
            try:
                with self._limited(COUNT_SECONDS if size is None or size > 1000 else PAGE_SECONDS):
                    return self._counted_to(query, size)
            except Interrupted:
                if not self._timed_out or (size is not None and size <= 1000):
                    raise
                size = 10_000 if size is None or size > 10_000 else 1000

    def _counted_to(self, query: Query, cap: int | None) -> Count:
        if not query:
            n = dict(self._connection.execute("SELECT value, n FROM tally WHERE field = 'total'"))
            return Count(n.get("meeting", 0) + n.get("statement", 0))
        plan = self._plan(query)
        limit = f"LIMIT {cap + 1:d}" if cap is not None else ""
        sql = f"SELECT count(*) FROM ({plan.keys('1', tail=limit)})"  # noqa: S608 - own fragments
        (n,) = self._connection.execute(sql, plan.bound()).fetchone()
        return Count(n) if cap is None or n <= cap else Count(cap, exact=False)

    def before(self, query: Query, key: int) -> int:
        """How many events that ``query`` finds come before ``key`` in order of time."""
        with self._limited(PAGE_SECONDS):
            return self._before(query, key)

    def rank(self, query: Query, key: int) -> int | None:
        """The place, from 0, of the event with that key among those that ``query`` finds; None if it is not there."""
        with self._limited(PAGE_SECONDS):
            plan = self._plan(query)
            found = self._connection.execute(plan.keys("1", " AND {key} = ?", "LIMIT 1"), plan.bound([key])).fetchone()
            return self._before(query, key) if found is not None else None

    def _before(self, query: Query, key: int) -> int:
        plan = self._plan(query)
        low = self.compiler.all_from(query)
        months = facets.whole_months(self._connection, low, key) if low is not None else None
        if months is None:
            return self._counted(plan, " AND {key} < ?", [key])
        first, last, between = months
        before = self._counted(plan, " AND {key} < ?", [first])
        return before + between + self._counted(plan, " AND {key} >= ? AND {key} < ?", [last, key])

    def _counted(self, plan: Plan, extra: str, edges: list[int]) -> int:
        return sum(int(n) for (n,) in self._connection.execute(plan.keys("count(*)", extra), plan.bound(edges)))

    def find(self, identity: str, known_on: date | None = None) -> EventRow | None:
        """The event with that id; any claim's id and any unmistakable beginning of an id of 4 signs or more will do.

        With ``known_on`` as it was known at the end of that day; None where it was not.
        """
        with self._limited(PAGE_SECONDS):
            if known_on is not None:
                return self._find(identity, known_on)
            key = pages.event_key_of(self._connection, identity)
            return self.at(key) if key is not None else None

    def _find(self, identity: str, known_on: date) -> EventRow | None:
        key = pages.event_key_of(self._connection, identity)
        if key is None:
            return None
        query = Query((Term("known", known_on.isoformat()), Term("is", "all")))
        plan = self._plan(query)
        rows = self._rows(plan.sql(self._row_columns(query), " AND e.key = ?"), plan.bound([key]))
        return rows[0] if rows else None

    def facets(
        self,
        query: Query = EMPTY,
        fields: Sequence[str] = facets.FIELDS,
        limit: int = 200,
        seconds: float | None = None,
    ) -> dict[str, list[FacetValue]]:
        """The commonest values of each field with their counts, given the query's other terms.

        What ``seconds`` (``FACET_SECONDS``) do not suffice for is counted among the newest events, as so many or more.
        """
        with self._limited(None):
            counters = {field: facets.Counter(self._connection, self.compiler, query, field, limit) for field in fields}
            others = dict.fromkeys(counter.others for counter in counters.values())
            looked_at = {counter.others for counter in counters.values() if not counter.totalled}
            share = (FACET_SECONDS if seconds is None else seconds) / max(1, len(looked_at))
            caps = {other: facets.MANY if other == query else facets.FEWER for other in others}
            samples = {
                other: Sample(
                    self._connection,
                    self._plan(other, cap),
                    cap,
                    share,
                    self._given,
                    frozenset(field for field in fields if counters[field].others == other),
                )
                for other, cap in caps.items()
            }
            return {field: counter.values(samples[counter.others]) for field, counter in counters.items()}

    @contextmanager
    def _given(self, seconds: float) -> Iterator[None]:
        """A time limit of which the block is told by TimeIsUp."""
        try:
            with self._limited(seconds):
                yield
        except Interrupted:
            if not self._timed_out:
                raise
            raise TimeIsUp from None


def _distance(place: int, offset: int, limit: int) -> int:
    """How many events lie between a place and the nearer end of a window."""
    return max(0, offset - place, place - offset - limit)
