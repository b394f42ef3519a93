"""The weekdays that open the entries of a week's diary: one week, gone or to come, whatever each entry tells.

"MONDAY: The president receives the Fijian premier. TUESDAY: Working lunch with the king of Tonga."
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from store.extraction.times.chronicles import ENTRIES, opening_tokens, opens_entry
from store.extraction.times.raw import RawTime
from store.model import Document, Span, Tense, VerbGroup

GONE = frozenset({Tense.PAST, Tense.PERFECT})
COMING = frozenset({Tense.FUTURE, Tense.PRESENT})


def week_days(
    raw: tuple[RawTime, ...], document: Document, groups: tuple[VerbGroup, ...], published: date | None
) -> dict[Span, date]:
    """The day of each entry by the span of its weekday; none where the text is no such diary.

    A diary has at least three entries whose weekdays follow each other, and speaks of one week: where some entries
    are over and others lie ahead, each is left to its own tense.
    """
    opening = opening_tokens(document)
    entries = [
        time
        for time in raw
        if time.shape == "weekday" and _is_bare(time) and time.token in opening and opens_entry(time, document)
    ]
    numbers = [time.weekday for time in entries if time.weekday is not None]
    if published is None or len(entries) < ENTRIES or not all(earlier < later for earlier, later in pairwise(numbers)):
        return {}
    tenses = {_tense(time, document, groups) for time in entries}
    gone, coming = not tenses.isdisjoint(GONE), not tenses.isdisjoint(COMING)
    if gone == coming:
        return {}
    if coming:
        first = published + timedelta(days=(numbers[0] - published.weekday()) % 7)
    else:
        last = published - timedelta(days=(published.weekday() - numbers[-1]) % 7)
        first = last - timedelta(days=numbers[-1] - numbers[0])
    days = (first + timedelta(days=number - numbers[0]) for number in numbers)
    return {time.span: day for time, day in zip(entries, days, strict=True)}


def _is_bare(raw: RawTime) -> bool:
    """Whether nothing but the weekday is printed: no "last Monday"."""
    return raw.in_prose and raw.weekday is not None and not raw.word("mod") and not raw.word("unit")


def _tense(raw: RawTime, document: Document, groups: tuple[VerbGroup, ...]) -> Tense:
    """The tense of the first verb of an entry; none where it has no verb."""
    sentence = document.sentences[raw.sentence]
    start, end = document.tokens[sentence.first].start, document.tokens[sentence.last - 1].end
    told = (group.tense for group in groups if start <= group.span.start < end and group.tense is not Tense.NONE)
    return next(told, Tense.NONE)
