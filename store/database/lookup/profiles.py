"""What a page about an actor or a place says before its events: names, roles over time, who met whom, where it lies.

The head comes from a few look-ups by key, so that a page about somebody with a hundred thousand statements opens as
fast as any; what has to look at every event is asked for apart.
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from store.database import roles
from store.database.lookup.pages import names_of
from store.database.query.filters import Compiler

MOST_ROLES = 12
MOST_NAMESAKES = 12
MOST_MET = 40
MOST_LOOKED_AT = 20_000
"""Meetings, the newest first, in which somebody's counterparts are counted."""


class Namesake(NamedTuple):
    identity: str
    """``p-...``"""
    name: str
    title: str | None
    affiliation: str | None


class ActorHead(NamedTuple):
    name: str
    kind: str
    affiliation: str | None
    title: str | None
    aliases: tuple[str, ...]
    identity: str
    """``p-...``"""
    others: tuple[Namesake, ...] = ()
    """Other actors who are called what was asked for."""


class PlaceHead(NamedTuple):
    name: str
    country: str | None
    aliases: tuple[str, ...]


class RoleLine(NamedTuple):
    """What articles call somebody: the title, of whom, and the first and last publication day that says so."""

    title: str
    affiliation: str | None
    first: str | None
    last: str | None
    articles: int


class Met(NamedTuple):
    name: str
    kind: str
    meetings: int


class Company(NamedTuple):
    """What has to look at all of somebody's articles and meetings."""

    roles: tuple[RoleLine, ...]
    met: tuple[Met, ...]
    complete: bool
    """Whether all meetings were looked at."""


def actor_head(connection: sqlite3.Connection, compiler: Compiler, name: str) -> ActorHead | None:
    """The actor with that name; the leader of all its spellings, the one with most events where several share it."""
    numbers = compiler.ids("actor", name)
    if not numbers:
        return None
    marks = ", ".join("?" * len(numbers))
    row = connection.execute(
        "SELECT a.id, a.leader, a.identity, a.name, a.kind, a.affiliation, a.title FROM actor a"  # noqa: S608 - own marks
        f" LEFT JOIN tally t ON t.field = 'actor' AND t.value = a.id WHERE a.id IN ({marks})"
        " ORDER BY a.name = ? DESC, a.leader = a.id DESC, coalesce(t.n, 0) DESC, a.id LIMIT 1",
        (*numbers, name),
    ).fetchone()
    number, leader, identity, known_as, kind, affiliation, title = row
    others = connection.execute(
        f"SELECT identity, name, title, affiliation FROM actor WHERE id IN ({marks}) AND id = leader AND id <> ?"  # noqa: S608
        " ORDER BY name, id LIMIT ?",
        (*numbers, leader, MOST_NAMESAKES),
    ).fetchall()
    names = names_of(connection, [affiliation, *(each[3] for each in others)])
    return ActorHead(
        known_as,
        kind,
        names[affiliation] if affiliation and kind != "country" else None,
        title,
        _aliases(connection, "actor", number, known_as),
        identity,
        tuple(Namesake(each, name, of_them, names[at] if at else None) for each, name, of_them, at in others),
    )


def place_head(connection: sqlite3.Connection, compiler: Compiler, name: str) -> PlaceHead | None:
    """The place with that name, or the country."""
    numbers = compiler.ids("place", name)
    if not numbers:
        country = actor_head(connection, compiler, name) if compiler.ids("country", name) else None
        return PlaceHead(country.name, None, country.aliases) if country is not None else None
    marks = ", ".join("?" * len(numbers))
    number, known_as, country_name = connection.execute(
        "SELECT p.id, p.name, p.country_name FROM place p LEFT JOIN tally t ON t.field = 'place' AND t.value = p.id"  # noqa: S608
        f" WHERE p.id IN ({marks}) ORDER BY p.name = ? DESC, coalesce(t.n, 0) DESC, p.id LIMIT 1",
        (*numbers, name),
    ).fetchone()
    return PlaceHead(known_as, country_name, _aliases(connection, "place", number, known_as))


