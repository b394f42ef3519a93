"""From a trigger to a frame: the readers of nouns and of verbs together."""

from __future__ import annotations

from store.extraction.claims.article import Article
from store.extraction.claims.clause import Clause
from store.extraction.claims.discourse import Discourse
from store.extraction.claims.nouns import Nouns
from store.extraction.claims.shifts import ShiftWords
from store.extraction.claims.verbs import Verbs
from store.extraction.claims.words import MeetingWords


class Builder:
    """Builds the frames of one article."""

    def __init__(
        self, article: Article, words: MeetingWords, clauses: list[Clause], discourse: Discourse, shifts: ShiftWords
    ) -> None:
        self.article = article
        self.clauses = clauses
        self.discourse = discourse
        self.noun = Nouns(article, words, clauses, discourse, shifts).noun
        self.verb = Verbs(article, words, clauses, discourse, shifts).verb
