"""Several databases put together: what they read is filed again by the one writer, and linked as if loaded at once.

For shards that were loaded side by side, each with its own writer. What the rows of a shard say of its actors and
places is what its writer knew of them. Nothing is extracted anew but undated articles of whose day other shards tell.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from store.database import roles
from store.database.codec import from_data, from_json
from store.database.events import days_of_statement, sequence_of
from store.database.lookup.reader import Reader
from store.database.trouble import DatabaseTrouble
from store.database.writing.copies import unpacked
from store.database.writing.prepared import Prepared, PreparedReport, PreparedStatement, block_numbers
from store.database.writing.undated import file_kin, leave_kin
from store.database.writing.writer import Writer
from store.linking import ArticleReport
from store.loading import narrow_undated
from store.loading.reading import Readers
from store.model import Actor, ActorKind, DateHow, Place, Publication, Report, SourceText, Statement

BATCH = 250
LINK_AFTER = 4_000
"""Articles that are written before their reports are linked; the end links the rest."""
OWN = ("id", "outlet", "sketch", "duplicates", "loaded")
"""Columns of an article that each database gives itself."""
LOGS = {
    "correction": "made, article, target, field, value, note",
    "annotation": "made, article, target, start, stop, field, value",
}


def merge(target: Path, shards: Sequence[Path], on_progress: Callable[[int, int], None] | None = None) -> int:
    """Puts the articles of ``shards`` into the database at ``target``, made if need be; gives how many were new there.

    An article that is there already is passed over, so a merge that was stopped goes on where it was. Corrections,
    marks, tags and notes come along. ``on_progress`` is told how many articles are done, and of how many. Raises
    DatabaseTrouble where a database cannot be used.
    """
    readers: list[Reader] = []
    try:
        for path in shards:
            if target.exists() and path.exists() and path.samefile(target):
                raise DatabaseTrouble(f"{path} cannot be merged into itself.")
            readers.append(Reader.open(path))
        parts = [_Shard(reader.connection) for reader in readers]
        with Writer(target, _Names(parts)) as writer:
            return _Merge(writer, parts, on_progress).run()
    finally:
        for reader in readers:
            reader.close()


class _Shard:
    """One database that is read from."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        actors = "SELECT id, key, name, kind, affiliation, title, media, seat, known, code FROM actor ORDER BY id"
        self.keys: dict[int, str] = {}
        self.actors: dict[str, Actor] = {}
        self.codes: dict[str, str] = {}
        for number, key, name, kind, affiliation, title, media, seat, known, code in connection.execute(actors):
            self.keys[number], self.codes[key] = key, code
            self.actors[key] = Actor(
                key, name, ActorKind(kind), affiliation, title, bool(media), bool(seat), bool(known)
            )
        places = connection.execute("SELECT id, key, name, country FROM place ORDER BY id").fetchall()
        self.place_keys = {number: key for number, key, _, _ in places}
        self.places = {key: Place(key, name, country) for _, key, name, country in places}
        self.outlets: dict[int, str] = dict(connection.execute("SELECT id, name FROM outlet"))

    def articles(self) -> Iterator[tuple[str, int]]:
        """SHA-256 and row of each article, in the order in which they were read."""
        return iter(self.connection.execute("SELECT sha256, id FROM article ORDER BY id").fetchall())

    def article(self, number: int) -> Prepared:
        """An article as it was when its rows were filed."""
        cursor = self.connection.execute("SELECT * FROM article WHERE id = ?", (number,))
        columns = dict(zip((name for name, *_ in cursor.description), cursor.fetchone(), strict=True))
        (text,) = self.connection.execute("SELECT text FROM article_text WHERE article = ?", (number,)).fetchone()
        row = {name: value for name, value in columns.items() if name not in OWN}
        publication = Publication(
            _day(row["published"]),
            _day(row["published_earliest"]),
            _day(row["published_latest"]),
            DateHow(row["published_how"]),
        )
        actors, mentions = {}, {}
        for actor, name, affiliation, title, times in self.connection.execute(
            "SELECT actor, name, affiliation, title, mentions FROM article_actor WHERE article = ?", (number,)
        ):
            usual = self.actors[self.keys[actor]]
            actors[usual.key] = Actor(
                usual.key, name, usual.kind, affiliation, title, usual.media, usual.seat, usual.known
            )
            mentions[usual.key] = times
        report_places, reports = self._reports(number, row["sha256"], publication)
        statement_places, statements = self._statements(number, row["sha256"], publication, report_places)
        return Prepared(
            source=SourceText(text, row["sha256"], row["origin"], encoding=row["encoding"]),
            outlet=self.outlets.get(columns["outlet"]),
            publication=publication,
            row=row,
            mark=unpacked(columns["sketch"]),
            actors=actors,
            places={},
            mentions=mentions,
            aliases=(),
            reports=tuple(reports),
            statements=tuple(statements),
            spans=self._spans(number, report_places, statement_places),
            unknown=tuple(json.loads(row["unknown"])),
        )

    def undated(self, sha256: str) -> tuple[Publication, list[Report]] | None:
        """An undated article's day and reports as it was read by itself, before others told more of its day."""
        if not _exists(self.connection, "undated"):
            return None
        row = self.connection.execute(
            "SELECT u.publication, u.reports FROM undated u JOIN article a ON a.id = u.article WHERE a.sha256 = ?",
            (sha256,),
        ).fetchone()
        return (
            None
            if row is None
            else (from_json(Publication, row[0]), [from_data(Report, each) for each in json.loads(row[1])])
        )

    def _reports(
        self, article: int, sha256: str, publication: Publication
    ) -> tuple[dict[int, int], list[PreparedReport]]:
        """The place of each report's row, and the reports."""
        claims: dict[int, list[tuple[str, int, int, str, str]]] = defaultdict(list)
        for report, *claim in self.connection.execute(
            "SELECT report, name, start, stop, status, words FROM claim WHERE article = ? ORDER BY id", (article,)
        ):
            claims[report].append((claim[0], claim[1], claim[2], claim[3], claim[4]))
        places: dict[int, int] = {}
        reports = []
        for number, mentioned, model in self.connection.execute(
            "SELECT id, mentioned, model FROM report WHERE article = ? ORDER BY id", (article,)
        ):
            places[number] = len(places)
            report = from_json(Report, model)
            blocks = block_numbers(ArticleReport(sha256, publication, None, None, report))
            named = tuple(self.keys[actor] for actor in json.loads(mentioned))
            reports.append(PreparedReport(report, model, named, tuple(claims[number]), blocks))
        return places, reports

    def _statements(
        self, article: int, sha256: str, publication: Publication, reports: dict[int, int]
    ) -> tuple[dict[int, int], list[PreparedStatement]]:
        places: dict[int, int] = {}
        statements = []
        for number, event, report, model, words in self.connection.execute(
            "SELECT s.id, s.event, s.report, s.model, e.words FROM statement s JOIN event_text e ON e.key = s.event"
            " WHERE s.article = ? ORDER BY s.id",
            (article,),
        ).fetchall():
            ordinal = places[number] = len(places)
            named = self.connection.execute(
                "SELECT actor FROM event_actor WHERE event = ? AND roles & ?", (event, roles.MENTIONED)
            )
            statement = from_json(Statement, model)
            statements.append(
                PreparedStatement(
                    statement,
                    model,
                    tuple(self.keys[actor] for (actor,) in named),
                    words,
                    reports.get(report),
                    days_of_statement(statement, publication),
                    sequence_of(sha256, ordinal, statement=True),
                )
            )
        return places, statements

    def _spans(
        self, article: int, reports: dict[int, int], statements: dict[int, int]
    ) -> tuple[tuple[int, int, str, int, str, str, int], ...]:
        rows = self.connection.execute(
            "SELECT s.start, s.stop, s.layer, s.owner, l.text, r.text, s.surface FROM span s"
            " JOIN phrase l ON l.id = s.label JOIN phrase r ON r.id = s.rule WHERE s.article = ?",
            (article,),
        )
        return tuple(
            (
                start,
                stop,
                layer,
                reports[owner] if layer == "meeting" else statements[owner] if owner else 0,
                label,
                rule,
                surface,
            )
            for start, stop, layer, owner, label, rule, surface in rows
        )


