"""Whether what a verb tells of took place, is planned, or was called off."""

from __future__ import annotations

from store.extraction.claims.occasions import main_deed
from store.extraction.claims.reading import Reading
from store.extraction.claims.status.of_verbs import Verdict, by_tense, effect_of, told_status, was_to_have
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.small_words import HABIT, WHILE
from store.extraction.claims.triggers.trigger import Trigger
from store.lexicon.closed import closed
from store.model import Modality, Sentence, Status, Tense

AWAITED = closed("awaited")
"""Verbs by which somebody is to come somewhere, whatever their tense: "was expected in Hanoi"."""
SUMMONED = frozenset({"P45", "V22"})
"""The rules of those who are summoned or invited somewhere."""
PROPOSALS = closed("proposals")
SINCE_REACH = 12
GOVERNED = 2
"""How many tokens behind its verb an infinitive or gerund stands that is what somebody says or thinks."""
SHOWING = closed("showing")
BRINGING_ABOUT = closed("bringing_about")
BROUGHT_ABOUT = "brought"
"""The effect of a verb by which somebody was made to do what was planned: over, once its day is."""
COMING = closed("deeds_of_coming")
DEED = 14
"""How many tokens before an infinitive the deed stands at most that was done for it."""
BEING = frozenset({"be", "become"})
CARRIED_OUT = closed("carried_out")
RANKS = closed("order") - {"next", "other"} | {"only"}
PERFECT = frozenset({"have", "having"})


def by_its_tense(reading: Reading, trigger: Trigger) -> tuple[Status | None, bool]:
    """The status that the verb's own words give; the second value: denied."""
    group = reading.article.groups[trigger.group]
    status, denied = told_status(reading.article, group)
    table = trigger.frame == "table" and (group.passive or group.lemma == "be")
    settled = trigger.frame in ("stay", "beside") or table or (trigger.frame == "contact" and group.passive)
    if settled and group.tense is Tense.PRESENT and not denied:
        status = Status.ONGOING
    first, last = reading.article.token_range(group.span)
    if settled and status is Status.HELD and "still" in reading.article.lower[first : last + 1]:
        status = Status.ONGOING  # "were still at the table in Geneva on Thursday"
    if (group.lemma in AWAITED or trigger.rule in SUMMONED) and status in (Status.HELD, Status.ONGOING):
        status = Status.SCHEDULED
    return status, denied


def since_when(reading: Reading, first: int, stop: int) -> int | None:
    """ "have not met since Geneva in March 2019": where it is told when they last did; None where it is not."""
    for k in range(first, min(first + SINCE_REACH, stop - 1)):
        if reading.article.lower[k] == "since":
            k = _behind_the_last(reading, k, stop)
            after = reading.article.mention(k + 1)
            told = after is not None and reading.article.place_of(after) is not None
            time = reading.article.time(k + 1)
            dated = time is not None and len(time.value or "") > len("2019")  # a year alone is no meeting
            return k + 1 if told or dated else None
        if reading.article.finite(k) is not None:
            return None
    return None


def _behind_the_last(reading: Reading, at: int, stop: int) -> int:
    """ "since the one in Geneva", "since their talks in May": the "in"; the token itself for "since the war in May"."""
    lower = reading.article.lower
    for k in range(at + 2, min(at + 5, stop - 1)):
        if lower[k] in ("in", "at"):
            return k if lower[k - 1] == "one" or lower[k - 1] in reading.words.nouns else at
    return at


def is_habit(reading: Reading, trigger: Trigger, sentence: Sentence) -> bool:
    """ "usually meets on Fridays": what is told of no one day."""
    words = reading.article.lower[trigger.first : min(trigger.last + 3, sentence.last)]
    return reading.article.groups[trigger.group].tense is Tense.PRESENT and any(word in HABIT for word in words)


def read_mood(reading: Reading, trigger: Trigger, clause: Clause, verdict: Verdict) -> None:
    """What infinitives, verbs that govern this one and "was to have" make of the status."""
    article = reading.article
    group = article.groups[trigger.group]
    if article.lower[trigger.first] == "to" and group.tense is Tense.FUTURE and not group.negated:
        _offered(reading, trigger, clause, verdict)
    if group.tense is Tense.NONE:
        _infinitive(reading, trigger, clause, verdict)
        if verdict.status is None and not clause.heads and article.lower[group.head].endswith("ed"):
            verdict.status = Status.HELD
    if deed_before(article, trigger, clause) != NOTHING:
        verdict.status, verdict.negative = Status.HELD, False
    verdict.unfulfilled = was_to_have(article, group)
    _governed(reading, trigger, clause, verdict)


def deed_before(article: Article, trigger: Trigger, clause: Clause) -> int:
    """ "Crossed the bridge last week to sit down with him": what somebody did to meet, as a verb group; or NOTHING."""
    index = trigger.group - 1
    aim = article.lower[trigger.first] == "to" or article.before(trigger.first) == "to"
    if index < 0 or not aim or article.groups[trigger.group].negated:
        return NOTHING
    deed = article.groups[index]
    near = trigger.first - deed.head <= DEED and article.clause_at[deed.head] == clause.index
    done = deed.tense is Tense.PAST and not (deed.negated or deed.passive) and deed.modality is Modality.ASSERTED
    return index if near and done and deed.lemma in COMING and article.cue_at[deed.head] == NOTHING else NOTHING


