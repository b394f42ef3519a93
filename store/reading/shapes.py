"""What a line looks like: a header with a date, a byline, a caption, a time stamp, the frame of a post."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from store.model import Token
from store.reading.captions import SMALL, says
from store.reading.lines import Line
from store.reading.quotations import MARKS
from store.reading.rules import LayoutRules

_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?$")
_NUMERIC = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})$|\d{4}\.\d{1,2}\.\d{1,2}$")
_DOMAIN = re.compile(r"(?<![\w.])(?:[\w.+-]+@)?(?:[a-z0-9-]+\.)+[a-z]{2,10}(?:/\S*)?(?=$|[\s,;)|])")
_FAR_APART = re.compile(r"\S[ \u00a0]{5,}\S")
_LEADER = re.compile(r"\.{4,}\s*\d+$|(?:\. ){4,}\d+$|…{2,}\s*\d+$|_{4,}\s*\d+$")
_JUNK = frozenset(
    {"400", "401", "403", "404", "410", "429", "500", "502", "503", "null", "undefined", "nan", "none", "n/a"}
)
_SPEED = re.compile(r"x$|\d(?:\.\d+)?$")
_POST_WORDS = frozenset(
    {"reposts", "repost", "retweets", "retweet", "likes", "like", "views", "quotes", "bookmarks", "replies"}
)
_ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"})
_NUMBER_SEPARATORS = frozenset({"/", "-", "–", ".", "_", "·"})


def is_junk(line: Line) -> bool:
    """No words at all, the speeds of a player, or the number of a server's error."""
    return (
        line.words == 0
        or all(_SPEED.match(low) for low in line.lows)
        or (
            line.words == 1
            and len(line.lows) <= 2
            and (line.lows[0] in _JUNK or (line.lows[0].isdigit() and len(line.lows[0]) < 4))
        )
    )


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


_DATING = ("months", "weekdays", "zones", "header")
"""Lists of the words that stand in a line of date and time."""


def _is_issue(lows: Sequence[str]) -> bool:
    """The number of an issue or a page: "Vol. 12 No. 233", "Page 3"."""
    return len(lows) <= 12 and any(
        low in ("vol", "volume", "issue", "page", "no", "#")
        and any(after[0].isdigit() for after in lows[at + 1 : at + 3])
        for at, low in enumerate(lows)
    )


def is_handle(line: Line) -> bool:
    """The head of an embedded post: @name, or Name (@name)."""
    if (
        line.words > 8
        or line.full
        or "@" not in line.lows[:8]
        or line.lows[-1] == ":"
        or not _SAYING.isdisjoint(line.lows)
    ):
        return False
    at = line.lows.index("@")
    return (at == 0 or line.lows[at - 1] in ("(", "·", "|", "-", "–", "—")) and "." not in line.lows


def is_post_foot(line: Line) -> bool:
    """The foot of an embedded post: "2:11 PM · 418 reposts", "View on X"."""
    lows = line.lows
    if line.words > 14:
        return False
    if "·" in lows and (any(low in _POST_WORDS for low in lows) or any(is_clock(low) for low in lows)):
        return True
    return (
        line.words <= 7
        and lows[0] in ("view", "see")
        and lows[-1] in ("x", "twitter", "instagram", "facebook", "telegram")
    )


def is_address(line: Line, text: str) -> bool:
    """Nothing but an address of the web or of mail, or a picture in Markdown."""
    if line.words > 40:
        return False
    if "http" in line.lows and line.words <= 14 and not line.full:
        rest = [low for low in line.lows[: line.lows.index("http")] if low[0].isalpha()]
        return len(rest) <= 3 or text[line.start] == "["
    start = text[line.start : line.start + 8].lower()
    if start.startswith(("http://", "https://", "www.", "pic.twit", "t.me/")):
        return " " not in text[line.start : line.end]
    if "@" in line.lows[1:-1]:
        return "." in line.lows and " " not in text[line.start : line.end]
    if "/" in line.lows and "." in line.lows and line.words > 2:
        piece = text[line.start : line.end]
        if piece[1:2] == " " and not piece[0].isalnum():
            piece = piece[2:]
        return " " not in piece and (piece.count("/") > 1 or piece.find("/") > piece.find(".") > 0)
    return start.startswith("![")


def is_counts(line: Line) -> bool:
    """Figures and what they count, in a row: "38 likes  4 restacks", "1,204 views, 3 comments"."""
    lows = [low for low in line.lows if low not in (",", "·", "|", "•", "/")]
    if not 4 <= len(lows) <= 9 or len(lows) % 2 or line.full:
        return False
    figures, counted = lows[::2], lows[1::2]
    return all(low[0].isdigit() for low in figures) and all(low.isalpha() and low[-1] == "s" for low in counted[:-1])


def is_columns(line: Line, text: str) -> bool:
    """The running head or foot of a page: few words set far apart."""
    return line.words < 16 and not line.full and _FAR_APART.search(text, line.start, line.end) is not None


