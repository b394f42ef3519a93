"""How far one thing lies from another: "two days after", "barely 24 hours before", "weeks after"."""

from __future__ import annotations

from dataclasses import dataclass

from store.extraction.claims.text.article import Article
from store.extraction.claims.text.small_words import COUNTED
from store.lexicon.closed import closed

COUNTING = frozenset({"after", "before"})
UNITS = closed("reckoned_units")
ROUGHLY = closed("roughly")
VAGUE_COUNTS = frozenset({"few", "several", "couple", "dozen"})
DAYS_OF = {"day": 1, "night": 1, "week": 7}
"""How many days a unit has that is counted in days."""
WITHIN_A_DAY = frozenset({"hour", "minute", "moment"})
HOURS_OF_A_DAY = 24
LASTING = frozenset({"for", "by", "within", "until"})
"""Before a count it is how long something takes."""
LENGTH = 7
"""How many tokens an interval takes at most: "just over a couple of weeks after"."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The words before "after" or "before" that say how far away something lies."""

    first: int
    """The token at which they begin."""
    days: int | None
    """How many days they are; None where they do not say."""


def interval_before(article: Article, at: int) -> Interval | None:
    """The interval that the "after" or "before" at a token closes; None where none does."""
    lower, start = article.lower, article.sentence_first(at)
    if at <= start or lower[at] not in COUNTING or lower[at - 1] not in UNITS:
        return None
    unit = lower[at - 1].removesuffix("s")
    first, count = at - 1, _count(lower[at - 2]) if at - 2 >= start else None
    if count is not None:
        first -= 1
    vague = count is None and first > start and lower[first - 1] in VAGUE_COUNTS | {"of"}
    while first > start and lower[first - 1] in ROUGHLY | VAGUE_COUNTS:
        first -= 1
    if first > start and lower[first - 1] in LASTING:
        return None  # "was delayed for 24 hours after the rebels stayed away"
    return Interval(first, None if vague else _days(unit, count, lower[at - 1] != unit))


def opens_interval(article: Article, at: int) -> bool:
    """Whether an interval begins at a token: ", | two days after A met B"."""
    last = min(at + LENGTH, len(article.lower))
    if COUNTING.isdisjoint(article.lower[at:last]):
        return False
    end = next((k for k in range(at, last) if article.lower[k] in COUNTING), last)
    found = interval_before(article, end) if end < last else None
    return found is not None and found.first == at


def _count(word: str) -> int | None:
    if word == "the":
        return 1
    return int(word) if word.isdecimal() and len(word) < 4 else COUNTED.get(word)


def _days(unit: str, count: int | None, plural: bool) -> int | None:
    """How many days so many units are; "hours after" is the same day."""
    if unit in WITHIN_A_DAY:
        hours = count or 0 if unit == "hour" else 0
        return hours // HOURS_OF_A_DAY if hours % HOURS_OF_A_DAY == 0 or hours < HOURS_OF_A_DAY else None
    if unit not in DAYS_OF or (count is None and plural):
        return None
    return (count or 1) * DAYS_OF[unit]
