"""What the program knows about words: data files beside this module, and the one loader that compiles them.

Tables are TOML (rules, small tables with ids and examples) or TSV (one row a thing; several values of one cell are
joined by ``|``; a line that begins with ``#`` is a comment). Everything is read through :mod:`importlib.resources`, so
that an installed wheel works like the tree. A :class:`Lexicon` never changes after :func:`load_lexicon`.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from store.lexicon.adding_own import add_cues, add_own
from store.lexicon.building import Builder
from store.lexicon.folding import fold, sound
from store.lexicon.own_words import LexiconTrouble, OwnWords, parse_own_words, read_own_words
from store.lexicon.senses import Holding, Parts, Sense
from store.model import Actor, ActorKind, MentionForm, Place

NAMING = (MentionForm.NAME, MentionForm.PLACE, MentionForm.METONYM)
"""Forms in which a phrase is a name: of its key, or, of a capital that stands for its country, of the place."""

__all__ = ["Holding", "Lexicon", "LexiconTrouble", "Sense", "load_lexicon"]


class Lexicon:
    """The compiled tables. Keys are those of :class:`store.model.Actor` and :class:`store.model.Place`."""

    def __init__(self, own: OwnWords | None = None) -> None:
        self._own = own
        self._tables: dict[str, dict[str, Any]] = {}
        self._rows: dict[str, list[list[str]]] = {}

    @cached_property
    def version(self) -> str:
        """Twelve hex digits of the hash of all data files: another version reads articles anew."""
        digest = hashlib.sha256()
        for name, data in self._data_files():
            digest.update(name.encode())
            digest.update(data)
        return digest.hexdigest()[:12]

    def table(self, name: str) -> dict[str, Any]:
        """The parsed ``<name>.toml``; raises FileNotFoundError where there is none."""
        if name not in self._tables:
            table = tomllib.loads(self._read(f"{name}.toml"))
            if self._own is not None and self._own.cues and name in ("cues", "verbs"):
                add_cues(table, name, self._own)
            self._tables[name] = table
        return self._tables[name]

    def rows(self, name: str) -> list[list[str]]:
        """The rows of ``<name>.tsv`` as lists of cells, comments left out; own outlets come last."""
        if name not in self._rows:
            text = self._read(f"{name}.tsv")
            if self._own is not None and name == "media":
                outlets = (entry.says for entry in self._own.of_kind("outlet"))
                text += "".join(f"\n{says['name']}\t{'|'.join(says.get('aliases', ()))}\t" for says in outlets)
            self._rows[name] = [
                line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")
            ]
        return self._rows[name]

    def actor(self, key: str) -> Actor | None:
        """The actor of that key, with the affiliation of the latest office held, or None."""
        return self._parts.actors.get(key)

    def place(self, key: str) -> Place | None:
        return self._parts.places.get(key)

    def country_of(self, key: str) -> str | None:
        """The ``country:XX`` that an actor or place belongs to; a country belongs to itself."""
        if key.startswith("country:"):
            return key
        if key.startswith("place:"):
            place = self._parts.places.get(key)
            return place.country if place else None
        actor = self._parts.actors.get(key)
        if actor is None or actor.affiliation is None:
            return None
        if actor.affiliation.startswith("country:"):
            return actor.affiliation
        return self.country_of(actor.affiliation)

    def code(self, key: str) -> str:
        """A short code for narrow lists: ``RU``, ``EU``, ``NATO``; the last part of the key where there is none."""
        return self._parts.codes.get(key) or key.partition(":")[2].replace("-", " ")

    def holder(self, office: str, country_key: str | None, day: date | None) -> Actor | None:
        """Who held an office (``president``, ``foreign-minister``) of a country or organisation on a day.

        ``day`` None means now, as far as the tables go. None where nobody or more than one person is known for it.
        """
        found = [h for h in self._parts.holdings.get((office, country_key), ()) if h.covers(day)]
        persons = {h.person for h in found}
        if len(persons) != 1:
            return None
        return self._as_held(found[0])

    def roles(self, key: str) -> tuple[Holding, ...]:
        """All offices of a person, in order."""
        return self._parts.careers.get(key, ())

    def person_on(self, key: str, day: date | None) -> Actor | None:
        """A person with the affiliation and title as of a day; the latest known before it where none covers it."""
        actor = self._parts.actors.get(key)
        career = self._parts.careers.get(key)
        if actor is None or not career:
            return actor
        covering = [h for h in career if h.covers(day)]
        if covering:
            return self._as_held(covering[0])
        earlier = [h for h in career if day is not None and h.first is not None and h.first <= day]
        return self._as_held(earlier[-1] if earlier else career[-1])

    def senses(self, phrase: str) -> tuple[Sense, ...]:
        """What a phrase can mean; spelling is folded (see :func:`store.lexicon.folding.fold`), case counts."""
        return self._parts.senses.get(fold(phrase), ())

    @property
    def phrases(self) -> Mapping[str, tuple[Sense, ...]]:
        """Every folded phrase of the tables with its senses."""
        return self._parts.senses

    def names(self, key: str) -> tuple[str, ...]:
        """Names of an actor or place that mean it wherever they stand: "Turkey" for Türkiye, "Kiev" for Kyiv.

        Of names that hold one another ("Republic of Turkey") the shortest.
        """
        names = self._names.get(key, ())
        return tuple(
            name for name in names if not any(other != name and f" {other} " in f" {name} " for other in names)
        )

    def persons_named(self, surname: str) -> tuple[str, ...]:
        """Keys of the persons who go by a bare surname."""
        return self._parts.surnames.get(fold(surname), ())

    def person_sounding(self, name: str) -> str | None:
        """Key of the one person whose first and last name sound like those of ``name`` in another spelling."""
        words = name.split()
        if len(words) < 2:
            return None
        found = self._sounds.get((sound(words[0]), sound(words[-1])), ())
        return found[0] if len(found) == 1 else None

    def capital(self, country_key: str) -> str | None:
        """Key of the (first) capital of a country."""
        return self._parts.capitals.get(country_key)

    @property
    def own(self) -> OwnWords | None:
        """The reader's own words, if a file of them was given."""
        return self._own

    def actors(self) -> Iterator[Actor]:
        return iter(self._parts.actors.values())

    def check(self) -> None:
        """Compiles everything that own words change; raises LexiconTrouble where they do not fit the tables."""
        _ = self._parts
        self.table("cues")

    # ------------------------------------------------------------------ reading

    def _data_files(self) -> Iterator[tuple[str, bytes]]:
        for entry in sorted(files(__package__).iterdir(), key=lambda e: e.name):
            if entry.name.endswith((".toml", ".tsv")):
                yield entry.name, entry.read_bytes()
        if self._own is not None:
            yield "own words", self._own.data

    def _read(self, name: str) -> str:
        return files(__package__).joinpath(name).read_text(encoding="utf-8")

    @cached_property
    def _sounds(self) -> Mapping[tuple[str, str], list[str]]:
        """Sounds of the first and last name to the persons so called: needed only for spellings not in the tables."""
        found: dict[tuple[str, str], list[str]] = {}
        for actor in self.actors():
            words = actor.name.split(" ")
            if actor.kind is ActorKind.PERSON and len(words) > 1:
                found.setdefault((sound(words[0]), sound(words[-1])), []).append(actor.key)
        return found

    @cached_property
    def _names(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for phrase, senses in self._parts.senses.items():
            for sense in senses:
                if sense.partial or sense.form not in NAMING:
                    continue
                actor = sense.key if sense.form is not MentionForm.METONYM else None
                for key in sorted({actor, sense.place} - {None}, key=str):
                    found.setdefault(str(key), []).append(phrase)
        return found

    @cached_property
    def _parts(self) -> Parts:
        return _compile(self)

    def _as_held(self, holding: Holding) -> Actor:
        actor = self._parts.actors[holding.person]
        return Actor(
            actor.key, actor.name, actor.kind, affiliation=holding.country, title=holding.title, gender=actor.gender
        )


def load_lexicon(extra: Path | None = None) -> Lexicon:
    """The lexicon, compiled once a process for each content of ``extra``, a file of own words (TOML).

    Raises LexiconTrouble with one sentence where that file cannot be used.
    """
    if extra is None:
        return _plain()
    own = read_own_words(extra)
    return _with_own(own.path, own.data)


@cache
def _plain() -> Lexicon:
    return Lexicon()


@lru_cache(maxsize=2)
def _with_own(path: Path, data: bytes) -> Lexicon:
    lexicon = Lexicon(parse_own_words(path, data))
    lexicon.check()
    return lexicon


def _compile(lexicon: Lexicon) -> Parts:
    builder = Builder()
    for row in lexicon.rows("countries"):
        builder.add_country(row)
    for row in lexicon.rows("places"):
        builder.add_place(row)
    for row in lexicon.rows("venues"):
        builder.add_venue(row)
    for row in lexicon.rows("organisations"):
        builder.add_body(row, "org", ActorKind.ORGANISATION)
    for row in lexicon.rows("groups"):
        builder.add_body(row, "group", ActorKind.GROUP)
    for row in lexicon.rows("media"):
        builder.add_body([*row[:1], "", *row[1:3], "media"], "org", ActorKind.ORGANISATION)
    for row in lexicon.rows("persons"):
        builder.add_person(row)
    for row in lexicon.rows("towns"):
        builder.add_towns(row)
    if lexicon.own is not None:
        add_own(builder, lexicon.own)
    return builder.parts()
