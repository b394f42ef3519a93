"""Marking, tagging and noting: one more line in the log of annotations, beside what was read and never in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from store.database.edits.annotations import (
    LONGEST_NOTE,
    MARK,
    NOTE,
    TAG,
    Annotation,
    Annotations,
    holding,
    log,
    tag_name,
    wrong_tag,
)
from store.database.lookup.pages import article_number, event_key_of
from store.database.schema import open_for_writing
from store.database.trouble import explained, require_file
from store.spans import Span
from store.text import storable

__all__ = ["Annotation", "AnnotationError", "mark", "note", "tag", "take_back", "untag"]


class AnnotationError(ValueError):
    """An annotation that makes no sense; the message is one sentence."""


class _Target:
    """An event or article as the log names it."""

    def __init__(self, connection: sqlite3.Connection, identity: str) -> None:
        identity = storable(identity.strip())
        self.name, self.article, self.span = _found(connection, identity)


def mark(db: Path, identities: Iterable[str], on: bool | None = None) -> list[bool]:
    """Marks events and articles, or takes their marks off; with ``on`` None it does what was not so.

    Each id is that of a meeting (any of its claims'), a statement or an article. Gives for each whether it is marked
    now. Raises AnnotationError with one sentence where an id is not known; nothing is written then.
    """
    with _writing(db) as connection:
        states = []
        lines = _Lines(connection)
        for identity in dict.fromkeys(identities):
            target = _Target(connection, identity)
            there = [line for line in lines.beside(target) if line.field == MARK]
            wanted = not there if on is None else on
            if wanted and not there:
                _append(connection, target, MARK, "")
            for line in () if wanted else there:
                _undo(connection, line)
            states.append(wanted)
        return states


def tag(db: Path, identities: Iterable[str], tags: Iterable[str]) -> int:
    """Gives each event or article each of the tags; gives how many were new."""
    wanted = [_checked_tag(one) for one in tags]
    with _writing(db) as connection:
        written = 0
        lines = _Lines(connection)
        for identity in dict.fromkeys(identities):
            target = _Target(connection, identity)
            has = {line.value for line in lines.beside(target) if line.field == TAG}
            for one in dict.fromkeys(wanted):
                if one not in has:
                    _append(connection, target, TAG, one)
                    written += 1
        return written


def untag(db: Path, identities: Iterable[str], tags: Iterable[str]) -> int:
    """Takes the tags off; gives how many there were."""
    wanted = {_checked_tag(one) for one in tags}
    with _writing(db) as connection:
        lines = _Lines(connection)
        gone = [
            line
            for identity in dict.fromkeys(identities)
            for line in lines.beside(_Target(connection, identity))
            if line.field == TAG and line.value in wanted
        ]
        for line in gone:
            _undo(connection, line)
        return len(gone)


def note(db: Path, identity: str, text: str) -> int:
    """Puts a note beside an event or an article; gives its number in the log. Line breaks are kept."""
    text = storable(text).strip()
    if not text:
        raise AnnotationError("A note needs words.")
    if len(text) > LONGEST_NOTE:
        raise AnnotationError(f"A note has at most {LONGEST_NOTE:,} characters; this one has {len(text):,}.")
    with _writing(db) as connection:
        return _append(connection, _Target(connection, identity), NOTE, text)


def take_back(db: Path, number: int | None = None) -> Annotation:
    """Takes back a mark, tag or note by its number in the log, the newest that holds unless told which; gives it."""
    with _writing(db) as connection:
        found = [line for line in holding(log(connection)) if number is None or line.number == number]
        if not found:
            raise AnnotationError("There is no such mark, tag or note to take back.")
        _undo(connection, found[-1])
        return found[-1]


def take_note_off(db: Path, identity: str) -> str:
    """Takes the newest note off an event or an article; gives its words."""
    with _writing(db) as connection:
        beside = _Lines(connection).beside(_Target(connection, identity))
        notes = [line for line in beside if line.field == NOTE]
        if not notes:
            raise AnnotationError("No note stands beside it.")
        _undo(connection, notes[-1])
        return notes[-1].value


def _checked_tag(text: str) -> str:
    if wrong := wrong_tag(text):
        raise AnnotationError(wrong)
    return tag_name(text)


@contextmanager
def _writing(db: Path) -> Iterator[sqlite3.Connection]:
    """One transaction on the database at ``db``; nothing is written where the block fails, or where there is none."""
    require_file(db)
    opened = open_for_writing(db)
    connection: sqlite3.Connection = opened.conn
    try:
        with explained(db):
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # a full disk ends it by itself
                    connection.execute("ROLLBACK")
                raise
    finally:
        connection.close()


def _found(connection: sqlite3.Connection, identity: str) -> tuple[str, str, Span | None]:
    """The id as the log keeps it, the SHA-256 of the article, and the words, if the id is an event's."""
    if identity.startswith("m-"):
        row = connection.execute(
            "SELECT c.name, a.sha256, c.start, c.stop FROM claim c JOIN article a ON a.id = c.article WHERE c.name = ?"
            " OR c.name = (SELECT name FROM meeting WHERE event = ?) ORDER BY c.name = ? DESC LIMIT 1",
            (identity, event_key_of(connection, identity), identity),
        ).fetchone()
    elif identity.startswith("s-"):
        row = connection.execute(
            "SELECT s.name, a.sha256, min(p.start), max(p.stop) FROM statement s JOIN article a ON a.id = s.article"
            " JOIN span p ON p.article = a.id AND p.layer = 'statement' AND p.owner = s.id WHERE s.event = ?",
            (event_key_of(connection, identity),),
        ).fetchone()
    else:
        number = article_number(connection, identity)
        row = connection.execute("SELECT sha256, sha256, NULL, NULL FROM article WHERE id = ?", (number,)).fetchone()
    if row is None or row[0] is None:
        raise AnnotationError(f"Nothing here has the id {identity}.")
    return str(row[0]), str(row[1]), None if row[2] is None else Span(int(row[2]), int(row[3]))


class _Lines:
    """The lines that hold before the change."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._annotations = Annotations(connection)

    def beside(self, target: _Target) -> list[Annotation]:
        """Those beside the target, by whichever of its ids they were written."""
        if target.span is None:
            return self._annotations.lines_of("article", article_number(self._connection, target.name) or 0)
        key = event_key_of(self._connection, target.name)
        return self._annotations.lines_of("event", key) if key is not None else []


def _append(connection: sqlite3.Connection, target: _Target, field: str, value: str, undone: int | None = None) -> int:
    start, stop = target.span or (None, None)
    cursor = connection.execute(
        "INSERT INTO annotation (made, article, target, start, stop, field, value, undone)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (_now(), target.article, target.name, start, stop, field, value, undone),
    )
    return int(cursor.lastrowid or 0)


def _undo(connection: sqlite3.Connection, line: Annotation) -> None:
    start, stop = line.span or (None, None)
    connection.execute(
        "INSERT INTO annotation (made, article, target, start, stop, field, value, undone)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (_now(), line.article, line.target, start, stop, line.field, line.value, line.number),
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
