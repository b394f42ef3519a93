"""How much speaks for two reports telling of one meeting, in thousandths, with the rule that says so.

The weights follow what tells meetings apart in the news: the day, the sides and the place weigh most, persons and
the number of a round decide between meetings of the same sides, and some differences (another round, other exact
days that no report says were moved) are never made up for.
"""

from __future__ import annotations

from typing import NamedTuple

from store.linking.profile import Known, Profile
from store.model import MeetingKind

MOST_SIDES = 6
"""Reports with more sides than this (conferences) are looked up by their town alone."""
MOST_PEOPLE = 5
"""With more persons than this, persons are not looked up in twos."""
NEED = {Known.EXACT: 550, Known.WINDOW: 600, Known.UNDATED: 600, Known.TIMELESS: 600}
NEED_RUMOUR = 460
NEED_NEAR = 510
"""What an undated report needs to join exact days of exactly the same sides: about ten days to its article's."""
OTHER_FATE = 150
"""What speaks against one meeting where one report calls it off and the other has it begun, without a common day."""
WIDE = 80
"""Points of windows so wide that one common side or person beside them says nothing."""
RUMOUR_DAYS = 30
ROUND_DAYS = 30
OTHER_PAIR = 450
"""What speaks against one meeting where both are of few sides and only one of these is common: leaders who come
together in one town on one day meet one by one, or in threes."""
SMALL = 4
"""Up to so many sides are few."""
OTHER_TOWN = 100
"""What another town speaks against one meeting of the very same two sides and kind on the very same day."""


LATELY = 21
AFTERWARDS, BEFOREHAND = 60, 180
"""How many days after a meeting, and before it, an undated article is taken to tell of it."""
PLAN_DAYS = 200
"""For how many days a visit that was announced without a day is waited for."""
ALONE = frozenset(
    {"L.timeless-alone", "L.sideless-alone", "L.one-sided-alone", "L.undated-alone", "L.long-planned-alone"}
)
"""Such links hold where each report that leaves day or sides open has but one."""


class Score(NamedTuple):
    """``tier`` is the weaker of the two dates; links are made tier by tier, best first."""

    tier: Known
    points: int
    rule: str


def _went_on(a: Profile, b: Profile) -> bool:
    """Whether one report tells of talks under way and another, with a common side and person, of their next day."""
    if a.days is None or b.days is None or a.ahead or b.ahead:
        return False
    earlier = a if a.days.first <= b.days.first else b
    return earlier.ongoing and not a.people.isdisjoint(b.people) and not a.parties.isdisjoint(b.parties)


def _lately_there(a: Profile, b: Profile) -> bool:
    """Whether one tells without a day of a visit that the other dates weeks before: "was there a fortnight ago"."""
    undated, dated = (a, b) if a.known is Known.UNDATED else (b, a)
    if undated.known is not Known.UNDATED or dated.known is not Known.EXACT or undated.ahead or dated.ahead:
        return False
    if a.kind is not MeetingKind.VISIT or b.kind is not MeetingKind.VISIT or a.people.isdisjoint(b.people):
        return False
    alike = a.parties == b.parties and a.city is not None and a.city == b.city
    return alike and undated.days is not None and dated.days is not None and undated.days.gap(dated.days) <= LATELY


def _long_planned(a: Profile, b: Profile) -> bool:
    """Whether both tell without a day of a visit still to come, of the same person to the same country."""
    if a.published is None or b.published is None or not (a.ahead and b.ahead):
        return False
    visits = a.kind is MeetingKind.VISIT and b.kind is MeetingKind.VISIT and a.country == b.country is not None
    alike = len(a.parties) >= 2 and a.parties == b.parties and not a.people.isdisjoint(b.people)
    return visits and alike and a.published.gap(b.published) <= PLAN_DAYS


