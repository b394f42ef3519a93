"""Those who greet their readers or hearers, or take leave of them, and tell news in the same breath."""

from __future__ import annotations

from collections.abc import Sequence

from store.model import BlockKind, Token
from store.reading.lines import Line, line_of
from store.reading.rules import LayoutRules

_OURS = frozenset({"coverage", "blog", "updates", "feed", "page"})
_US = frozenset({"we", "we're", "we’re", "welcome"})
"""Opens a sentence in which an outlet speaks of its coverage."""
_WELCOME = 25
"""How many tokens the sentence to the readers has at most."""
_GREETING = 4
"""How many tokens a greeting has at most."""
_NEWS = 7
"""How many words there are behind it at least."""


def part_welcomes(lines: Sequence[Line], text: str, tokens: Sequence[Token], rules: LayoutRules) -> list[Line]:
    """The lines; "Welcome to our live coverage. A and B meet at noon." is cut in two behind its first stop, and so is
    "Good evening. A and B will meet at noon."."""
    parted: list[Line] = []
    for line in lines:
        stop = _stop(line) or _behind_greeting(line, rules)
        rest = line_of(text, tokens, tokens[stop].start, line.end, stop, line.last, False) if stop else None
        if rest is None or rest.words < _NEWS or not rest.full or _to_reader(rest, rules):
            parted.append(line)
        else:
            greeting = line_of(text, tokens, line.start, tokens[stop - 1].end, line.first, stop, line.blank)
            greeting.mark(BlockKind.BOILERPLATE, "layout.greeting")
            parted += [greeting, rest]
    return parted


def _behind_greeting(line: Line, rules: LayoutRules) -> int:
    """The token behind "Good evening." at the beginning of a line; else 0."""
    if not line.lows or not rules.greets(line.lows):
        return 0
    end = next((at for at, low in enumerate(line.lows[:_GREETING]) if low in (".", "!")), 0)
    greets = end and rules.shape["verbs"].isdisjoint(line.lows[:end])
    return line.first + end + 1 if greets and end + 1 < len(line.lows) else 0


def _to_reader(rest: Line, rules: LayoutRules) -> bool:
    return rules.speaks_to_reader(rest.lows) or rules.find(rest.lows, rest.words) is not None


def _stop(line: Line) -> int:
    """The token behind the first sentence of a line, where that speaks of live coverage; else 0."""
    lows = line.lows
    ours = bool(lows) and lows[0] in _US and not _OURS.isdisjoint(lows[1:_WELCOME])
    if not ours and "live" not in lows[:_WELCOME]:
        return 0
    end = next((at for at, low in enumerate(lows[:_WELCOME]) if low in (".", "!", ":")), 0)
    live = any(low == "live" and not _OURS.isdisjoint(lows[at + 1 : at + 3]) for at, low in enumerate(lows[:end]))
    live = live or (ours and not _OURS.isdisjoint(lows[:end]))
    return line.first + end + 1 if live and end + 1 < len(lows) else 0
