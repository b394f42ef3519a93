"""How many independent sources stand behind what is said.

Copies of one text are one source, and so are the same person's words of one day passed on by the same agency,
whichever of the two ties articles together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from store.linking.article_report import ArticleReport
from store.linking.profile import days_of
from store.model import Claim, Status, When

Telling = tuple[ArticleReport, Claim]


def _source(telling: Telling) -> tuple[str, ...]:
    item, claim = telling
    if claim.via is not None and claim.by is not None:
        made = item.made(claim)
        return claim.via, claim.by, claim.status, made.isoformat() if made else ""
    return (item.source,)


def independent(tellings: Iterable[Telling]) -> int:
    """The number of independent sources of these claims."""
    leader: dict[tuple[str, ...], tuple[str, ...]] = {}

    def find(name: tuple[str, ...]) -> tuple[str, ...]:
        while leader.setdefault(name, name) != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    articles = set()
    for telling in tellings:
        article = (telling[0].source,)
        articles.add(article)
        leader[find(_source(telling))] = find(article)
    return len({find(article) for article in articles})


def support(
    items: Sequence[ArticleReport], status: Status, when: When, place: str | None
) -> tuple[int, tuple[tuple[str, int], ...]]:
    """Independent sources of a meeting, and of those that say its current status, first day and place.

    The second part is empty where one source tells all.
    """
    told = [(item, claim) for item in items for claim in item.report.claims]
    whole = independent(told)
    if whole < 2:
        return whole, ()
    days = days_of(when)
    found = [("status", independent(t for t in told if t[1].status is status and not t[1].denies))]
    if days is not None and when.start is not None:
        first = days[0]
        same = [t for t in told if (own := days_of(t[1].when)) is not None and own[1] and own[0].overlaps(first)]
        found.append(("start", independent(same)))
    if place is not None:
        found.append(("place", independent(t for t in told if t[1].place == place and not t[1].denies)))
    return whole, tuple(found)
