"""Talks that only their length tells: "after two hours with the Iranian minister in Tehran, Oman's envoy said"."""

from __future__ import annotations

from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.triggers.noun_triggers import SPELLS, is_of_a_spell
from store.extraction.claims.triggers.spoken import actor_after, official_after
from store.extraction.claims.triggers.trigger import Trigger
from store.lexicon.closed import closed
from store.model import MeetingKind, MentionForm, Sentence

AFTER = closed("after_a_spell")
SPELL = 8
"""How many tokens "the better part of an hour" takes at most."""
WHOM = 7
"""How many tokens behind "with" somebody is named at most."""


def find_hours_with(article: Article, sentence: Sentence) -> list[Trigger]:
    """A noun for each "after three days with X" of a sentence; none where it is of a country, "days with no rain"."""
    found: list[Trigger] = []
    for at in article.words.within(frozenset({"with"}), sentence.first + 1, sentence.last):
        first = _spell(article, at, sentence.first)
        if first == at or article.before(first) not in AFTER or not _with_somebody(article, at + 1, sentence.last):
            continue
        clause = article.clause_at[at - 1]
        found.append(Trigger(at - 1, at, MeetingKind.TALKS, "strong", "C1589", clause, True, first, word="talks"))
    return found


def _spell(article: Article, at: int, start: int) -> int:
    """The first token of "the better part of an hour" before a token; that token where none ends there."""
    lower, first = article.lower, at
    if at - 1 < start or lower[at - 1] not in SPELLS or article.time_at[at - 1] != NOTHING:
        return at
    while first > start and at - first < SPELL and is_of_a_spell(lower[first - 1]):
        first -= 1
    return first


def _with_somebody(article: Article, at: int, stop: int) -> bool:
    """Whether a person or the holder of an office is named."""
    if official_after(article, at, stop, WHOM):
        return True
    if not actor_after(article, at, stop, WHOM):
        return False
    named = (article.mention(k) for k in range(at, min(at + WHOM, stop)))
    return any(m is not None and (article.is_person(m) or m.form is MentionForm.ROLE) for m in named)
