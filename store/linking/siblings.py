"""When an undated article came out, as far as dated articles on the same talks tell.

An undated article that tells of talks on "Tuesday" which another dates came out in the week after, and what it says
of rounds before and after lies between them. Each dated meeting that a report can be of is asked; where they are
several, the article can be of any of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from store.linking.article_report import ArticleReport
from store.linking.came_out import came_out, tells_apart
from store.linking.profile import Days, Known, Profile, profile_of
from store.linking.score import other_medium, score
from store.linking.sides import told_alike
from store.model import OFF, DateHow, Floating, Publication, Report, Status

ROUNDS_APART = 200
"""Neighbouring rounds farther apart than this are not taken to bound each other's reports."""
AROUND_A_CHANGE = 7
"""So many days more are left open where talks are told as called off: from their old day or their new one."""
FEW_DAYS = 4
"""That one of more days than these is a Tuesday says little."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
BEGUN = frozenset({Status.HELD, Status.ONGOING})
AHEAD = frozenset({Status.SCHEDULED})


class _Window(NamedTuple):
    """The first and last day on which an article can have come out, as proleptic ordinals; None for an open end."""

    low: int | None
    high: int | None

    def within(self, other: _Window) -> bool:
        """Whether some day lies in both."""
        above = self.high is None or other.low is None or other.low <= self.high
        return above and (self.low is None or other.high is None or self.low <= other.high)


@dataclass(frozen=True, slots=True)
class _Told:
    """A report with what linking looks at in it."""

    item: ArticleReport
    profile: Profile


class _Bound(NamedTuple):
    window: _Window
    own: _Told
    other: _Told


def floats_of(report: Report) -> tuple[Floating, ...]:
    """What is told, by those who say what became of a meeting, of its day, which hangs on the article's own."""
    return tuple(
        floating
        for claim in report.claims
        if claim.status is report.status
        for when in (claim.when, claim.previous)
        if when is not None and (floating := when.floating) is not None
    )


def _moved_from(own: _Told, days: Days) -> bool:
    """Whether talks are told as moved, and some days are not those they were moved to but can be those of before."""
    return own.item.report.moved and (own.profile.days is None or not own.profile.days.overlaps(days))


def tighten_publication(
    published: Publication, own: Sequence[ArticleReport], siblings: Iterable[ArticleReport]
) -> Publication:
    """Narrower bounds for an article whose day is not known, from dated articles that speak of the same talks.

    ``own`` are the article's reports, ``siblings`` those of other articles. Bounds that would contradict the article's
    own are not taken. The day is set where a single one is left.
    """
    if published.day is not None:
        return published
    written = _Window(_ordinal(published.earliest), _ordinal(published.latest))
    mine = [_Told(item, profile_of(item)) for item in own if not item.report.historical]
    others = [
        _Told(item, profile_of(item))
        for item in siblings
        if item.published.day is not None and item.report.status not in OFF
    ]
    others = [other for other in others if other.profile.known is Known.EXACT]
    others.sort(key=lambda other: other.item.id)
    low, high = published.earliest, published.latest
    weekday = _weekday(published)
    reasons = {"after": "", "before": ""}
    for bound in [bound for told in mine for bound in _bounds(told, others, written)]:
        if bound.window.low is not None:
            day = _on(date.fromordinal(bound.window.low), weekday, forward=True)
            if (low is None or day > low) and (high is None or day <= high):
                low = day
                reasons["after"] = f"not before {low}: it {_tells(bound)}"
        if bound.window.high is not None:
            day = _on(date.fromordinal(bound.window.high), weekday, forward=False)
            if (high is None or day < high) and (low is None or day >= low):
                high = day
                reasons["before"] = f"not after {high}: it {_tells(bound)}"
    if (low, high) == (published.earliest, published.latest):
        return published
    told = (*published.reasons, *dict.fromkeys(reason for reason in reasons.values() if reason))
    if low is not None and low == high:
        return replace(published, day=low, earliest=low, latest=high, how=DateHow.INFERRED, reasons=told)
    return replace(published, earliest=low, latest=high, reasons=told)


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day is not None else None


def _bounds(own: _Told, others: Sequence[_Told], written: _Window) -> list[_Bound]:
    """What dated reports tell by one report of when its article came out."""
    found = []
    same = []
    for other in others:
        rounds = _by_rounds(own, other)
        if rounds is not None:
            found.append(_Bound(rounds, own, other))
        elif (window := _by_meeting(own, other)) is not None and window.within(written):
            same.append(_Bound(window, own, other))
    given_up = [bound.other.profile.previous for bound in same if bound.other.profile.previous]
    kept = [bound for bound in same if not _overlaps_any(bound.other.profile.days, given_up)]
    return found + _of_any(kept or same)


