"""Rows for actors, places, outlets and repeated phrases, made when first met; kept in memory for the run."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterable
from typing import Protocol

from store.database.names import fold
from store.database.persons import block, join_spellings
from store.linking.actors import actor_id
from store.model import Actor, ActorKind, Extraction, MentionForm, Place, Span

ALIAS_FORMS = (MentionForm.NAME, MentionForm.METONYM)
"""Forms of mention whose words are looked up as a name of the actor."""


class Names(Protocol):
    """What the writer asks a lexicon for."""

    def actor(self, key: str) -> Actor | None: ...
    def place(self, key: str) -> Place | None: ...
    def code(self, key: str) -> str: ...


class Mentions:
    """Which actors an article names where."""

    def __init__(self, extraction: Extraction, ids: dict[str, int]) -> None:
        self._found = sorted((mention.span, ids[mention.key]) for mention in extraction.mentions if mention.key in ids)

    def inside(self, spans: Iterable[Span]) -> set[int]:
        """The actors with a mention inside one of the spans."""
        actors: set[int] = set()
        for span in spans:
            for at in range(bisect_left(self._found, (Span(span.start, span.start), 0)), len(self._found)):
                mention, actor = self._found[at]
                if mention.start >= span.end:
                    break
                if mention.end <= span.end:
                    actors.add(actor)
        return actors


class Naming:
    """The name tables of an open database, for its one writer."""

    def __init__(self, connection: sqlite3.Connection, names: Names) -> None:
        self._connection = connection
        self._names = names
        self._actors: dict[str, int] = {}
        self._places: dict[str, int] = {}
        self._outlets: dict[str, int] = {}
        self._phrases: dict[str, int] = {}
        self._aliases: dict[tuple[str, str, int], str] = {}
        self._described: dict[int, tuple[str, str, str | None]] = {}
        self._as_of: dict[int, str] = {}
        self._blocks: set[str] = set()
        """Blocks of actors that may have become one with others."""
        self.countries: set[int] = set()
        """Actors that are countries."""

    def forget(self) -> None:
        """Drops what is kept in memory: needed after a transaction was rolled back."""
        for kept in (self._actors, self._places, self._outlets, self._phrases, self._aliases):
            kept.clear()
        self._described.clear()
        self._as_of.clear()
        self._blocks.clear()
        self.countries.clear()

    def phrase(self, text: str) -> int:
        number = self._phrases.get(text)
        if number is None:
            row = self._connection.execute("SELECT id FROM phrase WHERE text = ?", (text,)).fetchone()
            number = row[0] if row else self._inserted("INSERT INTO phrase (text) VALUES (?)", (text,))
            if len(self._phrases) > 200_000:
                self._phrases.clear()
            self._phrases[text] = number
        return number

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
            known = actor or self._names.actor(key) or _made_up(key)
            code = self._names.code(key) if known.known else known.name
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
        if actor.kind is ActorKind.COUNTRY:
            self.alias("country", number, actor.name)
            self.alias("country", number, actor.key.partition(":")[2], shown=False)

    def named(self, name: str) -> int | None:
        """The actor of exactly that name (or another of its names), if there is one and no other."""
        rows = self._connection.execute(
            "SELECT DISTINCT id FROM alias WHERE kind = 'actor' AND folded = ? LIMIT 2", (fold(name),)
        ).fetchall()
        return int(rows[0][0]) if len(rows) == 1 else None

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
            known = place or self._names.place(key)
            if known is None:
                country = self._names.actor(key)
                name = country.name if country else key.partition(":")[2].replace("-", " ").title()
                known = Place(key, name, key if key.startswith("country:") else None)
            country = self._names.actor(known.country) if known.country else None
            country_name = country.name if country else None
            if known.country:
                self.actor(known.country)
            number = self._inserted(
                "INSERT INTO place (key, name, country, country_name) VALUES (?, ?, ?, ?)",
                (key, known.name, known.country, country_name),
            )
            self.alias("place", number, known.name)
            self.alias("place", number, key.partition(":")[2], shown=False)
        self._places[key] = number
        return number

    def alias(self, kind: str, number: int, surface: str, shown: bool = True) -> None:
        """One more name to be found by; ``shown`` ones are listed as aliases."""
        folded = fold(surface)
        if not folded:
            return
        surface = " ".join(surface.split()) if shown else ""
        kept = self._aliases.get((kind, folded, number))
        if kept is not None and (not surface or (kept and kept <= surface)):
            return
        if len(self._aliases) > 300_000:
            self._aliases.clear()
        self._aliases[kind, folded, number] = surface
        self._connection.execute(
            "INSERT INTO alias (kind, folded, id, surface) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET surface ="
            " CASE WHEN surface = '' OR (excluded.surface <> '' AND excluded.surface < surface)"
            " THEN excluded.surface ELSE surface END",
            (kind, folded, number, surface),
        )

    def note_article(self, article: int, extraction: Extraction) -> dict[str, int]:
        """Writes what an article says of its actors; gives the row of each of its actors by key."""
        source, day = extraction.source, extraction.publication.day
        ids = {key: self.actor(key, actor) for key, actor in sorted(extraction.actors.items())}
        for key, place in sorted(extraction.places.items()):
            self.place(key, place)
        mentions: dict[str, int] = {}
        for mention in extraction.mentions:
            if mention.form is MentionForm.PLACE or mention.key not in ids:
                continue
            mentions[mention.key] = mentions.get(mention.key, 0) + 1
            if mention.form in ALIAS_FORMS:
                surface = source.text[mention.span.start : mention.span.end]
                self.alias("actor", ids[mention.key], surface)
                if mention.form is MentionForm.NAME and ids[mention.key] in self.countries:
                    self.alias("country", ids[mention.key], surface, shown=False)
        rows = []
        for key, number in ids.items():
            actor = extraction.actors[key]
            if not actor.known:
                self._blocks.add(block(key, actor.name, actor.kind))
            rows.append((article, number, actor.name, actor.affiliation, actor.title, mentions.get(key, 0)))
            as_of = f"{int(actor.known)}{day.isoformat() if day else ''}~{source.sha256}"
            if self._as_of_now(number) < as_of:
                self._as_of[number] = as_of
                self._described.pop(number, None)
                self._connection.execute(
                    "UPDATE actor SET name = ?, affiliation = ?, title = ?, as_of = ? WHERE id = ?",
                    (actor.name, actor.affiliation, actor.title, as_of, number),
                )
        self._connection.executemany("INSERT INTO article_actor VALUES (?, ?, ?, ?, ?, ?)", rows)
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

    def forget_article(self, article: int, sha256: str) -> None:
        """Takes back what an article said of its actors; the next best article then speaks for them."""
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
                known = self._connection.execute(
                    "SELECT name, code, affiliation FROM actor WHERE id = ?", (number,)
                ).fetchone()
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
