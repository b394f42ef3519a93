"""Keeps the groups of articles that carry one agency text, as articles come and go."""

from __future__ import annotations

import sqlite3
from array import array

from store.linking.duplicates import Fingerprint, are_copies, copy_keys, duplicate_groups


def join_copies(connection: sqlite3.Connection, article: int, mark: Fingerprint) -> set[int]:
    """Files the fingerprint of a new article and joins its copies' group; gives the articles whose group changed."""
    keys = copy_keys(mark)
    connection.executemany("INSERT OR IGNORE INTO fingerprint VALUES (?, ?)", [(key, article) for key in keys])
    marks = ", ".join("?" * len(keys))
    copies = [
        number
        for number, sketch in connection.execute(
            "SELECT DISTINCT a.id, a.sketch FROM fingerprint f JOIN article a ON a.id = f.article"  # noqa: S608
            f" WHERE f.value IN ({marks}) AND a.id <> ?",
            (*keys, article),
        )
        if are_copies(mark, unpacked(sketch))
    ]
    if not copies:
        return set()
    members = {article, *copies}
    for copy in copies:
        members |= _members(connection, copy)
    return _named(connection, members)


def leave_copies(connection: sqlite3.Connection, article: int) -> set[int]:
    """Takes an article out of its group; gives the other articles whose group changed."""
    members = _members(connection, article) - {article}
    connection.execute("DELETE FROM fingerprint WHERE article = ?", (article,))
    connection.execute("UPDATE article SET duplicates = NULL WHERE id = ?", (article,))
    marks: dict[str, Fingerprint] = {}
    numbers: dict[str, int] = {}
    before: dict[str, str | None] = {}
    for number in members:
        sha256, sketch, group = connection.execute(
            "SELECT sha256, sketch, duplicates FROM article WHERE id = ?", (number,)
        ).fetchone()
        marks[sha256], numbers[sha256], before[sha256] = unpacked(sketch), number, group
    groups = duplicate_groups(marks)
    changed = {sha256 for sha256, group in before.items() if groups.get(sha256) != group}
    connection.executemany(
        "UPDATE article SET duplicates = ? WHERE id = ?",
        [(groups.get(sha256), numbers[sha256]) for sha256 in changed],
    )
    return {numbers[sha256] for sha256 in changed}


def _members(connection: sqlite3.Connection, article: int) -> set[int]:
    rows = connection.execute(
        "SELECT b.id FROM article a JOIN article b ON b.duplicates = a.duplicates WHERE a.id = ?", (article,)
    )
    return {number for (number,) in rows} | {article}


def _named(connection: sqlite3.Connection, members: set[int]) -> set[int]:
    """Names a group after the least SHA-256 in it; gives the members whose group had another name."""
    rows = [
        connection.execute("SELECT sha256, duplicates, id FROM article WHERE id = ?", (number,)).fetchone()
        for number in sorted(members)
    ]
    name = min(sha256 for sha256, _, _ in rows)
    changed = {number for _, group, number in rows if group != name}
    connection.executemany("UPDATE article SET duplicates = ? WHERE id = ?", [(name, number) for number in changed])
    return changed


def packed(mark: Fingerprint) -> bytes:
    """A fingerprint as it is stored with its article."""
    return array("I", mark).tobytes()


def unpacked(sketch: bytes | None) -> Fingerprint:
    """The fingerprint that was stored so; empty for none."""
    numbers = array("I")
    numbers.frombytes(sketch or b"")
    return tuple(numbers)