def _infinitive(reading: Reading, trigger: Trigger, clause: Clause, verdict: Verdict) -> None:
    """An infinitive or gerund has its status from the verb before it."""
    article = reading.article
    if not PERFECT.isdisjoint(article.lower[max(trigger.last - 3, 0) : trigger.last]):
        verdict.status = Status.HELD  # "are said to have talked", "having met"
        return
    gerund = article.lower[trigger.last - 1].endswith("ing")
    before = article.before(trigger.first)
    if gerund and before in ("after", "following", "upon"):
        verdict.status = Status.HELD
        return
    if gerund and before in WHILE:
        main = main_deed(article, trigger, article.document.sentences[article.sentence_index(trigger.first)])
        past = main != NOTHING and article.groups[main].tense is not Tense.PRESENT
        verdict.status = told_status(article, article.groups[main])[0] if past else None
        return
    heads = [h for h in clause.heads if article.groups[h].head < trigger.first]
    if not heads and clause.first >= trigger.first - 1 and _is_governed(reading, trigger):
        heads = [trigger.group - 1]
    if not heads:
        return
    governor = article.groups[heads[-1]]
    if governor.lemma in BEING and _of_a_kind(article, governor.head + 1, trigger.first):
        verdict.status = by_tense(governor)[0] if governor.tense is Tense.FUTURE else Status.HELD
        return  # "is the first premier to visit"
    if governor.lemma in CARRIED_OUT and governor.tense in (Tense.PAST, Tense.PERFECT) and not governor.negated:
        verdict.status = Status.HELD  # "chose to receive him"
        return
    effect = effect_of(article, reading.words, heads[-1], trigger.first)
    if effect is not None and effect.effect == "proposed":
        verdict.status = Status.PROPOSED
    elif effect is not None and effect.effect in ("refused", "cancelled") and not governor.negated:
        verdict.status, verdict.negative = Status.CANCELLED, True
    elif governor.modality is not Modality.ASSERTED:
        verdict.status = Status.PROPOSED
    elif gerund:
        seen = governor.lemma in SHOWING and governor.passive  # "is seen shaking hands with A"
        verdict.status = Status.HELD if seen else by_tense(governor)[0]
    else:
        verdict.status = Status.SCHEDULED
        done = governor.tense in (Tense.PAST, Tense.PERFECT) and not governor.negated and not governor.passive
        if done and any(article.groups[k].lemma in BRINGING_ABOUT for k in (heads[-1], trigger.group - 1)):
            verdict.effect = BROUGHT_ABOUT


def _of_a_kind(article: Article, first: int, last: int) -> bool:
    """Whether "the first" or the like, with a noun, stands between two tokens: who did something before others."""
    while first < last and (article.time_at[first] != NOTHING or article.lower[first] == "on"):
        first += 1  # "became on Monday the first"
    return "the" in article.lower[first : first + 1] and not RANKS.isdisjoint(article.lower[first + 1 : last - 1])


def _is_governed(reading: Reading, trigger: Trigger) -> bool:
    """ "ruled out meeting B": whether the verb of another's words stands right before the infinitive or gerund."""
    groups = reading.article.groups
    before = groups[trigger.group - 1] if trigger.group else None
    return before is not None and before.tense is not Tense.NONE and trigger.first - before.head <= GOVERNED


def _offered(reading: Reading, trigger: Trigger, clause: Clause, verdict: Verdict) -> None:
    """ "offers to host", "refused to meet": the verb before an infinitive decides."""
    article = reading.article
    index = trigger.group - 1
    if (
        index < 0
        or trigger.first - article.groups[index].head > 3
        or article.clause_at[article.groups[index].head] != clause.index
    ):
        return
    effect = reading.words.effects.get(article.groups[index].lemma)
    if effect is not None and effect.effect == "proposed":
        verdict.status = Status.PROPOSED
    elif effect is not None and effect.effect == "refused" and article.groups[index].negated:
        verdict.status = Status.PROPOSED  # "would not refuse to receive"
    elif effect is not None and effect.effect == "refused":
        verdict.status, verdict.negative = Status.CANCELLED, True


def _governed(reading: Reading, trigger: Trigger, clause: Clause, verdict: Verdict) -> None:
    """ "which would have convened on Saturday, has been called off"; "proposed that A and B meet"."""
    article = reading.article
    if clause.kind == "relative" and clause.parent != NOTHING:
        parent = reading.clauses[clause.parent]
        later = [h for h in parent.heads if article.groups[h].head > trigger.last]
        if later:
            effect = effect_of(article, reading.words, later[0], len(article.lower))
            if effect is not None and effect.effect in ("cancelled", "postponed") and article.groups[later[0]].passive:
                verdict.status, verdict.strength = Status(effect.effect), 3
                verdict.rules.append(effect.rule)
    group = article.groups[trigger.group]
    asked = clause.marker == "that" and article.before(clause.first) in PROPOSALS
    if asked and group.tense is Tense.PRESENT:
        verdict.status, verdict.strength = Status.PROPOSED, 2  # "a proposal that the two meet in Cairo"
    if group.tense in (Tense.PRESENT, Tense.NONE) and article.statement_at[trigger.first] != NOTHING:
        cue = article.statements[article.statement_at[trigger.first]].cue_span
        first = article.token_range(cue)[0] if cue is not None else NOTHING
        lemma = reading.lemma_near(first)
        effect = reading.words.effects.get(lemma)
        if effect is not None and effect.effect == "proposed":
            verdict.status, verdict.strength = Status.PROPOSED, 2
