"""Whether a clause points back or ahead: what decides between last Tuesday and next Tuesday."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from store.extraction.times.meaning import EITHER, FUTURE, NEAREST, PAST
from store.extraction.times.raw import RawTime
from store.model import BlockKind, Document, Modality, Tense, VerbGroup
from store.reading.verbs import governing_verb

if TYPE_CHECKING:
    from store.lexicon import Lexicon


class DirectionWords(NamedTuple):
    forward: frozenset[str]
    """Words that point ahead when "for", "on" or the time follows: scheduled, due, set."""
    moved: frozenset[str]
    """Verbs whose "to" or "until" names a new day: postponed, moved."""
    undone: frozenset[str]
    """Verbs after which a planned day may still lie ahead: cancel, postpone."""
    saying: frozenset[str]
    planning: frozenset[str]
    """Verbs whose object lies ahead: "planned a rally on Saturday"."""
    past_nouns: frozenset[str]
    """Nouns of what has happened: "Wednesday's ruling"."""
    lasting: frozenset[str]
    """Verbs beside which "until" may name a day gone by."""


@lru_cache(maxsize=4)
def direction_words(lexicon: Lexicon) -> DirectionWords:
    lists = lexicon.table("times")["direction"]
    return DirectionWords(**{name: frozenset(lists[name].split()) for name in DirectionWords._fields})


def direction(raw: RawTime, document: Document, groups: tuple[VerbGroup, ...], words: DirectionWords) -> int:
    """PAST, FUTURE or EITHER for the clause around a time expression."""
    if raw.sentence < 0:
        return EITHER
    tokens = document.tokens
    i = bisect_left(tokens, raw.span.start, key=lambda token: token.start)
    sentence = document.sentences[raw.sentence]
    before = [tokens[k].lower if k >= sentence.first else "" for k in range(i - 1, i - 5, -1)]
    k = 0
    while k < 2 and before[k] in (
        "the",
        "on",
        "in",
        "at",
        "early",
        "late",
        "to",
        "for",
        "until",
        "till",
        "from",
        "between",
        "by",
    ):
        k += 1
    preposition = before[0] if before[0] != "the" else before[1]
    group = governing_verb(groups, document, raw.span.start)
    if preposition == "since":
        return PAST
    if preposition == "as" and before[1] in ("soon", "early", "late"):
        return FUTURE
    following = [tokens[j].lower if j < sentence.last else "" for j in range(i + 1, i + 3)]
    if following[0] == "'s" and following[1] in words.past_nouns:
        return PAST
    if before[k] in words.forward or (before[k] in ("back", "off", "forward") and before[k + 1] in words.forward):
        return _planned(raw, document, groups, words, i)
    if preposition == "for" and raw.shape in ("weekday", "weekdays", "day", "range", "weekdays_either"):
        return _planned(raw, document, groups, words, i)
    if preposition in ("to", "until", "till") and (
        before[k] in words.moved or (group is not None and group.lemma in words.moved)
    ):
        return FUTURE
    if preposition in ("until", "till") and group is not None and group.lemma not in words.lasting:
        return FUTURE
    if group is None:
        heading = document.blocks[sentence.block].kind in (BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.SUBHEAD)
        return FUTURE if heading and preposition in ("on", "for") else EITHER
    return _of_group(group, words)


def _of_group(group: VerbGroup, words: DirectionWords) -> int:
    if group.tense is Tense.FUTURE:
        return PAST if group.modality is Modality.POSSIBLE and group.negated and group.past else FUTURE
    if group.tense is Tense.PRESENT:
        return EITHER if group.lemma in words.saying else FUTURE
    if group.tense is Tense.PROGRESSIVE:
        return PAST if group.past else FUTURE
    if group.tense in (Tense.PAST, Tense.PERFECT):
        return FUTURE if group.lemma in words.planning and not group.passive else PAST
    return PAST if group.passive else EITHER


def _planned(raw: RawTime, document: Document, groups: tuple[VerbGroup, ...], words: DirectionWords, i: int) -> int:
    """A planned day lies ahead, unless the verb after it tells that it went by: "due on Monday never happened"."""
    sentence = document.sentences[raw.sentence]
    for group in groups_after(groups, raw.span.end, sentence.span.end):
        if group.tense is Tense.PAST and group.lemma not in words.saying:
            return NEAREST if group.lemma in words.undone else EITHER
        break
    return FUTURE


def groups_after(groups: tuple[VerbGroup, ...], start: int, end: int) -> tuple[VerbGroup, ...]:
    """The groups that begin in ``[start, end)``."""
    low = bisect_left(groups, start, key=lambda group: group.span.start)
    high = bisect_left(groups, end, lo=low, key=lambda group: group.span.start)
    return groups[low:high]
