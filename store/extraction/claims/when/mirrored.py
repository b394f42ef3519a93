"""The day of a meeting told by how far it lies from another: "on Monday, two days after the envoys met"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.findings import Timed
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.intervals import interval_before
from store.extraction.claims.when.stored import is_exact
from store.model import Anchor, Precision, Sentence, TimeExpression

AFTER_OR_BEFORE = {"after": -1, "before": 1}


def mirrored_day(reading: Reading, group: int, clause: Clause, sentence: Sentence) -> Timed | None:
    """ "a day after the envoys met": the meeting lies as far before the day of the main clause as the words say.

    Behind "before" it lies as far ahead. ``group`` is the verb of the meeting.
    """
    article = reading.article
    today = article.publication.day
    first = clause.first
    verb = article.token_range(article.groups[group].span)[0]
    at = first if clause.marker in AFTER_OR_BEFORE else _after_word(reading, verb)
    counted = counted_day(reading, at, group, sentence)
    if counted is not None or interval_before(article, at) is not None:
        return counted
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
    if AFTER_OR_BEFORE.keys().isdisjoint(reading.article.lower[max(verb - 14, 0) + 1 : max(verb, 0)]):
        return 0
    for k in range(verb - 1, max(verb - 14, 0), -1):
        if reading.article.lower[k] in AFTER_OR_BEFORE:
            return k
        if reading.article.lower[k] in (",", ";", ":") or reading.article.finite(k) is not None:
            break
    return 0


def counted_day(reading: Reading, at: int, group: int, sentence: Sentence) -> Timed | None:
    """The day of what stands behind the "after" or "before" at a token that closes "two days before"; else None.

    What was a day before nothing that has a day was a day before the article came out.
    """
    article = reading.article
    interval = interval_before(article, at)
    today = article.publication.day
    if interval is None or interval.days is None or today is None:
        return None
    days = interval.days * AFTER_OR_BEFORE[article.lower[at]]
    base = _base_day(reading, group, interval.first, sentence) or _day_behind(article, at, sentence)
    if base is None and days < 0:
        base = today
    if base is None:
        return None
    day = base + timedelta(days=days)
    time = TimeExpression(article.span(at, at + 1), "D13", Precision.DAY, Anchor.TIME, day, day)
    return Timed(time, at, "")


def _day_behind(article: Article, at: int, sentence: Sentence) -> date | None:
    """ "A day after A met B, C left on Monday": the day of the main clause, where it comes last."""
    inside = article.clause_at[at]
    for k in range(at, sentence.last):
        time = article.time(k)
        if time is None or article.clause_at[k] == inside:
            continue
        return time.start if time.start == time.end else None
    return None


def _base_day(reading: Reading, group: int, at: int, sentence: Sentence) -> date | None:
    """The day of the meeting told before in the same sentence, else one told there in passing."""
    article = reading.article
    for frame in reversed(reading.discourse.frames[-2:]):
        start = frame.when.start
        if group != NOTHING and frame.trigger.group == group:
            continue
        if article.sentence_first(frame.trigger.first) == sentence.first and start and len(start) == 10:
            return date.fromisoformat(start)
    for k in range(at - 1, sentence.first - 1, -1):
        time = article.time(k)
        if time is not None and time.start is not None and time.start == time.end:
            return time.start
    return _day_of_the_known(reading, sentence)


def _day_of_the_known(reading: Reading, sentence: Sentence) -> date | None:
    """ "A and B met on Tuesday. The talks came a day after C and D met": the day told in the sentence before."""
    told = reading.discourse.frames[-3:]
    own = [f for f in told if reading.article.sentence_first(f.trigger.first) == sentence.first]
    if not own or not own[0].bare or own[0].trigger.frame == "roster":
        return None
    before = next((f.when for f in reversed(told) if f.sentence == own[0].sentence - 1 and f.when.start), None)
    if before is None or before.start is None or not is_exact(before):
        return None
    return date.fromisoformat(before.start)
