"""What a clause says of a meeting: planned, moved, called off, going on, over; and whether it is denied."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.extraction.claims.article import NOTHING, Article
from store.extraction.claims.clauses import CONDITIONS, Clause
from store.extraction.claims.triggers import Trigger
from store.extraction.claims.words import Effect, MeetingWords
from store.model import MeetingKind, Modality, Status, Tense, VerbGroup

REDUCED = frozenset({"due", "set", "scheduled", "slated", "expected", "planned", "supposed", "meant", "likely", "to"})
MISSED = frozenset({"would", "should", "could"})
SIGNS = frozenset(',;:.!?()"“”«»„…')
PARTICLE_REACH = 7


@dataclass(slots=True)
class Verdict:
    """What was found for one trigger."""

    status: Status | None = None
    strength: int = 0
    """3 said outright, 2 by the tense of its verb, 1 by a word beside the noun, 0 guessed."""
    negative: bool = False
    moved: bool = False
    relation: str = ""
    """``subject`` or ``object`` of the governing verb, or empty."""
    governor: int = NOTHING
    """The verb group that governs the noun."""
    effect: str = ""
    preposition: str = ""
    """Between the governing verb and the noun."""
    unfulfilled: bool = False
    """"was to have met": did not come to pass as planned."""
    absent: bool = False
    """The subject stays away; the meeting stands."""
    rules: list[str] = field(default_factory=list)


def by_tense(group: VerbGroup) -> tuple[Status | None, bool]:
    """The status that a verb's tense and modality give to the meeting it speaks of; the second value: denied."""
    if group.modality in (Modality.POSSIBLE, Modality.CONDITIONAL, Modality.WISHED):
        return Status.PROPOSED, group.negated
    if group.tense is Tense.FUTURE:
        return (Status.CANCELLED, True) if group.negated else (Status.SCHEDULED, False)
    if group.tense in (Tense.PAST, Tense.PERFECT):
        return (Status.CANCELLED, True) if group.negated else (Status.HELD, False)
    if group.tense is Tense.PROGRESSIVE:
        return (Status.CANCELLED, True) if group.negated else (Status.ONGOING, False)
    if group.tense is Tense.PRESENT:
        return (Status.CANCELLED, True) if group.negated else (Status.SCHEDULED, False)
    return None, group.negated


def counterfactual(article: Article, group: VerbGroup) -> bool:
    """ "would have met", "should have begun": what did not come to pass; not "would have to meet"."""
    first, end = article.token_range(group.span)
    words = article.lower[first : end + 1]
    return any(
        words[k] in MISSED and "have" in words[k + 1 : k + 3] and "to" not in words[k + 1 : k + 4]
        for k in range(len(words) - 1)
    )


def told_status(article: Article, group: VerbGroup) -> tuple[Status | None, bool]:
    """As ``by_tense``, with what was to have been and was not."""
    if group.modality is not Modality.WISHED and counterfactual(article, group):
        return Status.CANCELLED, True
    return by_tense(group)


def effect_of(article: Article, words: MeetingWords, index: int, stop: int) -> Effect | None:
    """What the verb group at ``index`` does to its subject or object, phrasal verbs first."""
    group = article.groups[index]
    particles = words.particles.get(group.lemma)
    if particles:
        end = article.token_range(group.span)[1]
        for k in range(end, min(end + PARTICLE_REACH, stop)):
            word = article.lower[k]
            if word in particles:
                return particles[word]
            if word in SIGNS or article.finite(k) is not None:
                break
    return words.effects.get(group.lemma)


def being(article: Article, words: MeetingWords, index: int, stop: int) -> tuple[Status, str] | None:
    """What "is off", "are under way" say of their subject."""
    end = article.token_range(article.groups[index].span)[1]
    lower = article.lower
    for k in range(end, min(end + 3, stop)):
        for phrase, status, rule in words.being.get(lower[k], ()):
            if tuple(lower[k : k + len(phrase)]) == phrase:
                if phrase == ("on",) and k + 1 < stop and lower[k + 1] not in SIGNS:
                    continue
                if phrase == ("off",) and k + 1 < stop and lower[k + 1] == "to":
                    continue
                return status, rule
        if lower[k] in SIGNS:
            break
    return None


