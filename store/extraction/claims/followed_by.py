"""Meetings by which another is followed: "will be followed on Sunday by a dinner of A and on Monday by talks"."""

from __future__ import annotations

from store.extraction.claims.scan.findings import Timed
from store.extraction.claims.status.of_verbs import by_tense
from store.extraction.claims.text.article import Article
from store.model import Status, VerbGroup

FOLLOWING = frozenset({"follow", "precede"})
REACH = 40
"""How many tokens before its "by" the verb of following stands at most."""


def verb_of_following(article: Article, at: int) -> VerbGroup | None:
    """The passive verb of following before the "by" in front of a token; None where there is none in its sentence."""
    if article.before(at) != "by":
        return None
    for k in range(at - 2, max(article.sentence_first(at), at - REACH) - 1, -1):
        group = article.finite(k)
        if group is not None:
            return group if group.lemma in FOLLOWING and group.passive else None
    return None


def status_of_following(article: Article, at: int) -> Status | None:
    """What such a verb makes of the meeting named behind its "by": planned by its future, held by its past."""
    group = verb_of_following(article, at)
    return by_tense(group)[0] if group is not None and not group.negated else None


def day_of_following(article: Article, at: int) -> list[Timed]:
    """The day right before "by": "followed on Sunday by a dinner"."""
    time = article.time(at - 2) if at > 1 else None
    return [Timed(time, at - 2, "")] if time is not None else []


def without_those_of_others(article: Article, times: list[Timed]) -> list[Timed]:
    """Times but those behind which another "by" tells whose they are: "a dinner of A and on Monday | by talks"."""
    return [t for t in times if article.lower[article.time_end(t.at) : article.time_end(t.at) + 1] != ["by"]]
