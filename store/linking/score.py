"""How much speaks for two reports telling of one meeting, in thousandths, with the rule that says so.

The weights follow what tells meetings apart in the news: the day, the sides and the place weigh most, persons and
the number of a round decide between meetings of the same sides, and some differences (another round, other exact
days that no report says were moved) are never made up for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from store.linking.days_apart import points_of_days, written_then
from store.linking.names_of_sides import named_alike
from store.linking.profile import Known, Profile
from store.linking.sides import other_pair, points_of_people, points_of_sides, same_persons, share_sides_alone
from store.model import MeetingKind

MOST_SIDES = 6
"""Reports with more sides than this (conferences) are looked up by their town alone."""
MOST_PEOPLE = 5
"""With more persons than this, persons are not looked up in twos."""
NEED = {Known.EXACT: 550, Known.WINDOW: 600, Known.UNDATED: 600, Known.TIMELESS: 600}
NEED_RUMOUR = 460
NEED_ALONE = 520
"""What an article without any date needs, where no other meeting offers itself: some of the sides and the town."""
NEED_NEAR = 510
"""What an undated report needs to join exact days of exactly the same sides: about ten days to its article's."""
OTHER_FATE = 150
"""What speaks against one meeting where one report calls it off and the other has it begun, without a common day."""
WIDE = 80
"""Points of windows so wide that one common side or person beside them says nothing."""
OTHER_PAIR = 480
"""What speaks against one meeting where both are of few sides and only one of these is common: leaders who come
together in one town on one day meet one by one, or in threes."""
OTHER_KIND = 50
"""What speaks against one meeting where a visit and talks share no day that both tell, and no person."""
LONGEST_RECALL = 31
"""What is recalled without its sides ("last week's talks in Muscat", "the March meeting there") was on one of so many
days at most."""
LONGEST_PLAN = 100
"""Talks that are planned for so many days at most are those that were held on one of them."""
OTHER_TOWN = 100
"""What another town speaks against one meeting of the very same two sides and kind on the very same day."""
ALONE = frozenset(
    {
        "L.timeless-alone",
        "L.sideless-alone",
        "L.one-sided-alone",
        "L.undated-alone",
        "L.window-alone",
        "L.moved-alone",
        "L.long-planned-alone",
    }
)
"""Such links hold where each report that leaves day or sides open has but one."""


class Score(NamedTuple):
    """``tier`` is the weaker of the two dates; links are made tier by tier, best first."""

    tier: Known
    points: int
    rule: str


def _on_one_day(a: Profile, b: Profile) -> bool:
    """Whether both tell an exact day, and the same one."""
    if a.known is not Known.EXACT or b.known is not Known.EXACT or a.days is None or b.days is None:
        return False
    return a.days.overlaps(b.days)


def _same_occasion(a: Profile, b: Profile) -> bool:
    """The very same sides, at least two, and the same kind from the very same day on, and no other persons; or two
    persons and more, and no others."""
    if not _on_one_day(a, b) or a.days is None or b.days is None or a.days.first != b.days.first or a.call:
        return False
    if a.people and b.people and a.people.isdisjoint(b.people):
        return False
    if len(a.people) >= 2 and len(b.people) >= 2 and (a.people <= b.people or b.people <= a.people):
        return True
    return len(a.parties) >= 2 and a.parties == b.parties and a.kind is b.kind


