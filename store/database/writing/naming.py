"""Rows for actors, places, outlets and repeated phrases, made when first met; kept in memory for the run."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Protocol

from store.database.names import fold
from store.database.persons import block, join_spellings
from store.database.writing.prepared import Prepared
from store.family_names import begins_with_family_name
from store.linking.actors import actor_id
from store.model import Actor, ActorKind, Place

KEPT_PHRASES = 200_000
KEPT_ALIASES = 300_000
LOOKED_UP = 500
"""Texts that are looked up at a time."""


class Names(Protocol):
    """What the writer asks a lexicon for."""

    def actor(self, key: str) -> Actor | None: ...
    def place(self, key: str) -> Place | None: ...
    def code(self, key: str) -> str: ...
    def names(self, key: str) -> Iterable[str]: ...


class Naming:
    """The name tables of an open database, for its one writer."""

    def __init__(self, connection: sqlite3.Connection, names: Names) -> None:
        self._connection = connection
        self.names = names
        self._actors: dict[str, int] = {}
        self._places: dict[str, int] = {}
        self._place_names: dict[int, tuple[str, ...]] = {}
        self._outlets: dict[str, int] = {}
        self._phrases: dict[str, int] = {}
        self._seen: set[tuple[str, int, str, bool]] = set()
        """Names that are filed or about to be."""
        self._aliases: list[tuple[str, str, int, str]] = []
        self._described: dict[int, tuple[str, str, str | None]] = {}
        self._as_of: dict[int, str] = {}
        self._told: dict[int, tuple[str, str | None, str | None]] = {}
        """Name, affiliation and title of actors for whom another article speaks now; ``put`` writes them."""
        self._article_actors: list[tuple[object, ...]] = []
        self._blocks: set[str] = set()
        """Blocks of actors that may have become one with others."""
        self.countries: set[int] = set()
        """Actors that are countries."""

    def forget(self) -> None:
        """Drops what is kept in memory: needed after a transaction was rolled back."""
        for kept in (self._actors, self._places, self._place_names, self._outlets, self._phrases):
            kept.clear()
        for filed in (self._seen, self._aliases, self._described, self._as_of, self._told, self._article_actors):
            filed.clear()
        self._blocks.clear()
        self.countries.clear()

    def phrases(self, texts: Iterable[str]) -> dict[str, int]:
        """The rows of texts that are repeated all over: labels and rules of spans."""
        known = self._phrases
        unknown = sorted({text for text in texts if text not in known})
        if unknown and len(known) > KEPT_PHRASES:
            known.clear()
            return self.phrases(texts)
        for start in range(0, len(unknown), LOOKED_UP):
            part = unknown[start : start + LOOKED_UP]
            marks = ", ".join("?" * len(part))
            found = f"SELECT text, id FROM phrase WHERE text IN ({marks})"  # noqa: S608 - question marks
            known.update(self._connection.execute(found, part))
            new = [text for text in part if text not in known]
            if new:
                self._connection.executemany("INSERT INTO phrase (text) VALUES (?)", [(text,) for text in new])
                known.update(self._connection.execute(found, part))
        return known

    def outlet(self, name: str | None) -> int | None:
        if not name:
            return None
        number = self._outlets.get(name)
        if number is None:
            row = self._connection.execute("SELECT id FROM outlet WHERE name = ?", (name,)).fetchone()
            number = row[0] if row else self._inserted("INSERT INTO outlet (name) VALUES (?)", (name,))
            self._outlets[name] = number
            self.alias("outlet", number, name)
            self.alias("outlet", number, name.replace(" ", ""))
        return number

    def actor(self, key: str, actor: Actor | None = None) -> int:
        """The row of an actor; ``actor`` says what an article knows of it, else the lexicon is asked."""
        number = self._actors.get(key)
        if number is not None:
            return number
        row = self._connection.execute("SELECT id, kind FROM actor WHERE key = ?", (key,)).fetchone()
        if row is None:
            known = actor or self.names.actor(key) or _made_up(key)
            code = self.names.code(key) if known.known else known.name
            number = self._inserted(
                "INSERT INTO actor (key, identity, block, name, kind, code, affiliation, title, media, seat, known,"
                " as_of) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
                (
                    key,
                    actor_id(key),
                    block(key, known.name, known.kind),
                    known.name,
                    known.kind.value,
                    code,
                    known.affiliation,
                    known.title,
                    int(known.media),
                    int(known.seat),
                    int(known.known),
                ),
            )
            self._connection.execute("UPDATE actor SET leader = id WHERE id = ?", (number,))
            self._blocks.add(block(key, known.name, known.kind))
            kind = known.kind.value
            self._name_actor(number, known, code)
        else:
            number, kind = row
        self._also_known(("actor", "country") if kind == "country" else ("actor",), number, key)
        self._actors[key] = number
        if kind == "country":
            self.countries.add(number)
        return number

    def _name_actor(self, number: int, actor: Actor, code: str) -> None:
        self.alias("actor", number, actor.name)
        self.alias("actor", number, actor.key.partition(":")[2], shown=False)
        if actor.known and actor.kind is not ActorKind.PERSON:
            self.alias("actor", number, code, shown=False)
        if actor.kind is ActorKind.PERSON:
            surname = actor.name.split()[-1]
            if len(surname) > 2:
                self.alias("actor", number, surname, shown=False)
            if begins_with_family_name(actor.name):
                self.alias("actor", number, actor.name.split()[0], shown=False)
        if actor.kind is ActorKind.COUNTRY:
            self.alias("country", number, actor.name)
            self.alias("country", number, actor.key.partition(":")[2], shown=False)

    def _also_known(self, kinds: Iterable[str], number: int, key: str) -> None:
        """Names that the lexicon knows, though no article may have used them."""
        for name in self.names.names(key):
            for kind in kinds:
                self.alias(kind, number, name, shown=False)

    def named(self, name: str) -> int | None:
        """The actor of exactly that name (or another of its names), if there is one and no other."""
        self.put()
        rows = self._connection.execute(
            "SELECT DISTINCT id FROM alias WHERE kind = 'actor' AND folded = ? LIMIT 2", (fold(name),)
        ).fetchall()
        return int(rows[0][0]) if len(rows) == 1 else None

    def key_and_name(self, number: int) -> tuple[str, str]:
        """An actor's key and usual name."""
        key, name = self._connection.execute("SELECT key, name FROM actor WHERE id = ?", (number,)).fetchone()
        return str(key), str(name)

    def place(self, key: str | None, place: Place | None = None) -> int | None:
        """The row of a place, or of a country taken as one."""
        if not key:
            return None
        number = self._places.get(key)
        if number is not None:
            return number
        row = self._connection.execute("SELECT id FROM place WHERE key = ?", (key,)).fetchone()
        if row is not None:
            number = row[0]
        else:
            known = place or self.names.place(key)
            if known is None:
                country = self.names.actor(key)
                name = country.name if country else key.partition(":")[2].replace("-", " ").title()
                known = Place(key, name, key if key.startswith("country:") else None)
            country = self.names.actor(known.country) if known.country else None
            country_name = country.name if country else None
            if known.country:
                self.actor(known.country)
            number = self._inserted(
                "INSERT INTO place (key, name, country, country_name) VALUES (?, ?, ?, ?)",
                (key, known.name, known.country, country_name),
            )
            self.alias("place", number, known.name)
            self.alias("place", number, key.partition(":")[2], shown=False)
        self._also_known(("place",), number, key)
        self._places[key] = number
        return number

    def names_of_place(self, number: int | None) -> tuple[str, ...]:
        """The name of a place and that of its country, as far as there are any."""
        if number is None:
            return ()
        known = self._place_names.get(number)
        if known is None:
            row = self._connection.execute("SELECT name, country_name FROM place WHERE id = ?", (number,)).fetchone()
            known = self._place_names[number] = tuple(name for name in row if name)
        return known

    def alias(self, kind: str, number: int, surface: str, shown: bool = True) -> None:
        """One more name to be found by; ``shown`` ones are listed as aliases."""
        if (kind, number, surface, shown) in self._seen:
            return
        if len(self._seen) > KEPT_ALIASES:
            self._seen.clear()
        self._seen.add((kind, number, surface, shown))
        folded = fold(surface)
        if folded:
            self._aliases.append((kind, folded, number, " ".join(surface.split()) if shown else ""))

    def put(self) -> None:
        """Writes what has been noted of names and actors."""
        aliases, self._aliases = self._aliases, []
        self._connection.executemany(
            "INSERT INTO alias (kind, folded, id, surface) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET surface ="
            " CASE WHEN surface = '' OR (excluded.surface <> '' AND excluded.surface < surface)"
            " THEN excluded.surface ELSE surface END",
            sorted(set(aliases)),
        )
        self._connection.executemany(
            "UPDATE actor SET name = ?, affiliation = ?, title = ?, as_of = ? WHERE id = ?",
            [(*told, self._as_of[number], number) for number, told in sorted(self._told.items())],
        )
        self._told.clear()
        self._connection.executemany("INSERT INTO article_actor VALUES (?, ?, ?, ?, ?, ?)", self._article_actors)
        self._article_actors.clear()

    def note_article(self, article: int, prepared: Prepared) -> dict[str, int]:
        """Files what an article says of its actors; gives the row of each of its actors by key."""
        day = prepared.publication.day
        ids = {key: self.actor(key, actor) for key, actor in sorted(prepared.actors.items())}
        for key, place in sorted(prepared.places.items()):
            self.place(key, place)
        for key, words, is_name in prepared.aliases:
            self.alias("actor", ids[key], words)
            if is_name and ids[key] in self.countries:
                self.alias("country", ids[key], words, shown=False)
        rows = []
        mark = f"{day.isoformat() if day else ''}~{prepared.source.sha256}"
        for key, number in ids.items():
            actor = prepared.actors[key]
            if not actor.known:
                self._blocks.add(block(key, actor.name, actor.kind))
            rows.append((article, number, actor.name, actor.affiliation, actor.title, prepared.mentions.get(key, 0)))
            as_of = f"{int(actor.known)}{mark}"
            if self._as_of_now(number) < as_of:
                self._as_of[number] = as_of
                self._told[number] = actor.name, actor.affiliation, actor.title
                if (known := self._described.get(number)) is not None:
                    self._described[number] = actor.name, known[1], actor.affiliation
        self._article_actors += rows
        return ids

    def _as_of_now(self, number: int) -> str:
        """Which article speaks for an actor."""
        known = self._as_of.get(number)
        if known is None:
            (known,) = self._connection.execute("SELECT as_of FROM actor WHERE id = ?", (number,)).fetchone()
            self._as_of[number] = known
        return str(known)

    def join_spellings(self) -> None:
        """Puts spellings of one name together, where this transaction brought new ones."""
        join_spellings(self._connection, self._blocks)
        self._blocks.clear()

    def join_again(self, actors: Iterable[str]) -> None:
        """Lets the spellings of these actors (``p-`` ids), and of all that are one with them, be put together anew."""
        for identity in actors:
            self._blocks.update(
                name
                for (name,) in self._connection.execute(
                    "SELECT b.block FROM actor a JOIN actor b ON b.leader = a.leader WHERE a.identity = ?", (identity,)
                )
            )

    def forget_article(self, article: int, sha256: str) -> None:
        """Takes back what an article said of its actors; the next best article then speaks for them."""
        self.put()
        led = self._connection.execute(
            "SELECT a.id, a.known FROM article_actor x JOIN actor a ON a.id = x.actor"
            " WHERE x.article = ? AND a.as_of LIKE ?",
            (article, f"%~{sha256}"),
        ).fetchall()
        self._connection.execute("DELETE FROM article_actor WHERE article = ?", (article,))
        for number, known in led:
            self._as_of.pop(number, None)
            self._described.pop(number, None)
            self._blocks.update(
                name for (name,) in self._connection.execute("SELECT block FROM actor WHERE id = ?", (number,))
            )
            self._connection.execute(
                "UPDATE actor SET as_of = '' WHERE id = ?",
                (number,),
            )
            row = self._connection.execute(
                "SELECT x.name, x.affiliation, x.title, coalesce(r.published, '') || '~' || r.sha256 AS mark"
                " FROM article_actor x JOIN article r ON r.id = x.article WHERE x.actor = ? ORDER BY mark DESC LIMIT 1",
                (number,),
            ).fetchone()
            if row is not None:
                self._connection.execute(
                    "UPDATE actor SET name = ?, affiliation = ?, title = ?, as_of = ? WHERE id = ?",
                    (row[0], row[1], row[2], f"{known}{row[3]}", number),
                )

    def described(self, numbers: Iterable[int]) -> dict[int, tuple[str, str, str | None]]:
        """Name, code and affiliation of actors by row."""
        found: dict[int, tuple[str, str, str | None]] = {}
        for number in numbers:
            known = self._described.get(number)
            if known is None:
                name, code, side = self._connection.execute(
                    "SELECT name, code, affiliation FROM actor WHERE id = ?", (number,)
                ).fetchone()
                if (told := self._told.get(number)) is not None:
                    name, side, _ = told
                known = name, code, side
                self._described[number] = known
            found[number] = known
        return found

    def _inserted(self, sql: str, parameters: tuple[object, ...]) -> int:
        number = self._connection.execute(sql, parameters).lastrowid
        assert number is not None  # noqa: S101 - an INSERT has one
        return number


def _made_up(key: str) -> Actor:
    """An actor of which only the key is known."""
    kind, _, words = key.partition(":")
    kinds = {"country": ActorKind.COUNTRY, "org": ActorKind.ORGANISATION, "group": ActorKind.GROUP}
    return Actor(key, words.replace("-", " ").title(), kinds.get(kind, ActorKind.PERSON), known=False)
