"""When an article came out: told, printed in a header, or worked out from the calendar in its text.

The order: what the reader was told, a header or dateline (checked against the text), the text itself (weekdays
beside dates fix the year, the day on which the news was said fixes the day), bounds, unknown. The file's own time
is never asked.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from store.extraction.dating_evidence import (
    Anchor,
    DatingWords,
    Evidence,
    add_outside_facts,
    dating_words,
    gather,
)
from store.extraction.office_dates import HeldWhile, offices_held
from store.extraction.printed_dates import PrintedDate, scan_dates
from store.model import BlockKind, DateHow, Document, Publication, SourceText, Span
from store.reading.tokens import tokenise

if TYPE_CHECKING:
    from store.lexicon import Lexicon

_HEADS = frozenset({BlockKind.HEADER, BlockKind.DATELINE, BlockKind.BYLINE, BlockKind.TIMESTAMP})
_COPYRIGHT = frozenset({"©", "copyright"})
_MARKUP_DATE = re.compile(
    r"(?:datetime|published|pubdate|dateline|date)[\w:.-]{0,30}\W{1,4}(?:content\W{1,3})?((?:19|20)\d{2}-\d{2}-\d{2})",
    re.IGNORECASE,
)
_ADDRESS_DATE = re.compile(r"/(20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_DAY = timedelta(days=1)


class HeaderDate(NamedTuple):
    printed: PrintedDate
    span: Span
    label: str
    """``published``, ``updated`` or empty."""
    month_first: bool | None
    """Whether the place it was written in puts the month first; None where nothing tells."""


def date_article(
    source: SourceText,
    document: Document,
    raw_times: Sequence[object],
    lexicon: Lexicon,
) -> Publication:
    """The day of publication, or the days between which it must lie, with the reasons."""
    if source.published is not None:
        day = source.published
        return Publication(day, day, day, DateHow.GIVEN, (), ("told with the text",))
    words = dating_words(lexicon)
    evidence = gather(document, words)
    evidence.held.extend(offices_held(document, lexicon))
    headers = _headers(document, words)
    for header in headers:
        publication = _from_header(header, headers, evidence, words)
        if publication is not None:
            return publication
    month = _header_month(document, words)
    if month is not None:
        return month
    by_address = _by_address(source)
    if by_address is not None:
        return by_address
    add_outside_facts(document, words, evidence)
    _add_frames(document, words, evidence)
    return _from_text(evidence, words)


# --------------------------------------------------------------------------- headers


def _headers(document: Document, words: DatingWords) -> list[HeaderDate]:
    """Dates of the header lines, the likeliest day of publication first."""
    found: list[HeaderDate] = []
    for block in document.blocks:
        if block.kind not in _HEADS and block.kind is not BlockKind.BOILERPLATE:
            continue
        tokens = tokenise(document.text, block.span.start, block.span.end)
        lows = [token.lower for token in tokens]
        month_first = words.order(lows)
        before = 0
        for printed in scan_dates(tokens, words.header_months, words.weekdays, header=True).dates:
            label = ""
            for low in lows[before : printed.first]:
                if low in words.updated:
                    label = "updated"
                elif low in words.published:
                    label = "published"
            before = printed.last
            span = Span(tokens[printed.first].start, tokens[printed.last - 1].end)
            if block.kind is BlockKind.BOILERPLATE and (label != "published" or printed.first > 8):
                continue
            found.append(HeaderDate(printed, span, label, month_first))
    found += _in_markup(document)
    order = {"published": 0, "": 1, "updated": 2}
    found.sort(key=lambda header: (header.printed.year is None, order[header.label]))
    return found


def _in_markup(document: Document) -> list[HeaderDate]:
    """``<time datetime="2025-11-03">`` and its like."""
    found = []
    for block in document.blocks:
        if block.kind is BlockKind.JUNK:
            for match in _MARKUP_DATE.finditer(document.text, block.span.start, block.span.end):
                year, month, day = (int(part) for part in match.group(1).split("-"))
                printed = PrintedDate(0, 0, year, month, day)
                found.append(HeaderDate(printed, Span(match.start(1), match.end(1)), "published", False))
    return found


def _from_header(
    header: HeaderDate,
    all_headers: Sequence[HeaderDate],
    evidence: Evidence,
    words: DatingWords,
) -> Publication | None:
    printed = header.printed
    if printed.year is None:
        return _yearless(header, evidence, words)
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
    doubt = _contradicted(day, evidence)
    if doubt:
        corrected = _correct(day, evidence, words)
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
    scores = _score(day, evidence), _score(other, evidence)
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
    return None


def _header_month(document: Document, words: DatingWords) -> Publication | None:
    """A header with month and year only."""
    for block in document.blocks:
        if block.kind is not BlockKind.HEADER:
            continue
        tokens = tokenise(document.text, *block.span)
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


def _by_address(source: SourceText) -> Publication | None:
    """A day in the article's web address: /2025/11/03/."""
    match = _ADDRESS_DATE.search(source.url or "")
    if match is None:
        return None
    try:
        day = date(int(match.group(1)), int(match.group(2)), int(match.group(3)))
    except ValueError:
        return None
    return Publication(day, day, day, DateHow.INFERRED, (), ("the day in the web address",))


