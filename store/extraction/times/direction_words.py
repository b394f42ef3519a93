"""The words by which a clause points back or ahead, and which way it points."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from store.lexicon import Lexicon


class DirectionWords(NamedTuple):
    """The lists of ``[direction]`` in ``times.toml``."""

    formerly: frozenset[str]
    """Words that make a plan one of before: first, originally."""
    forward: frozenset[str]
    """Words that point ahead when "for", "on" or the time follows: scheduled, due, set."""
    moved: frozenset[str]
    """Verbs whose "to" or "until" names a new day: postponed, moved."""
    undone: frozenset[str]
    """Verbs after which a planned day may still lie ahead: cancel, postpone."""
    saying: frozenset[str]
    planning: frozenset[str]
    """Verbs whose object lies ahead: "planned a rally on Saturday"."""
    proposing: frozenset[str]
    """Verbs whose object may lie ahead: "suggested a second gathering in September"."""
    proposing_with: frozenset[str]
    """The same verbs with their particle, joined by a hyphen: "ruled out a meeting in July"."""
    past_nouns: frozenset[str]
    """Nouns of what has happened: "Wednesday's ruling"."""
    come_of: frozenset[str]
    """Nouns of what came of something: "the outcome of Monday's talks"."""
    lasting: frozenset[str]
    """Verbs beside which "until" may name a day gone by."""
    mooting: frozenset[str]
    """Verbs that in the passive leave the day of their subject ahead: "talks on Friday have been proposed"."""
    choosing: frozenset[str]
    """Verbs of what is made ready "for a meeting on Friday"."""
    hopes: frozenset[str]
    """Nouns of what is wished "for" a time ahead: "raised hopes for talks in April"."""
    asks: frozenset[str]
    """Nouns of asking, before what is perhaps to come."""
    purposes: frozenset[str]
    """Words before an infinitive that only tells what for: "in a bid to end it", "intended to end it"."""
    told_of: frozenset[str]
    """Verbs in the present of what is over: "Tuesday's session follows a first round"."""
    adjuncts: frozenset[str]
    """Small words between a planning word and the time."""
    coming: frozenset[str]
    """Words before "of", "to" or "for" that open what lies ahead: "ahead of talks in July"."""
    conducted: frozenset[str]
    """Participles with "by" that tell who leads or arranges something: "a team led by", "talks mediated by"."""


@lru_cache(maxsize=4)
def direction_words(lexicon: Lexicon) -> DirectionWords:
    """The word lists, once for each lexicon."""
    lists = lexicon.table("times")["direction"]
    return DirectionWords(**{name: frozenset(lists[name].split()) for name in DirectionWords._fields})


class Direction(NamedTuple):
    towards: int
    """PAST, FUTURE, EITHER or NEAREST."""
    backshifted: bool = False
    """Ahead as seen from a past moment: "would meet", "were to meet"."""
