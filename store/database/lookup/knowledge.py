"""What was known when: days on which anything became known, and what changed between two of them or since a load."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from store.database.lookup.opened import AS_KNOWN, PAGE_SECONDS, Opened
from store.database.query import EMPTY, Query
from store.database.views import Changes, Count, LoadLine

if TYPE_CHECKING:
    from store.database.lookup.timeline import DayCount

TIMELINE_SECONDS = 20.0


class Knowledge(Opened):
    """What the database knew on a day, and what it learned since."""

    def knowledge_day(self, day: date | None, step: int) -> date | None:
        """The nearest day before (``step`` -1) or after ``day`` on which anything became known; None where there is
        none. A ``day`` of None is now."""
        with self._limited(PAGE_SECONDS):
            self._require_as_known()
            if day is None:
                if step > 0:
                    return None
                (last,) = self._connection.execute("SELECT max(known) FROM event").fetchone()
                here = last or 0
            else:
                here = day.toordinal()
            pick, compare = ("min", ">") if step > 0 else ("max", "<")
            (found,) = self._connection.execute(
                f"SELECT {pick}(day) FROM (SELECT {pick}(known) AS day FROM event WHERE known {compare} ?"  # noqa: S608
                f" UNION ALL SELECT {pick}(since) FROM event_past WHERE since {compare} ? AND since > 0)",
                (here, here),
            ).fetchone()
            return date.fromordinal(found) if found else None

    def never_known(self, cap: int = 1_000) -> Count:
        """The listed events of which nobody knows when they became known: no day before now has them.

        Neither what is said there nor the article that tells of it has a day. Counted up to ``cap``.
        """
        with self._limited(PAGE_SECONDS):
            self._require_as_known()
            (n,) = self._connection.execute(
                "SELECT count(*) FROM (SELECT 1 FROM event WHERE known IS NULL AND listed = 1 LIMIT ?)", (cap + 1,)
            ).fetchone()
            return Count(min(n, cap), n <= cap)

    def changes(self, since: date, until: date | None = None, limit: int = 200) -> Changes:
        """What was known at the end of ``until`` (the newest article's day unless given) and not of ``since``.

        The lists of new meetings, new statements and stale meetings hold the latest ``limit`` each. For the list as
        it was on a day, ask for events with the term ``known:DAY``.
        """
        with self._limited(PAGE_SECONDS):
            self._require_as_known()
            compiler = self.compiler
            last = until or date.fromordinal(max(compiler.newest, since.toordinal(), 1))
            from store.database.lookup import changes

            return changes.between(compiler, self._rows_for, since, last, limit)

    def changes_since_load(self, number: int, limit: int = 200) -> Changes:
        """What the loads after that ``number`` (see ``loads``) brought; 0 for everything."""
        with self._limited(PAGE_SECONDS):
            self._require_as_known()
            from store.database.lookup import changes

            return changes.since_load(self._connection, self.at, number, limit)

    def loads(self, limit: int = 20) -> list[LoadLine]:
        """The loads that brought new articles, the last first."""
        with self._limited(PAGE_SECONDS):
            from store.database.lookup import changes

            return changes.loads(self._connection, limit) if self._version >= AS_KNOWN else []

    def timeline(self, query: Query = EMPTY) -> list[DayCount]:
        """The events of ``query`` counted by their first day and by status, in order of time."""
        from store.database.lookup.timeline import timeline

        with self._limited(TIMELINE_SECONDS):
            if query.known_on is not None:
                self._require_as_known()
            return timeline(self._connection, self.compiler, query)
