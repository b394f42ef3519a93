"""The tables, as named migrations. Needs sqlite-utils: only the writing side imports this."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import sqlite_utils
from sqlite_utils.migrations import Migrations

from store.database import roles
from store.database.codec import from_json
from store.database.events import day_known
from store.database.tables import (
    ANNOTATIONS,
    AS_KNOWN,
    FILED_FAST,
    FIRST_TABLES,
    FIRST_TRIGGERS,
    INDEXED_BY_WRITER,
    KIN,
    LISTED,
)
from store.database.trouble import (
    APPLICATION_ID,
    DatabaseTrouble,
    create_private,
    explained,
    require_file,
    require_ours,
)
from store.database.writing.undated import file_kin
from store.model import DateHow, Publication, Report, Span, Statement

migrations = Migrations("talks-tui")
JOURNAL_PAGES = 8_000
"""Pages of the journal after which they are brought into the file: each page once, however often it was written."""


def _run(db: sqlite_utils.Database, statements: Iterable[str]) -> None:
    for statement in statements:
        if statement.strip():
            db.execute(statement)


@migrations()
def first_tables(db: sqlite_utils.Database) -> None:
    """Articles, what they say, and what the reader needs to find it."""
    _run(db, FIRST_TABLES.split(";\n"))
    _run(db, FIRST_TRIGGERS)
    db.execute("PRAGMA user_version = 1")


@migrations()
def annotation_log(db: sqlite_utils.Database) -> None:
    """Marks, tags and notes of people."""
    _run(db, ANNOTATIONS)
    db.execute("PRAGMA user_version = 2")


@migrations()
def as_known(db: sqlite_utils.Database) -> None:
    """Since when each event is known, and what was known of a meeting before; which load brought an article.

    What was read before is told of by the next load, which links all meetings again.
    """
    _run(db, AS_KNOWN.split(";\n"))
    rows = db.execute(
        "SELECT s.event, s.model, coalesce(a.published, a.published_latest) FROM statement s"
        " JOIN article a ON a.id = s.article"
    ).fetchall()
    for key, model, published in rows:
        day = day_known(from_json(Statement, model), date.fromisoformat(published) if published else None)
        db.execute("UPDATE event SET known = ?, settled = ? WHERE key = ?", (day, day, key))
    db.execute("INSERT OR IGNORE INTO unlinked SELECT DISTINCT article FROM report")
    # Another writing of the same value: no meeting passes for written as it is now.
    db.execute("UPDATE meeting SET corrected = replace(corrected, '[', '[ ')")
    db.execute("PRAGMA user_version = 3")


@migrations()
def kin_of_undated(db: sqlite_utils.Database) -> None:
    """Dated articles that can tell when undated ones came out."""
    _run(db, KIN.split(";\n"))
    columns = "published, published_earliest, published_latest, published_how, published_evidence, published_reasons"
    for number, day, earliest, latest, how, evidence, reasons in db.execute(
        f"SELECT id, {columns} FROM article"  # noqa: S608 - own names
    ).fetchall():
        first, second, third = (date.fromisoformat(iso) if iso else None for iso in (day, earliest, latest))
        spans = tuple(Span(*span) for span in json.loads(evidence))
        published = Publication(first, second, third, DateHow(how), spans, tuple(json.loads(reasons)))
        models = db.execute("SELECT model FROM report WHERE article = ? ORDER BY id", (number,)).fetchall()
        file_kin(db.conn, number, published, [from_json(Report, model) for (model,) in models])
    db.execute("PRAGMA user_version = 4")


@migrations()
def listed_in_indexes(db: sqlite_utils.Database) -> None:
    """Whether lists show an event stands where it is looked up, so that places in a list are counted without it."""
    _run(db, LISTED.split(";\n"))
    unlisted = "event IN (SELECT key FROM event WHERE NOT listed)"
    db.execute(f"UPDATE event_actor SET roles = roles | ? WHERE {unlisted}", (roles.UNLISTED,))  # noqa: S608
    db.execute("PRAGMA user_version = 5")


@migrations()
def filed_fast(db: sqlite_utils.Database) -> None:
    """Indexes that take less of the writer's time."""
    _run(db, FILED_FAST)
    db.execute("PRAGMA user_version = 6")


@migrations()
def indexed_by_writer(db: sqlite_utils.Database) -> None:
    """The writer keeps the full-text indexes itself (see ``store.database.writing.word_index``)."""
    _run(db, INDEXED_BY_WRITER)
    db.execute("PRAGMA user_version = 7")


def open_for_writing(path: Path, timeout: float = 5.0) -> sqlite_utils.Database:
    """The database at ``path``, made or brought up to date if need be, for the one writer.

    Raises DatabaseTrouble where the file is not ours, is newer than this program, or cannot be written.
    """
    if not path.exists():
        create_private(path)
    elif not path.is_file() or path.stat().st_size:
        require_file(path)
    with explained(path):
        connection = sqlite3.connect(path, timeout=timeout, isolation_level=None)
        try:
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            (application_id,) = connection.execute("PRAGMA application_id").fetchone()
            if not tables and not application_id:
                # Before all else, so that a file left by a run that was killed here is known as ours.
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
            require_ours(connection, path)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA cache_size = -65536")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute(f"PRAGMA wal_autocheckpoint = {JOURNAL_PAGES:d}")
            db = sqlite_utils.Database(connection)
            if migrations.pending(db):
                migrations.apply(db)
            connection.execute("PRAGMA foreign_keys = ON")
        except (DatabaseTrouble, sqlite3.Error):
            connection.close()
            raise
    return db
