"""Where words of an article stand: its tokens as columns, made once and asked by every stage.

A stage that knows the words by which its rules begin visits only their tokens; where none of them occurs it has
nothing to do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from itertools import chain, compress, count

from store.model import Document, Token
from store.reading.tokens import lower_of, start_of, text_of


class WordPlaces:
    """The tokens of the read blocks, column by column; the columns are shared and never written to."""

    __slots__ = ("_found", "at", "figures", "lowers", "starts", "texts", "words")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.starts = list(map(start_of, tokens))
        """Where each token begins, in characters."""
        self.texts = list(map(text_of, tokens))
        self.lowers = list(map(lower_of, tokens))
        self.at = indexes(self.lowers)
        """Each word of the article in lower case to the indexes of its tokens, in order."""
        self.words = frozenset(self.at)
        self.figures = {low for low in self.words if low < ":" and low >= "0"}
        """Those that begin with a digit."""
        self._found: dict[frozenset[str], list[int]] = {}

    def of(self, words: Set[str]) -> list[int]:
        """Indexes of the tokens that are one of ``words``, in order."""
        return merged(self.at, self.words & words)

    def within(self, words: frozenset[str], first: int, last: int) -> list[int]:
        """Those of the tokens ``[first, last)``; for few lists, of each of which many sentences are asked."""
        found = self._found.get(words)
        if found is None:
            found = self._found[words] = self.of(words)
        if not found:
            return []
        begin = bisect_left(found, first)
        return found[begin : bisect_left(found, last, begin)]


def indexes(column: Iterable[str]) -> dict[str, list[int]]:
    """Each word of a column of tokens to the indexes at which it stands, in order."""
    at: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(column):
        at[word].append(index)
    return dict(at)


def spelled_otherwise(at: dict[str, list[int]], spelled: Mapping[str, str]) -> dict[str, list[int]]:
    """The places of words where some are spelled another way, maybe as others are; ``at`` itself where none is."""
    if not spelled:
        return at
    found = {word: places for word, places in at.items() if word not in spelled}
    for word, spelling in spelled.items():
        found[spelling] = sorted([*found[spelling], *at[word]]) if spelling in found else at[word]
    return found


def merged(at: Mapping[str, list[int]], found: Set[str]) -> list[int]:
    """The indexes of some words that all occur, in order."""
    return sorted(chain.from_iterable(map(at.__getitem__, found)))


def places_in(column: Iterable[str], wanted: Container[str]) -> list[int]:
    """Indexes at which a column of tokens holds something wanted, in order."""
    return list(compress(count(), map(wanted.__contains__, column)))


_latest: tuple[Document | None, WordPlaces] = (None, WordPlaces(()))


def word_places(document: Document) -> WordPlaces:
    """The places of the words of a document; those of the document asked about last are kept."""
    global _latest
    known, places = _latest
    if known is not document:
        places = WordPlaces(document.tokens)
        _latest = (document, places)
    return places
