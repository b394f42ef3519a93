"""What a verb says of the meeting that is its subject: "the talks were put off", "the summit begins"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from store.extraction.claims.status.of_verbs import (
    REDUCED,
    Verdict,
    being,
    conditional,
    counterfactual,
    effect_of,
    told_status,
    was_to_have,
)
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.words import Effect, MeetingWords
from store.lexicon.closed import closed
from store.model import Modality, Status, Tense, VerbGroup

LINKING = closed("linking")
OWN_SENSE = closed("linking_with_state")
"""Linking verbs only where a word of state follows."""
GOING_ON = frozenset({"continue", "drag", "carry"})
BEGINNING = closed("beginning")
ENDING = closed("ending_verbs")
STATE = closed("state")
TALKED_ABOUT = closed("talked_about")
OCCUPIED = closed("occupied")
"""Verbs of what talks are about: "the talks are focused on the dam"."""
PLANNED = closed("planned_before")
SUBJECT = 16
"""How many tokens before its verb a meeting is told to be planned at most."""
OF_THEMSELVES = closed("going_away")
"""Verbs by which meetings come to nothing or are late without a passive."""
OFTEN = closed("time_and_again")
OFTEN_BEHIND = 4
"""How many tokens behind a verb it is told at most how often something was done."""
PAST_OF_BE = frozenset({"was", "were"})
MEANT = frozenset({"meant", "supposed", "intended"})
FELL_THROUGH = "fell through"
"""The effect of a verb by which a meeting failed before it began: its day is that of the meeting."""
OVERRUN = "overrun"
"""The effect of a verb by which a meeting was to be over, and was not: its day is none of the meeting's."""
FAILING = closed("failing")
AT_THE_LAST = closed("at_the_last_moment")
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


@dataclass(frozen=True, slots=True)
class _Told:
    """A verb group whose subject is a meeting, as far as it has been read."""

    article: Article
    words: MeetingWords
    index: int
    """The group."""
    stop: int
    group: VerbGroup
    passive: bool
    status: Status | None
    """What its tense says of a meeting."""
    denied: bool
    verdict: Verdict

    @property
    def asserted(self) -> bool:
        return self.group.modality is Modality.ASSERTED

    def tell(self, status: Status | None, strength: int, negative: bool | None = None) -> None:
        """Write the status down; ``negative`` stays as it was where it is not told."""
        self.verdict.status, self.verdict.strength = status, strength
        if negative is not None:
            self.verdict.negative = negative


def _tells_what_for(article: Article, group: VerbGroup) -> bool:
    """ "Last week's talks were meant to calm the river": what they were for, not that they were still to come."""
    first = article.token_range(group.span)[0]
    return article.lower[first] in PAST_OF_BE and article.lower[first + 1] in MEANT


def subject_verdict(
    article: Article, words: MeetingWords, index: int, stop: int, verdict: Verdict, passive: bool = False
) -> None:
    """The verdict on a meeting that is the subject of the verb group at ``index``."""
    group = article.groups[index]
    end = article.token_range(group.span)[1]
    if group.negated and article.lower[end : end + 1] == ["no"]:
        group = replace(group, negated=False)  # "the meeting brought no result"
    passive = passive or group.passive or _stands(article, group)
    verdict.relation, verdict.governor = "subject", index
    told = _Told(article, words, index, stop, group, passive, *told_status(article, group), verdict)
    verdict.unfulfilled = was_to_have(article, group) and group.lemma not in ENDING
    effect = effect_of(article, words, index, stop)
    if group.lemma in LINKING and not _is_linked_to_state(told, effect):
        return
    if _came_to_nothing(told):
        verdict.effect = "cancelled"
        told.tell(Status.CANCELLED, 3)
        return
    if group.lemma in OCCUPIED and group.tense is Tense.PRESENT and not group.negated:
        told.tell(Status.ONGOING, 1)
        return
    if effect is None:
        if group.tense is Tense.FUTURE and _tells_what_for(article, group):
            return
        if group.tense is Tense.FUTURE or not told.asserted:
            told.tell(told.status, 1, told.denied)
        elif group.tense is Tense.PAST and not group.passive and not group.negated:
            told.tell(Status.HELD, 1)
        return
    kind = "proposed" if passive and group.lemma in TALKED_ABOUT else effect.effect
    if kind == "confirmed" and passive and _for_a_day(article, index, stop):
        kind = "plan"  # "has now been confirmed for 30 July"
    if kind == "held" and _before_it_began(article, index, stop):
        kind, told = "cancelled", replace(told, passive=True)
    verdict.effect = kind
    verdict.rules.append(effect.rule)
    if kind in BY_EFFECT:
        BY_EFFECT[kind](told)
    if kind == "cancelled" and effect.effect == "held":
        verdict.effect = FELL_THROUGH


