"""What the prose of an article says about the day it was written: weekdays beside dates, tenses, years."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from store.extraction.dating.offices import HeldWhile
from store.extraction.dating.printed import PrintedDate, scan_dates
from store.extraction.dating.words import DatingWords
from store.model import BlockKind, Document, Sentence, Span, Token

_PAST, _FUTURE, _SAID, _NONE = "past", "future", "said", ""


_NOW = frozenset({"is", "are", "'s", "'re", "now", "be"})
_BESIDE_SAYING = frozenset(
    {
        "on", "in", "at", "a", "an", "the", "its", "his", "her", "late", "early", "press", "conference", "briefing",
        "statement", "release", "reporters", "journalists", "to", "telegram", "x", "post", "state", "television", "tv",
        "this", "that", "it", "earlier", ",", "evening", "morning", "night", "afternoon", "of",
    }
)  # fmt: skip
"""What stands between a word of announcing and the day on which it was announced."""
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
    told: bool = False
    """Right beside a word of saying: "told the Post on 9 February", not "told them that 1 September stands"."""

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
        for printed in found.dates:
            if _of_an_edition(tokens, sentence.first, printed.first, words):
                continue
            span = Span(tokens[printed.first].start, tokens[printed.last - 1].end)
            evidence.anchors.append(
                Anchor(
                    printed,
                    _tense(document, sentence, printed.first, printed.last, words),
                    sentence.block == lead_block and span.end <= lead_end,
                    span,
                    shift=_beside_deictic(document, sentence, printed),
                    told=_told(document, sentence, printed, words),
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
    marked = [at for at, token in enumerate(document.tokens) if "0" <= (low := token[3]) < ":" or low in marks]
    sentences: list[tuple[Sentence, list[int]]] = []
    at, count = 0, len(marked)
    for sentence in document.sentences:
        begin = at = bisect_left(marked, sentence.first, at)
        while at < count and marked[at] < sentence.last:
            at += 1
        if at > begin:
            sentences.append((sentence, marked[begin:at]))
    return sentences


def _tense(document: Document, sentence: Sentence, first: int, last: int, words: DatingWords) -> str:
    tokens = document.tokens
    governed = _governed(document, sentence, first, words)
    if governed is not None:
        return governed
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


def _governed(document: Document, sentence: Sentence, first: int, words: DatingWords) -> str | None:
    """The tense of a date that only tells which event is meant: "since the war of 1995", "after the vote of May 2024".

    What comes after an event may itself be to come, and what comes before one may be over: these leave it open.
    """
    tokens = document.tokens
    for at in range(first - 1, max(sentence.first, first - 9) - 1, -1):
        low = tokens[at].lower
        if low in words.happened and tokens[at + 1].lower == "of":
            return _PAST
        if low == "since":
            return _PAST
        if low in ("after", "following", "before", "ahead"):
            if at + 1 < first and tokens[at + 1].lower in words.months:
                return None  # "after 3 May"
            ahead = any(
                tokens[k].lower in words.future and tokens[k].text != "May"
                for k in range(sentence.first, sentence.last)
            )
            if low in ("after", "following"):
                gerund = tokens[at + 1].lower.endswith("ing")  # "after winning the vote of 28 December"
                return _PAST if gerund or not ahead else _NONE
            return _FUTURE if ahead else _NONE
        if low in (",", ";", ":", "—", "–") or low in words.past or low in words.future or low in words.said:
            return None
    return None


def _marker(document: Document, sentence: Sentence, at: int, distance: int, words: DatingWords) -> str | None:
    """The tense that a word near a date gives, empty for one that leaves it open, None for a word that says nothing."""
    tokens = document.tokens
    low = tokens[at].lower
    before = tokens[at - 1].lower if at > sentence.first else ""
    if low in words.said and distance <= 12 and not _arranged(document, sentence, at, distance, words):
        return _SAID
    if low in words.future:
        if low == "may" and tokens[at].text[0] == "M" and at > sentence.first:
            return None  # the month
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
    """ "announced for Saturday", "announced a visit on 3 May": an arrangement, not a saying."""
    tokens = document.tokens
    return tokens[at].lower in words.arranged and any(
        tokens[k].lower not in _BESIDE_SAYING and tokens[k].text[0].islower()
        for k in range(at + 1, min(at + distance, sentence.last))
    )


def _beside_deictic(document: Document, sentence: Sentence, printed: PrintedDate) -> int | None:
    """ "today, 5 May" """
    tokens = document.tokens
    for at in (printed.first - 1, printed.first - 2):
        if at < sentence.first:
            return None
        low = tokens[at].lower
        if low in _DEICTIC:
            return _DEICTIC[low]
        if low not in (",", "(", "on"):
            return None
    return None


def _told(document: Document, sentence: Sentence, printed: PrintedDate, words: DatingWords) -> bool:
    """Whether nothing but the occasion and the listeners stand between a word of saying and the date."""
    tokens = document.tokens
    for at in range(printed.first - 1, max(sentence.first, printed.first - 13) - 1, -1):
        low = tokens[at].lower
        if low in words.said:
            return True
        if low == "that" or (low not in _BESIDE_SAYING and not tokens[at].text[0].isupper()):
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
    if before in words.until:
        return
    lately = {token.lower for token in tokens[max(sentence.first, at - 5) : at]}
    after = tokens[at + 1].lower if at + 1 < sentence.last else ""
    tense = _tense(document, sentence, at, at + 1, words)
    month = words.months.get(before)
    if tense != _FUTURE and (year > words.horizon.year or not lately.isdisjoint(words.limits)):
        return  # "expires at the end of 2027"
    if tense == _FUTURE:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1) if month else date(year, 12, 31)
        evidence.ceilings.append((last, span, f"{before.title() + ' ' if month else ''}{year} is spoken of as to come"))
    elif before in ("in", "since", "of", "late", "early", "mid", "from", "during", "the") or month:
        if before == "the" and after not in words.happened:
            first = date(year - 1, 1, 1)  # "the 2024 quotas" are drawn up before
        elif tense in (_PAST, _SAID) or before in ("since", "the"):
            first = date(year, month or 1, 1)
        else:
            first = date(year - 1, 1, 1)
        evidence.floors.append((first, span, f"{year} is spoken of"))
        if tense in (_PAST, _SAID) and first.year == year:
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
