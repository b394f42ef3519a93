"""An ambassador who is received sees those to whom he or she is accredited."""

from __future__ import annotations

from store.extraction.claims.frames import Frame, add_party
from store.extraction.claims.scan.lookahead import accredited
from store.extraction.claims.text.article import Article
from store.model import Role

RECEIVED = frozenset({"face", "meet", "see", "host"})
HEADS = frozenset({"ambassador", "consul", "nuncio"})
"""Those who are sent to a country, not to a conflict as envoys are."""
TITLE = 6
"""Tokens before "to" within which the title stands."""
OFFICE = 24
"""Tokens before the verb, or behind it, within which the office stands: "the Ambassador of A to B, X, met"."""


def add_receiving_side(article: Article, frame: Frame, first: int, stop: int) -> None:
    """ "A's ambassador to B called on the trade minister": the minister is of B, where no other side is named.

    ``[first, stop)``: the tokens of the clause.
    """
    if frame.trigger.frame not in RECEIVED or len(frame.sides) != 1:
        return
    at = frame.trigger.first
    for k in range(max(first, at - OFFICE), min(stop, at + OFFICE) - 1):
        if (
            article.lower[k] != "to"
            or not accredited(article, k)
            or HEADS.isdisjoint(article.lower[max(k - TITLE, 0) : k])
        ):
            continue
        named = article.mention(k + 1 + (article.lower[k + 1] == "the"))
        side = article.side_of(named.key) if named is not None else None
        if named is not None and side is not None and side.startswith("country:"):
            add_party(article, frame, side, Role.PARTY, named.span, "P08")
            return