def _overlaps_any(days: Days | None, others: Iterable[Days]) -> bool:
    return days is not None and any(days.overlaps(other) for other in others)


def _of_any(bounds: Sequence[_Bound]) -> list[_Bound]:
    """Of bounds by the meetings that a report can be of, those that hold whichever of them it is."""
    lows = [(bound.window.low, place) for place, bound in enumerate(bounds) if bound.window.low is not None]
    highs = [(bound.window.high, place) for place, bound in enumerate(bounds) if bound.window.high is not None]
    one_meeting = _of_one_meeting(bounds)
    found = []
    if lows and (one_meeting or len(lows) == len(bounds)):
        low, place = max(lows) if one_meeting else min(lows)
        found.append(bounds[place]._replace(window=_Window(low, None)))
    if highs and (one_meeting or len(highs) == len(bounds)):
        high, place = min(highs) if one_meeting else max(highs)
        found.append(bounds[place]._replace(window=_Window(None, high)))
    return found


def _of_one_meeting(bounds: Sequence[_Bound]) -> bool:
    """Whether the meetings of all dated reports lie within a day of each other."""
    days = [days for bound in bounds if (days := bound.other.profile.days) is not None]
    if len(days) < len(bounds):
        return False
    return not days or max(day.first for day in days) - min(day.last for day in days) <= 1


def _by_rounds(own: _Told, other: _Told) -> _Window | None:
    """By another round of the same talks; None where it is not one."""
    mine, theirs = own.profile, other.profile
    if mine.round is None or theirs.round is None or mine.round == theirs.round or theirs.days is None:
        return None
    days = mine.published or mine.days
    same_sides = mine.parties == theirs.parties and len(mine.parties) >= 2
    if not same_sides or days is None or days.gap(theirs.days) > ROUNDS_APART:
        return _Window(None, None)
    status = own.item.report.status
    if mine.round > theirs.round and status in AHEAD | BEGUN:
        # A later round is spoken of when the ones before it are over.
        return _Window(theirs.days.last, None)
    return _Window(None, theirs.days.first if status in AHEAD else None)


def _by_meeting(own: _Told, other: _Told) -> _Window | None:
    """By the day of what may be the very meeting; None where it cannot be."""
    days, status = other.profile.days, own.item.report.status
    if days is None:
        return None
    floats = floats_of(own.item.report)
    fitting = [(floating, window) for floating in floats if (window := came_out(floating, days)) is not None]
    if floats and not fitting:
        return None
    telling = [floating for floating, _ in fitting if tells_apart(floating) and days.width <= FEW_DAYS]
    if score(own.profile, other.profile) is None and not (
        telling
        and not other_medium(own.profile, other.profile)
        and told_alike(own.profile, other.profile, surely=any(not floating.away for floating in telling))
    ):
        return None
    if not telling:
        fitting = []
    low = days.first if status in BEGUN else None
    high = days.first if status in AHEAD and not _moved_from(own, days) else None
    if not fitting:
        return _Window(low, high) if low is not None or high is not None else None
    first = min(window.first for _, window in fitting)
    last = max(window.last for _, window in fitting)
    if status in OFF:
        return _Window(first - AROUND_A_CHANGE, last + AROUND_A_CHANGE)
    return _Window(max(first, low or first), min(last, high or last))


def _weekday(published: Publication) -> int | None:
    """The weekday (Monday is 0) on which an article's own words say that it came out."""
    words = " ".join(published.reasons)
    named = {number for number, name in enumerate(WEEKDAYS) if name in words}
    ends = {day.weekday() for day in (published.earliest, published.latest) if day is not None}
    return ends.pop() if len(ends) == 1 and ends == named else None


def _on(day: date, weekday: int | None, forward: bool) -> date:
    """The nearest such weekday from a day on, or back from it."""
    if weekday is None:
        return day
    away = (weekday - day.weekday()) % 7 if forward else -((day.weekday() - weekday) % 7)
    return day + timedelta(days=away)


def _tells(bound: _Bound) -> str:
    """How an article speaks of talks that another gives a day."""
    report, other = bound.own.item.report, bound.other.item.report
    what = "tells of" if report.status in BEGUN else "looks ahead to" if report.status in AHEAD else "speaks of"
    mine, its = report.round, other.round
    talks = "talks" if mine is None or its is None or mine == its else f"round {mine}, and round {its} is one"
    article = bound.other.item.article_sha256[:16]
    return f"{what} {talks} that article a-{article} dates {_in_words(bound.other.profile.days)}"


def _in_words(days: Days | None) -> str:
    """An interval of days in words."""
    if days is None:
        return "a day not known"
    first, last = date.fromordinal(days.first).isoformat(), date.fromordinal(days.last).isoformat()
    return first if first == last else f"{first} to {last}"
