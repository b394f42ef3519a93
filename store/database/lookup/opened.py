"""A database that is open to be read: its time limits, its compiler of queries, and rows of its list."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from store.database.days import day_left, first_and_last
from store.database.lookup.connecting import connect
from store.database.query import EMPTY, Query
from store.database.query.filters import MANY_WANTED, Compiler
from store.database.query.plans import Plan
from store.database.trouble import DatabaseTrouble, explained, require_file, require_filled, require_ours
from store.database.views import EventRow
from store.spans import Span

PAGE_SECONDS = 5.0
AS_KNOWN = 3
"""The version of the database from which on it keeps what was known when."""
STEPS = 10_000
"""Virtual machine steps between two looks at the clock."""

ROW = (
    "e.key, e.name, e.kind, e.day, e.stop, e.inferred, e.bounded, e.status,"
    " e.status = 'scheduled' AND e.last < :newest, e.contradicted, e.who,"
    " iif(e.kind = 'meeting', e.title, (SELECT t.words FROM event_text t WHERE t.key = e.key)),"
    " (SELECT p.name FROM place p WHERE p.id = e.place), e.articles,"
    " (SELECT r.sha256 FROM article r WHERE r.id = e.article), e.focus_start, e.focus_stop, e.sources, e.key,"
    " iif(e.kind = 'meeting', '', iif(e.form = 'refusal', 'refusal',"
    # Within a string of the model the quotes would be written otherwise.
    " (SELECT iif(instr(s.model, '\"negative\":true'), 'denial', '') FROM statement s WHERE s.event = e.key))),"
    " e.first, e.last"
)


class Interrupted(Exception):
    """A look-up was interrupted, by ``interrupt`` or because its time was up."""


def _file_at(path: Path) -> tuple[int, int] | None:
    """Device and number of the file there; None where there is none."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino


class Opened:
    """An open database. Use it as a context manager, or close it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path
        self.file = _file_at(path)
        """Device and number of the file that was opened."""
        self._compiler: Compiler | None = None
        self._compiled_at = -1
        (self._version,) = connection.execute("PRAGMA user_version").fetchone()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Opens the database at ``path``; raises DatabaseTrouble with one sentence where that cannot be done."""
        require_file(path)
        connection = connect(path)
        try:
            with explained(path):
                connection.execute("PRAGMA query_only = 1")
                require_ours(connection, path)
                require_filled(connection, path)
        except DatabaseTrouble:
            connection.close()
            raise
        return cls(connection, path)

    @property
    def is_there(self) -> bool:
        """Whether the file at the path is still the one that was opened, not taken away or another in its place."""
        return self.file is not None and _file_at(self.path) == self.file

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
                between=first_and_last(row[20], row[21]) if row[6] else None,
                was=day_left(row[3], row[20]),
                **beside(row[18])._asdict(),
            )
            for row in self._connection.execute(sql, parameters)
        ]

    def at(self, key: int) -> EventRow | None:
        """The event with that key."""
        with self._limited(PAGE_SECONDS):
            rows = self._rows(f"SELECT {self._row_columns()} FROM event e WHERE e.key = ?", (key,))  # noqa: S608
            return rows[0] if rows else None

    def _rows_for(self, sql: str, parameters: tuple[object, ...], query: Query) -> list[EventRow]:
        return self._rows(sql.format(columns=self._row_columns(query)), parameters)

    def _require_as_known(self) -> None:
        if self._version < AS_KNOWN:
            raise DatabaseTrouble(
                f"{self.path} was made by an older talks-tui, which did not keep what was known when;"
                " `talks-tui load` with any article brings it up to date."
            )

    _timed_out = False

    @contextmanager
    def _limited(self, seconds: float | None, steps: int = 0) -> Iterator[None]:
        """Runs the block with a time limit and says errors of the database in a sentence.

        With ``steps`` it ends after so many steps of SQLite's machine instead, on any computer at the same point.
        """
        self._timed_out = False
        if seconds is not None:
            deadline = time.monotonic() + seconds

            def late() -> int:
                self._timed_out = bool(steps) or time.monotonic() > deadline
                return int(self._timed_out)

            self._connection.set_progress_handler(late, steps or STEPS)
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
