"""How near the days of two reports are, in thousandths, with the rule that says so."""

from __future__ import annotations

from store.linking.profile import Known, Profile
from store.model import MeetingKind

RUMOUR_DAYS = 30
ROUND_DAYS = 30
LATELY = 21
AFTERWARDS, BEFOREHAND = 60, 180
"""How many days after a meeting, and before it, an undated article is taken to tell of it."""
PLAN_DAYS = 200
"""For how many days a visit that was announced without a day is waited for."""
LONGEST_ANNOUNCED = 120
"""How many days after talks were announced without a day they are held at most."""
MOST_MOVED = 60
"""By how many days talks are taken to have been moved where their earlier day is not told."""


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


def _told_again(a: Profile, b: Profile) -> bool:
    """Whether one recalls without a day what the other dates weeks before: the same sides, in one town."""
    undated, dated = (a, b) if a.known is Known.UNDATED else (b, a)
    if undated.known is not Known.UNDATED or dated.known is not Known.EXACT or undated.ahead or undated.ongoing:
        return False
    if undated.published is None or dated.days is None or dated.days.last > undated.published.last:
        return False
    alike = len(a.parties) >= 2 and a.parties == b.parties and a.city is not None and a.city == b.city
    return alike and undated.published.gap(dated.days) <= AFTERWARDS


def _long_planned(a: Profile, b: Profile) -> bool:
    """Whether both tell without a day of a visit still to come, of the same person to the same country."""
    if a.published is None or b.published is None or not (a.ahead and b.ahead):
        return False
    visits = a.kind is MeetingKind.VISIT and b.kind is MeetingKind.VISIT and a.country == b.country is not None
    alike = len(a.parties) >= 2 and a.parties == b.parties and not a.people.isdisjoint(b.people)
    return visits and alike and a.published.gap(b.published) <= PLAN_DAYS


def _announced(a: Profile, b: Profile) -> bool:
    """Whether one tells without a day of talks to come that the other dates months later: the same sides and town."""
    undated, dated = (a, b) if a.known is Known.UNDATED else (b, a)
    if undated.known is not Known.UNDATED or dated.known is not Known.EXACT or undated.published is None:
        return False
    if not undated.ahead or dated.days is None or dated.days.first < undated.published.first:
        return False
    alike = len(a.parties) >= 2 and a.parties == b.parties and a.city is not None and a.city == b.city
    return alike and a.kind is b.kind and undated.published.gap(dated.days) <= LONGEST_ANNOUNCED


def _moved_since(a: Profile, b: Profile) -> bool:
    """Whether one was moved to its day, from another that is not told, and the other is of such a plan nearby."""
    if a.moved is b.moved or a.previous or b.previous or a.days is None or b.days is None or a.days.overlaps(b.days):
        return False
    plan, mover = (b, a) if a.moved else (a, b)
    if not mover.ahead and plan.days is not None and mover.days is not None and plan.days.first > mover.days.first:
        return False  # "The postponed talks were held": not what is planned for later
    return plan.ahead and a.days.gap(b.days) <= MOST_MOVED


def points_of_days(a: Profile, b: Profile) -> tuple[int, str] | None:
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
    if exact and _moved_since(a, b):
        return 100, "L.moved-alone"
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
        if _lately_there(a, b):
            return 0, "L.undated"
        return (0, "L.undated-alone") if _told_again(a, b) or _announced(a, b) else None
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
    called_off = undated.postponed or undated.cancelled
    if called_off and not dated.ahead and dated.days.last < undated.published.first:
        return None  # what had been held by then is not what was called off
    near = undated.published.gap(dated.days)
    return (120 - min(near, 60) if dated.known is Known.EXACT else 80 - min(near, 60)), "L.undated"


def written_then(one: Profile, other: Profile) -> bool:
    """Whether an undated report can have been written about the days of another one."""
    days = other.days or other.previous or other.written
    if one.written is None or days is None:
        return True
    return one.written.first - AFTERWARDS <= days.last and days.first <= one.written.last + BEFOREHAND
