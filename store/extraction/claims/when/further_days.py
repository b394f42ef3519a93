"""Several meetings told in one breath: "met in Adré on Sunday and in Abéché on Tuesday"."""

from __future__ import annotations

from store.extraction.claims.frames import Frame
from store.extraction.claims.scan.findings import Timed
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.intervals import COUNTING
from store.extraction.claims.triggers.noun_triggers import DETERMINERS
from store.lexicon.closed import closed

AGAIN = (["again"], ["once", "more"], ["once", "again"])
JOINING = frozenset({"and", ",", "then", "before"})
BEFORE_DAYS = frozenset({"on", "in", "late", "early"})
TO_TOWNS = frozenset({"in", "at"})
TIMES = closed("told_times")
OPENING_DAYS = TO_TOWNS | {"on", "first"}
EACH = frozenset({"once", "one"})
MOST_RECENTLY = [",", "most", "recently"]
BEFORE_COLON = 12
"""Tokens between "met" and the colon before a list of days at most."""


def further_days(article: Article, frame: Frame, times: list[Timed], chosen: Timed | None) -> list[Timed]:
    """The days of further meetings of the same sides: "the rounds on 1 July and 12-13 August"."""
    if chosen is None:
        return []
    joined = frame.trigger.noun and frame.trigger.word.endswith("s") and _several(frame)
    later = [t for t in times if t.at > chosen.at and t.label == chosen.label and t.time.resolved]
    later = [t for t in later if not _tells_distance(article, t)]
    return [
        t
        for t in later
        if (joined and _joined(article.lower, t.at)) or _again(article, t) or _elsewhere(article, frame, t)
    ]


def _tells_distance(article: Article, timed: Timed) -> bool:
    """ "a week after a bus was hit": no day of a further meeting, but how far off another event was."""
    end = article.time_end(timed.at)
    return not COUNTING.isdisjoint(article.lower[end - 1 : end + 1])


def first_of_several(article: Article, first: int, last: int) -> int | None:
    """Where "met twice this year: in Busia in May and in Malaba in June", or ", most recently in Busia", tells of each.

    None where no such list follows ``first``.
    """
    lower = article.lower
    stop = min(first + BEFORE_COLON, last - 2)
    if TIMES.isdisjoint(lower[first:stop]):
        return None
    each = next((k for k in range(first + 1, stop) if lower[k] in EACH and lower[k - 1] in (",", ":", "–", "—")), None)
    if each is not None and lower[each + 1] in OPENING_DAYS and lower[each] in lower[each + 1 : last]:
        return each + 1  # "twice, once in Busia in May and once in Malaba in June"
    at = next((k for k in range(first, stop) if lower[k] == ":" or lower[k : k + 3] == MOST_RECENTLY), None)
    if at is None or TIMES.isdisjoint(lower[first:at]):
        return None
    at += 1 if lower[at] == ":" else len(MOST_RECENTLY)
    if at >= last:
        return None
    return at if lower[at] in OPENING_DAYS or article.time_at[at] != NOTHING else None


def town_of(article: Article, timed: Timed) -> str | None:
    """The town told right behind or right before a day: "on Wednesday in Isfara", "in Isfara on Wednesday"."""
    at = article.time_end(timed.at)
    behind = article.mention(at + 1) if at + 1 < len(article.lower) and article.lower[at] in TO_TOWNS else None
    if behind is not None:
        return article.place_of(behind)
    first = _opening(article, timed)
    before = article.mention(first + 1) if article.lower[first] in TO_TOWNS else None
    return article.place_of(before) if before is not None else None


def _several(frame: Frame) -> bool:
    return frame.count > 1 or frame.series == "previous" or frame.definite or frame.verdict.relation == "subject"


def _joined(lower: list[str], at: int) -> bool:
    return lower[at - 1] in ("and", ",") or lower[at - 2] == "and"


def _again(article: Article, timed: Timed) -> bool:
    """ "in May and again in July", "on Monday, then once more on Tuesday"."""
    first = _opening(article, timed)
    lower = article.lower
    again = next((n for n in (1, 2) if lower[first - n : first] in AGAIN), 0)
    return bool(again) and lower[first - again - 1] in JOINING


def _opening(article: Article, timed: Timed) -> int:
    """Where the words of a day begin, with "on" and a town before it: "in Isfara on Wednesday"."""
    at = timed.at - (article.lower[timed.at - 1] in BEFORE_DAYS)
    mention = article.mention(at - 1)
    if mention is None:
        return at
    first = at - 1
    while article.mention(first - 1) is mention:
        first -= 1
    return first - 1 if article.lower[first - 1] in TO_TOWNS else at


def _elsewhere(article: Article, frame: Frame, timed: Timed) -> bool:
    """Whether a day joined to the one before has a town of its own, another than that of the first."""
    town = town_of(article, timed)
    first = _opening(article, timed)
    again = article.lower[first - 1] == "again" or article.lower[first - 1] in EACH
    same = town == frame.place and not again
    if town is None or frame.place is None or same or _somebody_acts(article, timed):
        return False
    return article.lower[first - 1 - again] in JOINING


def _somebody_acts(article: Article, timed: Timed) -> bool:
    """ "and in Delhi on Tuesday the ministry called it useful": whether another subject stands behind a day."""
    at = article.time_end(timed.at)
    return at < len(article.lower) and (article.lower[at] in DETERMINERS or article.mention_at[at] != NOTHING)
