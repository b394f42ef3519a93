"""Pictures in an article: captions and the credits below them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from store.model import Token
from store.reading.lines import Line
from store.reading.quotations import MARKS
from store.reading.rules import LayoutRules

YEAR = re.compile(r"(?:19|20)\d{2}$")
SMALL = frozenset(
    {
        "of",
        "the",
        "and",
        "in",
        "for",
        "de",
        "la",
        "le",
        "du",
        "des",
        "al",
        "el",
        "von",
        "van",
        "da",
        "to",
        "&",
        "dos",
        "bin",
        "ibn",
    }
)
_WHERE = frozenset(
    {"in", "at", "near", "outside", "inside", "during", "beside", "with", "from", "on", "before", "after"}
)
_ANY = frozenset({"a", "an", "the", "his", "her", "their"})
_HAVE = frozenset({"have", "has", "had", "be", "been", "is", "are", "was", "were", "not"})
_PICTURE = frozenset({"photo", "image", "picture", "photograph", "pic"})
_SIDES = frozenset({"l", "r", "left", "right", "centre", "center", "c"})


def has_credit(lows: Sequence[str], rules: LayoutRules) -> bool:
    """A picture credit at the end of a line: "Photo: X", "X / AFP", "(Reuters)", "[X/Getty Images]"."""
    credit = rules.shape["credit"]
    if credit.isdisjoint(lows[-9:]):
        return lows[-1] in (")", "]") and "corps" in lows[-4:]
    count = len(lows)
    for at in range(max(0, count - 9), count):
        low = lows[at]
        if low not in credit:
            continue
        before = lows[at - 1] if at else ""
        after = lows[at + 1] if at + 1 < count else ""
        if after in (":", "/", "|", "...", "…") and at >= count - 9:
            return True
        if before in ("/", "|", "[", "©", "via") and count - at <= 5:
            return True
        if before in ("(", ".") and count - at <= 4:
            return True
    return lows[-1] in (")", "]") and "corps" in lows[-4:] if count > 4 else False


def _shouted(line: Line, tokens: Sequence[Token]) -> bool:
    return all(token.text.isupper() for token in tokens[line.first : line.last] if token.text[0].isalpha())


def is_credit_alone(line: Line, tokens: Sequence[Token], rules: LayoutRules) -> bool:
    """Nothing but the names of agencies or of a photographer: "EPA-EFE/Shutterstock", "ANA RUIZ/THE POST"."""
    if len(line.lows) > 14:
        return False
    named = [low for low in line.lows if low[0].isalpha()]
    if "/" in line.lows and 1 < len(named) <= 6 and not line.full and _shouted(line, tokens):
        return not line.blank or not rules.shape["credit"].isdisjoint(named)
    return 0 < len(named) <= 5 and all(low in rules.shape["credit"] or low in SMALL for low in named)


def is_caption(line: Line, tokens: Sequence[Token], rules: LayoutRules, head: bool) -> bool:
    """A line under a picture. ``head``: it stands between the title and the text."""
    lows = line.lows
    if line.words > 60 or not lows:
        return False
    shape = rules.shape
    if head and _names_photographer(line, tokens):
        return True
    if has_credit(lows, rules) and (head or (line.words <= 45 and not says(lows))):
        return True
    if lows[0] in rules.shape["caption_label"] and len(lows) > 1 and lows[1] in (":", "by", "/", "|", "-"):
        return True
    for phrase in rules.caption_starts.get(lows[0], ()):
        if lows[: len(phrase)] == phrase and (head or len(phrase) > 1) and not says(lows):
            return line.words <= 40
    if "pictured" in lows and (lows[0] == "pictured" or lows[lows.index("pictured") - 1] in (",", "(", "is", "are")):
        return True
    if (
        head
        and "file" in lows
        and any(a == "file" and b in _PICTURE for a, b in itertools.pairwise(lows))
        and not says(lows)
    ):
        return True  # "A Post file photo of the minister"
    if head and "seen" in lows and lows[lows.index("seen") - 1] == "," and not says(lows):
        return True
    if "(" in lows and any(a == "(" and b in _SIDES for a, b in itertools.pairwise(lows)):
        return True
    if not head:
        return False
    verbs = sum(1 for at, low in enumerate(lows) if low in shape["verbs"] and not _is_no_verb(lows, at))
    end = lows[-1] if lows[-1] != "." else lows[-2] if len(lows) > 1 else ""
    if verbs == 0 and line.words <= 30 and YEAR.match(end):
        return True
    if verbs or line.words > 35 or not line.full:
        return False
    if any(low in shape["pose"] for low in lows[1:8]) and _is_scene(line, tokens, rules):
        return True
    return (
        ":" not in lows
        and lows[0] not in rules.shape["kinds_of_text"]
        and line.words <= 25
        and lows[-1] == "."
        and not any(low.endswith("ed") or low in MARKS for low in lows)
        and _is_scene(line, tokens, rules)
    )


def _names_photographer(line: Line, tokens: Sequence[Token]) -> bool:
    """A name in brackets, or in capitals behind the stop, at the end of a line: "A ferry off Bonny. ANA RUIZ"."""
    last = line.last - 1
    at = last
    if tokens[last].lower in (")", "]"):
        opening = "(" if tokens[last].lower == ")" else "["
        while at > line.first and tokens[at].lower != opening:
            at -= 1
        named = tokens[at + 1 : last]
        words = [token for token in named if token.text[0].isalpha()]
        alone = all(token.text[0].isalpha() or token.lower in ("/", ".", "-") for token in named)
        return at > line.first + 3 and 1 < len(words) < 6 and alone and all(word.text[0].isupper() for word in words)
    while at > line.first and tokens[at].text.isupper() and tokens[at].text.isalpha():
        at -= 1
    return 1 < last - at < 5 and tokens[at].lower == "." and at > line.first + 3


def _is_no_verb(lows: Sequence[str], at: int) -> bool:
    """ "The port seen from the hill, May 2025": no verb of a sentence."""
    if lows[at] == "may":
        return lows[at + 1 : at + 2] != [] and lows[at + 1][0].isdigit()
    return lows[at] == "seen" and at > 0 and lows[at - 1] not in _HAVE


def _is_scene(line: Line, tokens: Sequence[Token], rules: LayoutRules) -> bool:
    """Whether a sentence without a known verb shows somebody somewhere: "Delegates at the Peace Palace."."""
    if line.words < 4 or line.lows.count(".") > 1 or not rules.shape["not_shown"].isdisjoint(line.lows):
        return False
    for at in range(line.first + 1, line.last - 1):
        if tokens[at].lower in _WHERE:
            named = tokens[at + 1 + (tokens[at + 1].lower == "the") :][:1]
            if named and (named[0].text[0].isupper() or tokens[at + 1].lower in _ANY):
                return True
    return False


def says(lows: Sequence[str]) -> bool:
    return "said" in lows or "says" in lows or "told" in lows
