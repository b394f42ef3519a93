"""Who wrote it, and for whom: bylines, mastheads, the last line on the author."""

from __future__ import annotations

from collections.abc import Sequence

from store.model import Token
from store.reading.captions import SMALL
from store.reading.lines import Line
from store.reading.quotations import MARKS
from store.reading.rules import LayoutRules

_PAPER = frozenset(
    {"published", "funded", "owned", "free", "run", "supported", "part", "registered", "edited", "financed"}
)
_NOW = frozenset({"is", "writes", "covers", "reports", "teaches", "edits"})
_COVERED = frozenset({"covered", "reported", "written", "edited", "blogged", "taught"})
_LIVES = frozenset({"follows", "hosts", "runs", "leads", "lives", "works", "researches", "advises", "heads"})
_PAGES = frozenset({"paper", "newspaper", "site", "us", "newsletter", "column"})
_IN_NAMES = SMALL | {".", "-", "’", "'"}
_WORK = frozenset({"report", "reports", "reportage", "adaptation", "interview", "photos", "video", "portrait", "art"})
_CREDITED = frozenset(
    {"from", "photographs", "photos", "pictures", "images", "text", "words", "story", "author", "authors"}
)
_OFFICES = frozenset(
    {"ministry", "embassy", "department", "secretariat", "office", "mission", "consulate", "delegation"}
)


def is_byline(line: Line, tokens: Sequence[Token], rules: LayoutRules, titled: bool = False) -> bool:
    """ "By A and B in London", "A and B in London", "Special correspondent, New Delhi", "A | 13 Nov 2025"."""
    lows = line.lows
    if line.words > 20 or line.words < 1:
        return False
    shape = rules.shape
    if lows[0] == "by" and line.words >= 2 and (not line.full or line.words <= 8 or shape["verbs"].isdisjoint(lows)):
        second = tokens[line.first + 1]
        if line.full and lows[-1] in "?!":
            return False
        return second.text[0].isupper() or lows[1] in ("our", "the", "a", "staff")
    if lows[:2] == ["from", "our"] and line.words <= 8:
        return True
    if lows[0] in _WORK and lows[1:2] == ["by"] and len(lows) > 2 and not line.full:
        return tokens[line.first + 2].text[0].isupper() and line.words <= 12
    if (
        lows[0] in ("author", "authors", "written", "text", "words", "story")
        and len(lows) > 2
        and lows[1] in (":", "by")
    ):
        return True
    if line.full or ("to" in lows and "from" not in lows):
        return False
    if ":" in lows:
        after = tokens[line.first + lows.index(":") + 1 : line.last]
        named = all(token.text[0].isupper() or token.lower in _IN_NAMES or token.lower == "," for token in after)
        return lows[0] in _CREDITED and lows.index(":") < 5 and named
    if _ends_with_by(line, tokens):
        return True
    if "by" in lows[1:] and line.words <= 9 and not shape["staff"].isdisjoint(lows[lows.index("by", 1) :]):
        return True  # "Rolling coverage by our reporters"
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


def _ends_with_by(line: Line, tokens: Sequence[Token]) -> bool:
    """ "MORNING BRIEF - the day in one page, by Ana Ruiz"."""
    for at in range(line.last - 2, max(line.first, line.last - 8), -1):
        if tokens[at].lower in ("by", "with"):
            named = all(
                tokens[k].text[0].isupper() or tokens[k].lower in (".", "and", ",", "&", "our", "the")
                for k in range(at + 1, line.last)
            )
            return named and tokens[at - 1].lower in (",", "|", "—", "–", "-", "·", "/")
    return False


def is_masthead(line: Line, tokens: Sequence[Token], rules: LayoutRules) -> bool:
    """Nothing but the name of the outlet, above or below the title."""
    if line.full or not 1 < line.words <= (14 if line.lows[0] in _OFFICES else 9) or line.lows[0] == "by":
        return False
    named = [token for token in tokens[line.first : line.last] if token.text[0].isalpha()]
    if not all(token.text[0].isupper() or token.lower in SMALL for token in named):
        return False
    if " ".join(line.lows) in rules.media:
        return True
    if line.lows[-1] not in rules.mastheads and line.lows[0] not in _OFFICES:
        return False
    return line.lows[0] == "the" or rules.shape["verbs"].isdisjoint(line.lows)


def is_bio(line: Line, tokens: Sequence[Token], rules: LayoutRules) -> int:
    """The last line on who wrote it: "Solveig A. writes on disarmament every fortnight."."""
    if line.words > 60 or line.words < 5:
        return 0
    first = line.first
    if "born" in line.lows and "died" in line.lows and not line.full and tokens[first].text[0].isupper():
        return 1  # the dates at the foot of an obituary
    at = first
    while at < line.last and at < first + 8 and (tokens[at].text[0].isupper() or tokens[at].lower in _IN_NAMES):
        at += 1
    if not first + 2 <= at < line.last - 2:
        return 0
    named = at
    if tokens[at].lower == "," and tokens[at + 1].lower == "who" and (behind := _behind_clause(tokens, at, line.last)):
        at = behind if tokens[behind].lower in _NOW else at
    verb, following = tokens[at].lower, tokens[at + 1].lower
    if verb == "is" and following in _PAPER:
        return named - first
    if verb == "has" and following in _COVERED:
        verb = "writes"
    if verb in _LIVES and not (rules.shape["bio"] | rules.shape["outlet"] | _PAGES).isdisjoint(
        line.lows[named - first :]
    ):
        verb = "writes"
    if verb in ("writes", "covers", "reports", "blogs", "tweets", "teaches", "edits"):
        return 0 if any(sign in MARKS for sign in line.lows) else named - first
    if verb == "was" and line.words < 30:
        told = (token.lower for token in tokens[at + 1 : line.last])
        return 0 if rules.shape["once"].isdisjoint(told) else named - first
    if verb == "is" and following in ("a", "an", "the", "based", "our", "senior", "professor", "director", "editor"):
        return 0 if rules.shape["bio"].isdisjoint(line.lows) else named - first
    return 0


def _behind_clause(tokens: Sequence[Token], comma: int, last: int) -> int:
    """Where a sentence goes on behind "Kuol Deng, who took part in the talks of 2005,"; 0 where it does not."""
    for at in range(comma + 1, min(last - 2, comma + 16)):
        if tokens[at].lower == ",":
            return at + 1
    return 0
