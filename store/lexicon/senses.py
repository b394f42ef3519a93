"""What the tables say, compiled: senses of phrases, offices held, and everything together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from store.model import Actor, MentionForm, Place


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


class Parts(NamedTuple):
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    codes: Mapping[str, str]
    senses: Mapping[str, tuple[Sense, ...]]
    holdings: Mapping[tuple[str, str | None], tuple[Holding, ...]]
    careers: Mapping[str, tuple[Holding, ...]]
    surnames: Mapping[str, tuple[str, ...]]
    capitals: Mapping[str, str]
