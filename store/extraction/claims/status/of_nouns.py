"""What the clause around a noun says of the meeting it names: by its verb, by participles, by adjectives."""

from __future__ import annotations

from store.extraction.claims.status.of_fates import by_fate, only_wished
from store.extraction.claims.status.of_objects import object_verdict
from store.extraction.claims.status.of_subjects import only_planned, split_passive, subject_verdict
from store.extraction.claims.status.of_verbs import Verdict, by_tense, effect_of
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.contact_relatives import contact_relative
from store.extraction.claims.text.date_commas import closes_date
from store.extraction.claims.text.small_words import SIGNS, WITHIN
from store.extraction.claims.text.words import Effect, MeetingWords
from store.extraction.claims.triggers.trigger import Trigger
from store.lexicon.closed import closed
from store.model import Modality, Status, Tense

TO_BE_SET = closed("settings_of_a_plan")
FRUITS = closed("fruits_of_a_meeting")
PROPOSALS = closed("proposals") - {"call"}
ASPECT_REACH = 6
"""Tokens between "of" and what of the meeting the clause speaks of: "the date and venue of"."""
HOLDING = frozenset({"hold", "have", "conduct"})
"""Verbs whose object is a meeting, also behind a date in commas: "held on Monday, June 1, a meeting"."""
DATES = closed("date_nouns")
NO_DATE = "no date"
"""The effect of words by which a meeting has no day yet: "set no date for", "parted without a date for"."""
LACKING = frozenset({"no", "without"})
NO_DATE_BEFORE = 5
"""How many tokens before a meeting "no date for" begins at most."""
SETTINGS = WITHIN | {"over"}
BEFORE_PARTICIPLE = frozenset({",", "then", "and", "since", "later", "first", "now"})
NAMING = closed("naming")
CALLERS = 8
"""How many tokens those who call something by a name take at most."""
AFTER_PARTICIPLE = SIGNS | {"and", "then", "but", "by", "because", "after", "over", "when", "in", "on", "last"}


def noun_verdict(article: Article, words: MeetingWords, clauses: list[Clause], trigger: Trigger, stop: int) -> Verdict:
    """The verdict on a meeting named by a noun."""
    clause = clauses[trigger.clause]
    verdict = Verdict()
    if _without_a_date(article, trigger) and clause.heads:
        return Verdict(
            Status.PROPOSED, 2, relation="object", governor=clause.heads[-1], effect=NO_DATE, preposition="for"
        )
    before = [h for h in clause.heads if article.groups[h].head < trigger.phrase_first]
    after = [h for h in clause.heads if article.groups[h].head >= trigger.last]
    left = _left_group(article, clause, trigger)
    if left is not None and not (
        after and not before and article.groups[left].tense is Tense.NONE and _reduced(article, left)
    ):
        object_verdict(article, words, trigger, left, stop, verdict)
    gerund = left is not None and article.groups[left].tense is Tense.NONE and verdict.effect
    if after and not before and _is_adjunct(article, clause, trigger):
        verdict.relation, verdict.strength = "adjunct", 1
        verdict.status = by_tense(article.groups[after[0]])[0]
    elif after and not before and (aspect := _aspect(article, clause, trigger)):
        verdict.relation, verdict.governor = "subject", after[0]
        planned = aspect in TO_BE_SET or article.groups[after[0]].tense is Tense.FUTURE
        verdict.status, verdict.strength = Status.SCHEDULED if planned else Status.HELD, 1
    elif not verdict.settled and after and not before and not gerund:
        told_by = article.groups[after[0]].head
        if len(after) > 1 and contact_relative(article, trigger.phrase_first, told_by):
            subject_verdict(article, words, after[-1], stop, verdict)
        elif len(after) > 1 and only_planned(article, after[0], after[1]):
            subject_verdict(article, words, after[1], stop, verdict)
        elif len(after) > 1 and split_passive(article, after[0], after[1]):
            subject_verdict(article, words, after[1], stop, verdict, passive=True)
        else:
            subject_verdict(article, words, after[0], stop, verdict)
            if not verdict.settled and len(after) > 1:
                subject_verdict(article, words, after[1], stop, verdict)
    if (
        verdict.status is None
        and left is not None
        and trigger.phrase_first
        and _came_for(article, words, trigger, left)
    ):
        verdict.status, verdict.negative = by_tense(article.groups[left])
        verdict.strength = 2
    if verdict.strength < 3 and only_wished(article, trigger.phrase_first):
        verdict.status, verdict.negative = Status.PROPOSED, False
    if verdict.status is None and trigger.word in PROPOSALS:
        verdict.status, verdict.strength = Status.PROPOSED, 1
    _by_modifiers(article, words, trigger, verdict)
    _reduced_after(article, words, trigger, stop, verdict)
    if verdict.status is None and clause.heads and article.groups[clause.heads[0]].modality is not Modality.ASSERTED:
        verdict.status, verdict.strength = Status.PROPOSED, 1
    by_fate(article, clause, trigger, verdict)
    return verdict


