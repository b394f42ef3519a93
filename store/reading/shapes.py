"""What a line looks like: a header with a date, a byline, a caption, a time stamp, the frame of a post."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.model import Token
from store.reading.captions import SMALL, says
from store.reading.lines import Line
from store.reading.quotations import MARKS
from store.reading.rules import LayoutRules

_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?$")
_NUMERIC = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})$|\d{4}\.\d{1,2}\.\d{1,2}$")
_JUNK = frozenset(
    {"400", "401", "403", "404", "410", "429", "500", "502", "503", "null", "undefined", "nan", "none", "n/a"}
)
_POST_WORDS = frozenset(
    {"reposts", "repost", "retweets", "retweet", "likes", "like", "views", "quotes", "bookmarks", "replies"}
)
_ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"})
_NUMBER_SEPARATORS = frozenset({"/", "-", "–", "."})


def is_junk(line: Line) -> bool:
    """No words at all, or the number of a server's error."""
    return line.words == 0 or (line.words == 1 and len(line.lows) <= 2 and line.lows[0] in _JUNK)


def has_date(lows: Sequence[str], rules: LayoutRules) -> bool:
    """Whether a day or at least month and year is printed: 5 March, March 5, 2025-03-05, 5/3/25, 05.03.2025."""
    months = rules.shape["months"]
    count = len(lows)
    for at, low in enumerate(lows):
        if low[0].isdigit():
            if _NUMERIC.match(low):
                return True
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
    if not lows or line.words > 7 or not (lows[0][0].isdigit() or lows[0] in ("(", "[", "updated", "posted")):
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
    return clock or (lows[-1] == "ago" and lows[0][0].isdigit())


def is_header(line: Line, tokens: Sequence[Token], rules: LayoutRules) -> bool:
    """Outlet, section and date above the text: few words beside a date, all of them names or header words."""
    lows = line.lows
    if line.words > 24:
        return False
    shape = rules.shape
    dated = has_date(lows, rules)
    told = (
        lows[0] in ("published", "updated", "posted", "date", "last", "source") or lows[-1] == "ago" or _is_issue(lows)
    )
    if not dated and not told:
        return False
    names = small = 0
    barred = False
    for at in range(line.first, line.last):
        low = tokens[at].lower
        if not low[0].isalpha():
            barred = barred or low in ("|", "·", "•", "–", "—", "/")
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


def _is_issue(lows: Sequence[str]) -> bool:
    """The number of an issue or a page: "Vol. 12 No. 233", "Page 3"."""
    return len(lows) <= 12 and any(
        low in ("vol", "volume", "issue", "page", "no") and any(after[0].isdigit() for after in lows[at + 1 : at + 3])
        for at, low in enumerate(lows)
    )


def is_byline(line: Line, tokens: Sequence[Token], rules: LayoutRules, titled: bool = False) -> bool:
    """ "By A and B in London", "A and B in London", "Special correspondent, New Delhi", "A | 13 Nov 2025"."""
    lows = line.lows
    if line.words > 18 or line.words < 1:
        return False
    shape = rules.shape
    if lows[0] == "by" and line.words >= 2 and (not line.full or line.words <= 8):
        second = tokens[line.first + 1]
        return second.text[0].isupper() or lows[1] in ("our", "the", "a", "staff")
    if lows[:2] == ["from", "our"] and line.words <= 8:
        return True
    if (
        lows[0] in ("author", "authors", "written", "text", "words", "story")
        and len(lows) > 2
        and lows[1] in (":", "by")
    ):
        return True
    if line.full:
        return False
    if _ends_with_by(line, tokens):
        return True
    names = 0
    staff = False
    for at in range(line.first, line.last):
        token = tokens[at]
        low = token.lower
        if low in shape["staff"]:
            staff = True
        elif not low[0].isalpha() or low in SMALL or low in shape["zones"] or low in shape["header"]:
            continue
        elif at > line.first + 1 and tokens[at - 1].lower == "." and tokens[at - 1].end == token.start:
            continue  # the end of a name on the web
        elif low in shape["verbs"]:
            return False
        elif token.text[0].isupper():
            names += 1
        else:
            return False
    if staff and names <= 6:
        return True
    return 2 <= names <= 6 and line.words <= 8 and (titled or "in" in lows or "|" in lows or "and" in lows)


