"""Journeys with a day for each stop: "will travel to A on Monday, B the day after and C on Friday"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from store.extraction.claims.frames import Frame
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import JOURNEYS, OWNING
from store.extraction.claims.triggers.trigger import Trigger
from store.extraction.claims.when.stored import bounds, by_weeks, is_exact
from store.model import Status

REACH = 90
"""How many tokens behind its verb the last stop of a journey is told at most."""
JOINING = frozenset({",", "and", "then", "later", "also", "onward", "onwards", "on", "from", "there", "before", ";"})
"""What stands between two stops, beside the preposition."""
TO = frozenset({"to", "in", "for"})
BEFORE_DAYS = frozenset({"on", "at", "late", "early", "for", ",", "(", "in"})
DAY_WITHIN = 4
"""How many tokens behind a stop its day begins at most."""


def stops(article: Article, trigger: Trigger, stop: int) -> list[tuple[Trigger, int]]:
    """A trigger for each stop of a journey, with the token where its words end; empty where there is one stop only.

    Each stop has a day of its own: "flew to Kenya and Uganda on Monday" is one journey.
    """
    if trigger.noun or trigger.frame not in JOURNEYS:
        return []
    found = _dated_stops(article, trigger, min(stop, trigger.last + REACH))
    if len(found) < 2:
        return []
    ends = [joint for joint, _, _ in found[1:]] + [0]
    result = [(trigger, ends[0])]
    for (joint, at, led), end in zip(found[1:], ends[1:], strict=True):
        frame = trigger.frame if led else "visit"
        result.append((replace(trigger, last=joint if led else at, frame=frame, resumed=True), end))
    return result


def keep_in_order(frames: Sequence[Frame]) -> None:
    """ "on Monday, B the day after and C on Friday", written on a Thursday: the Friday behind that Monday."""
    for earlier, frame in pairwise(frames):
        one_journey = frame.trigger.resumed and frame.trigger.group == earlier.trigger.group
        if (
            not one_journey
            or frame.status is not Status.SCHEDULED
            or not (is_exact(frame.when) and is_exact(earlier.when))
        ):
            continue
        left, arrived = bounds(earlier.when)[1], bounds(frame.when)[0]
        by_weekday = frame.when.how.startswith("counted from publication")
        if left and arrived and by_weekday and arrived < left <= arrived + timedelta(days=7):
            frame.when = by_weeks(frame.when, 1)


def _dated_stops(article: Article, trigger: Trigger, stop: int) -> list[tuple[int, int, bool]]:
    """Of each stop the token where what joins it begins, that of its name, and whether "to" or "in" leads there."""
    lower = article.lower
    found: list[tuple[int, int, bool]] = []
    k = trigger.last
    while k < stop:
        joint = k
        while found and k < stop and lower[k] in JOINING:
            k += 1
        led = k < stop and lower[k] in TO
        k += led
        k += k < stop and lower[k] == "the"
        place = article.mention(k) if k < stop else None
        if place is None or article.is_person(place) or article.place_of(place) is None or (found and joint == k):
            return found
        at = k
        while k < stop and article.mention(k) is place:
            k += 1
        if k < stop and lower[k] in OWNING:
            return found
        day = next((j for j in range(k, min(k + DAY_WITHIN, stop)) if article.time_at[j] != NOTHING), NOTHING)
        if day == NOTHING or any(lower[j] not in BEFORE_DAYS for j in range(k, day)):
            return found
        found.append((joint, at, led))
        k = min(article.time_end(day), stop)
    return found
