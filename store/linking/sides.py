"""How far two reports name the same sides and persons, in thousandths."""

from __future__ import annotations

from store.linking.profile import Profile
from store.model import MeetingKind

SMALL = 4
"""Up to so many sides are few."""


def points_of_sides(a: Profile, b: Profile) -> int | None:
    if not a.parties or not b.parties:
        return 0
    shared = a.parties & b.parties
    if not shared:
        return None
    if a.parties == b.parties and len(shared) >= 3:
        return 425
    points = 350 * len(shared) // len(a.parties | b.parties)
    if len(shared) >= 2 and (a.parties <= b.parties or b.parties <= a.parties):
        points = max(points, 280)
    elif len(shared) >= 2 and shared | a.others | b.others >= a.parties | b.parties:
        points = max(points, 300)
    return points


def points_of_people(a: Profile, b: Profile, exact: bool) -> int:
    if not a.people or not b.people:
        return 0
    shared = len(a.people & b.people)
    fewer = min(len(a.people), len(b.people))
    if shared:
        return 100 + 150 * shared // fewer
    if fewer >= 2 or not exact:
        return -400
    # Who names one person each may speak of one meeting's two sides; a numbered round and another person is two.
    return -100 if (a.round is None) is (b.round is None) else -250


def other_pair(a: Profile, b: Profile) -> bool:
    """Whether the two are of few sides each, one of them common, and nothing says that the others were there too."""
    if not (2 <= len(a.parties) <= SMALL and 2 <= len(b.parties) <= SMALL and len(a.parties & b.parties) == 1):
        return False
    many = max(len(a.parties), len(b.parties)) > 2 or MeetingKind.SUMMIT in (a.kind, b.kind)
    under_way = a.ongoing or b.ongoing
    alike = many or under_way or _host_by_its_body(a, b) or _host_by_its_body(b, a)
    shared = len(a.people & b.people)
    if shared >= 2 or (alike and shared):
        return False
    return not (a.parties - b.parties <= b.others or b.parties - a.parties <= a.others)


def _host_by_its_body(a: Profile, b: Profile) -> bool:
    """Whether one names the state at home as a side where the other names a council or ministry."""
    if a.country is None or a.country not in a.parties - b.parties or a.city is None or a.city != b.city:
        return False
    other = b.parties - a.parties
    return all(not side.startswith("country:") for side in other)


def share_sides_alone(a: Profile, b: Profile) -> bool:
    """Whether two reports have neither town nor person in common."""
    return (a.city is None or a.city != b.city) and a.people.isdisjoint(b.people)


def same_persons(a: Profile, b: Profile) -> bool:
    """Whether two persons are common, or one beside sides that only one report tells: as good as a common side."""
    shared = len(a.people & b.people)
    return shared >= 2 or (shared == 1 and a.tells_sides is not b.tells_sides)


def told_alike(a: Profile, b: Profile, surely: bool) -> bool:
    """Whether two reports whose days may be the same have so much in common that they are of one meeting.

    ``surely``: where day and month are told, not a weekday alone.
    """
    if a.people and b.people and a.people.isdisjoint(b.people):
        return False
    if a.city is not None and b.city is not None and a.city != b.city and a.country and b.country:
        return False
    sides, persons = len(a.parties & b.parties), len(a.people & b.people)
    in_town = a.city is not None and a.city == b.city
    if sides >= 2:
        return surely or in_town or persons >= 2
    return persons >= 2 and in_town
