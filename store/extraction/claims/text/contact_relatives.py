"""Relative clauses without their word: "the talks Kenya hosted were put off"."""

from __future__ import annotations

from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import Clause
from store.lexicon.closed import closed

MEETINGS = closed("meetings")
BEING = closed("being")
SETTINGS = frozenset({"in", "at", "near", "for", "with"})
SETTING = 5
"""How many tokens before its verb the day, town or guest of a meeting stands on which a clause hangs."""
NO_SUBJECT_AFTER = closed("no_subject_after")


def after_contact_relative(article: Article, current: Clause, at: int, group: int) -> bool:
    """ "A summit officials had hoped to hold in May was dropped": the verb of the first noun, after its day."""
    if len(current.heads) != 1 or article.lower[article.token_range(article.groups[group].span)[0]] not in BEING:
        return False
    behind = range(at - 1, max(at - SETTING, article.groups[current.heads[0]].head), -1)
    settled = article.time_at[at - 1] != NOTHING or any(article.lower[k] in SETTINGS for k in behind)
    return settled and contact_relative(article, current.first, article.groups[current.heads[0]].head)


def contact_relative(article: Article, first: int, verb: int) -> bool:
    """Whether a noun of meeting stands before the subject of a verb, nothing between: "the talks Kenya hosted"."""
    for k in range(first, min(verb - 1, first + 8)):
        if article.lower[k] in MEETINGS and article.lower[k + 1].isalpha():
            after = article.lower[k + 1]
            return (
                after not in NO_SUBJECT_AFTER and article.finite(k + 1) is None and article.group_at[k + 1] == NOTHING
            )
    return False
