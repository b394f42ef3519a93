"""A frame brought to its values: status, days, what is told elsewhere, what is bare."""

from __future__ import annotations

from dataclasses import replace

from store.extraction.claims.frames import Frame, add_new
from store.extraction.claims.reading import Reading
from store.extraction.claims.rumours import is_denied_rumour
from store.extraction.claims.scan.findings import Timed
from store.extraction.claims.scan.turning_words import FORMER
from store.extraction.claims.status.fitting import fitted
from store.extraction.claims.status.of_subjects import FELL_THROUGH
from store.extraction.claims.status.of_verbs import conditional
from store.extraction.claims.text.article import NOTHING
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.small_words import AT_OR_AFTER
from store.extraction.claims.told_around import day_is_old, told_elsewhere
from store.extraction.claims.triggers.trigger import Trigger
from store.extraction.claims.when.choosing import Choice, choose_days, in_order, told_times
from store.extraction.claims.when.day_counts import day_number
from store.extraction.claims.when.days import lasting, nearest_day
from store.extraction.claims.when.further_days import further_days, town_of
from store.extraction.claims.when.moves import (
    further_day,
    is_told_later,
    later_date,
    tells_the_end,
)
from store.extraction.claims.when.shifts import moved_time
from store.extraction.claims.when.stored import (
    COUNTED_BACK,
    counted_back,
    is_exact,
    on_publication,
    when_of,
)
from store.model import MeetingKind, Sentence, StatementKind, Status, Tense

ASKED = frozenset({"asked", "asking", "questioned"})
INSTEAD = 30
"""How many tokens behind a meeting "instead" stands at most."""
CALLING_OFF = frozenset({"cancelled", FELL_THROUGH, ""})
"""Effects of verbs by which a meeting is off, or none in "is off"."""
OFF = frozenset({Status.CANCELLED, Status.POSTPONED})
GOING_ON = frozenset({Status.SCHEDULED, Status.ONGOING, Status.HELD})
STANDING = frozenset({Status.SCHEDULED, Status.PROPOSED, Status.POSTPONED})
"""Of a plan that can be one of before or the one that holds now."""


def finish(reading: Reading, frame: Frame, times: list[Timed], clause: Clause, sentence: Sentence, stop: int) -> None:
    verdict = frame.verdict
    frame.rules.insert(0, frame.trigger.rule)
    if verdict.rules:
        add_new(frame.rules, verdict.rules)
    frame.statement = reading.article.statement_at[frame.trigger.first]
    if verdict.unfulfilled and verdict.status is Status.SCHEDULED:
        verdict.status, verdict.strength, verdict.moved = Status.POSTPONED, 1, True
    told = told_times(reading, frame, times, clause, sentence)
    choice = choose_days(reading, frame, told, sentence)
    further = further_days(reading.article, frame, told, choice.day)
    frame.more = [in_order(nearest_day(reading, frame, day, choice.status), choice) for day in further]
    _write_days(reading, frame, choice)
    _place_of_the_day_before(reading, frame, clause, choice.day)
    choice.status = lasting(reading, frame, sentence, choice.status, choice.day)
    _count_days(reading, frame, choice, clause, sentence, stop)
    called_off = verdict.negative or (verdict.strength >= 3 and verdict.effect in CALLING_OFF)
    if choice.status is Status.POSTPONED and verdict.strength == 2 and further_day(reading, sentence, 2, lacking=True):
        verdict.strength = 3  # "has asked to put off the talks. No new date was given"
    if called_off and choice.status is Status.CANCELLED and frame.dated and further_day(reading, sentence, 1):
        choice.status = Status.POSTPONED
        day_is_old(frame)
    frame.status = _still_to_come(reading, frame, fitted(reading, frame, choice.status))
    off = _off_till_later(reading, frame, sentence)
    if off is not None:
        frame.status = off.status = Status.POSTPONED
        day_is_old(off)
    _denied(reading, frame, sentence)
    frame.negative = verdict.negative
    frame.instead = (
        "instead" in reading.article.lower[frame.trigger.last : min(sentence.last, frame.trigger.last + INSTEAD)]
    )
    _standing(reading, frame)
    if frame.fresh and frame.previous is None and choice.day is not None and _was_first_set(reading, frame, choice.day):
        day_is_old(frame)
        verdict.moved = True
    told_elsewhere(reading, frame, clause, sentence)
    frame.moved = verdict.moved or (frame.previous is not None and frame.status is Status.SCHEDULED)
    _less_than_planned(reading, frame, clause, sentence)


