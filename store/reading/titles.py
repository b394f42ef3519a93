"""Which of the lines above the text is the title."""

from __future__ import annotations

from collections.abc import Sequence

from store.model import Token
from store.reading import shapes
from store.reading.lines import Line
from store.reading.rules import LayoutRules

_STEM = 5
_LEAD = 5
"""So many lines of running text tell what the article is about."""


def choose(
    candidates: Sequence[Line], below: Sequence[Line], tokens: Sequence[Token], rules: LayoutRules
) -> Line | None:
    """The title among the ``candidates``; ``below`` are the lines from the running text on."""
    likely = [line for line in candidates if line.words >= 4 or line.heading]
    if len(likely) > 1 and shapes.is_masthead(likely[0], tokens, rules):
        # the outlet's name and what it says of itself stand above the title
        motto = len(likely) > 2 and tokens[likely[1].first].text[0].islower()
        likely = likely[1 + motto :]
    title = next((line for line in likely if not rules.speaks_to_reader(line.lows)), likely[0] if likely else None)
    if title is not None and len(likely) > 1:
        title = _told_below(title, likely, below, rules)
    if title is None and candidates and below:
        title = max(candidates, key=lambda line: line.words)
        if title.words < 2:
            title = None
    if title is not None and title.words < 4 and not rules.shape["outlet"].isdisjoint(title.lows):
        title = None
    return title


def _told_below(title: Line, likely: Sequence[Line], below: Sequence[Line], rules: LayoutRules) -> Line:
    """A later line where the first one only leads to it ("News / World / Title") or has nothing to do with the text."""
    later = likely[likely.index(title) + 1 :]
    for line in later:
        if len(line.lows) < len(title.lows) and title.lows[-len(line.lows) :] == line.lows:
            return line
    common = rules.shape["common"]
    lead = [line for line in below if line.kind is None and line.full][:_LEAD]
    told = {low[:_STEM] for line in lead for low in line.lows if len(low) > 3 and low not in common}

    def shared(line: Line) -> int:
        return len({low[:_STEM] for low in line.lows if len(low) > 3} & told)

    if shared(title) or title.heading:
        return title
    return next((line for line in later if shared(line) > 1 and not line.full), title)