class _Names:
    """What the shards' writers knew of actors and places."""

    def __init__(self, shards: Sequence[_Shard]) -> None:
        self._shards = shards

    def actor(self, key: str) -> Actor | None:
        return next((shard.actors[key] for shard in self._shards if key in shard.actors), None)

    def place(self, key: str) -> Place | None:
        return next((shard.places[key] for shard in self._shards if key in shard.places), None)

    def code(self, key: str) -> str:
        return next((shard.codes[key] for shard in self._shards if key in shard.codes), key.partition(":")[2])

    def names(self, key: str) -> tuple[str, ...]:
        return ()  # all names are copied


class _Merge:
    """One run."""

    def __init__(
        self, writer: Writer, shards: Sequence[_Shard], on_progress: Callable[[int, int], None] | None
    ) -> None:
        self._writer = writer
        self._shards = shards
        self._on_progress = on_progress
        self._total = sum(shard.connection.execute("SELECT count(*) FROM article").fetchone()[0] for shard in shards)
        self._done = 0

    def run(self) -> int:
        self._writer.relink([], self._copy_logs)
        new = sum(self._copy(shard) for shard in self._shards)
        self._writer.link_rest()
        narrow_undated(self._writer, Readers())
        return new

    def _copy(self, shard: _Shard) -> int:
        here = {sha256 for (sha256,) in self._writer.connection.execute("SELECT sha256 FROM article")}
        wanted = ((sha256, number) for sha256, number in shard.articles() if sha256 not in here)
        new = 0
        while batch := list(islice(wanted, BATCH)):
            new += len(batch)
            since = new // LINK_AFTER != (new - len(batch)) // LINK_AFTER
            articles = [shard.article(number) for _, number in batch]
            self._writer.write(articles, also=partial(self._copy_beside, shard, articles), wait=not since)
            self._done += len(batch)
            self._tell()
        self._writer.write([], also=lambda _: self._copy_names(shard), wait=True)
        self._done += sum(1 for _ in shard.articles()) - new
        self._tell()
        return new

    def _tell(self) -> None:
        if self._on_progress is not None:
            self._on_progress(self._done, self._total)

    def _copy_beside(self, shard: _Shard, articles: Sequence[Prepared], connection: sqlite3.Connection) -> None:
        self._copy_sources(shard, articles)
        for article in articles:
            sha256 = article.source.sha256
            alone = shard.undated(sha256)
            if alone is not None:
                (number,) = connection.execute("SELECT id FROM article WHERE sha256 = ?", (sha256,)).fetchone()
                leave_kin(connection, number)
                file_kin(connection, number, *alone)

    def _copy_sources(self, shard: _Shard, articles: Sequence[Prepared]) -> None:
        """Where articles came from, and what was told of them there."""
        for article in articles:
            rows = shard.connection.execute(
                "SELECT s.origin, s.given_id, s.url, s.title, s.outlet, s.published FROM source s"
                " JOIN article a ON a.id = s.article WHERE a.sha256 = ?",
                (article.source.sha256,),
            ).fetchall()
            self._writer.connection.executemany(
                "INSERT OR IGNORE INTO source SELECT ?, id, ?, ?, ?, ?, ? FROM article WHERE sha256 = ?",
                [(*row, article.source.sha256) for row in rows],
            )

    def _copy_names(self, shard: _Shard) -> None:
        """The names by which actors, places and outlets are found."""
        naming = self._writer.naming
        for kind, number, folded, surface in shard.connection.execute("SELECT kind, id, folded, surface FROM alias"):
            if kind == "place":
                own = naming.place(shard.place_keys[number])
            elif kind == "outlet":
                own = naming.outlet(shard.outlets[number])
            else:
                own = naming.actor(shard.keys[number])
            if own is not None:
                naming.alias(kind, own, surface or folded, shown=bool(surface))
        naming.put()

    def _copy_logs(self, connection: sqlite3.Connection) -> None:
        """What people corrected and put beside events, each line once however often shards are merged."""
        for shard in self._shards:
            for table, columns in LOGS.items():
                if not _exists(shard.connection, table):
                    continue
                numbers: dict[int, int] = {}
                names = columns.split(", ")
                same = " AND ".join(f"{name} IS ?" for name in names)
                for number, undone, *values in shard.connection.execute(
                    f"SELECT id, undone, {columns} FROM {table} ORDER BY id"  # noqa: S608 - own names
                ).fetchall():
                    row: tuple[Any, ...] = (*values, numbers.get(undone))
                    found = connection.execute(f"SELECT id FROM {table} WHERE {same} AND undone IS ?", row).fetchone()  # noqa: S608
                    if found is None:
                        marks = ", ".join("?" * len(row))
                        sql = f"INSERT INTO {table} ({columns}, undone) VALUES ({marks}) RETURNING id"  # noqa: S608
                        found = connection.execute(sql, row).fetchone()
                    numbers[number] = found[0]


def _exists(connection: sqlite3.Connection, table: str) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)).fetchone() is not None


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
