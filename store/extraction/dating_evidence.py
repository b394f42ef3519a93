"""What the text of an article says about the day it was written: weekdays beside dates, years, well-known events."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple, Protocol

from store.extraction.office_dates import HeldWhile
from store.extraction.printed_dates import PrintedDate, scan_dates
from store.model import BlockKind, Document, Sentence, Span

_PAST, _FUTURE, _SAID, _NONE = "past", "future", "said", ""
_NOW = frozenset({"is", "are", "'s", "'re", "now", "be"})
_NUMBERS = {
    word: value
    for value, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        1,
    )
}
_SEASON_MONTHS = {
    "spring": (1, 5),
    "summer": (3, 12),
    "autumn": (6, 12),
    "fall": (6, 12),
}


class Tables(Protocol):
    """What dating asks of the lexicon."""

    def table(self, name: str) -> dict[str, Any]: ...


class Anchor(NamedTuple):
    """A printed day of the text, with the tense of its clause."""

    date: PrintedDate
    tense: str
    lead: bool
    span: Span
    near: bool = False
    """Also called by its bare weekday as something to come, hence less than a week away."""

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
    held: list[HeldWhile] = field(default_factory=list)
    """Offices named with their holders."""
    months: list[tuple[int, int, Span, str]] = field(default_factory=list)
    """First and last month of the year in which the article can have been written."""


class DatingWords:
    """``dating.toml`` compiled."""

    def __init__(self, table: Mapping[str, Any], shape: Mapping[str, Any]) -> None:
        words = table["words"]
        self.said = frozenset(words["said"])
        self.future = frozenset(words["future"])
        self.arranged = frozenset(words["arranged"])
        self.was = frozenset(words["was"])
        self.past = frozenset(words["past"])
        self.skip = frozenset(words["skip_before"])
        self.until = frozenset(words["until"])
        self.published = frozenset(table["header"]["published"])
        self.updated = frozenset(table["header"]["updated"])
        self.day_first = frozenset(table["header"]["day_first"])
        self.month_first = frozenset(table["header"]["month_first"])
        self.horizon = date(table["horizon"], 12, 31)
        self.events = [
            (phrase, row["day"], row.get("floor", True), row["id"])
            for row in table["event"]
            for phrase in row["phrases"]
        ]
        names = [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ]
        self.months = {name: number for number, name in enumerate(names, 1)}
        for low in shape["months"]:
            self.months.setdefault(
                low,
                next(n for name, n in self.months.items() if name.startswith(low[:3])),
            )
        self.header_months = {**table["months"], **self.months}
        days = [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ]
        self.weekdays = {
            low: next(n for n, day in enumerate(days) if day.startswith(low[:3])) for low in shape["weekdays"]
        }

    def order(self, lows: Sequence[str]) -> bool | None:
        """Whether a header line comes from where the month is written first; a clock of 24 hours says it does not."""
        if not self.month_first.isdisjoint(lows):
            return True
        if not self.day_first.isdisjoint(lows) or any(_CLOCK_24.match(low) for low in lows):
            return False
        return None


_CLOCK_24 = re.compile(r"(?:1[3-9]|2[0-3]|0\d)[:.][0-5]\d$")
_compiled: dict[int, tuple[dict[str, Any], DatingWords]] = {}


def dating_words(lexicon: Tables) -> DatingWords:
    """The compiled words of a lexicon, made once."""
    table = lexicon.table("dating")
    known = _compiled.get(id(table))
    if known is None:
        known = _compiled[id(table)] = (
            table,
            DatingWords(table, lexicon.table("layout")["shape"]),
        )
    return known[1]


def gather(document: Document, words: DatingWords) -> Evidence:
    """Read the prose for whatever bounds the day of publication."""
    evidence = Evidence()
    tokens = document.tokens
    prose = [s for s in document.sentences if document.blocks[s.block].kind is BlockKind.PARAGRAPH]
    lead_block = prose[0].block if prose else -1
    quoted = [q.span for q in document.quotations]
    at_quote = 0
    spare: list[tuple[int, int, Span]] = []
    dated = _dated_sentences(document, words)
    for sentence in dated:
        heading = document.blocks[sentence.block].kind is not BlockKind.PARAGRAPH
        found = scan_dates(tokens, words.months, words.weekdays, sentence.first, sentence.last)
        if not (found.dates or found.weekdays or found.years):
            continue
        for printed in found.dates:
            span = Span(tokens[printed.first].start, tokens[printed.last - 1].end)
            evidence.anchors.append(
                Anchor(
                    printed,
                    _tense(document, sentence, printed.first, printed.last, words),
                    sentence.block == lead_block,
                    span,
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


def _dated_sentences(document: Document, words: DatingWords) -> list[Sentence]:
    """Sentences with a month, a weekday or a figure in them."""
    months, weekdays = words.months, words.weekdays
    marked = [
        index
        for index, token in enumerate(document.tokens)
        if token[3] in months or token[3] in weekdays or token[3][0] in "0123456789"
    ]
    sentences: list[Sentence] = []
    at = 0
    for sentence in document.sentences:
        while at < len(marked) and marked[at] < sentence.first:
            at += 1
        if at < len(marked) and marked[at] < sentence.last:
            sentences.append(sentence)
    return sentences


def _tense(document: Document, sentence: Sentence, first: int, last: int, words: DatingWords) -> str:
    tokens = document.tokens
    for at in range(first - 1, max(sentence.first, first - 15) - 1, -1):
        tense = _marker(document, sentence, at, first - at, words)
        if tense is not None:
            return tense
    for at in range(last, min(sentence.last, last + 14)):
        if tokens[at].lower in (";", "—", "–"):
            break
        tense = _marker(document, sentence, at, at - last + 1, words)
        if tense is not None:
            return tense
    return _NONE


def _marker(document: Document, sentence: Sentence, at: int, distance: int, words: DatingWords) -> str | None:
    """The tense that a word near a date gives, empty for one that leaves it open, None for a word that says nothing."""
    tokens = document.tokens
    low = tokens[at].lower
    before = tokens[at - 1].lower if at > sentence.first else ""
    if low in words.said and distance <= 12 and not _arranged(document, sentence, at, distance, words):
        return _SAID
    if low in words.future:
        lately = {tokens[k].lower for k in range(max(sentence.first, at - 3), at)}
        return _NONE if lately & words.was else _FUTURE
    if low in words.arranged:
        lately = {tokens[k].lower for k in range(max(sentence.first, at - 3), at)}
        return _FUTURE if lately & _NOW else _NONE
    if low == "to" and before in ("is", "are", "'s", "'re"):
        return _FUTURE
    if low == "to" and before in ("was", "were"):
        return _NONE
    if low in words.past or (len(low) > 4 and low.endswith("ed") and low[0].isalpha()):
        if before in ("be", "been", "to"):
            return None
        if (
            low in ("was", "were", "had")
            and at + 1 < sentence.last
            and tokens[at + 1].lower in ("to", "due", "not", "been")
        ):
            return _NONE
        return _PAST
    return None


def _arranged(document: Document, sentence: Sentence, at: int, distance: int, words: DatingWords) -> bool:
    """ "announced for Saturday", "called for 7 p.m.": an arrangement, not a saying."""
    tokens = document.tokens
    return tokens[at].lower in words.arranged and any(
        tokens[k].lower == "for" for k in range(at + 1, min(at + distance, sentence.last))
    )


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
    tense = _tense(document, sentence, at, at + 1, words)
    if tense == _SAID or (lead and tense == _PAST):
        why = f"said on a {tokens[at].text}" if tense == _SAID else f"the news is of a {tokens[at].text}"
        evidence.said = SaidDay(weekday, 1 if before == "on" or tense == _PAST else 0, span, why)


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
    if before in words.until or year > words.horizon.year:
        return
    tense = _tense(document, sentence, at, at + 1, words)
    month = words.months.get(before)
    if tense == _FUTURE:
        evidence.ceilings.append((date(year, 12, 31), span, f"{year} is spoken of as to come"))
    elif before in ("in", "since", "of", "late", "early", "mid", "from", "during", "the") or month:
        evidence.floors.append((date(year, month or 1, 1), span, f"{year} is spoken of"))
        if tense in (_PAST, _SAID):
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
            evidence.anchors[index] = anchor._replace(date=printed, near=anchor.tense == _FUTURE)


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
        if match:
            count = _NUMBERS.get(match["count"]) or (int(match["count"]) if match["count"].isdigit() else 1)
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
    tokens = document.tokens
    for at in range(len(tokens) - 1):
        if tokens[at].lower == "this" and (months := _SEASON_MONTHS.get(tokens[at + 1].lower)):
            span = Span(tokens[at].start, tokens[at + 1].end)
            evidence.months.append((*months, span, f"this {tokens[at + 1].lower}"))


_COUNTED = re.compile(
    r"(?:(?P<how>nearly|almost|more than|over|just over|about|some) )?(?P<count>\w+) (?P<unit>year|month|week)s? "
    r"(?:after|since|into|on from|of) (?:[\w'-]+ ){0,5}$"
)
