"""The read-only side: what the app and the command line look up. Standard library only.

One reader belongs to one thread at a time; ``interrupt`` alone may be called from another.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from store.database import facets, pages
from store.database.annotations import Annotation
from store.database.days import UNDATED
from store.database.filters import MANY_WANTED, Compiler
from store.database.plans import Plan
from store.database.query import EMPTY, Query, Term
from store.database.trouble import DatabaseTrouble, explained, require_file, require_filled, require_ours
from store.database.views import (
    ArticlePage,
    Beside,
    Changes,
    Count,
    EventRow,
    FacetValue,
    LoadLine,
    MeetingPage,
    StatementPage,
    Totals,
)
from store.spans import Span

if TYPE_CHECKING:
    from store.database.completion import Completion
    from store.database.profiles import ActorHead, Company, PlaceHead
    from store.database.timeline import DayCount

__all__ = ["DatabaseTrouble", "Interrupted", "Reader"]

PAGE_SECONDS = 5.0
COUNT_SECONDS = 0.3
FACET_SECONDS = 0.1
"""For the look-ups of all fields together; what was found until then is shown as so many or more."""
COMPLETION_SECONDS = 0.5
TIMELINE_SECONDS = 20.0
AS_KNOWN = 3
"""The version of the database from which on it keeps what was known when."""
STEPS = 1000
"""Virtual machine steps between two looks at the clock."""

ROW = (
    "e.key, e.name, e.kind, e.day, e.stop, e.inferred, e.bounded, e.status,"
    " e.status = 'scheduled' AND e.last < :newest, e.contradicted, e.who,"
    " iif(e.kind = 'meeting', e.title, (SELECT t.words FROM event_text t WHERE t.key = e.key)),"
    " (SELECT p.name FROM place p WHERE p.id = e.place), e.articles,"
    " (SELECT r.sha256 FROM article r WHERE r.id = e.article), e.focus_start, e.focus_stop, e.sources, e.key,"
    " iif(e.kind = 'meeting', '', iif(e.form = 'refusal', 'refusal',"
    # Within a string of the model the quotes would be written otherwise.
    " (SELECT iif(instr(s.model, '\"negative\":true'), 'denial', '') FROM statement s WHERE s.event = e.key)))"
)


class Interrupted(Exception):
    """A look-up was interrupted, by ``interrupt`` or because its time was up."""


class Reader:
    """An open database. Use it as a context manager, or close it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path
        self._compiler: Compiler | None = None
        self._compiled_at = -1
        (self._version,) = connection.execute("PRAGMA user_version").fetchone()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Opens the database at ``path``; raises DatabaseTrouble with one sentence where that cannot be done."""
        require_file(path)
        connection = _connect(path)
        try:
            with explained(path):
                connection.execute("PRAGMA query_only = 1")
                require_ours(connection, path)
                require_filled(connection, path)
        except DatabaseTrouble:
            connection.close()
            raise
        return cls(connection, path)

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def interrupt(self) -> None:
        """Stops the look-up that runs in another thread: it raises Interrupted."""
        self._connection.interrupt()

    # ------------------------------------------------------------------ the whole

    def data_version(self) -> int:
        """Another number after every commit of another connection."""
        with self._limited(None):
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def totals(self) -> Totals:
        """Articles, meetings and statements, and the first and the last day of an event."""
        with self._limited(None):
            n = dict(self._connection.execute("SELECT value, n FROM tally WHERE field = 'total'"))
            settings = dict(self._connection.execute("SELECT name, value FROM setting"))
            (first,) = self._connection.execute(
                "SELECT min(value) FROM tally WHERE field = 'month' AND n > 0"
            ).fetchone()
            days = [
                self._connection.execute(
                    f"SELECT day FROM event WHERE first IS NOT NULL AND key < ? ORDER BY key {order} LIMIT 1",  # noqa: S608
                    (LAST_DATED_KEY,),
                ).fetchone()
                for order in ("ASC", "DESC")
            ]
        return Totals(
            articles=n.get("article", 0),
            meetings=n.get("meeting", 0),
            statements=n.get("statement", 0),
            first_day=days[0][0] if days[0] else first,
            last_day=days[1][0] if days[1] else None,
            path=str(self.path),
            demo=settings.get("demo") == "1",
        )

    # ------------------------------------------------------------------ lists

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
            sql = plan.rows(self._row_columns(query), extra, order, "LIMIT ?")
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
        offset = max(0, offset)
        with self._limited(PAGE_SECONDS):
            after = facets.jump(self._connection, query, offset)
            if after is not None:
                key, skipped = after
                offset -= skipped
            plan = self._plan(query, offset + limit)
            if plan.bare is not None and offset and after is None:
                tail = "ORDER BY {key} LIMIT 1 OFFSET ?"
                at = self._connection.execute(plan.keys("{key}", tail=tail), plan.bound(tail=[offset])).fetchone()
                if at is None:
                    return []
                after, key, offset = (at[0], 0), at[0], 0
            extra = f" AND {plan.key} >= ?" if after is not None else ""
            edges = [key] if after is not None else []
            sql = plan.rows(self._row_columns(query), extra, f"ORDER BY {plan.key}", "LIMIT ? OFFSET ?")
            return self._rows(sql, plan.bound(edges, [limit, offset]))

    def count(self, query: Query = EMPTY, cap: int | None = None) -> Count:
        """How many events ``query`` finds; not exact past ``cap`` or when the time is up."""
        with self._limited(None):
            if not query:
                n = dict(self._connection.execute("SELECT value, n FROM tally WHERE field = 'total'"))
                return Count(n.get("meeting", 0) + n.get("statement", 0))
            plan = self._plan(query)
        size = cap
        while True:
            limit = f"LIMIT {size + 1:d}" if size is not None else ""
            try:
                with self._limited(COUNT_SECONDS if size is None or size > 1000 else PAGE_SECONDS):
                    sql = f"SELECT count(*) FROM ({plan.keys('1', tail=limit)})"  # noqa: S608 - own fragments
                    (n,) = self._connection.execute(sql, plan.bound()).fetchone()
            except Interrupted:
                if not self._timed_out or (size is not None and size <= 1000):
                    raise
                size = 10_000 if size is None or size > 10_000 else 1000
                continue
            return Count(n) if size is None or n <= size else Count(size, exact=False)

    def rank(self, query: Query, key: int) -> int | None:
        """The place, from 0, of the event with that key among those that ``query`` finds; None if it is not there."""
        with self._limited(PAGE_SECONDS):
            plan = self._plan(query)
            found = self._connection.execute(plan.keys("1", " AND {key} = ?", "LIMIT 1"), plan.bound([key])).fetchone()
            if found is None:
                return None
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

    def at(self, key: int) -> EventRow | None:
        """The event with that key."""
        with self._limited(PAGE_SECONDS):
            rows = self._rows(f"SELECT {self._row_columns()} FROM event e WHERE e.key = ?", (key,))  # noqa: S608
            return rows[0] if rows else None

    def facets(
        self, query: Query = EMPTY, fields: Sequence[str] = facets.FIELDS, limit: int = 200
    ) -> dict[str, list[FacetValue]]:
        """The commonest values of each field with their counts, given the query's other terms."""
        with self._limited(None):
            counters = {field: facets.Counter(self._connection, self.compiler, query, field, limit) for field in fields}
            others = dict.fromkeys(counter.others for counter in counters.values())
            share = FACET_SECONDS / max(1, len(others))
            samples = {
                other: facets.Sample(
                    self._connection,
                    self._plan(other),
                    facets.MANY if other == query else facets.FEWER,
                    lambda: self._given(share),
                )
                for other in others
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
            raise facets.TimeIsUp from None

    # ------------------------------------------------------------------ typing

    def complete(
        self, text: str, at: int, limit: int = 10, views: Callable[[], Mapping[str, str]] = dict
    ) -> Completion:
        """What could be typed at character ``at`` of the query ``text``; ``views`` gives the saved views."""
        from store.database.completion import complete

        with self._limited(COMPLETION_SECONDS):
            return complete(self._connection, self.compiler, text, at, limit, views)

    def unmatched(self, query: Query) -> list[tuple[str, str, str | None]]:
        """Field, value and the nearest name there is, for each name in the query that nobody here has."""
        from store.database.completion import unmatched

        with self._limited(PAGE_SECONDS):
            return list(unmatched(self._connection, self.compiler, query))

    def timeline(self, query: Query = EMPTY) -> list[DayCount]:
        """The events of ``query`` counted by their first day and by status, in order of time."""
        from store.database.timeline import timeline

        with self._limited(TIMELINE_SECONDS):
            if query.known_on is not None:
                self._require_as_known()
            return timeline(self._connection, self.compiler, query)

    # ------------------------------------------------------------------ pages

    def article(self, identity: str) -> ArticlePage | None:
        """An article by its id, the SHA-256 of its text, or an unmistakable beginning of either."""
        with self._limited(PAGE_SECONDS):
            number = pages.article_number(self._connection, identity)
            if number is None:
                return None
            return pages.article(self._connection, number)._replace(beside=self.compiler.annotations.of_article(number))

    def article_events(self, identity: str) -> list[EventRow]:
        """The events that an article tells of, in the order in which its text does."""
        with self._limited(PAGE_SECONDS):
            number = pages.article_number(self._connection, identity)
            if number is None:
                return []
            keys = pages.keys_in_text_order(self._connection, number)
            return [row for key in keys if (row := self.at(key)) is not None]

    def meeting(self, identity: str, known_on: date | None = None) -> MeetingPage | None:
        """A meeting by its id or by the id of any of its claims.

        With ``known_on`` as it was known at the end of that day, from the claims made until then; None where nobody
        had spoken of it.
        """
        from store.database.meeting_pages import meeting

        with self._limited(PAGE_SECONDS):
            page = meeting(self._connection, identity, self.compiler.newest, known_on)
            return page._replace(beside=self._beside(page.id)) if page is not None else None

    def statement(self, identity: str, known_on: date | None = None) -> StatementPage | None:
        """A statement by its id; with ``known_on`` None where it was made later, or on a day not known."""
        with self._limited(PAGE_SECONDS):
            if known_on is not None and self._find(identity, known_on) is None:
                return None
            page = pages.statement(self._connection, identity)
            return page._replace(beside=self._beside(page.id)) if page is not None else None

    # ------------------------------------------------------------------ time

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

    def changes(self, since: date, until: date | None = None, limit: int = 200) -> Changes:
        """What was known at the end of ``until`` (the newest article's day unless given) and not of ``since``.

        The lists of new meetings, new statements and stale meetings hold the latest ``limit`` each. For the list as
        it was on a day, ask for events with the term ``known:DAY``.
        """
        with self._limited(PAGE_SECONDS):
            self._require_as_known()
            compiler = self.compiler
            last = until or date.fromordinal(max(compiler.newest, since.toordinal(), 1))
            from store.database import changes

            return changes.between(compiler, self._rows_for, since, last, limit)

    def changes_since_load(self, number: int, limit: int = 200) -> Changes:
        """What the loads after that ``number`` (see ``loads``) brought; 0 for everything."""
        with self._limited(PAGE_SECONDS):
            self._require_as_known()
            from store.database import changes

            return changes.since_load(self._connection, self.at, number, limit)

    def loads(self, limit: int = 20) -> list[LoadLine]:
        """The loads that brought new articles, the last first."""
        with self._limited(PAGE_SECONDS):
            from store.database import changes

            return changes.loads(self._connection, limit) if self._version >= AS_KNOWN else []

    def _rows_for(self, sql: str, parameters: tuple[object, ...], query: Query) -> list[EventRow]:
        return self._rows(sql.format(columns=self._row_columns(query)), parameters)

    def _require_as_known(self) -> None:
        if self._version < AS_KNOWN:
            raise DatabaseTrouble(
                f"{self.path} was made by an older talks-tui, which did not keep what was known when;"
                " `talks-tui load` with any article brings it up to date."
            )

    def actor(self, value: str) -> pages.ActorPage | None:
        """An actor by key, ``p-`` id or any of its names; the one with most events where several share the name."""
        with self._limited(PAGE_SECONDS):
            return pages.actor(self._connection, self.compiler, value)

    def annotations(self, identity: str) -> list[Annotation]:
        """The marks, tags and notes beside an event or an article, oldest first, each with its number in the log."""
        with self._limited(PAGE_SECONDS):
            key = pages.event_key_of(self._connection, identity)
            if key is not None:
                return list(self.compiler.annotations.lines_of("event", key))
            number = pages.article_number(self._connection, identity)
            return list(self.compiler.annotations.lines_of("article", number)) if number is not None else []

    def tags(self) -> list[tuple[str, int]]:
        """Every tag with the number of events and articles that have it, the commonest first."""
        with self._limited(PAGE_SECONDS):
            return sorted(self.compiler.annotations.tags().items(), key=lambda item: (-item[1], item[0]))

    def actor_head(self, name: str) -> ActorHead | None:
        """Who is behind a name, without looking at what he or she said and did."""
        from store.database.profiles import actor_head

        with self._limited(PAGE_SECONDS):
            return actor_head(self._connection, self.compiler, name)

    def place_head(self, name: str) -> PlaceHead | None:
        """Where a place lies."""
        from store.database.profiles import place_head

        with self._limited(PAGE_SECONDS):
            return place_head(self._connection, self.compiler, name)

    def actor_company(self, name: str, seconds: float = PAGE_SECONDS) -> Company:
        """The roles of an actor over time, and whom it met; raises Interrupted where that takes longer."""
        from store.database.profiles import actor_company

        with self._limited(seconds):
            return actor_company(self._connection, self.compiler, name)

    def place_company(self, name: str, seconds: float = PAGE_SECONDS) -> Company:
        """Who met at a place; raises Interrupted where that takes longer."""
        from store.database.profiles import place_company

        with self._limited(seconds):
            return place_company(self._connection, self.compiler, name)

    # ------------------------------------------------------------------ inside

    def _beside(self, identity: str) -> Beside:
        key = pages.event_key_of(self._connection, identity)
        return self.compiler.annotations.of_event(key) if key is not None else Beside()

    @property
    def connection(self) -> sqlite3.Connection:
        """The read-only connection, for whoever walks whole tables (export, checks)."""
        return self._connection

    @property
    def compiler(self) -> Compiler:
        """What compiles queries, with the settings as they stand in the database now."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if self._compiler is None or version != self._compiled_at:
            self._compiler = Compiler(self._connection)
            self._compiled_at = version
        return self._compiler

    def _plan(self, query: Query, wanted: int = MANY_WANTED) -> Plan:
        if query.known_on is not None:
            self._require_as_known()
        return self.compiler.plan(query, wanted)

    def _row_columns(self, query: Query = EMPTY) -> str:
        newest = self.compiler.newest
        columns = ROW
        if self._version < AS_KNOWN:
            columns = columns.replace("e.sources", "e.articles")
        if (day := query.known_on) is not None:
            newest = min(newest, day.toordinal())
            columns = "e.at" + columns.removeprefix("e.key")
        return columns.replace(":newest", str(newest))

    def _rows(self, sql: str, parameters: tuple[Any, ...]) -> list[EventRow]:
        beside = self.compiler.annotations.of_event
        return [
            EventRow(
                key=row[0],
                id=row[1],
                kind=row[2],
                day=row[3],
                end=row[4],
                inferred=bool(row[5]),
                bounded=bool(row[6]),
                status=row[7],
                stale=bool(row[8]),
                contradicted=bool(row[9]),
                who=row[10],
                title=row[11],
                place=row[12],
                articles=row[13],
                article_sha256=row[14],
                focus=Span(row[15], row[16]),
                sources=row[17],
                stance=row[19] or "",
                **beside(row[18])._asdict(),
            )
            for row in self._connection.execute(sql, parameters)
        ]

    _timed_out = False

    @contextmanager
    def _limited(self, seconds: float | None) -> Iterator[None]:
        """Runs the block with a time limit and says errors of the database in a sentence."""
        self._timed_out = False
        if seconds is not None:
            deadline = time.monotonic() + seconds

            def late() -> int:
                self._timed_out = time.monotonic() > deadline
                return int(self._timed_out)

            self._connection.set_progress_handler(late, STEPS)
        try:
            yield
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
                raise Interrupted("the look-up was interrupted") from error
            with explained(self.path):
                raise
        except sqlite3.DatabaseError:
            with explained(self.path):
                raise
        except (ValueError, TypeError, LookupError) as error:
            raise DatabaseTrouble(f"{self.path} is damaged: a row of it cannot be read ({error}).") from error
        finally:
            if seconds is not None:
                self._connection.set_progress_handler(None, 0)


LAST_DATED_KEY = ((1 << 22) - 1) << 32
MOST_KEY = (1 << 63) - 1


def _has_journal(path: Path) -> bool:
    """Whether something was written that is not in the file itself yet."""
    try:
        return Path(f"{path}-wal").stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError:
        return True


_PLAIN = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-")


def _quoted(path: Path) -> str:
    """The absolute path as a URI has it, whatever bytes its names are of."""
    return "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in os.fsencode(path.absolute()))


def _connect(path: Path) -> sqlite3.Connection:
    """Read-only; where nothing can be written beside it, and no journal with anything in it lies there, as an
    immutable file: SQLite would want to make a journal's index first."""
    location = f"file:{_quoted(path)}?mode=ro"
    try:
        connection = sqlite3.connect(location, uri=True, timeout=2.0, isolation_level=None, check_same_thread=False)
        connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    except sqlite3.OperationalError as error:
        kind = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        if kind not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY) or _has_journal(path):
            with explained(path):
                raise
        with explained(path):
            connection = sqlite3.connect(
                location + "&immutable=1", uri=True, isolation_level=None, check_same_thread=False
            )
            connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        with explained(path):
            raise
    return connection
