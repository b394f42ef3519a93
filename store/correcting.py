"""Correcting: one more line in the log of corrections, and what follows from it at once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from store.database.corrections import APART, SAME, Correction, CorrectionError, checked, holding, log
from store.database.pages import article_number
from store.database.writer import Writer
from store.executors import Extract, extract_many
from store.loading import reread
from store.text import storable

__all__ = ["Correction", "CorrectionError", "correct", "merge", "split", "undo"]


def correct(
    db: Path, identity: str, field: str, value: str | None, note: str = "", extract: Extract = extract_many
) -> None:
    """Sets a value of a meeting (by any of its claims), a statement or an article; None clears it.

    Meetings: title, kind, status, start, end. Statements: speaker, said_on. Articles: published, after which
    everything that is counted from it is worked out again. Raises CorrectionError with one sentence.
    """
    with Writer(db) as writer:
        target, article, sha256 = _target(writer, identity)
        line = (sha256, target, field, checked(target, field, value), None, note)
        if target.startswith("m-"):
            writer.relink([article], lambda _: _append(writer, line))
            return
        writer.relink([], lambda _: _append(writer, line))
    reread(db, extract=extract, only=[sha256])


def merge(db: Path, one: str, other: str, note: str = "") -> None:
    """Says that two meetings, each named by any of its claims, are one."""
    with Writer(db) as writer:
        first, article, sha256 = _target(writer, one, "m-")
        second, other_article, _ = _target(writer, other, "m-")
        if first == second:
            raise CorrectionError(f"{one} and {other} are one already.")
        line = (sha256, first, SAME, second, None, note)
        writer.relink([article, other_article], lambda _: _append(writer, line))


def split(db: Path, claim: str, note: str = "") -> None:
    """Says that what the article of ``claim`` reports is a meeting of its own."""
    with Writer(db) as writer:
        target, article, sha256 = _target(writer, claim, "m-")
        writer.relink([article], lambda _: _append(writer, (sha256, target, APART, None, None, note)))


def undo(db: Path, number: int | None = None, extract: Extract = extract_many) -> Correction:
    """Takes back a correction, the last one that holds unless told which; gives it."""
    with Writer(db) as writer:
        lines = holding(log(writer.connection))
        found = [line for line in lines if number is None or line.number == number]
        if not found:
            raise CorrectionError("There is no such correction to take back.")
        line = found[-1]
        articles = writer.connection.execute(
            "SELECT article FROM claim WHERE name IN (?, ?)", (line.target, line.value)
        ).fetchall()
        entry = (line.article, line.target, line.field, line.value, line.number, "")
        writer.relink([article for (article,) in articles], lambda _: _append(writer, entry))
    if line.article is not None and not line.target.startswith("m-"):
        reread(db, extract=extract, only=[line.article])
    return line


def _target(writer: Writer, identity: str, kind: str = "") -> tuple[str, int, str]:
    """The exact id, the article's row and its SHA-256."""
    identity = storable(identity)
    if kind and not identity.startswith(kind):
        raise CorrectionError(f"{identity} is no meeting; its id begins with {kind}.")
    connection = writer.connection
    if identity.startswith(("m-", "s-")):
        table = "claim" if identity.startswith("m-") else "statement"
        row = connection.execute(
            f"SELECT t.name, a.id, a.sha256 FROM {table} t JOIN article a ON a.id = t.article WHERE t.name = ?",  # noqa: S608
            (identity,),
        ).fetchone()
    else:
        number = article_number(connection, identity)
        row = connection.execute("SELECT sha256, id, sha256 FROM article WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise CorrectionError(f"Nothing here has the id {identity}.")
    return str(row[0]), int(row[1]), str(row[2])


def _append(writer: Writer, line: tuple[str | None, str, str, str | None, int | None, str]) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    writer.connection.execute(
        "INSERT INTO correction (made, article, target, field, value, undone, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (now, *line),
    )
