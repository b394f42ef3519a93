"""Which reports can ever be linked, as keys to look up.

``link`` compares only reports that share a key of ``block_keys``, and nothing else passes between reports. So for a
set of reports closed under "shares a key", linking the set alone gives the same meetings as linking everything: a
writer that adds or takes away reports needs to link again only the closure of their keys (``closure``).

The keys are made so that the closures stay small at any size of the database: two sides with a day, a week or a
month and a person; a town with a guest side and a day or month; the same sides rumoured about in the same weeks. No
key holds one side and a time alone, and no key reaches from an exact day to the next but in one town, so the threads
of two states that meet all the time do not run together into one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from itertools import combinations

from store.linking.article_report import ArticleReport
from store.linking.profile import Days, Known, Profile, profile_of
from store.linking.score import MOST_PEOPLE, MOST_SIDES, ROUND_DAYS, RUMOUR_DAYS, score

MOST_GUESTS = 40
"""Of a greater conference's sides, so many are looked up beside its town."""
PAIRED_SIDES = 3
"""Up to so many sides, each two of them are looked up beside each person."""


def _months(days: Days, margin: int = 0) -> list[str]:
    first = date.fromordinal(max(days.first - margin, 1))
    last = date.fromordinal(min(days.last + margin, date.max.toordinal()))
    low, high = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(low, high + 1)]


def _week(days: Days) -> str | None:
    """The week from Monday to Sunday that holds all the days, if one does."""
    first, last = (days.first - 1) // 7, (days.last - 1) // 7
    return f"w{first}" if first == last else None


def _two(names: Iterable[str]) -> list[str]:
    return [f"{a}+{b}" for a, b in combinations(sorted(names), 2)]


def keys_of(profile: Profile) -> frozenset[str]:
    """The block keys of a profile."""
    keys: set[str] = set()
    sides = profile.parties if len(profile.parties) >= 2 else profile.parties | profile.people
    pairs = _two(sides) if len(sides) <= MOST_SIDES else []
    acquaintances = _two(profile.people) if len(profile.people) <= MOST_PEOPLE else []
    present = sorted(sides)[:MOST_GUESTS] if profile.city else []
    guests = [side for side in present if side != profile.country]
    town = (pairs or present) if profile.city else []
    days, previous = profile.days, profile.previous
    exact = [days] if days and profile.known is Known.EXACT else []
    for known in [*exact, *([previous] if previous else [])]:
        keys.update(f"{pair}@{day}" for pair in pairs for day in {known.first, known.last})
        keys.update(f"{profile.city}<{side}@{day}" for side in present for day in range(known.first, known.last + 1))
        keys.update(
            f"{profile.city}<{pair}@{day}" for pair in town for day in (known.first, known.last, known.last + 1)
        )
    if days:
        months = _months(days)
        keys.update(f"{profile.city}<{guest}@{month}" for guest in guests or present for month in months)
        keys.update(f"{pair}@{month}" for pair in acquaintances for month in months)
        if len(profile.parties) <= PAIRED_SIDES:
            who = [f"{pair}<{person}" for pair in _two(profile.parties) for person in profile.people]
            keys.update(f"{name}@{month}" for name in who for month in months)
        if 3 <= len(profile.parties) <= MOST_SIDES:
            whole = "+".join(sorted(profile.parties))
            keys.update(f"{whole}@{month}" for month in months)
        week = None if profile.known is Known.UNDATED else _week(Days(days.first, days.first) if exact else days)
        if week:
            keys.update(f"{pair}@{week}" for pair in pairs)
        if profile.round is not None:
            months = _months(days, (ROUND_DAYS + 1) // 2)
            keys.update(f"{pair}#{profile.round}@{month}" for pair in pairs for month in months)
    if 2 <= len(profile.parties) <= MOST_SIDES:
        whole = "+".join(sorted(profile.parties))
        if profile.published:
            keys.update(f"{whole}?{month}" for month in _months(profile.published, (RUMOUR_DAYS + 1) // 2))
        for known in exact:
            keys.update(f"{whole}?{month}" for month in _months(known, (RUMOUR_DAYS + 1) // 2))
    if profile.city:
        keys.update(f"{profile.city}<{pair}" for pair in acquaintances)
        if 3 <= len(profile.parties) <= MOST_SIDES:
            keys.add(f"{profile.city}<{'+'.join(sorted(profile.parties))}")
    return frozenset(f"past:{key}" for key in keys) if profile.historical else frozenset(keys)


def block_keys(item: ArticleReport) -> frozenset[str]:
    """Keys such that reports without a common one never speak for each other; see the module for how they close."""
    return keys_of(profile_of(item))


def linkable(a: ArticleReport, b: ArticleReport) -> bool:
    """Whether two reports by themselves speak for being one meeting's."""
    one, two = profile_of(a), profile_of(b)
    return not keys_of(one).isdisjoint(keys_of(two)) and score(one, two) is not None


def closure(
    keys: Collection[str], lookup: Callable[[Collection[str]], Iterable[tuple[str, Collection[str]]]]
) -> set[str]:
    """The ids of all reports that can be reached from some block keys.

    ``lookup`` is given keys and yields, for each report that has one of them, its id and all of its keys.
    """
    reached: set[str] = set()
    asked: set[str] = set()
    todo = set(keys)
    while todo:
        asked |= todo
        found: set[str] = set()
        for report_id, report_keys in lookup(todo):
            if report_id not in reached:
                reached.add(report_id)
                found.update(report_keys)
        todo = found - asked
    return reached
