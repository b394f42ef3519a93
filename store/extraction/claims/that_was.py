"""Where or when a meeting was, told by the next sentence alone: "... last sat in one room. That was in Arusha."."""

from __future__ import annotations

from collections.abc import Iterable

from store.extraction.claims.frames import Frame
from store.extraction.claims.text.article import Article
from store.extraction.claims.when.stored import known, when_of
from store.model import MeetingKind, Precision, Sentence, Status

THAT = frozenset({"that", "it", "this"})
BEFORE = frozenset({"in", "at", "on", "near", "back", "only", "over"})
"""Words right behind "that was" that open a place or a time."""
AT = frozenset({"in", "at", "near"})
REACH = 12
"""How many tokens behind "that was" are read."""


def add_what_was(article: Article, frames: Iterable[Frame], sentence: Sentence, index: int) -> None:
    """Give those of the sentence before that were held the place and the time that "That was in C in May" tells."""
    told = [frame for frame in frames if frame.sentence == index - 1 and frame.status is Status.HELD]
    first, lower = sentence.first, article.lower
    if not told or first + 3 >= sentence.last or lower[first] not in THAT or lower[first + 1] != "was":
        return
    sentences = article.document.sentences
    if sentences[index - 1].block != sentence.block:
        return
    if lower[first + 2] not in BEFORE and article.time(first + 2) is None:
        return
    stop = min(first + 2 + REACH, sentence.last)
    stop = next((k for k in range(first + 2, stop) if lower[k] == ";" or article.finite(k) is not None), stop)
    frame = told[-1]
    if frame.place is None and frame.kind is not MeetingKind.CALL:
        _add_place(article, frame, first + 2, stop)
    if not known(frame.when):
        _add_time(article, frame, first + 2, stop)


def _add_place(article: Article, frame: Frame, first: int, stop: int) -> None:
    for k in range(first + 1, stop):
        mention = article.mention(k)
        if mention is None or article.lower[k - 1] not in AT:
            continue
        place = article.place_of(mention)
        if place is not None and not article.is_water(mention):
            frame.place, frame.place_rank, frame.last = place, 1, max(frame.last, k + 1)
            return


def _add_time(article: Article, frame: Frame, first: int, stop: int) -> None:
    for k in range(first, stop):
        time = article.time(k)
        if time is not None and time.resolved and time.precision is not Precision.VAGUE:
            frame.when, frame.dated, frame.last = when_of(time, article.publication), True, max(frame.last, k + 1)
            return
