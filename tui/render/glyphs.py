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
    leftward: str
    """Before a line of an article with writing from right to left, which a terminal may turn around."""


UNICODE = Glyphs("▌", "─", "│", "┃", "┴", "…", "–", "·", "“", "”", "→", "▆", "•", "‹")
ASCII = Glyphs(">", "-", "|", "#", "+", "~", "-", "-", '"', '"', ">", "#", "+", "<")
_ASCII_SIGNS = {
    ord(sign): plain
    for signs, plain in (
        ("\u2010\u2011\u2012\u2013\u2014\u2015\u00b7", "-"),
        ("\u2018\u2019\u201a\u201b\u2039\u203a", "'"),
        ("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
        ("\u2026", "~"),
        ("\u2192", ">"),
        ("\u2190", "<"),
        ("\u00d7", "x"),
        ("\u00a0", " "),
    )
    for sign in signs
}


def drawable(text: str, glyphs: Glyphs) -> str:
    """``text`` as a terminal of those glyphs can draw it, cell for cell: dashes, quotation marks and the like in ASCII.

    Letters stay as they are.
    """
    return text.translate(_ASCII_SIGNS) if glyphs is ASCII and not text.isascii() else text
