"""Years that only name something: "the 2015 deal", "its 1960 treaty" say nothing of when people meet."""

from __future__ import annotations

from store.extraction.claims.article import NOTHING, Article
from store.extraction.claims.words import MeetingWords
from store.lexicon.closed import closed
from store.model import Precision

DETERMINERS = closed("before_a_name_year")
REACH = 4
"""How far behind the year a noun of meeting stands at most: "the 1994 Tunis meeting"."""


def forget_named_years(article: Article, words: MeetingWords) -> None:
    """Take years away that stand before a noun which is no meeting: "talks on the 2015 nuclear deal"."""
    lower = article.lower
    for k in range(1, len(lower) - 1):
        index = article.time_at[k]
        if index == NOTHING or article.times[index].precision is not Precision.YEAR:
            continue
        alone = article.time_at[k - 1] != index and article.time_at[k + 1] != index
        if not alone or lower[k - 1] not in DETERMINERS or not lower[k + 1].isalpha():
            continue
        behind = lower[k + 1 : k + 1 + REACH]
        if article.group_at[k + 1] == NOTHING and words.nouns.keys().isdisjoint(behind):
            article.time_at[k] = NOTHING
