"""When an article came out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from store.spans import Span


class DateHow(StrEnum):
    GIVEN = "given"
    HEADER = "header"
    TEXT = "text"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article came out, with the reasons."""

    day: date | None
    earliest: date | None
    latest: date | None
    how: DateHow
    evidence: tuple[Span, ...] = ()
    reasons: tuple[str, ...] = ()
    conflict: str = ""
