"""Participles and plans that belong to the noun before them: "the grain stuck in the ports", "talks due to open"."""

from __future__ import annotations

from store.extraction.claims.text.article import Article
from store.extraction.claims.text.clause_bounds import (
    CLOSERS,
    COORDINATE,
    MEETINGS,
    PRONOUNS,
    could_be_participle,
    joins_parties,
)
from store.lexicon.closed import closed
from store.model import Tense, VerbGroup

PLANNING = closed("planning")
COURSES = closed("courses")
REDUCED = closed("reduced")


def was_participle(article: Article, index: int, between: range) -> bool:
    """ "The grain stuck in the ports was sold": whether the first of two verbs belongs to the noun before it.

    ``index``: that of the first verb; ``between``: the tokens from there to the second.
    """
    if not could_be_participle(article, index):
        return False
    lower = article.lower
    joining = COORDINATE if article.groups[index].lemma not in PLANNING else frozenset()
    return not any(
        (lower[k] in joining and not joins_parties(article, k)) or lower[k] == "," or lower[k] in PRONOUNS
        for k in between
    )


def is_reduced_plan(article: Article, group: VerbGroup) -> bool:
    """ "Talks due to open on 20 March": whether a plan has no verb of its own."""
    return group.tense is Tense.FUTURE and article.lower[article.token_range(group.span)[0]] in REDUCED


def was_planned(article: Article, previous: VerbGroup, between: range) -> bool:
    """ "Talks due to open on 20 March between A and B were called off": the plan belongs to the noun before it.

    So it does in "talks, due to open on 20 March, were called off".
    """
    if not is_reduced_plan(article, previous):
        return False
    if _in_commas(article, previous, between):
        between = between[:-1]
    ends = (k for k in between if article.lower[k] in CLOSERS or article.lower[k] in COORDINATE)
    return all(article.lower[k] == "and" and joins_parties(article, k) for k in ends)


def closes_plan(article: Article, heads: list[int], comma: int) -> bool:
    """ "Talks, due to open on Friday, were called off": whether a plan ends at a comma, right before a verb."""
    if not heads or article.finite(comma + 1) is None or article.lower[comma + 1] in REDUCED:
        return False
    plan = article.groups[heads[-1]]
    return is_reduced_plan(article, plan) and article.before(article.token_range(plan.span)[0]) == ","


def _in_commas(article: Article, plan: VerbGroup, between: range) -> bool:
    """Whether a plan is told between two commas, the second of them right before the next verb."""
    first = article.token_range(plan.span)[0]
    return bool(between) and article.lower[first - 1] == "," and article.lower[between[-1]] == ","


def is_plan_behind_comma(article: Article, heads: list[int], at: int, last: int) -> bool:
    """ "Named its team for talks with B, due to open on Friday": the plan belongs to the meeting told before it.

    ``heads``: the verbs of the clause so far; ``last``: the end of the sentence.
    """
    lower = article.lower
    if at >= last or not heads or lower[at - 1] != "," or lower[at] not in REDUCED or lower[at + 1 : at + 2] != ["to"]:
        return False
    if COURSES.isdisjoint(lower[at + 2 : at + 3]) and lower[at + 2 : at + 4] != ["be", "held"]:
        return False
    behind = article.token_range(article.groups[heads[-1]].span)[1]
    return any(lower[k] in MEETINGS for k in range(behind, at - 1))
