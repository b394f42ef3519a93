"""Bounds from outside the calendar: well-known events, seasons, captions and copyright lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from store.extraction.dating.evidence import Anchor, Evidence
from store.extraction.dating.printed import Found, PrintedDate, scan_dates
from store.extraction.dating.words import DatingWords
from store.model import BlockKind, Document, Span, Token
from store.reading.tokens import tokens_of
from store.reading.word_places import word_places

_SEASON_MONTHS = {
    "spring": (1, 5),
    "summer": (3, 12),
    "autumn": (6, 12),
    "fall": (6, 12),
}
_SEASONS = frozenset(_SEASON_MONTHS)


_IN_LINE = 12
"""Before how many words of its line or sentence the year of a copyright stands."""
_COPYRIGHT = frozenset({"©", "copyright"})


_COUNTED = re.compile(
    r"(?:(?P<how>nearly|almost|more than|over|just over|about|some) )?(?P<count>\w+) (?P<unit>year|month|week)s? "
    r"(?:after|since|into|on from|of) (?:[\w'-]+ ){0,5}$"
)


_FIGURE = re.compile(r"\d")
_WORD = re.compile(r"[\w']+")


def add_outside_facts(document: Document, words: DatingWords, evidence: Evidence) -> None:
    """What rests on well-known events and on seasons; for articles without a header date."""
    text = document.text
    if not document.tokens:
        return
    low = text.lower().replace("’", "'")
    if len(low) != len(text):
        return
    for phrase, day, floor, rule in words.events:
        at = low.find(phrase)
        if at < 0:
            continue
        span = Span(at, at + len(phrase))
        if floor:
            evidence.floors.append((day, span, rule))
        match = _COUNTED.search(low, max(0, at - 70), at)
        count = 0
        if match:
            count = int(match["count"]) if match["count"].isdigit() else words.cardinals.get(match["count"], 0)
        if match and count:
            unit = {"year": 365.25, "month": 30.44, "week": 7.0}[match["unit"]]
            mark = day + timedelta(days=round(count * unit))
            how = match["how"] or ""
            if how in ("nearly", "almost"):
                window = (
                    mark - timedelta(days=round(unit / 6)),
                    mark - timedelta(days=1),
                )
            elif how in ("more than", "over", "just over"):
                window = (mark, mark + timedelta(days=round(unit)))
            else:
                window = (
                    mark - timedelta(days=round(unit / 6)),
                    mark + timedelta(days=round(unit)),
                )
            evidence.windows.append((*window, Span(match.start(), at + len(phrase)), rule))
    for phrase, first, last, rule in words.occasions:
        at = low.find(phrase)
        if at >= 0:
            span = Span(at, at + len(phrase))
            around = _WORD.findall(low, max(0, at - 60), at + len(phrase) + 30)
            if not words.future.isdisjoint(around) or "next" in around:
                evidence.windows.append((first - timedelta(days=400), last, span, rule))
            elif any(word in words.past for word in around) and "to" not in around:
                evidence.floors.append((first, span, rule))
            else:
                evidence.floors.append((first - timedelta(days=400), span, rule))
    tokens = document.tokens
    for at in word_places(document).of(_SEASONS):
        if at and tokens[at - 1].lower == "this":
            span = Span(tokens[at - 1].start, tokens[at].end)
            evidence.months.append((*_SEASON_MONTHS[tokens[at].lower], span, f"this {tokens[at].lower}"))


def add_entries(entries: list[tuple[PrintedDate, Span]], words: DatingWords, evidence: Evidence) -> None:
    """The latest entry of a timeline is a lower bound; what is past the horizon is still to come.

    One without a year comes after the one before it, and was written down within the year.
    """
    latest: date | None = None
    for printed, span in entries:
        year = printed.year or (latest.year if latest is not None else 0)
        day = printed.on(year) if 0 < year <= words.horizon.year else None
        if day is not None and printed.year is None and latest is not None and day < latest:
            day = printed.on(year + 1)
        if day is None:
            continue
        latest = day
        evidence.floors.append((day, span, f"the timeline tells of {day.isoformat()}"))
        if printed.year is None:
            why = f"the timeline tells of {day.isoformat()} without the year"
            evidence.ceilings.append((day + timedelta(days=365), span, why))


def add_frames(document: Document, words: DatingWords, evidence: Evidence) -> None:
    """Captions are lower bounds; a copyright year is the article's year as long as nothing else says otherwise."""
    for block in document.blocks:
        if block.kind not in (BlockKind.CAPTION, BlockKind.BOILERPLATE):
            continue
        if not _FIGURE.search(document.text, *block.span):
            continue
        tokens = tokens_of(document.text, block.span.start, block.span.end)
        found = scan_dates(tokens, words.months, words.weekdays)
        if block.kind is BlockKind.CAPTION:
            for printed in found.dates:
                if printed.year is not None and (day := printed.on(printed.year)) is not None:
                    span = Span(tokens[printed.first].start, tokens[printed.last - 1].end)
                    evidence.floors.append((day, span, f"a caption is of {day.isoformat()}"))
        else:
            if block.rule.startswith("layout.note"):  # "the interview was recorded on 14 November"
                for printed in found.dates:
                    span = Span(tokens[printed.first].start, tokens[printed.last - 1].end)
                    evidence.anchors.append(Anchor(printed, "past", False, span))
            for year, span in _copyright_years(tokens, found):
                evidence.windows.append((date(year, 1, 1), date(year, 12, 31), span, f"copyright {year}"))


def copyright_year(document: Document, words: DatingWords) -> int | None:
    """The year of the last copyright line."""
    years: list[int] = []
    for block in document.blocks:
        if block.kind is BlockKind.BOILERPLATE and _FIGURE.search(document.text, *block.span):
            tokens = tokens_of(document.text, *block.span)
            found = scan_dates(tokens, words.months, words.weekdays)
            years += [year for year, _ in _copyright_years(tokens, found)]
    return years[-1] if years else None


def _copyright_years(tokens: Sequence[Token], found: Found) -> Iterator[tuple[int, Span]]:
    for bare in found.years:
        beside = {token.lower for token in tokens[max(0, bare.at - 6) : bare.at + 2]}
        line = bare.at
        while line and tokens[line].start - tokens[line - 1].end < 2 and bare.at - line < _IN_LINE:
            line -= 1
        if not beside.isdisjoint(_COPYRIGHT) and bare.at - line < _IN_LINE:
            yield bare.year, Span(tokens[bare.at].start, tokens[bare.at].end)
