"""What linking looks at in a report: days as numbers, sides, persons, place, kind and round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache

from store.linking.article_report import ArticleReport
from store.linking.names_of_sides import is_another, is_body, one_name_each
from store.model import MeetingKind, Publication, Status, When

LONGEST_EXACT = 14
"""A meeting said to last longer than this many days is treated as known to a window only."""
LONGEST_WINDOW = 400
"""A window wider than this many days says nothing for linking."""
LONGEST_TOLD_AGAIN = 31
"""What is told years after it was is one meeting with what was told then, where it gives so many days at most."""
LONGEST_PUBLICATION = 120
"""An article dated no better than this many days gives its undated meetings no window."""


class Known(IntEnum):
    """How well the days of a meeting are known."""

    EXACT = 0
    WINDOW = 1
    UNDATED = 2
    """Only by the day of the article."""
    TIMELESS = 3


@dataclass(frozen=True, slots=True)
class Days:
    """An interval of days, both ends included, as proleptic ordinals."""

    first: int
    last: int

    def overlaps(self, other: Days) -> bool:
        return self.first <= other.last and other.first <= self.last

    def gap(self, other: Days) -> int:
        """Days from the end of the earlier to the start of the later; 0 where they overlap."""
        return max(self.first - other.last, other.first - self.last, 0)

    @property
    def width(self) -> int:
        return self.last - self.first + 1


@lru_cache(maxsize=16384)
def covered_by(iso: str) -> tuple[date, date]:
    """The first and last day of an ISO day, month or year, or of an interval of them with a slash."""
    if "/" in iso:
        first, last = iso.split("/", 1)
        return covered_by(first)[0], covered_by(last)[1]
    if len(iso) == 4:
        return date(int(iso), 1, 1), date(int(iso), 12, 31)
    if len(iso) == 7:
        year, month = int(iso[:4]), int(iso[5:])
        following = date(year + month // 12, month % 12 + 1, 1) if (year, month) < (9999, 12) else date.max
        return date(year, month, 1), following - timedelta(days=1) if following < date.max else date.max
    day = date.fromisoformat(iso)
    return day, day


def days_of(when: When | None) -> tuple[Days, bool] | None:
    """The days a meeting can be on, and whether they are exact; None where nothing is known."""
    if when is None:
        return None
    if when.start is not None:
        first, last = covered_by(when.start)
        if when.end is not None and when.end != when.start:
            last = max(covered_by(when.end)[1], last)
        days = Days(first.toordinal(), last.toordinal())
        exact = len(when.start) == 10 and days.width <= LONGEST_EXACT
        if not exact and len(when.start) < 10:
            low = max(days.first, when.earliest.toordinal()) if when.earliest else days.first
            high = min(days.last, when.latest.toordinal()) if when.latest else days.last
            if low <= high:
                days = Days(low, high)
        return days, exact
    if when.earliest is not None and when.latest is not None and when.earliest <= when.latest:
        return Days(when.earliest.toordinal(), when.latest.toordinal()), when.earliest == when.latest
    return None


def published_days(published: Publication) -> Days | None:
    """The days on which an article can have come out, where they are few enough to say something."""
    if published.day is not None:
        return Days(published.day.toordinal(), published.day.toordinal())
    if published.earliest is None or published.latest is None or published.earliest > published.latest:
        return None
    days = Days(published.earliest.toordinal(), published.latest.toordinal())
    return days if days.width <= LONGEST_PUBLICATION else None


AHEAD = {
    Status.PROPOSED: (0, 45),
    Status.SCHEDULED: (0, 45),
    Status.POSTPONED: (-14, 45),
    Status.CANCELLED: (-14, 30),
}
BEHIND = {Status.HELD: (-14, 1), Status.ONGOING: (-7, 3)}
"""Where an undated meeting can lie, in days from the publication of the article that tells of it."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The part of a report that decides with which others it is linked; equal profiles are linked alike."""

    known: Known
    days: Days | None
    """Exact days, a window, or for an undated meeting the days around the publication."""
    previous: Days | None
    published: Days | None
    """Only kept where the meeting itself is undated, so that equal meetings have equal profiles."""
    parties: frozenset[str]
    others: frozenset[str]
    """Mediators, hosts and those said to stay away: near the meeting without being its sides."""
    people: frozenset[str]
    city: str | None
    country: str | None
    kind: MeetingKind
    round: int | None
    ahead: bool
    historical: bool
    postponed: bool = False
    cancelled: bool = False
    ongoing: bool = False
    moved: bool = False
    """Said to have been moved to its day, from another that is not told."""
    another: bool = False
    """Planned as another one than that before: "a further meeting"."""
    told_late: bool = False
    """Told years after, whether its day is told or not."""
    written: Days | None = None
    """Bounds of the publication of a timeless report, wide or open on a side as they may be."""

    @property
    def call(self) -> bool:
        return self.kind is MeetingKind.CALL

    @property
    def placed(self) -> bool:
        """Whether it tells where people came together, or that somebody went there."""
        return self.city is not None or self.country is not None or self.kind is MeetingKind.VISIT

    @property
    def tells_sides(self) -> bool:
        """Whether it says who met: more than a body that sides meet in, or the country where it was."""
        sides = self.parties - {self.country}
        return bool(sides) and not all(is_body(side) for side in sides)


