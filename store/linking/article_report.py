"""A report together with what linking needs to know of its article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.model import Claim, Publication, Report


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """One article's report of one meeting."""

    article_sha256: str
    published: Publication
    outlet: str | None
    duplicate_group: str | None
    """Names the group of copies of one text that the article belongs to; None where it has no copy."""
    report: Report

    @property
    def id(self) -> str:
        """The least of its claims' ids: its identity."""
        return self.report.id

    @property
    def source(self) -> str:
        """What counts as one source: the article, or all copies of its text."""
        return self.duplicate_group or self.article_sha256

    @property
    def day(self) -> date | None:
        """The day on which the article came out, or the last one on which it can have."""
        return self.published.day or self.published.latest

    def made(self, claim: Claim) -> date | None:
        """The day on which a claim was made: the day it was said, or else the article's."""
        return claim.said or self.day
