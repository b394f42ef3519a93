"""Overlapping spans flattened to runs: at every offset of the text, which spans cover it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from store.spans import Span

_DEPTH = 12
"""Spans remembered at one offset; more than this lie over each other only in hostile data."""


class Runs(NamedTuple):
    """``bounds[i]`` is where run ``i`` starts; ``active[i]`` holds the indices of the spans that cover it."""

    bounds: tuple[int, ...]
    active: tuple[tuple[int, ...], ...]

    def at(self, offset: int) -> tuple[int, ...]:
        """Indices of the spans over the character at ``offset``, in the order in which they start."""
        return self.active[bisect_right(self.bounds, offset) - 1] if offset >= 0 else ()

    def between(self, start: int, end: int) -> Iterator[tuple[int, int, tuple[int, ...]]]:
        """``(start, end, indices)`` of each run of ``[start, end)``, without gaps."""
        index = bisect_right(self.bounds, start) - 1
        while start < end:
            last = self.bounds[index + 1] if index + 1 < len(self.bounds) else end
            stop = min(last, end)
            if stop > start:
                yield start, stop, self.active[index]
                start = stop
            index += 1


def flatten(spans: Sequence[Span]) -> Runs:
    """Sweep over the ends of ``spans``: n log n in their number. Empty and inverted spans are left out."""
    edges = [(span.start, 1, index) for index, span in enumerate(spans) if 0 <= span.start < span.end]
    edges += [(spans[index].end, 0, index) for _, _, index in edges]
    edges.sort()
    bounds, active = [0], [()]  # type: tuple[list[int], list[tuple[int, ...]]]
    current: dict[int, None] = {}
    for offset, opens, index in edges:
        if opens:
            current[index] = None
        else:
            del current[index]
        covering = tuple(current) if len(current) <= _DEPTH else tuple(current)[-_DEPTH:]
        if offset == bounds[-1]:
            active[-1] = covering
        else:
            bounds.append(offset)
            active.append(covering)
    return Runs(tuple(bounds), tuple(active))
