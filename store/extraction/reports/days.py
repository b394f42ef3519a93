"""The days of a meeting that several frames speak of, and the days it had before."""

from __future__ import annotations

from dataclasses import replace

from store.extraction.claims.frames import Frame
from store.extraction.claims.text.article import Article
from store.extraction.claims.when.shifts import moved_when
from store.extraction.claims.when.stored import COUNTED_BACK, EXACT, bounds, is_exact, on_publication, touch
from store.model import Precision, Status, When

GONE_BY = frozenset({Status.HELD})
AHEAD = frozenset({Status.SCHEDULED, Status.PROPOSED})
HISTORY = 3
"""From how many years back a meeting is told as history."""


def long_ago(when: When, article: Article) -> bool:
    today = article.publication.day or article.publication.earliest
    last = when.latest or when.earliest
    return today is not None and last is not None and last.year <= today.year - HISTORY


def exactness(when: When) -> int:
    if when.start and len(when.start) == 10:
        return 4 if when.precision in EXACT else 3
    if when.earliest and when.latest:
        return 2
    return 1 if when.start or when.earliest or when.latest else 0


def when_of_all(frames: list[Frame], status: Status, moved: bool) -> tuple[When, When | None]:
    ordered = [f for f in frames if not f.title] + [f for f in frames if f.title]
    whens = [f.when for f in ordered if exactness(f.when)]
    told = [f.previous for f in frames if f.previous is not None]
    previous = min(told, key=lambda w: (w.how.endswith(COUNTED_BACK), -exactness(w)), default=None)
    fresh = next((f.when for f in ordered if f.fresh and exactness(f.when)), None)
    former = next((f.when for f in ordered if f.former and exactness(f.when)), None)
    if former is None and fresh is not None:
        former = next((w for w in whens if not touch(w, fresh)), None)
    if former is not None and status is Status.CANCELLED and any(_before(w, former) for w in whens):
        return former, None  # "cancelled talks on Wednesday. They had been scheduled for 10 June"
    if former is not None and status is not Status.POSTPONED:
        later = [fresh] if fresh is not None and not touch(fresh, former) else []
        later += [f.when for f in ordered if not f.former and exactness(f.when) and not touch(f.when, former)]
        if later:
            return max(later, key=exactness), previous or former
    best = max(whens, key=exactness, default=When())
    if moved and previous is None:
        previous = _given_up(ordered)
    if status is Status.POSTPONED:
        old = previous or (best if exactness(best) else None)
        return When(how="no new day told"), old
    if status is Status.CANCELLED:
        if previous is not None and exactness(previous) > exactness(best) and touch(previous, best):
            return previous, None  # "fell apart in May. It was to have been held on 10 May"
        return best, None
    if previous is not None and moved:
        later = [w for w in whens if (w.start, w.end) != (previous.start, previous.end)]
        return max(later, key=exactness, default=When()), previous
    if not exactness(best) and previous is not None:
        return previous, None
    return best, previous if previous is not None and previous.start != best.start else None


def moved_by(frames: list[Frame], status: Status, previous: When | None) -> When | None:
    """ "were to meet on 10 June. The talks were put off by a week": the new day, counted from the one told before."""
    shift = next((f.shift for f in frames if f.shift is not None and f.status is Status.POSTPONED), None)
    if status is not Status.POSTPONED or shift is None or previous is None or not is_exact(previous):
        return None
    return moved_when(previous, shift)


def _before(when: When, other: When) -> bool:
    """Whether one exact day is over before the other, and so that on which the other was given up."""
    last, first = bounds(when)[1], bounds(other)[0]
    return is_exact(when) and is_exact(other) and last is not None and first is not None and last < first


def with_last_day(when: When, frames: list[Frame], article: Article) -> When:
    """The days of a meeting with the last one, where that was told by itself; what goes on has begun by now."""
    last = max((f.until.start for f in frames if f.until is not None and f.until.start), default=None)
    if last is None or len(last) != 10:
        return when
    if not exactness(when) and any(f.status is Status.ONGOING for f in frames):
        when = on_publication(article.publication)
    if when.start is None or len(when.start) != 10 or when.end not in (None, when.start) or last <= when.start:
        return when
    return replace(when, end=last, precision=Precision.RANGE)


def as_of_writing(when: When, status: Status, article: Article) -> When:
    """A week, month or longer as far as it can be meant: what was held is not after the day of writing, what is
    planned not before it ("later this month", "held earlier this week")."""
    today, first, last = article.publication.day, when.earliest, when.latest
    if today is None or first is None or last is None or not first < last or not first <= today <= last:
        return when
    if status in GONE_BY:
        return replace(when, latest=today)
    return replace(when, earliest=today) if status in AHEAD else when


def lies_ahead(when: When, article: Article) -> bool:
    """Whether the first day of a meeting is behind the day of the article."""
    today, first = article.publication.day, bounds(when)[0]
    return today is not None and first is not None and first > today


def goes_on(when: When, article: Article) -> bool:
    """Whether the day of publication lies within the days of a meeting, before the last: it began, and is not over."""
    today = article.publication.day.isoformat() if article.publication.day is not None else ""
    whole = when.start is not None and when.end is not None and len(when.start) == len(when.end) == 10
    return bool(today) and whole and (when.start or "") <= today < (when.end or "")


def _given_up(frames: list[Frame]) -> When | None:
    """The day on which a meeting was said not to be any more, or was planned for before another day was told."""
    moved = next((f for f in frames if f.moved and exactness(f.when)), None)
    if moved is None:
        return None
    for frame in frames:
        if frame is not moved and frame.status not in (Status.HELD, Status.ONGOING) and exactness(frame.when):
            return None if touch(frame.when, moved.when) else frame.when
    return None