def _place(a: Profile, b: Profile, moved: bool) -> int:
    if a.city and b.city:
        if a.city == b.city:
            return 250
        if a.country is None or b.country is None:  # a place that nobody knows may be a house in the town of the other
            house = (a.country is None) is not (b.country is None)
            return 0 if house and (moved or _on_one_day(a, b)) else -OTHER_TOWN
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
    """Whether an undated article's meeting is of the same sides in the same town, or of the same two persons, or a
    visit of one person to the same country, and nothing speaks against it: then it is that one as long as no other is
    told of."""
    if len(a.parties & b.parties) < 2 or not _nested(a, b) or a.call is not b.call:
        return False
    if _told_apart(a, b):
        return False
    shared = len(a.people & b.people)
    if a.people and b.people and not shared:
        return False
    if a.city is not None and b.city is not None and a.city != b.city:
        return False
    visits = a.kind is MeetingKind.VISIT and b.kind is MeetingKind.VISIT
    in_country = visits and shared > 0 and a.country is not None and a.country == b.country
    in_town = a.city is not None and a.city == b.city and not a.call
    same_sides = a.parties == b.parties
    if not (
        in_town
        or (same_sides and in_country)
        or (same_sides and shared >= 2 and (a.kind is b.kind or MeetingKind.OTHER in (a.kind, b.kind)))
    ):
        return False
    if (a.cancelled and not b.ahead) or (b.cancelled and not a.ahead):
        return False
    return all(written_then(one, other) for one, other in ((a, b), (b, a)))


def _same_hour(a: Profile, b: Profile, moved: bool) -> bool:
    """Whether one of two reports does not tell who met, and all else is one meeting's: day, town and kind."""
    if a.tells_sides is b.tells_sides or a.kind is not b.kind or a.call:
        return False
    silent = b if a.tells_sides else a
    if silent.parties and silent.people and a.people.isdisjoint(b.people):
        return False
    there = a.city is not None and a.city == b.city and a.country is not None
    return there and (moved or _on_one_day(a, b) or _recalled(a, b))


def _recalled(a: Profile, b: Profile) -> bool:
    """Whether one recalls for some time in the past, without its sides, what the other tells for a day in it."""
    silent, other = (b, a) if a.tells_sides else (a, b)
    if silent.known is not Known.WINDOW or other.known is not Known.EXACT or silent.ahead or silent.people:
        return False
    if silent.days is None or other.days is None or silent.days.width > LONGEST_RECALL or other.cancelled:
        return False
    return silent.days.overlaps(other.days)


def other_medium(a: Profile, b: Profile) -> bool:
    """Whether one report is of a call and the other of talks with a place, so that they cannot be one."""
    if a.call is b.call or MeetingKind.OTHER in (a.kind, b.kind):
        return False
    return (b if a.call else a).placed or not _on_one_day(a, b)


def _told_apart(a: Profile, b: Profile) -> bool:
    """Whether one is planned as another meeting than that before, and the other may be that."""
    return (a.another and not b.ahead) or (b.another and not a.ahead)


def _surely_same(a: Profile, b: Profile) -> bool:
    """What is asked where one of the two cannot be dated at all: the same round of the same sides; or in one town, two
    common persons, or the very same three and more sides of a meeting that has begun (talk of one to come is as
    likely of the next)."""
    if a.round is not None and a.round == b.round and len(a.parties) >= 2 and a.parties == b.parties:
        return a.city is None or b.city is None or a.city == b.city
    if a.city is None or a.city != b.city or _told_apart(a, b):
        return False
    begun = not any(one.ahead for one in (a, b) if one.known is Known.TIMELESS)
    if begun and 3 <= len(a.parties) <= MOST_SIDES and a.parties == b.parties:
        return True
    return len(a.people) <= MOST_PEOPLE and len(b.people) <= MOST_PEOPLE and len(a.people & b.people) >= 2