def _came_to_nothing(told: _Told) -> bool:
    """ "A visit planned for May came to nothing"; talks that came to nothing were held."""
    article = told.article
    first, end = article.token_range(told.group.span)
    if told.group.lemma != "come" or article.lower[end : end + 2] not in (["to", "nothing"], ["to", "naught"]):
        return False
    before = article.lower[max(article.sentence_first(first), first - SUBJECT) : first]
    was_to = any(word in PAST_OF_BE and behind == "to" for word, behind in pairwise(before))
    return was_to or not PLANNED.isdisjoint(before)


def _is_linked_to_state(told: _Told, effect: Effect | None) -> bool:
    """Read a linking verb; whether what it says is left to its effect, as in "hangs in the balance"."""
    group, verdict = told.group, told.verdict
    found = being(told.article, told.words, told.index, told.stop)
    if found is not None:
        verdict.rules.append(found.rule)
        told.tell(found.status, 3)
        if group.negated:
            given_up = found.negated is Status.PROPOSED and _is_no_longer(told)
            status = Status.CANCELLED if given_up else found.negated
            told.tell(status, 3, status is not Status.SCHEDULED)
        elif group.tense in (Tense.PAST, Tense.PERFECT) and found.status is Status.SCHEDULED:
            told.tell(found.status, 1)
        return False
    if group.lemma in OWN_SENSE and effect is not None:
        return True
    end = told.article.token_range(group.span)[1]
    if group.negated and group.lemma == "be" and told.article.lower[end : end + 1] in ([","], [";"], ["."]):
        told.tell(Status.CANCELLED, 3, True)  # "the round in Sochi was held, the one in Baku was not"
        return False
    if group.tense is Tense.FUTURE or not told.asserted:
        told.tell(told.status, 2, told.denied)
    elif group.tense in (Tense.PAST, Tense.PERFECT) and not group.negated and group.lemma not in OWN_SENSE:
        told.tell(Status.HELD, 1)
    return False


def _is_no_longer(told: _Told) -> bool:
    """ "A summit is no longer on the cards"; one that "is not on the cards" may never have been."""
    first, end = told.article.token_range(told.group.span)
    return "longer" in told.article.lower[first : end + 2]


def _called_off(told: _Told) -> None:
    """ "Was put off", "were cancelled"; "were aborted after an hour" took place; no "meeting everyone waited for"."""
    article, group, verdict = told.article, told.group, told.verdict
    end = article.token_range(group.span)[1]
    if (not told.passive and group.lemma not in OF_THEMSELVES) or (
        group.lemma == "wait" and article.lower[end : end + 1] == ["for"]
    ):
        return
    instead = _but_what(article, told.words, told.index, told.stop) if told.denied else None
    if instead is not None:
        verdict.effect = instead.effect
        told.tell(Status(instead.effect), 3)
    elif told.denied or not told.asserted:
        told.tell(Status.SCHEDULED, 1, told.denied)
    elif group.past and _broken_off(article, article.token_range(group.span)[1], told.stop):
        verdict.effect = "held"
        verdict.rules.append("S13")
        told.tell(Status.HELD, 3)
    else:
        verdict.often = _time_and_again(article, group, told.stop)
        told.tell(Status(verdict.effect), 3)


def _moved(told: _Told) -> None:
    if told.denied:
        return  # "has never been rescheduled"
    told.verdict.moved = told.verdict.moved or told.asserted
    told.tell(Status.SCHEDULED, 3 if told.asserted else 1)