def noun_verdict(article: Article, words: MeetingWords, clauses: list[Clause], trigger: Trigger, stop: int) -> Verdict:
    """The verdict on a meeting named by a noun."""
    clause = clauses[trigger.clause]
    verdict = Verdict()
    before = [h for h in clause.heads if article.groups[h].head < trigger.phrase_first]
    after = [h for h in clause.heads if article.groups[h].head >= trigger.last]
    left = _left_group(article, clause, trigger)
    if left is not None and not (
        after and not before and article.groups[left].tense is Tense.NONE and _reduced(article, left)
    ):
        _as_object(article, words, trigger, left, stop, verdict)
    gerund = left is not None and article.groups[left].tense is Tense.NONE and verdict.effect
    if after and not before and _is_adjunct(article, clause, trigger):
        verdict.relation, verdict.strength = "adjunct", 1
        verdict.status = by_tense(article.groups[after[0]])[0]
    elif verdict.status is None and after and not before and not gerund:
        if len(after) > 1 and _only_planned(article, after[0], after[1]):
            subject_verdict(article, words, after[1], stop, verdict)
        elif len(after) > 1 and _split_passive(article, after[0], after[1]):
            subject_verdict(article, words, after[1], stop, verdict, passive=True)
        else:
            subject_verdict(article, words, after[0], stop, verdict)
            if verdict.status is None and len(after) > 1:
                subject_verdict(article, words, after[1], stop, verdict)
    _by_modifiers(article, words, trigger, verdict)
    _reduced_after(article, words, trigger, stop, verdict)
    if verdict.status is None and clause.heads and article.groups[clause.heads[0]].modality is not Modality.ASSERTED:
        verdict.status, verdict.strength = Status.PROPOSED, 1
    return verdict


SETTINGS = frozenset({"in", "at", "during", "over", "throughout"})


def _is_adjunct(article: Article, clause: Clause, trigger: Trigger) -> bool:
    """ "In a rare face-to-face, A sat across from B": the noun opens the clause after a preposition."""
    at = trigger.phrase_first - 1
    if at < clause.first or article.lower[at] not in SETTINGS:
        return False
    return all(article.mention_at[k] == NOTHING for k in range(clause.first, at)) and at - clause.first <= 3


def _left_group(article: Article, clause: Clause, trigger: Trigger) -> int | None:
    """The verb group right before the noun phrase, in the same clause."""
    lower = article.lower
    k = trigger.phrase_first - 1
    steps = 0
    crossing = clause.kind == "reported" and not clause.heads
    purpose = trigger.phrase_first > 0 and lower[trigger.phrase_first - 1] == "for"
    while k >= 0 and steps < (18 if purpose else 9) and (k >= clause.first or crossing):
        group = article.group_at[k]
        if group != NOTHING:
            return group
        if lower[k] in SIGNS and lower[k] not in '"“”«»' and not (purpose and lower[k] == ","):
            return None
        if article.clause_at[k] != clause.index and not crossing:
            return None
        k -= 1
        steps += 1
    return None


def _reduced(article: Article, index: int) -> bool:
    return article.groups[index].passive or article.tokens[article.groups[index].head].lower.endswith("ed")


