"""Which of the lines above the text is the title."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from store.model import Token
from store.reading import bylines
from store.reading.captions import SMALL
from store.reading.lines import Line
from store.reading.quotations import MARKS
from store.reading.rules import LayoutRules

_STEM = 5
_APART = 4
_TICKERS = frozenset({"breaking"})
_FILMS = frozenset({"watch", "listen", "video", "podcast", "audio"})
_LEADS = frozenset({"presented", "sponsored", "brought", "heard", "powered"})
_REACHED = frozenset({"tel", "tel.", "phone", "fax", "mobile", "http", "https"})
_FIELDS = 2
"""So many colons has a line of fields: "SLUG: LAKE WORDS: 141"."""
_BEGUN = frozenset({"since", "est", "established", "founded"})
_FOUNDED = re.compile(r"1[6-9]\d\d$")
_LEAD = 5
"""So many lines of running text tell what the article is about."""


def choose(
    candidates: Sequence[Line], below: Sequence[Line], tokens: Sequence[Token], rules: LayoutRules
) -> Line | None:
    """The title among the ``candidates``; ``below`` are the lines from the running text on."""
    plain = [line for line in candidates if not _is_odd(line)]
    likely = [line for line in plain if (line.words >= 4 and not line.bullet) or line.heading]
    likely = [line for line in likely if not tokens[line.first].text[0].islower()] or likely  # mottos
    if len(likely) > 1 and (bylines.is_masthead(likely[0], tokens, rules) or _is_firm(likely[0], tokens, rules)):
        # the outlet's name and what it says of itself stand above the title
        motto = len(likely) > 2 and tokens[likely[1].first].text[0].islower()
        likely = likely[1 + motto :]
    likely = [line for line in likely if line.lows[0] not in _TICKERS and not _is_film(line)] or likely
    title = next((line for line in likely if not rules.speaks_to_reader(line.lows)), None)
    if title is None:
        title = next((line for line in likely if line.lows[-1] != "?"), None)
    if title is not None and len(candidates) > 1:
        title = _told_below(title, likely, candidates, below, tokens, rules)
    if title is not None and _names_house(title, below, tokens, rules):
        others = [line for line in plain[plain.index(title) + 1 :] if line.words > 1 and not line.full]
        others = [line for line in others if line.lows.count(":") < _FIELDS]
        short = [line for line in others if line.words < 5]
        title = short[-1] if short else next(iter(others), None)
        if title is None:
            return None
    if title is None and candidates and below:
        others = [line for line in plain if not _names_house(line, below, tokens, rules)]
        title = max(reversed(others), key=lambda line: line.words, default=None)
        if title is not None and title.words < 2:
            title = None
    if title is not None and title.words < 4 and not rules.shape["outlet"].isdisjoint(title.lows):
        title = None
    return title


def _is_film(line: Line) -> bool:
    """What can be watched or heard beside the text: "Watch: What the deal means"."""
    return line.lows[0] in _FILMS and line.lows[1:2] in ([":"], ["|"], ["-"], ["–"])


def _is_firm(line: Line, tokens: Sequence[Token], rules: LayoutRules) -> bool:
    """The name of a company or body that sends a text out: "WEST AFRICA CRUDE CONVEYANCE COMPANY"."""
    words = [token for token in tokens[line.first : line.last] if token.text[0].isalpha()]
    return (
        line.words < 10 and line.lows[-1] in rules.shape["firms"] and rules.shape["verbs"].isdisjoint(line.lows)
        and all(token.text[0].isupper() or token.lower in SMALL for token in words)
    )  # fmt: skip


def _names_house(title: Line, below: Sequence[Line], tokens: Sequence[Token], rules: LayoutRules) -> bool:
    """Nothing but capitalised words, no verb, and none of them in the first lines of the text: who publishes it."""
    words = [token for token in tokens[title.first : title.last] if token.text[0].isalpha()]
    if title.heading or len(words) > 6 or not rules.shape["verbs"].isdisjoint(title.lows):
        return False
    if not all(token.text[0].isupper() or token.lower in SMALL for token in words):
        return False
    if any(token.lower.endswith("ed") for token in words) or not MARKS.isdisjoint(title.lows):
        return False
    told = {low[:_STEM] for line in below[:_LEAD] for low in line.lows if len(low) > 3}
    return told.isdisjoint(token.lower[:_STEM] for token in words if len(token.text) > 3)


def _is_odd(line: Line) -> bool:
    """No title by its looks: links in a row, telephone numbers, the sponsor, the year a paper was founded."""
    figures = sum(low[0].isdigit() for low in line.lows)
    reached = any(a in _REACHED and (b == ":" or b[0].isdigit()) for a, b in itertools.pairwise(line.lows))
    if line.lows[0] == "(" and line.lows[-1] == ")":
        return True
    if len(line.lows) > 2 and line.lows[-2] in _BEGUN and _FOUNDED.match(line.lows[-1]):
        return True
    return line.lows.count("|") > 1 or figures > 3 or line.lows[0] in _LEADS or reached


def _holds(lows: Sequence[str], part: Sequence[str]) -> bool:
    """Whether the words of one line stand in another one: "Home / World / Title", "AGENCY : Title - Politics"."""
    first = next((at for at, low in enumerate(lows) if low == part[0]), len(lows))
    return list(lows[first : first + len(part)]) == list(part) or list(lows[-len(part) :]) == list(part)


def _told_below(
    title: Line,
    likely: Sequence[Line],
    candidates: Sequence[Line],
    below: Sequence[Line],
    tokens: Sequence[Token],
    rules: LayoutRules,
) -> Line:
    """Another line where the first long one only leads to it ("News / World / Title") or follows it ("Baku's game")."""
    later = likely[likely.index(title) + 1 :]
    for line in later:
        if len(line.lows) < len(title.lows) and _holds(title.lows, line.lows):
            return line
    if title.heading:
        return title
    common = rules.shape["common"]
    lead = [line for line in (*candidates, *below) if line.kind is None and line.full and line is not title][:_LEAD]
    told = {low[:_STEM] for line in lead for low in line.lows if len(low) > 3 and low not in common}

    def shared(line: Line) -> int:
        return len({low[:_STEM] for low in line.lows if len(low) > 3} & told)

    after = [line for line in later if line.lows.count(":") < _FIELDS][:1]
    shape = rules.shape
    of_house = not (shape["letter"].isdisjoint(title.lows) and shape["outlet"].isdisjoint(title.lows))
    motto = of_house and shape["verbs"].isdisjoint(title.lows)
    if after and title.full and title.lows[-1] == "." and not after[0].full and not shared(title):
        return after[0]  # "Good morning from Lagos."
    if (
        after
        and not shared(title)
        and shared(after[0]) > (0 if motto else 2)
        and after[0].words < 13
        and not after[0].full
    ):
        return after[0]
    if shared(title) < 2 and MARKS.isdisjoint(title.lows):
        verb = not rules.shape["verbs"].isdisjoint(title.lows)
        apart = _APART if shared(title) or verb else 0  # the standfirst stands right below a title
        least = 6 if verb and shared(title) else 4 if shared(title) else 2
        for line in later:
            if shared(line) >= least and not line.full and line.start - title.end > apart:
                return line
    above = candidates[: candidates.index(title)][-1:]
    last = candidates[-1]
    if not shared(title) and last is not title and 1 < last.words < 4 and shared(last) and not last.full:
        return last  # "A blog on the pass / 5 November / Chushul again"
    labelled = bool(above) and not (
        shape["sections"].isdisjoint(above[0].lows) and shape["outlet"].isdisjoint(above[0].lows)
    )
    if above and 1 < above[0].words < 4 < title.words and not labelled and shared(above[0]):
        short = [token.text for token in tokens[above[0].first : above[0].last]]
        if any((word.islower() and word.isalpha() and word not in SMALL) or word in ("'s", "’s") for word in short):
            return above[0]
    return title
