"""What the prose of an article says about the day it was written: weekdays beside dates, tenses, years."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from store.extraction.dating.offices import HeldWhile
from store.extraction.dating.plans import fell_through, is_planned
from store.extraction.dating.printed import PrintedDate, scan_dates
from store.extraction.dating.tenses import FUTURE, NONE, PAST, SAID, tense_of
from store.extraction.dating.words import DatingWords
from store.model import BlockKind, Document, Sentence, Span, Token
from store.reading.word_places import word_places

_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening"})
_WRITING = frozenset({"write", "writing"})
_ME = frozenset({"i", "we"})
_YEARS_AWAY = {"last": -1, "this": 0, "next": 1}
_DEICTIC = {"today": 0, "tomorrow": 1, "yesterday": -1, "tonight": 0}


class Anchor(NamedTuple):
    """A printed day of the text, with the tense of its clause."""

    date: PrintedDate
    tense: str
    lead: bool
    span: Span
    near: bool = False
    """Also called by its bare weekday as something to come, hence less than a week away."""
    shift: int | None = None
    """Days from publication to it where the text says: 0 for "today, 5 May", 1 for "tomorrow, 6 May"."""
    years: int | None = None
    """Years from publication to it where the text says: -1 for "on 5 May last year"."""
    opens: bool = False
    """Begins the first sentence of the text, which tells of a meeting: "On 3 May 2025 the two ministers met"."""
    told: bool = False
    """Right beside a word of saying: "told the Post on 9 February", not "told them that 1 September stands"."""

    planned: bool = False
    """Told as the day of a plan of which nothing says that it came to nothing: "agreed to meet on 14 June 2026"."""

    @property
    def paired(self) -> bool:
        return self.date.weekday is not None


class SaidDay(NamedTuple):
    """The weekday on which the news was said or happened."""

    weekday: int
    slack: int
    """Days after it on which the article may have come out."""
    span: Span
    why: str


@dataclass(slots=True)
class Evidence:
    anchors: list[Anchor] = field(default_factory=list)
    said: SaidDay | None = None
    floors: list[tuple[date, Span, str]] = field(default_factory=list)
    ceilings: list[tuple[date, Span, str]] = field(default_factory=list)
    windows: list[tuple[date, date, Span, str]] = field(default_factory=list)
    past_years: list[tuple[int, Span]] = field(default_factory=list)
    """Years of which the text speaks in the past tense."""
    years: set[int] = field(default_factory=set)
    """Every year that the prose names, alone or in a date."""
    ahead: list[int] = field(default_factory=list)
    """Years named as still to come, or as the last ones of something."""
    copyright: int | None = None
    """The year of the copyright line."""
    month_first: bool | None = None
    """Whether the style of the text suggests that its header puts the month first."""
    held: list[HeldWhile] = field(default_factory=list)
    """Offices named with their holders."""
    months: list[tuple[int, int, Span, str]] = field(default_factory=list)
    """First and last month of the year in which the article can have been written."""


def gather(document: Document, words: DatingWords) -> Evidence:
    """Read the prose for whatever bounds the day of publication."""
    evidence = Evidence()
    tokens = document.tokens
    prose = [s for s in document.sentences if document.blocks[s.block].kind is BlockKind.PARAGRAPH]
    lead_block = prose[0].block if prose else -1
    lead_end = prose[0].span.end if prose else 0
    quoted = [q.span for q in document.quotations]
    at_quote = 0
    spare: list[tuple[int, int, Span]] = []
    dated = _dated_sentences(document, words)
    for sentence, marked in dated:
        heading = document.blocks[sentence.block].kind is not BlockKind.PARAGRAPH
        found = scan_dates(tokens, words.months, words.weekdays, sentence.first, sentence.last, marked=marked)
        if not (found.dates or found.weekdays or found.years):
            continue
        evidence.years.update(bare.year for bare in found.years)
        evidence.years.update(printed.year for printed in found.dates if printed.year is not None)
        for printed in found.dates:
            if _of_an_edition(tokens, sentence.first, printed.first, words):
                continue
            span = Span(tokens[printed.first].start, tokens[printed.last - 1].end)
            told = _told(document, sentence, printed, words)
            tense = tense_of(document, sentence, printed.first, printed.last, words)
            planned = (
                not told and tense != FUTURE and is_planned(document, sentence, printed.first, printed.last, words)
            )
            evidence.anchors.append(
                Anchor(
                    printed,
                    NONE if planned else tense,
                    sentence.block == lead_block and span.end <= lead_end,
                    span,
                    shift=_beside_deictic(document, sentence, printed),
                    years=_beside_year(tokens, printed, sentence),
                    opens=sentence is prose[0] and _opens(document, sentence, printed, words) if prose else False,
                    told=told,
                    planned=planned and not fell_through(document, sentence, printed.first, printed.last, words),
                )
            )
        for weekday in found.weekdays:
            token = tokens[weekday.at]
            while at_quote < len(quoted) and quoted[at_quote].end <= token.start:
                at_quote += 1
            if at_quote < len(quoted) and quoted[at_quote].start <= token.start:
                continue
            spare.append((weekday.at, weekday.weekday, Span(token.start, token.end)))
            if not heading:
                _weekday(
                    document,
                    sentence,
                    weekday.at,
                    weekday.weekday,
                    sentence.block == lead_block,
                    words,
                    evidence,
                )
        for bare in found.years:
            _year(document, sentence, bare.at, bare.year, words, evidence)
    _link_ranges(document, spare, evidence)
    return evidence


def _of_an_edition(tokens: Sequence[Token], first: int, at: int, words: DatingWords) -> bool:
    """ "Updated on 12 September": the day of a later edition says nothing of the first one."""
    before = [token.lower for token in tokens[max(first, at - 3) : at]]
    return any(low in words.updated and low != "revised" for low in before) and at - first <= 4


def _dated_sentences(document: Document, words: DatingWords) -> list[tuple[Sentence, list[int]]]:
    """Sentences with a month, a weekday or a figure in them, and where these stand."""
    marks = words.marks
    places = word_places(document)
    marked = places.of(places.figures | (places.words & marks))
    sentences: list[tuple[Sentence, list[int]]] = []
    at, count = 0, len(marked)
    for sentence in document.sentences:
        begin = at = bisect_left(marked, sentence.first, at)
        while at < count and marked[at] < sentence.last:
            at += 1
        if at > begin:
            sentences.append((sentence, marked[begin:at]))
    return sentences


def _beside_deictic(document: Document, sentence: Sentence, printed: PrintedDate) -> int | None:
    """ "today, 5 May" """
    tokens = document.tokens
    for at in (printed.first - 1, printed.first - 2):
        if at < sentence.first:
            return None
        low = tokens[at].lower
        if low in _DEICTIC:
            return _DEICTIC[low]
        if low in _PARTS_OF_DAY and at > sentence.first and tokens[at - 1].lower == "this":
            return 0
        if low not in (",", "(", "on"):
            break
    before = [token.lower for token in tokens[max(sentence.first, printed.first - 9) : printed.first]]
    return 0 if not _WRITING.isdisjoint(before) and not _ME.isdisjoint(before) else None


def _beside_year(tokens: Sequence[Token], printed: PrintedDate, sentence: Sentence) -> int | None:
    """ "5 May last year", "5 May of this year" """
    if printed.year is not None:
        return None
    at = printed.last
    if at < sentence.last and tokens[at].lower in (",", "of"):
        at += 1
    if at + 1 < sentence.last and tokens[at + 1].lower == "year":
        return _YEARS_AWAY.get(tokens[at].lower)
    return None


def _opens(document: Document, sentence: Sentence, printed: PrintedDate, words: DatingWords) -> bool:
    if printed.first - sentence.first > 1:
        return False
    return any(token.lower in words.readout for token in document.tokens[printed.last : sentence.last])


def _told(document: Document, sentence: Sentence, printed: PrintedDate, words: DatingWords) -> bool:
    """Whether nothing but the occasion and the listeners stand between a word of saying and the date."""
    tokens = document.tokens
    for at in range(printed.first - 1, max(sentence.first, printed.first - 13) - 1, -1):
        low = tokens[at].lower
        if low in words.said:
            return True
        if low == "that" or (low not in words.beside_saying and not tokens[at].text[0].isupper()):
            break
    for at in range(printed.last, min(sentence.last, printed.last + 7)):
        low = tokens[at].lower
        if low in words.said:
            return True
        if low == "that" or low in words.past or low in words.future:
            break
    return False


def _weekday(
    document: Document,
    sentence: Sentence,
    at: int,
    weekday: int,
    lead: bool,
    words: DatingWords,
    evidence: Evidence,
) -> None:
    tokens = document.tokens
    span = Span(tokens[at].start, tokens[at].end)
    before = tokens[at - 1].lower if at > sentence.first else ""
    two_before = tokens[at - 2].lower if at - 1 > sentence.first else ""
    after = tokens[at + 1].lower if at + 1 < sentence.last else ""
    day = two_before if before == "," else before
    for word, shift in (("tomorrow", -1), ("today", 0), ("yesterday", 1)):
        if day == word or (after == "," and at + 2 < sentence.last and tokens[at + 2].lower == word):
            evidence.said = SaidDay((weekday + shift) % 7, 0, span, f"{tokens[at].text} is {word}")
            return
    if evidence.said is not None or before in words.skip or after in ("'s", "'") or before in words.until:
        return
    tense = tense_of(document, sentence, at, at + 1, words)
    if tense == SAID or (lead and tense == PAST):
        why = f"said on a {tokens[at].text}" if tense == SAID else f"the news is of a {tokens[at].text}"
        evidence.said = SaidDay(weekday, 1 if before == "on" or tense == PAST else 0, span, why)


def _year(
    document: Document,
    sentence: Sentence,
    at: int,
    year: int,
    words: DatingWords,
    evidence: Evidence,
) -> None:
    tokens = document.tokens
    before = tokens[at - 1].lower if at > sentence.first else ""
    span = Span(tokens[at].start, tokens[at].end)
    if before in words.until:
        evidence.ahead.append(year)
        return
    lately = {token.lower for token in tokens[max(sentence.first, at - 5) : at]}
    after = tokens[at + 1].lower if at + 1 < sentence.last else ""
    tense = tense_of(document, sentence, at, at + 1, words)
    month = words.months.get(before)
    if tense == FUTURE or not lately.isdisjoint(words.limits):
        evidence.ahead.append(year)
    if tense != FUTURE and (year > words.horizon.year or not lately.isdisjoint(words.limits)):
        return  # "expires at the end of 2027"
    if tense == FUTURE:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1) if month else date(year, 12, 31)
        evidence.ceilings.append((last, span, f"{before.title() + ' ' if month else ''}{year} is spoken of as to come"))
    elif before in ("in", "since", "of", "late", "early", "mid", "from", "during", "the") or month:
        if before == "the" and after not in words.happened:
            first = date(year - 1, 1, 1)  # "the 2024 quotas" are drawn up before
        elif tense in (PAST, SAID) or before in ("since", "the"):
            first = date(year, month or 1, 1)
        else:
            first = date(year - 1, 1, 1)
        evidence.floors.append((first, span, f"{year} is spoken of"))
        if tense in (PAST, SAID) and first.year == year:
            evidence.past_years.append((year, span))


def _link_ranges(document: Document, spare: list[tuple[int, int, Span]], evidence: Evidence) -> None:
    """ "Wednesday and Thursday" beside "4-5 February": two days in a row named twice are the same two days."""
    tokens = document.tokens
    runs = [
        (first[1], Span(first[2].start, second[2].end))
        for first, second in itertools.pairwise(spare)
        if second[0] == first[0] + 2
        and (first[1] + 1) % 7 == second[1]
        and tokens[first[0] + 1].lower in ("and", "-", "–")
    ]
    if len({weekday for weekday, _ in runs}) != 1:
        return
    ranges = {(a.date.month, a.date.day) for a in evidence.anchors if a.date.end_day == a.date.day + 1}
    if len(ranges) != 1:
        return
    for index, anchor in enumerate(evidence.anchors):
        if anchor.date.end_day == anchor.date.day + 1 and anchor.date.weekday is None:
            printed = anchor.date._replace(weekday=runs[0][0])
            evidence.anchors[index] = anchor._replace(date=printed, near=anchor.tense == FUTURE)
