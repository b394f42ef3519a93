"""Time expressions: found by a grammar, resolved against the day they are counted from.

``find_times`` needs the text alone: ``grammar`` compiles the patterns, ``spotting`` finds the cores and what widens
them. ``resolve_times`` counts from a day: ``direction`` asks the verb whether a time lies ahead, ``meaning`` what
it can mean (``days``, ``weekdays``, ``periods``, ``calendar``), ``choosing`` takes the reading that fits.
"""

from __future__ import annotations

from store.extraction.times.raw import RawTime
from store.extraction.times.resolving import resolve_times
from store.extraction.times.spotting import find_times

__all__ = ["RawTime", "find_times", "resolve_times"]
