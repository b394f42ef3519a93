"""What is told of a meeting behind a comma: "A and B met in C, a step praised by D", "a day before a summit of D"."""

from __future__ import annotations

from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.intervals import opens_interval
from store.extraction.claims.text.small_words import ARTICLES
from store.lexicon.closed import closed

COMMENTS = closed("comments")
ATTRIBUTES = 5
"""How many tokens stand at most between "a" and what the meeting is called: "a first, if modest, step"."""
GOING_ON = frozenset({"in", "on", "at"})
"""What tells more of the meeting behind the comma that closes a comment."""


def comment_end(article: Article, comma: int, stop: int) -> int:
    """Where the comment that a comma opens ends, ``stop`` at the latest; 0 where it opens none."""
    lower, noun = article.lower, 0
    if opens_interval(article, comma + 1):
        noun = comma + 1  # "met in A, a day before a summit of B"
    elif comma + 2 < stop and lower[comma + 1] in ARTICLES:
        near = range(comma + 2, min(comma + 2 + ATTRIBUTES, stop))
        noun = next((k for k in near if lower[k] in COMMENTS), 0)
    if not noun or any(article.mention_at[k] != NOTHING or lower[k] == "," for k in range(comma + 2, noun)):
        return 0
    closed_by = (k for k in range(noun + 1, stop - 1) if lower[k] == "," and lower[k + 1] in GOING_ON)
    return next(closed_by, stop)
