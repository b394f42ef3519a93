"""What a grammar rule read, before it is known which days it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from store.model import Anchor, Span


@dataclass(frozen=True, slots=True)
class RawTime:
    """A time expression as printed: enough to be resolved against any day it may be counted from."""

    span: Span
    rule: str
    shape: str
    """Which builder of :mod:`store.extraction.times.meaning` reads ``fields``."""
    fields: Mapping[str, int | str]
    """Numbers for y1, m1, d1, w1 (Monday is 0), y2, ..., count, ordinal, season; lower-case words for the rest."""
    anchor: Anchor
    bound: str = ""
    """``before`` ("by Friday"), ``after`` ("since May") or empty."""
    limit: bool = False
    """True where the bound belongs to the expression and only the last day is meant: "by the end of May"."""
    in_prose: bool = True
    sentence: int = -1
    """Index into ``Document.sentences``; -1 outside of read blocks."""
    vague: bool = False
    token: int = -1
    """Index into ``Document.tokens`` of the first word (after "by" and the like); -1 outside of read blocks."""

    def number(self, name: str) -> int | None:
        """A numeric field, None where the text does not give it."""
        value = self.fields.get(name)
        return value if isinstance(value, int) else None

    def word(self, name: str) -> str:
        """A textual field, empty where the text does not give it."""
        value = self.fields.get(name, "")
        return value if isinstance(value, str) else ""

    @property
    def year(self) -> int | None:
        return self.number("y1") or self.number("y2")

    def of_year(self, year: int) -> RawTime:
        """The same words with the year printed beside them."""
        return replace(self, fields={**self.fields, "y1": year})

    @property
    def month(self) -> int | None:
        return self.number("m1") or self.number("m2")

    @property
    def day(self) -> int | None:
        return self.number("d1")

    @property
    def weekday(self) -> int | None:
        """Monday is 0."""
        return self.number("w1")
