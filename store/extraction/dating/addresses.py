"""Days of publication that no reader sees: in markup, in the fields of a feed, in the article's web address."""

from __future__ import annotations

import re
from datetime import date

from store.extraction.dating.printed import PrintedDate
from store.extraction.dating.words import DatingWords
from store.model import BlockKind, Document, Span

_MARKUP_DATE = re.compile(
    r"(?:datetime|published|pubdate|dateline|date)[\w:.-]{0,30}\W{1,4}(?:content\W{1,3})?((?:19|20)\d{2}-\d{2}-\d{2})",
    re.IGNORECASE,
)
_FEED_DATE = re.compile(
    r"<pubDate>\s*(?:[A-Z][a-z]{2}, )?(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ((?:19|20)\d\d)\b"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]{4,400}", re.IGNORECASE)
_DAY_IN_ADDRESS = re.compile(
    r"[/=_-]((?:19|20)\d\d)(?:([/_-])(\d{1,2}|[a-z]{3,9})\2(\d{1,2})|(\d\d)(\d\d))(?=[/_.?&-]|$)", re.IGNORECASE
)
_NOT_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.STANDFIRST, BlockKind.TITLE, BlockKind.TEASER})


def markup_dates(document: Document, words: DatingWords) -> list[tuple[date, Span]]:
    """``<time datetime="2025-11-03">``, ``<pubDate>Mon, 3 Nov 2025 ...`` and their like."""
    found = []
    for block in document.blocks:
        if block.kind not in _NOT_READ or "<" in document.text[block.span.start : block.span.end]:
            for match in _FEED_DATE.finditer(document.text, block.span.start, block.span.end):
                try:
                    day = date(int(match.group(3)), words.months[match.group(2).lower()], int(match.group(1)))
                except ValueError:
                    continue
                found.append((day, Span(match.start(1), match.end(3))))
        if block.kind is BlockKind.JUNK:
            for match in _MARKUP_DATE.finditer(document.text, block.span.start, block.span.end):
                try:
                    day = date.fromisoformat(match.group(1))
                except ValueError:
                    continue
                found.append((day, Span(match.start(1), match.end(1))))
    return found


def address_date(document: Document, words: DatingWords) -> tuple[PrintedDate, Span] | None:
    """The day in the web addresses around an article, where all that hold one hold the same: /2025/11/03/."""
    found: dict[date, Span] = {}
    for block in document.blocks:
        if block.kind in _NOT_READ or "/" not in document.text[block.span.start : block.span.end]:
            continue
        for match in _ADDRESS.finditer(document.text, block.span.start, block.span.end):
            day = day_of_address(match.group(), words)
            if day is not None:
                found.setdefault(day, Span(match.start(), match.end()))
    if len(found) != 1:
        return None
    ((day, span),) = found.items()
    return PrintedDate(0, 0, day.year, day.month, day.day), span


def day_of_address(address: str, words: DatingWords) -> date | None:
    """A day in a web address: /2025/11/03/, /2025/nov/03/, -2025-11-03, /20251103."""
    for match in _DAY_IN_ADDRESS.finditer(address):
        year, _, month, day, joined_month, joined_day = match.groups()
        name = (month or joined_month).lower()
        number = int(name) if name.isdigit() else words.months.get(name, 0)
        try:
            return date(int(year), number, int(day or joined_day))
        except ValueError:
            continue
    return None
