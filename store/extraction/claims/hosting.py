"""Whoever a meeting of others is "hosted by" takes no part in it."""

from __future__ import annotations

from store.extraction.claims.frames import Frame, add_new
from store.extraction.claims.reading import Reading
from store.extraction.claims.text.article import NOTHING, Article
from store.lexicon.closed import closed
from store.model import MeetingKind, Sentence

MEALS = closed("meals")
HOSTED = frozenset({"hosted"})
TOLD_WITH = frozenset({"meet", "sit", "convene"})
HOST_WITHIN = 12
"""Tokens behind "hosted by" within which the host is named."""


def set_hosts_apart(reading: Reading, frames: list[Frame], sentence: Sentence) -> None:
    """ "A meeting hosted by A brought B and C together", "B met C at talks hosted by A": A is a host only.

    ``frames``: those of one sentence. A host of two or more others is moved from their sides to their hosts.
    """
    lower = reading.article.lower
    for at in reading.article.words.within(HOSTED, sentence.first, sentence.last - 2):
        if lower[at + 1] != "by":
            continue
        beside = [frame for frame in frames if _is_beside(reading, frame, at)]
        hosts = _named(reading.article, beside, at + 2)
        if not hosts or not any(_is_of_others(reading.article, frame, at, hosts) for frame in beside):
            continue
        for frame in beside:
            moved = [side for side in frame.sides if side in hosts]
            frame.sides[:] = [side for side in frame.sides if side not in hosts]
            add_new(frame.hosts, moved)


def _is_beside(reading: Reading, frame: Frame, at: int) -> bool:
    """Whether a frame stands in the clause of a token, or one in a clause of the other."""
    clause, other = reading.clauses[frame.trigger.clause], reading.clauses[reading.article.clause_at[at]]
    return clause is other or other.parent == clause.index or clause.parent == other.index


def _named(article: Article, frames: list[Frame], first: int) -> set[str]:
    """The sides of some frames that are named from a token up to the next verb, day or comma."""
    last = min(first + HOST_WITHIN, len(article.lower))
    ends = (k for k in range(first, last) if article.group_at[k] != NOTHING or article.time_at[k] != NOTHING)
    stop = min(next(ends, last), next((k for k in range(first, last) if article.lower[k] == ","), last))
    within = range(article.tokens[first].start, article.tokens[stop - 1].end)
    return {
        side for frame in frames for side in frame.sides if side in frame.spans and frame.spans[side].start in within
    }


def _is_of_others(article: Article, frame: Frame, at: int, hosts: set[str]) -> bool:
    """Whether two others than its hosts meet in a frame beside "hosted by"; at a meal the host sits with them."""
    if frame.kind is MeetingKind.VISIT or len(set(frame.sides) - hosts) < 2:
        return False
    if frame.trigger.frame == "unite":
        return True
    told = frame.trigger.noun or frame.trigger.frame in TOLD_WITH
    return told and frame.trigger.first < at and MEALS.isdisjoint(article.lower[frame.trigger.phrase_first : at])