def leads_elsewhere(line: Line, text: str) -> bool:
    """A few words and an address: "Full article: caucasuswire.example", "Press office, press@ministry.example"."""
    if line.full or line.words > 9 or ("." not in line.lows and "@" not in line.lows):
        return False
    return _DOMAIN.search(text, line.start, line.end) is not None


def is_contents(line: Line, text: str) -> bool:
    """An entry of a table of contents: "2. The Doha round ........ 4"."""
    return line.lows[-1].isdigit() and line.words < 20 and _LEADER.search(text, line.start, line.end) is not None


def is_menu(line: Line, text: str, rules: LayoutRules) -> bool:
    """Links in a row: "News | Opinion | Sport", "Home > World > Africa", "Home News Politics Sport"."""
    lows = line.lows
    if line.full or line.words < 2 or any(low[0].isdigit() for low in lows):
        return False
    if text[line.start] in "«‹<" and text[line.end - 1] in "»›>" and line.words < 25 and "|" in lows:
        return True
    piece = text[line.start : line.end] if line.words <= 30 else ""
    if "  " in piece or "\t" in piece:
        columns = _COLUMNS.split(piece)
        if len(columns) > (2 if lows[0] in rules.shape["invite"] else 3) and all(
            column.count(" ") < 4 for column in columns
        ):
            return True
    segments: list[list[str]] = [[]]
    for low in lows:
        if low in _SEPARATORS:
            segments.append([])
        else:
            segments[-1].append(low)
    filled = [segment for segment in segments if segment]
    known = sum(rules.is_menu_entry(segment) for segment in filled)
    if len(filled) == 1 and lows.count(",") > 1:
        entries = [list(part) for comma, part in itertools.groupby(lows, key=lambda low: low == ",") if not comma]
        return all(len(entry) < 4 and (rules.is_menu_entry(entry) or entry[-1] == "news") for entry in entries)
    if len(filled) >= 3:
        known_row = known * 3 >= len(filled) or len(filled) >= 5 or lows[0] in rules.shape["invite"]
        return known_row and all(len(segment) <= 4 for segment in filled)
    if len(filled) == 2:
        return known == 2
    if line.words >= 3 and rules.is_menu_row(lows):
        return True
    return line.words >= 4 and 3 * sum(map(rules.menu_words.__contains__, lows)) >= 2 * len(lows)


def is_advisory(line: Line, tokens: Sequence[Token]) -> bool:
    """What a wire tells its editors: "UPDATE 2: adds quote", "CORRECTS date of meeting"."""
    return line.lows[0] in _ADVISORIES and tokens[line.first].text.isupper()


def is_motto(line: Line, tokens: Sequence[Token]) -> bool:
    """An outlet's name in capitals and what it says of itself: "THE TIDE TABLE - what moved on the water"."""
    at = line.first
    while at < line.last and tokens[at].text[0].isalpha() and tokens[at].text.isupper():
        at += 1
    if at - line.first < 2 or at + 3 > line.last or tokens[at].lower not in ("-", "–", "—", ":", "·", "|"):
        return False
    return tokens[at + 1].text[0].islower() and not says(line.lows) and MARKS.isdisjoint(line.lows[:9])


def is_ticker(line: Line, rules: LayoutRules) -> bool:
    """Prices and figures: "BRENT 81.02 v 1.8% | WTI 76.40"."""
    figures = sum(1 for low in line.lows if low[0].isdigit())
    signs = sum(1 for low in line.lows if low in _TICKER)
    return figures >= 2 and signs >= 2 and not any(low in rules.shape["verbs"] for low in line.lows)


def is_aside(line: Line, text: str, edge: bool) -> bool:
    """A whole line in square brackets, or at the edge of the text in round ones or italics: a note, a caption."""
    if line.words > 40 or line.end - line.start < 4:
        return False
    first, last = text[line.start], text[line.end - 1]
    if text.startswith("((", line.start) and text.endswith("))", line.start, line.end):
        return True  # where a wire's reporter can be reached
    if first not in "[(*_":
        return False
    if says(line.lows) or any(low in MARKS for low in line.lows):
        return False
    if first == "[":
        return last == "]" and "]" not in text[line.start : line.end - 1]
    if first == "(":
        return edge and last == ")" and ")" not in text[line.start : line.end - 1]
    return edge and first in "*_" and last == first and text[line.start + 1] != first and not line.bullet


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


_ADVISORIES = frozenset({"update", "updates", "adds", "corrects", "recasts", "refiles", "repeats", "rewrites", "attn"})
_YEAR = re.compile(r"(?:19|20)\d\d$")
_AFTER_DATES = frozenset({":", "-", "–", "—", "|"})
_COLUMNS = re.compile(r"[ \u00a0]{2,}|\s*\t\s*")
_SEPARATORS = frozenset({"|", "·", "•", ">", "»", "›", "/", "\\", "→"})
_TICKER = frozenset({"▼", "▲", "%", "|", "↑", "↓", "+", "$", "€"})


_SAYING = frozenset({"wrote", "said", "posted", "tweeted", "says", "writes", "posts", "tweets", "shared", "announced"})
