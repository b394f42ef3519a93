"""The last day of a meeting, told beside the first: "will go on until Saturday", "and is to end on Friday"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from store.calendar_names import WEEKDAYS
from store.extraction.claims.frames import Frame
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.findings import Timed
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.when.moves import (
    ENDING,
    tells_the_end,
)
from store.extraction.claims.when.stored import when_of
from store.extraction.claims.who.subjects import is_empty
from store.lexicon.closed import closed
from store.model import Anchor, MentionForm, Sentence, Status

LASTING = closed("lasting")
UNTIL = frozenset({"until", "till", "through", "to"})
LAST_DAY = 8
"""How many tokens behind its verb the last day is told at most."""
WITH_A_LAST_DAY = frozenset({Status.ONGOING, Status.HELD, Status.SCHEDULED})
"""Of a meeting that can have a last day."""


def without_last_day(
    reading: Reading, frame: Frame, times: list[Timed], clause: Clause, sentence: Sentence
) -> list[Timed]:
    """The times but that of "go on until Saturday", which is put down as the last day; so is a later "end on"."""
    publication = reading.article.publication
    index = frame.trigger.group if frame.trigger.group != NOTHING else frame.verdict.governor
    lemma = reading.article.groups[index].lemma if index != NOTHING else ""
    if frame.verdict.effect == "ongoing" or frame.verdict.status is Status.ONGOING or lemma in LASTING:
        last = next((t for t in times if _ends_then(reading, t)), None)
        if last is not None:
            frame.until = when_of(replace(_to_come(reading, last).time, bound=""), publication)
            return [t for t in times if t is not last]
    if frame.verdict.status in WITH_A_LAST_DAY and not tells_the_end(reading, frame):
        ended = _end_told_behind(reading, clause, sentence)
        begun = [t for t in times if ended is None or t.at != ended.at]
        if times and not begun:
            return times  # "a two-day meeting which ended on Monday": of no other day
        frame.until = when_of(replace(ended.time, bound=""), publication) if ended is not None else None
        return begun
    return times


def _ends_then(reading: Reading, timed: Timed) -> bool:
    """ "Until Saturday", but not "will not resume until Saturday", whose time has no bound."""
    word = reading.article.lower[timed.at - 1]
    return is_last_day(reading.article, timed.at) and timed.time.resolved and (word == "to" or timed.time.bound != "")


def is_last_day(article: Article, at: int) -> bool:
    """Whether the time at a token is one that something lasts to: "until Saturday", "until at least 15 June"."""
    at -= 2 if article.lower[at - 2 : at] == ["at", "least"] else 0
    return article.lower[at - 1] in UNTIL


def _to_come(reading: Reading, last: Timed) -> Timed:
    """ "continued their talks until Saturday": of what goes on, the last weekday lies ahead."""
    today, end = reading.article.publication.day, last.time.end
    bare = reading.article.lower[last.at] in WEEKDAYS and last.time.anchor is Anchor.PUBLISHED
    if today is None or end is None or last.time.start != end or not bare or not 0 < (today - end).days < 7:
        return last
    day = end + timedelta(days=7)
    return last._replace(time=replace(last.time, start=day, end=day))


def _end_told_behind(reading: Reading, clause: Clause, sentence: Sentence) -> Timed | None:
    """ "and is to last until Saturday", "on Tuesday that are to finish on Friday": the time of a second verb."""
    article = reading.article
    for following in reading.clauses[clause.index + 1 : clause.index + 5]:
        if following.first >= sentence.last or following.parent != clause.index or not following.heads:
            continue
        opens = following.first
        if following.kind == "relative" and article.lower[opens] in ("that", "which"):
            opens += 1 if _behind_a_setting(article, opens) else 0
        if following.kind != "coordinate" and opens == following.first:
            continue
        if not is_empty(reading, opens, _verb_first(reading, following)):
            continue
        group = article.groups[following.heads[-1]]
        for k in range(article.token_range(group.span)[1], min(sentence.last, group.head + LAST_DAY)):
            time = article.time(k)
            if time is not None and time.resolved:
                lasting = group.lemma in LASTING and is_last_day(article, k)
                return Timed(time, k, "") if lasting or group.lemma in ENDING else None
    return None


def _behind_a_setting(article: Article, at: int) -> bool:
    """Whether a day or a place stands before "that": "opened talks in Muscat on Tuesday that"; no "on a plan that"."""
    before = at - 1 - (article.lower[at - 1] == ",")
    mention = article.mention(before)
    return article.time_at[before] != NOTHING or (mention is not None and mention.form is MentionForm.PLACE)


def _verb_first(reading: Reading, clause: Clause) -> int:
    return reading.article.token_range(reading.article.groups[clause.heads[0]].span)[0]