def _as_object(
    article: Article, words: MeetingWords, trigger: Trigger, index: int, stop: int, verdict: Verdict
) -> None:
    group = article.groups[index]
    effect = effect_of(article, words, index, stop)
    verdict.relation, verdict.governor = "object", index
    end = article.token_range(group.span)[1]
    preposition = _preposition(article.lower, end, trigger.phrase_first)
    if group.lemma in REDATING and not DATES.isdisjoint(article.lower[end : trigger.phrase_first]):
        effect = Effect("moved", "E03")
    if article.lower[end : end + 2] == ["no", "to"]:
        verdict.status, verdict.strength, verdict.effect, verdict.negative = Status.PROPOSED, 2, "refused", True
        return
    verdict.preposition = preposition
    if group.tense is Tense.FUTURE and "to have" in article.document.text[group.span.start : group.span.end]:
        verdict.unfulfilled = True
    if group.lemma in STATES and (
        preposition == "in"
        or (preposition == "on" and trigger.kind is MeetingKind.VISIT)
        or (not preposition and first_word(article, index) == "there")
    ):
        status, verdict.negative = told_status(article, group)
        ongoing = (
            preposition in ("in", "on")
            and status in (Status.HELD, Status.SCHEDULED)
            and group.tense is not Tense.FUTURE
        )
        verdict.status, verdict.strength, verdict.effect = Status.ONGOING if ongoing else status, 2, "tense"
        return
    if preposition == "against":
        verdict.status, verdict.strength, verdict.effect = Status.PROPOSED, 2, "refused"
        return
    if effect is None:
        return
    verdict.effect = effect.effect
    verdict.rules.append(effect.rule)
    if group.passive and not preposition:
        return
    tense, denied = told_status(article, group)
    kind = effect.effect
    if group.tense is Tense.NONE:
        tense, denied = _by_chain(article, words, index, trigger, tense)
    if kind == "absent" and not denied:
        verdict.absent = True
        verdict.status, verdict.strength = (Status.HELD if group.tense is Tense.PAST else Status.SCHEDULED), 1
        return
    if kind == "attend":
        nobody = any(
            w in ("nobody", "none") or (w == "no" and article.lower[end + n + 1] == "one")
            for n, w in enumerate(article.lower[end : trigger.phrase_first])
        )
        if denied or nobody:
            verdict.absent = True
            verdict.status, verdict.strength = Status.SCHEDULED, 1
            return
        kind = "tense"
        if group.tense is Tense.NONE and tense is None:
            tense = _main_status(article, trigger)
    if kind == "plan" and preposition in ("during", "at", "after", "following") and tense is Status.HELD:
        verdict.status, verdict.strength, verdict.effect = tense, 1, "tense"  # "agreed at talks in Jakarta"
        return
    if kind == "left":
        verdict.status, verdict.negative, verdict.strength = tense, denied, 2
        return
    if kind in ("tense", "held", "ongoing") and preposition in (
        "about",
        "of",
        "over",
        "on",
        "before",
        "after",
        "during",
        "since",
    ):
        verdict.effect = ""
        return
    if kind in ("cancelled", "postponed", "moved") and preposition not in ("", "off"):
        return
    if kind in ("cancelled", "postponed"):
        if denied:
            verdict.negative = True
        elif group.modality is not Modality.ASSERTED or (tense is Status.SCHEDULED and group.tense is Tense.FUTURE):
            verdict.status, verdict.strength = Status(kind), 2
        else:
            verdict.status, verdict.strength = Status(kind), 3
    elif kind == "moved" and group.modality is Modality.WISHED:
        verdict.status, verdict.strength, verdict.effect = Status.SCHEDULED, 1, "asked"
    elif kind == "moved":
        verdict.moved = True
        verdict.status, verdict.strength = Status.SCHEDULED, 3
    elif kind == "plan":
        verdict.status, verdict.strength = Status.SCHEDULED, 1
        if group.modality is not Modality.ASSERTED:
            verdict.status = Status.PROPOSED
        if denied and group.lemma == "agree":
            verdict.status, verdict.negative = Status.CANCELLED, True  # "had never agreed to talks"
        elif denied:
            verdict.negative = True
        if preposition == "for" and _no_date(article, index):
            verdict.status, verdict.strength = Status.PROPOSED, 2
    elif (kind == "tense" and (tense is not None or group.tense is Tense.NONE)) or kind == "held":
        verdict.status, verdict.negative, verdict.strength = tense, denied, 2
    elif kind == "ongoing":
        verdict.status, verdict.negative, verdict.strength = (
            (tense, denied, 2)
            if tense in (Status.SCHEDULED, Status.PROPOSED, Status.CANCELLED) and group.tense is not Tense.PRESENT
            else (Status.ONGOING, False, 2)
        )
    elif kind == "proposed":
        verdict.status, verdict.strength = Status.PROPOSED, 2
    elif kind == "refused":
        verdict.status, verdict.strength, verdict.negative = Status.PROPOSED, 2, True


SPANS = frozenset(
    [
        "day",
        "days",
        "hour",
        "hours",
        "round",
        "rounds",
        "week",
        "weeks",
        "series",
        "night",
        "nights",
        "month",
        "months",
        "opening",
        "start",
        "beginning",
        "date",
        "dates",
        "timing",
        "resumption",
        "bout",
        "bouts",
        "set",
    ]
)


