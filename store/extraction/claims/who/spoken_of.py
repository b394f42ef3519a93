"""Which of the meetings told last a further sentence speaks of: the one that is news, not one long before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from store.extraction.claims.frames import COMING, Frame
from store.extraction.claims.text.article import Article
from store.extraction.claims.when.stored import bounds
from store.model import Sentence, Status, Tense

LONG_BEFORE = timedelta(days=20)
PAST = frozenset({Status.HELD, Status.ONGOING})
NEXT = 3
"""How many meetings back one that has been held is looked for."""
MOST = 6
"""How many meetings back one that is news is looked for."""


def whole(frame: Frame) -> Frame:
    """The frame of the meeting that a frame tells of."""
    return frame if frame.same_as is None else frame.same_as


def is_of_old(frame: Frame, told: Sequence[Frame], index: int, told_as_past: bool = False) -> bool:
    """Whether a sentence does not speak of a meeting told before it: one long before others, or one still to come.

    "It is the first since 2019", "The next round is in May"; ``told_as_past``: the sentence tells of what has been.
    """
    if frame.sentence == index:
        return False
    if told_as_past and whole(frame).status in COMING and any(whole(f).status in PAST for f in told[-NEXT:]):
        return True  # "The next round is in May. X attended the ceremony"
    _, last = bounds(whole(frame).when)
    if last is None:
        return False
    if frame.former and any(not whole(other).former for other in told[-MOST:]):
        return True  # "The talks were to begin on Monday"
    for other in told[-MOST:]:
        first, _ = bounds(whole(other).when)
        if first is not None and last + LONG_BEFORE < first:
            return True
    return False


def is_past(article: Article, sentence: Sentence) -> bool:
    """Whether the first verb of a sentence is told as past."""
    at = article.first_finite(sentence.first, sentence.last)
    verb = article.finite(at) if at is not None else None
    return verb is not None and verb.tense is Tense.PAST
