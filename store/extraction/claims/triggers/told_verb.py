"""A verb as it stands in a text, with what comes after it."""

from __future__ import annotations

from typing import NamedTuple

from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import COUNTED, SIGNS
from store.extraction.claims.text.words import Verb
from store.lexicon.closed import closed
from store.model import Tense

DETERMINERS = closed("determiners")
BEHIND_PLACE = frozenset({",", "on", "in", "at"})
NO_PLACE = (closed("loose") - {"of"}) | closed("relative") | SIGNS | {"that", "and", "as", "following"}
OF = frozenset({"of", "from", "with", "by"})
"""Before somebody who only tells whose place it is: "in the house of B"."""
PLACE = 8
"""How many tokens a place has at most, with its preposition."""
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
    lower, k = article.lower, at
    while k < min(at + ADJUNCTS, stop):
        if article.time_at[k] != NOTHING or lower[k] == ",":
            k += 1
        elif lower[k] == "on" and k + 1 < stop and article.time_at[k + 1] != NOTHING:
            k += 2
        elif lower[k] in ("in", "at"):
            end = _end_of_place(article, k + 1, min(k + PLACE, stop))
            if end is None:
                break
            k = end
        else:
            break
    return k


def _end_of_place(article: Article, at: int, stop: int) -> int | None:
    """Where a place behind its preposition ends: at a sign, a day, or whoever is met there; None where at none."""
    for k in range(at + 1, stop):
        mention, word = article.mention(k), article.lower[k]
        if article.time_at[k] != NOTHING or word in BEHIND_PLACE:
            return k
        if word in NO_PLACE or article.group_at[k] != NOTHING:
            return None  # "in a bid to end the war"
        if word in DETERMINERS or word in COUNTED or (mention is not None and article.is_person(mention)):
            return None if article.lower[k - 1] in OF else k
    return None


def delayed_object(article: Article, at: int, stop: int) -> int:
    """Where whoever is met is named behind a day or a place: "met in A on Monday | the envoy of B"."""
    k = past_adjuncts(article, at, stop)
    if not at < k < stop or article.lower[k - 1] == ",":  # "met in A on Monday, the first time that"
        return NOTHING
    mention, before = article.mention(k), article.mention(k - 1)
    if article.time_at[k - 1] == NOTHING and (before is None or article.place_of(before) is None):
        return NOTHING  # neither a day nor a town: "saw at first hand the lives of"
    named = mention is not None and article.place_of(mention) is None
    return k if named or article.lower[k] in DETERMINERS - {"that", "what"} else NOTHING
