"""Lists of names within a sentence, whose commas and whose "and" open no clause."""

from __future__ import annotations

from store.extraction.claims.text.article import NOTHING, Article
from store.lexicon.closed import closed

MADE_UP = closed("made_up_of") | {"led", "headed"}
SENT = closed("led_teams")
WHICH = frozenset({"that", "which"})
BEING = closed("being")
NAMES_TO_VERB = 14
"""How many tokens behind "and" the verb is at most to which a list of two names is the object."""
SIGNS = frozenset({",", ";", ":", "(", ")", ".", "–", "—", "and", "but", "or"})


def in_list(article: Article, at: int) -> bool:
    """Whether a comma stands between two names: "when A, B and C opened the talks"."""
    if article.lower[at] != "," or at + 1 >= len(article.lower) or article.mention_at[at - 1] == NOTHING:
        return False
    after = at + 1 + (article.lower[at + 1] in ("and", "the"))
    return after < len(article.lower) and article.mention_at[after] not in (NOTHING, article.mention_at[at - 1])


def list_ends(article: Article, at: int) -> bool:
    """Whether a comma stands in a list of names that ends with "and": "which involve A, B and C, resume"."""
    while in_list(article, at):
        name = article.mention_at[at + 1]
        at += 1
        while at < len(article.lower) and article.mention_at[at] == name != NOTHING:
            at += 1
        if article.lower[at : at + 1] == ["and"]:
            return at + 1 < len(article.lower) and article.mention_at[at + 1] != NOTHING
        if article.lower[at : at + 1] != [","]:
            return False
    return False


def ends_list(article: Article, at: int) -> bool:
    """Whether "and" joins the last name of a list with commas: "A, B | and C signed a pact"."""
    name = article.mention_at[at - 1]
    if name == NOTHING or article.mention_at[at + 1 : at + 2] in ([], [NOTHING]):
        return False
    first = at - 1
    while first and article.mention_at[first - 1] == name:
        first -= 1
    return first > 1 and in_list(article, first - 1)


def of_actors(article: Article, at: int) -> bool:
    """Whether a comma stands in a list of actors that ends with "and": "on Friday A, B and C signed a pact"."""
    before = article.mention(at - 1)
    return before is not None and article.place_of(before) is None and list_ends(article, at)


def names_around(article: Article, at: int) -> bool:
    """Whether "and" joins two names, and no sign parts them from the next verb: "that was to seat A and B here was"."""
    names = article.mention_at[at - 1] != NOTHING and article.mention_at[at + 1] != NOTHING
    k, last = at + 1, min(at + NAMES_TO_VERB, len(article.lower))
    while names and k < last and article.finite(k) is None:
        names = article.lower[k] not in SIGNS
        k += 1
    return names and k < last


def tells_who_comes(article: Article, at: int) -> bool:
    """Whether what opens behind a team only names its members: "met a delegation | that included A and B in C"."""
    lower = article.lower
    if at < 1 or lower[at] not in WHICH or lower[at - 1] not in SENT:
        return False
    verb = at + 1 + (not BEING.isdisjoint(lower[at + 1 : at + 2]))
    return verb < len(lower) and lower[verb] in MADE_UP and article.finite(at + 1) is not None
