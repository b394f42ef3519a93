"""Which claim of a meeting's life some words of an article make."""

from __future__ import annotations

from store.database.views import ClaimLine, MeetingPage
from store.spans import Span


def claim_there(page: MeetingPage, article: str | None, span: Span | None = None) -> ClaimLine | None:
    """The claim that an article (its id or SHA-256) makes by these words; else its first one, if it makes any."""
    told = [claim for claim in page.history if article in (claim.article_id, claim.article_sha256)]
    return next((claim for claim in told if claim.span == span), told[0] if told else None)
