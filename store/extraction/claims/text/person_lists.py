"""Persons told one after the other, with their titles and what is put between commas."""

from __future__ import annotations

from store.extraction.claims.text.article import Article
from store.model import Mention, MentionForm

GAP = 14
"""Tokens between two persons of one list."""
JOINED = 8
"""Tokens between two persons whom "and" joins."""
RELATIVE = frozenset({"who", "whose"})


def persons_listed(
    article: Article, first: int, stop: int, ends: frozenset[str], joined: bool = False
) -> list[Mention]:
    """The persons named from a token on, up to a verb or one of the words ``ends``.

    ``joined``: behind the first, only those whom "and" joins to the one before.
    """
    found: list[Mention] = []
    k, gap = first, 0
    while k < stop and gap < GAP:
        mention = article.mention(k)
        if mention is not None and article.is_person(mention):
            if mention.form is MentionForm.NAME:
                if joined and found and (gap > JOINED or "and" not in article.lower[k - gap - 1 : k]):
                    break
                found.append(mention)
                gap = 0
            k = article.token_range(mention.span)[1]
            continue
        if found and article.lower[k] in RELATIVE and article.before(k) == ",":
            k = next((c for c in range(k + 1, min(stop, k + GAP)) if article.lower[c] == ","), stop)
            continue  # "Ali, who chairs the panel, and Amina"
        if article.finite(k) is not None or article.lower[k] in ends:
            break
        k += 1
        gap += 1
    return found
