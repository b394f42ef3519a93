"""The frames of one meeting, gathered: what they say of its sides, days and status taken together."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.extraction.claims.frames import Frame, add_new
from store.extraction.claims.text.stories import WHOLE
from store.extraction.claims.when.stored import is_exact, known, touch
from store.model import MeetingKind, Status, When


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
    story: int = WHOLE
    """Which story of a brief it is told in."""

    def add(self, frame: Frame) -> None:
        self.frames.append(frame)
        self.story = frame.story if self.story == WHOLE else self.story
        self.moved = self.moved or frame.moved
        self.former = self.former or frame.former
        self.titles = self.titles and frame.title
        add_new(self.sides, frame.sides)
        add_new(self.people, frame.people)
        if frame.place and (self.place is None or self.place.startswith("country:")):
            self.place = frame.place
        if frame.status is not None:
            self.statuses.add(frame.status)
            if frame.verdict.strength > 1 and not frame.title:
                self.sure.add(frame.status)
            if frame.status is Status.CANCELLED and frame.verdict.strength >= 3:
                self.called_off = True
        if known(frame.when) and frame.when not in self.whens and len(self.whens) < 8:
            self.whens.append(frame.when)
        if frame.previous is not None and frame.previous not in self.previous and len(self.previous) < 8:
            self.previous.append(frame.previous)
        if frame.round is not None:
            self.rounds.add(frame.round)
        self.kinds.add(frame.kind)
        if frame.series:
            self.series.add(frame.series)


def _wide(when: When) -> bool:
    """Whether a month or a year is all that is known."""
    return when.start is not None and len(when.start) < 10


def same_days(frame: Frame, group: Group) -> float:
    """1 for the same days, -1 for days apart, 0 where one side has none."""
    mine = [w for w in (frame.when, frame.previous) if w is not None and known(w)]
    if not mine or not (group.whens or group.previous):
        return 0.0
    best = -1.0
    theirs = [*group.whens, *group.previous]
    if any(map(is_exact, theirs)) and all(map(is_exact, mine)):
        theirs = [b for b in theirs if not _wide(b)]  # "this month" of a heading makes no two days of it one
    for a in mine:
        for b in theirs:
            if touch(a, b):
                best = max(best, 1.0 if is_exact(a) and is_exact(b) else 0.6)
    return best
