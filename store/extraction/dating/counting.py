"""Days of writing counted from a day that is told: "nearly four years after the war of 1992", anniversaries.

What is counted from is a printed date, a month or a year, or an event of ``dating.toml``. "Two years after" may also
tell when something else happened; so it counts in a sentence that speaks of now or opens the article, and only where
the sentence tells no other year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from store.extraction.dating.evidence import Evidence
from store.extraction.dating.words import DatingWords
from store.extraction.times.calendar import month_of, months_on
from store.model import BlockKind, Document, Span

_DAY = timedelta(days=1)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{_MONTHS}),? (?P<y1>(?:19|20)\d\d)|"
    rf"(?P<m2>{_MONTHS}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? "
    rf"(?P<y2>(?:19|20)\d\d)|(?P<m3>{_MONTHS}),?(?: of)? (?P<y3>(?:19|20)\d\d)|(?P<y4>(?:19|20)\d\d))\b"
)
_HOW = r"(?:(?P<how>nearly|almost|close to|more than|over|just over|well over|exactly|about|some|around|roughly) )?"
_TENS = r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety) )?"
_FIGURE = rf"(?P<count>\d{{1,3}}|(?:a |one )?hundred|{_TENS}[a-z]+)"
_COUNT = rf"{_FIGURE}(?P<half> and a half)? (?P<unit>year|month|week|decade|day)s?"
_AFTER = re.compile(rf"\b{_HOW}{_COUNT} (?:after|since|on from|into|following|have passed since|has passed since)\b")
_AGO = re.compile(rf"\b{_HOW}{_COUNT} ago\b")
_LATER = re.compile(rf"\b{_HOW}{_COUNT} (?:later|on)\b(?! than| from)")
_COUNTS = (
    (_AFTER, re.compile(r" (?:after|since|on from|into|following|ha[vs]e? passed since)\b"), False),
    (_AGO, re.compile(r" ago\b"), True),
    (_LATER, re.compile(r" (?:later|on)\b"), True),
)
"""Patterns of counts, what stands behind each (looked for first: it is found or missed quickly), whether ``before``."""
_LASTED = re.compile(
    rf"\b(?:has|have|'ve)(?: \w+)? (?:had|taken|lasted|waited|passed|been waiting|dragged on|been closed|gone by)"
    rf"(?: for)? {_HOW}{_COUNT}"
)
_SINCE = re.compile(r"\bsince (?:the )?(?:[a-z]+ of )?$")
_NAMED_YEAR = re.compile(
    rf"(?:\b(?P<w1>this|last|next) (?P<u1>year|month)(?:, | \()(?:in )?(?:(?P<m1>{_MONTHS}) )?(?P<y1>20\d\d)"
    rf"|\b(?:in |of )(?:(?P<m2>{_MONTHS}) )?(?P<y2>20\d\d), (?P<w2>this|last|next) (?P<u2>year|month)\b(?!'))"
)
_BORN = re.compile(r"\bborn\b[^.;]{0,30}?\b(?P<y>(?:19|20)\d\d)\b[^.;]{0,80}?, (?:now |aged )?(?P<age>[1-9]\d),")
_ANNIVERSARY = re.compile(r"\b(?P<nth>\d{1,3}(?:st|nd|rd|th)|[a-z]+)(?:-year)? anniversary\b")
_NTH_YEAR = re.compile(
    r"\b(?P<enters>enter\w* |into )?(?:its|their|the war's) (?P<nth>\d{1,2}(?:st|nd|rd|th)|[a-z]+) year\b"
)
_NTH_DAY = re.compile(r"\b(?:day (?P<n1>\d[\d,]{0,5})|(?P<n2>\d[\d,]{0,5})(?:st|nd|rd|th) day) of\b")
_SESSION = re.compile(
    r"\b(?P<nth>\d{2,3})(?:st|nd|rd|th) (?:session of the (?:un|u\.n\.|united nations) |(?:un|u\.n\.) )?"
    r"general assembly"
)
_MANY = 10
"""So many years and more are hardly counted from another year than the one named just before."""
_REACH_BACK = 200
_REACH = 90
"""How many characters from the count its event may stand."""


class _Base(NamedTuple):
    first: date
    last: date
    start: int
    end: int
    """Where it stands in the text."""


def add_counted(document: Document, words: DatingWords, evidence: Evidence) -> None:
    """Windows for the day of writing from counts of years, months and weeks; for articles without a header date."""
    text = document.text
    low = text.lower().replace("’", "'").replace("\n", " ").replace("-", " ")
    if len(low) != len(text):
        return
    lead = [s.block for s in document.sentences if document.blocks[s.block].kind is BlockKind.PARAGRAPH][:1]
    lead += [s.block for s in document.sentences if document.blocks[s.block].kind is BlockKind.TITLE]
    if not _COUNTED_WORDS.search(low):
        return
    for sentence in document.sentences:
        start, end = sentence.span
        if not _COUNTED_WORDS.search(low, start, end):
            continue
        said = low[start:end]
        present = sentence.block in lead or not words.now.isdisjoint(re.findall(r"[a-z]+", said))
        years = {match.group() for match in _YEARS.finditer(said)}
        for first, last, where, why in _windows(low, start, end, words):
            if present and len(years) < 2 and first <= words.horizon:
                evidence.windows.append((first, last, Span(*where), why))
        for first, last, where, why in _outright(low, start, end, words):
            if first <= words.horizon:
                evidence.windows.append((first, last, Span(*where), why))


_COUNTED_WORDS = re.compile(r"\b(?:born|years?|months?|weeks?|decades?|days?|anniversary|general assembly)\b")
"""Without one of these a sentence counts nothing."""
_TERM = re.compile(r"\b(?:within|for|until|till|by|in|of|next|last|first|another)(?: the)? $")
"""In front of a count it is a term: "within 60 days after"."""
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")


def _windows(low: str, start: int, end: int, words: DatingWords) -> Iterator[tuple[date, date, tuple[int, int], str]]:
    for pattern, behind, before in _COUNTS:
        for match in pattern.finditer(low, start, end) if behind.search(low, start, end) else ():
            if match["unit"] == "day" and not _days_till_now(low, start, match, pattern):
                continue
            count = _number(match["count"], words)
            base = _base(low, match.end(), min(end, match.end() + (40 if before else _REACH)), words)
            if before and base is None:
                earlier = start - 150 if pattern is _LATER else start
                base = _base(low, max(earlier, match.start() - 150, 0), match.start(), words, last=True)
            if count is None or base is None or (not before and "," in low[match.end() : base.start]):
                continue
            first, last = _after(base, count, match["half"] is not None, match["unit"], match["how"] or "")
            where = min(match.start(), base.end), max(match.end(), base.end)
            yield first, last, where, f'counted: "{match.group()}"'
    for match in _LASTED.finditer(low, start, end):
        count, base = _number(match["count"], words), _base(low, max(0, start - _REACH_BACK), start, words, last=True)
        if count is not None and base is not None and _begins(low, base, count, match["unit"]):
            first, last = _after(base, count, match["half"] is not None, match["unit"], match["how"] or "")
            yield first, last, (base.start, match.end()), f'counted: "{match.group()}"'
    for match in _ANNIVERSARY.finditer(low, start, end):
        nth = _ordinal(match["nth"], words)
        base = _base(low, match.end(), min(end, match.end() + _REACH), words)
        if nth is not None and base is not None:
            first, last = months_on(base.first, 12 * nth), months_on(base.last, 12 * nth)
            yield first - 60 * _DAY, last + 60 * _DAY, (match.start(), max(match.end(), base.end)), "an anniversary"
    for match in _NTH_YEAR.finditer(low, start, end):
        nth = _ordinal(match["nth"], words)
        base = _base(low, start, match.start(), words, last=True) or _base(low, match.end(), end + 120, words)
        if nth is not None and base is not None:
            first = months_on(base.first, 12 * (nth - 1)) - 45 * _DAY
            last = (
                months_on(base.last, 12 * (nth - 1)) + 120 * _DAY if match["enters"] else months_on(base.last, 12 * nth)
            )
            yield first, last, (match.start(), match.end()), f"year {nth} of what began in {base.first.year}"
    for match in _NTH_DAY.finditer(low, start, end):
        number = int((match["n1"] or match["n2"]).replace(",", ""))
        base = _base(low, match.end(), min(end, match.end() + 60), words)
        if base is not None and base.first == base.last and 30 < number < 20000:
            day = base.first + (number - 1) * _DAY
            yield day - 2 * _DAY, day + 3 * _DAY, (match.start(), max(match.end(), base.end)), f"day {number}"
    for match in _SESSION.finditer(low, start, end):
        year = 1945 + int(match["nth"])
        yield date(year, 9, 1), date(year + 1, 9, 20), (match.start(), match.end()), "a session of the General Assembly"


def _begins(low: str, base: _Base, count: int, unit: str) -> bool:
    """Whether a count of years can begin at a date told before: "since June 2023", or "in 1974" for many years."""
    if _SINCE.search(low, max(0, base.start - 25), base.start):
        return True
    return unit == "year" and count >= _MANY and low[max(0, base.start - 3) : base.start] == "in "


def _outright(low: str, start: int, end: int, words: DatingWords) -> Iterator[tuple[date, date, tuple[int, int], str]]:
    """What a sentence tells of the year of writing whatever else it speaks of: "last year, 2024", an age."""
    for match in _BORN.finditer(low, start, end):
        year = int(match["y"]) + int(match["age"])
        yield date(year, 1, 1), date(year + 1, 12, 31), match.span(), f"{match['age']} years old"
    for match in _NAMED_YEAR.finditer(low, start, end):
        if (named := _named(match, words)) is not None:
            yield *named, match.span(), f'"{match.group()}"'


def _named(match: re.Match[str], words: DatingWords) -> tuple[date, date] | None:
    """The days of writing for "last year, 2024", "in January 2026, last month"."""
    word, unit = match["w1"] or match["w2"], match["u1"] or match["u2"]
    name, year = match["m1"] or match["m2"], int(match["y1"] or match["y2"])
    away = {"last": 1, "this": 0, "next": -1}[word]
    if unit == "year":
        return date(year + away, 1, 1), date(year + away, 12, 31)
    if name is None:
        return None
    first = months_on(date(year, words.months[name], 1), away)
    return month_of(first.year, first.month)


def _days_till_now(low: str, start: int, match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Whether days are counted to the news: not what came "two days later" then, nor "within 60 days after"."""
    before = low[start : match.start()]
    return pattern is not _LATER and not _YEARS.search(before) and not _TERM.search(before)