def _no_date(article: Article, index: int) -> bool:
    """ "no date has been set for the summit"."""
    first = article.token_range(article.groups[index].span)[0]
    before = article.lower[max(first - 3, 0) : first]
    return "no" in before and not DATES.isdisjoint(before)


def _preposition(lower: list[str], first: int, last: int) -> str:
    """The first preposition between a verb and its noun; not the "of" in "two days of"."""
    for k in range(first, last):
        if lower[k] in PREPOSITIONS and not (lower[k] == "of" and lower[k - 1] in SPANS):
            return lower[k]
    return ""


def _main_status(article: Article, trigger: Trigger) -> Status | None:
    """ "attending a session in Riyadh, the minister did not answer": as the main verb after it."""
    for k in range(trigger.last, min(trigger.last + 30, len(article.lower))):
        group = article.finite(k)
        if group is not None:
            return Status.HELD if group.tense in (Tense.PAST, Tense.PERFECT) else Status.ONGOING
        if article.lower[k] in (".", ";"):
            return None
    return None


LINKING = frozenset({"be", "stay", "remain", "look", "seem", "become", "hang", "lie", "stand", "get"})
OWN_SENSE = frozenset({"hang", "lie", "stand", "get"})
"""Linking verbs only where a word of state follows."""
REDATING = frozenset({"change", "alter", "swap", "switch", "revise"})
DATES = frozenset({"date", "dates", "day", "timing", "calendar"})
MINUTES = frozenset({"minute", "minutes", "hour", "hours"})
STATES = frozenset({"be", "lock", "remain", "stay", "engage", "hole"})


def first_word(article: Article, index: int) -> str:
    """The word right before a verb group."""
    first = article.token_range(article.groups[index].span)[0]
    return article.lower[first - 1] if first > 0 else ""


def _by_chain(
    article: Article, words: MeetingWords, index: int, trigger: Trigger, otherwise: Status | None
) -> tuple[Status | None, bool]:
    """The status of an infinitive or gerund by the verb before it: "recommend holding", "agreed to hold"."""
    clause = article.clause_at[trigger.first]
    for before in range(index - 1, max(index - 4, -1), -1):
        group = article.groups[before]
        if article.clause_at[group.head] != clause:
            break
        effect = words.effects.get(group.lemma)
        if effect is not None and effect.effect == "proposed":
            return Status.PROPOSED, False
        if effect is not None and effect.effect == "refused":
            return Status.CANCELLED, True
        if group.tense is Tense.NONE:
            continue
        status, denied = told_status(article, group)
        if effect is not None and effect.effect == "plan" and status is Status.HELD:
            return Status.SCHEDULED, denied
        return status, denied
    return otherwise, False


PREPOSITIONS = frozenset(
    ["for", "on", "to", "in", "at", "from", "with", "about", "of", "after", "before", "during", "over", "against"]
)


def _only_planned(article: Article, first: int, second: int) -> bool:
    """ "talks, due to open on 20 March, were put off": a plan told in passing before the verb of the noun."""
    group = article.groups[first]
    word = article.lower[article.token_range(group.span)[0]]
    return (
        group.tense is Tense.FUTURE
        and word in REDUCED
        and article.groups[second].tense is not Tense.NONE
        and article.lower[article.token_range(article.groups[second].span)[0]] != "to"
    )


def _split_passive(article: Article, first: int, second: int) -> bool:
    """ "was on Friday postponed": a form of "be", a time, a participle."""
    auxiliary, participle = article.groups[first], article.groups[second]
    if auxiliary.lemma != "be" or participle.tense not in (Tense.PAST, Tense.NONE):
        return False
    between = range(article.token_range(auxiliary.span)[1], article.token_range(participle.span)[0])
    return len(between) <= 9 and all(article.mention_at[k] == NOTHING for k in between)


