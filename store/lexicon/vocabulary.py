"""The word tables as sets, and the phrases of the lexicon as an index over tokens: compiled once a lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from store.lexicon import Lexicon, Sense
from store.lexicon.folding import fold
from store.reading.tokens import tokenise

Tail = tuple[str, ...]


class Homonym(NamedTuple):
    """A name of several things, told apart by words elsewhere in the article."""

    default: str | None
    options: tuple[tuple[str, frozenset[str]], ...]
    """Pairs of key and the lower-case words that speak for it."""


class Body(NamedTuple):
    id: str
    office: str


class Vocabulary(NamedTuple):
    """Everything that finding mentions asks of the lexicon, ready for one look-up a token."""

    index: Mapping[str, tuple[tuple[Tail, tuple[Sense, ...]], ...]]
    """First token of a phrase to its tails, longest first."""
    given: Mapping[str, str]
    """Given name to ``m``, ``f`` or empty."""
    heads: Mapping[str, str]
    modifiers: frozenset[str]
    honorifics: Mapping[str, str]
    head_gender: Mapping[str, str]
    offices: Mapping[Tail, str]
    office_longest: int
    bodies: Mapping[Tail, Body]
    body_longest: int
    body_first: frozenset[str]
    particles: frozenset[str]
    organisation_heads: frozenset[str]
    media_heads: frozenset[str]
    place_heads: frozenset[str]
    place_kinds: frozenset[str]
    family_first: frozenset[str]
    stop: frozenset[str]
    never: frozenset[str]
    person_verbs: frozenset[str]
    homonyms: Mapping[str, Homonym]
    location_prepositions: frozenset[str]
    actor_prepositions: frozenset[str]
    motion_words: frozenset[str]
    visit_verbs: frozenset[str]
    meeting_nouns: frozenset[str]
    policy_nouns: frozenset[str]
    adjective_of: Mapping[str, str]
    """Country key to its first adjective, for names of bodies: ``Turkish``."""


def _words(phrase: str) -> Tail:
    return tuple(token.text for token in tokenise(phrase))


def _index(lexicon: Lexicon) -> dict[str, tuple[tuple[Tail, tuple[Sense, ...]], ...]]:
    gathered: dict[str, list[tuple[Tail, tuple[Sense, ...]]]] = {}
    for phrase, senses in lexicon.phrases.items():
        words = (phrase,) if phrase.isalpha() else _words(phrase)
        gathered.setdefault(words[0], []).append((words[1:], senses))
    return {
        first: tuple(sorted(tails, key=lambda tail: -len(tail[0]))) if len(tails) > 1 else tuple(tails)
        for first, tails in gathered.items()
    }


@lru_cache(maxsize=4)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The compiled tables of ``lexicon``, made once."""
    titles, names = lexicon.table("titles"), lexicon.table("names")
    offices = {tuple(p.split()): row["id"] for row in reversed(titles["offices"]) for p in row["words"]}
    bodies = {_lower(p): Body(row["id"], row["office"]) for row in titles["bodies"] for p in row["words"]}
    adjectives: dict[str, str] = {}
    for row in lexicon.rows("countries"):
        adjectives[f"country:{row[0]}"] = (row[3].split("|")[0] if len(row) > 3 else "") or row[1]
    syntax = names["syntax"]
    return Vocabulary(
        index=_index(lexicon),
        given=_given_names(lexicon),
        heads=titles["heads"],
        modifiers=frozenset(titles["modifiers"]),
        honorifics=titles["honorifics"],
        head_gender=titles["gender"],
        offices=offices,
        office_longest=max(map(len, offices)),
        bodies=bodies,
        body_longest=max(map(len, bodies)),
        body_first=frozenset(words[0] for words in bodies),
        particles=frozenset(names["particles"]),
        organisation_heads=frozenset(names["organisation_heads"]),
        media_heads=frozenset(names["media_heads"]),
        place_heads=frozenset(names["place_heads"]),
        place_kinds=frozenset(names["place_kinds"]),
        family_first=frozenset(names["family_first"]),
        stop=frozenset(names["stop"]),
        never=frozenset(names["never"]),
        person_verbs=frozenset(names["person_verbs"]),
        homonyms={
            row["phrase"]: Homonym(row.get("default"), tuple((o["key"], frozenset(o["cues"])) for o in row["options"]))
            for row in lexicon.table("homonyms")["homonyms"]
        },
        location_prepositions=frozenset(syntax["location_prepositions"]),
        actor_prepositions=frozenset(syntax["actor_prepositions"]),
        motion_words=frozenset(syntax["motion_words"]),
        visit_verbs=frozenset(syntax["visit_verbs"]),
        meeting_nouns=frozenset(syntax["meeting_nouns"]),
        policy_nouns=frozenset(syntax["policy_nouns"]),
        adjective_of=adjectives,
    )


def _given_names(lexicon: Lexicon) -> dict[str, str]:
    """Each name to its gender, empty where men and women bear it."""
    names: dict[str, str] = {}
    for gender, cell in lexicon.rows("given_names"):
        for name in fold(cell).split("|"):
            names[name] = gender if names.get(name, gender) == gender else ""
    return names


def _lower(phrase: str) -> Tail:
    return tuple(token.lower for token in tokenise(phrase))
