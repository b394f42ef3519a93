"""Whether a day without a year is of the year told just before: "met on 3 June 2019 and again on 4 October"."""

from __future__ import annotations

from store.extraction.times.choosing import PAST, PLANNED
from store.extraction.times.raw import RawTime
from store.model import Document

SHAPES = frozenset({"day", "month", "range"})
"""Shapes of which a year told before can hold."""
SERIES = frozenset({"second", "third", "fourth", "again", "followed", "later", "full", "then", "resumed", "next"})
TURNS = frozenset({"but", "since", "until", "is", "are", "has", "have", "now", "last", "this", "which", "who"})
"""What comes between two times of which one is long ago and the other of these days."""


def of_the_year_told(before: RawTime, raw: RawTime, document: Document, towards: int) -> bool:
    """Whether the words between a time that prints its year and one of the past that does not go on with what was told.

    In one sentence by "and"; in the next sentence of a block by a word of a series: "A second round followed in May".
    """
    if before.year is None or raw.year is not None or towards not in (PAST, PLANNED):
        return False
    if raw.shape not in SHAPES or before.shape not in SHAPES:
        return False
    between = {token.lower for token in document.tokens[before.token : raw.token]}
    if before.sentence == raw.sentence:
        return "and" in between and between.isdisjoint(TURNS)
    sentences = document.sentences
    next_one = raw.sentence == before.sentence + 1 and sentences[before.sentence].block == sentences[raw.sentence].block
    return next_one and not between.isdisjoint(SERIES)
