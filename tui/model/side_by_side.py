"""Two sources of one meeting beside each other: which articles say what, and with which words."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from store.database.views import ClaimLine, MeetingPage
from store.spans import Span


class Side(NamedTuple):
    """What one article says."""

    value: str
    article: str
    """Its id."""
    outlet: str
    """Who printed it; else the title of the article."""
    span: Span | None
    """The words that say so."""
    sources: int
    """Independent sources that say the same."""


class Pair(NamedTuple):
    field: str
    """On what they disagree; empty where they only both tell of it."""
    left: Side
    right: Side


def pairs(page: MeetingPage) -> list[Pair]:
    """Each value that sources disagree on beside the next one; without any, the first article beside the others."""
    found: list[Pair] = []
    for disagreement in page.disagreements:
        sides = [
            _side(page, disagreement.field, value, independent, articles)
            for value, independent, articles in disagreement.values
            if articles
        ]
        found += [Pair(disagreement.field, one, two) for one, two in pairwise(sides) if one.article != two.article]
    if found or len(page.articles) < 2:
        return found
    sides = [_side(page, "", "", 1, (identity,)) for identity, _ in page.articles]
    return [Pair("", sides[0], side) for side in sides[1:]]


def _side(page: MeetingPage, field: str, value: str, independent: int, articles: tuple[str, ...]) -> Side:
    titles = dict(page.articles)
    claims = [claim for claim in page.history if claim.article_id in articles]
    saying = [claim for claim in claims if _says(claim, field, value)] or claims
    if not saying:
        return Side(value, articles[0], titles.get(articles[0], ""), None, independent)
    claim = saying[-1]
    outlet = claim.outlet or titles.get(claim.article_id, "")
    return Side(value, claim.article_id, outlet, claim.span, independent)


def _says(claim: ClaimLine, field: str, value: str) -> bool:
    if field == "status":
        return claim.status == value
    if field == "place":
        return claim.place == value
    return field in ("start", "day", "end") and bool(claim.start) and str(claim.start) == value


def told_once(page: MeetingPage, detail: str) -> str:
    """Why nothing stands beside the one article, and, where it says two things itself, what shows them: ``detail``."""
    alone = "one article alone tells of this meeting"
    return f"{alone}, and says two things of it: {detail} shows them" if page.disagreements else alone
