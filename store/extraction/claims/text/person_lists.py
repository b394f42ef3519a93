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
        if article.finite(k) is not None:
            if found and _is_subject(article, first, found[-1], k):
                found.pop()
            break
        if article.lower[k] in ends:
            break
        k += 1
        gap += 1
    return found


def _is_subject(article: Article, first: int, mention: Mention, verb: int) -> bool:
    """Whether a name opens a clause of its own behind a comma: "came with A, the spokesman, B, said" lists no B."""
    name, end = article.token_range(mention.span)
    enclosed = end + 1 == verb and article.lower[end] == "," and article.before(name) == ","
    if end < verb and not enclosed:
        return False
    for k in range(name - 1 - enclosed, first - 1, -1):
        if article.lower[k] == ",":
            return True
        other = article.mention(k)
        if article.lower[k] == "and" or (other is not None and other.form is MentionForm.NAME):
            return False
    return False
