"""Diaries and round-ups: what a heading with a day or a town, or the town that opens an entry, says of what follows.

"TUESDAY, MARCH 17", then "LUANDA, Angola - Congo and Rwanda resume talks": the entry is read with that day and town.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from store.extraction.claims.frames import Frame
from store.extraction.claims.text.article import Article
from store.model import Block, BlockKind, MeetingKind, TimeExpression

ENTRY = re.compile(r"[*•·–—\s-]*([A-ZÀ-Þ][A-ZÀ-Þ'’. ]{2,30})(?:, [A-ZÀ-Þ][\w.'’ ]{1,30})?\s?[-–—:]{1,2}\s")
"""The town in capitals that opens an entry, perhaps with its country."""
ENTRIES = frozenset({BlockKind.PARAGRAPH, BlockKind.STANDFIRST})
SEVERAL = 2
"""How many entries or headings of a kind make a diary."""
HEADINGS = frozenset({BlockKind.SUBHEAD, BlockKind.HEADER, BlockKind.TITLE})
T = TypeVar("T")
WORDS = 4
"""How many words a heading that is a town has at most."""


class Agenda:
    """The day and the town under which each block of an article stands."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.positions = [time.span.start for time in article.all_times]
        blocks = article.document.blocks
        self.days = self._below(blocks, [self._day(block) for block in blocks])
        today = article.publication.day
        self.ahead = today is not None and any(
            day.start is not None and day.start > today for day in self.days.values()
        )
        """Whether some of its days are to come."""
        headings = [self._town_alone(block) for block in blocks]
        self.towns: dict[int, str] = self._below(blocks, headings)
        self.towns.update(self._entries(blocks))

    def day(self, block: int) -> TimeExpression | None:
        return self.days.get(block)

    def settle(self, frame: Frame, block: int) -> None:
        """Give a frame without a place the town of its entry."""
        town = self.towns.get(block)
        if town is not None and frame.place is None and frame.kind is not MeetingKind.CALL and not frame.bare:
            frame.place, frame.place_rank = town, 1
            frame.rules.append("P24")

    def _below(self, blocks: Sequence[Block], found: list[T | None]) -> dict[int, T]:
        """For the blocks below each heading, what it says; nothing where there is only one such heading."""
        if sum(value is not None for value in found) < SEVERAL:
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
        """The day that is all a heading says."""
        if block.kind is BlockKind.PARAGRAPH or block.span.end - block.span.start > 40:
            return None
        times = self.article.all_times
        at = bisect_left(self.positions, block.span.start)
        time = times[at] if at < len(times) else None
        if time is None or time.span.end > block.span.end or time.start is None or time.start != time.end:
            return None
        text = self.article.document.text
        rest = text[block.span.start : time.span.start] + text[time.span.end : block.span.end]
        return None if any(letter.isalnum() for letter in rest) else time

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
