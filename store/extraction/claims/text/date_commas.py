"""Commas and conjunctions beside days and places: those of a date, and where the days that open a clause end."""

from __future__ import annotations

from store.extraction.claims.text.article import NOTHING, Article
from store.lexicon.closed import closed

CONJUNCTIONS = closed("coordinate") | closed("subordinate")
ADJUNCTS = frozenset({"in", "at", "on", "late", "early", "here"})
"""What opens a day or a place."""


def dates_only(article: Article, at: int, last: int) -> bool:
    """ "since Monday and are due to finish", "until June because prices rose": only a time behind the conjunction."""
    end = min(article.time_end(at + 1), last)
    return end > at + 1 and (end >= last or article.lower[end] in CONJUNCTIONS)


def encloses_time(article: Article, at: int, last: int) -> bool:
    """ "When A met B in C, on 14 December, nobody knew": only a time between this comma and the next."""
    first = at + 1 + (article.lower[at + 1] in ("on", "in") if at + 1 < last else 0)
    end = min(article.time_end(first), last)
    return first < end < last and article.lower[end] == ","


def in_date(article: Article, at: int, last: int) -> bool:
    """ "who met on Sunday, 31 May, in Doha": whether a comma stands in a date, or closes one before a place."""
    time = article.time_at[at]
    if time != NOTHING and at + 1 < last and article.time_at[at + 1] == time:
        return True
    return closes_date(article, at) and at + 1 < last and article.lower[at + 1] in ADJUNCTS


def closes_date(article: Article, at: int) -> bool:
    """Whether a comma stands behind a date with a comma of its own: "on Sunday, 31 May,"."""
    first = at
    while first and article.time_at[first - 1] != NOTHING and article.time_at[first - 1] == article.time_at[at - 1]:
        first -= 1
    return "," in article.lower[first:at]


def adjuncts_end(article: Article, at: int) -> int:
    """Where the days and places that begin at a token end: ", in Zagreb on Tuesday | and the two leaders agreed"."""
    first, last = at, len(article.lower) - 1
    while at < last:
        mention = article.mention(at)
        place = mention is not None and article.place_of(mention) is not None and article.lower[first] in ADJUNCTS
        if not (place or article.time_at[at] != NOTHING or article.lower[at] in ADJUNCTS):
            break
        at += 1
    return at if at > first else last