def _base(low: str, start: int, end: int, words: DatingWords, last: bool = False) -> _Base | None:
    """The first date (or the last one) of a stretch of text, or an event whose day everybody knows."""
    found = list(_DATE.finditer(low, start, end))
    for match in reversed(found) if last else found:
        year = int(match["y1"] or match["y2"] or match["y3"] or match["y4"])
        name = match["m1"] or match["m2"] or match["m3"]
        if name is None:
            return _Base(date(year, 1, 1), date(year, 12, 31), match.start(), match.end())
        month, number = words.months[name], match["d1"] or match["d2"]
        try:
            days = (date(year, month, int(number)),) * 2 if number else month_of(year, month)
        except ValueError:
            continue
        return _Base(*days, match.start(), match.end())
    for phrase, day, _, _ in words.events:
        at = low.find(phrase.replace("-", " "), start, end)
        if at >= 0:
            return _Base(day, day, at, at + len(phrase))
    return None


def _after(base: _Base, count: int, half: bool, unit: str, how: str) -> tuple[date, date]:
    """The days that "nearly four years after" can mean."""
    if unit in ("week", "day"):
        length = count * (7 if unit == "week" else 1) * _DAY
        first, last, slack = base.first + length, base.last + length, 7
    else:
        months = count * {"year": 12, "month": 1, "decade": 120}[unit] + (6 if half else 0)
        first, last = months_on(base.first, months), months_on(base.last, months)
        slack = {"year": 182, "month": 31, "decade": 550}[unit]
    if how in ("nearly", "almost", "close to"):
        return first - slack * _DAY, last
    if how in ("more than", "over", "just over", "well over"):
        return first, last + 2 * slack * _DAY
    if how == "exactly":
        return first - 7 * _DAY, last + 7 * _DAY
    return first - slack * _DAY, last + (slack if count < 4 else 2 * slack) * _DAY


def _number(word: str, words: DatingWords) -> int | None:
    """The value of "15", "a", "seven" or "thirty three"."""
    if word.isdigit():
        return int(word)
    if word.endswith("hundred"):
        return 100
    tens, _, ones = word.rpartition(" ")
    value = words.cardinals.get(ones)
    return value if not tens or value is None else words.cardinals.get(tens, 0) + value


def _ordinal(word: str, words: DatingWords) -> int | None:
    figures = word[:-2]
    return int(figures) if figures.isdigit() else words.ordinals.get(word)
