"""What somebody calls a meeting, told behind it: "A and B met in C, a step praised by D", who takes no part in it."""

from __future__ import annotations

from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import ARTICLES
from store.lexicon.closed import closed

COMMENTS = closed("comments")
ATTRIBUTES = 5
"""How many tokens stand at most between "a" and what the meeting is called: "a first, if modest, step"."""
GOING_ON = frozenset({"in", "on", "at"})
"""What tells more of the meeting behind the comma that closes a comment."""


def comment_end(article: Article, comma: int, stop: int) -> int:
    """Where the comment that a comma opens ends, ``stop`` at the latest; 0 where it opens none."""
    lower = article.lower
    if comma + 2 >= stop or lower[comma + 1] not in ARTICLES:
        return 0
    noun = next((k for k in range(comma + 2, min(comma + 2 + ATTRIBUTES, stop)) if lower[k] in COMMENTS), 0)
    words = range(comma + 2, noun)
    if not noun or any(article.mention_at[k] != NOTHING or lower[k] == "," for k in words):
        return 0
    closed_by = (k for k in range(noun + 1, stop - 1) if lower[k] == "," and lower[k + 1] in GOING_ON)
    return next(closed_by, stop)