def subject_verdict(
    article: Article, words: MeetingWords, index: int, stop: int, verdict: Verdict, passive: bool = False
) -> None:
    group = article.groups[index]
    passive = passive or group.passive
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
    verdict.effect = effect.effect
    verdict.rules.append(effect.rule)
    kind = effect.effect
    if kind in ("cancelled", "postponed"):
        if not passive and group.lemma not in ("fall", "slip"):
            return
        if denied or group.modality is not Modality.ASSERTED:
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
        if tense is Status.PROPOSED or group.tense is Tense.FUTURE:
            verdict.status, verdict.negative, verdict.strength = tense, denied, 2
        else:
            verdict.status, verdict.strength = Status.ONGOING, 2
    elif kind == "proposed" and passive:
        verdict.status, verdict.strength = Status.PROPOSED, 2
    elif kind == "refused" and passive:
        verdict.status, verdict.strength, verdict.negative = Status.PROPOSED, 2, True


def _broken_off(article: Article, first: int, stop: int) -> bool:
    """ "were aborted after an hour": what ended early took place."""
    lower = article.lower
    for k in range(first, min(first + 5, stop)):
        if lower[k] == "after":
            return not MINUTES.isdisjoint(lower[k + 1 : min(k + 5, stop)])
    return False


def _by_modifiers(article: Article, words: MeetingWords, trigger: Trigger, verdict: Verdict) -> None:
    lower = article.lower
    for k in range(trigger.phrase_first, trigger.last):
        known = words.modifiers.get(lower[k])
        if known is not None:
            status, rule = known
            if verdict.status is None:
                verdict.status, verdict.strength = status, 1
                verdict.rules.append(rule)
            elif status is Status.PROPOSED and verdict.status is Status.SCHEDULED:
                verdict.status = status
                verdict.rules.append(rule)
            return
        if lower[k] == "no":
            verdict.negative = True
            if verdict.status in (Status.HELD, Status.ONGOING):
                verdict.status, verdict.strength = Status.CANCELLED, 3
            elif verdict.status is Status.SCHEDULED:
                verdict.status = Status.PROPOSED


def _reduced_after(article: Article, words: MeetingWords, trigger: Trigger, stop: int, verdict: Verdict) -> None:
    """ "talks set for 12 May": a participle after the noun plans it where nothing else is said."""
    if verdict.status is not None and verdict.strength > 1:
        return
    for k in range(trigger.last, min(trigger.last + 20, stop)):
        group = article.group_at[k]
        word = article.lower[k]
        if word in (";", ":", "."):
            return
        if group == NOTHING:
            continue
        ended = _ended_after(article, words, k, group, stop) if k > trigger.last else None
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


BEFORE_PARTICIPLE = frozenset({",", "then", "and", "since", "later", "first", "now"})
AFTER_PARTICIPLE = SIGNS | {"and", "then", "but", "by", "because", "after", "over", "when", "in", "on", "last"}


def _ended_after(article: Article, words: MeetingWords, at: int, index: int, stop: int) -> Effect | None:
    """ "the summit, first delayed and then called off, ...": a participle without object that ends the meeting."""
    lower = article.lower
    group = article.groups[index]
    if group.head != at or lower[at - 1] not in BEFORE_PARTICIPLE:
        return None
    effect = effect_of(article, words, index, stop)
    if effect is None or effect.effect not in ("cancelled", "postponed") or at + 1 >= stop:
        return None
    after = at + 2 if lower[at + 1] in words.particles.get(group.lemma, ()) else at + 1
    return effect if after < stop and lower[after] in AFTER_PARTICIPLE else None


def conditional(article: Article, at: int, first: int, stop: int) -> bool:
    """Whether an "if", "unless", "provided" or "should" governs the token ``at`` of the sentence ``[first, stop)``."""
    first, stop = max(first, at - 80), min(stop, at + 80)
    lower = article.lower
    for k in range(first, stop):
        if lower[k] not in CONDITIONS:
            continue
        if lower[k] == "should":
            if k > first and lower[k - 1] not in (",", ":", ";", "–", "—"):
                continue
        elif (
            lower[k] == "whether"
            or (lower[k] == "if" and k > first and lower[k - 1] in ("as", "even", "ask", "asked", "only"))
            or (lower[k] == "provided" and (k + 1 >= stop or (k > first and lower[k - 1] not in (",",))))
        ):
            continue
        return True
    return False
