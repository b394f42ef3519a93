"""The days that open the entries of a timeline: they follow each other, whatever the tense that tells of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, timedelta
from itertools import pairwise

from store.extraction.times.choosing import FUTURE, NEAREST, PAST
from store.extraction.times.meaning import meaning
from store.extraction.times.raw import RawTime
from store.model import Document

ENTRIES = 3
"""How many entries make a timeline."""
SHAPES = frozenset({"day", "range", "month", "months"})
MIDDLE = (7, 2)
"""Month and day in the middle of a year, from which all its days are nearest."""
CENTURIES = ("18", "19", "20")
SIGNS = frozenset({":", "-", "–", "—", "--", "**"})
ASIDE = re.compile(r"\s*\([^()\n]{1,20}\)")
"""Between the day of an entry and its sign: "20 June (planned) - "."""


class Chronicle:
    """The entries of one text, in text order."""

    def __init__(self, raw: tuple[RawTime, ...], document: Document) -> None:
        opening = opening_tokens(document)
        found = [
            time
            for time in raw
            if time.in_prose and time.token in opening and time.shape in SHAPES and opens_entry(time, document)
        ]
        self.entries = {time.span: time for time in found} if len(found) >= ENTRIES else {}
        self.years = _headed_years(document)
        days = [(time.month or 0, time.day or 0) for time in self.entries.values()]
        backward = sum(later < earlier for earlier, later in pairwise(days))
        self.towards = PAST if backward * 2 > len(days) - 1 else FUTURE
        self.last: date | None = None
        """The day of the entry read last."""
        self.block_of = [sentence.block for sentence in document.sentences]
        self.told_in = -1
        """The block of that entry."""

    def holds(self, raw: RawTime) -> bool:
        """Whether an expression without a year opens an entry, stands in one, or below a heading that is a year."""
        if raw.year is not None or raw.shape not in SHAPES:
            return False
        return raw.span in self.entries or (raw.in_prose and (self._year(raw) is not None or self._within_entry(raw)))

    def _within_entry(self, raw: RawTime) -> bool:
        """ "17 May 2021 - The two meet in A. A second round follows on 6 July": counted from the day of its entry."""
        return raw.sentence >= 0 and self.block_of[raw.sentence] == self.told_in and raw.span not in self.entries

    def _year(self, raw: RawTime) -> int | None:
        """The year of the heading above an expression."""
        at = bisect_right(self.years, raw.span.start, key=lambda heading: heading[0]) - 1
        return self.years[at][1] if at >= 0 else None

    def count_from(self, raw: RawTime, published: date | None) -> tuple[date | None, int]:
        """The day that such an expression is counted from, and where to."""
        if self._within_entry(raw):
            return self.last, NEAREST
        year = self._year(raw)
        if year is not None:
            return date(year, *MIDDLE), NEAREST
        if self.last is not None:
            return self.last, self.towards
        if published is None or self.towards == PAST:
            return published, NEAREST
        coming, gone = meaning(raw, published, FUTURE), _gone(raw, published)
        if coming is None or gone is None:
            return published, PAST
        ahead = coming.start - published < abs(published - self._end(raw, gone))
        return (published, FUTURE) if ahead else (gone, NEAREST)

    def _end(self, raw: RawTime, day: date) -> date:
        """The day of the last entry, if this one is of ``day`` and the others follow it."""
        entries = list(self.entries.values())
        for entry in entries[entries.index(raw) + 1 :]:
            found = meaning(entry, day, FUTURE)
            day = found.start if found is not None else day
        return day

    def note(self, raw: RawTime, start: date) -> None:
        """Remember the day of an entry."""
        if raw.span in self.entries:
            self.last, self.told_in = start, self.block_of[raw.sentence]


def _gone(raw: RawTime, published: date) -> date | None:
    """The last such day that is over on the day of publication."""
    found = meaning(raw, published, PAST)
    if found is not None and found.start > published:
        found = meaning(raw, found.start - timedelta(days=365), NEAREST)
    return found.start if found is not None else None


def _headed_years(document: Document) -> list[tuple[int, int]]:
    """Offset and year of the headings of a chronology that are nothing but a year; none where one stands alone."""
    told = [
        (block.span.start, document.text[block.span.start : block.span.end].strip(" :.")) for block in document.blocks
    ]
    years = [(at, int(text)) for at, text in told if len(text) == 4 and text.isdigit() and text[:2] in CENTURIES]
    rising = [later[1] > earlier[1] for earlier, later in pairwise(years)]
    return years if len(years) > 1 and (all(rising) or not any(rising)) else []


def opening_tokens(document: Document) -> set[int]:
    """The first token of each block."""
    sentences = document.sentences
    return {s.first for at, s in enumerate(sentences) if not at or sentences[at - 1].block != s.block}


def opens_entry(raw: RawTime, document: Document) -> bool:
    """Whether a dash or a colon stands right behind an expression."""
    aside = ASIDE.match(document.text, raw.span.end)
    end = aside.end() if aside else raw.span.end
    behind = document.text[end : end + 4].split()
    return bool(behind) and behind[0] in SIGNS
