"""What a verb says of the meeting that is its subject: "the talks were put off", "the summit begins"."""

from __future__ import annotations

from store.extraction.claims.article import NOTHING, Article
from store.extraction.claims.status import REDUCED, Verdict, being, effect_of, told_status
from store.extraction.claims.words import Effect, MeetingWords
from store.lexicon.closed import closed
from store.model import Modality, Status, Tense, VerbGroup

LINKING = closed("linking")
OWN_SENSE = closed("linking_with_state")
"""Linking verbs only where a word of state follows."""
GOING_ON = frozenset({"continue", "drag", "carry"})
BEGINNING = closed("beginning")
STATE = closed("state")
TALKED_ABOUT = closed("talked_about")
MINUTES = frozenset({"minute", "minutes", "hour", "hours"})


def only_planned(article: Article, first: int, second: int) -> bool:
    """ "talks, due to open on 20 March, were put off": a plan told in passing before the verb of the noun."""
    group = article.groups[first]
    word = article.lower[article.token_range(group.span)[0]]
    return (
        group.tense is Tense.FUTURE
        and word in REDUCED
        and article.groups[second].tense is not Tense.NONE
        and article.lower[article.token_range(article.groups[second].span)[0]] != "to"
    )


def split_passive(article: Article, first: int, second: int) -> bool:
    """ "was on Friday postponed": a form of "be", a time, a participle."""
    auxiliary, participle = article.groups[first], article.groups[second]
    if auxiliary.lemma != "be" or participle.tense not in (Tense.PAST, Tense.NONE):
        return False
    between = range(article.token_range(auxiliary.span)[1], article.token_range(participle.span)[0])
    return len(between) <= 9 and all(article.mention_at[k] == NOTHING for k in between)


def subject_verdict(
    article: Article, words: MeetingWords, index: int, stop: int, verdict: Verdict, passive: bool = False
) -> None:
    """The verdict on a meeting that is the subject of the verb group at ``index``."""
    group = article.groups[index]
    passive = passive or group.passive or _stands(article, group)
    verdict.relation, verdict.governor = "subject", index
    tense, denied = told_status(article, group)
    if group.lemma in LINKING:
        found = being(article, words, index, stop)
        if found is not None:
            verdict.status, rule = found
            verdict.rules.append(rule)
            verdict.strength = 3
            if group.negated:
                verdict.negative = True
                verdict.status = Status.CANCELLED if verdict.status is Status.SCHEDULED else verdict.status
            elif group.tense in (Tense.PAST, Tense.PERFECT) and verdict.status is Status.SCHEDULED:
                verdict.strength = 1
            return
        if group.lemma in OWN_SENSE and (effect := effect_of(article, words, index, stop)) is not None:
            pass
        elif group.tense is Tense.FUTURE or group.modality is not Modality.ASSERTED:
            verdict.status, verdict.negative, verdict.strength = tense, denied, 2
            return
        elif group.tense in (Tense.PAST, Tense.PERFECT) and not group.negated and group.lemma not in OWN_SENSE:
            verdict.status, verdict.strength = Status.HELD, 1
            return
        else:
            return
    effect = effect_of(article, words, index, stop)
    if effect is None:
        if group.tense is Tense.FUTURE or group.modality is not Modality.ASSERTED:
            verdict.status, verdict.negative, verdict.strength = tense, denied, 1
        elif group.tense is Tense.PAST and not group.passive and not group.negated:
            verdict.status, verdict.strength = Status.HELD, 1
        return
    kind = "proposed" if passive and group.lemma in TALKED_ABOUT else effect.effect
    if kind == "confirmed" and passive and _for_a_day(article, index, stop):
        kind = "plan"  # "has now been confirmed for 30 July"
    if kind == "held" and _before_it_began(article, index, stop):
        kind, passive = "cancelled", True
    verdict.effect = kind
    verdict.rules.append(effect.rule)
    if kind in ("cancelled", "postponed"):
        if not passive and group.lemma not in ("fall", "slip"):
            return
        instead = _but_what(article, words, index, stop) if denied else None
        if instead is not None:
            verdict.status, verdict.strength, verdict.effect = Status(instead.effect), 3, instead.effect
        elif denied or group.modality is not Modality.ASSERTED:
            verdict.negative = denied
            verdict.status, verdict.strength = Status.SCHEDULED, 1
        elif group.past and _broken_off(article, article.token_range(group.span)[1], stop):
            verdict.status, verdict.strength, verdict.effect = Status.HELD, 3, "held"
            verdict.rules.append("S13")
        else:
            verdict.status, verdict.strength = Status(kind), 3
    elif kind == "moved":
        if denied:
            return  # "has never been rescheduled"
        if group.modality is not Modality.ASSERTED:
            verdict.status, verdict.strength = Status.SCHEDULED, 1
        else:
            verdict.moved = True
            verdict.status, verdict.strength = Status.SCHEDULED, 3
    elif kind == "plan":
        if passive or group.lemma in ("set", "plan", "due"):
            verdict.status, verdict.strength = Status.SCHEDULED, 2
            if denied:
                verdict.status, verdict.negative = Status.CANCELLED, True
            if group.modality is not Modality.ASSERTED:
                verdict.status = Status.PROPOSED
    elif kind == "tense":
        verdict.status, verdict.negative, verdict.strength = tense, denied, 3 if denied else 2
        if tense is Status.SCHEDULED and group.tense is Tense.PRESENT and group.lemma in ("go", "run", "proceed"):
            verdict.status = Status.ONGOING
    elif kind == "held":
        if group.tense is Tense.PRESENT and not denied:
            verdict.status, verdict.strength = Status.HELD, 2
        elif group.tense is Tense.PROGRESSIVE:
            verdict.status, verdict.strength = Status.ONGOING, 2
        else:
            verdict.status, verdict.negative, verdict.strength = (
                (tense, denied, 2) if not denied else (Status.HELD, False, 1)
            )
    elif kind == "ongoing":
        if group.lemma in GOING_ON and group.tense is Tense.FUTURE and not denied and tense is Status.SCHEDULED:
            verdict.status, verdict.strength = Status.ONGOING, 2  # "will continue until Saturday"
        elif tense is Status.PROPOSED or group.tense is Tense.FUTURE:
            verdict.status, verdict.negative, verdict.strength = tense, denied, 2
        else:
            verdict.status, verdict.strength = Status.ONGOING, 2
    elif kind == "proposed" and passive:
        verdict.status, verdict.strength = Status.PROPOSED, 2
    elif kind == "refused" and passive:
        verdict.status, verdict.strength, verdict.negative = Status.PROPOSED, 2, True


