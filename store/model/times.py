"""Words that say when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from store.spans import Span


class Precision(StrEnum):
    DAY = "day"
    RANGE = "range"
    """Several days with both ends said: 4-5 February."""
    WEEK = "week"
    PART = "part"
    """A third of a month: early October."""
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    VAGUE = "vague"


class Anchor(StrEnum):
    """What a time is counted from."""

    SELF = "self"
    """Nothing: year, month and day are printed."""
    PUBLISHED = "published"
    SAID = "said"
    """The day on which the quotation around it was spoken."""
    TIME = "time"
    """Another time in the text: "two days later"."""


@dataclass(frozen=True, slots=True)
class Floating:
    """Days that hang on when the article came out, where that is not known: "on Tuesday", "on 7 February"."""

    away: tuple[tuple[int, int], ...] = ()
    """For an article of each weekday, Monday first: first and last day meant, in days from its own; empty for printed
    days."""
    first: tuple[int, int] | None = None
    last: tuple[int, int] | None = None
    """Month and day, as printed without the year."""
    towards: int = 0
    """Whether printed days lie behind the article's own (-1) or ahead of it (1)."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A span of text that says when, with the days it means as far as they are known."""

    span: Span
    rule: str
    precision: Precision
    anchor: Anchor
    start: date | None
    end: date | None
    """The days meant, both included; None where the anchor's day is not known."""
    earliest: date | None = None
    latest: date | None = None
    """Outer bounds of the days meant where ``start`` is None but something is known."""
    bound: str = ""
    """``before`` ("by the end of autumn"), ``after`` ("from May") or empty."""
    alternatives: tuple[tuple[date, date], ...] = ()
    """Two or more readings: "17 or 18 March"; ``start`` is then the first one's."""
    conflict: str = ""
    """What does not fit together, in words: weekday against date, header against text."""
    in_prose: bool = True
    """False in captions, headers and other text that is not read for facts."""
    days: int | None = None
    """A length in days ("a two-day session"), or which day of a run it is ("the third straight day")."""
    floating: Floating | None = None
    """What is told of a day that is not known because the article's own is not."""

    @property
    def resolved(self) -> bool:
        return self.start is not None

    @property
    def value(self) -> str | None:
        """ISO form as exact as known: ``2026-02-13``, ``2026-02``, ``2026`` or ``first/last``."""
        if self.start is None or self.end is None:
            return None
        if self.precision is Precision.YEAR:
            return f"{self.start:%Y}"
        if self.precision is Precision.MONTH:
            return f"{self.start:%Y-%m}"
        if self.start == self.end:
            return self.start.isoformat()
        return f"{self.start.isoformat()}/{self.end.isoformat()}"
