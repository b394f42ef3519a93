"""``meetings.toml`` compiled to look-up tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from store.model import MeetingKind, Status
from store.reading.tokens import tokenise

if TYPE_CHECKING:
    from store.lexicon import Lexicon

Words = tuple[str, ...]
Phrases = Mapping[str, tuple[Words, ...]]
"""Set phrases by their first word, the longest first."""
NO_PHRASES: Phrases = {}


class Noun(NamedTuple):
    """A noun that can speak of a meeting, by its words in lower case."""

    words: Words
    kind: MeetingKind
    strength: str
    """``strong``, ``weak`` or ``body``, as explained in ``meetings.toml``."""
    rule: str


class Verb(NamedTuple):
    """A verb that can speak of a meeting."""

    lemma: str
    kind: MeetingKind
    frame: str
    rule: str
    after: Phrases = NO_PHRASES
    """What has to follow, for a set phrase."""
    needs: str = ""
    """A word that has to come later, for a set phrase."""
    passive: bool = False
    """Whether a set phrase is one in the passive only."""


class Effect(NamedTuple):
    """What a verb does to the meeting that is its subject or object."""

    effect: str
    rule: str


class State(NamedTuple):
    """What "is off", "are under way" say of the meeting that is their subject."""

    words: Words
    status: Status
    negated: Status
    """What "is not" says before these words."""
    rule: str


class FalseFriend(NamedTuple):
    before: frozenset[str]
    after: Phrases
    things: frozenset[str]
    """What is not met, received or welcomed as people are; among them the phrases of one word that follow."""


class Presence(NamedTuple):
    """A verb that says who was at the meeting told before."""

    side: str
    after: tuple[Words, ...]
    """What has to follow; an empty phrase: nothing more in the clause."""
    before: frozenset[str]
    """One of these stands before the verb."""
    beside: bool
    """Whether it tells of a go-between or onlooker: "moderated", "looked on"."""
    rule: str


class MeetingWords(NamedTuple):
    """All tables, by the first word or the lemma."""

    nouns: dict[str, tuple[Noun, ...]]
    verbs: dict[str, Verb]
    phrases: dict[str, tuple[Verb, ...]]
    false_nouns: dict[str, FalseFriend]
    false_verbs: dict[str, FalseFriend]
    modifiers: dict[str, tuple[Status, str]]
    effects: dict[str, Effect]
    particles: dict[str, dict[str, Effect]]
    """Lemma -> particle -> effect, for phrasal verbs."""
    being: dict[str, tuple[State, ...]]
    domestic: frozenset[str]
    """Those who meet among themselves: parliaments, courts, boards, crowds."""
    jointly: Phrases
    """What two sides do in one place."""
    sport: frozenset[str]
    apart: frozenset[str]
    """Verbs of what is done from afar or against each other, though place and day are told."""
    formerly: frozenset[str]
    """Words that make a plan one of before: "originally"."""
    presence: dict[str, tuple[Presence, ...]]
    plans: frozenset[str]
    """Nouns whose contents a meeting can be: "plans to meet"."""
    plan_ends: frozenset[str]
    """Verbs that say of a plan, though not of talks, that nothing came of it: "collapse"."""
    openers: frozenset[str]
    """Words at which something can speak of a meeting, verbs and "the third" aside."""


@lru_cache(maxsize=4)
def meeting_words(lexicon: Lexicon) -> MeetingWords:
    """Compile ``meetings.toml``; once for each lexicon."""
    table = lexicon.table("meetings")
    nouns: dict[str, list[Noun]] = {}
    for row in table["noun"]:
        for phrase in row["words"]:
            words = _words(phrase)
            nouns.setdefault(words[0], []).append(Noun(words, MeetingKind(row["kind"]), row["strength"], row["id"]))
    verbs = {
        lemma: Verb(lemma, MeetingKind(row["kind"]), row["frame"], row["id"])
        for row in table["verb"]
        for lemma in row["lemmas"]
    }
    phrases: dict[str, list[Verb]] = {}
    for row in table["phrase"]:
        after = _by_first(_words(phrase) for phrase in row["next"])
        for lemma in row.get("lemmas", ()) or (row["lemma"],):
            verb = Verb(
                lemma,
                MeetingKind(row["kind"]),
                row["frame"],
                row["id"],
                after,
                row.get("needs", ""),
                row.get("passive", False),
            )
            phrases.setdefault(lemma, []).append(verb)
    effects: dict[str, Effect] = {}
    particles: dict[str, dict[str, Effect]] = {}
    for row in table["effect"]:
        effect = Effect(row["effect"], row["id"])
        for lemma in row["lemmas"]:
            verb_word, _, particle = lemma.partition(" ")
            if particle:
                particles.setdefault(verb_word, {})[particle] = effect
            else:
                effects.setdefault(verb_word, effect)
    being: dict[str, list[State]] = {}
    for row in table["being"]:
        for phrase in row["words"]:
            words = _words(phrase)
            state = State(words, Status(row["status"]), Status(row.get("negated", row["status"])), row["id"])
            being.setdefault(words[0], []).append(state)
    jointly = _by_first(_words(phrase) for row in table["jointly"] for phrase in row["words"])
    return MeetingWords(
        nouns={word: tuple(sorted(found, key=lambda n: -len(n.words))) for word, found in nouns.items()},
        verbs=verbs,
        phrases={lemma: tuple(found) for lemma, found in phrases.items()},
        false_nouns=_false(table, "words"),
        false_verbs=_false(table, "lemmas"),
        modifiers={word: (Status(row["status"]), row["id"]) for row in table["modifier"] for word in row["words"]},
        effects=effects,
        particles=particles,
        being={word: tuple(sorted(found, key=lambda state: -len(state.words))) for word, found in being.items()},
        domestic=frozenset(word for row in table["domestic"] for word in row["words"]),
        jointly=jointly,
        sport=frozenset(word for row in table["sport"] for word in row["words"]),
        apart=frozenset(lemma for row in table["apart"] for lemma in row["lemmas"]),
        formerly=frozenset(word for row in table["was_to_be"] for word in row["words"]),
        presence=_presence(table["presence"]),
        plans=frozenset(word for row in table["plan"] for word in row["words"]),
        plan_ends=frozenset(lemma for row in table["plan_end"] for lemma in row["lemmas"]),
        openers=frozenset((*nouns, *jointly, "one", "another")),
    )


def _presence(rows: list[dict[str, Any]]) -> dict[str, tuple[Presence, ...]]:
    found: dict[str, list[Presence]] = {}
    for row in rows:
        after = tuple(_words(phrase) for phrase in row.get("next", ()))
        verb = Presence(row["side"], after, frozenset(row.get("before", ())), row.get("beside", False), row["id"])
        for lemma in row["lemmas"]:
            found.setdefault(lemma, []).append(verb)
    return {lemma: tuple(verbs) for lemma, verbs in found.items()}


def _by_first(phrases: Iterable[Words]) -> Phrases:
    found: dict[str, list[Words]] = {}
    for words in phrases:
        found.setdefault(words[0], []).append(words)
    return {word: tuple(sorted(same, key=len, reverse=True)) for word, same in found.items()}


def _words(phrase: str) -> Words:
    return tuple(token.lower for token in tokenise(phrase))


def _false(table: dict[str, list[dict[str, list[str]]]], field: str) -> dict[str, FalseFriend]:
    before: dict[str, set[str]] = {}
    after: dict[str, list[Words]] = {}
    things: dict[str, set[str]] = {}
    for row in table["false"]:
        for word in row.get(field, ()):
            things.setdefault(word, set()).update(row.get("things", ()))
            before.setdefault(word, set()).update(row.get("before", ()))
            after.setdefault(word, []).extend(_words(phrase) for phrase in row.get("after", ()))
    return {
        word: FalseFriend(
            frozenset(before[word]),
            _by_first(after[word]),
            frozenset(words[0] for words in after[word] if len(words) == 1) | things[word],
        )
        for word in before
    }
