"""What the program knows about words: data files beside this module, and the one loader that compiles them.

Tables are TOML (rules, small tables with ids and examples) or TSV (one row a thing; several values of one cell are
joined by ``|``; a line that begins with ``#`` is a comment). Everything is read through :mod:`importlib.resources`, so
that an installed wheel works like the tree. A :class:`Lexicon` never changes after :func:`load_lexicon`.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from store.lexicon.folding import fold, slug, sound
from store.model import Actor, ActorKind, MentionForm, Place

__all__ = ["Holding", "Lexicon", "Sense", "load_lexicon"]


class Sense(NamedTuple):
    """One thing that a phrase can mean."""

    key: str
    """Of an actor, or of a place where ``form`` is PLACE."""
    form: MentionForm
    place: str | None = None
    """The place it would be, for a name that is an actor and a place."""
    partial: bool = False
    """A form that is also a common word (marked ``?`` in the tables): it needs more evidence."""


class Holding(NamedTuple):
    """An office held by a person from a day to a day, both included; ``None`` is open."""

    person: str
    country: str | None
    """Key of a country or an organisation."""
    office: str
    title: str
    first: date | None
    last: date | None

    def covers(self, day: date | None) -> bool:
        if day is None:
            return self.last is None
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class _Parts(NamedTuple):
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    codes: Mapping[str, str]
    senses: Mapping[str, tuple[Sense, ...]]
    holdings: Mapping[tuple[str, str | None], tuple[Holding, ...]]
    careers: Mapping[str, tuple[Holding, ...]]
    surnames: Mapping[str, tuple[str, ...]]
    capitals: Mapping[str, str]


class Lexicon:
    """The compiled tables. Keys are those of :class:`store.model.Actor` and :class:`store.model.Place`."""

    def __init__(self, extra: Path | None = None) -> None:
        self._extra = extra
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
            self._tables[name] = tomllib.loads(self._read(f"{name}.toml"))
        return self._tables[name]

    def rows(self, name: str) -> list[list[str]]:
        """The rows of ``<name>.tsv`` as lists of cells, comments left out; extra rows come last."""
        if name not in self._rows:
            text = self._read(f"{name}.tsv")
            if self._extra is not None and (self._extra / f"{name}.tsv").is_file():
                text += "\n" + (self._extra / f"{name}.tsv").read_text(encoding="utf-8")
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

    def actors(self) -> Iterator[Actor]:
        return iter(self._parts.actors.values())

    # ------------------------------------------------------------------ reading

    def _data_files(self) -> Iterator[tuple[str, bytes]]:
        for entry in sorted(files(__package__).iterdir(), key=lambda e: e.name):
            if entry.name.endswith((".toml", ".tsv")):
                yield entry.name, entry.read_bytes()
        if self._extra is not None:
            for path in sorted(self._extra.iterdir()):
                if path.suffix in (".toml", ".tsv"):
                    yield f"extra/{path.name}", path.read_bytes()

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
    def _parts(self) -> _Parts:
        return _compile(self)

    def _as_held(self, holding: Holding) -> Actor:
        actor = self._parts.actors[holding.person]
        return Actor(
            actor.key, actor.name, actor.kind, affiliation=holding.country, title=holding.title, gender=actor.gender
        )


@cache
def load_lexicon(extra: Path | None = None) -> Lexicon:
    """The lexicon, read once a process; ``extra`` is a folder with more rows for the TSV tables."""
    return Lexicon(extra)


def _cells(cell: str) -> list[str]:
    return [part for part in (p.strip() for p in cell.split("|")) if part]


def _day(text: str, last: bool) -> date | None:
    """``2021``, ``2021-05`` or ``2021-05-03``; a part means its first or last day."""
    if not text:
        return None
    year, month, day = ([int(p) for p in text.split("-")] + [0, 0])[:3]
    if day:
        return date(year, month, day)
    if not last:
        return date(year, month or 1, 1)
    if month in (0, 12):
        return date(year, 12, 31)
    return date.fromordinal(date(year, month + 1, 1).toordinal() - 1)


class _Builder:
    def __init__(self) -> None:
        self.actors: dict[str, Actor] = {}
        self.places: dict[str, Place] = {}
        self.codes: dict[str, str] = {}
        self.senses: dict[str, list[Sense]] = {}
        self.holdings: dict[tuple[str, str | None], list[Holding]] = {}
        self.careers: dict[str, list[Holding]] = {}
        self.surnames: dict[str, list[str]] = {}
        self.capitals: dict[str, str] = {}

    def say(self, phrases: Iterable[str], sense: Sense) -> None:
        for phrase in phrases:
            meant = sense
            if phrase.startswith("?"):
                phrase, meant = phrase[1:], sense._replace(partial=True)
            known = self.senses.setdefault(fold(phrase), [])
            if all(s.key != sense.key for s in known):
                known.append(meant)

    def add_country(self, row: list[str]) -> None:
        code, name, aliases, adjectives, demonyms, capitals = (row + [""] * 6)[:6]
        key = f"country:{code}"
        self.actors[key] = Actor(key, name, ActorKind.COUNTRY, affiliation=key)
        self.places[key] = Place(key, name, key)
        self.codes[key] = code
        self.say([name, *_cells(aliases)], Sense(key, MentionForm.NAME, key))
        self.say(_cells(adjectives), Sense(key, MentionForm.ADJECTIVE, key))
        self.say(_cells(demonyms), Sense(key, MentionForm.DEMONYM))
        for capital in capitals.split(";"):
            names = _cells(capital)
            if names:
                place = f"place:{slug(names[0])}"
                self.places[place] = Place(place, names[0], key)
                self.capitals.setdefault(key, place)
                self.say(names, Sense(key, MentionForm.METONYM, place))

    def add_place(self, row: list[str]) -> None:
        name, country, aliases, acts_for = (row + [""] * 4)[:4]
        shown = name.removeprefix("?")
        key = f"place:{slug(shown)}"
        owner = f"country:{country}" if country else None
        if key in self.places and self.places[key].country != owner:
            key = f"{key}-{country.lower()}"
        self.places[key] = Place(key, shown, owner)
        names = [name, *_cells(aliases)]
        if acts_for:
            for each in names:
                self.senses[fold(each)] = [Sense(acts_for, MentionForm.METONYM, key)]
        else:
            self.say(names, Sense(key, MentionForm.PLACE, key))

    def add_body(self, row: list[str], prefix: str, kind: ActorKind) -> None:
        name, code, aliases, affiliation, flags = (row + [""] * 5)[:5]
        key = f"{prefix}:{slug(name)}"
        if affiliation and ":" not in affiliation:
            affiliation = f"country:{affiliation}"
        self.actors[key] = Actor(
            key, name, kind, affiliation=affiliation or None, media="media" in flags, seat="seat" in flags
        )
        if code:
            self.codes[key] = code
        place = None
        if "venue=" in flags:
            place = flags.partition("venue=")[2].split(" ")[0]
        elif "venue" in flags:
            place = f"place:{slug(name)}"
            self.places[place] = Place(place, name, affiliation or None)
        self.say([name, *_cells(aliases)], Sense(key, MentionForm.NAME, place))
        if "adjective=" in flags:
            self.say([flags.partition("adjective=")[2]], Sense(key, MentionForm.ADJECTIVE))

    def add_person(self, row: list[str]) -> None:
        name, gender, aliases, roles = (row + [""] * 4)[:4]
        key = f"person:{slug(name)}"
        career = []
        for role in _cells(roles):
            where, office, title, first, last = (role.split(";") + [""] * 5)[:5]
            country = (where if ":" in where else f"country:{where}") if where else None
            career.append(
                Holding(key, country, office, title or office.replace("-", " "), _day(first, False), _day(last, True))
            )
        for holding in career:
            self.holdings.setdefault((holding.office, holding.country), []).append(holding)
        latest = career[-1] if career else None
        self.actors[key] = Actor(
            key,
            name,
            ActorKind.PERSON,
            affiliation=latest.country if latest else None,
            title=latest.title if latest else None,
            gender=gender,
        )
        self.careers[key] = career
        full = [a for a in _cells(aliases) if not a.startswith("~")]
        short = [a[1:] for a in _cells(aliases) if a.startswith("~")]
        self.say([name, *full], Sense(key, MentionForm.NAME))
        words = name.split(" ")
        for surname in dict.fromkeys(fold(each) for each in short or [words[-1], *(a.split(" ")[-1] for a in full)]):
            self.surnames.setdefault(surname, []).append(key)

    def parts(self) -> _Parts:
        def frozen(mapping: Mapping[Any, list[Any]]) -> Mapping[Any, tuple[Any, ...]]:
            return MappingProxyType({key: tuple(values) for key, values in mapping.items()})

        return _Parts(
            MappingProxyType(self.actors),
            MappingProxyType(self.places),
            MappingProxyType(self.codes),
            frozen(self.senses),
            frozen(self.holdings),
            frozen(self.careers),
            frozen(self.surnames),
            MappingProxyType(self.capitals),
        )


def _compile(lexicon: Lexicon) -> _Parts:
    builder = _Builder()
    for row in lexicon.rows("countries"):
        builder.add_country(row)
    for row in lexicon.rows("places"):
        builder.add_place(row)
    for row in lexicon.rows("organisations"):
        builder.add_body(row, "org", ActorKind.ORGANISATION)
    for row in lexicon.rows("groups"):
        builder.add_body(row, "group", ActorKind.GROUP)
    for row in lexicon.rows("media"):
        builder.add_body([*row[:1], "", *row[1:3], "media"], "org", ActorKind.ORGANISATION)
    for row in lexicon.rows("persons"):
        builder.add_person(row)
    return builder.parts()
