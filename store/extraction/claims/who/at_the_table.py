"""Who is at talks by what he or she is: the chief negotiator of a side, the counterpart of somebody who meets.

"Chad and Niger met in Zinder on Monday. Chad's chief negotiator, X, spoke of progress. His Nigerien counterpart, Y,
said little."
"""

from __future__ import annotations

from store.extraction.claims.frames import Frame
from store.extraction.claims.text.article import Article
from store.extraction.claims.text.small_words import POSSESSIVE
from store.extraction.claims.who.seen_there import is_official_of
from store.lexicon.closed import closed
from store.model import Mention, MentionForm, Sentence, Status

NEGOTIATOR = "negotiator"
COLLEAGUES = closed("colleagues")
OPENS_WITHIN = 5
"""Within how many tokens of its sentence a counterpart is told."""
GAP = 8
"""Tokens between the word "counterpart" and the name."""


def at_the_table(article: Article, frame: Frame, sentence: Sentence) -> list[Mention]:
    """The negotiators of the sides of a meeting, and the counterpart with which a sentence begins."""
    if len(frame.sides) < 2 or frame.status not in (Status.HELD, Status.ONGOING):
        return []
    found = [mention for mention in _named(article, sentence.first, sentence.last) if _negotiates(article, mention.key)]
    found += _counterpart(article, sentence) if frame.people or frame.company or found else []
    return [mention for mention in found if is_official_of(article, frame, mention)]


def _named(article: Article, first: int, last: int) -> list[Mention]:
    named = dict.fromkeys(article.mentions_within(first, last))
    return [m for m in named if m.form is MentionForm.NAME and article.is_person(m)]


def _negotiates(article: Article, key: str) -> bool:
    title = article.title_of(key)
    return NEGOTIATOR in title and "former" not in title


def _counterpart(article: Article, sentence: Sentence) -> list[Mention]:
    lower, first = article.lower, sentence.first
    if lower[first] not in POSSESSIVE:
        return []
    opening = range(first + 1, min(first + OPENS_WITHIN, sentence.last))
    at = next((k for k in opening if lower[k] in COLLEAGUES), sentence.last)
    return _named(article, at + 1, min(sentence.last, at + GAP))[:1]
