"""What is known of a verb of meeting while its clause is read."""

from __future__ import annotations

from dataclasses import dataclass

from store.extraction.claims.frames import Frame
from store.extraction.claims.scan.findings import Arguments
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.triggers.trigger import Trigger
from store.model import Sentence, Status, VerbGroup


@dataclass(slots=True)
class Telling:
    """A verb of meeting with its frame and what stands on both sides of it."""

    frame: Frame
    group: VerbGroup
    clause: Clause
    sentence: Sentence
    stop: int
    """The token behind the last that speaks of the meeting."""
    status: Status | None
    """What the tense alone makes of it."""
    right: Arguments
    """What stands behind the verb."""
    adjuncts: Arguments
    """The times and places beside the subject."""
    before_verb: int = 0
    """How many sides are told before the verb."""

    @property
    def trigger(self) -> Trigger:
        return self.frame.trigger
