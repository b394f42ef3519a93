"""What a verb says of the meeting that is its object or stands behind its preposition: "called off the talks"."""

from __future__ import annotations

from store.extraction.claims.status.of_verbs import Verdict, effect_of, told_status, was_to_have
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import AT_OR_AFTER
from store.extraction.claims.text.words import Effect, MeetingWords
from store.extraction.claims.triggers.noun_triggers import DETERMINERS
from store.extraction.claims.triggers.told_verb import past_adjuncts
from store.extraction.claims.triggers.trigger import Trigger
from store.lexicon.closed import closed
from store.model import MeetingKind, Modality, Status, Tense, VerbGroup
from store.reading.agreed_there import agreed_there

PARTS = closed("parts_of_a_visit")
SPAN = 5
"""How many tokens "at the very end" takes at most before "of"."""
SPANS = closed("parts_of_talks")
REDATING = closed("redating")
DATES = closed("date_nouns")
SHORTFALL = closed("shortfall")
CAUSING = frozenset({"have", "get"})
AFTERWARDS = frozenset({"follow", "succeed"})
"""Verbs whose subject comes later than their object."""
STATES = closed("states")
DEPARTING = frozenset({"leave", "depart", "set"})
"""Verbs of who goes to do something later: "left for A to attend a summit"."""
FRUITS = closed("fruits_of_a_meeting")
INTERESTS = closed("interests")
WEIGHING = closed("weighing")
FAVOURING = frozenset({"favour", "favor", "open"})
"""Between a verb and talks that somebody only wishes for: "is in favour of", "remains open to"."""
DEFINITE = closed("definite")
RAISING = closed("raising")
IDEAS = closed("ideas_raised")
CHOOSING = frozenset({"choose", "pick", "select", "book", "reserve", "designate"})
"""Verbs of what is made ready "for a meeting"."""
READY = frozenset({"ready", "prepared", "willing"})
WELCOMING = frozenset({"welcome", "appreciate", "relish"})
"""Verbs that, with "would", wish for a meeting."""
OCCASION = frozenset({"at", "during"})
PREPOSITIONS = frozenset(
    ["for", "on", "to", "in", "at", "from", "with", "about", "of", "after", "before", "during", "over", "against"]
)


def _is_an_idea(article: Article, group: VerbGroup, trigger: Trigger, end: int) -> bool:
    """ "Raised the possibility of talks", "would welcome talks", "is ready for talks", "agreed in principle to talks".

    Where the talks are known already, who is ready for them is so because they are planned.
    """
    between = article.lower[end : trigger.phrase_first]
    definite = article.lower[trigger.phrase_first] in DEFINITE
    if group.negated or definite:
        return False
    if group.lemma in RAISING and not IDEAS.isdisjoint(between):
        return True
    ready = group.lemma in STATES and "for" in between and not READY.isdisjoint(between)
    wished = group.lemma in WELCOMING and article.lower[article.token_range(group.span)[0]] == "would" and not between
    return ready or wished or (group.lemma == "agree" and between[:2] == ["in", "principle"])