def _yearless(header: HeaderDate, evidence: Evidence, words: DatingWords) -> Publication | None:
    """A dateline with day and month: the weekdays of the text tell the year."""
    best: tuple[tuple[int, int], date] | None = None
    low, high = _frame(evidence, words)
    for year in range(high.year, max(low.year, high.year - 27) - 1, -1):
        day = header.printed.on(year)
        if day is None or not low <= day <= high:
            continue
        if header.printed.weekday is not None and day.weekday() != header.printed.weekday:
            continue
        score = _score(day, evidence)
        if best is None or score > best[0]:
            best = (score, day)
    if best is None or (best[0] <= (0, 0) and header.printed.weekday is None):
        return None
    day = best[1]
    return Publication(
        day,
        day,
        day,
        DateHow.HEADER,
        (header.span,),
        ("dateline; the year from the weekdays in the text",),
    )


# --------------------------------------------------------------------------- checks


def _resolve(anchor: Anchor, day: date) -> date | None:
    """The day that an anchor means for an article of ``day``: its own year, or the nearest one on the tense's side."""
    printed = anchor.date
    if printed.year is not None:
        return printed.on(printed.year)
    years = (day.year - 1, day.year, day.year + 1)
    days = [found for found in (printed.on(year) for year in years) if found is not None]
    if not days:
        return None
    return min(days, key=lambda found: abs((found - day).days))


def _fits(anchor: Anchor, day: date) -> bool | None:
    """Whether an anchor speaks for an article of ``day`` (True), against it (False) or not at all (None)."""
    printed = anchor.date
    meant = _resolve(anchor, day)
    if meant is None:
        return None
    if printed.weekday is not None and meant.weekday() != printed.weekday:
        return None if printed.year is not None else False
    ahead = (meant - day).days
    if anchor.tense == "said" and printed.weekday is not None:
        return -7 <= ahead <= 0
    if anchor.tense == "future" and ahead < -1:
        return False
    if anchor.tense in ("past", "said") and ahead > 0:
        return False
    if printed.weekday is None:
        return None
    if anchor.near:
        return 1 <= ahead <= 7
    if anchor.tense == "future":
        return ahead <= 120
    if anchor.tense == "past":
        return ahead >= -45 if printed.year is None else (True if ahead >= -45 else None)
    return abs(ahead) <= 120 if printed.year is None else (True if abs(ahead) <= 120 else None)


def _score(day: date, evidence: Evidence) -> tuple[int, int]:
    """Pairs that fit less those that do not; then whether the weekday of the news fits."""
    total = 0
    for anchor in evidence.anchors:
        fits = _fits(anchor, day)
        if fits is not None:
            total += 1 if fits else -1
    said = 0
    if evidence.said is not None:
        late = (day.weekday() - evidence.said.weekday) % 7
        said = 2 - late if late <= evidence.said.slack else -1
    return total, said


