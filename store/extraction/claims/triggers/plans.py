"""What becomes of a plan whose contents is a meeting: "dropped plans to see B", "the idea of a summit died"."""

from __future__ import annotations

from dataclasses import replace

from store.extraction.claims.status.of_nouns import noun_verdict
from store.extraction.claims.status.of_verbs import Verdict, effect_of
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.small_words import ARTICLES, POSSESSIVE, SIGNS
from store.extraction.claims.text.words import MeetingWords
from store.extraction.claims.triggers.trigger import Trigger
from store.model import Modality, Status, Tense

REACH = 14
"""How many tokens before a meeting its plan stands at most."""
COMING = frozenset({"come", "lead", "get", "go"})
NOTHING_MORE = frozenset({"nothing", "naught", "nowhere"})
LINKS = frozenset({"to", "for", "of"})
BEFORE = ARTICLES | POSSESSIVE | {"any", "all", "such", "this", "that", "earlier"}


def plan_verdict(
    article: Article, words: MeetingWords, clauses: list[Clause], trigger: Trigger, stop: int
) -> Verdict | None:
    """The verdict on the plan that a trigger is the contents of; None where there is none, or nothing ends it."""
    at = _plan_before(article, words, trigger)
    if at is None:
        return None
    first = at
    while first and article.lower[first - 1] in BEFORE:
        first -= 1
    clause = article.clause_at[at]
    plan = replace(trigger, first=at, last=at + 1, phrase_first=first, noun=True, clause=clause, group=NOTHING)
    verdict = noun_verdict(article, words, clauses, plan, stop)
    later = [h for h in clauses[clause].heads if article.groups[h].head >= trigger.last]
    if verdict.status not in (Status.CANCELLED, Status.POSTPONED) and verdict.relation != "object" and later:
        _ended(article, words, later[0], stop, verdict)
    if verdict.relation == "object" and verdict.effect == "left" and not _negated(article, verdict):
        verdict.status, verdict.negative = Status.CANCELLED, True
    return verdict if verdict.status in (Status.CANCELLED, Status.POSTPONED) else None


def _plan_before(article: Article, words: MeetingWords, trigger: Trigger) -> int | None:
    """Token of the plan noun before a trigger: "plans to", "the idea of", "a plan for A and B to"."""
    lower = article.lower
    if words.plans.isdisjoint(article.words.words):
        return None
    for k in range(trigger.first - 1, max(trigger.first - REACH, -1), -1):
        by_whom = lower[k + 1] == "by" and "to" in lower[k + 2 : trigger.first + 1]  # "an attempt by C to bring A"
        if lower[k] in words.plans and (lower[k + 1] in LINKS or by_whom):
            return k
        group = article.finite(k)
        if lower[k] in SIGNS or (group is not None and lower[article.token_range(group.span)[0]] != "to"):
            return None
    return None


def _negated(article: Article, verdict: Verdict) -> bool:
    return article.groups[verdict.governor].negated


def _ended(article: Article, words: MeetingWords, index: int, stop: int, verdict: Verdict) -> None:
    """ "The plan for A and B to meet fell through": the verb behind all of its contents."""
    group = article.groups[index]
    effect = effect_of(article, words, index, stop)
    end = article.token_range(group.span)[1]
    to_nothing = group.lemma in COMING and article.lower[end : end + 1] in (["to"], ["nowhere"])
    if group.lemma in words.plan_ends or (to_nothing and not NOTHING_MORE.isdisjoint(article.lower[end : end + 2])):
        status = Status.CANCELLED
    elif effect is not None and effect.effect in (Status.CANCELLED, Status.POSTPONED):
        status = Status(effect.effect)
    else:
        return
    if group.negated or group.tense in (Tense.FUTURE, Tense.NONE) or group.modality is not Modality.ASSERTED:
        return
    verdict.relation, verdict.governor, verdict.effect = "subject", index, status.value
    verdict.status, verdict.strength = status, 3
