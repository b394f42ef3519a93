"""Meetings as all articles together tell of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from store.model.reports import MeetingKind, Report, Status, When, is_denial
from store.spans import Span


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One claim in a meeting's life, in the order in which the claims were made."""

    day: date | None
    article_sha256: str
    span: Span
    status: Status
    start: str | None
    by: str | None
    via: str | None
    negative: bool

    @property
    def denies(self) -> bool:
        """It says that there is no such meeting."""
        return is_denial(self.status, self.negative)


@dataclass(frozen=True, slots=True)
class ContradictionValue:
    value: str
    articles: tuple[str, ...]
    independent: int
    """Sources that stand behind it, copies of one agency text counted once."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    field: str
    values: tuple[ContradictionValue, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One real-world meeting: the reports of all articles, put together."""

    id: str
    """The least of its claims' ids."""
    title: str
    kind: MeetingKind
    participants: tuple[str, ...]
    absent: tuple[str, ...]
    mediators: tuple[str, ...]
    hosts: tuple[str, ...]
    people: tuple[str, ...]
    place: str | None
    country: str | None
    when: When
    previous: When | None
    status: Status
    round: int | None
    history: tuple[HistoryEntry, ...]
    contradictions: tuple[Contradiction, ...]
    reports: tuple[tuple[str, Report], ...]
    """Pairs of article sha256 and its report."""
    rules: tuple[str, ...] = field(default=())
    """Why these reports were put together, and which rule chose each current value."""
    sources: int = 1
    """Independent sources that tell of it: copies of one text, and one agency's words passed on, count once."""
    support: tuple[tuple[str, int], ...] = ()
    """Independent sources behind the current ``status``, ``start`` and ``place``; empty where there is one in all."""
