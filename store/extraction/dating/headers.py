"""Dates in header lines, datelines, bylines and markup, checked against the text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from store.extraction.dating.addresses import address_date, markup_dates
from store.extraction.dating.checks import contradicted, correct, distance, score
from store.extraction.dating.evidence import Evidence
from store.extraction.dating.head_lines import line_dates
from store.extraction.dating.printed import PrintedDate, scan_dates
from store.extraction.dating.words import DatingWords
from store.extraction.dating.yearless import of_some_year
from store.model import Block, BlockKind, DateHow, Document, Publication, Span
from store.reading.tokens import tokens_of

_HEADS = frozenset({BlockKind.HEADER, BlockKind.DATELINE, BlockKind.BYLINE, BlockKind.TIMESTAMP})


_YEAR = re.compile(r"(?:19|20)\d\d$")


_LINKED = frozenset({BlockKind.SUBHEAD, BlockKind.TEASER})
"""What stands over a line of date that is another article's, once the text has begun."""
_FIGURE = re.compile(r"\d")


_DAY = timedelta(days=1)
_NEARER = 10
"""By how many days the dates of the text must be nearer to one reading of a header than to the other."""
_RANKS = {"published": 0, "": 1, "foot": 2, "appeared": 3, "updated": 4, "address": 5}
"""Which of several dates is the day of publication: first the one of least rank."""


class HeaderDate(NamedTuple):
    printed: PrintedDate
    span: Span
    label: str
    """What the line calls it, see _RANKS: empty where it calls it nothing."""
    month_first: bool | None
    """Whether the place it was written in puts the month first; None where nothing tells."""
    dateline: bool = False
    """It stands in a dateline, beside the place of the news or alone under the title."""


def header_dates(document: Document, words: DatingWords, home: bool | None = None) -> list[HeaderDate]:
    """Dates of the header lines, the likeliest day of publication first.

    ``home`` tells whether the outlet is from where the month is written first, where that is known.
    """
    found: list[HeaderDate] = []
    above: Block | None = None
    told = False
    for block in document.blocks:
        over, above = above, block
        if block.rule == "layout.comments":
            break  # what follows are the days of readers
        told = told or block.kind is BlockKind.PARAGRAPH
        if block.kind not in _HEADS and block.kind is not BlockKind.BOILERPLATE:
            continue
        linked = told and over is not None and (over.kind in _LINKED or over.rule == "layout.tail")
        if not _FIGURE.search(document.text, *block.span):
            continue
        tokens = tokens_of(document.text, block.span.start, block.span.end)
        dates = scan_dates(tokens, words.header_months, words.header_weekdays, header=True).dates
        if not dates:
            continue
        lows = [token.lower for token in tokens]
        order = words.order(lows)
        month_first = home if order is None else order
        before = 0
        for printed in dates:
            label = words.label(lows[before : printed.first])
            before = printed.last
            if label is None or (linked and not label):
                continue  # under the title of another article
            if printed.year is None and label:
                printed = _with_year(printed, dates)
            if printed.end_day is not None and not label and not words.coming.isdisjoint(lows):
                continue  # "The week ahead: 5-11 October 2026"
            if printed.end_day is not None:  # minutes of a session of several days are of the last one
                printed = printed._replace(day=printed.end_day, end_day=None)
            span = Span(tokens[printed.first].start, tokens[printed.last - 1].end)
            if block.kind is BlockKind.BOILERPLATE:
                if label not in ("published", "appeared") or printed.first > 16:
                    continue
                label = "foot" if label == "published" else label
            found.append(HeaderDate(printed, span, label, month_first, block.kind is BlockKind.DATELINE))
    for day, span in markup_dates(document, words):
        found.append(HeaderDate(PrintedDate(0, 0, day.year, day.month, day.day), span, "published", False))
    found = _without_lists(found, document)
    address = address_date(document, words)
    if address is not None:
        found.append(HeaderDate(*address, "address", False))
    found.sort(key=lambda header: (header.printed.year is None, _RANKS[header.label]))
    return found


def _without_lists(headers: list[HeaderDate], document: Document) -> list[HeaderDate]:
    """Without bare days under the text, if they are several: those are of other articles."""
    end = max((block.span.end for block in document.blocks if block.kind is BlockKind.PARAGRAPH), default=0)
    under = {header.printed[2:5] for header in headers if not header.label and header.span.start >= end > 0}
    if len(under) < 2:
        return headers
    return [header for header in headers if header.label or header.span.start < end]


def _with_year(printed: PrintedDate, beside: Sequence[PrintedDate]) -> PrintedDate:
    """ "Correction, 16 May 2025: This article, published on 12 May, ...": the first one takes the year of the later."""
    for later in beside:
        if later.year is not None and later.swapped is None:
            turned = (printed.month, printed.day) > (later.month, later.day)
            return printed._replace(year=later.year - turned)
    return printed


def place_dates(document: Document, words: DatingWords, home: bool | None) -> list[HeaderDate]:
    """Dates of lines over or under the article that layout took for something else; ``home`` as in HeaderDate."""
    found = []
    for line in line_dates(document, words):
        order = words.order(line.lows)
        found.append(HeaderDate(line.printed, line.span, line.label, home if order is None else order))
    found.sort(key=lambda header: _RANKS[header.label])
    return found


