"""Correcting: one more line in the log of corrections, and what follows from it at once."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from store.correction_effects import Effect, effects, events_of
from store.database.codec import from_json
from store.database.edits.amendments import ROLES, WITH, WITHOUT, Amended, actor_named, place_named, written_place
from store.database.edits.corrections import (
    APART,
    MOVED,
    ONE_ACTOR,
    OWN_ACTOR,
    SAME,
    Correction,
    CorrectionError,
    checked,
    holding,
    log,
)
from store.database.lookup.pages import article_number
from store.database.names import fold
from store.database.trouble import require_file
from store.database.writing.writer import Writer
from store.executors import Extract, extract_many
from store.loading import reread
from store.model import Meeting
from store.text import storable

if TYPE_CHECKING:
    from store.lexicon import Lexicon

__all__ = ["Correction", "CorrectionError", "Effect", "correct", "merge", "put_in", "split", "take_out", "undo"]


def correct(
    db: Path, identity: str, field: str, value: str | None, note: str = "", extract: Extract = extract_many
) -> list[Effect]:
    """Sets a value of a meeting (by any of its claims), a statement or an article; None clears it.

    Meetings: title, kind, status, start, end, place, round (who takes part: ``put_in`` and ``take_out``). Statements:
    speaker, said_on. Articles: published, after which everything that is counted from it is worked out again. Gives
    what it changed. Raises CorrectionError with one sentence.
    """
    with _writer(db) as writer:
        target, article, sha256 = _target(writer, identity)
        kept = checked(target, field, value)
        if field == "place" and kept is not None:
            kept = written_place(place_named(kept, _lexicon(writer)))
        line = (sha256, target, field, kept, None, note)
        before = events_of(db, [article])
        writer.relink([article] if target.startswith("m-") else [], lambda _: _append(writer, line))
    if not target.startswith("m-"):
        reread(db, extract=extract, only=[sha256])
    return effects(before, events_of(db, [article]))


def put_in(db: Path, identity: str, name: str, role: str = "party", note: str = "") -> list[Effect]:
    """Says that somebody takes part in a meeting: as a ``party``, a ``person``, a ``host``, a ``mediator``, or that
    he or she is ``absent``."""
    return _amend(db, identity, WITH, name, role, note)


def take_out(db: Path, identity: str, name: str, note: str = "") -> list[Effect]:
    """Says that somebody has no part in a meeting, in whatever role it was read."""
    return _amend(db, identity, WITHOUT, name, "", note)


def _amend(db: Path, identity: str, field: str, name: str, role: str, note: str) -> list[Effect]:
    name = " ".join(storable(name).split())
    if not name:
        raise CorrectionError("Who? Give a name.")
    if role and role not in ROLES:
        raise CorrectionError(f"A role is one of {', '.join(ROLES)}.")
    with _writer(db) as writer:
        target, article, sha256 = _target(writer, identity, "m-")
        typed = actor_named(name, role, writer.naming, _lexicon(writer)) if role else None
        who = typed or _in_meeting(writer, target, name)
        before = events_of(db, [article])
        writer.relink([article], lambda _: _append(writer, (sha256, target, field, who.written, None, note)))
    return effects(before, events_of(db, [article]))


def _in_meeting(writer: Writer, claim: str, name: str) -> Amended:
    """The participant of that name; raises CorrectionError where the meeting has none."""
    (model,) = writer.connection.execute(
        "SELECT m.model FROM claim c JOIN report r ON r.id = c.report JOIN meeting m ON m.id = r.meeting"
        " WHERE c.name = ?",
        (claim,),
    ).fetchone()
    meeting = from_json(Meeting, model)
    lists = (meeting.participants, meeting.people, meeting.hosts, meeting.mediators, meeting.absent)
    usual = {key: writer.naming.key_and_name(writer.naming.actor(key))[1] for keys in lists for key in keys}
    found = [key for key, each in usual.items() if fold(each) == fold(name)]
    found = found or [key for key, each in usual.items() if fold(name) in fold(each).split()]
    if len(found) != 1:
        raise CorrectionError(f"{name} is not one of {', '.join(dict.fromkeys(usual.values())) or 'nobody'}.")
    return Amended("person" if found[0].startswith("person:") else "party", found[0], usual[found[0]])


def merge(db: Path, one: str, other: str, note: str = "") -> list[Effect]:
    """Says that two meetings, each named by any of its claims, are one; or two actors (``p-``), the first of which
    gives the name. Gives what it changed."""
    with _writer(db) as writer:
        if one.startswith("p-"):
            return _told_of_actor(writer, one, ONE_ACTOR, other, note)
        first, article, sha256 = _target(writer, one, "m-")
        second, other_article, _ = _target(writer, other, "m-")
        if first == second:
            raise CorrectionError(f"{one} and {other} are one already.")
        line = (sha256, first, SAME, second, None, note)
        before = events_of(db, [article, other_article])
        writer.relink([article, other_article], lambda _: _append(writer, line))
    return effects(before, events_of(db, [article, other_article]))


def split(db: Path, claim: str, note: str = "", to: str | None = None) -> list[Effect]:
    """Says that what the article of ``claim`` reports is a meeting of its own, or the one that the claim ``to`` is
    about; or that an actor (``p-``) is one with no other. Gives what it changed."""
    with _writer(db) as writer:
        if claim.startswith("p-"):
            return _told_of_actor(writer, claim, OWN_ACTOR, None, note)
        target, article, sha256 = _target(writer, claim, "m-")
        articles, other = [article], None
        if to is not None:
            other, other_article, _ = _target(writer, to, "m-")
            articles.append(other_article)
        if other == target:
            raise CorrectionError(f"{claim} is a part of {to} already.")
        line = (sha256, target, MOVED if other else APART, other, None, note)
        before = events_of(db, articles)
        writer.relink(articles, lambda _: _append(writer, line))
    return effects(before, events_of(db, articles))


def _told_of_actor(writer: Writer, identity: str, field: str, other: str | None, note: str) -> list[Effect]:
    names = []
    for each in (identity, other) if other is not None else (identity,):
        row = writer.connection.execute("SELECT name FROM actor WHERE identity = ?", (storable(str(each)),)).fetchone()
        if row is None:
            raise CorrectionError(f"Nobody here has the id {each}.")
        names.append(str(row[0]))
    if identity == other:
        raise CorrectionError(f"{identity} and {other} are one already.")
    writer.relink([], lambda _: _append(writer, (None, identity, field, other, None, note)))
    told = f"{names[1]} is {names[0]} from now on" if other else f"{names[0]} is one with nobody else from now on"
    return [Effect(identity, names[0], (), told)]


def undo(db: Path, number: int | None = None, extract: Extract = extract_many) -> Correction:
    """Takes back a correction, the last one that holds unless told which; gives it."""
    with _writer(db) as writer:
        lines = holding(log(writer.connection))
        found = [line for line in lines if number is None or line.number == number]
        if not found:
            which = "" if number is None else f" with the number {number}"
            raise CorrectionError(f"There is no correction{which} to take back.")
        line = found[-1]
        articles = writer.connection.execute(
            "SELECT article FROM claim WHERE name IN (?, ?)", (line.target, line.value)
        ).fetchall()
        entry = (line.article, line.target, line.field, line.value, line.number, "")

        def take_back(_: sqlite3.Connection) -> None:
            _append(writer, entry)
            if line.field in (ONE_ACTOR, OWN_ACTOR):
                writer.naming.join_again(filter(None, (line.target, line.value)))

        writer.relink([article for (article,) in articles], take_back)
    if line.article is not None and not line.target.startswith("m-"):
        reread(db, extract=extract, only=[line.article])
    return line


def _writer(db: Path) -> Writer:
    """The writer of a database that is there: to correct nothing, none is made."""
    require_file(db)
    return Writer(db)


def _lexicon(writer: Writer) -> Lexicon:
    """The words that names are looked up in: those of the last load."""
    from store.lexicon import Lexicon, load_lexicon

    return writer.names if isinstance(writer.names, Lexicon) else load_lexicon()


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
