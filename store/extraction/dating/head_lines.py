"""A date in the lines over or under an article, whatever the layout took these lines for.

Layout goes by words and shape; a strange line ("Five things from the hemisphere. Friday 13/03/2026") may pass for a
caption or a foot. Here only its place counts: over the first paragraph of any length, or under the last one beside
"published". A date inside a sentence, and that of a picture, is none.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from store.extraction.dating.printed import PrintedDate, scan_dates
from store.extraction.dating.words import DatingWords
from store.model import Block, BlockKind, Document, Span, Token
from store.reading.tokens import lower_of, tokens_of

_FIGURE = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d$|\d{4}$")
_EAST_ASIAN = re.compile(r"(20\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_WIRE = re.compile(r"\b(?P<day>\d\d)[0-2]\d[0-5]\d ?(?:GMT |Z )?(?P<month>[A-Z][A-Za-z]{2}) (?:20)?(?P<year>\d\d)$")
"""How wires end a story: "sw okf lr 031405 Dec 25"."""
_OF_OTHERS = frozenset({"layout.comments", "layout.teaser.lists"})
"""What begins with these blocks bears the days of readers and of other articles."""
_STRONG = frozenset("|·•–—-/:>»([")
_DASHES = frozenset({"-", "–", "—", "--", ".-"})
_LONG = 160
"""From how many characters on a block over the article is prose, whatever it is called."""
_NOTE = 60
"""From how many characters on a paragraph without a year is news."""
_TOP, _END = 14, 10
"""How many blocks from the beginning and from the end are looked at."""
_EARLY = 10
"""Behind so many words at most a long foot tells its day."""
_LINE = 200
_HEAD = 600
_LONG_LINE = re.compile(r"[^\n]{60}")
_CLOSING = 6
"""Among so many blocks at the end a communiqué says where and when it was done."""
_THERE = frozenset({"at", "in", "on", "this"})
_ENTRIES = 3
"""How many entries make a timeline."""
_PAPER = 7
"""How many words the name of a paper and its comma have at most."""
_BESIDE = 7
"""How many words may follow a date that begins the line under an article."""
_IN_NAMES = frozenset({"of", "the", "and", "&", "de", "for", "'s"})
_PAGE = 6
"""How many words and signs may follow: ", p. 4]"."""
_FEW = 3
"""How many words may stand before an unlabelled date: "Niamey, le 3 février 2026"."""


class LineDate(NamedTuple):
    printed: PrintedDate
    span: Span
    label: str
    """As in :meth:`DatingWords.label`."""
    lows: tuple[str, ...]
    """The words of its line."""
    named: bool = False
    """Nothing but names stand before it: those of an outlet or a place."""


def line_dates(document: Document, words: DatingWords) -> list[LineDate]:
    """Dates over the article; where there is none, labelled ones under it."""
    found = [date for block in _over(document) for date in _in_block(document, block, words)]
    found = found or list(_stacked(document, words))
    if not found and (line := dateline_date(document, words)) is not None:
        return [line]
    found = found or list(_in_title(document, words))
    if found:
        return found
    for block in document.blocks[-_CLOSING:]:
        if (done := _issued(document, block, words)) is not None:
            return [done]
    under = [
        (date, behind)
        for block, behind in _under(document)
        for date in _in_block(document, block, words, foot=True)
        if block.span.end - block.span.start < _LONG or (date.label and date.printed.first <= _EARLY)
    ]
    stamps = [date for date, behind in under if behind and not date.label and _is_stamp(date, words)]
    if len({date.printed[2:5] for date in stamps}) > 1:
        stamps = []  # a list of other articles
    return stamps + [date for date, _ in under if date.label in ("published", "appeared")]


def _stacked(document: Document, words: DatingWords) -> Iterator[LineDate]:
    """A date whose parts stand in lines of their own, as on a leaf of a calendar: "MAR / 01 / 2024"."""
    text = document.text
    long = _LONG_LINE.search(text, 0, _HEAD)
    tokens = tokens_of(text, 0, long.start() if long else min(_HEAD, len(text)))
    for printed in scan_dates(tokens, words.header_months, words.header_weekdays, header=True).dates:
        start, end = tokens[printed.first].start, tokens[printed.last - 1].end
        before, behind = text[:start].rstrip(" "), text[end : end + 2].lstrip(" ")
        if printed.year is None or "\n" not in text[start:end] or not behind.startswith("\n"):
            continue
        if not before or before.endswith("\n"):
            yield LineDate(printed, Span(start, end), "", ())


def _in_title(document: Document, words: DatingWords) -> Iterator[LineDate]:
    """The day at the end of the title of a briefing, a live blog, a bulletin."""
    if document.title is None:
        return
    tokens = tokens_of(document.text, *document.title)
    lows = tuple(token.lower for token in tokens)
    if words.records.isdisjoint(lows):
        return
    for printed in scan_dates(tokens, words.header_months, words.header_weekdays, header=True).dates[-1:]:
        before = lows[: printed.first]
        if printed.year is not None and printed.last >= len(tokens) - 1 and "to" not in before:
            yield LineDate(printed, Span(tokens[printed.first].start, tokens[printed.last - 1].end), "", lows)


def _issued(document: Document, block: Block, words: DatingWords) -> LineDate | None:
    """ "Done at Yaounde on 19 February 2026 in two originals": the last sentence of a communiqué."""
    tokens = tokens_of(document.text, block.span.start, min(block.span.end, block.span.start + 120))
    if len(tokens) < 4 or tokens[0].lower not in words.done:
        return None
    if _THERE.isdisjoint(token.lower for token in tokens[1:4]):
        return None
    for printed in scan_dates(tokens, words.header_months, words.header_weekdays, header=True).dates[:1]:
        if printed.year is not None:
            span = Span(tokens[printed.first].start, tokens[printed.last - 1].end)
            return LineDate(printed, span, "published", tuple(token.lower for token in tokens))
    return None


def _is_stamp(date: LineDate, words: DatingWords) -> bool:
    """Whether a line under the article tells day and time, or begins with the day, or a place or paper and the day."""
    if not words.zones.isdisjoint(date.lows):
        return True
    first, last = date.printed.first, date.printed.last
    beside = [low for low in (*date.lows[:first], *date.lows[last:]) if low[0].isalnum()]
    if len(beside) <= (1 if first else _BESIDE) and words.verbal.isdisjoint(beside):
        return True
    ends = date.lows[last : last + 1]
    return 0 < first <= _PAPER and date.named and (not ends or ends[0] in ".|") and "©" not in date.lows


def chronicle(document: Document, words: DatingWords) -> list[tuple[PrintedDate, Span]]:
    """The dates that open the entries of a timeline; none unless three paragraphs begin with a date and a dash.

    They are no header, whatever stands first; all that is not yet to come is a lower bound.
    """
    entries: list[tuple[PrintedDate, Span]] = []
    text = document.text
    figured = [
        block.span
        for block in document.blocks[:40]
        if block.kind not in (BlockKind.CAPTION, BlockKind.HEADER)
        and _FIGURE.search(text, block.span[0], min(block.span[1], block.span[0] + 40))
    ]
    for start, end in figured if len(figured) >= _ENTRIES else ():
        tokens = tokens_of(text, start, min(end, start + 60))
        dates = scan_dates(tokens, words.months, words.weekdays).dates
        if not dates or dates[0].first > 0:
            continue
        behind = text[tokens[dates[0].last - 1].end : end].lstrip()
        if not behind[:1] or behind[0] in "–—-:":
            entries.append((dates[0], Span(start, tokens[dates[0].last - 1].end)))
    return entries if len(entries) >= _ENTRIES else []


def _over(document: Document) -> Iterator[Block]:
    for block in document.blocks[:_TOP]:
        long = block.span.end - block.span.start >= _LONG
        if long and block.kind in (BlockKind.PARAGRAPH, BlockKind.STANDFIRST, BlockKind.CAPTION):
            return
        if block.kind is BlockKind.PARAGRAPH and _is_news(document, block):
            return
        if block.rule in _OF_OTHERS:
            return
        if block.kind not in (BlockKind.TEASER, BlockKind.JUNK):
            yield block


def _under(document: Document) -> Iterator[tuple[Block, bool]]:
    """Short blocks near the end, from the last one on, and whether all prose stands before them."""
    blocks = document.blocks
    others = next((at for at, block in enumerate(blocks) if block.rule in _OF_OTHERS), len(blocks))
    behind = True
    for block in reversed(blocks[max(0, others - _END) : others]):
        if block.kind is not BlockKind.TEASER:
            yield block, behind
        behind = behind and not (block.kind is BlockKind.PARAGRAPH and _is_news(document, block))


def _is_news(document: Document, block: Block) -> bool:
    """A paragraph that is more than a line with a date."""
    return block.span.end - block.span.start >= _NOTE and not _YEAR.search(document.text, *block.span)


def _in_block(document: Document, block: Block, words: DatingWords, foot: bool = False) -> Iterator[LineDate]:
    """The dates of a block's lines; of a foot that is longer only those at its beginning."""
    text = document.text
    start = block.span.start
    for whole in text[start : block.span.end].split("\n"):
        first, start = start, start + len(whole) + 1
        line = whole[:_LINE] if foot else whole
        if len(line) > _LINE or not _FIGURE.search(line):
            continue
        east = _EAST_ASIAN.search(line)
        if east is not None:
            year, month, day = (int(part) for part in east.groups())
            if 1 <= month <= 12 and 1 <= day <= 31:
                yield LineDate(
                    PrintedDate(0, 0, year, month, day), Span(first + east.start(), first + east.end()), "", ()
                )
            continue
        tokens = tokens_of(text, first, first + len(line))
        lows = tuple(map(lower_of, tokens))
        wire = _WIRE.search(line)
        if wire is not None and wire["month"].lower() in words.months:
            day, month, year = int(wire["day"]), words.months[wire["month"].lower()], 2000 + int(wire["year"])
            span = Span(first + wire.start(), first + wire.end())
            yield LineDate(PrintedDate(0, 0, year, month, day), span, "published", lows)
            continue
        if not words.credit.isdisjoint(lows):
            continue
        for printed in scan_dates(tokens, words.header_months, words.header_weekdays, header=True).dates:
            label = words.label(lows[: printed.first][-14:])
            told = label and not _in_a_sentence(tokens, printed, words)
            if printed.year is not None and label is not None and (told or _stands_alone(tokens, printed, words)):
                span = Span(tokens[printed.first].start, tokens[printed.last - 1].end)
                yield LineDate(printed, span, label, lows, _are_names(tokens[: printed.first]))