def is_masthead(line: Line, tokens: Sequence[Token], rules: LayoutRules) -> bool:
    """Nothing but the name of the outlet, above or below the title."""
    if line.full or not 1 < line.words <= 9 or line.lows[0] == "by":
        return False
    named = [token for token in tokens[line.first : line.last] if token.text[0].isalpha()]
    if not all(token.text[0].isupper() or token.lower in SMALL for token in named):
        return False
    if " ".join(line.lows) in rules.media:
        return True
    if line.lows[-1] not in rules.mastheads:
        return False
    return line.lows[0] == "the" or rules.shape["verbs"].isdisjoint(line.lows)


def _ends_with_by(line: Line, tokens: Sequence[Token]) -> bool:
    """ "MORNING BRIEF - the day in one page, by Ana Ruiz"."""
    for at in range(line.last - 2, max(line.first, line.last - 8), -1):
        if tokens[at].lower in ("by", "with"):
            named = all(
                tokens[k].text[0].isupper() or tokens[k].lower in (".", "and", ",", "&")
                for k in range(at + 1, line.last)
            )
            return named and tokens[at - 1].lower in (",", "|", "—", "–", "-", "·", "/")
    return False


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
    return start.startswith("![")


def is_menu(line: Line, text: str, rules: LayoutRules) -> bool:
    """Links in a row: "News | Opinion | Sport", "Home > World > Africa", "Home News Politics Sport"."""
    lows = line.lows
    if line.full or line.words < 2 or any(low[0].isdigit() for low in lows):
        return False
    if line.words <= 30:
        columns = _COLUMNS.split(text[line.start : line.end])
        if len(columns) > 3 and all(column.count(" ") < 4 for column in columns):
            return True
    segments: list[list[str]] = [[]]
    for low in lows:
        if low in _SEPARATORS:
            segments.append([])
        else:
            segments[-1].append(low)
    filled = [segment for segment in segments if segment]
    known = sum(rules.is_menu_entry(segment) for segment in filled)
    if len(filled) >= 3:
        return all(len(segment) <= 4 for segment in filled) and (known * 3 >= len(filled) or len(filled) >= 5)
    if len(filled) == 2:
        return known == 2
    if line.words >= 3 and rules.is_menu_row(lows):
        return True
    return line.words >= 4 and 3 * sum(rules.is_menu_entry([low]) for low in lows) >= 2 * len(lows)


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


def starts_with_clock(line: Line, tokens: Sequence[Token]) -> bool:
    at = line.first
    if at + 1 < line.last and tokens[at].lower in ("[", "("):
        at += 1
    return is_clock(tokens[at].lower)


def is_bio(line: Line, tokens: Sequence[Token], rules: LayoutRules) -> int:
    """The last line on who wrote it: "Solveig A. writes on disarmament every fortnight."."""
    if line.words > 60 or line.words < 5:
        return 0
    first = line.first
    at = first
    while at < line.last and at < first + 8 and (tokens[at].text[0].isupper() or tokens[at].lower in _IN_NAMES):
        at += 1
    if not first + 2 <= at < line.last - 2:
        return 0
    verb, following = tokens[at].lower, tokens[at + 1].lower
    if verb == "is" and following in _PAPER:
        return at - first
    if verb in ("writes", "covers", "reports", "blogs", "tweets", "teaches"):
        return 0 if any(sign in MARKS for sign in line.lows) else at - first
    if verb == "is" and following in ("a", "an", "the", "based", "our", "senior", "professor", "director", "editor"):
        return 0 if rules.shape["bio"].isdisjoint(line.lows) else at - first
    return 0


_IN_NAMES = SMALL | {".", "-", "’", "'"}
_PAPER = frozenset(
    {"published", "funded", "owned", "free", "run", "supported", "part", "registered", "edited", "financed"}
)
_COLUMNS = re.compile(r"[ \u00a0]{2,}|\s*\t\s*")
_SEPARATORS = frozenset({"|", "·", "•", ">", "»", "›", "/", "\\", "→"})
_TICKER = frozenset({"▼", "▲", "%", "|", "↑", "↓", "+", "$", "€"})


_SAYING = frozenset({"wrote", "said", "posted", "tweeted", "says", "writes", "posts", "tweets", "shared", "announced"})
