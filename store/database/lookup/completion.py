"""What could be typed next in a query: fields, their values as they are in this database, saved views; and what a name
that nobody has was probably meant to be."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from store.database.names import fold
from store.database.query import CHOICES, DAY_FIELDS, FIELDS, HELP, NAME_FIELDS, Query, Term
from store.database.query.fields import nearest
from store.database.query.filters import Compiler
from store.database.query.nodes import written

SCANNED = 200_000
"""Names that are looked through for one that has the letters in its middle."""
ALIKE = 4_000
"""Names that a misspelt one is compared with."""
LIKELY = 4
"""Letters that a word must have to be taken for a misspelt name."""
_DAYS = ("today", "yesterday", "this week", "last week", "this month", "last month", "last 3 months", "this year")
_NUMBERS = ("1", "2", "3", "2..", "..5")
_TYPED = re.compile(r'[^\s()"]*(?:"[^"]*"?)?')
_QUOTED = re.compile(r'[^"]*"')
_KIND = {"place": "place", "outlet": "outlet", "country": "country"}


class Candidate(NamedTuple):
    text: str
    """What takes the place of what was typed."""
    label: str
    """How it is shown in a list."""
    note: str = ""
    """A few words on it: what a field takes, how many events a value has."""


class Completion(NamedTuple):
    start: int
    end: int
    """The characters of the query that a candidate takes the place of."""
    candidates: tuple[Candidate, ...] = ()


def complete(
    connection: sqlite3.Connection,
    compiler: Compiler,
    text: str,
    at: int,
    limit: int = 10,
    views: Callable[[], Mapping[str, str]] = dict,
) -> Completion:
    """Candidates for the term of ``text`` that the cursor at ``at`` stands in or after, the likeliest first."""
    start, quoted = _beginning(text, at)
    match = (_QUOTED if quoted else _TYPED).match(text, at)
    end = match.end() if match else at
    typed = text[start:at]
    minus = "-" if typed.startswith("-") else ""
    typed = typed.removeprefix("-")
    found: Iterable[Candidate]
    if typed.startswith("@"):
        found = _views(typed[1:], "@", views())
    elif ":" in typed:
        name, _, value = typed.partition(":")
        found = _values(connection, compiler, name.lower(), value.lstrip('"'), limit, views)
    else:
        found = _fields(connection, typed.lower(), limit)
    chosen: dict[str, Candidate] = {}
    for candidate in found:
        chosen.setdefault(minus + candidate.text, candidate._replace(text=minus + candidate.text))
        if len(chosen) == limit:
            break
    return Completion(start, end, tuple(chosen.values()))


def _beginning(text: str, at: int) -> tuple[int, bool]:
    """Where the term begins that ends at ``at``, after the last blank or parenthesis outside quotation marks; and
    whether ``at`` is inside of some."""
    start, quoted = 0, False
    for index, sign in enumerate(text[:at]):
        if sign == '"':
            quoted = not quoted
        elif not quoted and (sign.isspace() or sign in "()"):
            start = index + 1
    return start, quoted


def _fields(connection: sqlite3.Connection, typed: str, limit: int) -> Iterator[Candidate]:
    for name in (*FIELDS, "view"):
        if name.startswith(typed):
            yield Candidate(f"{name}:", f"{name}:", HELP.get(name, "a saved view"))
    if len(typed) >= 2 and '"' not in typed:
        yield from _names(connection, "actor", typed, limit)


def _values(
    connection: sqlite3.Connection,
    compiler: Compiler,
    name: str,
    typed: str,
    limit: int,
    views: Callable[[], Mapping[str, str]],
) -> Iterator[Candidate]:
    lower = typed.lower()
    if name in NAME_FIELDS:
        yield from _names(connection, name, typed, limit)
    elif name in CHOICES:
        counts = dict(connection.execute("SELECT value, n FROM tally WHERE field = ?", (name,)))
        for value in CHOICES[name]:
            if value.startswith(lower):
                yield Candidate(f"{name}:{value}", value, f"{counts[value]:,}" if value in counts else "")
    elif name in DAY_FIELDS:
        yield from (Candidate(f"{name}:{day}", day) for day in _DAYS if day.startswith(lower) and name != "month")
        months = connection.execute(
            "SELECT value, n FROM tally WHERE field = 'month' AND n > 0 AND value >= ? AND value < ?"
            " ORDER BY value DESC LIMIT ?",
            (lower, lower + "\U0010ffff", limit),
        )
        yield from (Candidate(f"{name}:{month}", month, f"{n:,}") for month, n in months)
    elif name == "tag":
        for tag, n in compiler.annotations.tags().most_common():
            if tag.startswith(lower):
                yield Candidate(f"tag:{tag}", tag, f"{n:,}")
    elif name == "view":
        yield from _views(typed, "view:", views())
    elif name in ("round", "articles"):
        yield from (Candidate(f"{name}:{number}", number) for number in _NUMBERS if number.startswith(typed))


def _views(typed: str, head: str, views: Mapping[str, str]) -> Iterator[Candidate]:
    yield from (Candidate(head + name, name, query) for name, query in views.items() if name.startswith(typed))


def _names(connection: sqlite3.Connection, field: str, typed: str, limit: int) -> Iterator[Candidate]:
    """Names with a word that begins so, those with most events first; names that begin so before others."""
    folded = fold(typed)
    kind = _KIND.get(field, "actor")
    counted = field if field in ("actor", "country", "place", "outlet", "speaker") else "actor"
    seen: set[int] = set()
    parts = (
        ("s.folded >= ? AND s.folded < ?", (folded, folded + "\U0010ffff")),
        ("instr(' ' || s.folded, ?)", (f" {folded}",)),
    )
    for where, values in parts if folded else parts[:1]:
        table, leader = ("actor", "t.leader") if kind in ("actor", "country") else (kind, "t.id")
        rows = connection.execute(
            f"SELECT {leader} AS id, sum(DISTINCT y.n) AS n FROM (SELECT DISTINCT s.id FROM alias s"  # noqa: S608
            f" WHERE s.kind = ? AND {where} LIMIT {SCANNED:d}) s JOIN {table} t ON t.id = s.id"
            f" JOIN tally y ON y.field = ? AND y.value = t.id AND y.n > 0"
            " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?",
            (kind, *values, counted, limit),
        ).fetchall()
        for number, n in rows:
            if number in seen:
                continue
            seen.add(number)
            kinds = "kind" if table == "actor" else "''"
            sql = f"SELECT name, {kinds} FROM {table} WHERE id = ?"  # noqa: S608 - own names
            name, what = connection.execute(sql, (number,)).fetchone()
            note = f"{n:,}" + (f" {what}" if what and field != "country" else "")
            yield Candidate(written(Term(field, name.replace('"', " "))), name, note)
        if len(seen) >= limit:
            return


def unmatched(
    connection: sqlite3.Connection, compiler: Compiler, query: Query
) -> Iterator[tuple[str, str, str | None]]:
    """Field, value and the nearest name there is, for each name that the query asks for and nobody here has."""
    for field, value, negative in query.terms:
        if field not in NAME_FIELDS or negative:
            continue
        if compiler.places(value) if field == "place" else compiler.ids(field, value):
            continue
        yield field, value, nearest_name(connection, field, value)


def nearest_name(connection: sqlite3.Connection, field: str, value: str) -> str | None:
    """The name that begins like a misspelt or unfinished one, or else looks most like it; None where none does."""
    begun = next((candidate.label for candidate in _names(connection, field, value, 1)), None)
    if begun is not None:
        return begun
    folded = fold(value)
    kind = _KIND.get(field, "actor")
    table = kind if kind in ("place", "outlet") else "actor"
    rows = connection.execute(
        f"SELECT s.folded, t.name FROM alias s JOIN {table} t ON t.id = s.id WHERE s.kind = ?1"  # noqa: S608
        " AND (s.folded >= ?2 AND s.folded < ?2 || char(1114111) OR instr(' ' || s.folded, ' ' || ?2)) LIMIT ?3",
        (kind, folded[:1], ALIKE),
    ).fetchall()
    words = {word: name for whole, name in rows for word in (whole, *whole.split())}
    near = nearest(folded, words, 0.6)
    return words[near] if near else None


def name_of(connection: sqlite3.Connection, word: str) -> Term | None:
    """Whom or which place a misspelt word most likely names; None for a short one, and where nothing looks like it."""
    if len(word) < LIKELY:
        return None
    for field in ("actor", "place"):
        near = nearest_name(connection, field, word)
        if near is not None:
            return Term(field, near.replace('"', " "))
    return None