def _contradicted(day: date, evidence: Evidence) -> tuple[Span, ...]:
    """Spans of the text that a header date cannot live with, if they are most of what the text says."""
    against = [anchor.span for anchor in evidence.anchors if _fits(anchor, day) is False]
    against += [span for year, span in evidence.past_years if year > day.year]
    misplaced = [held.span for held in evidence.held if not _held_on(held, day)]
    if against or len(misplaced) > 1:
        against += misplaced
    pro = sum(_fits(anchor, day) is True for anchor in evidence.anchors)
    return tuple(against) if len(against) > pro else ()


def _held_on(held: HeldWhile, day: date) -> bool:
    """Whether somebody held an office then, give or take two months."""
    return (held.first is None or held.first - 60 * _DAY <= day) and (held.last is None or day <= held.last + 60 * _DAY)


def _correct(day: date, evidence: Evidence, words: DatingWords) -> date | None:
    """Another reading of a wrong header date that the whole text agrees with: swapped, or in another year."""
    options: list[date] = []
    if day.day <= 12 and day.day != day.month:
        options.append(date(day.year, day.day, day.month))
    for year in range(min(day.year + 30, words.horizon.year), day.year - 31, -1):
        if year != day.year and (day.month, day.day) != (2, 29):
            options.append(date(year, day.month, day.day))
    best: tuple[tuple[int, int], date] | None = None
    for option in options:
        if any(_fits(anchor, option) is False for anchor in evidence.anchors):
            continue
        if any(year > option.year for year, _ in evidence.past_years):
            continue
        if not all(_held_on(held, option) for held in evidence.held):
            continue
        score = _score(option, evidence)
        if score > (0, 0) and (best is None or score > best[0]):
            best = (score, option)
    return best[1] if best else None


# --------------------------------------------------------------------------- text


def _add_frames(document: Document, words: DatingWords, evidence: Evidence) -> None:
    """Captions are lower bounds; a copyright year is the article's year as long as nothing else says otherwise."""
    for block in document.blocks:
        if block.kind not in (BlockKind.CAPTION, BlockKind.BOILERPLATE):
            continue
        tokens = tokenise(document.text, block.span.start, block.span.end)
        found = scan_dates(tokens, words.months, words.weekdays)
        if block.kind is BlockKind.CAPTION:
            for printed in found.dates:
                if printed.year is not None and (day := printed.on(printed.year)) is not None:
                    span = Span(tokens[printed.first].start, tokens[printed.last - 1].end)
                    evidence.floors.append((day, span, f"a caption is of {day.isoformat()}"))
        else:
            for bare in found.years:
                beside = {token.lower for token in tokens[max(0, bare.at - 6) : bare.at + 2]}
                if not beside.isdisjoint(_COPYRIGHT) and bare.at < 12:
                    span = Span(tokens[bare.at].start, tokens[bare.at].end)
                    first, last = date(bare.year, 1, 1), date(bare.year, 12, 31)
                    evidence.windows.append((first, last, span, f"copyright {bare.year}"))


def _frame(evidence: Evidence, words: DatingWords) -> tuple[date, date]:
    """First and last day that floors, ceilings and windows leave; windows that empty it are left out."""
    low, high = date(1990, 1, 1), words.horizon
    for anchor in evidence.anchors:
        if anchor.date.year is not None and (day := anchor.date.on(anchor.date.year)) is not None:
            if anchor.tense in ("past", "said") and day <= words.horizon:
                low = max(low, day)
            elif anchor.tense == "future" and day >= low:
                high = min(high, day)
    for held in evidence.held:
        if held.first is not None and held.first <= high:
            low = max(low, held.first)
        if held.last is not None and held.last + 30 * _DAY >= low:
            high = min(high, held.last + 30 * _DAY)
    for day, _, _ in evidence.floors:
        if day <= high:
            low = max(low, day)
    for day, _, _ in evidence.ceilings:
        if day >= low:
            high = min(high, day)
    for first, last, _, _ in evidence.windows:
        if first <= high and last >= low:
            low, high = max(low, first), min(high, last)
    return low, high


