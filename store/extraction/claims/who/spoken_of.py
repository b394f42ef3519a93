"""Which of the meetings told last a further sentence speaks of: the one that is news, not one long before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from store.extraction.claims.frames import Frame
from store.extraction.claims.when.stored import bounds

LONG_BEFORE = timedelta(days=20)
MOST = 6
"""How many meetings back one that is news is looked for."""


def whole(frame: Frame) -> Frame:
    """The frame of the meeting that a frame tells of."""
    return frame if frame.same_as is None else frame.same_as


def is_of_old(frame: Frame, told: Sequence[Frame], index: int) -> bool:
    """Whether a sentence speaks of no meeting told before it that was long before others: "the first since 2019"."""
    _, last = bounds(whole(frame).when)
    if last is None or frame.sentence == index:
        return False
    if frame.former and any(not whole(other).former for other in told[-MOST:]):
        return True  # "The talks were to begin on Monday"
    for other in told[-MOST:]:
        first, _ = bounds(whole(other).when)
        if first is not None and last + LONG_BEFORE < first:
            return True
    return False