def _dates(a: Profile, b: Profile) -> tuple[int, str] | None:
    """Points for the days, or None where they cannot be one meeting's."""
    exact = a.known is Known.EXACT and b.known is Known.EXACT
    if a.days and b.days:
        if exact and a.days.overlaps(b.days):
            return 350, "L.same-days"
        for mover, other in ((a, b), (b, a)):
            if mover.previous and other.known is Known.EXACT and other.days and mover.previous.overlaps(other.days):
                return 350, "L.moved"
    if a.previous and b.previous and a.previous.overlaps(b.previous):
        return 300, "L.same-previous-days"
    if a.days is None or b.days is None:
        return 0, "L.timeless"
    if exact:
        gap = a.days.gap(b.days)
        alike = len(a.parties & b.parties) >= 2 or a.parties == b.parties or _went_on(a, b)
        if gap <= 1 and a.city is not None and a.city == b.city and alike and not a.call:
            return 200, "L.next-day"
        if a.round is not None and a.round == b.round and gap <= ROUND_DAYS:
            return 100, "L.same-round"
        return None
    if not a.days.overlaps(b.days):
        if _long_planned(a, b):
            return 0, "L.long-planned-alone"
        return (0, "L.undated") if _lately_there(a, b) else None
    if Known.UNDATED not in (a.known, b.known):
        width = max(days.days.width for days in (a, b) if days.known is Known.WINDOW and days.days)
        return (
            250 if width <= 8 else 200 if width <= 16 else 150 if width <= 31 else 80 if width <= 100 else 40
        ), "L.window"
    if a.published and b.published:
        gap = a.published.gap(b.published)
        return (100 - gap, "L.rumour") if gap <= RUMOUR_DAYS else None
    undated, dated = (a, b) if a.published else (b, a)
    if undated.published is None or dated.days is None:
        return None
    near = undated.published.gap(dated.days)
    return (120 - min(near, 60) if dated.known is Known.EXACT else 80 - min(near, 60)), "L.undated"


def _sides(a: Profile, b: Profile) -> int | None:
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


def _people(a: Profile, b: Profile, exact: bool) -> int:
    if not a.people or not b.people:
        return 0
    shared = len(a.people & b.people)
    fewer = min(len(a.people), len(b.people))
    if shared:
        return 100 + 150 * shared // fewer
    return -400 if fewer >= 2 or not exact else -150


def _other_pair(a: Profile, b: Profile) -> bool:
    """Whether the two are of few sides each, one of them common, and nothing says that the others were there too."""
    if not (2 <= len(a.parties) <= SMALL and 2 <= len(b.parties) <= SMALL and len(a.parties & b.parties) == 1):
        return False
    many = max(len(a.parties), len(b.parties)) > 2 or MeetingKind.SUMMIT in (a.kind, b.kind)
    alike = many or _host_by_its_body(a, b) or _host_by_its_body(b, a)
    if alike and not a.people.isdisjoint(b.people):
        return False
    return not (a.parties - b.parties <= b.others or b.parties - a.parties <= a.others)


def _host_by_its_body(a: Profile, b: Profile) -> bool:
    """Whether one names the state at home as a side where the other names a council or ministry."""
    if a.country is None or a.country not in a.parties - b.parties or a.city is None or a.city != b.city:
        return False
    other = b.parties - a.parties
    return all(not side.startswith("country:") for side in other)


def _same_occasion(a: Profile, b: Profile) -> bool:
    """The very same sides, at least two, and the same kind on the very same day, and no other persons."""
    return (
        a.known is Known.EXACT
        and b.known is Known.EXACT
        and a.days is not None
        and b.days is not None
        and a.days.first == b.days.first
        and len(a.parties) >= 2
        and a.parties == b.parties
        and a.kind is b.kind
        and not (a.people and b.people and a.people.isdisjoint(b.people))
    )


def _place(a: Profile, b: Profile, moved: bool) -> int:
    if a.city and b.city:
        if a.city == b.city:
            return 250
        if a.country is None or b.country is None:
            return -OTHER_TOWN  # a place that nobody knows may be a house in the town of the other
        if moved:
            return -50
        if _same_occasion(a, b):
            return -OTHER_TOWN
        return -300 if a.country and a.country == b.country else -400
    if a.country and b.country:
        if a.country == b.country:
            return 100
        return -50 if moved else -OTHER_TOWN if _same_occasion(a, b) else -350
    return 0


def _alone(a: Profile, b: Profile) -> bool:
    """Whether an undated article's meeting is of the very same sides in the same town, or a visit of one person to the
    same country, and nothing speaks against it: then it is that one as long as no other is told of."""
    if len(a.parties) < 2 or a.parties != b.parties or a.kind is not b.kind or a.call:
        return False
    shared = not a.people.isdisjoint(b.people)
    if a.people and b.people and not shared:
        return False
    there = a.kind is MeetingKind.VISIT and shared and a.country is not None and a.country == b.country
    if not there and (a.city is None or a.city != b.city):
        return False
    if (a.cancelled and not b.ahead) or (b.cancelled and not a.ahead):
        return False
    return all(_written_then(one, other) for one, other in ((a, b), (b, a)))


