"""What is told of a meeting behind a comma: "A and B met in C, a step praised by D", "a day before a summit of D"."""

from __future__ import annotations

from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.intervals import opens_interval
from store.extraction.claims.text.small_words import ARTICLES
from store.lexicon.closed import closed
from store.model import Tense
from store.reading.verb_forms import verb_words

COMMENTS = closed("comments")
ATTRIBUTES = 5
"""How many tokens stand at most between "a" and what the meeting is called: "a first, if modest, step"."""
GOING_ON = frozenset({"in", "on", "at"})
"""What tells more of the meeting behind the comma that closes a comment."""
PLANS_BEFORE = frozenset({"from", "for", "to", "until"})
"""What opens the day a meeting was moved from, or was to have."""


def comment_end(article: Article, comma: int, stop: int) -> int:
    """Where the comment that a comma opens ends, ``stop`` at the latest; 0 where it opens none."""
    lower, noun = article.lower, 0
    if (closed_at := fate_end(article, comma, stop)) != 0:
        return closed_at
    if opens_interval(article, comma + 1):
        noun = comma + 1  # "met in A, a day before a summit of B"
    elif comma + 2 < stop and lower[comma + 1] in ARTICLES:
        near = range(comma + 2, min(comma + 2 + ATTRIBUTES, stop))
        noun = next((k for k in near if lower[k] in COMMENTS), 0)
    if not noun or any(article.mention_at[k] != NOTHING or lower[k] == "," for k in range(comma + 2, noun)):
        return 0
    closed_by = (k for k in range(noun + 1, stop - 1) if lower[k] == "," and lower[k + 1] in GOING_ON)
    return next(closed_by, stop)


def fate_end(article: Article, comma: int, stop: int) -> int:
    """The comma behind ", suspended by Chad in May," before the verb of the sentence; 0 where none is told."""
    group = article.group(comma + 1) if comma + 1 < stop else None
    if group is None or group.tense is not Tense.NONE or group.lemma not in verb_words(article.lexicon).set_aside:
        return 0
    if not PLANS_BEFORE.isdisjoint(article.lower[comma + 3 : stop]):
        return 0  # "postponed from May": the day it had before
    commas = (k for k in range(comma + 2, min(stop, len(article.lower) - 1)) if article.lower[k] == ",")
    return next((k for k in commas if article.finite(k + 1) is not None), 0)
