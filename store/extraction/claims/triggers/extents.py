"""How far the words of a trigger reach: to the next one, or to where the same verb tells of another meeting."""

from __future__ import annotations

from dataclasses import replace

from store.extraction.claims.itineraries import stops
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.phrases import is_recounted
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.triggers.trigger import Trigger
from store.model import Sentence

SPLITTING = frozenset({"meet", "see", "visit", "travel", "phone", "host", "stay", "speak"})
OBJECTS = 60
"""Tokens behind a verb within which it is told whom somebody sees, where and when."""
BY = 6
"""Tokens behind "and" within which another "by" stands."""
WITH = 6
"""Tokens behind "and" within which another "with" stands."""
DAY = 14
"""Tokens behind "and" within which the day of another meeting stands."""


def end_of_words(reading: Reading, triggers: list[tuple[Trigger, int]], position: int, sentence: Sentence) -> int:
    """Where the words of a trigger end: at the next trigger of another clause, at most at the end of the sentence."""
    trigger = triggers[position][0]
    for following, _ in triggers[position + 1 : position + 6]:
        before = reading.article.before(following.phrase_first)
        if (
            following.clause == trigger.clause
            and following.noun
            and not trigger.noun
            and (before in ("after", "following") or is_recounted(reading.article, following))
        ):
            return max(trigger.last, following.phrase_first - 1)  # "to reconvene a panel, after a meeting in Arica"
        complement = following.frame == "body" or before == "of"
        if following.clause == trigger.clause and following.noun and trigger.noun and not complement:
            return max(trigger.last, following.phrase_first)
    return sentence.last


def distributed(article: Article, clauses: list[Clause], triggers: list[Trigger]) -> list[tuple[Trigger, int]]:
    """Split "to see A in X on Friday and B in Y on Saturday" in two; the second value is where the first ends."""
    result: list[tuple[Trigger, int]] = []
    for trigger in triggers:
        journey = stops(article, trigger, article.document.sentences[article.sentence_index(trigger.first)].last)
        if journey:
            result += journey
            continue
        verb = not trigger.noun and trigger.frame in SPLITTING
        behind = article.lower[trigger.last : trigger.last + WITH]
        noun = trigger.noun and trigger.frame == "strong" and "with" in behind
        split = _split_point(article, clauses, trigger) if verb or noun else None
        if split is None:
            result.append((trigger, 0))
            continue
        result.append((trigger, split))
        first = split if noun else trigger.first
        phrase = split if noun else trigger.phrase_first
        again = replace(trigger, first=first, phrase_first=phrase, last=split + 1, resumed=True)
        result.append((again, 0))
    return result


def _split_point(article: Article, clauses: list[Clause], trigger: Trigger) -> int | None:
    """The "and" behind somebody and a day or a town, where another day or town follows; None where there is none."""
    lower = article.lower
    settled = named = False
    behind = range(trigger.last, min(len(lower) - 2, trigger.last + OBJECTS))
    if "and" not in lower[trigger.last : behind.stop]:
        return None
    for k in behind:
        if article.clause_at[k] != trigger.clause:
            if clauses[article.clause_at[k]].parent == trigger.clause and clauses[article.clause_at[k]].marker == "who":
                continue  # "met A, who asked for help, on Sunday and B on Monday"
            return None
        settled = settled or article.time_at[k] != NOTHING
        mention = article.mention(k)
        if mention is not None and article.place_of(mention) is not None and lower[k - 1] in ("in", "at"):
            settled = settled or named
        elif mention is not None:
            named = True
        if lower[k] == "and" and (named or settled) and _opens_another(article, trigger, k, settled, named):
            return k
    return None


def _opens_another(article: Article, trigger: Trigger, at: int, settled: bool, named: bool) -> bool:
    """Whether "and" leads on to a meeting of its own; ``settled``, ``named``: what is told of the one before it."""
    lower = article.lower
    after = at + 1 + (lower[at + 1] == ",")
    if trigger.noun:
        return settled and named and _with_another(article, after)
    if lower[after] == "separately":
        return True
    if not _settles(article, after, trigger.clause):
        return False
    if lower[after] == "again" and lower[after + 1] in ("in", "at", "with"):
        return True
    if not settled:
        return False
    if named and "with" in lower[trigger.last : at] and _with_another(article, after):
        return True
    by = "by" in lower[trigger.last : at] and "by" in lower[after : after + BY]
    journey = trigger.frame in ("travel", "stay") and lower[after] in ("in", "to")
    if journey and article.mention_at[after + 1 + (lower[after + 1] == "the")] != NOTHING:
        return True
    return (by and named) or article.mention_at[after] != NOTHING


def _with_another(article: Article, at: int) -> bool:
    """ "and on Monday with B", "and with B on Monday": somebody else, behind the same "with"."""
    for k in range(at, min(at + WITH, len(article.lower) - 1)):
        if article.lower[k] == "with":
            return article.mention_at[k + 1] != NOTHING
        if article.time_at[k] == NOTHING and article.lower[k] not in ("on", "again", "later", "then", "once", "twice"):
            return False
    return False


def _settles(article: Article, at: int, clause: int) -> bool:
    """Whether a day follows in the same clause."""
    for k in range(at, min(at + DAY, len(article.lower))):
        if article.clause_at[k] != clause:
            return False
        if article.time_at[k] != NOTHING:
            return True
    return False
