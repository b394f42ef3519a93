"""Who can act, where things happen, and the words that name them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from store.spans import Span


class ActorKind(StrEnum):
    PERSON = "person"
    COUNTRY = "country"
    ORGANISATION = "organisation"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can speak or take part.

    Keys: ``country:UA`` (ISO 3166 alpha-2), ``org:nato``, ``group:hamas``, ``person:volodymyr-zelenskyy``.
    """

    key: str
    name: str
    kind: ActorKind
    affiliation: str | None = None
    """Key of the country or organisation it belongs to, as of the article's day."""
    title: str | None = None
    """The role under which the article or the lexicon presents it."""
    media: bool = False
    seat: bool = False
    """A seat of power (Kremlin, a ministry): speaks for itself, takes part as its country."""
    known: bool = True
    """False for what was found by form alone and stands in no lexicon."""
    gender: str = ""
    """``m``, ``f`` or empty."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happens. Keys: ``place:geneva``, or ``country:CH`` for a whole country."""

    key: str
    name: str
    country: str | None
    """Key of its country."""
    town: str | None = None
    """Key of the town that a palace or hall stands in."""


class MentionForm(StrEnum):
    NAME = "name"
    ADJECTIVE = "adjective"
    """Russian, Turkish"""
    DEMONYM = "demonym"
    """the Russians, Ukrainians"""
    METONYM = "metonym"
    """a capital that stands for its country"""
    ROLE = "role"
    """the Russian foreign minister, the spokesman"""
    PRONOUN = "pronoun"
    PLACE = "place"
    """where something happens"""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an actor or a place. ``key`` is looked up in ``Extraction.actors`` or ``.places``."""

    span: Span
    key: str
    form: MentionForm
    rule: str
    place_key: str | None = None
    """For a name that is both (Ankara, Russia): the place it would be, whatever ``form`` says."""
