"""The status fitted to the day: the present tense of a past day is over, that of a coming day is planned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from store.extraction.claims.frames import Frame
from store.extraction.claims.reading import Reading
from store.extraction.claims.status.moods import BROUGHT_ABOUT
from store.extraction.claims.text.article import NOTHING
from store.extraction.claims.when.stored import last_week
from store.model import Status, Tense, VerbGroup, When

HOLDING = frozenset({"hold", "have"})
"""Verbs that say no more of a meeting than that it takes place."""
UNPLANNED = frozenset({"", "tense", "held"})
"""Effects of verbs that plan nothing."""


def fitted(reading: Reading, frame: Frame, status: Status | None) -> Status | None:
    """Fit the status to the day: the present tense of a past day is over, that of a coming day is planned."""
    publication, when = reading.article.publication, frame.when
    if when.earliest is None:
        return status
    last = when.latest or when.earliest
    today = publication.day
    if today is None and publication.earliest is not None and last < publication.earliest:
        today = publication.earliest  # gone by, whichever day the article is of
    if today is None:
        return status
    group = reading.article.groups[frame.trigger.group] if frame.trigger.group != NOTHING else None
    if when.start is None or last is None:
        return status
    if status is None:
        ahead = when.earliest > today and not today.isoformat().startswith(when.start)  # no "later this month"
        return Status.HELD if last < today else Status.SCHEDULED if ahead else None
    if status is Status.SCHEDULED and last < today and _told_as_of_now(reading, frame, group):
        return Status.HELD
    if status is Status.ONGOING and when.earliest > today:
        return Status.SCHEDULED
    if status is Status.ONGOING and _still(reading, frame):
        return status
    if status is Status.ONGOING and last < today and not (when.end and when.end >= today.isoformat()):
        return Status.HELD
    if frame.series == "previous" and when.earliest > today and status in (Status.HELD, Status.SCHEDULED, None):
        earlier = _year_back(when)
        if earlier is not None:
            frame.when = earlier
            return Status.HELD
    if status is Status.HELD and when.earliest > today:
        gone_by = last_week(when, today)  # "met in C this Friday", written on a Thursday
        held = gone_by is not when and _was_held(reading, frame) if group is None else group.tense is Tense.PAST
        if not held:
            return Status.SCHEDULED
        frame.when = gone_by
    return status


def _was_held(reading: Reading, frame: Frame) -> bool:
    """ "held talks", "had a meeting": a noun whose verb says no more than that it took place."""
    verdict = frame.verdict
    if verdict.governor == NOTHING or verdict.relation != "object":
        return False
    group = reading.article.groups[verdict.governor]
    return group.lemma in HOLDING and group.tense is Tense.PAST and not group.passive


def _told_as_of_now(reading: Reading, frame: Frame, group: VerbGroup | None) -> bool:
    """Whether no verb makes a plan of it: the present tense, or, of a noun, a verb that only stands near it."""
    if frame.verdict.effect == BROUGHT_ABOUT:
        return True
    if group is not None:
        return group.tense is Tense.PRESENT
    verdict = frame.verdict
    planned = verdict.governor != NOTHING and reading.article.groups[verdict.governor].tense is Tense.FUTURE
    return verdict.effect in UNPLANNED and not (verdict.moved or verdict.unfulfilled or planned)


def _still(reading: Reading, frame: Frame) -> bool:
    """Whether the verb says that it goes on now, whenever it began."""
    index = frame.trigger.group if frame.trigger.group != NOTHING else frame.verdict.governor
    if index == NOTHING:
        return False
    group = reading.article.groups[index]
    words = reading.article.document.text[group.span.start : group.span.end].lower()
    if (
        frame.when.end is None
        and reading.article.before(group.head) == ","
        and reading.article.token_range(group.span)[0] == group.head
    ):
        return True  # "the envoys, closeted in Lausanne since Thursday, took a break"
    return (
        group.tense in (Tense.PRESENT, Tense.PROGRESSIVE, Tense.PERFECT) and "was" not in words and "were" not in words
    )


def _year_back(when: When) -> When | None:
    """The same days a year earlier, for a month or day without a year; None for a leap day."""
    if when.start is None or len(when.start) < 7 or when.how == "printed":
        return None

    def back(day: date | None) -> date | None:
        return day.replace(year=day.year - 1) if day else None

    def text(value: str | None) -> str | None:
        return f"{int(value[:4]) - 1}{value[4:]}" if value else None

    if any(day and (day.month, day.day) == (2, 29) for day in (when.earliest, when.latest)):
        return None
    return replace(
        when, start=text(when.start), end=text(when.end), earliest=back(when.earliest), latest=back(when.latest)
    )
