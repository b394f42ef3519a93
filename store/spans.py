"""Runs of text and the kinds of block: the part of the vocabulary that reading a database needs.

It stands apart from ``store.model`` because building that module's dataclasses takes longer than opening a database.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A run of characters of the source text, ``[start, end)`` in code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


class BlockKind(StrEnum):
    TITLE = "title"
    STANDFIRST = "standfirst"
    HEADER = "header"
    """Outlet, date and section lines above the text."""
    DATELINE = "dateline"
    BYLINE = "byline"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    TIMESTAMP = "timestamp"
    """The hour of an entry of a live blog."""
    TEASER = "teaser"
    """A link to another article: "Read more: ..."."""
    BOILERPLATE = "boilerplate"
    """Appeals, newsletters, copyright, navigation, comments."""
    JUNK = "junk"
    """What a crawl left behind: "403", markup."""


READ_KINDS = frozenset({BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.SUBHEAD, BlockKind.PARAGRAPH})
"""The kinds of block that are read for facts; all others are exported as boilerplate."""