def _from_text(evidence: Evidence, words: DatingWords) -> Publication:
    low, high = _frame(evidence, words)
    bounded_above = high < words.horizon
    bounded_below = low > date(1990, 1, 1)
    pairs = [anchor for anchor in evidence.anchors if anchor.paired and anchor.date.year is None]
    full = [anchor for anchor in evidence.anchors if anchor.paired and anchor.date.year is not None]
    days: list[date] = []
    told = _told_on(evidence)
    if told is not None:
        return told
    if full or pairs:
        days = _days_by_pairs((full or pairs)[0], low, high, evidence)
    if not days and bounded_below and bounded_above and (high - low).days <= 500:
        days = _days_between(low, high, evidence)
    spans = tuple(anchor.span for anchor in full + pairs)
    reasons = [f"{anchor.span.start}-{anchor.span.end}: weekday and date" for anchor in full + pairs]
    spans += tuple(held.span for held in evidence.held)
    reasons += [f"{held.span.start}-{held.span.end}: an office and who held it" for held in evidence.held]
    facts = [*evidence.floors, *evidence.ceilings]
    spans += tuple(span for _, span, _ in facts) + tuple(span for _, _, span, _ in evidence.windows)
    reasons += [why for _, _, why in facts] + [why for _, _, _, why in evidence.windows]
    if evidence.said is not None:
        spans += (evidence.said.span,)
        reasons.append(evidence.said.why)
    if days:
        if (days[-1] - days[0]).days <= 1 and (evidence.said is not None or _lead_pair(evidence)):
            return Publication(days[0], days[0], days[-1], DateHow.INFERRED, spans, tuple(reasons))
        return Publication(None, days[0], days[-1], DateHow.UNKNOWN, spans, tuple(reasons))
    return Publication(
        None, low if bounded_below else None, high if bounded_above else None, DateHow.UNKNOWN,
        spans if bounded_above or bounded_below else (), tuple(reasons) if bounded_above or bounded_below else (),
    )  # fmt: skip


def _told_on(evidence: Evidence) -> Publication | None:
    """ "said on 9 February 2024": the latest full date of the past, on which something was said."""
    told = [anchor for anchor in evidence.anchors if anchor.tense == "said" and anchor.date.year is not None]
    past = [anchor.date.on(0) for anchor in evidence.anchors if anchor.date.year and anchor.tense in ("past", "said")]
    for anchor in told:
        day = anchor.date.on(0)
        if day is None or any(other is not None and other > day for other in past):
            continue
        if all(_fits(other, day) is not False for other in evidence.anchors):
            why = (f"{anchor.span.start}-{anchor.span.end}: said on {day.isoformat()}",)
            return Publication(day, day, day + _DAY, DateHow.TEXT, (anchor.span,), why)
    return None


def _lead_pair(evidence: Evidence) -> bool:
    return any(anchor.paired and anchor.lead and anchor.tense == "past" for anchor in evidence.anchors)


def _days_by_pairs(anchor: Anchor, low: date, high: date, evidence: Evidence) -> list[date]:
    """Days around the latest year in which a weekday and its date agree."""
    printed = anchor.date
    years = [printed.year] if printed.year is not None else range(high.year + 1, max(low.year - 1, high.year - 28), -1)
    for year in years:
        day = printed.on(year)
        if day is None or day.weekday() != printed.weekday:
            continue
        if anchor.tense == "future":
            first, last = day - 45 * _DAY, day
        elif anchor.tense == "said" or (anchor.tense == "past" and anchor.lead):
            first, last = day, day + _DAY
        elif anchor.tense == "past":
            first, last = day, day + 6 * _DAY
        else:
            first, last = day - 30 * _DAY, day + 13 * _DAY
        days = _days_between(max(first, low), min(last, high), evidence)
        if days:
            return days
    return []


def _days_between(first: date, last: date, evidence: Evidence) -> list[date]:
    """Days with which everything in the text agrees."""
    days = []
    for number in range((last - first).days + 1):
        day = first + number * _DAY
        if evidence.said is not None and (day.weekday() - evidence.said.weekday) % 7 > evidence.said.slack:
            continue
        if any(not a <= day.month <= b for a, b, _, _ in evidence.months):
            continue
        if any(_fits(anchor, day) is False for anchor in evidence.anchors):
            continue
        days.append(day)
    return days