def _off_till_later(reading: Reading, frame: Frame, sentence: Sentence) -> Frame | None:
    """ "Will not meet on Friday; the meeting will take place at a later date": what was told to be off right before."""
    off = reading.discourse.frames[-1] if reading.discourse.frames else None
    if off is None or off.status not in OFF or frame.sentence - off.sentence > 1 or not frame.definite:
        return None
    if frame.status is not Status.SCHEDULED or frame.dated:
        return None
    later = later_date(reading, frame, sentence) or is_told_later(reading, frame, sentence)
    return off if later else None


def _still_to_come(reading: Reading, frame: Frame, status: Status | None) -> Status | None:
    """ "Arrived this evening for talks starting tomorrow": planned, whatever is over, as its one day lies ahead."""
    today, when = reading.article.publication.day, frame.when
    ahead = today is not None and when.earliest is not None and when.earliest > today and is_exact(when)
    return Status.SCHEDULED if ahead and status is Status.HELD and frame.trigger.noun and frame.dated else status


def _place_of_the_day_before(reading: Reading, frame: Frame, clause: Clause, day: Timed | None) -> None:
    """ "The thaw began in C in May, when A and B met": the town told with the time that a clause hangs on."""
    if day is None or clause.marker != "when" or day.at >= clause.first or frame.kind is MeetingKind.CALL:
        return
    told = reading.discourse.frames
    if frame.place is None and not (told and told[-1].sentence == frame.sentence):
        frame.place = town_of(reading.article, day)
        frame.place_rank = 1 if frame.place is not None else frame.place_rank


def _write_days(reading: Reading, frame: Frame, choice: Choice) -> None:
    """The chosen day and the day it replaces, in the frame; the old one counted back where only a shift is told."""
    publication = reading.article.publication
    day, old, shift = choice.day, choice.old, choice.shift
    if day is not None:
        frame.when = when_of(day.time, publication)
        frame.dated = True
        if tells_the_end(reading, frame):
            frame.until = frame.when
    if old is not None:
        frame.previous = when_of(old.time, publication)
        frame.dated = True
    elif shift is not None and day is None and choice.status is Status.POSTPONED:
        frame.shift = shift
    elif shift is not None and day is not None and choice.status in GOING_ON:
        before = moved_time(day.time, shift, back=True)
        if before is not None:
            frame.previous = replace(when_of(before, publication), how=f"{shift.words} {COUNTED_BACK}")
            frame.verdict.moved = True


def _count_days(reading: Reading, frame: Frame, choice: Choice, clause: Clause, sentence: Sentence, stop: int) -> None:
    """ "the third day of talks": it began so many days before, and goes on."""
    first = frame.trigger.phrase_first if frame.trigger.noun else clause.first
    days = day_number(reading.article, reading.words.nouns, first, min(stop, sentence.last))
    if days <= 1 or choice.status not in (Status.ONGOING, Status.HELD, Status.SCHEDULED, None):
        return
    base = frame.when if frame.when.start else on_publication(reading.article.publication)
    frame.when = counted_back(base, days)
    if choice.status is not Status.SCHEDULED:
        choice.status = Status.ONGOING
        frame.round = None
    frame.dated = True


def _less_than_planned(reading: Reading, frame: Frame, clause: Clause, sentence: Sentence) -> None:
    """Only proposed is what somebody asks for, what a question asks about and what hangs on a condition."""
    verdict = frame.verdict
    weak = verdict.strength < 2 or _wished_moved(reading, frame)
    if weak and frame.status in (None, Status.SCHEDULED) and _asked_for(reading, frame):
        frame.status, frame.moved, verdict.moved, verdict.strength = Status.PROPOSED, False, False, 1
        frame.rules.append("S07")
    if clause.marker == "if" and frame.moved and verdict.effect == "moved":
        frame.status, frame.moved, verdict.moved, verdict.strength = Status.PROPOSED, False, False, 1
    if frame.status is not Status.SCHEDULED or frame.moved:
        return
    marker = clause.first if reading.article.lower[clause.first] == "if" else clause.first - 1
    asked = clause.marker == "if" and reading.article.lower[max(marker - 1, 0)] in ASKED
    if clause.marker == "whether" or asked:
        frame.status, verdict.strength = Status.PROPOSED, min(verdict.strength, 1)
        frame.rules.append("S09")
    elif conditional(reading.article, frame.trigger.first, sentence.first, sentence.last):
        frame.status = Status.PROPOSED
        frame.rules.append("S09")