def _planned(told: _Told) -> None:
    if told.passive or told.group.lemma in ("set", "plan", "due"):
        told.tell(Status.SCHEDULED, 2)
        if told.denied:
            told.tell(Status.CANCELLED, 2, True)
        if not told.asserted:
            told.tell(Status.PROPOSED, 2)


def _by_tense(told: _Told) -> None:
    article, first = told.article, told.article.token_range(told.group.span)[0]
    going_on = told.group.tense is Tense.PRESENT and told.group.lemma in ("go", "run", "proceed")
    going_on = going_on and not conditional(article, first, article.sentence_first(first), told.stop)
    status = Status.ONGOING if told.status is Status.SCHEDULED and going_on else told.status
    told.tell(status, 3 if told.denied else 2, told.denied)


def _overran(told: _Told) -> bool:
    """ "Should have ended on Wednesday", "had been due to end": when it was to be over, and was not."""
    article, group = told.article, told.group
    lost = was_to_have(article, group) or counterfactual(article, group)
    words = article.lower[slice(*article.token_range(group.span))]
    due = group.tense is Tense.FUTURE and (words[0] == "had" or "supposed" in words)
    return (lost or due) and not group.negated and group.lemma in ENDING


def _held(told: _Told) -> None:
    if _overran(told):
        told.verdict.effect = OVERRUN
        told.tell(Status.ONGOING, 2, False)
    elif told.group.tense is Tense.PRESENT and not told.denied:
        told.tell(Status.HELD, 2)
    elif told.group.tense is Tense.PROGRESSIVE:
        told.tell(Status.ONGOING, 2)
    elif told.denied:
        told.tell(Status.HELD, 1, False)
    else:
        told.tell(told.status, 2, False)


def _ongoing(told: _Told) -> None:
    future = told.group.tense is Tense.FUTURE
    if told.group.lemma in GOING_ON and future and not told.denied and told.status is Status.SCHEDULED:
        told.tell(Status.ONGOING, 2)  # "will continue until Saturday"
    elif told.status is Status.PROPOSED or future:
        told.tell(told.status, 2, told.denied)
    else:
        told.tell(Status.ONGOING, 2)


def _proposed(told: _Told) -> None:
    if told.passive:
        told.tell(Status.PROPOSED, 2)


def _refused(told: _Told) -> None:
    if told.passive:
        told.tell(Status.PROPOSED, 2, True)


BY_EFFECT: Mapping[str, Callable[[_Told], None]] = {
    "cancelled": _called_off,
    "held": _held,
    "moved": _moved,
    "ongoing": _ongoing,
    "plan": _planned,
    "postponed": _called_off,
    "proposed": _proposed,
    "refused": _refused,
    "tense": _by_tense,
}
"""How each effect of a verb on its subject is read; one that is not here, such as ``attend``, says nothing of it."""


def _for_a_day(article: Article, index: int, stop: int) -> bool:
    end = article.token_range(article.groups[index].span)[1]
    return end + 1 < stop and article.lower[end] == "for" and article.time_at[end + 1] != NOTHING


def _before_it_began(article: Article, index: int, stop: int) -> bool:
    """ "collapsed before they had begun", "fell through on the eve": what failed so early did not take place."""
    first = article.token_range(article.groups[index].span)[1]
    behind = article.lower[first : min(first + 4, stop)]
    late = behind[:1] in (["on"], ["at"]) and not AT_THE_LAST.isdisjoint(behind[2:])
    if article.groups[index].lemma in FAILING and late:
        return True  # "on the eve", "at the last minute"
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


def _time_and_again(article: Article, group: VerbGroup, stop: int) -> bool:
    """ "has been put off twice": what was done before, whatever is planned now."""
    first, end = article.token_range(group.span)
    return not OFTEN.isdisjoint(article.lower[first : min(end + OFTEN_BEHIND, stop)])


def _broken_off(article: Article, first: int, stop: int) -> bool:
    """ "were aborted after an hour": what ended early took place."""
    lower = article.lower
    for k in range(first, min(first + 5, stop)):
        if lower[k] == "after":
            return not MINUTES.isdisjoint(lower[k + 1 : min(k + 5, stop)])
    return False