def lead_date(document: Document, words: DatingWords) -> HeaderDate | None:
    """A day behind the outlet's name at the end of an introduction: "speaks to The Hill Weekly, 2 May 2026." """
    tokens = document.tokens
    for sentence in document.sentences[:4]:
        if tokens[sentence.last - 1].lower not in (".", ")"):
            continue
        for printed in scan_dates(tokens, words.months, words.weekdays, sentence.first, sentence.last).dates:
            before = printed.first - 1
            if (
                printed.year is not None
                and printed.last >= sentence.last - 2
                and before > sentence.first
                and tokens[before].lower in (",", "(", "–", "—", "|")
                and tokens[before - 1].lower in words.outlet
                and tokens[before - 1].text[0].isupper()
            ):
                span = Span(tokens[printed.first].start, tokens[printed.last - 1].end)
                return HeaderDate(printed, span, "", None)
    return None


def from_header(
    header: HeaderDate,
    all_headers: Sequence[HeaderDate],
    evidence: Evidence,
    words: DatingWords,
) -> Publication | None:
    printed = header.printed
    if printed.year is None:
        return of_some_year(printed, header.span, evidence, words)
    day = printed.on(printed.year)
    other = printed.swapped_on(printed.year)
    spans = (header.span,)
    if day is None:
        return None
    if other is not None:
        reading = _reading(header, day, other, evidence, all_headers)
        if reading is None:
            return Publication(
                None,
                min(day, other),
                max(day, other),
                DateHow.HEADER,
                spans,
                ("header that can be read day first or month first",),
            )
        return Publication(
            reading[0],
            reading[0],
            reading[0],
            DateHow.HEADER,
            spans,
            (f"header, {reading[1]}",),
        )
    doubt = contradicted(day, evidence)
    if doubt:
        corrected = correct(day, evidence, words, printed.month_first is not None)
        if corrected is not None:
            late = corrected + _DAY * (
                evidence.said.slack if evidence.said and evidence.said.weekday == corrected.weekday() else 0
            )
            return Publication(
                corrected, corrected, late, DateHow.INFERRED, (header.span, *doubt),
                (f"the header's {day.isoformat()} does not fit the text; {corrected.isoformat()} does",),
                f"header {day.isoformat()}",
            )  # fmt: skip
        if len(doubt) > 1:
            return Publication(
                day,
                day,
                day,
                DateHow.HEADER,
                (header.span, *doubt),
                ("header",),
                "the header does not fit the text",
            )
    if printed.weekday is not None and day.weekday() != printed.weekday:
        return Publication(
            day,
            day,
            day,
            DateHow.HEADER,
            spans,
            ("header",),
            "the header's weekday is another",
        )
    return Publication(day, day, day, DateHow.HEADER, spans, ("header",))


def _reading(
    header: HeaderDate,
    day: date,
    other: date,
    evidence: Evidence,
    headers: Sequence[HeaderDate],
) -> tuple[date, str] | None:
    """Which of the two readings of 3/11/25 is meant (``day`` is day first), and why."""
    weekday = header.printed.weekday
    if weekday is not None and (day.weekday() == weekday) != (other.weekday() == weekday):
        return (day if day.weekday() == weekday else other), "weekday"
    if header.month_first is not None:
        return (other, "month first there") if header.month_first else (day, "day first there")
    far = distance(day, evidence), distance(other, evidence)
    if far[0] is not None and far[1] is not None and abs(far[0] - far[1]) >= _NEARER:
        return (day if far[0] < far[1] else other), "order told by the days near it in the text"
    scores = score(day, evidence), score(other, evidence)
    if scores[0][0] != scores[1][0]:
        return (day if scores[0] > scores[1] else other), "order told by the text"
    for second in headers:
        if second.printed != header.printed and second.printed.year is not None:
            days = (
                second.printed.on(second.printed.year),
                second.printed.swapped_on(second.printed.year),
            )
            if days[0] is not None and days[1] is not None:
                gaps = abs((days[0] - day).days), abs((days[1] - other).days)
                if gaps[0] != gaps[1]:
                    return (day if gaps[0] < gaps[1] else other), "order told by a second date"
    written = [anchor.date.month_first for anchor in evidence.anchors if anchor.date.month_first is not None]
    if written and len(set(written)) == 1:
        return (other, "month first as in the text") if written[0] else (day, "day first as in the text")
    if scores[0] != scores[1]:
        return (day if scores[0] > scores[1] else other), "weekday of the news"
    if evidence.month_first is not None:
        return (other, "month first by its style") if evidence.month_first else (day, "day first by its style")
    return None


def header_month(document: Document, words: DatingWords) -> Publication | None:
    """A header with month and year only."""
    for block in document.blocks:
        if block.kind is not BlockKind.HEADER or not _FIGURE.search(document.text, *block.span):
            continue
        tokens = tokens_of(document.text, *block.span)
        for month, year in itertools.pairwise(tokens):
            number = words.header_months.get(month.lower)
            if number and _YEAR.match(year.text):
                first = date(int(year.text), number, 1)
                last = date(first.year + number // 12, number % 12 + 1, 1) - _DAY
                return Publication(
                    None,
                    first,
                    last,
                    DateHow.HEADER,
                    (Span(month.start, year.end),),
                    ("header",),
                )
    return None
