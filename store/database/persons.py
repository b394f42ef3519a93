"""One actor behind several keys: spellings of one person's name that different articles gave different keys.

Every actor row names its leader, itself by default. Look-ups and exports go by the leader; what articles said stays
filed under the key they gave.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date

from store.linking.actors import ActorSeen, block_of, merge_actors
from store.model import Actor, ActorKind


def block(key: str, name: str, kind: ActorKind) -> str:
    """Actors of different blocks are never one."""
    return block_of(Actor(key, name, kind))


def join_spellings(connection: sqlite3.Connection, blocks: Iterable[str]) -> None:
    """Works out the leaders of all actors in some blocks anew."""
    for name in sorted(set(blocks)):
        rows = connection.execute(
            "SELECT id, key, name, kind, affiliation, title, known FROM actor WHERE block = ? ORDER BY key", (name,)
        ).fetchall()
        if len(rows) < 2:
            connection.execute("UPDATE actor SET leader = id WHERE block = ? AND leader <> id", (name,))
            continue
        numbers = {key: number for number, key, *_ in rows}
        seen: list[ActorSeen] = []
        for number, key, usual, kind, affiliation, title, known in rows:
            seen.append(ActorSeen(Actor(key, usual, ActorKind(kind), affiliation, title, known=bool(known))))
            if not known:
                seen += _as_seen(connection, number, key, ActorKind(kind))
        for merged in merge_actors(seen):
            leader = numbers[merged.keys[0]]
            connection.executemany(
                "UPDATE actor SET leader = ? WHERE id = ? AND leader <> ?",
                [(leader, numbers[key], leader) for key in merged.keys],
            )


def _as_seen(connection: sqlite3.Connection, number: int, key: str, kind: ActorKind) -> list[ActorSeen]:
    rows = connection.execute(
        "SELECT x.name, x.affiliation, x.title, r.published FROM article_actor x JOIN article r ON r.id = x.article"
        " WHERE x.actor = ? ORDER BY r.sha256",
        (number,),
    )
    return [
        ActorSeen(Actor(key, name, kind, affiliation, title, known=False), date.fromisoformat(day) if day else None)
        for name, affiliation, title, day in rows
    ]


def join_as_told(connection: sqlite3.Connection, told: Iterable[tuple[str, str | None]]) -> None:
    """What people said of who is one with whom, after all that was worked out; ids that are not there say nothing.

    The first of two gives the name of both, and of all that were one with either.
    """
    for identity, other in told:
        row = connection.execute("SELECT id, leader FROM actor WHERE identity = ?", (identity,)).fetchone()
        if row is None:
            continue
        number, leader = row
        if other is not None:
            found = connection.execute("SELECT leader FROM actor WHERE identity = ?", (other,)).fetchone()
            if found is not None:
                connection.execute("UPDATE actor SET leader = ? WHERE leader = ?", (leader, found[0]))
            continue
        if leader == number:
            # The others stay together, under the one of them whose key comes first.
            rest = connection.execute(
                "SELECT id FROM actor WHERE leader = ? AND id <> ? ORDER BY key LIMIT 1", (leader, number)
            ).fetchone()
            if rest is not None:
                connection.execute("UPDATE actor SET leader = ? WHERE leader = ? AND id <> ?", (*rest, number, number))
        connection.execute("UPDATE actor SET leader = id WHERE id = ?", (number,))
