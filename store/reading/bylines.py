"""Who wrote it, and for whom: bylines, mastheads, the last line on the author."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from store.model import Token
from store.reading.captions import SMALL, says
from store.reading.lines import Line
from store.reading.quotations import MARKS
from store.reading.rules import LayoutRules

_OF_STATES = frozenset({"minister", "official", "negotiator"})
_IN_NAMES = SMALL | {".", "-", "’", "'"}


def is_byline(line: Line, tokens: Sequence[Token], rules: LayoutRules, titled: bool = False) -> bool:
    """ "By A and B in London", "By: A - Reporter / @a", "Special correspondent, New Delhi", "A | 13 Nov 2025"."""
    lows = line.lows
    if line.words > 20 or line.words < 1:
        return False
    shape = rules.shape
    if lows[0] == "by" and line.words >= 2 and (not line.full or line.words <= 8 or shape["verbs"].isdisjoint(lows)):
        at = line.first + (2 if lows[1] == ":" and len(lows) > 2 else 1)
        second = tokens[at]
        if line.full and lows[-1] in "?!":
            return False
        return second.text[0].isupper() or second.lower in ("our", "the", "a", "staff")
    if lows[:2] == ["from", "our"] and line.words <= 8:
        return True
    if not line.full and _is_credited(line, tokens, rules):
        return True
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
        return not shape["work"].isdisjoint(lows[: lows.index(":")][:4]) and lows.index(":") < 5 and named
    if _ends_with_by(line, tokens):
        return True
    if _is_titled_writer(line, tokens, rules):
        return True
    if titled and (_is_row_of_names(line, tokens, rules) or is_bio(line, tokens, rules)):
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


def _is_credited(line: Line, tokens: Sequence[Token], rules: LayoutRules) -> bool:
    """ "A report from Quito by Ana Ruiz", "Words and pictures by Ana Ruiz"."""
    lows = line.lows
    at = lows.index("by") if "by" in lows[1:9] else 0
    if not at or line.words > 14 or rules.shape["work"].isdisjoint(lows[:at]) or lows[at + 1 :] == []:
        return False
    before, after = tokens[line.first : line.first + at], tokens[line.first + at + 1 : line.last]
    told = [token.lower for token in before if token.text[0].islower() and token.lower not in rules.shape["work"]]
    if not after[0].text[0].isupper() or not rules.shape["beside_names"].issuperset(told):
        return False
    return _are_named([token for token in after if token.lower not in rules.shape["work"] | {"by"}], rules)


def _are_named(tokens: Sequence[Token], rules: LayoutRules) -> bool:
    """Whether there is nothing but names, places and what may stand between them."""
    shape = rules.shape
    return all(
        not token.text[0].islower() or token.lower in shape["beside_names"] or token.lower in shape["staff"]
        for token in tokens
    )


def _is_row_of_names(line: Line, tokens: Sequence[Token], rules: LayoutRules) -> bool:
    """ "Ana Ruiz in Quito, Tomas Rey in Lima and agencies", "Ana Ruiz, lecturer at the University of Quito"."""
    words = tokens[line.first : line.last]
    if len(words) < 4 or line.words > 18 or not all(token.text[0].isupper() for token in words[:2]):
        return False
    told = [token.lower for token in words if token.text[0].islower()]
    if (rules.shape["beside_names"].isdisjoint(told) and "(" not in line.lows) or not rules.shape["verbs"].isdisjoint(
        line.lows
    ):
        return False
    learned = rules.shape["bio"] | rules.shape["staff"]
    return _are_named([token for token in words if token.lower not in learned], rules)


def _is_titled_writer(line: Line, tokens: Sequence[Token], rules: LayoutRules) -> bool:
    """ "Ana Ruiz, Pacific Report journalist", "Ana Ruiz, Europe Correspondent"."""
    lows = line.lows
    at = lows.index(",") if "," in lows[2:6] else 0
    if not at or line.words > 9 or lows[-1] not in rules.shape["bio"]:
        return False
    told = [*tokens[line.first : line.first + at], *tokens[line.first + at + 1 : line.last - 1]]
    return all(token.text[0].isupper() or token.lower in SMALL for token in told)


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
    opening = line.lows[0] if line.words else ""
    public = opening in rules.shape["public_offices"]
    if line.full or not 1 < line.words <= (14 if public else 9) or opening == "by":
        return False
    named = [token for token in tokens[line.first : line.last] if token.text[0].isalpha()]
    if not all(token.text[0].isupper() or token.lower in SMALL for token in named):
        return False
    if " ".join(line.lows) in rules.media:
        return True
    if line.lows[-1] not in rules.mastheads and not public:
        return False
    return opening == "the" or rules.shape["verbs"].isdisjoint(line.lows[:-1])


def is_bio(line: Line, tokens: Sequence[Token], rules: LayoutRules) -> int:
    """How many words of a last line on its author, "Solveig A. writes on arms.", are the name; 0 where it is none."""
    if line.words > 60 or line.words < 5:
        return 0
    first, shape = line.first, rules.shape
    if "born" in line.lows and "died" in line.lows and not line.full and tokens[first].text[0].isupper():
        return 1  # the dates at the foot of an obituary
    at = first
    while at < line.last and at < first + 8 and (tokens[at].text[0].isupper() or tokens[at].lower in _IN_NAMES):
        at += 1
    if not first + 2 <= at < line.last - 2:
        return 0
    named = at - first
    if tokens[at].lower == "," and tokens[at + 1].lower == "who" and (behind := _behind_clause(tokens, at, line.last)):
        at = behind if tokens[behind].lower in shape["writes_now"] else at
    verb, following = tokens[at].lower, tokens[at + 1].lower
    if verb == "is" and following in shape["of_the_paper"]:
        return named
    told = line.lows[named:]
    works = verb in shape["lives"] and not (shape["bio"] | shape["outlet"] | shape["pages"]).isdisjoint(told)
    if works or verb in shape["author_writes"] or (verb == "has" and following in shape["has_covered"]):
        return 0 if any(sign in MARKS for sign in line.lows) else named
    known = frozenset(told[at - first - named + 1 :])
    if verb in ("'s", "’s"):
        return 0 if shape["appears"].isdisjoint(line.lows[at - first + 1 : at - first + 4]) else named
    if verb == "is" and (following in ("a", "an", "the") or following in shape["author_is"]):
        return 0 if shape["bio"].isdisjoint(line.lows) else named
    if not shape["weekdays"].isdisjoint(told):
        return 0  # "Togo and Chad held talks on Monday": news
    if verb == "was" and line.words < 30 and not says(line.lows) and not shape["once"].isdisjoint(known):
        return named
    if verb in shape["bio_does"] and line.words < 30 and not says(line.lows):
        this = any(a == "this" and b in shape["itself"] for a, b in itertools.pairwise(line.lows))
        return named if this or not known.isdisjoint(shape["learned"] | (shape["once"] - _OF_STATES)) else 0
    return 0


def is_credits(line: Line, tokens: Sequence[Token], rules: LayoutRules) -> bool:
    """Under the text: "Also contributed: Ana Ruiz in Lima and Li Wen in Quito.", "With Ana Ruiz in Lima." """
    lows = line.lows
    at = lows.index(":") if ":" in lows[:6] else 0
    if line.words > 24 or not (at or lows[0] == "with") or rules.shape["work"].isdisjoint(lows[:at] or ["photo"]):
        return False
    words = [token for token in tokens[line.first + at + 1 : line.last] if token.text[0].isalpha()]
    return sum(token.text[0].isupper() for token in words) > 1 and _are_named(words, rules)


def _behind_clause(tokens: Sequence[Token], comma: int, last: int) -> int:
    """Where a sentence goes on behind "Kuol Deng, who took part in the talks of 2005,"; 0 where it does not."""
    for at in range(comma + 1, min(last - 2, comma + 16)):
        if tokens[at].lower == ",":
            return at + 1
    return 0
