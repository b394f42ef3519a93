"""Time expressions: found by a grammar, resolved against the day they are counted from."""

from __future__ import annotations

from store.extraction.times.raw import RawTime
from store.extraction.times.resolving import resolve_times
from store.extraction.times.spotting import find_times

__all__ = ["RawTime", "find_times", "resolve_times"]
