"""Which day of a meeting is told: "on the third day of talks", not "on the 13th day of protests", "as the strike went
into its 11th day"."""

from __future__ import annotations

from collections.abc import Container

from store.extraction.claims.scan.phrases import ROUNDS
from store.extraction.claims.text.article import Article
from store.lexicon.closed import closed

STOPS_PHRASE = closed("stops_phrase")
REACH = 60
"""How many tokens from the meeting the number of its day stands at most."""
WITH_OWN_DAYS = closed("with_own_days")
BEFORE_NTH_DAY = closed("before_nth_day")
BEFORE = 6
"""How many tokens before the number of its day stands at most what has days of its own."""
COUNTED = 4
"""How many tokens behind "of" is told at most what days are counted of."""


def day_number(article: Article, nouns: Container[str], first: int, last: int) -> int:
    """The n of "second day", "for the third straight day of talks"; 0 where there is none, or one "of protests".

    ``nouns``: those of a meeting.
    """
    lower = article.lower
    if "day" not in lower[first:last]:
        return 0
    for k in range(first, min(last - 1, first + REACH)):
        if lower[k] in ROUNDS:
            j = k + 1
            if lower[j] in ("straight", "consecutive", "successive"):
                j += 1
            if j >= last or lower[j] != "day" or _of_something_else(article, nouns, j + 1):
                continue
            if not _of_something_before(article, k):
                return ROUNDS[lower[k]]
    return 0


def _of_something_else(article: Article, nouns: Container[str], at: int) -> bool:
    """Whether "of" and something plural that is no meeting stand at a token: "of protests", "of the strikes"."""
    if article.lower[at : at + 1] != ["of"]:
        return False
    behind = article.lower[at + 1 : at + 1 + COUNTED]
    end = next((n for n, word in enumerate(behind) if not word.isalpha() or word in STOPS_PHRASE), len(behind))
    return end > 0 and behind[end - 1].endswith("s") and not any(word in nouns for word in behind[:end])


def _of_something_before(article: Article, at: int) -> bool:
    """Whether the day is one of a strike or a siege named before its number: "the strike went into its 11th day"."""
    lower = article.lower
    k = next((k for k in range(at - 1, max(at - BEFORE, 0), -1) if lower[k] not in BEFORE_NTH_DAY), at)
    return lower[k] in WITH_OWN_DAYS