def object_verdict(
    article: Article, words: MeetingWords, trigger: Trigger, index: int, stop: int, verdict: Verdict
) -> None:
    """The verdict on a meeting that stands behind the verb group at ``index``, as its object or by a preposition."""
    group = article.groups[index]
    effect = _caused(article, words, trigger, index, stop) or effect_of(article, words, index, stop)
    verdict.relation, verdict.governor = "object", index
    end = article.token_range(group.span)[1]
    delayed = end < trigger.phrase_first == past_adjuncts(article, end, trigger.phrase_first)
    preposition = "" if delayed else _preposition(article.lower, end, trigger.phrase_first)  # "held on Monday | talks"
    if group.lemma in REDATING and not DATES.isdisjoint(article.lower[end : trigger.phrase_first]):
        effect = Effect("moved", "E03")
    if article.lower[end : end + 2] == ["no", "to"]:
        verdict.status, verdict.strength, verdict.effect, verdict.negative = Status.PROPOSED, 2, "refused", True
        return
    verdict.preposition = preposition
    if _at_a_part_of(article, end, trigger.phrase_first):
        status, denied = told_status(article, group)
        verdict.effect = "tense"
        verdict.status, verdict.strength = (status if not denied else Status.HELD), 1
        return
    if agreed_there(article.tokens, article.groups, index, trigger.last) and not _ahead(article, trigger.last):
        verdict.status, verdict.strength, verdict.governor = Status.HELD, 1, index - 1
        return
    if was_to_have(article, group):
        verdict.unfulfilled = True
    if preposition == "against" or not FAVOURING.isdisjoint(article.lower[end : trigger.phrase_first]):
        against = preposition == "against"
        verdict.status, verdict.strength = Status.PROPOSED, 2 if against else 1
        verdict.effect = "refused" if against else "proposed"
        return
    chosen = group.lemma in CHOOSING and not group.negated and trigger.kind is not MeetingKind.VISIT
    if chosen and "for" in article.lower[end : trigger.phrase_first]:
        verdict.status, verdict.strength, verdict.effect = Status.SCHEDULED, 2, "plan"
        return
    if _is_an_idea(article, group, trigger, end):
        weak = group.lemma in STATES or group.lemma in WELCOMING
        verdict.status, verdict.strength, verdict.effect = Status.PROPOSED, 1 if weak else 2, "proposed"
        return
    if group.lemma in STATES and (
        preposition == "in"
        or (lower_has(article, end, trigger.phrase_first, "through") and group.lemma == "be")
        or (preposition == "on" and trigger.kind is MeetingKind.VISIT)
        or (not preposition and first_word(article, index) == "there")
    ):
        status, verdict.negative = told_status(article, group)
        ongoing = (
            (preposition in ("in", "on") or lower_has(article, end, trigger.phrase_first, "through"))
            and status in (Status.HELD, Status.SCHEDULED)
            and group.tense is not Tense.FUTURE
        )
        verdict.status, verdict.strength, verdict.effect = Status.ONGOING if ongoing else status, 2, "tense"
        return
    if preposition == "from" and group.lemma in ("come", "return", "arrive", "emerge"):
        verdict.status, verdict.negative, verdict.strength = Status.HELD, group.negated, 2
        return
    if group.lemma in AFTERWARDS and not preposition and not group.passive:
        verdict.status, verdict.strength = Status.HELD, 2  # "the talks follow a visit by the premier in March"
        return
    if effect is not None:
        _by_effect(article, words, trigger, index, effect, verdict)


def _caused(article: Article, words: MeetingWords, trigger: Trigger, index: int, stop: int) -> Effect | None:
    """ "Had the talks deferred", "got it called off": what somebody has done to a meeting; None where nothing is."""
    group, behind = article.groups[index], trigger.last
    if group.lemma not in CAUSING or group.passive or behind >= stop or article.group_at[behind] in (NOTHING, index):
        return None
    done = article.groups[article.group_at[behind]]
    if done.passive or done.head != behind:
        return None  # "had talks that were deferred"
    effect = effect_of(article, words, article.group_at[behind], stop)
    return effect if effect is not None and effect.effect in ("cancelled", "postponed", "moved") else None


def _ahead(article: Article, at: int) -> bool:
    """Whether the first day told behind a token, in its sentence, lies ahead."""
    today, last = article.publication.day, article.document.sentences[article.sentence_index(at - 1)].last
    time = next((t for k in range(at, last) if (t := article.time(k)) is not None), None)
    return time is not None and time.start is not None and today is not None and time.start > today


def _at_a_part_of(article: Article, first: int, last: int) -> bool:
    """ "announced on Tuesday at the end of talks": only the occasion of what a verb tells, which is not done to it."""
    before = article.lower[first:last]
    return before[-1:] == ["of"] and before[-2:-1] != [] and before[-2] in PARTS and "at" in before[-2 - SPAN :]


