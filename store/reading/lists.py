"""Lists that belong to the text: what announces them, their entries, the names below a letter."""

from __future__ import annotations

from collections.abc import Sequence

from store.reading.lines import Line
from store.reading.rules import LayoutRules

_IN_ITEMS = frozenset({":", ";", ",", "."})


def leads_in(line: Line, early: bool, rules: LayoutRules) -> bool:
    """What announces a list: "The Summit was attended by the following:"."""
    if line.full or not line.lows or line.lows[-1] != ":" or line.lows[0] in rules.shape["invite"]:
        return False
    sentence = line.words > 4 or (
        early and line.words > 1 and (line.words > 3 or line.lows[0] in ("the", "they", "we"))
    )
    return sentence and not rules.speaks_to_reader(line.lows)


def is_item(line: Line, before: Line | None, early: bool) -> bool:
    """An entry of a list that was announced: it goes on until a line is left free in a list that had none."""
    if before is None or before.rule != "layout.list" or (line.blank and not before.blank and not line.bullet):
        return False
    return early or line.bullet or not _IN_ITEMS.isdisjoint(line.lows)


def is_letter(lines: Sequence[Line], rules: LayoutRules) -> bool:
    """Whether a salutation stands near the beginning: "Excellency,"."""
    return any(line.lows and line.lows[-1] == "," and line.lows[0] in rules.shape["salutations"] for line in lines[:8])


def signs(line: Line, before: Line | None, rules: LayoutRules) -> bool:
    """The end of a letter: "Yours faithfully," and the names below it."""
    if line.full or line.bullet:
        return False
    if before is not None and before.rule == "layout.signed":
        return True
    return line.words < 5 and line.lows[-1] in (",", ":") and not rules.shape["closings"].isdisjoint(line.lows)
