"""What somebody said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from store.model.times import TimeExpression
from store.spans import Span


class Act(StrEnum):
    STATEMENT = "statement"
    POSITION = "position"
    REFUSAL = "refusal"
    QUESTION = "question"


class StatementKind(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Statement:
    """One utterance as an article reports it."""

    id: str
    """``s-`` and a hash of the article's sha256 and the cue's (or else the content's) span."""
    act: Act
    kind: StatementKind
    content: tuple[Span, ...]
    cue_span: Span | None
    speaker_span: Span | None
    speaker: str | None
    """Full name, or ``anonymous: <description>``; None where nobody is named."""
    speaker_key: str | None
    anonymous: bool
    rules: tuple[str, ...]
    via: str | None = None
    """The last link that passed it on: an outlet, an agency or a channel."""
    sources: tuple[str, ...] = ()
    """The whole chain, outermost first."""
    said: TimeExpression | None = None
    venue: str | None = None
    """Occasion or channel: "a press briefing", "Telegram"."""
    negative: bool = False
    """A denial: what is said is that the content is not so."""
