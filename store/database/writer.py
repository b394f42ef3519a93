"""The one writer: extractions in, rows out; a batch is one transaction, linking and totals included."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Self

from store.database import roles
from store.database.codec import to_json
from store.database.copies import join_copies, leave_copies, packed
from store.database.corrections import Corrections, corrected_statement, corrections_in
from store.database.days import event_key
from store.database.events import (
    Days,
    Event,
    add_roles,
    day_known,
    days_of_statement,
    tallied,
)
from store.database.linker import Relinker
from store.database.naming import Names, Naming
from store.database.persons import join_as_told
from store.database.prepared import LISTED, Prepared, PreparedStatement, prepared
from store.database.schema import open_for_writing
from store.database.trouble import explained
from store.database.undated import file_kin, leave_kin
from store.model import Extraction, Report, Span, Statement

LOOKED_UP = 500
"""Keys that are looked up at a time."""


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
        self.reports: dict[int, Report] = {}
        """Reports that linking looked at, by row."""
        self.corrections = Corrections()
        """Those that hold, as of the transaction."""
        self.tally: Counter[tuple[str, int | str]] = Counter()
        self._events: dict[int, Event] = {}
        """New events whose words and links are not written yet, by key."""
        self._loading: int | None = None
        self._new_texts: list[tuple[int, str]] = []
        self._new_statements: list[tuple[int, str, int, int | None, str | None, str, str, Event]] = []
        self._new_spans: list[tuple[int, int, int, str, int, str, str, int]] = []
        self._numbers: dict[str, int] = {}
        """The last row of each table."""
        self.farthest = 0
        """Days between what was known of an event written in this transaction and the event itself."""
        self.longest = 0
        """Days of the longest event written in this transaction."""

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
        with explained(self.path):
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                also(self.connection)
                self.corrections = corrections_in(self.connection)
                relinker = Relinker(self)
                for article in articles:
                    relinker.touch_article(article)
                relinker.run()
                self._write_links()
                self._join_actors()
                self._flush()
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                self._forget()
                raise

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
        with explained(self.path):
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                self.corrections = corrections_in(self.connection)
                self._numbers.clear()
                relinker = Relinker(self)
                emptied = [number for sha256 in removed if (number := self._empty(sha256, relinker)) is not None]
                copies: set[int] = set()
                for each in batch:
                    copies |= self._add(each if isinstance(each, Prepared) else prepared(each), relinker, narrowed)
                self._put(relinker)
                for copy in sorted(copies):
                    relinker.touch_article(copy)
                if not wait or not relinker.wait():
                    relinker.run()
                self._write_links()
                for number in emptied:
                    self._remove(number)
                self._join_actors()
                self._flush()
                if also is not None:
                    also(self.connection)
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                self._forget()
                raise

    def _forget(self) -> None:
        """Drops what is kept in memory of a transaction that was rolled back."""
        self.naming.forget()
        self._drop_filed()
        for kept in (self.reports, self.tally, self._events, self._numbers):
            kept.clear()
        self._loading = None

    def _join_actors(self) -> None:
        """Puts the spellings of a name together, and then what people said of who is one with whom."""
        told = self.corrections.actors
        self.naming.put()
        self.naming.join_again(identity for pair in told for identity in pair if identity is not None)
        self.naming.join_spellings()
        join_as_told(self.connection, told)

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
        self.connection.executemany(
            "INSERT INTO tally VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n",
            [(name, value, n) for (name, value), n in self.tally.items() if n],
        )
        self.connection.executemany(
            "DELETE FROM tally WHERE field = ? AND value = ? AND n = 0",
            [each for each, n in self.tally.items() if n < 0],
        )
        self.tally.clear()
        (newest,) = self.connection.execute("SELECT max(published) FROM article").fetchone()
        if newest:
            self._setting("newest", str(date.fromisoformat(newest).toordinal()))
        for name, days in (("longest", self.longest), ("farthest", self.farthest)):
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

    # ------------------------------------------------------------------ articles

    def next_number(self, table: str) -> int:
        """The next free row of a table."""
        number = self._numbers.get(table)
        if number is None:
            (number,) = self.connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()  # noqa: S608
        self._numbers[table] = number + 1
        return int(number) + 1

    def _add(self, article: Prepared, relinker: Relinker, narrowed: bool = False) -> set[int]:
        """Files an article; gives the other articles whose group of copies changed."""
        sha256 = article.source.sha256
        row = self.connection.execute("SELECT id FROM article WHERE sha256 = ?", (sha256,)).fetchone()
        outlet = self.naming.outlet(article.outlet)
        values = (*article.row.values(), outlet)
        copies: set[int] = set()
        if row is not None:
            number = int(row[0])
            self._clear(number, sha256, relinker)
            if not narrowed:
                leave_kin(self.connection, number)
            columns = ", ".join(f"{name} = ?" for name in article.row)
            self.connection.execute(
                f"UPDATE article SET {columns}, outlet = ? WHERE id = ?",  # noqa: S608 - own names
                (*values, number),
            )
        else:
            number = self.next_number("article")
            columns = ", ".join(article.row)
            marks = ", ".join("?" * (len(values) + 3))
            self.connection.execute(
                f"INSERT INTO article ({columns}, outlet, sketch, loaded, id) VALUES ({marks})",  # noqa: S608 - own names
                (*values, packed(article.mark), self._load_number(), number),
            )
            self._new_texts.append((number, article.source.text))
            self.tally["total", "article"] += 1
            copies = join_copies(self.connection, number, article.mark) - {number}
        if not narrowed:
            file_kin(self.connection, number, article.publication, [each.report for each in article.reports])
        ids = self.naming.note_article(number, article)
        reports = relinker.add_article(number, article.reports, ids)
        statements = [self._file_statement(number, outlet, article, ids, each, reports) for each in article.statements]
        self._new_spans += [
            (number, start, stop, layer, _owner(layer, owner, reports, statements), label, rule, surface)
            for start, stop, layer, owner, label, rule, surface in article.spans
        ]
        return copies

    def _load_number(self) -> int:
        """The number of this writer's load, noted with its first new article."""
        if self._loading is None:
            now = datetime.now(UTC).isoformat(timespec="seconds")
            cursor = self.connection.execute("INSERT INTO loading (made) VALUES (?)", (now,))
            self._loading = int(cursor.lastrowid or 0)
        return self._loading

    def _file_statement(
        self,
        article: int,
        outlet: int | None,
        prepared: Prepared,
        ids: dict[str, int],
        each: PreparedStatement,
        reports: Sequence[int],
    ) -> int:
        """Files a statement with its event, as people corrected it; gives its row."""
        number = self.next_number("statement")
        statement, corrected = corrected_statement(each.statement, self.corrections)
        days, model = each.days, each.model
        if corrected:
            days, model = days_of_statement(statement, prepared.publication), to_json(statement)
        event = self._statement_event(article, outlet, prepared, ids, each, statement, days, bool(corrected))
        said = statement.said.value if statement.said else None
        report = reports[each.report] if each.report is not None else None
        self._new_statements.append((number, statement.id, article, report, said, model, json.dumps(corrected), event))
        return number

    def _put(self, relinker: Relinker) -> None:
        """Writes what has been filed of articles, each table in one go."""
        self.naming.put()
        self._put_rows("article_text", self._new_texts)
        relinker.put()
        statements = self._new_statements
        keys = self.insert([event for *_, event in statements])
        self.connection.executemany(
            "INSERT INTO statement (id, name, article, report, said_on, model, corrected, event, speaker)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(*row, key, event.speaker) for (*row, event), key in zip(statements, keys, strict=True)],
        )
        spans = self._new_spans
        phrase = self.naming.phrases(text for *_, label, rule, _ in spans for text in (label, rule))
        self.connection.executemany(
            "INSERT OR IGNORE INTO span VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(*place, phrase[label], phrase[rule], surface) for *place, label, rule, surface in spans],
        )
        self._drop_filed()

    def _drop_filed(self) -> None:
        for rows in (self._new_texts, self._new_statements, self._new_spans):
            rows.clear()

    def _statement_event(
        self,
        article: int,
        outlet: int | None,
        prepared: Prepared,
        ids: dict[str, int],
        each: PreparedStatement,
        statement: Statement,
        days: Days,
        corrected: bool,
    ) -> Event:
        actors: Counter[int] = Counter()
        speaker = None
        if statement.speaker_key is None and corrected and statement.speaker:
            speaker = self.naming.named(statement.speaker)
            add_roles(actors, [speaker] if speaker is not None else [], roles.SPEAKER)
        if statement.speaker_key is not None:
            speaker = ids.get(statement.speaker_key) or self.naming.actor(
                statement.speaker_key, prepared.actors.get(statement.speaker_key)
            )
            add_roles(actors, [speaker], roles.SPEAKER)
        add_roles(actors, [ids[key] for key in each.mentioned], roles.MENTIONED)
        described = self.naming.described(actors)
        if speaker is not None and (side := described[speaker][2]):
            add_roles(actors, [self.naming.actor(side)], roles.SIDE)
        known = day_known(statement, prepared.publication.day or prepared.publication.latest)
        focus = statement.content[0] if statement.content else statement.cue_span or Span(0, 0)
        who = statement.speaker or statement.via or ""
        return Event(
            name=statement.id,
            kind="statement",
            form=statement.act.value,
            status=statement.kind.value,
            listed=statement.act in LISTED,
            days=days,
            sequence=each.sequence,
            known=known,
            settled=known,
            who=who,
            title="",
            place=None,
            article=article,
            focus=focus,
            words=each.words,
            names="\n".join(dict.fromkeys([who, *(name for name, _, _ in described.values())])),
            anonymous=statement.anonymous,
            corrected=corrected,
            speaker=speaker,
            actors=dict(actors),
            articles=(article,),
            outlets=(outlet,) if outlet is not None else (),
        )

    def _clear(self, article: int, sha256: str, relinker: Relinker) -> None:
        """Takes away everything that was read from an article, but not the article."""
        for (key,) in self.connection.execute("SELECT event FROM statement WHERE article = ?", (article,)).fetchall():
            self.connection.execute("DELETE FROM statement WHERE event = ?", (key,))
            self.delete(key)
        self.connection.execute("DELETE FROM span WHERE article = ?", (article,))
        relinker.remove_article(article)
        self.naming.forget_article(article, sha256)

    def _empty(self, sha256: str, relinker: Relinker) -> int | None:
        """Takes away all that an article says, its place among copies and its origins; gives its row."""
        row = self.connection.execute("SELECT id FROM article WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            return None
        article = int(row[0])
        self._clear(article, sha256, relinker)
        leave_kin(self.connection, article)
        for copy in leave_copies(self.connection, article):
            relinker.touch_article(copy)
        self.connection.execute("DELETE FROM source WHERE article = ?", (article,))
        return article

    def _remove(self, article: int) -> None:
        """Takes away an emptied article, once no meeting shows it any more."""
        self.connection.execute("DELETE FROM article_text WHERE article = ?", (article,))
        self.connection.execute("DELETE FROM article WHERE id = ?", (article,))
        self.tally["total", "article"] -= 1

    # ------------------------------------------------------------------ events

    def insert(self, events: Sequence[Event]) -> list[int]:
        """Writes events; gives the key that each got. Their words and links follow at the end of the transaction."""
        keys: list[int] = []
        rows: list[tuple[object, ...]] = []
        wanted = [event.wanted_key for event in events]
        taken: set[int] = set()
        for start in range(0, len(wanted), LOOKED_UP):
            part = wanted[start : start + LOOKED_UP]
            marks = ", ".join("?" * len(part))
            for table, column in (("event", "key"), ("event_past", "at")):
                sql = f"SELECT {column} FROM {table} WHERE {column} IN ({marks})"  # noqa: S608 - own names
                taken.update(key for (key,) in self.connection.execute(sql, part))
        for event, key in zip(events, wanted, strict=True):
            while key in taken or (key != event.wanted_key and self._is_taken(key)):
                key += 1
            taken.add(key)
            self._events[key] = event
            keys.append(key)
            row = event.row(key)
            rows.append(row)
            self._count(event, row[10])
        self._put_rows("event", sorted(rows, key=itemgetter(0)))
        return keys

    def _write_links(self) -> None:
        """Writes the words and links of new events, in rising order: a full-text index takes that best."""
        events = sorted(self._events.items())
        self._events = {}
        self._write_past(events)
        self._put_rows("event_text", [(key, event.words, event.names) for key, event in events])
        self._put_rows(
            "event_actor",
            sorted(
                (actor, key, bits if event.listed else bits | roles.UNLISTED)
                for key, event in events
                for actor, bits in event.actors.items()
            ),
        )
        self._put_rows("event_article", sorted((a, key) for key, event in events for a in event.articles))
        self._put_rows("event_outlet", sorted((o, key) for key, event in events for o in event.outlets))

    def _put_rows(self, table: str, rows: Sequence[tuple[object, ...]]) -> None:
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - own names

    def _write_past(self, events: Sequence[tuple[int, Event]]) -> None:
        """Writes what was known of meetings before, each at its own place in the order of time as it was then."""
        for key, event in events:
            for since, until, then in event.past:
                at = event_key(then.days.first, key & 0xFFFFFFFF)
                while at != key and self._is_taken(at, key):
                    at += 1
                self._put_rows("event_past", [(key, since, until, at, *then.then)])

    def _is_taken(self, key: int, but_for: int | None = None) -> bool:
        """Whether another event has a key, now or in what was known of it before."""
        sql = "SELECT 1 FROM event WHERE key = ?1 UNION ALL SELECT 1 FROM event_past WHERE at = ?1 AND event IS NOT ?2"
        return self.connection.execute(sql, (key, but_for)).fetchone() is not None

    def _count(self, event: Event, month: object) -> None:
        """Adds a new event to the totals."""
        days = event.days
        if days.first is not None and days.last is not None:
            self.longest = max(self.longest, days.last - days.first)
            firsts = [days.first, *(then.days.first for _, _, then in event.past if then.days.first is not None)]
            if event.known is not None:
                self.farthest = max(self.farthest, max(firsts) - event.known)
        if not event.listed:
            return
        countries = self.naming.countries
        for each in tallied(
            kind=event.kind,
            form=event.form,
            status=event.status,
            place=event.place,
            speaker=event.speaker,
            month=str(month) if month is not None else None,
            first=days.first,
            actors=[(a, bits, a in countries) for a, bits in event.actors.items()],
            outlets=event.outlets,
        ):
            self.tally[each] += 1

    def delete(self, key: int) -> None:
        """Takes away an event with its links; what refers to it must be gone already."""
        kind, form, status, listed, place, speaker, month, first = self.connection.execute(
            "SELECT kind, form, status, listed, place, speaker, month, first FROM event WHERE key = ?", (key,)
        ).fetchone()
        if listed:
            actors = self.connection.execute(
                "SELECT x.actor, x.roles, a.kind = 'country' FROM event_actor x JOIN actor a ON a.id = x.actor"
                " WHERE x.event = ?",
                (key,),
            )
            outlets = self.connection.execute("SELECT outlet FROM event_outlet WHERE event = ?", (key,))
            for each in tallied(
                kind=kind,
                form=form,
                status=status,
                place=place,
                speaker=speaker,
                month=month,
                first=first,
                actors=((a, bits, bool(country)) for a, bits, country in actors),
                outlets=(o for (o,) in outlets),
            ):
                self.tally[each] -= 1
        for table in ("event_actor", "event_article", "event_outlet", "event_past"):
            self.connection.execute(f"DELETE FROM {table} WHERE event = ?", (key,))  # noqa: S608 - own names
        self.connection.execute("DELETE FROM event_text WHERE key = ?", (key,))
        self.connection.execute("DELETE FROM event WHERE key = ?", (key,))


def _owner(layer: str, place: int, reports: Sequence[int], statements: Sequence[int]) -> int:
    """The row that a span belongs to."""
    if layer == "meeting":
        return reports[place]
    return statements[place] if layer in ("statement", "cue", "speaker") else 0
