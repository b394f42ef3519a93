"""Verbs of saying with which nothing is said: of a plan, or of receiving somebody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.extraction.claims.text.small_words import OWNING
from store.lexicon.closed import closed
from store.model import MentionForm, Span

if TYPE_CHECKING:
    from store.extraction.claims.text.article import Article

GREETINGS = closed("greetings")
PLANNED = frozenset({"plan", "schedule", "arrange", "expect"})
OFFICEHOLDERS = closed("officeholders")
BEHIND_GUEST = ([","], ["to"], ["in"], ["at"], ["on"], ["for"])
"""What follows the office of a guest: "welcomed the Omani minister, X, to"; not "welcomed union demands"."""
GUEST = 5
"""How many tokens before the name or the office of a guest stand at most."""


def says_nothing(article: Article, cue: Span, content: Sequence[Span]) -> bool:
    """Whether the verb ``cue`` of a statement tells of a plan or a guest, its ``content`` being nobody's words."""
    first, last = article.token_range(cue)
    return first < last and (_plans(article, first) or _greets(article, first, content))


def _plans(article: Article, at: int) -> bool:
    """ "a visit planned between A and B": a participle that tells of plans is no verb of saying."""
    group = article.group(at)
    if group is None or group.head != at or not group.passive:
        return False
    single = article.token_range(group.span)[1] - at == 1
    return single and article.lower[at].endswith("ed") and group.lemma in PLANNED


def _greets(article: Article, at: int, content: Sequence[Span]) -> bool:
    """ "welcomes B to Ottawa on Sunday", "called on B": a verb of receiving somebody, with nothing said."""
    if article.lower[at] not in GREETINGS or len(content) != 1:
        return False
    first, end = article.token_range(content[0])
    if first == end or any(article.group(k) is not None for k in range(first, end)):
        return False
    who = article.mention(first)
    return (who is not None and who.form is not MentionForm.PLACE) or _is_guest(article, first, end)


def _is_guest(article: Article, first: int, end: int) -> bool:
    """ "his Ghanaian counterpart X", "the Omani minister": not "the Omani minister's plan", "the choice of X"."""
    for k in range(first, min(end, first + GUEST)):
        mention = article.mention(k)
        if article.lower[k] == "of":
            return False
        if article.lower[k] in OFFICEHOLDERS and article.lower[k + 1 : k + 2] in BEHIND_GUEST:
            return True
        if mention is not None and (mention.form is MentionForm.ROLE or article.is_person(mention)):
            behind = article.token_range(mention.span)[1]
            return OWNING.isdisjoint(article.lower[behind : behind + 1])
    return False