def _denied(reading: Reading, frame: Frame, sentence: Sentence) -> None:
    """ "denied that a meeting was planned", "no plans to receive him": off where nothing else speaks of it."""
    lower = reading.article.lower
    first = frame.trigger.phrase_first
    denied = frame.statement != NOTHING and reading.article.statements[frame.statement].negative
    before = range(max(first - 6, 1), first)
    unplanned = (
        not frame.trigger.noun
        and "no" in lower[before.start - 1 : first]
        and any(lower[k] in ("plan", "plans", "intention") and lower[k - 1] == "no" for k in before)
    )
    untrue = is_denied_rumour(reading, frame, sentence)
    if not (denied or unplanned or untrue) or frame.verdict.absent or (frame.verdict.negative and not untrue):
        return
    if frame.trigger.noun and frame.status is Status.HELD and _is_the_occasion(reading, frame):
        return
    if denied and frame.status in (Status.CANCELLED, Status.POSTPONED) and frame.verdict.strength >= 3:
        frame.status, frame.verdict.strength = Status.SCHEDULED, 1  # "denied that the talks had been called off"
        frame.when = frame.previous if frame.previous is not None and not frame.when.start else frame.when
        frame.rules.append("S11")
    elif frame.status in (Status.SCHEDULED, Status.PROPOSED, Status.HELD):
        frame.status = Status.CANCELLED if untrue or frame.status is not Status.PROPOSED else frame.status
        frame.verdict.negative, frame.verdict.strength = True, 1
        frame.rules.append("S11")


def _was_first_set(reading: Reading, frame: Frame, day: Timed) -> bool:
    """ "Originally set for 28 May, will now be held in Cairo": whether the one day told is that of the first plan."""
    before = reading.article.lower[frame.trigger.last : day.at]
    return frame.trigger.noun and day.label == "planned" and not FORMER.isdisjoint(before)


def _is_the_occasion(reading: Reading, frame: Frame) -> bool:
    """ "denied that maps were shown at the talks": that there were any is not what is denied.

    Nor is it in "that its talks with B had failed", "that it had walked out of the talks".
    """
    article = reading.article
    if frame.definite and (frame.verdict.effect == "held" or frame.verdict.preposition in ("of", "from")):
        return True
    if article.before(frame.trigger.phrase_first) not in AT_OR_AFTER:
        return False
    governor = frame.verdict.governor
    return governor == NOTHING or article.groups[governor].lemma != "be"


def _standing(reading: Reading, frame: Frame) -> None:
    """Mark a plan told as one of before ("had been due", "was first set") or as the one that holds now."""
    index = frame.trigger.group if frame.trigger.group != NOTHING else frame.verdict.governor
    if index == NOTHING or frame.status not in STANDING:
        return
    article = reading.article
    group = article.groups[index]
    first, end = article.token_range(group.span)
    said = article.lower[max(first - 1, 0) : end + 1]
    frame.fresh = "now" in said and not group.past
    if not group.past and index and article.lower[first] == "to":  # "had agreed to hold talks"
        group = article.groups[index - 1]
        first, end = article.token_range(group.span)
        said = article.lower[first:end]
        if "had" not in said or article.clause_at[first] != frame.trigger.clause:
            return
    if not group.past or "would" in said:
        return
    effect = reading.words.effects.get(group.lemma)
    planned = effect is not None and effect.effect == "plan" and (group.passive or "had" in said)
    said_in = article.statement_at[first]
    own_words = said_in == NOTHING or article.statements[said_in].kind is StatementKind.DIRECT
    frame.former = (
        group.tense is Tense.FUTURE or planned or any(word in reading.words.formerly for word in said)
    ) and own_words  # "was to" in indirect speech is "is to" put back


def _wished_moved(reading: Reading, frame: Frame) -> bool:
    """ "Wants the talks moved to Accra": what a participle without "be" tells is wished for."""
    governor = frame.verdict.governor
    if frame.verdict.effect != "moved" or frame.verdict.relation != "subject" or governor == NOTHING:
        return False
    group = reading.article.groups[governor]
    return reading.article.token_range(group.span)[0] == group.head


def _asked_for(reading: Reading, frame: Frame) -> bool:
    """Whether the words are those of somebody who proposes, demands or suggests."""
    if frame.statement == NOTHING:
        return False
    cue = reading.article.statements[frame.statement].cue_span
    if cue is None:
        return False
    effect = reading.words.effects.get(reading.lemma_near(reading.article.token_range(cue)[0]))
    return effect is not None and effect.effect == "proposed"


def is_bare(trigger: Trigger, frame: Frame, times: list[Timed]) -> bool:
    """ "the meeting", "this visit": nothing but the noun and its determiner."""
    if not frame.definite or frame.sides or frame.people or frame.place or times:
        return False
    return trigger.first - trigger.phrase_first <= 2 and not frame.series and frame.round is None
