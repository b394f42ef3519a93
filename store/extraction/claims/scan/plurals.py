"""Phrases that stand for several parties named before: "the two leaders", "both sides", "the pair"."""

from __future__ import annotations

from store.extraction.claims.scan.argument_words import AFTER_COUNT, PLURAL_HEADS
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import SIGNS
from store.lexicon.closed import closed

FACING = closed("facing_plurals")
ALWAYS_FACING = closed("sides")
COUNTS = {
    "each": 2,
    "both": 2,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "their": 0,
    "the": 0,
    "these": 0,
    "same": 0,
}
BOTH = 12
"""How many tokens behind "both the" its "and" stands at most."""
BESIDE_THEM = frozenset({"neighbours", "neighbors"})
BLOC = -1
GROUPED = {"pair": 2, "duo": 2, "trio": 3, "quartet": 4, "bloc": BLOC, "grouping": BLOC, "alliance": BLOC}
"""After "the": how many stand for themselves; ``BLOC``: the organisation named last."""


def plural_at(article: Article, at: int, stop: int) -> tuple[int, int] | None:
    """``(end, how many)`` of a phrase such as "the two leaders" or "both sides" that begins at ``at``; 0: not said."""
    lower = article.lower
    if at >= stop or (word := lower[at]) not in COUNTS:
        return None
    if word == "the" and at + 1 < stop and lower[at + 1] in GROUPED and lower[at + 2 : at + 3] != ["of"]:
        return at + 2, GROUPED[lower[at + 1]]
    if word == "both" and lower[at + 1 : at + 2] == ["the"] and "and" in lower[at + 2 : min(at + BOTH, stop)]:
        return None  # "both the acting president and the speaker"
    if word in ("each", "both", "two") and lower[at + 1 : at + 3] == ["of", "them"]:
        return at + 3, 2
    count = 0
    k = at
    while k < stop and k < at + 4 and lower[k] in COUNTS:
        count = max(count, COUNTS[lower[k]])
        k += 1
    if count and k > at + 1 and lower[at] in ("the", "these") and (k == stop or lower[k] in SIGNS):
        return k, count  # "when the two" and then the verb, "a meeting of the two, set for Monday"
    limit = min(k + 3, stop)
    while k < limit:
        if article.mention_at[k] != NOTHING or lower[k] in SIGNS or lower[k] == "former":
            return None
        if lower[at] == "their" and lower[k] in BESIDE_THEM:
            return None  # "most of their neighbours": others
        if lower[k] in PLURAL_HEADS:
            if lower[k] in ("heads",) and k + 1 < stop and lower[k + 1] == "of":
                return None
            if k + 1 < stop and lower[k + 1] in ("of", "from"):
                return None
            bare = k == at + 1 or lower[k] in ALWAYS_FACING  # no "the business associations"
            if count == 0 and lower[at] in ("the", "these") and not (lower[k] in FACING and bare):
                return None
            return k + 1, count
        if article.group_at[k] != NOTHING or lower[k] in AFTER_COUNT:
            return (
                (k, count)
                if count and k > at and lower[k - 1] in COUNTS and lower[at] in ("the", "both", "these")
                else None
            )
        k += 1
    return None
