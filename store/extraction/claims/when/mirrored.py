"""The day of a meeting told by how far it lies from another: "on Monday, two days after the envoys met"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.findings import Timed
from store.extraction.claims.text.article import NOTHING
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.small_words import COUNTED
from store.model import Anchor, Precision, Sentence, TimeExpression

AFTER_OR_BEFORE = {"after": -1, "before": 1}
COUNT_OF_DAYS = 3
"""How far before "after" in "two days after" the words before the count stand."""


def mirrored_day(reading: Reading, group: int, clause: Clause, sentence: Sentence) -> Timed | None:
    """ "a day after the envoys met": the meeting lies as far before the day of the main clause as the words say.

    Behind "before" it lies as far ahead. ``group`` is the verb of the meeting.
    """
    article = reading.article
    today = article.publication.day
    first = clause.first
    verb = article.token_range(article.groups[group].span)[0]
    at = _after_word(reading, verb)
    days = _days_apart(reading, at)
    if days and today is not None:
        base = _base_day(reading, group, at, sentence) or (today if days < 0 else None)
        if base is None:
            return None
        day = base + timedelta(days=days)
        time = TimeExpression(article.span(first, first + 1), "D13", Precision.DAY, Anchor.TIME, day, day)
        return Timed(time, first, "")
    at = first if article.time_at[first] != NOTHING else first - 1
    if at < 0 or today is None or article.time_at[at] == NOTHING:
        return None
    time = article.times[article.time_at[at]]
    if (
        time.start is None
        or time.start != time.end
        or not article.document.text[time.span.start : time.span.end].endswith("after")
    ):
        return None
    day = (_base_day(reading, group, at, sentence) or today) - abs(time.start - today)
    return Timed(replace(time, start=day, end=day), at, "")


def _after_word(reading: Reading, verb: int) -> int:
    """The "after" or "before" that opens the clause of a verb, looked for from the verb backwards."""
    for k in range(verb - 1, max(verb - 14, 0), -1):
        if reading.article.lower[k] in AFTER_OR_BEFORE:
            return k
        if reading.article.lower[k] in (",", ";", ":") or reading.article.finite(k) is not None:
            break
    return 0


def _days_apart(reading: Reading, first: int) -> int:
    """The n of "n days before", less than 0 for "n days after", where a clause begins with that word."""
    lower = reading.article.lower
    if first < 2 or lower[first] not in AFTER_OR_BEFORE:
        return 0
    unit = {"day": 1, "days": 1, "week": 7, "weeks": 7}.get(lower[first - 1], 0)
    count = COUNTED.get(lower[first - 2], 0) or (int(lower[first - 2]) if lower[first - 2].isdecimal() else 0)
    return unit * count * AFTER_OR_BEFORE[lower[first]]


def _base_day(reading: Reading, group: int, at: int, sentence: Sentence) -> date | None:
    """The day of the meeting told before in the same sentence, else one told there in passing."""
    article = reading.article
    for frame in reversed(reading.discourse.frames[-2:]):
        start = frame.when.start
        if frame.trigger.group == group:
            continue
        if article.sentence_first(frame.trigger.first) == sentence.first and start and len(start) == 10:
            return date.fromisoformat(start)
    for k in range(at - COUNT_OF_DAYS, sentence.first - 1, -1):
        time = article.time(k)
        if time is not None and time.start is not None and time.start == time.end:
            return time.start
    return None
