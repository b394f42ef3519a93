"""Which reports can ever be linked, as keys to look up.

``link`` compares only reports that share a live key of ``block_keys``, and nothing else passes between reports, so a
writer that adds or takes away reports needs to link again only what those can touch (see ``closure``).

The closures stay small at any size of the database by a rule of blocking known as block purging (Papadakis et al.,
2013): a key that more than ``BUSY`` reports have tells little and would chain the whole history of two states together,
so it is dead, but for the reports that are at home in it. Home is where a report most likely meets its like: the day
of an exact date, the week of a window or of an undated article. Keys of days and months die with the quarter of their
sides, so that talks of several days, days that follow each other in one town, and rumours do not chain the years of
two states that are in the news all the time. A key's life depends on the set alone.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import date
from enum import IntEnum
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple, TypeVar

from store.linking.article_report import ArticleReport
from store.linking.days_apart import ROUND_DAYS, RUMOUR_DAYS
from store.linking.profile import Days, Known, Profile, profile_of
from store.linking.score import LONGEST_RECALL, MOST_PEOPLE, MOST_SIDES, score
from store.model import MeetingKind

Key = TypeVar("Key", bound=Hashable)
Name = TypeVar("Name", bound=Hashable)
MOST_GUESTS = 40
"""Of a greater conference's sides, so many are looked up beside its town."""
PAIRED_SIDES = 3
"""Up to so many sides, each is looked up by itself, and each two of them beside each person."""
BUSY = 128
"""A key that more reports have links only those at home in it."""


class Role(IntEnum):
    """What a report is in a block."""

    GUEST = 0
    HOME = 1
    COUNTED = 2
    """Only counted: the key links nothing, others die with it."""


class Place(NamedTuple):
    role: Role
    parent: str = ""
    """The key with which this one dies."""


GUEST = Place(Role.GUEST)


@lru_cache(maxsize=16384)
def _months(days: Days, margin: int = 0) -> tuple[str, ...]:
    first = date.fromordinal(max(days.first - margin, 1))
    last = date.fromordinal(min(days.last + margin, date.max.toordinal()))
    low, high = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return tuple(f"{month // 12:04}-{month % 12 + 1:02}" for month in range(low, high + 1))


def _week(days: Days) -> str | None:
    """The week from Monday to Sunday that holds all the days, if one does."""
    first, last = (days.first - 1) // 7, (days.last - 1) // 7
    return f"w{first}" if first == last else None


def _week_of(days: Days) -> str:
    """The week from Monday to Sunday that the days begin in."""
    return f"w{(days.first - 1) // 7}"


def _two(names: Iterable[str]) -> list[str]:
    return [f"{a}+{b}" for a, b in combinations(sorted(names), 2)]


def keys_of(profile: Profile) -> dict[str, Place]:
    """The block keys of a profile, and what it is in each."""
    keys = _keys(profile)
    if not keys:
        return {}
    for key in _home(profile) or {_telling(profile)}:
        keys[key] = Place(Role.HOME, keys.get(key, GUEST).parent)
    for parent in {place.parent for place in keys.values() if place.parent}:
        keys[parent] = Place(Role.COUNTED)
    if not profile.told_late:
        return keys
    past = {f"past:{key}": Place(role, parent and f"past:{parent}") for key, (role, parent) in keys.items()}
    return past if profile.historical else keys | past


def _home(profile: Profile) -> set[str]:
    """The keys that hold however many reports share them."""
    sides = profile.parties if len(profile.parties) >= 2 else profile.parties | profile.people
    pairs = _two(sides) if len(sides) <= MOST_SIDES else []
    days = profile.days
    if days is None or profile.known is Known.TIMELESS:
        return set()
    if profile.known is Known.EXACT:
        if pairs:
            return {f"{pair}@{days.first}" for pair in pairs}
        present = sorted(sides)[:MOST_GUESTS] if profile.city else []
        return {f"{profile.city}<{side}@{days.first}" for side in present}
    if profile.known is Known.WINDOW:
        week = _week(days)
        return {f"{pair}@{week}" for pair in pairs} if week else set()
    if profile.published and 2 <= len(profile.parties) <= MOST_SIDES:
        return {f"{'+'.join(sorted(profile.parties))}?{_week_of(profile.published)}"}
    return set()


def _telling(profile: Profile) -> str:
    """A key of all that linking looks at: equal profiles are put together whatever other keys they have."""
    fields = (getattr(profile, name) for name in profile.__slots__)
    return "=" + "|".join("+".join(sorted(f)) if isinstance(f, frozenset) else str(f) for f in fields)


@lru_cache(maxsize=16384)
def _quarter(day: int) -> str:
    """The quarter of a day, which is a proleptic ordinal."""
    return _quarter_of(date.fromordinal(day).isoformat()[:7])


@lru_cache(maxsize=4096)
def _quarter_of(month: str) -> str:
    """The quarter of a month in ISO form."""
    return f"{month[:4]}q{(int(month[5:]) + 2) // 3}"


