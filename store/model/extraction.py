"""All that one article says."""

from __future__ import annotations

from dataclasses import dataclass

from store.model.actors import Actor, Mention, Place
from store.model.documents import Document, SourceText
from store.model.publication import Publication
from store.model.reports import Claim, Report
from store.model.statements import Statement
from store.model.times import TimeExpression


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that one source text says; a pure function of the source, the lexicon and the parser."""

    source: SourceText
    document: Document
    publication: Publication
    times: tuple[TimeExpression, ...]
    actors: dict[str, Actor]
    places: dict[str, Place]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    reports: tuple[Report, ...]
    unknown: tuple[str, ...] = ()
    """Names that look like actors and stand in no lexicon, one entry a mention."""
    parser: str = ""
    lexicon: str = ""
    """Versions that made it."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claim for report in self.reports for claim in report.claims)
