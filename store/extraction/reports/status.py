"""The status of a meeting told by several frames: the body over the title, what is told outright over the rest."""

from __future__ import annotations

from store.extraction.claims.frames import Frame
from store.extraction.claims.when.stored import bounds, known
from store.extraction.reports.days import exactness
from store.model import MeetingKind, Status

ENDED = (Status.CANCELLED, Status.POSTPONED)
ENDED_OR_SET = (*ENDED, Status.SCHEDULED)
UNDER_WAY = frozenset({Status.ONGOING, Status.HELD})
FIRST_TO_LAST = (
    Status.ONGOING,
    Status.HELD,
    Status.SCHEDULED,
    Status.PROPOSED,
    Status.CANCELLED,
    Status.POSTPONED,
)
"""Of several told equally surely, the first one counts."""


def status_of(frames: list[Frame]) -> tuple[Status, bool]:
    """The body's status wins over the title's, what is told outright over what is implied."""
    planned = any(f.status is Status.SCHEDULED and known(f.when) for f in frames)
    frames = [f for f in frames if not (f.superseded or (planned and f.verdict.often))] or frames
    moved = any(f.moved and f.status is Status.SCHEDULED for f in frames)
    told = [f for f in frames if f.status is not None]
    if not told:
        told_by_verb = any(f.title and not f.trigger.noun for f in frames)
        return (Status.HELD if frames[0].definite or told_by_verb else Status.PROPOSED), False
    body = [f for f in told if not f.title] or told
    positive = [f for f in body if not f.negative] or body
    strongest = max(f.verdict.strength for f in positive)
    sure = [f for f in positive if f.verdict.strength == strongest]
    if any(f.status in ENDED for f in sure) and all(f.status in ENDED_OR_SET for f in sure):
        sure = [f for f in sure if f.status in ENDED or not f.former]  # "were to meet, but the meeting aborted"
    if moved and any(f.status is Status.POSTPONED for f in sure):
        return Status.SCHEDULED, True
    if _moved_on(body):
        return Status.SCHEDULED, True
    if _held_in_the_end(sure_of(body)):
        return Status.HELD, False
    ended = next((f.status for f in body if f.status in ENDED and f.verdict.strength >= 3), None)
    if ended is not None:
        return ended, moved
    if moved and any(f.moved and f.verdict.strength >= 3 for f in body):
        return Status.SCHEDULED, True
    if any(f.title and f.status is Status.POSTPONED for f in told) and all(
        f.status is not Status.CANCELLED or f.verdict.effect == "tense" for f in body
    ):
        return Status.POSTPONED, moved
    if any(f.negative and f.status is Status.CANCELLED and f.verdict.strength >= 2 for f in body) and not any(
        f.status in (Status.ONGOING, Status.HELD) for f in positive if not f.negative
    ):
        return Status.CANCELLED, moved
    statuses = {f.status for f in sure}
    if statuses == {Status.POSTPONED} and all(f.verdict.unfulfilled for f in sure):
        return Status.CANCELLED, False  # "were to have met": it did not come to pass, and nothing tells of another day
    if statuses >= UNDER_WAY and (_over(sure) or _only_the_visit_goes_on(sure)):
        return Status.HELD, moved
    for status in FIRST_TO_LAST:
        if status in statuses:
            return status, moved
    return Status.PROPOSED, moved


def sure_of(frames: list[Frame]) -> list[Frame]:
    """Those that say something outright or by the tense of a verb."""
    return [f for f in frames if f.verdict.strength >= 2]


def _held_in_the_end(frames: list[Frame]) -> bool:
    """ "was held on 9 March. It had been planned for November but was deferred": put off from a day before.

    So it is with "The meeting was put off by a day", where that is the day on which it was held.
    """
    held = [f.when.start or "" for f in frames if f.status is Status.HELD and not f.negative]
    held = [day for day in held if len(day) == 10]
    moved = [f for f in frames if f.moved and f.status is Status.SCHEDULED]
    if any(known(f.when) and f.when.start not in held for f in moved):
        return False
    off = [f.previous.start if f.previous else None for f in frames if f.status is Status.POSTPONED]
    off += [f.previous.start for f in moved if f.previous is not None]
    days = [day for day in off if day is not None]
    if not held or len(days) < len(off):
        return False
    return max(days) < min(held) if days else bool(moved)


def _over(frames: list[Frame]) -> bool:
    """ "They resumed their talks. The session took place on Tuesday": a day is told of what was held alone."""
    held = any(f.status is Status.HELD and len(f.when.start or "") == 10 for f in frames)
    ongoing = [f for f in frames if f.status is Status.ONGOING]
    return held and not any(f.dated or f.verdict.effect != "ongoing" for f in ongoing)


def _only_the_visit_goes_on(frames: list[Frame]) -> bool:
    """ "met today with the minister, who is paying a visit to Athens": the meeting is over, the visit is not."""
    held = any(f.status is Status.HELD and f.kind is not MeetingKind.VISIT and exactness(f.when) for f in frames)
    return held and all(f.kind is MeetingKind.VISIT for f in frames if f.status is Status.ONGOING)


def _moved_on(frames: list[Frame]) -> bool:
    """Put off or called off first, and given a new day after that."""
    old = max((f.previous.start or "" for f in frames if f.previous and f.status is Status.POSTPONED), default="")
    sure = [f.when.start or "" for f in frames if f.status is Status.SCHEDULED and f.verdict.strength >= 2]
    if len(old) == 10 and any(len(day) == 10 and day > old for day in sure):
        return True
    if _old_plan_ended(frames):
        return True
    ended = False
    given_up: str | None = None
    for frame in frames:
        if frame.status in ENDED and frame.verdict.strength >= 3:
            ended = True
            given_up = (frame.previous or frame.when).start
            continue
        day = frame.when.start
        planned = frame.status is Status.SCHEDULED and frame.verdict.strength >= 2 and not frame.negative
        planned = planned and (frame.moved or not frame.former)  # "They were to meet on Monday": the day given up
        if ended and planned and day and len(day) == 10 and day != given_up:
            return True
        if ended and planned and frame.moved and frame.dated and (day is None or len(day) < 10):
            return True  # "has been moved to 17 April", of a year that nothing tells; "has been deferred until 2026"
    return False


def _old_plan_ended(frames: list[Frame]) -> bool:
    """ "will be held next week. They were first to meet on 12 May, but the talks were cancelled": those of May."""
    former = [last for f in frames if f.former and (last := bounds(f.when)[1]) is not None]
    ahead = [
        f for f in frames if f.status is Status.SCHEDULED and not (f.former or f.negative) and f.verdict.strength >= 2
    ]
    firsts = [first for f in ahead if (first := bounds(f.when)[0]) is not None]
    ended = [f for f in frames if f.status in ENDED and f.verdict.strength >= 3]
    if not (former and firsts and ended) or min(firsts) <= max(former):
        return False
    days = [first for f in ended if (first := bounds(f.previous or f.when)[0]) is not None]
    return all(day <= max(former) for day in days)
