"""An article that is read in the linear mode: where one is in it, its events and the hits of a search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from store.database.views import ArticlePage
from store.spans import Span

_TELLING = ("meeting", "statement")
"""Layers of whole clauses."""
_Place = TypeVar("_Place")


class Stop(NamedTuple):
    """Words that tell of an event."""

    span: Span
    owner: str


class OpenArticle(NamedTuple):
    page: ArticlePage
    at: int = 0
    """The character that one has come to."""
    stop: Stop | None = None
    """The event that was gone to last, if that was the last thing gone to."""
    hit: Span | None = None
    """The hit that was."""

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The words that tell of an event, in the order of the text."""
        found = {Stop(item.span, item.owner) for item in self.page.spans if item.owner and item.layer in _TELLING}
        return tuple(sorted(found, key=lambda stop: (stop.span.start, -stop.span.end, stop.owner)))

    def words_of(self, owner: str | None) -> tuple[Span, ...]:
        """The words that tell of one event."""
        return tuple(stop.span for stop in self.stops if stop.owner == owner)

    def to_event(self, step: int) -> int | None:
        """The number in ``stops`` of the next (1) or the previous (-1) event from here; None where there is none."""
        stops = self.stops
        return _beside(stops, self.stop, [stop.span.start for stop in stops], self.at, step)

    def to_hit(self, hits: Sequence[Span], step: int) -> int | None:
        """The number in ``hits`` of the next or the previous one from here; None where there is none."""
        return _beside(hits, self.hit, [hit.start for hit in hits], self.at, step)


def _beside(places: Sequence[_Place], here: _Place | None, starts: Sequence[int], at: int, step: int) -> int | None:
    if here is not None and here in places:
        wanted = places.index(here) + step
    else:
        before = sum(start < at for start in starts)
        wanted = before if step > 0 else before - 1
    return wanted if 0 <= wanted < len(places) else None
