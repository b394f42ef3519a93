"""What starts a claim: a noun with its phrase or a verb with its group."""

from __future__ import annotations

from dataclasses import dataclass

from store.extraction.claims.text.article import NOTHING
from store.model import MeetingKind


@dataclass(slots=True)
class Trigger:
    """What starts a claim."""

    first: int
    last: int
    """Token range of the word itself."""
    kind: MeetingKind
    frame: str
    """The frame of a verb, or ``strong``, ``weak`` or ``body`` of a noun."""
    rule: str
    clause: int
    noun: bool
    phrase_first: int
    """First token of the noun phrase; of the verb group for a verb."""
    group: int = NOTHING
    word: str = ""
    resumed: bool = False
    """The second half of a verb that was split: "spoke with A and, separately, with B"."""