def _without_a_date(article: Article, trigger: Trigger) -> bool:
    """ "parted without a date for the summit", "still have no date for": wished for, and none knows when."""
    at = trigger.phrase_first
    if at < 3 or article.lower[at - 1] != "for" or article.lower[at - 2] not in DATES:
        return False
    if article.lower[at] in ("a", "an", "another"):
        return False  # "without setting a date for a further round": none is told of
    return not LACKING.isdisjoint(article.lower[max(at - NO_DATE_BEFORE, 0) : at - 2])


def _came_for(article: Article, words: MeetingWords, trigger: Trigger, index: int) -> bool:
    """ "had landed the day before for a meeting with A", "never arrived for": what somebody came for, or did not."""
    verb = words.verbs.get(article.groups[index].lemma)
    return article.lower[trigger.phrase_first - 1] == "for" and verb is not None and verb.frame == "travel"


def _is_adjunct(article: Article, clause: Clause, trigger: Trigger) -> bool:
    """ "In a rare face-to-face, A sat across from B": the noun opens the clause after a preposition."""
    at = trigger.phrase_first - 1
    if at < clause.first or article.lower[at] not in SETTINGS or (clause.kind == "subordinate" and at == clause.first):
        return False  # "left after | talks were called off"
    return all(article.mention_at[k] == NOTHING for k in range(clause.first, at)) and at - clause.first <= 3


def _aspect(article: Article, clause: Clause, trigger: Trigger) -> str:
    """The "date" of "the exact date of the talks has not been fixed", the "outcome" of "the outcome of the talks"."""
    lower = article.lower
    at = trigger.phrase_first - 1
    if at <= clause.first or lower[at] not in ("of", "for"):
        return ""
    for k in range(at - 1, max(clause.first, at - ASPECT_REACH) - 1, -1):
        if article.mention_at[k] != NOTHING or article.group_at[k] != NOTHING or lower[k] in SIGNS:
            return ""
        if lower[k] in TO_BE_SET or lower[k] in FRUITS:
            return lower[k]
    return ""


def _left_group(article: Article, clause: Clause, trigger: Trigger) -> int | None:
    """The verb group right before the noun phrase, in the same clause."""
    lower = article.lower
    k = trigger.phrase_first - 1
    steps, dated = 0, False
    crossing = clause.kind == "reported" and not clause.heads
    purpose = trigger.phrase_first > 0 and lower[trigger.phrase_first - 1] == "for"
    while k >= 0 and steps < (18 if purpose else 9) and (k >= clause.first or crossing):
        group = article.group_at[k]
        if group != NOTHING:
            outer = _before_what(article, group) if article.groups[group].lemma in NAMING else None
            holds = article.groups[group].lemma in HOLDING and not article.groups[group].passive
            return None if dated and not holds else group if outer is None else outer
        in_date = lower[k] == "," and (article.time_at[k] != NOTHING or closes_date(article, k))
        dated = dated or in_date
        if lower[k] in SIGNS and lower[k] not in '"“”«»' and not ((purpose and lower[k] == ",") or in_date):
            return None
        if article.clause_at[k] != clause.index and not crossing:
            return None
        k -= 1
        steps += 1
    return None


