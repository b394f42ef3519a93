"""A meeting's life: every claim in the order in which the claims were made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store.linking.article_report import ArticleReport
from store.model import HistoryEntry


def history(items: Sequence[ArticleReport]) -> tuple[HistoryEntry, ...]:
    """Claims by the day they were made (undated last), then article by article in text order."""
    entries = []
    for item in items:
        for claim in item.report.claims:
            made = item.made(claim)
            key = (made or date.max, item.day or date.max, item.article_sha256, claim.span, claim.id)
            entry = HistoryEntry(
                day=made,
                article_sha256=item.article_sha256,
                span=claim.span,
                status=claim.status,
                start=claim.when.start,
                by=claim.by,
                via=claim.via,
                negative=claim.negative,
            )
            entries.append((key, entry))
    entries.sort(key=lambda pair: pair[0])
    return tuple(entry for _, entry in entries)
