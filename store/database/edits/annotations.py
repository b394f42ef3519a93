"""What people put beside events and articles: marks, tags and notes, in a log of their own that nothing overwrites.

A line names its target as corrections do (the id of a claim or a statement, or the SHA-256 of an article's text) and
keeps the words' place in that text: where a newer version of the program cuts the words differently and the id is
gone, the line goes over to what is read from that place now. Taking back is one more line of the log.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from store.database.names import fold
from store.database.views import Beside
from store.spans import Span
from store.text import storable

MARK, TAG, NOTE = "mark", "tag", "note"
FIELDS = (MARK, TAG, NOTE)
LONGEST_TAG = 60
LONGEST_NOTE = 10_000
"""Characters."""


def tag_name(text: str) -> str:
    """A tag as it is kept: without its sign, in small letters, one word."""
    return "-".join(storable(text).strip().lstrip("#").casefold().split())


def wrong_tag(text: str) -> str:
    """Why ``text`` is no tag, in a sentence; empty for one."""
    name = tag_name(text)
    if not name or not any(sign.isalnum() for sign in name):
        return f"{text!r} is no tag; a tag is a word such as follow-up."
    if len(name) > LONGEST_TAG:
        return f"A tag has at most {LONGEST_TAG} characters."
    if any(sign in name for sign in '"()*:,') or not name.isprintable():
        return f"{text!r} is no tag; letters, digits, - and _ make one."
    return ""


class Annotation(NamedTuple):
    """One line of the log."""

    number: int
    made: str
    """When, in UTC."""
    article: str
    """SHA-256 of the text that it is about."""
    target: str
    """Id of a claim or a statement, or the article's SHA-256."""
    span: Span | None
    """The words of the target as they were cut when the line was written; None for an article."""
    field: str
    """``mark``, ``tag`` or ``note``."""
    value: str
    """The tag or the words of the note; empty for a mark."""
    undone: int | None
    """The line that this one takes back."""


NOTHING = Beside()


def log(connection: sqlite3.Connection) -> list[Annotation]:
    """Every line, oldest first; none in a database that was made before there were any."""
    if not _exists(connection):
        return []
    rows = connection.execute(
        "SELECT id, made, article, target, start, stop, field, value, undone FROM annotation ORDER BY id"
    )
    return [
        Annotation(number, made, article, target, None if start is None else Span(start, stop), field, value, undone)
        for number, made, article, target, start, stop, field, value, undone in rows
    ]


def holding(lines: Iterable[Annotation]) -> list[Annotation]:
    """The lines that were not taken back, oldest first."""
    lines = list(lines)
    taken_back = {line.undone for line in lines}
    return [line for line in lines if line.undone is None and line.number not in taken_back]


def _exists(connection: sqlite3.Connection) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'annotation'")
    return found.fetchone() is not None


class Annotations:
    """The lines that hold in one state of a database, and what they stand beside; looked up when first asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @cached_property
    def lines(self) -> list[Annotation]:
        return holding(log(self._connection))

    @cached_property
    def _targets(self) -> dict[str, tuple[str, int] | None]:
        """``event`` with its key or ``article`` with its row, by target."""
        return {line.target: _target(self._connection, line) for line in self.lines}

    @cached_property
    def _beside(self) -> dict[tuple[str, int], list[Annotation]]:
        beside: dict[tuple[str, int], list[Annotation]] = defaultdict(list)
        for line in self.lines:
            target = self._targets[line.target]
            if target is not None:
                beside[target].append(line)
        return dict(beside)

    def of_event(self, key: int) -> Beside:
        """What stands beside the event with that key itself."""
        return _together(self._beside.get(("event", key), ())) if self.lines else NOTHING

    def of_article(self, number: int) -> Beside:
        """What stands beside the article in that row."""
        return _together(self._beside.get(("article", number), ())) if self.lines else NOTHING

    def lines_of(self, kind: str, number: int) -> list[Annotation]:
        """The lines beside an ``event`` (by key) or an ``article`` (by row), oldest first."""
        return self._beside.get((kind, number), [])

    def orphans(self) -> list[Annotation]:
        """The lines whose words are not in any article (any more, or not yet)."""
        return [line for line in self.lines if self._targets[line.target] is None]

    def tags(self) -> Counter[str]:
        """Every tag with the number of events and articles that have it."""
        return Counter(line.value for line in self.lines if line.field == TAG)

    def keys(self, field: str, value: str = "") -> list[int]:
        """The events that have a mark, that tag or a note with those words, or are told by an article that has.

        ``value`` may end in ``*``; an empty one takes every tag or note. Rising keys.
        """
        wanted = [line for line in self.lines if line.field == field and _fits(line, value)]
        keys: set[int] = set()
        articles: set[int] = set()
        for line in wanted:
            target = self._targets[line.target]
            if target is not None:
                (keys if target[0] == "event" else articles).add(target[1])
        if articles:
            sql = "SELECT event FROM event_article WHERE article IN (SELECT value FROM json_each (?))"
            keys.update(key for (key,) in self._connection.execute(sql, (json.dumps(sorted(articles)),)))
        return sorted(keys)


def _fits(line: Annotation, value: str) -> bool:
    asked, has = fold(value), fold(line.value)
    if not asked:
        return True
    if line.field == TAG:
        return has.startswith(asked) if value.endswith("*") else has == asked
    return f" {asked}" in f" {has}" if value.endswith("*") else f" {asked} " in f" {has} "


def _together(lines: Iterable[Annotation]) -> Beside:
    lines = list(lines)
    return Beside(
        any(line.field == MARK for line in lines),
        tuple(dict.fromkeys(line.value for line in lines if line.field == TAG)),
        tuple(line.value for line in lines if line.field == NOTE),
    )


def _target(connection: sqlite3.Connection, line: Annotation) -> tuple[str, int] | None:
    if line.span is None:
        row = connection.execute("SELECT id FROM article WHERE sha256 = ?", (line.target,)).fetchone()
        return ("article", int(row[0])) if row else None
    meeting = line.target.startswith("m-")
    sql = (
        "SELECT m.event FROM claim c JOIN report r ON r.id = c.report JOIN meeting m ON m.id = r.meeting"
        " WHERE c.name = ?"
        if meeting
        else "SELECT event FROM statement WHERE name = ?"
    )
    row = connection.execute(sql, (line.target,)).fetchone()
    if row is None:
        row = connection.execute(_MEETING_THERE if meeting else _STATEMENT_THERE, (line.article, *line.span)).fetchone()
    return ("event", int(row[0])) if row else None


_MEETING_THERE = (
    "SELECT m.event, min(c.stop, ?3) - max(c.start, ?2) AS shared FROM article a JOIN claim c ON c.article = a.id"
    " JOIN report r ON r.id = c.report JOIN meeting m ON m.id = r.meeting"
    " WHERE a.sha256 = ?1 AND c.start < ?3 AND c.stop > ?2 ORDER BY shared DESC, c.name LIMIT 1"
)
_STATEMENT_THERE = (
    "SELECT s.event, sum(min(p.stop, ?3) - max(p.start, ?2)) AS shared FROM article a"
    " JOIN span p ON p.article = a.id AND p.layer = 'statement' JOIN statement s ON s.id = p.owner"
    " WHERE a.sha256 = ?1 AND p.start < ?3 AND p.stop > ?2 GROUP BY s.id ORDER BY shared DESC, s.name LIMIT 1"
)
