"""Which frames of one article speak of the same meeting."""

from __future__ import annotations

from store.extraction.claims.frames import Frame
from store.extraction.claims.text.article import Article
from store.extraction.claims.when.stored import known, last_week
from store.extraction.reports.again import began, ends_it, old_day, tells_who_led, went_ahead
from store.extraction.reports.group import Group
from store.extraction.reports.likeness import likeness, of_one_story
from store.model import When

WITHIN = 40
"""How many meetings back a frame can belong to."""
JOIN_AT = 1.7


def join_frames(frames: list[Frame], article: Article) -> list[list[Frame]]:
    """Groups of frames, each about one meeting, in the order of their first frames."""
    groups: list[Group] = []
    home: dict[int, Group] = {}
    latest: Group | None = None
    for frame in frames:
        best: Group | None = None
        best_score = JOIN_AT
        if frame.same_as is not None:
            best = _group_of(frame.same_as, home)
            if best is not None:
                best.add(frame)
                home[id(frame)] = latest = best
                continue
        if latest is not None and of_one_story(frame, latest) and _tells_more(frame, latest, article):
            latest.add(frame)
            home[id(frame)] = latest
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
        best.add(frame)
        home[id(frame)] = latest = best
    return [group.frames for group in groups]


def _tells_more(frame: Frame, latest: Group, article: Article) -> bool:
    """Whether a frame only adds the day of before, the last day or who led it to the meeting told just before it."""
    old = old_day(frame, latest, article)
    if old is not None:
        frame.superseded, frame.previous, frame.when = True, old, When()
    elif ends_it(frame, latest):
        frame.when = When()
    elif began(frame, latest, article):
        for told in latest.frames:
            frame.until = told.when if known(told.when) else frame.until
            told.when = When()
    elif tells_who_led(frame, latest, article):
        frame.sides, frame.status = [], None
    elif went_ahead(frame, latest, article):
        for planned in latest.frames:
            planned.when = last_week(planned.when, article.publication.day)
    else:
        return False
    return True


def _group_of(frame: Frame | None, home: dict[int, Group]) -> Group | None:
    """The group that holds a frame, or the frame that it was put into."""
    steps = 0
    while frame is not None and steps < 5:
        if id(frame) in home:
            return home[id(frame)]
        frame = frame.same_as
        steps += 1
    return None