def _aliases(connection: sqlite3.Connection, kind: str, number: int, name: str) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT DISTINCT surface FROM alias WHERE kind = ? AND id = ? AND surface <> '' AND surface <> ?"
        " ORDER BY surface LIMIT 40",
        (kind, number, name),
    )
    return tuple(surface for (surface,) in rows)


def actor_company(connection: sqlite3.Connection, compiler: Compiler, name: str) -> Company:
    """The titles that articles give an actor, in order of time, and whom it met, the commonest first.

    A person meets no country that is his own, and a country nobody of its own.
    """
    numbers = compiler.ids("actor", name)
    if not numbers:
        return Company((), (), True)
    marks = ", ".join("?" * len(numbers))
    titled = connection.execute(
        "SELECT x.title, x.affiliation, min(r.published), max(r.published), count(*) FROM article_actor x"  # noqa: S608
        f" JOIN article r ON r.id = x.article WHERE x.actor IN ({marks}) AND x.title <> ''"
        " GROUP BY 1, 2 ORDER BY 3 IS NULL, 3, 5 DESC LIMIT ?",
        (*numbers, MOST_ROLES),
    ).fetchall()
    names = names_of(connection, [affiliation for _, affiliation, *_ in titled])
    lines = tuple(
        RoleLine(title, names[affiliation] if affiliation else None, first, last, n)
        for title, affiliation, first, last, n in titled
    )
    source = f"event_actor x WHERE x.actor IN ({marks}) AND x.roles & {roles.PARTICIPANT:d}"
    sides = connection.execute(
        f"SELECT DISTINCT kind = 'country', affiliation FROM actor WHERE id IN ({marks}) AND affiliation <> ''",  # noqa: S608
        numbers,
    ).fetchall()
    own = tuple(affiliation for _, affiliation in sides)
    theirs = f"coalesce(a.affiliation, '') IN ({', '.join('?' * len(own))})"
    is_side = any(country for country, _ in sides)
    apart = f" WHERE o.actor NOT IN ({marks}) AND NOT ({theirs}" + (")" if is_side else " AND a.kind = 'country')")
    met, complete = _met(connection, source, numbers, apart, (*numbers, *own))
    return Company(lines, met, complete)


def place_company(connection: sqlite3.Connection, compiler: Compiler, name: str) -> Company:
    """Who met at a place, the commonest first."""
    numbers = compiler.places(name)
    if not numbers:
        return Company((), (), True)
    marks = ", ".join("?" * len(numbers))
    source = f"(SELECT key AS event FROM event WHERE place IN ({marks}) AND kind = 'meeting') x"  # noqa: S608
    met, complete = _met(connection, source, numbers)
    return Company((), met, complete)


def _met(
    connection: sqlite3.Connection,
    source: str,
    numbers: tuple[int, ...],
    apart: str = "",
    left_out: tuple[int | str, ...] = (),
) -> tuple[tuple[Met, ...], bool]:
    """The participants of the meetings of ``source``, whose parameters are ``numbers``, but for those ``apart``."""
    rows = connection.execute(
        f"WITH mine AS MATERIALIZED (SELECT x.event FROM {source} ORDER BY x.event DESC LIMIT ?)"  # noqa: S608
        " SELECT a.name, a.kind, count(*) FROM mine CROSS JOIN event e ON e.key = mine.event AND e.kind = 'meeting'"
        f" CROSS JOIN event_actor o ON o.event = mine.event AND o.roles & {roles.PARTICIPANT:d}"
        f" JOIN actor b ON b.id = o.actor JOIN actor a ON a.id = b.leader{apart}"
        " GROUP BY a.id ORDER BY 3 DESC, 1 LIMIT ?",
        (*numbers, MOST_LOOKED_AT, *left_out, MOST_MET),
    ).fetchall()
    (size,) = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM {source} LIMIT ?)",  # noqa: S608 - own fragments
        (*numbers, MOST_LOOKED_AT + 1),
    ).fetchone()
    return tuple(Met(*row) for row in rows), size <= MOST_LOOKED_AT
