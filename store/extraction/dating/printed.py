"""Dates as they are printed, found over tokens: enough to date an article, in its headers as well as in its text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from store.model import Token

_DASHES = frozenset({"-", "–", "—", "/", "to", "and", "or", "&"})
_ROMAN = {
    word: value
    for value, word in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], 1)
}
_SEPARATORS = frozenset({"/", "-", "–", ".", "_", "·"})
_APOSTROPHES = frozenset({"'", "’", "‘"})
_ORDINAL_ENDS = frozenset({"er", "º", "ª", "st", "nd", "rd", "th"})
_GLUED_DAY = re.compile(r"^[^\W\d_]+([1-9]|[12]\d|3[01])$")
_GLUED_CLOCK = re.compile(r"20\d\d[,:]\d{1,2}:\d\d(?::\d\d)?$")
_BESIDE_WEEKDAY = frozenset({",", "the", ".", "("})
_BESIDE_WEEKDAY_IN_HEADERS = _BESIDE_WEEKDAY | {"-", "–", "—", "|", "/", "·", "•"}


class PrintedDate(NamedTuple):
    """A day and month, with year and weekday where they are printed."""

    first: int
    last: int
    """Token range."""
    year: int | None
    month: int
    day: int
    end_day: int | None = None
    """Last day of a range within the month."""
    weekday: int | None = None
    """Monday is 0."""
    month_first: bool | None = None
    """How a date with the month in letters is written: "May 3" (True) or "3 May"."""
    swapped: tuple[int, int] | None = None
    """Month and day in the other order, where figures alone do not tell which is which."""

    def on(self, year: int) -> date | None:
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None

    def swapped_on(self, year: int) -> date | None:
        if self.swapped is None:
            return None
        try:
            return date(self.year or year, *self.swapped)
        except ValueError:
            return None


class BareWeekday(NamedTuple):
    """A weekday with no date beside it."""

    at: int
    weekday: int


class BareYear(NamedTuple):
    at: int
    year: int


class Found(NamedTuple):
    dates: list[PrintedDate]
    weekdays: list[BareWeekday]
    years: list[BareYear]


def scan_dates(
    tokens: Sequence[Token],
    months: Mapping[str, int],
    weekdays: Mapping[str, int],
    first: int = 0,
    last: int | None = None,
    header: bool = False,
    marked: Sequence[int] | None = None,
) -> Found:
    """All printed days, bare weekdays and bare years among the tokens ``[first, last)``.

    ``marked`` are the places of months, weekdays and figures among them, where the caller knows them.
    """
    last = len(tokens) if last is None else last
    if marked is None:
        marked = [
            at
            for at in range(first, last)
            if ((low := tokens[at][3]) < ":" and low >= "0") or low in months or low in weekdays
        ]
    scan = _Scan(tokens, months, weekdays, first, last, header)
    if marked:
        scan.run(marked)
    return Found(scan.dates, scan.bare, scan.years)


class _Scan:
    def __init__(
        self,
        tokens: Sequence[Token],
        months: Mapping[str, int],
        weekdays: Mapping[str, int],
        first: int,
        last: int,
        header: bool,
    ) -> None:
        self.header = header
        self.tokens = tokens
        self.months = months
        self.weekdays = weekdays
        self.first = first
        self.last = last
        self.dates: list[PrintedDate] = []
        self.bare: list[BareWeekday] = []
        self.years: list[BareYear] = []

    def low(self, at: int) -> str:
        return self.tokens[at].lower if self.first <= at < self.last else ""

    def run(self, marked: Sequence[int]) -> None:
        tokens, months, weekdays = self.tokens, self.months, self.weekdays
        done = self.first
        for at in marked:
            if at < done:
                continue
            low = tokens[at].lower
            found: PrintedDate | None = None
            if low in months:
                found = self._worded(at)
            elif low in weekdays:
                if len(low) > 5 or tokens[at].text[0].isupper():
                    self.bare.append(BareWeekday(at, weekdays[low]))
            else:
                found = self._figures(at)
                if found is None and len(low) == 4 and low.isdigit() and low[:2] in ("19", "20"):
                    self.years.append(BareYear(at, int(low)))
            if found is None:
                continue
            if self.dates and self.dates[-1].last > found.first:
                found = found._replace(first=self.dates[-1].last)
            self.dates.append(self._with_weekday(found))
            done = max(found.last, at + 1)

    def _number(self, at: int, most: int) -> int | None:
        low = self.low(at)
        if self.header and low and (glued := _GLUED_DAY.search(low)):
            low = glued.group(1)  # "Northern Wire21 November 2024"
        if not low or not low[0].isdigit():
            return None
        figures = low[:-2] if low[-2:] in ("st", "nd", "rd", "th") else low
        if not figures.isdigit() or len(figures) > 2:
            return None
        value = int(figures)
        return value if 1 <= value <= most else None

    def _year(self, at: int) -> int | None:
        low = self.low(at)
        if self.header and _GLUED_CLOCK.match(low):
            low = low[:4]  # "2024,12:30am"
        return int(low) if len(low) == 4 and low.isdigit() and low[:2] in ("19", "20") else None

    def _worded(self, at: int) -> PrintedDate | None:
        """A date whose month is a word that stands at ``at``."""
        month = self.months[self.tokens[at].lower]
        if not self.header and not self.tokens[at].text[0].isupper():
            return None
        last = at + 1
        if self.low(last) == "." and self.low(last + 1) and self.tokens[last].start == self.tokens[at].end:
            last += 1
        first = at
        before = at - 1
        if self.low(before) in ("-", "of", "/", "de") or (
            self.low(before) == "." and before > self.first and self.tokens[before - 1].end == self.tokens[before].start
        ):
            before -= 1 + (self.low(before - 1) == "day" and self.low(before) == "of")  # "this 4th day of May"
        if self.header and self.low(before) in _ORDINAL_ENDS and before > self.first:
            before -= 1
        day = self._number(before, 31)
        end_day = None
        if day is not None:
            first = before
            if self.low(before - 1) in _DASHES and (start := self._number(before - 2, 31)) is not None and start < day:
                first, day, end_day = before - 2, start, day
            if self.low(last) in ("-", "/") and last + 1 < self.last:
                if self._year(last + 1):
                    last += 1
                elif (
                    self.low(before + 1) in ("-", "/") and len(self.low(last + 1)) == 2 and self.low(last + 1).isdigit()
                ):
                    return PrintedDate(first, last + 2, 2000 + int(self.low(last + 1)), month, day, end_day)
        else:
            sign = self.low(last)
            joined = sign in ("-", "/") and self.low(last + 2) == sign and self._year(last + 3)
            if joined and (day := self._number(last + 1, 31)) is not None:  # "Feb-03-2026"
                return PrintedDate(first, last + 4, joined, month, day, month_first=True)
            comma = self.header and sign == "," and bool(self._year_behind(last + 2)[0])  # "November, 13 2025"
            last += comma
            day = self._number(last, 31)
            if day is None:
                return None
            last += 1
            if self.low(last) in _DASHES and (more := self._number(last + 1, 31)) is not None and more > day:
                end_day = more
                last += 2
        if self.header and self.low(last) in ("de", "del", "of"):
            last += 1
        month_first = first == at
        year, last = self._year_behind(last)
        ahead = first - 2 if self.header and self.low(first - 1) in (".", ",") else first - 1
        if year is None and self.header and (year := self._year(ahead)) is not None:
            first = ahead  # "2025 November 13", "2025. május 3."
        return PrintedDate(first, last, year, month, day, end_day, month_first=month_first)

    def _year_behind(self, at: int) -> tuple[int | None, int]:
        """The year behind a day and month, and where it ends: "2025", ", 2025", in headers " - 2025" and "'25" too."""
        year = self._year(at)
        if year is not None:
            return year, at + 1
        sign = self.low(at)
        if sign == "," or (self.header and sign in ("-", "–", "|")):
            year = self._year(at + 1)
            if year is not None:
                return year, at + 2
        if self.header and sign == "," and self.low(at + 1) in _APOSTROPHES:
            at, sign = at + 1, self.low(at + 1)  # "2nd May, '25"
        if self.header and sign in _APOSTROPHES and len(self.low(at + 1)) == 2 and self.low(at + 1).isdigit():
            return 2000 + int(self.low(at + 1)), at + 2
        if self.header and len(sign) == 2 and sign.isdigit() and not self.low(at + 1)[:1].isalpha():
            return 2000 + int(sign), at + 1  # "21 Nov 24"
        return None, at

    def _figures(self, at: int) -> PrintedDate | None:
        low = self.low(at)
        if "." in low:
            parts = low.split(".")
            if len(parts) == 3 and all(part.isdigit() for part in parts):
                return self._ordered(at, at + 1, parts, ".")
            return None
        if len(low) == 8 and low.isdigit() and low[:2] == "20":
            return self._ordered(at, at + 1, [low[:4], low[4:6], low[6:]], "")
        sign = self.low(at + 1)
        if self.header and sign in _ROMAN and (year := self._year(at + 2)) and low.isdigit():
            return self._ordered(at, at + 3, [low, str(_ROMAN[sign]), str(year)], ".")  # "5 III 2026"
        if sign in _SEPARATORS and self.low(at + 3) == sign and low.isdigit():
            middle = self.low(at + 2)
            parts = [low, str(_ROMAN.get(middle, middle)), self.low(at + 4)]
            if all(part.isdigit() for part in parts):
                return self._ordered(at, at + 5, parts, "." if middle in _ROMAN else sign)
        return None

    def _ordered(self, first: int, last: int, parts: list[str], sign: str) -> PrintedDate | None:
        if len(parts[0]) == 4:
            year, month, day = (int(part) for part in parts)
            swapped = None
        else:
            day, month, year = (int(part) for part in parts)
            if len(parts[2]) == 2:
                year += 2000
            swapped = None
            if month > 12 >= day:
                day, month = month, day
            elif sign not in (".", "·") and day <= 12 and day != month:
                swapped = (day, month)
        if not (1 <= month <= 12 and 1 <= day <= 31 and 1990 <= year <= 2100):
            return None
        return PrintedDate(first, last, year, month, day, swapped=swapped)

    def _with_weekday(self, found: PrintedDate) -> PrintedDate:
        """Take a weekday that stands right beside the date, and off the list of bare ones."""
        for before in (found.first - 1, found.first - 2, found.first - 3):
            low = self.low(before)
            if low in self.weekdays:
                if self.bare and self.bare[-1].at == before:
                    self.bare.pop()
                return found._replace(first=before, weekday=self.weekdays[low])
            if low not in (_BESIDE_WEEKDAY_IN_HEADERS if self.header else _BESIDE_WEEKDAY):
                break
        at = found.last
        while self.low(at) in (",", "(") and at < found.last + 2:
            at += 1
        low = self.low(at)
        if low in self.weekdays and at > found.last:
            return found._replace(last=at + 1, weekday=self.weekdays[low])
        return found