def _in_a_sentence(tokens: Sequence[Token], printed: PrintedDate, words: DatingWords) -> bool:
    """ "In a letter dated 4 August 2020, Somalia asked ...": the day of what the sentence speaks of."""
    after = itertools.takewhile(lambda low: low != ".", (token.lower for token in tokens[printed.last :]))
    return printed.first > 2 and any(low in words.verbal or (len(low) > 4 and low.endswith("ed")) for low in after)


def _are_names(tokens: Sequence[Token]) -> bool:
    return all(token.text[0].isupper() or token.text[0] in ",([-–—|'’" or token.lower in _IN_NAMES for token in tokens)


def dateline_date(document: Document, words: DatingWords) -> LineDate | None:
    """ "Quito, 03 feb 2026 (EFE).- The ministers ...": place and date in front of a dash, at the very beginning."""
    block = next((b for b in document.blocks if b.kind is BlockKind.PARAGRAPH), None)
    if block is None:
        return None
    tokens = tokens_of(document.text, block.span.start, min(block.span.end, block.span.start + 90))
    for printed in scan_dates(tokens, words.header_months, words.header_weekdays, header=True).dates[:1]:
        behind = [token.lower for token in tokens[printed.last : printed.last + 8]]
        dash = next((k for k, low in enumerate(behind) if low in _DASHES), None)
        if printed.year is None or printed.first > 6 or dash is None or not tokens[0].text[:1].isupper():
            return None
        if all(token.text[:1].isupper() or not token.text[:1].isalpha() for token in tokens[: printed.first]):
            return LineDate(printed, Span(tokens[printed.first].start, tokens[printed.last - 1].end), "", ())
    return None