def _by_effect(
    article: Article, words: MeetingWords, trigger: Trigger, index: int, effect: Effect, verdict: Verdict
) -> None:
    """What the sense of the governing verb, with its tense, makes of the meeting."""
    group = article.groups[index]
    end = article.token_range(group.span)[1]
    preposition = verdict.preposition
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
            over = group.tense in (Tense.PAST, Tense.PERFECT) and group.modality is Modality.ASSERTED
            verdict.status, verdict.strength = (Status.HELD if over else Status.SCHEDULED), 1
            return
        kind = "tense"
        if group.tense is Tense.NONE and tense is None:
            tense = _main_status(article, trigger)
    done = tense is Status.HELD or _failed_to(article, index)
    looked_at = group.lemma in WEIGHING and _looks_back(article, trigger, end)
    if looked_at or (done and kind in ("plan", "proposed") and preposition in AT_OR_AFTER | {"in"}):
        verdict.status, verdict.strength, verdict.effect = Status.HELD, 2, "tense"  # "agreed at talks in Jakarta"
        return
    if kind in ("plan", "proposed") and preposition in OCCASION and tense is Status.SCHEDULED and not denied:
        verdict.status, verdict.strength, verdict.effect = tense, 2, "tense"  # "will review it at a meeting in Abuja"
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
    if kind in ("cancelled", "postponed", "moved") and preposition not in ("", "off") and not _direct(article, trigger):
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
    elif denied and preposition in AT_OR_AFTER and kind in ("tense", "held", "proposed"):
        ahead = group.tense is Tense.FUTURE  # "no decision will be taken at the summit"
        verdict.status, verdict.strength, verdict.effect = Status.SCHEDULED if ahead else Status.HELD, 2, "tense"
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


def _looks_back(article: Article, trigger: Trigger, first: int) -> bool:
    """ "weighed the outcome of the talks in B", "reviewed the talks held in C": what is over is thought about."""
    held = article.lower[trigger.last : trigger.last + 1] == ["held"] and article.lower[trigger.phrase_first] == "the"
    return held or not FRUITS.isdisjoint(article.lower[first : trigger.phrase_first])


def _no_date(article: Article, index: int) -> bool:
    """ "no date has been set for the summit"."""
    first = article.token_range(article.groups[index].span)[0]
    before = article.lower[max(first - 3, 0) : first]
    return "no" in before and not DATES.isdisjoint(before)


def _preposition(lower: list[str], first: int, last: int) -> str:
    """The preposition by which a verb has its noun: the first one, not the "of" in "two days of"; "at" before all."""
    if first < last - 1 and (lower[last - 1] in AT_OR_AFTER or _within(lower, last - 1)):
        return lower[last - 1]
    for k in range(first, last):
        particle = lower[k : k + 2] == ["in", "for"]  # "has been pencilled in for talks"
        if lower[k] in PREPOSITIONS and not particle and not (lower[k] == "of" and lower[k - 1] in SPANS):
            return lower[k]
    return ""


def _within(lower: list[str], at: int) -> bool:
    """ "agreed on a truce | in talks in Jakarta"; not "agreed on a part in talks"."""
    return lower[at] == "in" and lower[at - 1] not in INTERESTS


def _failed_to(article: Article, index: int) -> bool:
    """ "failed to agree at talks in Jakarta": an infinitive behind the past tense of another verb."""
    before = article.groups[index - 1] if index else None
    near = before is not None and article.token_range(before.span)[1] >= article.groups[index].head - 2
    return before is not None and near and before.lemma in SHORTFALL and before.tense in (Tense.PAST, Tense.PERFECT)


def lower_has(article: Article, first: int, last: int, word: str) -> bool:
    """Whether a word stands among the tokens ``[first, last)``."""
    return word in article.lower[first:last]


def _direct(article: Article, trigger: Trigger) -> bool:
    """ "cancelled at short notice the lunch": the preposition has its own noun before the article of the meeting."""
    first = trigger.phrase_first
    return article.lower[first] in DETERMINERS and article.lower[first - 1] not in PREPOSITIONS


def _main_status(article: Article, trigger: Trigger) -> Status | None:
    """ "attending a session in Riyadh, the minister did not answer": as the main verb after it."""
    for k in range(trigger.last, min(trigger.last + 30, len(article.lower))):
        group = article.finite(k)
        if group is not None:
            return Status.HELD if group.tense in (Tense.PAST, Tense.PERFECT) else Status.ONGOING
        if article.lower[k] in (".", ";"):
            return None
    return None


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
        ahead = (effect is not None and effect.effect == "plan") or group.lemma in DEPARTING
        if ahead and status is Status.HELD:
            return Status.SCHEDULED, denied  # "agreed to hold", "left for A to attend"
        return status, denied
    return otherwise, False
