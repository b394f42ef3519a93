"""A verb as it stands in a text, with what comes after it."""

from __future__ import annotations

from typing import NamedTuple

from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.words import Verb
from store.model import Tense

ARTICLES = frozenset({"a", "an", "the", "several", "two", "three", "four"})
ADJUNCTS = 12
"""How many tokens of time and place stand between a verb and its object at most."""


class ToldVerb(NamedTuple):
    """A verb of the lexicon where an article uses it."""

    article: Article
    verb: Verb
    after: int
    """The first token behind the verb group."""
    stop: int
    """The token behind the last of its sentence."""
    tense: Tense

    @property
    def lower(self) -> list[str]:
        return self.article.lower

    @property
    def finite(self) -> bool:
        return self.tense is not Tense.NONE

    def next_words(self, reach: int) -> list[str]:
        """The words right behind the verb, within its sentence."""
        return self.article.lower[self.after : min(self.after + reach, self.stop)]

    def words_before(self, reach: int) -> list[str]:
        """The words up to the last of the verb group."""
        return self.article.lower[max(self.after - reach, 0) : self.after]


def past_adjuncts(article: Article, at: int, stop: int) -> int:
    """The token behind "on Monday, at the palace," and the like, right after a verb."""
    k = at
    while k < min(at + ADJUNCTS, stop):
        mention = article.mention(k)
        placed = mention is not None and article.place_of(mention) is not None and article.lower[k - 1] in ("in", "at")
        if article.time_at[k] != NOTHING or article.lower[k] in (",", "on") or placed:
            k += 1
        elif article.lower[k] in ("in", "at") and k + 1 < stop:
            end = next((j for j in range(k + 1, min(k + 6, stop)) if article.lower[j] == ","), None)
            if end is None and article.mention_at[k + 1] == NOTHING:
                end = next((j for j in range(k + 3, min(k + 6, stop)) if article.lower[j] in ARTICLES), None)
                if end is None:
                    break
                k = end  # "received in his palace a group of"
                break
            k = end + 1 if end is not None else k + 1
        else:
            break
    return k
