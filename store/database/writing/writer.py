"""The one writer: extractions in, rows out; a batch is one transaction, linking and totals included."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from store.database.edits.corrections import Corrections, corrections_in
from store.database.persons import join_as_told
from store.database.schema import open_for_writing
from store.database.stored_reports import FiledReports
from store.database.trouble import explained
from store.database.writing.event_table import EventTable
from store.database.writing.filing import Filing, Loading
from store.database.writing.linker import Relinker, Tables
from store.database.writing.naming import Names, Naming
from store.database.writing.numbers import Numbers
from store.database.writing.prepared import Prepared, prepared
from store.model import Extraction


class Writer:
    """Opens or makes the database at ``path`` for writing; a context manager.

    ``names`` is the lexicon (loaded when left out).
    Raises DatabaseTrouble with one sentence for whatever is wrong with the file.
    """

    def __init__(self, path: Path, names: Names | None = None, timeout: float = 5.0) -> None:
        if names is None:
            from store.lexicon import load_lexicon

            names = load_lexicon()
        self.path = path
        self._db = open_for_writing(path, timeout)
        self.connection: sqlite3.Connection = self._db.conn
        self.names = names
        self.naming = Naming(self.connection, names)
        self._tables = Tables(
            self.connection,
            Numbers(self.connection),
            self.naming,
            EventTable(self.connection, self.naming),
            FiledReports(self.connection),
        )
        self._loading = Loading(self.connection)

    def close(self) -> None:
        with suppress(sqlite3.Error):
            self.connection.execute("PRAGMA optimize")
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------------ a batch

    def relink(self, articles: Iterable[int], also: Callable[[sqlite3.Connection], None]) -> None:
        """Links the reports of articles again in one transaction, after ``also`` has run in it."""
        with self._transaction():
            also(self.connection)
            corrections = corrections_in(self.connection)
            relinker = Relinker(self._tables, corrections)
            for article in articles:
                relinker.touch_article(article)
            relinker.run()
            self._tables.events.write_links()
            self._finish(corrections)

    def write(
        self,
        batch: Sequence[Extraction | Prepared],
        removed: Iterable[str] = (),
        also: Callable[[sqlite3.Connection], None] | None = None,
        *,
        wait: bool = False,
        narrowed: bool = False,
    ) -> None:
        """Writes articles in one transaction, each in place of the same text's older reading; all or nothing.

        ``narrowed`` says that they are read again with what dated articles tell of their day (see ``undated``).

        ``removed`` are the SHA-256 of articles to take away; ``also`` runs in the same transaction. With ``wait``
        the reports of new articles are linked only by the next write without it.
        """
        with self._transaction():
            corrections = corrections_in(self.connection)
            relinker = Relinker(self._tables, corrections)
            filing = Filing(self._tables, corrections, relinker, self._loading)
            emptied = [number for sha256 in removed if (number := filing.empty(sha256)) is not None]
            copies: set[int] = set()
            for each in batch:
                copies |= filing.add(each if isinstance(each, Prepared) else prepared(each), narrowed)
            filing.put()
            for copy in sorted(copies):
                relinker.touch_article(copy)
            if not wait or not relinker.wait():
                relinker.run()
            self._tables.events.write_links()
            for number in emptied:
                filing.remove(number)
            self._finish(corrections)
            if also is not None:
                also(self.connection)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All that the block does, or nothing."""
        with explained(self.path):
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                self._tables.numbers.forget()
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                self._tables.forget()
                self._loading.forget()
                raise

    def _finish(self, corrections: Corrections) -> None:
        """Puts the spellings of a name together, then what people said of who is one with whom; writes the totals."""
        told = corrections.actors
        self.naming.put()
        self.naming.join_again(identity for pair in told for identity in pair if identity is not None)
        self.naming.join_spellings()
        join_as_told(self.connection, told)
        self._flush()

    def waiting(self) -> int:
        """Articles whose reports are not linked yet."""
        return int(self.connection.execute("SELECT count(*) FROM unlinked").fetchone()[0])

    def link_rest(self) -> None:
        """Links what was written without."""
        with explained(self.path):
            if self.waiting():
                self.write([])

    def finish(self) -> None:
        """Packs the database into one file without a journal, to be moved or served read-only."""
        with explained(self.path):
            self.connection.execute("PRAGMA wal_checkpoint (TRUNCATE)")
            self.connection.execute("PRAGMA journal_mode = DELETE")

    def put(self, name: str, value: str) -> None:
        """Writes a setting."""
        with explained(self.path):
            self._setting(name, value)

    def _setting(self, name: str, value: str) -> None:
        self.connection.execute(
            "INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", (name, value)
        )

    def _flush(self) -> None:
        events = self._tables.events
        events.write_totals()
        (newest,) = self.connection.execute("SELECT max(published) FROM article").fetchone()
        if newest:
            self._setting("newest", str(date.fromisoformat(newest).toordinal()))
        for name, days in (("longest", events.longest), ("farthest", events.farthest)):
            row = self.connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
            if row is None and name == "farthest":
                # Written by a version that did not keep it: all that is there counts.
                (known,) = self.connection.execute(
                    "SELECT max(n) FROM (SELECT max(first - known) AS n FROM event UNION ALL"
                    " SELECT max(p.first - e.known) FROM event_past p JOIN event e ON e.key = p.event)"
                ).fetchone()
                days = max(days, known or 0)
            if row is None or int(row[0]) < days:
                self._setting(name, str(days))
