"""What every reader of a clause has at hand."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from store.extraction.claims.discourse import Discourse
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.words import MeetingWords
from store.extraction.claims.triggers.trigger import Trigger
from store.extraction.claims.when.shifts import ShiftWords


@dataclass(frozen=True, slots=True)
class Reading:
    """The article, the word tables, the clauses and what has been told so far."""

    article: Article
    words: MeetingWords
    clauses: list[Clause]
    discourse: Discourse
    shifts: ShiftWords

    def lemma_near(self, first: int) -> str:
        """The verb of the first group that begins within three tokens; empty where there is none."""
        for k in range(max(first, 0), min(first + 3, len(self.article.lower))) if first != NOTHING else ():
            group = self.article.group_at[k]
            if group != NOTHING:
                return self.article.groups[group].lemma
        return ""

    def sentence_of(self, trigger: Trigger) -> int:
        """The index of the sentence of a trigger."""
        return bisect_right(self.article.sentence_firsts, trigger.first) - 1
