"""The days told so far, and which of them "the next day" comes after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from store.model import Precision

_LONGEST = 20
"""How many days "from 4 to 12 May" has at most where a day is counted from it."""


class Told(NamedTuple):
    """One time of the text, with the days it was found to mean."""

    sentence: int
    at: int
    """The offset at which it begins."""
    start: date
    end: date
    precision: Precision
    aside: bool
    """Whether it tells when something was said, how long after something else another thing happened, or by when."""

    @property
    def of_days(self) -> bool:
        """Whether it is a day or a few days from one to another; no week, month or year."""
        if self.precision is Precision.RANGE:
            return (self.end - self.start).days <= _LONGEST
        return self.start == self.end


def last_day(told: Sequence[Told]) -> tuple[date, date] | None:
    """The day, or days, told last of which a sentence behind them goes on; None where there are none.

    "The deal ends in May. The next day": from no month. "Arrives on Monday, the ministry said on Friday": from Monday.
    """
    days = [entry for entry in told if entry.of_days]
    while len(days) > 1 and days[-1].aside and days[-2].sentence == days[-1].sentence and not days[-2].aside:
        days.pop()
    return (days[-1].start, days[-1].end) if days else None