def _for_a_day(article: Article, index: int, stop: int) -> bool:
    end = article.token_range(article.groups[index].span)[1]
    return end + 1 < stop and article.lower[end] == "for" and article.time_at[end + 1] != NOTHING


def _before_it_began(article: Article, index: int, stop: int) -> bool:
    """ "collapsed before they had begun": what failed so early did not take place."""
    first = article.token_range(article.groups[index].span)[1]
    for k in range(first, min(first + 4, stop)):
        if article.lower[k] == "before" and article.lower[k + 1] in ("it", "they"):
            group = article.finite(k + 2) or article.finite(min(k + 3, stop - 1))
            return group is not None and group.lemma in BEGINNING
    return False


def _but_what(article: Article, words: MeetingWords, index: int, stop: int) -> Effect | None:
    """ "was not cancelled but postponed": what was done instead."""
    at = article.token_range(article.groups[index].span)[1]
    for k in range(at, min(at + 5, stop - 1)):
        if article.lower[k] in ("but", "only", "merely", "just") and article.group_at[k + 1] != NOTHING:
            effect = effect_of(article, words, article.group_at[k + 1], stop)
            return effect if effect is not None and effect.effect in (Status.CANCELLED, Status.POSTPONED) else None
    return None


def _stands(article: Article, group: VerbGroup) -> bool:
    """ "stands postponed", "remains suspended": a state, as in the passive."""
    first, end = article.token_range(group.span)
    return not STATE.isdisjoint(article.lower[max(first - 1, 0) : end])


def _broken_off(article: Article, first: int, stop: int) -> bool:
    """ "were aborted after an hour": what ended early took place."""
    lower = article.lower
    for k in range(first, min(first + 5, stop)):
        if lower[k] == "after":
            return not MINUTES.isdisjoint(lower[k + 1 : min(k + 5, stop)])
    return False
