"""Bodies and people of one side that meet among themselves: "the National Security Council", "with his ministers"."""

from __future__ import annotations

from store.extraction.claims.text.article import Article
from store.extraction.claims.text.small_words import OWNING, POSSESSIVE
from store.lexicon.closed import closed

HEADS = closed("own_body_heads")
KINDS = closed("own_body_kinds")
JOINT = closed("own_body_joint")
OWN_PEOPLE = closed("own_people")
CHAMBERS = frozenset({"representatives", "commons", "lords", "peoples"})
OF_PARLIAMENT = frozenset({"group", "party", "caucus", "faction", "executive", "force", "leadership", "team"})
"""Heads of a body of one country behind "parliamentary" alone."""
TASKED = frozenset({"national", "presidential", "federal", "ministerial", "interministerial", "government"})
"""Before "task force": one of a single country."""
BODIES = HEADS | CHAMBERS | OF_PARLIAMENT | {"council"}
DETERMINERS = closed("determiners")
NAME = 5
"""How many words before its head the name of a body has at most."""


def own_body(article: Article, at: int) -> bool:
    """Whether a token is the head of a body of one country: "the regional council", no "joint military council"."""
    lower = article.lower
    if lower[at] not in BODIES:
        return False
    if lower[at] in CHAMBERS and lower[max(at - 2, 0) : at] == ["house", "of"]:
        return True
    if _is_known(article, at):
        return False
    if lower[at] == "council" and lower[at + 1 : at + 3] == ["of", "ministers"]:
        return not _of_several(article, at)
    if lower[at] in OF_PARLIAMENT and _qualified(article, at):
        return True
    if lower[at] not in HEADS:
        return False
    if _of_a_party(article, at):
        return True
    first = article.sentence_first(at)
    kind = False
    for k in range(at - 1, max(first, at - NAME) - 1, -1):
        word = lower[k]
        if word in DETERMINERS or word == "of" or not (word.isalpha() or word == "-"):
            return kind and not _owned_by_an_organisation(article, k)
        if word in JOINT:
            return False
        kind = kind or word in KINDS
    return kind


def _of_several(article: Article, at: int) -> bool:
    """ "ECOWAS's council of ministers", "the ASEAN council of ministers", "the council of ministers of the OAS"."""
    before = range(max(at - 2, 0), at)
    owned = article.lower[at + 3 : at + 4] == ["of"]
    return owned or any(article.lower[k] in JOINT or _is_known(article, k) for k in before)


def _qualified(article: Article, at: int) -> bool:
    """ "The Congress parliamentary group", "the national task force": what kind stands before the head."""
    lower = article.lower
    before = lower[max(article.sentence_first(at), at - 3) : at]
    if lower[at] == "force":
        return before[-1:] == ["task"] and not TASKED.isdisjoint(before)
    return "parliamentary" in before and JOINT.isdisjoint(before)


def _of_a_party(article: Article, at: int) -> bool:
    """ "The ANC's national executive committee", "the central committee of Frelimo": what a movement has of its own."""
    lower, behind = article.lower, at + 2
    if lower[at + 1 : behind] == ["of"]:
        behind += lower[behind : behind + 1] == ["the"]
        return _is_movement(article, behind)
    for k in range(at - 1, max(article.sentence_first(at), at - NAME) - 1, -1):
        if lower[k] in OWNING:
            return _is_movement(article, k - 1)
        if lower[k] in JOINT or not (lower[k].isalpha() or lower[k] == "-"):
            return False
    return False


def _is_movement(article: Article, at: int) -> bool:
    mention = article.mention(at) if 0 <= at < len(article.lower) else None
    return mention is not None and (article.side_of(mention.key) or "").startswith("group:")


def own_people(article: Article, at: int) -> bool:
    """Whether a token begins "his ministers", "her military advisers" and nobody is named behind them."""
    lower = article.lower
    if at >= len(lower) or lower[at] not in POSSESSIVE:
        return False
    for k in range(at + 1, min(at + 4, len(lower) - 1)):
        if lower[k] in OWN_PEOPLE:
            behind = lower[k + 1]
            return behind not in ("and", "-", "of", "from") and article.mention(k + 1) is None
        if article.mention(k) is not None:
            return False
    return False


def _is_known(article: Article, at: int) -> bool:
    """Whether a token belongs to the name of an organisation or group of the lexicon."""
    mention = article.mention(at)
    side = article.side_of(mention.key) if mention is not None else None
    known = side is not None and article.lexicon.actor(side) is not None
    return known and side is not None and not side.startswith("country:")


def _owned_by_an_organisation(article: Article, at: int) -> bool:
    """ "the African Union's security council": an owner that is no country."""
    return article.lower[at] in OWNING and at > 0 and _is_known(article, at - 1)
