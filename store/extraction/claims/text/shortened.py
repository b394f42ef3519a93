"""Full stops behind shortened words, which end nothing: "received Mr. B", "Gen. A", "Jr. met"."""

from __future__ import annotations

from store.lexicon.closed import closed
from store.reading.word_places import WordPlaces

ABBREVIATED = closed("abbreviated")
ABBREVIATES = "·"
"""Stands for such a full stop among the words in lower case."""


def without_abbreviating_points(words: WordPlaces, sentence_firsts: list[int]) -> list[str]:
    """The words of an article in lower case, with ``ABBREVIATES`` for each full stop that ends nothing.

    ``sentence_firsts``: the first token of each sentence.
    """
    lower = words.lowers
    ends = {first - 1 for first in (*sentence_firsts, len(lower))}
    points = [at for at in words.at.get(".", ()) if at and at not in ends and _shortens(words, at)]
    if points:
        lower = [*lower]
        for at in points:
            lower[at] = ABBREVIATES
    return lower


def _shortens(words: WordPlaces, point: int) -> bool:
    """Whether a full stop follows a shortened word or an initial, or its sentence goes on in lower case."""
    before = words.lowers[point - 1]
    initial = len(before) == 1 and before.isalpha()
    return before in ABBREVIATED or initial or words.texts[point + 1][:1].islower()