def _keys(profile: Profile) -> dict[str, Place]:
    keys: dict[str, Place] = {}

    def on(who: str, sides: str, days: Iterable[int]) -> None:
        for day in days:
            keys[f"{who}@{day}"] = Place(Role.GUEST, f"{sides}%{_quarter(day)}")

    def in_months(who: str, sides: str, sign: str, months: Iterable[str]) -> None:
        for month in months:
            keys[f"{who}{sign}{month}"] = Place(Role.GUEST, f"{sides}%{_quarter_of(month)}")

    sides = profile.parties if len(profile.parties) >= 2 else profile.parties | profile.people
    pairs = _two(sides) if len(sides) <= MOST_SIDES else []
    acquaintances = _two(profile.people) if len(profile.people) <= MOST_PEOPLE else []
    present = sorted(sides)[:MOST_GUESTS] if profile.city else []
    guests = [side for side in present if side != profile.country] or present
    town = (pairs or present) if profile.city else []
    days, previous = profile.days, profile.previous
    exact = [days] if days and profile.known is Known.EXACT else []
    for known in [*exact, *([previous] if previous else [])]:
        for pair in pairs:
            on(pair, pair, {known.first, known.last})
        for side in present:
            on(f"{profile.city}<{side}", f"{profile.city}<{side}", range(known.first, known.last + 1))
        for person in profile.people if len(profile.people) <= MOST_PEOPLE else ():
            on(person, person, {known.first, known.last})
        for side in profile.parties if len(profile.parties) <= PAIRED_SIDES else ():
            on(f"one:{side}", f"one:{side}", {known.first})
        for pair in town:
            whose = pair if pairs else f"{profile.city}<{pair}"
            on(f"{profile.city}<{pair}", whose, {known.first, known.last, min(known.last + 1, date.max.toordinal())})
    for known in [*exact, *([previous] if previous else [])] if profile.city else ():
        keys.update((f"{profile.city}@{day}", GUEST) for day in {known.first, known.last})
    told = exact or (profile.known is Known.WINDOW and days is not None and days.width <= LONGEST_RECALL)
    if told and days and profile.city and not profile.call:
        keys.update((f"{profile.city}~{month}", GUEST) for month in _months(days))
    if days:
        months = _months(days)
        for guest in guests:
            in_months(f"{profile.city}<{guest}", f"{profile.city}<{guest}", "@", months)
        for pair in acquaintances:
            in_months(pair, pair, "@", months)
        if profile.kind is MeetingKind.VISIT and len(profile.people) <= MOST_PEOPLE:
            for person in profile.people:
                in_months(f"visit<{person}", person, "@", months)
        if len(profile.parties) <= PAIRED_SIDES:
            for pair in _two(profile.parties):
                in_months(pair, pair, "@", months)
                for person in profile.people:
                    in_months(f"{pair}<{person}", pair, "@", months)
        if 2 <= len(profile.parties) <= MOST_SIDES:
            whole = "+".join(sorted(profile.parties))
            in_months(whole, whole, "@", months)
        week = None if profile.known is Known.UNDATED else _week(Days(days.first, days.first) if exact else days)
        if week:
            keys.update((f"{pair}@{week}", GUEST) for pair in pairs)
        if profile.round is not None:
            months = _months(days, (ROUND_DAYS + 1) // 2)
            keys.update((f"{pair}#{profile.round}@{month}", GUEST) for pair in pairs for month in months)
    if 2 <= len(profile.parties) <= MOST_SIDES:
        whole = "+".join(sorted(profile.parties))
        if profile.round is not None:
            keys[f"{whole}#{profile.round}"] = GUEST
        for known in [*([profile.published] if profile.published else []), *exact]:
            keys[f"{whole}?{_week_of(known)}"] = GUEST
            in_months(whole, whole, "?", _months(known, (RUMOUR_DAYS + 1) // 2))
    keys.update((f"{profile.city or ''}<{pair}", GUEST) for pair in acquaintances)
    if profile.city:
        keys.update((f"<{pair}", GUEST) for pair in acquaintances)
        if 2 <= len(profile.parties) <= MOST_SIDES:
            keys.update((f"{profile.city}<{pair}", GUEST) for pair in pairs)
            keys[f"{profile.city}<{'+'.join(sorted(profile.parties))}"] = GUEST
    if profile.kind is MeetingKind.VISIT and profile.country and len(profile.people) <= MOST_PEOPLE:
        keys.update((f"{profile.country}<{person}", GUEST) for person in profile.people)
    return keys


def block_keys(item: ArticleReport) -> dict[str, Place]:
    """The block keys of a report, and what it is in each.

    Reports without a common live key never speak for each other; see the module for which are live.
    """
    return keys_of(profile_of(item))


def linkable(a: ArticleReport, b: ArticleReport) -> bool:
    """Whether two reports by themselves speak for being one meeting's."""
    one, two = profile_of(a), profile_of(b)
    keys = {key for key, place in keys_of(one).items() if place.role is not Role.COUNTED}
    return not keys.isdisjoint(keys_of(two)) and score(one, two) is not None
