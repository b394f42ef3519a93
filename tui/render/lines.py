"""Lines made of pieces: text with the name of a style. Widths are terminal cells, never characters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from store.text import one_line
from tui.render.wrap import wrap

_FLOOD = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe00-\ufe2f]{4})"
    r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe00-\ufe2f]+"
)
_LOST = 4
"""Cells that a cut at a word may leave empty in a short field."""
_LOOSE = re.compile(r"\A[\u200d\ufe0f]+|\u200d+(?=[\s\u200d\ufe0f]|\Z)|(?<=\s)[\u200d\ufe0f]+")

_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")


class Piece(NamedTuple):
    """A run of text in one style. ``style`` names an entry of the theme; names joined with ``+`` add up."""

    text: str
    style: str = "text"


Line = tuple[Piece, ...]


def thin(text: str) -> str:
    """``text`` whose width is the sum of the widths of its parts, and that cannot freeze a terminal.

    At most four marks in a row that take no cell are kept, and joiners only between two characters that they join.
    """
    return text if text.isascii() else _LOOSE.sub("", _FLOOD.sub(r"\1", text))


def clean(text: str) -> str:
    """``text`` as one line that a terminal shows and does not obey."""
    return thin(one_line(text).strip())


def turns_around(text: str) -> bool:
    """Whether some of ``text`` is written from right to left, so that a terminal may show it in another order."""
    return not text.isascii() and _LEFTWARD.search(text) is not None


def fit(text: str, cells: int, ellipsis: str = "…") -> str:
    """``text`` in at most ``cells`` cells with an ellipsis, cut at a word where that leaves few cells empty."""
    if cells <= 0:
        return ""
    if cell_len(text) <= cells:
        return text
    if cells == 1:
        return ellipsis
    head = set_cell_size(text, cells - 1).rstrip(" \u200d")
    space = head.rfind(" ")
    if space > 0 and space >= len(head) - max(_LOST, len(head) // 8) and not text[len(head) : len(head) + 1].isspace():
        head = head[:space]
    return head.rstrip(" ,;:-–—") + ellipsis


def pad(text: str, cells: int, ellipsis: str = "…") -> str:
    """``text`` cut or filled with blanks to exactly ``cells`` cells."""
    text = fit(text, cells, ellipsis)
    return text + " " * (cells - cell_len(text))


def line_width(pieces: Iterable[Piece]) -> int:
    return sum(cell_len(piece.text) for piece in pieces)


def fill(pieces: Iterable[Piece], cells: int, style: str = "text", ellipsis: str = "…") -> Line:
    """``pieces`` cut (with an ellipsis) or filled with blanks to exactly ``cells`` cells; equal neighbours merged."""
    kept: list[Piece] = []
    room = cells
    for piece in pieces:
        if room <= 0:
            break
        width = cell_len(piece.text)
        if width > room:
            piece = Piece(fit(piece.text, room, ellipsis), piece.style)
            width = cell_len(piece.text)
            room = min(room, width)
        if piece.text:
            kept.append(piece)
        room -= width
    if (missing := cells - line_width(kept)) > 0:
        kept.append(Piece(" " * missing, style))
    return merge(kept)


def flowed(pieces: Iterable[Piece], cells: int, hang: int = 0) -> list[list[Piece]]:
    """The pieces in rows of at most ``cells`` cells, broken at blanks; all but the first begin ``hang`` cells in."""
    pieces = list(pieces)
    if line_width(pieces) <= cells:
        return [pieces]
    rows: list[list[Piece]] = []
    text = "".join(piece.text for piece in pieces)
    first = wrap(text, cells)[0]
    behind = len(text) - len(text[first[1] :].lstrip())
    rest = wrap(text[behind:], max(8, cells - hang))
    for start, end in (first, *((behind + start, behind + end) for start, end in rest)):
        row, at = [Piece(" " * hang)] if rows and hang else [], 0
        for piece in pieces:
            if part := piece.text[max(0, start - at) : max(0, end - at)]:
                row.append(Piece(part, piece.style))
            at += len(piece.text)
        rows.append(row)
    return rows


def merge(pieces: Iterable[Piece]) -> Line:
    """Neighbours of one style as one piece, which is what keeps a line short on the wire."""
    merged: list[Piece] = []
    for piece in pieces:
        if merged and merged[-1].style == piece.style:
            merged[-1] = Piece(merged[-1].text + piece.text, piece.style)
        else:
            merged.append(piece)
    return tuple(merged)


def spread(left: Iterable[Piece], right: Iterable[Piece], cells: int, style: str = "text", ellipsis: str = "…") -> Line:
    """``left`` and ``right`` at the two ends of a line; the left one gives way."""
    right = tuple(right)
    width = line_width(right)
    if width >= cells:
        return fill(right, cells, style, ellipsis)
    return merge(
        (
            *fill(left, cells - width - (1 if width else 0), style, ellipsis),
            *((Piece(" ", style),) if width else ()),
            *right,
        )
    )


def plain(line: Iterable[Piece]) -> str:
    """The text of a line, for tests and for copying."""
    return "".join(piece.text for piece in line)