def _stands_alone(tokens: Sequence[Token], printed: PrintedDate, words: DatingWords) -> bool:
    """Whether an unlabelled date is no part of a sentence: at the edge of its line or between signs."""
    before, after = printed.first, tokens[printed.last :]
    beside = [token.lower for token in (*tokens[:before], *after) if token.text[0].isalpha()]
    if before == 0 and len(beside) < 4 and words.verbal.isdisjoint(beside):
        return True  # "3 May 2025  1,204 views"
    closed = not after or after[0].lower in _STRONG or after[0].lower in (")", "]", ",", ".")
    closed = closed or bool(_CLOCK.match(after[0].lower)) or after[0].lower in words.after_date
    if not closed:
        return False
    if before == 0:
        return True
    mark = tokens[before - 1].lower
    if mark in _STRONG:
        return True
    if mark == "." and (printed.weekday is not None or printed.month_first is None):
        return True  # "Five things from the hemisphere. Friday 13/03/2026"
    ended = not after or after[0].lower in (".", "|", ")", "]") or after[0].lower in _DASHES
    ended = ended or (after[0].lower == "," and len(after) <= _PAGE)
    if mark == "," and ended and before <= _PAPER and _are_names(tokens[:before]):
        return True  # "Northern Wire, 14 December 2025. Write to us"
    if not words.other_day.isdisjoint(token.lower for token in tokens[:before]):
        return False
    at = after[1:] if after and after[0].lower == "," else after
    timed = not at or at[0].lower in _STRONG or at[0].lower in words.after_date or _CLOCK.match(at[0].lower)
    return sum(token.text[0].isalpha() for token in tokens[:before]) <= _FEW and bool(timed)
