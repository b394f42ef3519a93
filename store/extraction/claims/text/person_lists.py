"""Persons told one after the other, with their titles and what is put between commas."""

from __future__ import annotations

from store.extraction.claims.text.article import Article
from store.extraction.claims.text.small_words import OWNING
from store.lexicon.closed import closed
from store.model import Mention, MentionForm

GAP = 14
"""Tokens between two persons of one list."""
JOINED = 8
"""Tokens between two persons whom "and" joins."""
RELATIVE = frozenset({"who", "whose"})
OFFICEHOLDERS = closed("officeholders")
DESCRIBED = 7
"""How many tokens behind its comma a clause on somebody named begins at most: ", a former general who"."""
BEFORE_OFFICE = frozenset({"the", "his", "her"})
OFFICE = 3
"""How many tokens behind a country the noun of an office stands at most: "the Fijian deputy foreign minister"."""
ENDS = frozenset({",", ".", ";", ":"})


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


def next_of_list(article: Article, relative: int, comma: int, told: bool) -> bool:
    """ "X, who speaks for A, and Y of B met": whether the clause on somebody ends at a comma, and the list goes on.

    ``relative``: where the clause on the one before begins; ``told``: the verb of those in the list stands before it.
    """
    if article.lower[comma + 1 : comma + 2] != ["and"] or article.lower[relative] not in RELATIVE:
        return False
    opens = next((k for k in range(relative - 1, max(relative - DESCRIBED, 0), -1) if article.lower[k] == ","), 0)
    who = opens and (article.mention(opens - 1) is not None or article.before(opens) in OFFICEHOLDERS)
    return bool(who) and _names_person(article, comma + 2) and not (told and _has_verb(article, comma + 2))


def _names_person(article: Article, first: int) -> bool:
    """ "Ana Ruiz", "his Fijian counterpart", "the Fijian foreign minister"."""
    first += article.lower[first : first + 1] != [] and article.lower[first] in BEFORE_OFFICE
    mention = article.mention(first) if first < len(article.lower) else None
    if mention is None:
        return False
    end = article.token_range(mention.span)[1]
    if not OWNING.isdisjoint(article.lower[end : end + 1]):
        end += 1  # "Fiji's Ana Ruiz"
        owned = article.mention(end) if end < len(article.lower) else None
        if owned is not None and article.is_person(owned):
            return True
    office = not OFFICEHOLDERS.isdisjoint(article.lower[end : end + OFFICE])
    return article.is_person(mention) or office


def _has_verb(article: Article, first: int) -> bool:
    """Whether a verb follows before the next sign."""
    k = first
    while k < len(article.lower) and article.lower[k] not in ENDS:
        if article.finite(k) is not None:
            return True
        k += 1
    return False


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
