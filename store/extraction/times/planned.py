"""Days that a word of planning names: "due on Monday", "a visit planned for Sunday"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from store.extraction.times.choosing import EITHER, NEAREST, PLANNED
from store.extraction.times.direction_words import Direction, DirectionWords
from store.extraction.times.raw import RawTime
from store.model import Document, Tense, Token, VerbGroup
from store.reading.clauses import CLAUSE_STARTS

_start = attrgetter("span.start")
_TOWN = 4
"""How many words the name of a town has at most."""
_SEAT = frozenset({"the", "capital"})
_THERE = frozenset({"in", "at", "for"})
_IS_DUE = 7
"""How many tokens "is due", "is set" and a town take at most before the day."""


def planned_there(document: Document, at: int, first: int, words: DirectionWords) -> bool:
    """ "Due in Suva on Tuesday", "set for the Fijian capital on Tuesday": whether a town alone stands before it."""
    tokens = document.tokens
    k = at - 1
    while k > first and tokens[k].lower in words.adjuncts:
        k -= 1
    town = k
    while k > first and town - k < _TOWN and (tokens[k].text[0].isupper() or tokens[k].lower in _SEAT):
        k -= 1
    return k < town and k > first and tokens[k].lower in _THERE and tokens[k - 1].lower in words.forward


def planned_day(raw: RawTime, document: Document, groups: tuple[VerbGroup, ...], words: DirectionWords) -> Direction:
    """A planned day lies ahead, unless the verb after it tells that it went by: "due on Monday never happened"."""
    tokens, sentence = document.tokens, document.sentences[raw.sentence]
    after = bisect_left(groups, raw.span.end, key=_start)
    if after < len(groups) and groups[after].span.start < sentence.span.end:
        group = groups[after]
        earlier = groups[bisect_left(groups, sentence.span.start, key=_start) : after]
        before = next((g for g in reversed(earlier) if g.tense is not Tense.NONE), group)
        if _is_no_more(raw, group, before, tokens, words):
            return Direction(PLANNED)
        if group.tense is Tense.PAST and group.lemma not in words.saying:
            return Direction(NEAREST if group.lemma in words.undone else EITHER)
    return Direction(PLANNED)


def _is_no_more(
    raw: RawTime, behind: VerbGroup, before: VerbGroup, tokens: Sequence[Token], words: DirectionWords
) -> bool:
    """Whether the verb behind a planned day tells nothing of it.

    "Called off talks set for Sunday, and nobody wept", "news that B is due in A on Sunday spread", "a visit planned for
    Sunday while fighting went on"; but "had been expected on Tuesday, but the trip did not happen".
    """
    if before is not behind and before.span.start < raw.span.start:
        own = raw.token - before.head < _IS_DUE
        undone = before.tense in (Tense.PAST, Tense.PERFECT) and not before.passive and before.lemma in words.undone
        if own and before.past and not undone:
            return False
        if undone or (own and before.tense in (Tense.PRESENT, Tense.FUTURE)):
            return True
    return any(tokens[k].lower in CLAUSE_STARTS for k in range(raw.token + 1, behind.head))
