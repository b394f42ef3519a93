"""What is told of a meeting by "do so": one more like the one told just before, or that one, which was only planned."""

from __future__ import annotations

from store.extraction.claims.frames import Frame, add_party
from store.extraction.claims.reading import Reading
from store.extraction.claims.telling import Telling
from store.extraction.claims.text.clause_bounds import COORDINATE
from store.extraction.claims.when.stored import known, last_week
from store.lexicon.closed import closed
from store.model import Role, Status

ONCE_MORE = closed("once_more")
PLANNED = frozenset({Status.SCHEDULED, Status.PROPOSED, Status.CANCELLED, Status.POSTPONED})
BEHIND = 6
"""How many tokens behind "do so" the word stands that makes it a further meeting."""


def as_before(reading: Reading, told: Telling) -> bool:
    """ "They had last done so in June": a meeting like the one that this sentence or the one before tells of."""
    frame, clause = told.frame, told.clause
    previous = reading.discourse.frames[-1] if reading.discourse.frames else None
    if previous is None or previous.bare:
        return False
    if previous.trigger.clause == clause.index and reading.article.before(told.trigger.first) not in COORDINATE:
        return False
    if frame.sentence - previous.sentence not in ((0, 1) if clause.kind == "main" else (0,)):
        return False
    frame.kind = previous.kind
    own = set(frame.sides) <= set(previous.sides)
    if (
        own
        and previous.status in PLANNED
        and told.status in (Status.HELD, Status.SCHEDULED)
        and not _again(reading, told)
    ):
        _as_planned(frame, previous)
        if told.status is Status.HELD and not known(frame.when):
            previous.when = last_week(previous.when, reading.article.publication.day)
        return True
    frame.series = "other"
    if len(frame.sides) < 2:
        reading.discourse.inherit(frame)
    if not frame.sides:
        for key in [*previous.sides, *previous.people]:
            add_party(reading.article, frame, key, Role.PARTY, None, "P06")
        frame.shared = True
    frame.many = not frame.sides and (previous.many or bool(previous.people))
    return bool(frame.sides) or frame.many


def _again(reading: Reading, told: Telling) -> bool:
    """Whether it is said to be done again, or by others: "will do so again on Friday", "Niger did the same"."""
    trigger = told.frame.trigger
    return not ONCE_MORE.isdisjoint(reading.article.lower[trigger.first : min(trigger.last + BEHIND, told.stop)])


def _as_planned(frame: Frame, planned: Frame) -> None:
    """ "was to see him on Friday. He did so a day earlier": the planned meeting, on the day that is told here."""
    whole = planned.same_as or planned
    frame.same_as = whole
    frame.sides, frame.people = list(whole.sides), list(whole.people)
    frame.verdict.strength = 3
    planned.status, planned.negative, planned.former = Status.SCHEDULED, False, True
    planned.verdict.strength, planned.verdict.unfulfilled = min(planned.verdict.strength, 2), False
