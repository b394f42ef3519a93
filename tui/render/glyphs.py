"""The signs of the frame, in two sets: for terminals that draw Unicode and for those that do not."""

from __future__ import annotations

from typing import NamedTuple


class Glyphs(NamedTuple):
    """Every sign is one cell wide."""

    bar: str
    """In front of the selected row and of the words that belong to it."""
    rule: str
    """A horizontal rule."""
    divide: str
    """Between two panes; also the track of the scroll bar."""
    thumb: str
    """The part of the scroll bar that says where one is."""
    joint: str
    """Where a divider stands on a rule."""
    ellipsis: str
    dash: str
    """Between the two ends of a range."""
    dot: str
    """Between two facts of a line."""
    open: str
    close: str
    """Quotation marks around words that were spoken."""
    arrow: str
    block: str
    """A cell of a bar."""
    kept: str
    """Beside an event that the reader marked, tagged or noted something of."""


UNICODE = Glyphs("▌", "─", "│", "┃", "┴", "…", "–", "·", "“", "”", "→", "▆", "•")
ASCII = Glyphs(">", "-", "|", "#", "+", "~", "-", "-", '"', '"', ">", "#", "+")
