"""Offices as a clock: "Secretary of State N." was written while N. held that office."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from store.lexicon.closed import closed
from store.model import Document, Span
from store.once import Once
from store.reading.word_places import word_places

if TYPE_CHECKING:
    from store.lexicon import Lexicon

_FORMER = closed("former_holders")
_LESSER = closed("lesser_holders")
_ARTICLES = frozenset({"the", "its", "his", "her", "their", "a", "an"})
_SMALL = frozenset({"of", "the", "for", "and", "s", "'s"})


class Term(NamedTuple):
    """One office of one person: all ``words`` stand before the name."""

    given: str
    words: frozenset[str]
    first: date | None
    last: date | None
    reach: int
    """How many tokens before the last name the first one stands at most."""


class HeldWhile(NamedTuple):
    """A person named with an office that he or she held from ``first`` to ``last``."""

    span: Span
    first: date | None
    last: date | None


def _all_terms(lexicon: Lexicon) -> dict[str, list[Term]]:
    """Every office with its dates by the last name of who held it."""
    terms: dict[str, list[Term]] = {}
    for actor in lexicon.actors():
        names = actor.name.lower().replace("-", " - ").split()
        for held in lexicon.roles(actor.key) if len(names) > 1 else ():
            words = frozenset(held.title.lower().replace("-", " ").split()) - _SMALL
            if words and (held.first or held.last):
                terms.setdefault(names[-1], []).append(Term(names[0], words, held.first, held.last, len(names) - 1))
    return terms


_terms = Once(_all_terms)
_surnames: Once[dict[str, list[Term]], frozenset[str]] = Once(frozenset)


def _apposed(after: list[str]) -> list[str]:
    """The words between the comma behind a name and the next one: an apposition, if it begins with an article."""
    if after[:1] != [","] or len(after) < 4 or after[1] not in _ARTICLES:
        return []
    stop = next((k for k, low in enumerate(after[1:], 1) if low in (",", ".", ";")), 0)
    return after[1:stop]


def offices_held(document: Document, lexicon: Lexicon) -> list[HeldWhile]:
    """Every "office given-name surname" of the prose whose dates the lexicon knows."""
    terms = _terms(lexicon)
    tokens, places = document.tokens, word_places(document)
    found: list[HeldWhile] = []
    for at in places.of(_surnames(terms)):
        if not places.texts[at][0].isupper():
            continue
        before = places.lowers[max(0, at - 8) : at]
        if places.lowers[at + 1 : at + 2] == ["-"]:
            continue  # "Sean Sobers-Mohamed" is somebody else
        near = set(before)
        named = [
            term
            for term in terms[places.lowers[at]]
            if term.given in near and term.given in before[-max(term.reach, 2) :]
        ]
        fitting = [term for term in named if term.words <= near]
        if named and not fitting:  # "Ana Ruiz, the foreign minister of Peru,"
            before = _apposed(places.lowers[at + 1 : at + 12])
            near = set(before)
            fitting = [term for term in named if term.words <= near]
        if not fitting or not _FORMER.isdisjoint(before):
            continue
        if any(not _LESSER.isdisjoint(set(before) - term.words) for term in fitting):
            continue
        firsts = [term.first for term in fitting]
        lasts = [term.last for term in fitting]
        first = None if None in firsts else min(day for day in firsts if day is not None)
        last = None if None in lasts else max(day for day in lasts if day is not None)
        found.append(HeldWhile(Span(tokens[at].start, tokens[at].end), first, last))
    return found
