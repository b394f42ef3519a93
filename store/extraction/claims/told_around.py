"""What the sentences around a meeting add: the day it had before, the day it has now, that nobody came."""

from __future__ import annotations

from store.extraction.claims.discourse import TAKEN_PLACE
from store.extraction.claims.frames import Frame
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.findings import Timed
from store.extraction.claims.text.article import NOTHING
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.when.moved_since import moved_since
from store.extraction.claims.when.moves import (
    delay_asked,
    further_day,
    new_date,
    new_day_later,
    old_day,
)
from store.extraction.claims.when.no_shows import given_up_by_now, held_instead, nobody_came, will_not_come
from store.extraction.claims.when.stored import (
    last_week,
    nearer_week,
    when_of,
)
from store.model import Sentence, Status, When

DAY_BEHIND = 10
"""Tokens between a plan of before and its day at most."""
NEARER_GONE = 4
"""From as many days ahead on, the same weekday of the week before is nearer."""


def told_elsewhere(reading: Reading, frame: Frame, clause: Clause, sentence: Sentence) -> None:
    """What the sentences around it add: the day it had before, the day it has now, that nobody came."""
    verdict = frame.verdict
    publication = reading.article.publication
    if frame.status is Status.SCHEDULED and frame.previous is None and frame.when.start and not frame.former:
        told = old_day(reading, sentence)
        if told is not None and _other_day(told, frame.when):
            frame.previous, verdict.moved = when_of(told.time, publication), True
            frame.rules.append("S04")
    undone = frame.status is Status.CANCELLED and verdict.negative and verdict.effect == "tense"
    replaced = (frame.former and frame.status is Status.SCHEDULED) or undone
    if replaced and frame.previous is None and frame.when.start:
        later = new_day_later(reading, clause, sentence)
        if later is not None and _other_day(later, frame.when):
            frame.previous, frame.when = frame.when, when_of(later.time, publication)
            if later.time.start is not None and (frame.previous.earliest or later.time.start) > later.time.start:
                frame.previous = last_week(frame.previous, publication.day)  # "on Tuesday. They will on Saturday"
            frame.former, verdict.moved, verdict.strength = False, True, 3
            frame.status, frame.negative, verdict.negative = Status.SCHEDULED, False, False
            frame.rules.append("S04")
    _dated_anew(reading, frame, sentence)
    if _planned_before(reading, frame) and nobody_came(reading, frame, sentence):
        frame.status, verdict.strength = Status.CANCELLED, 3
        frame.when = last_week(frame.when, publication.day)
        frame.rules.append("S02")
    elif frame.former and frame.status is Status.SCHEDULED and will_not_come(reading, frame, sentence):
        frame.status, verdict.strength = Status.CANCELLED, 3
        frame.rules.append("S02")
    elif frame.former and frame.status is Status.SCHEDULED and _gone_by(reading, frame):
        frame.when = last_week(frame.when, publication.day)
        if not _has_just_been_told(reading, frame):
            frame.status, verdict.strength = Status.CANCELLED, 2
            frame.rules.append("S02")
    if frame.former and frame.status is Status.SCHEDULED and held_instead(reading, sentence):
        frame.status, verdict.strength = Status.CANCELLED, 2
        frame.when = last_week(frame.when, publication.day)
        frame.rules.append("S02")
    if given_up_by_now(reading, frame, sentence):
        frame.when = last_week(frame.when, publication.day)
    if undone and frame.status is Status.CANCELLED and reading.article.groups[verdict.governor].past:
        frame.when = last_week(frame.when, reading.article.publication.day)  # "set for Monday, could not take place"
    lost = verdict.unfulfilled and frame.status is Status.POSTPONED and frame.previous is not None
    if (lost or (frame.former and frame.status is Status.SCHEDULED)) and _put_off(reading, sentence):
        if frame.previous is not None and lost:
            if not last_told(reading.article.lower, frame):  # "were to have returned on Tuesday"
                frame.previous = nearer_week(frame.previous, publication.day)
        else:
            frame.status = Status.POSTPONED
            day_is_old(frame)


def last_told(lower: list[str], frame: Frame) -> bool:
    """Whether the day behind a verb is one gone by in so many words: "were to have met in Oslo last Friday"."""
    return "last" in lower[frame.trigger.last : frame.trigger.last + DAY_BEHIND]


def _put_off(reading: Reading, sentence: Sentence) -> bool:
    """Whether it is told that a day is still to be found, or that a delay is asked for."""
    return further_day(reading, sentence, 3, lacking=True) or delay_asked(reading, sentence)


def _gone_by(reading: Reading, frame: Frame) -> bool:
    """ "had been due to meet on Monday", told on a Thursday: whether the weekday gone by is nearer than the next."""
    today, index = reading.article.publication.day, frame.trigger.group
    index = index if index != NOTHING else frame.verdict.governor
    if today is None or frame.when.earliest is None or index == NOTHING:
        return False
    first, end = reading.article.token_range(reading.article.groups[index].span)
    said = reading.article.lower[max(first - 4, 0) : end]
    past = "had" in said and "been" in said
    return (
        past
        and "next" not in reading.article.lower[end : end + DAY_BEHIND]
        and NEARER_GONE <= (frame.when.earliest - today).days <= 6
    )


def _has_just_been_told(reading: Reading, frame: Frame) -> bool:
    """ "Met in B on Friday. The meeting had first been set for Tuesday": a plan of what was just told."""
    told = reading.discourse.meetings[-1:]
    plain = not (frame.sides or frame.people or frame.place or frame.series or frame.round)
    if not told or frame.sentence - told[0].sentence > 1 or not (frame.definite and (plain or frame.shared)):
        return False
    return told[0].status in TAKEN_PLACE and not told[0].negative


def _dated_anew(reading: Reading, frame: Frame, sentence: Sentence) -> None:
    """ "were due to be held on 10 June", "have been postponed". "The new date is 17 June"."""
    off = not frame.when.start and frame.status is Status.POSTPONED
    lost = frame.status is Status.CANCELLED and frame.verdict.negative and frame.verdict.effect == "tense"
    replaced = (lost or (frame.former and frame.status is Status.SCHEDULED)) and frame.previous is None
    if not off and not replaced:
        return
    told = new_date(reading, sentence) or moved_since(reading, sentence)
    if told is None or not _other_day(told, frame.when):
        return
    frame.previous = frame.previous if off else frame.when if frame.when.start else None
    frame.when, frame.dated = when_of(told.time, reading.article.publication), True
    frame.status, frame.former, frame.verdict.moved, frame.verdict.strength = Status.SCHEDULED, False, True, 3
    frame.negative = frame.verdict.negative = False
    frame.rules.append("S04")


def _planned_before(reading: Reading, frame: Frame) -> bool:
    """Whether it is told as a plan or a hope of before: "had been due", "had hoped to receive"."""
    group = frame.trigger.group if frame.trigger.group != NOTHING else frame.verdict.governor
    hoped = group != NOTHING and frame.status is Status.PROPOSED and reading.article.groups[group].past
    return hoped or (frame.former and frame.status is Status.SCHEDULED)


def day_is_old(frame: Frame) -> None:
    """The day told is that of before; none has taken its place."""
    frame.previous, frame.when = frame.when if frame.when.start else frame.previous, When()
    frame.rules.append("S05")


def _other_day(told: Timed, when: When) -> bool:
    return told.time.start is not None and told.time.start.isoformat() != when.start
