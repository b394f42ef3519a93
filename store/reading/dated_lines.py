"""Whether a line is a date, a time stamp or a header with one, or begins with one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from store.model import Token
from store.reading.captions import SMALL
from store.reading.lines import Line
from store.reading.rules import LayoutRules

_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?$")
_NUMERIC = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})$|\d{4}\.\d{1,2}\.\d{1,2}$")
_ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"})
_NUMBER_SEPARATORS = frozenset({"/", "-", "–", ".", "_", "·"})
_DATING = ("months", "weekdays", "zones", "header")
"""Lists of the words that stand in a line of date and time."""
_YEAR = re.compile(r"(?:19|20)\d\d$")
_AFTER_DATES = frozenset({":", "-", "–", "—", "|"})


def has_date(lows: Sequence[str], rules: LayoutRules) -> bool:
    """Whether a day or at least month and year is printed: 5 March, March 5, 2025-03-05, 5/3/25, 05.03.2025."""
    months = rules.shape["months"]
    count = len(lows)
    for at, low in enumerate(lows):
        if low[0].isdigit():
            if _NUMERIC.match(low):
                return True
            if at + 2 < count and lows[at + 1] in _ROMAN and len(lows[at + 2]) == 4 and lows[at + 2].isdigit():
                return True  # 5 III 2026
            if (
                at + 4 < count and lows[at + 1] in _NUMBER_SEPARATORS and lows[at + 3] == lows[at + 1]
                and (lows[at + 2].isdigit() or lows[at + 2] in _ROMAN) and lows[at + 4].isdigit()
            ):  # fmt: skip
                return True
        elif low in months and len(low) > 2:
            for beside in (at - 1, at - 2, at + 1, at + 2):
                if 0 <= beside < count and lows[beside][0].isdigit():
                    return True
    return False


def is_clock(low: str) -> bool:
    return bool(_CLOCK.match(low))


def is_timestamp(line: Line, rules: LayoutRules) -> bool:
    """The hour of an entry of a live blog: 19.02, 21.40 BST, 2:05 p.m., 3h ago."""
    lows = line.lows
    if not lows or line.words > 7 or not (lows[0][0].isdigit() or lows[0] in ("(", "[", "+", "*", "updated", "posted")):
        return False
    shape = rules.shape
    clock = False
    for low in lows:
        if low[0].isdigit():
            clock = clock or is_clock(low)
        elif (
            low[0].isalpha() and low not in shape["zones"] and low not in shape["header"] and low not in shape["months"]
        ) and low not in shape["weekdays"]:
            return False
    return clock or (lows[-1] == "ago" and any(low[0].isdigit() for low in lows[:2]))


def _is_of_hours_ago(lows: Sequence[str]) -> bool:
    """ "Kurier | 5 hours ago | A- A+" """
    return any(
        c == "ago" and a.isdigit() and b.rstrip("s") in ("minute", "min", "hour", "hr", "day")
        for a, b, c in zip(lows, lows[1:], lows[2:], strict=False)
    )


def is_header(line: Line, tokens: Sequence[Token], rules: LayoutRules) -> bool:
    """Outlet, section and date above the text: few words beside a date, all of them names or header words."""
    lows = line.lows
    if not lows or line.words > 24:
        return False
    shape = rules.shape
    labels = shape["date_labels"]
    dated = has_date(lows, rules)
    if dated and lows[0] in labels and (line.words <= 9 or (line.words <= 18 and ":" in lows[1:3])):
        return True
    if dated and not line.full and any(a in labels and b in (":", "on") for a, b in itertools.pairwise(lows)):
        return True  # "Special to the Maidan / Updated: Nov 30, 2025, 07:45 IST"
    if lows[0] in labels and "." in lows[3:7] and has_date(lows[: lows.index(".", 3)], rules):
        return True  # "Compiled Friday, 23 January 2026. All times local."
    if line.words <= 9 and not line.full and not labels.isdisjoint(lows) and any(is_clock(low) for low in lows):
        return True
    if not line.full and line.words <= 12 and _is_of_hours_ago(lows[1:]) and shape["verbs"].isdisjoint(lows):
        return True
    told = (
        lows[0] in ("published", "updated", "posted", "date", "last", "source") or lows[-1] == "ago" or _is_issue(lows)
    )
    if not dated and not told:
        return False
    names = small = 0
    barred = lows.count(":") > 2
    if dated and not line.full and _is_issue(lows[:6]) and (barred or "|" in lows or lows[0] in ("no", "vol", "issue")):
        return True
    for at in range(line.first, line.last):
        low = tokens[at].lower
        if not low[0].isalpha():
            barred = barred or low in ("|", "·", "•", "–", "—", "/", "::")
            continue
        if low in shape["months"] or low in shape["weekdays"] or low in shape["zones"] or low in shape["header"]:
            continue
        if low in shape["sections"] or low in shape["outlet"] or low in SMALL:
            continue
        if tokens[at].text[0].isupper():
            names += 1
        elif not (low[0] == "h" and low[1:].isdigit()):
            small += 1
    if small > (1 if barred or told else 0):
        # a paper whose frame is in another language: "Le Fleuve en ligne – 21/05/2024 à 18h32"
        strange = barred and dated and not line.full and line.words <= 14 and small <= 3
        if not strange or not (shape["common"].isdisjoint(lows) and shape["verbs"].isdisjoint(lows)):
            return False
    return names <= (10 if barred else 6)


def is_day_alone(line: Line, tokens: Sequence[Token], rules: LayoutRules) -> bool:
    """A day with its year, and hardly anything beside it: "(13 November 2025)", "*Lome, 13.11.2025*"."""
    shape = rules.shape
    if line.words > 9 or not has_date(line.lows, rules) or not any(low[-4:].isdigit() for low in line.lows):
        return False
    others = [
        token for token in tokens[line.first : line.last]
        if token.lower[0].isalpha() and not any(token.lower in shape[name] for name in _DATING)
    ]  # fmt: skip
    figures = sum(low[0].isdigit() for low in line.lows)
    return len(others) < 3 and all(token.text[0].isupper() for token in others) and (figures > 1 or "." in line.lows[0])


def _is_issue(lows: Sequence[str]) -> bool:
    """The number of an issue or a page: "Vol. 12 No. 233", "Page 3"."""
    return len(lows) <= 12 and any(
        low in ("vol", "volume", "issue", "page", "no", "#")
        and any(after[0].isdigit() for after in lows[at + 1 : at + 3])
        for at, low in enumerate(lows)
    )


def starts_with_date(line: Line, rules: LayoutRules) -> bool:
    """An entry of a chronicle: "23 March 2015 - In Khartoum ...", "2019: ..."."""
    if line.bullet or not line.lows or not (line.lows[0][0].isdigit() or line.lows[0] in rules.shape["months"]):
        return False
    return any(
        low in _AFTER_DATES and at and (has_date(line.lows[:at], rules) or (at == 1 and _YEAR.match(line.lows[0])))
        for at, low in enumerate(line.lows[:9])
    )


def starts_with_clock(line: Line, tokens: Sequence[Token]) -> bool:
    at = line.first
    if at + 1 < line.last and tokens[at].lower in ("[", "("):
        at += 1
    return is_clock(tokens[at].lower)
