"""Meetings as one article tells of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from store.model.times import Floating, Precision
from store.spans import Span


class Status(StrEnum):
    PROPOSED = "proposed"
    SCHEDULED = "scheduled"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    ONGOING = "ongoing"
    HELD = "held"


OFF = frozenset({Status.POSTPONED, Status.CANCELLED})
"""A meeting that does not take place, for now or for good."""


def is_denial(status: Status, negative: bool) -> bool:
    """Whether a claim says that there is no such meeting, instead of that one is off.

    A negated clause gives one of two things, told apart by the status that it was read as. "The talks did not take
    place", "will not be held": the meeting is off, and the claim says so like any other, ``cancelled`` (or
    ``postponed``) and negative. "Nobody plans a meeting", "denied that they had met": a denial of the status that is
    negated, which never becomes the meeting's own status where anything else speaks of it, and contradicts what
    affirms it. Everything that chooses, compares or shows claims asks here.
    """
    return negative and status not in OFF


class MeetingKind(StrEnum):
    TALKS = "talks"
    SUMMIT = "summit"
    CALL = "call"
    VISIT = "visit"
    OTHER = "other"


class Role(StrEnum):
    PARTY = "party"
    LEAD = "lead"
    HOST = "host"
    MEDIATOR = "mediator"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Participation:
    """A party (country, organisation or group) or a person in a meeting."""

    key: str
    role: Role
    span: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class When:
    """The days of a meeting as exactly as they are known.

    ``start`` and ``end`` are ISO strings at the coarsest form that is certain (``2026-02-04``, ``2026-02``,
    ``2026``) or None; the bounds hold where the exact day is not known.
    """

    start: str | None = None
    end: str | None = None
    earliest: date | None = None
    latest: date | None = None
    precision: Precision = Precision.VAGUE
    how: str = ""
    """How it was worked out, in words: "printed", "Tuesday after publication on 2026-02-13"."""
    floating: Floating | None = None
    """What is told of a day that is not known because the article's own is not."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One clause of one article that says something of a meeting."""

    id: str
    """``m-`` and a hash of the article's sha256 and the trigger's span."""
    span: Span
    """The clause: the words that say it."""
    trigger: Span
    status: Status
    negative: bool
    """The clause is negated; see ``is_denial`` for what that means together with the status."""
    kind: MeetingKind
    participations: tuple[Participation, ...]
    place: str | None
    """Key of a place or country."""
    when: When
    previous: When | None
    round: int | None
    by: str | None
    """Name of who says so; None for the article itself."""
    by_key: str | None
    via: str | None
    said: date | None
    """The day on which it was said, where known."""
    rules: tuple[str, ...]
    title: str | None = None
    """The noun phrase of the meeting, if any: "trilateral talks"."""

    @property
    def denies(self) -> bool:
        """It says that there is no such meeting."""
        return is_denial(self.status, self.negative)


@dataclass(frozen=True, slots=True)
class Report:
    """All that one article says of one meeting: its claims in text order, and the values they come to."""

    claims: tuple[Claim, ...]
    evidence: tuple[Span, ...]
    title: str
    kind: MeetingKind
    participants: tuple[str, ...]
    """Actor keys of parties, a person counted for his or her side; sorted by first mention."""
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
    rules: tuple[str, ...]
    moved: bool = False
    """Said to have been moved to its day from another, whether that is told or not."""
    historical: bool = False
    """Told as history (years ago): where its day is not told, it is not linked to a current meeting."""

    @property
    def id(self) -> str:
        return min(claim.id for claim in self.claims)
