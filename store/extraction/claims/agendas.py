"""Diaries and round-ups: what a heading with a day or a town, or the town that opens an entry, says of what follows.

"TUESDAY, MARCH 17", then "LUANDA, Angola - Congo and Rwanda resume talks": the entry is read with that day and town.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from store.extraction.claims.frames import Frame
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.when.leads import DIARY, announced_at
from store.lexicon.closed import closed
from store.model import Block, BlockKind, MeetingKind, Sentence, TimeExpression

ENTRY = re.compile(r"[*•·–—\s-]*([A-ZÀ-Þ][A-ZÀ-Þ'’. ]{2,30})(?:, [A-ZÀ-Þ][\w.'’ ]{1,30})?\s?[-–—:]{1,2}\s")
"""The town in capitals that opens an entry, perhaps with its country."""
ENTRIES = frozenset({BlockKind.PARAGRAPH, BlockKind.STANDFIRST})
SEVERAL = 2
"""How many entries or headings of a kind make a diary."""
HEADINGS = frozenset({BlockKind.SUBHEAD, BlockKind.HEADER, BlockKind.TITLE})
BESIDE = closed("beside_diary_headings")
"""Beside them in a heading that gives the day."""
DIARY_WORDS = 8
"""How many tokens the heading of a diary has at most."""
T = TypeVar("T")
WORDS = 4
"""How many words a heading that is a town has at most."""


class Agenda:
    """The day and the town under which each block of an article stands."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.positions = [time.span.start for time in article.all_times]
        blocks = article.document.blocks
        self._may_announce = not DIARY.isdisjoint(article.words.words)
        diary = any(self._announces(block) and self._day(block) is not None for block in blocks)
        self.days = self._below(blocks, [self._day(block) for block in blocks], 1 if diary else SEVERAL)
        today = article.publication.day
        self.ahead = today is not None and (
            any(day.start is not None and day.start > today for day in self.days.values())
            or any(self._announces(block) for block in blocks)
        )
        """Whether some of its days are to come, or a heading says that it is a diary."""
        headings = [self._town_alone(block) for block in blocks]
        self.towns: dict[int, str] = self._below(blocks, headings)
        self.towns.update(self._entries(blocks))

    def day(self, block: int) -> TimeExpression | None:
        return self.days.get(block)

    def announces(self, sentence: Sentence) -> bool:
        """Whether what a sentence tells is still to come: in a diary, or in an entry "On the agenda on Friday: "."""
        first = self.article.token_range(self.article.document.blocks[sentence.block].span)[0]
        return self.ahead or announced_at(self.article, first, sentence.last) != NOTHING

    def settle(self, frame: Frame, block: int) -> None:
        """Give a frame without a place the town of its entry."""
        town = self.towns.get(block)
        if town is not None and frame.place is None and frame.kind is not MeetingKind.CALL and not frame.bare:
            frame.place, frame.place_rank = town, 1
            frame.rules.append("P24")

    def _below(self, blocks: Sequence[Block], found: list[T | None], least: int = SEVERAL) -> dict[int, T]:
        """For the blocks below each heading, what it says; nothing where there are fewer such headings."""
        if len(found) - found.count(None) < least:
            return {}
        result: dict[int, T] = {}
        known: T | None = None
        for index, block in enumerate(blocks):
            if found[index] is not None:
                known = found[index]
            elif block.kind is BlockKind.SUBHEAD:
                known = None
            elif known is not None:
                result[index] = known
        return result

    def _day(self, block: Block) -> TimeExpression | None:
        """The day that is all a heading says, but for "Diary for"."""
        if block.kind is BlockKind.PARAGRAPH or block.span.end - block.span.start > 40:
            return None
        times = self.article.all_times
        at = bisect_left(self.positions, block.span.start)
        time = times[at] if at < len(times) else None
        if time is None or time.span.end > block.span.end or time.start is None or time.start != time.end:
            return None
        text = self.article.document.text
        rest = text[block.span.start : time.span.start] + text[time.span.end : block.span.end]
        return None if any(letter.isalnum() for letter in rest) and not self._announces(block) else time

    def _announces(self, block: Block) -> bool:
        """ "The week ahead", "Diary", "What to watch today": a heading, or a few words that stand alone."""
        if not self._may_announce:
            return False
        first, last = self.article.token_range(block.span)
        return last - first <= DIARY_WORDS and self._is_diary(first, last)

    def _is_diary(self, first: int, last: int) -> bool:
        """Whether all words are those of the heading of a diary, or its day."""
        undated = [k for k in range(first, last) if self.article.time(k) is None]
        words = [low for k in undated if (low := self.article.lower[k])[0].isalnum()]
        return not DIARY.isdisjoint(words) and all(low in DIARY | BESIDE for low in words)

    def _town_alone(self, block: Block) -> str | None:
        if block.kind not in HEADINGS:
            return None
        text = self.article.document.text[block.span.start : block.span.end].strip(" .:*•-–—")
        if not text or len(text.split()) > WORDS or "/" in text:
            return None
        towns = [self.article.town_named(part.strip()) for part in text.split(",")]
        return towns[-1] if towns[0] is None and len(towns) > 1 else towns[0]

    def _entries(self, blocks: Sequence[Block]) -> dict[int, str]:
        found: dict[int, str] = {}
        text = self.article.document.text
        for index, block in enumerate(blocks):
            if block.kind not in ENTRIES:
                continue
            before = blocks[index - 1] if index else None
            first = before.span.start if before is not None and before.kind is BlockKind.DATELINE else block.span.start
            opening = ENTRY.match(text, first, min(block.span.end, first + 80))
            town = self.article.town_named(opening[1].strip()) if opening is not None else None
            if town is not None:
                found[index] = town
        return found if len(found) >= SEVERAL else {}
