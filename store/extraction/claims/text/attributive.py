"""Years that only name something: "the 2015 deal", "its 1960 treaty" say nothing of when people meet."""

from __future__ import annotations

from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.words import MeetingWords
from store.lexicon.closed import closed
from store.model import Precision

DETERMINERS = closed("before_a_name_year")
REACH = 4
"""How far behind the year a noun of meeting stands at most: "the 1994 Tunis meeting"."""


def forget_named_years(article: Article, words: MeetingWords) -> None:
    """Take years away that stand before a noun which is no meeting: "talks on the 2015 nuclear deal"."""
    lower = article.lower
    for time in article.times:
        first, last = article.token_range(time.span)
        if time.precision is not Precision.YEAR or last - first != 1 or not 0 < first < len(lower) - 1:
            continue
        named = lower[first - 1] in DETERMINERS and lower[last].isalpha() and article.group_at[last] == NOTHING
        if named and not any(word in words.nouns for word in lower[last : last + REACH]):
            article.time_at[first] = NOTHING
