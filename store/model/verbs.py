"""Verbs with their auxiliaries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from store.spans import Span


class Tense(StrEnum):
    PAST = "past"
    """met, had met"""
    PERFECT = "perfect"
    """has met"""
    PRESENT = "present"
    """meets"""
    PROGRESSIVE = "progressive"
    """is meeting, was meeting"""
    FUTURE = "future"
    """will meet, is to meet, would meet (future in the past), is due to meet"""
    NONE = "none"
    """infinitives and participles that no auxiliary governs"""


class Modality(StrEnum):
    ASSERTED = "asserted"
    POSSIBLE = "possible"
    """may, might, could"""
    CONDITIONAL = "conditional"
    """would ... if, provided that"""
    WISHED = "wished"
    """wants, hopes, offers, proposes, is ready, should"""


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries: "will not be held"."""

    span: Span
    head: int
    """Token index of the main verb."""
    lemma: str
    tense: Tense
    modality: Modality
    negated: bool
    passive: bool
    past: bool = False
    """True where its first word, or the verb it depends on, is a past form: "would meet", "agreed to meet"."""