def _same_hour(a: Profile, b: Profile) -> bool:
    """Whether one of two reports tells no sides, and all else is one meeting's: day, town and kind."""
    if bool(a.parties) is bool(b.parties) or a.kind is not b.kind or a.call:
        return False
    if a.known is not Known.EXACT or b.known is not Known.EXACT or a.days is None or b.days is None:
        return False
    return a.days.overlaps(b.days) and a.city is not None and a.city == b.city and a.country is not None


def _share_sides_alone(a: Profile, b: Profile) -> bool:
    """Whether two reports have neither town nor person in common."""
    return (a.city is None or a.city != b.city) and a.people.isdisjoint(b.people)


def _written_then(one: Profile, other: Profile) -> bool:
    """Whether an undated report can have been written about the days of another one."""
    days = other.days or other.previous or other.written
    if one.written is None or days is None:
        return True
    return one.written.first - AFTERWARDS <= days.last and days.first <= one.written.last + BEFOREHAND


def _surely_same(a: Profile, b: Profile) -> bool:
    """What is asked where one of the two cannot be dated at all: the same round of the same sides; or in one town, two
    common persons, or the very same three and more sides of a meeting that has begun (talk of one to come is as
    likely of the next)."""
    if a.round is not None and a.round == b.round and len(a.parties) >= 2 and a.parties == b.parties:
        return a.city is None or b.city is None or a.city == b.city
    if a.city is None or a.city != b.city:
        return False
    begun = not any(one.ahead for one in (a, b) if one.known is Known.TIMELESS)
    if begun and 3 <= len(a.parties) <= MOST_SIDES and a.parties == b.parties:
        return True
    return len(a.people) <= MOST_PEOPLE and len(b.people) <= MOST_PEOPLE and len(a.people & b.people) >= 2


def score(a: Profile, b: Profile) -> Score | None:
    """The score of two profiles, or None where they are not linked."""
    if a.historical is not b.historical or (a.round is not None and b.round is not None and a.round != b.round):
        return None
    if a.call is not b.call and MeetingKind.OTHER not in (a.kind, b.kind):
        return None
    dates = _dates(a, b)
    if dates is None:
        return None
    sides = _sides(a, b)
    if sides is None:
        return None
    points, rule = dates
    moved = rule in {"L.moved", "L.same-previous-days"}
    tier = Known.EXACT if moved else max(a.known, b.known)
    if tier is not Known.EXACT and ((a.cancelled and not b.ahead) or (b.cancelled and not a.ahead)):
        points -= OTHER_FATE
    if rule == "L.window" and points <= WIDE and len(a.parties & b.parties) < 2 and len(a.people & b.people) < 2:
        return None
    if _other_pair(a, b):
        points -= OTHER_PAIR
    people = _people(a, b, tier is Known.EXACT)
    if (not a.parties or not b.parties) and people <= 0:
        if people or not _same_hour(a, b):
            return None
        rule = "L.sideless-alone"
    # Talks that were put off may have been given another town with their new day.
    venue_open = moved or (rule == "L.undated" and (a.postponed or b.postponed) and a.parties == b.parties)
    place = _place(a, b, venue_open)
    same_round = a.round is not None and a.round == b.round
    if rule == "L.same-days" and min(len(a.parties), len(b.parties)) == 1 and _share_sides_alone(a, b):
        if len(a.parties) == len(b.parties):
            return None
        rule = "L.one-sided-alone"
    total = points + sides + people + place + (50 if a.kind is b.kind else 0) + (250 if same_round else 0)
    if tier is Known.TIMELESS and not moved and not _surely_same(a, b):
        if not _alone(a, b):
            return None
        rule = "L.timeless-alone"
    need = NEED[tier]
    if rule == "L.rumour" and a.ahead and b.ahead and a.parties == b.parties and people >= 0 and place >= 0:
        need = NEED_RUMOUR
    alone = len(a.parties) >= 2 and a.parties == b.parties and people >= 0 and (place >= 0 or venue_open)
    if rule == "L.undated" and alone and Known.EXACT in (a.known, b.known):
        need = NEED_NEAR - max(-place, 0) - (0 if a.kind is b.kind else 50)
    same = people > 0 or place > 0 or any(one.postponed or one.cancelled for one in (a, b))
    if total < need and rule == "L.undated" and alone and same and Known.EXACT in (a.known, b.known):
        return Score(tier, total, "L.undated-alone")
    return Score(tier, total, rule) if total >= need else None
