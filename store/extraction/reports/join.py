"""Which frames of one article speak of the same meeting."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from store.extraction.claims.article import Article
from store.extraction.claims.frames import Frame
from store.model import MeetingKind, Precision, Status, When

EXACT = frozenset({Precision.DAY, Precision.RANGE})
WITHIN = 40
"""How many meetings back a frame can belong to."""
JOIN_AT = 1.7
NEAR = 3
"""How many sentences apart the old and the new day of a meeting stand at most."""
VISIT_HEADS = frozenset({"visit", "visits", "trip", "trips", "tour", "stopover"})
TALK_KINDS = frozenset({MeetingKind.TALKS, MeetingKind.SUMMIT, MeetingKind.OTHER})
PAST = frozenset({Status.HELD})
COMING = frozenset({Status.SCHEDULED, Status.PROPOSED})


@dataclass(slots=True)
class Group:
    """Frames about one meeting, in text order."""

    frames: list[Frame] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    place: str | None = None
    whens: list[When] = field(default_factory=list)
    previous: list[When] = field(default_factory=list)
    rounds: set[int] = field(default_factory=set)
    kinds: set[MeetingKind] = field(default_factory=set)
    series: set[str] = field(default_factory=set)
    statuses: set[Status] = field(default_factory=set)
    """All that its frames say."""
    sure: set[Status] = field(default_factory=set)
    """What its frames outside the headings say outright or by the tense of a verb."""
    called_off: bool = False
    moved: bool = False
    former: bool = False
    """Told as a plan of before."""
    titles: bool = True
    """Told by headings only."""

    def add(self, frame: Frame, article: Article) -> None:
        self.frames.append(frame)
        self.moved = self.moved or frame.moved
        self.former = self.former or frame.former
        self.titles = self.titles and frame.title
        self.sides.extend(s for s in frame.sides if s not in self.sides)
        self.people.extend(p for p in frame.people if p not in self.people)
        if frame.place and (self.place is None or self.place.startswith("country:")):
            self.place = frame.place
        if frame.status is not None:
            self.statuses.add(frame.status)
            if frame.verdict.strength > 1 and not frame.title:
                self.sure.add(frame.status)
            if frame.status is Status.CANCELLED and frame.verdict.strength >= 3:
                self.called_off = True
        if _known(frame.when) and frame.when not in self.whens and len(self.whens) < 8:
            self.whens.append(frame.when)
        if frame.previous is not None and frame.previous not in self.previous and len(self.previous) < 8:
            self.previous.append(frame.previous)
        if frame.round is not None:
            self.rounds.add(frame.round)
        self.kinds.add(frame.kind)
        if frame.series:
            self.series.add(frame.series)


def join_frames(frames: list[Frame], article: Article) -> list[list[Frame]]:
    """Groups of frames, each about one meeting, in the order of their first frames."""
    groups: list[Group] = []
    home: dict[int, Group] = {}
    for frame in frames:
        best: Group | None = None
        best_score = JOIN_AT
        if frame.same_as is not None:
            best = _group_of(frame.same_as, home)
            if best is not None:
                best.add(frame, article)
                home[id(frame)] = best
                continue
        for distance, group in enumerate(reversed(groups[-WITHIN:])):
            score = likeness(frame, group, article, distance)
            if score > best_score or (score == best_score and best is None):
                best, best_score = group, score
        if best is None:
            if frame.bare:
                continue
            best = Group()
            groups.append(best)
        best.add(frame, article)
        home[id(frame)] = best
    return [group.frames for group in groups]


def _group_of(frame: Frame | None, home: dict[int, Group]) -> Group | None:
    """The group that holds a frame, or the frame that it was put into."""
    steps = 0
    while frame is not None and steps < 5:
        if id(frame) in home:
            return home[id(frame)]
        frame = frame.same_as
        steps += 1
    return None


def _known(when: When) -> bool:
    return bool(when.start or when.earliest or when.latest)


def likeness(frame: Frame, group: Group, article: Article, distance: int) -> float:
    """How much speaks for one meeting; below zero where something forbids it."""
    call = frame.kind is MeetingKind.CALL
    if call != (MeetingKind.CALL in group.kinds):
        return -1.0
    if frame.round is not None and group.rounds and frame.round not in group.rounds:
        return -1.0
    announced = frame.series == "other" and group.titles  # a heading drops the "new" of "a new round"
    if frame.series == "other" and not frame.definite and not frame.title and not announced:
        return -1.0
    if frame.series in ("other", "previous") and frame.series not in group.series and not (frame.title or announced):
        return -1.0
    if (frame.series == "previous" and "next" in group.series) or (
        frame.series == "next" and "previous" in group.series
    ):
        return -1.0
    dates = _dates(frame, group)
    replanned = dates < 0 and _replanned(frame, group)
    if dates < 0 and not (frame.moved or replanned or (group.moved and frame.bare)):
        return -1.0
    place = _places(frame.place, group.place, article)
    if place < 0 and (frame.title or group.titles) and _venue_or_town(frame.place, group.place, article):
        place = 0.0
    if place < 0 and not (frame.moved or group.moved):
        return -1.0
    if _status_clash(frame, group, article) and not _goes_on(frame, group):
        return -1.0
    visit = frame.kind is MeetingKind.VISIT
    if frame.bare:
        if visit != (MeetingKind.VISIT in group.kinds) and frame.head in VISIT_HEADS:
            return -1.0
        if visit and MeetingKind.VISIT not in group.kinds:
            return -1.0
        return 2.6 - 0.1 * distance
    if distance == 0 and _goes_on(frame, group):
        return 2.4
    if _called_off(frame, group):
        return 2.4 - 0.1 * distance
    if replanned and frame.definite and (not frame.sides or frame.shared) and not frame.people:
        return 2.6 - 0.1 * distance
    if frame.verdict.effect == "attend" and frame.definite and frame.place is None and not _known(frame.when):
        return 2.4 - 0.1 * distance
    if not frame.sides and not frame.people and frame.place is None and frame.many and not frame.series and dates >= 0:
        return 1.8 + dates - 0.1 * distance
    sides = _overlap(frame.sides, group.sides)
    if sides < 0 and frame.visited is not None and visit and MeetingKind.VISIT not in group.kinds:
        sides = _overlap([side for side in frame.sides if side != frame.visited], group.sides)
    people = _overlap(frame.people, group.people)
    same_event = dates >= 1.0 and place >= 1.0
    if sides < 0 and people <= 0 and not (same_event and sides > -2.0):
        return -1.0
    if people < 0 and sides <= 0.5:
        return -1.0
    score = 0.6 if replanned else 0.0
    score += 1.5 * max(dates, 0.0) + 1.0 * max(place, 0.0)
    score += 1.2 * max(sides, 0.0) + 0.8 * max(people, 0.0)
    if frame.definite and not frame.series and frame.round is None:
        score += 0.5
    if frame.title or group.titles:
        score += 0.9
    if (
        frame.trigger.noun
        and not frame.definite
        and not frame.title
        and dates < 1.0
        and place < 1.0
        and frame.series != "next"
    ):
        score -= 0.6
    if frame.round is not None and frame.round in group.rounds:
        score += 1.0
    if place >= 1.0 and not frame.sides and not frame.people and not frame.series:
        score += 0.8
    if people < 0:
        score -= 0.8
    if visit != (MeetingKind.VISIT in group.kinds):
        score -= 0.4 if place <= 0.0 else 0.0
    planned = Status.SCHEDULED in group.sure
    if frame.people and not group.people and frame.status is Status.PROPOSED and planned:
        score -= 1.0
    if frame.verdict.unfulfilled and distance == 0:
        score += 1.0
    if place > 0.0 and sides > 0.0:
        score += 0.3
    return score - 0.02 * distance


def _goes_on(frame: Frame, group: Group) -> bool:
    """ "The talks will continue until Saturday": those told just before."""
    return (
        frame.trigger.noun
        and frame.definite
        and frame.status is Status.ONGOING
        and frame.verdict.effect == "ongoing"
        and frame.place is None
        and not frame.series
        and not frame.people
        and (frame.shared or not frame.sides)
        and frame.sentence - group.frames[-1].sentence <= NEAR
        and bool(group.statuses & {Status.HELD, Status.ONGOING})
    )


def _called_off(frame: Frame, group: Group) -> bool:
    """ "he was expected on Monday but cancelled the trip": what is called off with "the" was told just before."""
    return (
        frame.trigger.noun
        and frame.definite
        and frame.verdict.strength >= 3
        and frame.status in (Status.CANCELLED, Status.POSTPONED)
        and frame.place is None
        and not frame.series
        and frame.round is None
        and not _known(frame.when)
        and set(frame.sides) <= set(group.sides)
        and frame.sentence - group.frames[-1].sentence <= 1
        and (frame.kind is MeetingKind.VISIT) == (MeetingKind.VISIT in group.kinds)
        and bool(group.statuses & {Status.SCHEDULED, Status.PROPOSED})
    )


def _dates(frame: Frame, group: Group) -> float:
    """1 for the same days, -1 for days apart, 0 where one side has none."""
    mine = [w for w in (frame.when, frame.previous) if w is not None and _known(w)]
    if not mine or not (group.whens or group.previous):
        return 0.0
    best = -1.0
    for a in mine:
        for b in [*group.whens, *group.previous]:
            if touch(a, b):
                exact = _is_exact(a) and _is_exact(b)
                best = max(best, 1.0 if exact else 0.6)
    return best


def _replanned(frame: Frame, group: Group) -> bool:
    """Whether two days are the old and the new one of a meeting: "had been due on 5 March; will now be on 11 March"."""
    if frame.series or frame.sentence - group.frames[-1].sentence > NEAR:
        return False
    if frame.former:
        return not group.former
    if frame.moved and frame.status is Status.SCHEDULED:
        return bool(group.statuses - {Status.HELD, Status.ONGOING})
    return frame.status is Status.SCHEDULED and (group.former or (frame.fresh and Status.SCHEDULED in group.statuses))


def _is_exact(when: When) -> bool:
    return when.precision in EXACT and when.start is not None and len(when.start) == 10


def bounds(when: When) -> tuple[date | None, date | None]:
    """First and last day that a When can mean."""
    first = when.earliest
    last = when.latest
    if when.start and len(when.start) == 10:
        first = date.fromisoformat(when.start)
        last = date.fromisoformat(when.end) if when.end and len(when.end) == 10 else first
    return first, last


def touch(a: When, b: When) -> bool:
    """Whether two Whens can mean the same day."""
    a_first, a_last = bounds(a)
    b_first, b_last = bounds(b)
    if a_first and b_last and a_first > b_last:
        return False
    return not (b_first and a_last and b_first > a_last)


def _places(mine: str | None, theirs: str | None, article: Article) -> float:
    if mine is None or theirs is None:
        return 0.0
    if mine == theirs:
        return 1.0
    if article.country_of_place(mine) == article.country_of_place(theirs):
        if mine.startswith("country:") or theirs.startswith("country:"):
            return 0.7
        return -1.0
    return -1.0


def _venue_or_town(mine: str | None, theirs: str | None, article: Article) -> bool:
    """Whether one of two places is known by name only: a hotel of the text may stand in the town of the heading."""
    return mine is not None and theirs is not None and None in map(article.country_of_place, (mine, theirs))


def _overlap(mine: list[str], theirs: list[str]) -> float:
    """Share of common members; -1 where both are known and have none in common."""
    if not mine or not theirs:
        return 0.0
    common = len(set(mine) & set(theirs))
    if common == 0:
        return -2.0
    if common == min(len(set(mine)), len(set(theirs))):
        return 1.0 if len(mine) > 1 and len(theirs) > 1 else 0.7
    if len(mine) >= 2 and len(theirs) >= 2 and common == 1:
        return -1.0
    return common / len(set(mine) | set(theirs))


def _status_clash(frame: Frame, group: Group, article: Article) -> bool:
    """What is over is not what is to come, unless they share their day."""
    today = article.publication.day
    going_on = Status.ONGOING in group.statuses
    if (
        going_on
        and frame.status in COMING
        and today is not None
        and frame.when.earliest is not None
        and frame.when.earliest > today
    ):
        return not frame.bare
    over = group.called_off
    if (
        over
        and frame.status is Status.SCHEDULED
        and frame.verdict.strength >= 2
        and frame.trigger.noun
        and not frame.definite
    ):
        return not frame.moved and _dates(frame, group) < 0.9
    statuses = group.sure
    if frame.former and frame.status in (Status.POSTPONED, Status.CANCELLED) and statuses and statuses <= PAST:
        return _dates(frame, group) < 0.9  # "were to see each other again" is not the meeting that was held
    if frame.status is None or not statuses or frame.verdict.strength < 2 or frame.title:
        return False
    if _dates(frame, group) > 0.9:
        return False
    if frame.status in PAST and statuses <= COMING:
        return True
    return frame.status in COMING and statuses <= PAST