def _narrowed(window: Days, status: Status, published: Days | None) -> Days:
    """A window cut where the article came out: what has begun began before it, what is planned lies after it."""
    if published is None:
        return window
    if status in BEHIND and published.last + 1 >= window.first:
        return Days(window.first, min(window.last, published.last + 1))
    if status in (Status.SCHEDULED, Status.PROPOSED) and published.first <= window.last:
        return Days(max(window.first, published.first), window.last)
    return window


def _bounds(published: Publication) -> Days | None:
    if published.earliest is None and published.latest is None:
        return None
    first, last = published.earliest or date.min, published.latest or date.max
    return Days(first.toordinal(), last.toordinal())


def profile_of(item: ArticleReport) -> Profile:
    report = item.report
    dated, moved = days_of(report.when), days_of(report.previous)
    published = published_days(item.published)
    days: Days | None = None
    known = Known.TIMELESS
    ahead = report.status not in BEHIND
    if dated is not None and (dated[1] or dated[0].width <= LONGEST_WINDOW):
        known = Known.EXACT if dated[1] else Known.WINDOW
        days = dated[0] if dated[1] else _narrowed(dated[0], report.status, published)
        published = None
    elif published is not None and not report.historical:
        before, after = AHEAD[report.status] if ahead else BEHIND[report.status]
        days, known = Days(published.first + before, published.last + after), Known.UNDATED
    parties = one_name_each(report.participants)
    city = report.place if report.place and not report.place.startswith("country:") else None
    country = report.country or (report.place if report.place and city is None else None)
    return Profile(
        known=known,
        days=days,
        previous=moved[0] if moved is not None and moved[0].width <= LONGEST_EXACT else None,
        published=published if known is Known.UNDATED else None,
        parties=parties,
        others=frozenset((*report.mediators, *report.hosts, *report.absent)) - parties,
        people=frozenset(report.people),
        city=city,
        country=country,
        kind=report.kind,
        round=report.round,
        ahead=ahead,
        historical=report.historical and not (days is not None and days.width <= LONGEST_TOLD_AGAIN),
        postponed=report.status is Status.POSTPONED,
        cancelled=report.status is Status.CANCELLED,
        ongoing=report.status is Status.ONGOING,
        moved=report.moved and known is Known.EXACT,
        another=ahead and any(claim.title is not None and is_another(claim.title) for claim in report.claims),
        told_late=report.historical,
        written=_bounds(item.published) if known is Known.TIMELESS and not report.historical else None,
    )
