"""What a line looks like that is no part of an article: the frame of a post, an address, a menu, a motto, a ticker."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from store.model import Token
from store.reading.captions import says
from store.reading.dated_lines import is_clock
from store.reading.lines import Line
from store.reading.quotations import MARKS
from store.reading.rules import LayoutRules

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
    if line.full:
        return False
    lows = [low for low in line.lows if low not in (",", "·", "|", "•", "/")]
    if not 4 <= len(lows) <= 9 or len(lows) % 2:
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


_ADVISORIES = frozenset({"update", "updates", "adds", "corrects", "recasts", "refiles", "repeats", "rewrites", "attn"})
_COLUMNS = re.compile(r"[ \u00a0]{2,}|\s*\t\s*")
_SEPARATORS = frozenset({"|", "·", "•", ">", "»", "›", "/", "\\", "→"})
_TICKER = frozenset({"▼", "▲", "%", "|", "↑", "↓", "+", "$", "€"})


_SAYING = frozenset({"wrote", "said", "posted", "tweeted", "says", "writes", "posts", "tweets", "shared", "announced"})
