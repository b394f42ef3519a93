"""What every reader of a clause has at hand."""

from __future__ import annotations

from bisect import bisect_right

from store.extraction.claims.article import NOTHING, Article
from store.extraction.claims.clause import Clause
from store.extraction.claims.discourse import Discourse
from store.extraction.claims.shifts import ShiftWords
from store.extraction.claims.trigger import Trigger
from store.extraction.claims.words import MeetingWords


class Reading:
    """The article, the word tables, the clauses and what has been told so far."""

    def __init__(
        self, article: Article, words: MeetingWords, clauses: list[Clause], discourse: Discourse, shifts: ShiftWords
    ) -> None:
        self.article = article
        self.words = words
        self.clauses = clauses
        self.discourse = discourse
        self.shifts = shifts

    def _lemma_near(self, first: int) -> str:
        for k in range(max(first, 0), min(first + 3, len(self.article.lower))) if first != NOTHING else ():
            group = self.article.group_at[k]
            if group != NOTHING:
                return self.article.groups[group].lemma
        return ""

    def _sentence_of(self, trigger: Trigger) -> int:
        return bisect_right(self.article.sentence_firsts, trigger.first) - 1