def score(a: Profile, b: Profile) -> Score | None:
    """The score of two profiles, or None where they are not linked."""
    if a.parties != b.parties and (alike := named_alike(a.parties, b.parties)) is not b.parties:
        b = replace(b, parties=alike)
    if (
        (a.historical and not b.told_late)
        or (b.historical and not a.told_late)
        or (a.round is not None and b.round is not None and a.round != b.round)
    ):
        return None
    if other_medium(a, b):
        return None
    dates = points_of_days(a, b)
    if dates is None:
        return None
    points, rule = dates
    moved = rule in {"L.moved", "L.same-previous-days"}
    sides = points_of_sides(a, b)
    silent = (not a.parties or not b.parties or sides is None) and not same_persons(a, b)
    if silent:
        if not _same_hour(a, b, moved):
            return None
        rule = "L.sideless-alone"
    elif sides is None and not (moved or _on_one_day(a, b)):
        return None
    tier = Known.EXACT if moved else max(a.known, b.known)
    if tier is not Known.EXACT and ((a.cancelled and not b.ahead) or (b.cancelled and not a.ahead)):
        points -= OTHER_FATE
    if rule == "L.window" and points <= WIDE and len(a.parties & b.parties) < 2 and len(a.people & b.people) < 2:
        return None
    if other_pair(a, b):
        points -= OTHER_PAIR
    people = points_of_people(a, b, tier is Known.EXACT)
    # Talks that were put off may have been given another town with their new day.
    put_off = (a.postponed or b.postponed) and a.parties == b.parties and a.kind is b.kind
    venue_open = moved or (rule == "L.undated" and put_off)
    place = _place(a, b, venue_open)
    same_round = a.round is not None and a.round == b.round
    if rule == "L.same-days" and min(len(a.parties), len(b.parties)) == 1 and share_sides_alone(a, b):
        if len(a.parties) == len(b.parties) and not all(side.startswith("org:") for side in a.parties):
            return None
        rule = "L.one-sided-alone"
    if rule == "L.window" and _one_sided(a, b):
        rule = "L.one-sided-alone"
    same_kind = 50 if a.kind is b.kind else 0
    if rule in ("L.window", "L.one-sided-alone") and not same_kind and people <= 0 and tier is Known.WINDOW:
        points -= OTHER_KIND
    total = points + (sides or 0) + people + place + same_kind + (250 if same_round else 0)
    if tier is Known.TIMELESS and not moved and not (_surely_same(a, b) and total >= NEED[tier]):
        if not (_alone(a, b) or _surely_same(a, b)):
            return None
        rule = "L.timeless-alone"
    need = NEED_ALONE if rule == "L.timeless-alone" else NEED[tier]
    if rule == "L.rumour" and a.ahead and b.ahead and a.parties == b.parties and people >= 0 and place >= 0:
        need = NEED_RUMOUR
    equal = len(a.parties) >= 2 and a.parties == b.parties and people >= 0 and (place >= 0 or venue_open)
    dated = Known.EXACT in (a.known, b.known)
    if rule == "L.undated" and equal and dated:
        need = NEED_NEAR - max(-place, 0) - (0 if a.kind is b.kind else 50)
    if total >= need or (silent and tier is Known.WINDOW):
        return Score(tier, total, rule)
    same = people > 0 or place > 0 or any(one.postponed or one.cancelled for one in (a, b)) or len(a.parties) >= 3
    if (
        rule == "L.undated"
        and dated
        and same
        and (equal or (place == 250 and a.country and people >= 0 and _nested(a, b)))
    ):
        return Score(tier, total, "L.undated-alone")
    told = people >= 0 and place >= 0 and same_kind and _carried_out(a, b)
    if rule == "L.window" and ((equal and same and same_kind) or (told and len(a.parties & b.parties) >= 2)):
        return Score(tier, total, "L.window-alone")
    return None


def _one_sided(a: Profile, b: Profile) -> bool:
    """Whether one names a single side and no person of the other's: "its talks in Muscat last week"."""
    few, many = (a, b) if len(a.parties) <= len(b.parties) else (b, a)
    return len(few.parties) == 1 and len(many.parties) >= 2 and a.people.isdisjoint(b.people)


def _carried_out(a: Profile, b: Profile) -> bool:
    """Whether one is of a plan for some time and the other of a day in it, and one names all the sides of the other."""
    plan, done = (a, b) if a.known is Known.WINDOW else (b, a)
    if done.known is not Known.EXACT or not plan.ahead or plan.days is None or plan.days.width > LONGEST_PLAN:
        return False
    return _nested(a, b)


def _nested(a: Profile, b: Profile) -> bool:
    """Whether one report names all the sides of the other, at least one."""
    return bool(a.parties and b.parties) and (a.parties <= b.parties or b.parties <= a.parties)
