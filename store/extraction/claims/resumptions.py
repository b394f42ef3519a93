"""Talks that break off and go on later: "were adjourned on Tuesday and will resume on 20 June".

Within two days they are one meeting that goes on; later, what is to come is a meeting of its own, of the same sides.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from store.extraction.claims.frames import Frame
from store.extraction.claims.scan.findings import Timed
from store.extraction.claims.status.of_verbs import Verdict
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.words import MeetingWords
from store.extraction.claims.when.further_days import town_of
from store.extraction.claims.when.last_days import is_last_day
from store.extraction.claims.when.stored import bounds, is_exact, known, when_of
from store.lexicon.closed import closed
from store.model import MeetingKind, MentionForm, Modality, Precision, Status, Tense, VerbGroup, When

RESUMING = closed("going_on_later")
BEGINNING = closed("beginning")
NOT_BETWEEN = frozenset({"if", "unless", "after", "before", "until", ":", "("})
"""Between what ended and a verb of resuming that is not told of it, or not as certain."""
RELATIVES = frozenset({"which", "that"})
OVER = frozenset({"held", "tense"})
GIVEN_UP = frozenset({"cancelled", "postponed", "moved"})
BREAK = timedelta(days=2)
"""How long one meeting breaks off at most."""
REACH = 24
"""How many tokens behind the verb of what ended that of resuming stands at most, and the day behind that."""


def resumption(article: Article, words: MeetingWords, frame: Frame) -> Frame | None:
    """The meeting that a frame goes on with, where that has a day of its own; None where nothing is told to go on.

    A short break makes the frame one that goes on until then.
    """
    if frame.trigger.frame == "pronoun":
        return _by_pronoun(article, frame)
    verb = _told_before(article, words, frame)
    if verb is not None and (over := _day_over(article, frame, verb)) is not None:
        if verb.lemma in BEGINNING:
            _under_way(article, words, frame, over)
            return None
        return _after_what_is_over(article, frame, over)
    governor = frame.verdict.governor
    taken_up = frame.verdict.relation == "object"
    if governor == NOTHING or not (taken_up or frame.verdict.relation == "subject"):
        return None
    if not frame.trigger.noun or frame.kind is MeetingKind.VISIT:
        return None
    if frame.status is Status.CANCELLED:
        return None  # "had been expected to resume on Wednesday, but nobody came"
    if frame.status is not Status.HELD:
        if not taken_up:
            _take_its_own_day(article, frame, article.groups[governor])
        return None
    ended = frame.trigger.last if taken_up else article.token_range(article.groups[governor].span)[1]
    verb = _verb_taking_up(article, ended) if taken_up else _verb_of_resuming(article, ended)
    if verb is None:
        return None
    timed = _day_behind(article, article.token_range(verb.span)[1])
    if timed is None or (timed.time.bound and is_last_day(article, timed.at)):
        return None  # "will continue until Friday": no break
    when = when_of(timed.time, article.publication)
    if _goes_on(article, frame, when):
        return None
    return _later(article, frame, when, timed, verb)


def _told_before(article: Article, words: MeetingWords, frame: Frame) -> VerbGroup | None:
    """ "The talks, which ended in Gagra on Tuesday, will resume in July": the verb of what lies behind."""
    governor = frame.verdict.governor
    if governor == NOTHING or frame.verdict.relation != "subject" or not frame.trigger.noun:
        return None
    group = article.groups[governor]
    effect = words.effects.get(group.lemma)
    if not _lies_ahead(group) or (effect is not None and effect.effect in GIVEN_UP):
        return None
    main = article.token_range(group.span)[0]
    relative = next((k for k in range(frame.trigger.last, main) if article.lower[k] in RELATIVES), NOTHING)
    verb = article.finite(relative + 1) if relative != NOTHING else None
    if verb is None or verb.tense is not Tense.PAST or verb.negated or verb.modality is not Modality.ASSERTED:
        return None
    told = words.effects.get(verb.lemma)
    return verb if told is not None and told.effect in OVER else None


def _day_over(article: Article, frame: Frame, verb: VerbGroup) -> Timed | None:
    """The day behind a verb of a clause on the noun, where it has gone by and is known exactly."""
    today = article.publication.day
    timed = _day_behind(article, article.token_range(verb.span)[1])
    if timed is None or today is None:
        return None
    if timed.at > article.token_range(article.groups[frame.verdict.governor].span)[0]:
        return None
    when = when_of(timed.time, article.publication)
    last = bounds(when)[1]
    return timed if is_exact(when) and last is not None and last <= today else None


def _under_way(article: Article, words: MeetingWords, frame: Frame, begun: Timed) -> None:
    """ "Talks, which opened on Monday, will end on Friday": they go on, until then."""
    group = article.groups[frame.verdict.governor]
    effect = words.effects.get(group.lemma)
    ending = effect is not None and effect.effect == "held"
    frame.when = when_of(begun.time, article.publication)
    timed = _day_behind(article, article.token_range(group.span)[1]) if ending else None
    last = bounds(when_of(timed.time, article.publication))[1] if timed is not None else None
    if last is not None:
        frame.when = replace(frame.when, end=last.isoformat(), precision=Precision.RANGE)
    frame.status, frame.previous, frame.moved, frame.dated = Status.ONGOING, None, False, True
    frame.verdict.strength = 2
    frame.rules.append("C1306")


def _after_what_is_over(article: Article, frame: Frame, over: Timed) -> Frame | None:
    """The meeting to come of talks that are over for now; the frame itself becomes that of what is over."""
    group = article.groups[frame.verdict.governor]
    when = when_of(over.time, article.publication)
    first, last = bounds(when)
    known_first, known_last = bounds(frame.when)
    covered = first is not None and known_first is not None and known_last is not None and known_first <= first
    if not (covered and last is not None and known_last is not None and last <= known_last):
        frame.when = when  # else "two days of talks, which ended on Tuesday" has told more already
    timed = _day_behind(article, article.token_range(group.span)[1]) if group.lemma in RESUMING else None
    there = town_of(article, over) or frame.place
    frame.place = None if timed and there == town_of(article, timed) else there
    frame.status, frame.previous, frame.moved, frame.dated = Status.HELD, None, False, True
    frame.verdict.strength = 2
    frame.rules.append("C1306")
    if timed is None or (timed.time.bound and is_last_day(article, timed.at)):
        return None
    again = when_of(timed.time, article.publication)
    if _goes_on(article, frame, again):
        return None
    return _later(article, frame, again, timed, group)


def _take_its_own_day(article: Article, frame: Frame, group: VerbGroup) -> None:
    """ "The talks, which adjourned on Tuesday, will resume on 20 June in C": the day and town behind the verb."""
    today = article.publication.day
    gone = bounds(frame.when)[1]
    if group.lemma not in RESUMING or not _lies_ahead(group) or today is None or gone is None or gone >= today:
        return
    if frame.status is Status.CANCELLED and group.past:
        return  # "had been expected to resume on Wednesday, but nobody came"
    timed = _day_behind(article, article.token_range(group.span)[1])
    when = when_of(timed.time, article.publication) if timed is not None else None
    if timed is None or when is None or not _starts_after(when, frame.when):
        return
    frame.when, frame.place = when, town_of(article, timed) or frame.place
    if frame.previous is not None and bounds(frame.previous) == bounds(when):
        frame.previous, frame.moved = None, False  # "which broke off in March, are expected to resume on 20 June"
    frame.status = Status.SCHEDULED
    frame.rules.append("C1306")


def _by_pronoun(article: Article, frame: Frame) -> Frame | None:
    """ "... ended on Tuesday. They will resume next week": the frame itself, no longer that of what ended."""
    before, governor = frame.same_as, frame.verdict.governor
    if before is None or governor == NOTHING or before.status is not Status.HELD or not known(frame.when):
        return None
    group = article.groups[governor]
    if group.lemma not in RESUMING or not _lies_ahead(group) or not _starts_after(frame.when, before.when):
        return None
    if _goes_on(article, before, frame.when):
        return None
    frame.same_as, frame.bare, frame.series = None, False, "next"
    frame.sides, frame.people = list(before.sides), list(before.people)
    frame.shared = True
    frame.place, frame.place_rank = frame.place or before.place, 1
    frame.status, frame.verdict.strength = Status.SCHEDULED, 2
    frame.rules.append("C1306")
    return None


def _lies_ahead(group: VerbGroup) -> bool:
    return group.tense in (Tense.FUTURE, Tense.PRESENT) and not group.negated


def _verb_of_resuming(article: Article, first: int) -> VerbGroup | None:
    """The next verb behind what ended, where it says that those talks go on; none where others are named between."""
    stop = min(first + REACH, article.document.sentences[article.sentence_index(first - 1)].last)
    for k in range(first, stop):
        group = article.finite(k)
        if group is not None:
            wished = article.lower[article.token_range(group.span)[0]] == "to"  # "without an agreement to resume"
            return group if group.lemma in RESUMING and _lies_ahead(group) and not wished else None
        word = article.lower[k]
        mention = article.mention(k)
        named = mention is not None and mention.form is not MentionForm.PLACE
        if named or word in NOT_BETWEEN:
            return None
    return None


def _verb_taking_up(article: Article, first: int) -> VerbGroup | None:
    """ "adjourned their talks on Tuesday and will resume them": the second verb, if it says that they go on."""
    stop = min(first + REACH, article.document.sentences[article.sentence_index(first - 1)].last - 1)
    for k in range(first, stop):
        group = article.finite(k)
        if group is not None:
            begun, ended = article.token_range(group.span)
            joined = article.before(begun) in ("and", "but") and article.lower[ended : ended + 1] == ["them"]
            return group if joined and group.lemma in RESUMING and _lies_ahead(group) else None
    return None


def _day_behind(article: Article, first: int) -> Timed | None:
    """The first day, week or month behind a verb, in its sentence and before the next verb."""
    stop = article.document.sentences[article.sentence_index(first - 1)].last
    for k in range(first, min(first + REACH, stop)):
        time = article.time(k)
        if time is not None and time.precision is not Precision.VAGUE and time.start is not None:
            return Timed(time, k, "")
        if article.finite(k) is not None:
            return None
    return None


def _starts_after(when: When, other: When) -> bool:
    first, last = bounds(when)[0], bounds(other)[1]
    return first is not None and (last is None or first > last)


def _goes_on(article: Article, frame: Frame, when: When) -> bool:
    """Whether a frame is told to go on after a short break; it goes on until then, or is over by then."""
    ended, again = bounds(frame.when)[1], bounds(when)[0]
    if ended is None or again is None or not (is_exact(frame.when) and is_exact(when)):
        return False
    if not timedelta(0) < again - ended <= BREAK:
        return False
    today = article.publication.day
    frame.when = replace(frame.when, end=again.isoformat(), precision=Precision.RANGE)
    if today is not None and again >= today:
        frame.status = Status.ONGOING
    return True


def _later(article: Article, frame: Frame, when: When, timed: Timed, verb: VerbGroup) -> Frame | None:
    """A frame of what lies ahead: the same sides, in the same town where no other is told."""
    if not _starts_after(when, frame.when):
        return None
    first, last = article.token_range(verb.span)
    town = town_of(article, timed)
    return replace(
        frame,
        trigger=replace(frame.trigger, first=first, last=last),
        verdict=Verdict(Status.SCHEDULED, 2, rules=[]),
        status=Status.SCHEDULED,
        when=when,
        previous=None,
        until=None,
        dated=True,
        place=town or frame.place,
        sides=list(frame.sides),
        people=list(frame.people),
        rules=[*frame.rules, "C1306"],
        series="next",
        round=None,
        definite=False,
        bare=False,
        moved=False,
        more=[],
        same_as=None,
    )
