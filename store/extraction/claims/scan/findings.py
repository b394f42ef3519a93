"""What a scan around a trigger finds: who, where, when, with what the words beside each make of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from store.model import Mention, Role, TimeExpression

HERE = "here"
"""Stands for the town of the dateline."""
CAPITAL = "capital"
"""Stands for the capital of whoever is at home: "in the capital"."""
SAME = "same"
"""Stands for the place of the meeting told before: "there", "in the same building"."""
SAME_TOWN = "same town"
"""Stands for the town told before: "in the same city"."""


class Timed(NamedTuple):
    """A time beside a trigger, with what the words before it say of it."""

    time: TimeExpression
    at: int
    label: str
    """``planned``, ``to``, ``from``, ``not`` or empty."""


class Located(NamedTuple):
    key: str
    rank: int
    """How surely the meeting is there: 3 in the noun phrase or right beside it, 2 after "in", 1 otherwise."""
    of_topic: bool = False
    """Stands behind what is talked about ("the dam in Obilic"): no place of a meeting of those at home there."""


@dataclass(slots=True)
class Arguments:
    """What was found, in text order."""

    parties: list[tuple[Mention, Role, str]] = field(default_factory=list)
    places: list[Located] = field(default_factory=list)
    times: list[Timed] = field(default_factory=list)
    owners: list[Mention] = field(default_factory=list)
    """Persons whose envoy, team or country takes part: they count for their side only."""
    witnesses: list[Mention] = field(default_factory=list)
    """Persons in whose presence or under whose chairmanship others meet: their side is no party by that."""
    named_together: list[str] = field(default_factory=list)
    """Sides that one word names: "the two Koreas", "the South"."""
    many: bool = False
    related: list[Mention] = field(default_factory=list)
    """Those to whom what is talked about is related, "on ties with Chad": parties where only one side is told."""
    plurals: list[int] = field(default_factory=list)
    """Token indices of phrases such as "both sides" that stand for parties named before."""
