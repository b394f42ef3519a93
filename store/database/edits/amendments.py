"""Corrections of who takes part in a meeting and where it is: how they are written down, and what they come to.

A name that a person types is looked up once, when the correction is made; the log keeps the key and the name, so that
the correction means the same however the lexicon changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from store.database.names import fold
from store.model import Actor, ActorKind, Meeting, MentionForm, Place

if TYPE_CHECKING:
    from store.database.writing.naming import Naming
    from store.lexicon import Lexicon

WITH, WITHOUT = "with", "without"
"""Fields that add somebody to a meeting and take somebody out of it; the value is an ``Amended`` in writing."""
ROLES = ("party", "person", "host", "mediator", "absent")
_LISTS = {
    "party": "participants",
    "person": "people",
    "host": "hosts",
    "mediator": "mediators",
    "absent": "absent",
}
_KINDS = {"country": ActorKind.COUNTRY, "org": ActorKind.ORGANISATION, "group": ActorKind.GROUP}
_NO_KEY = "-"


@dataclass(frozen=True, slots=True)
class Amended:
    """Somebody who does or does not take part, in a role."""

    role: str
    key: str
    name: str

    @property
    def written(self) -> str:
        return f"{self.role} {self.key} {self.name}"

    @property
    def actor(self) -> Actor:
        """Who it is, as far as the correction itself tells."""
        kind = _KINDS.get(self.key.partition(":")[0], ActorKind.PERSON)
        return Actor(self.key, self.name, kind, known=False)

    @classmethod
    def read(cls, value: str) -> Amended:
        role, key, name = value.split(" ", 2)
        return cls(role, key, name)


def written_place(place: Place) -> str:
    return f"{place.key} {place.country or _NO_KEY} {place.name}"


def read_place(value: str) -> Place:
    key, country, name = value.split(" ", 2)
    return Place(key, name, None if country == _NO_KEY else country)


def in_words(field: str, value: str) -> str:
    """The value of a correction as a person would type it: without the keys that are written down beside a name."""
    if not value:
        return ""
    if field == "place":
        return read_place(value).name
    if field in (WITH, WITHOUT):
        told = Amended.read(value)
        return f"{told.name} ({told.role})"
    return value


def amended(meeting: Meeting, changes: Iterable[tuple[str, Amended]]) -> tuple[Meeting, set[str]]:
    """A meeting with people and sides put in and taken out, in order, and the fields that were changed."""
    lists: dict[str, list[str]] = {name: list(getattr(meeting, name)) for name in _LISTS.values()}
    touched: set[str] = set()
    for field, change in changes:
        mine = _LISTS[change.role]
        for name, keys in lists.items():
            # A side is one thing at a time, but a host may also be a side.
            elsewhere = name != mine and {name, mine} != {"hosts", "participants"} and name != "people"
            if change.key in keys and (field == WITHOUT or elsewhere):
                keys.remove(change.key)
                touched.add(name)
        if field == WITH and change.key not in lists[mine]:
            lists[mine].append(change.key)
            touched.add(mine)
    changed: dict[str, Any] = {name: tuple(keys) for name, keys in lists.items()}
    return replace(meeting, **changed), touched


# --------------------------------------------------------------------------- names that people type


def actor_named(name: str, role: str, naming: Naming, lexicon: Lexicon) -> Amended:
    """Who is meant: one the articles or the lexicon know by that name, else somebody new of a kind fit for the role."""
    number = naming.named(name)
    if number is not None and (known := naming.key_and_name(number)) and _fits(known[0], role):
        return Amended(role, *known)
    for sense in _senses(name, lexicon):
        actor = lexicon.actor(sense) if sense else None
        if actor is not None and _fits(actor.key, role):
            return Amended(role, actor.key, actor.name)
    return Amended(role, f"{'person' if role == 'person' else 'org'}:{_slug(name)}", name)


def place_named(name: str, lexicon: Lexicon) -> Place:
    """The town or country of that name; one that the lexicon does not know is a town in a country not known."""
    for sense in lexicon.senses(" ".join(name.split())) or lexicon.senses(name.title()):
        for key in (sense.key if sense.form is MentionForm.PLACE else None, sense.place, sense.key):
            if key is None:
                continue
            place = lexicon.place(key)
            if place is not None:
                return place
            actor = lexicon.actor(key)
            if actor is not None and actor.kind is ActorKind.COUNTRY:
                return Place(actor.key, actor.name, actor.key)
    return Place(f"place:{_slug(name)}", name, None)


def _senses(name: str, lexicon: Lexicon) -> Sequence[str]:
    found = [sense.key for spelling in (name, name.title()) for sense in lexicon.senses(spelling)]
    if not found:
        folded = fold(name)
        found = [actor.key for actor in lexicon.actors() if fold(actor.name) == folded]
    return found


def _fits(key: str, role: str) -> bool:
    """Persons are persons; sides, hosts and mediators may be persons too, but are counted for what they stand for."""
    return key.startswith("person:") is (role == "person") or (role == "absent" or role == "mediator")


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", fold(name)).strip("-") or "unnamed"