def _before_what(article: Article, index: int) -> int | None:
    """ "held what both sides called frank talks": the verb before "what"; None where there is none."""
    first = article.token_range(article.groups[index].span)[0]
    for k in range(first - 1, max(first - CALLERS, 0), -1):
        if article.lower[k] == "what":
            return article.group_at[k - 1] if article.group_at[k - 1] != NOTHING else None
        if article.lower[k] in SIGNS:
            return None
    return None


def _reduced(article: Article, index: int) -> bool:
    return article.groups[index].passive or article.tokens[article.groups[index].head].lower.endswith("ed")


def _by_modifiers(article: Article, words: MeetingWords, trigger: Trigger, verdict: Verdict) -> None:
    lower = article.lower
    for k in range(trigger.phrase_first, trigger.last):
        known = words.modifiers.get(lower[k])
        if known is not None:
            status, rule = known
            if verdict.status is None:
                verdict.status, verdict.strength = status, 1
                verdict.rules.append(rule)
            elif status is Status.PROPOSED and (verdict.status is Status.SCHEDULED or _spoken_of(verdict)):
                verdict.status = status
                verdict.rules.append(rule)
            return
        if lower[k] == "no":
            verdict.negative = True
            if verdict.status in (Status.HELD, Status.ONGOING):
                verdict.status, verdict.strength = Status.CANCELLED, 3
            elif verdict.status is Status.SCHEDULED:
                verdict.status = Status.PROPOSED


def _spoken_of(verdict: Verdict) -> bool:
    """ "discussed a possible meeting": what is said or done about it is over, it is not."""
    return verdict.status is Status.HELD and verdict.relation == "object" and not verdict.preposition


def _reduced_after(article: Article, words: MeetingWords, trigger: Trigger, stop: int, verdict: Verdict) -> None:
    """ "talks set for 12 May": a participle after the noun plans it where nothing else is said."""
    if verdict.status is not None and verdict.strength > 1:
        return
    absolute = trigger.phrase_first > 0 and article.lower[trigger.phrase_first - 1] == "with"
    for k in range(trigger.last, min(trigger.last + 20, stop)):
        group = article.group_at[k]
        word = article.lower[k]
        if word in (";", ":", "."):
            return
        if group == NOTHING:
            continue
        ended = _ended_after(article, words, k, group, stop, absolute) if k > trigger.last else None
        if ended is not None and (verdict.status is not Status.SCHEDULED or verdict.strength < 2):
            verdict.status, verdict.strength = Status(ended.effect), 3
            verdict.rules.append(ended.rule)
            continue
        if article.groups[group].tense is not Tense.NONE:
            continue
        effect = words.effects.get(article.groups[group].lemma)
        if effect is not None and effect.effect == "plan" and not word.endswith("ing"):
            verdict.status, verdict.strength = Status.SCHEDULED, 1
            verdict.rules.append(effect.rule)
            return


def _ended_after(
    article: Article, words: MeetingWords, at: int, index: int, stop: int, absolute: bool
) -> Effect | None:
    """ "the summit, first delayed and then called off, ...": a participle without object that ends the meeting.

    ``absolute``: "with the summit called off, ...".
    """
    lower = article.lower
    group = article.groups[index]
    if group.head != at or not (lower[at - 1] in BEFORE_PARTICIPLE or absolute):
        return None
    effect = effect_of(article, words, index, stop)
    if effect is None or effect.effect not in ("cancelled", "postponed") or at + 1 >= stop:
        return None
    after = at + 2 if lower[at + 1] in words.particles.get(group.lemma, ()) else at + 1
    return effect if after < stop and lower[after] in AFTER_PARTICIPLE else None
