"""Breaking an article into rows of cells without losing where each row stands in the source text."""

from __future__ import annotations

import re
from bisect import bisect_right

from rich.cells import cell_len, split_graphemes

Row = tuple[int, int]
"""Offsets ``[start, end)`` into the source text; the white space a row breaks at belongs to no row."""

_ONE_CELL = re.compile(
    "[\t\r -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2400-\u2421\ufffd]*"
)
_NO_BREAK = "\u00a0"
_LOOKAHEAD = 4
"""Characters looked at for each cell of a row with marks that take none; the rest goes to the next row."""


def wrap(text: str, width: int) -> list[Row]:
    """Rows of ``text`` in at most ``width`` cells each, broken at spaces where there are any, else anywhere.

    Line breaks of the source end a row; several empty lines come out as one. Linear in the length of the text.
    """
    width = max(1, width)
    rows: list[Row] = []
    position = 0
    while position <= len(text):
        end = text.find("\n", position)
        if end < 0:
            end = len(text)
        if not text[position:end].strip():
            if rows and rows[-1][0] != rows[-1][1]:
                rows.append((position, position))
        else:
            _wrap_line(text, position, end, width, rows)
        position = end + 1
    while rows and rows[-1][0] == rows[-1][1]:
        rows.pop()
    return rows


def wrapped(text: str, width: int) -> list[str]:
    """The rows of ``text`` as texts; one empty row for an empty one."""
    return [text[start:end] for start, end in wrap(text, max(8, width))] or [""]


def _wrap_line(text: str, start: int, end: int, width: int, rows: list[Row]) -> None:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end:
        reach = _reach(text, start, end, width)
        if reach < end and (text[reach] == _NO_BREAK or not text[reach].isspace()):
            space = text.rfind(" ", start + 1, reach)
            if space > start and text[start:space].strip():
                reach = space
        stop = reach
        while stop > start + 1 and text[stop - 1].isspace():
            stop -= 1
        rows.append((start, stop))
        start = reach
        while start < end and text[start].isspace():
            start += 1


def _reach(text: str, start: int, end: int, width: int) -> int:
    """Offset up to which ``text`` from ``start`` on fits into ``width`` cells; always beyond ``start``."""
    limit = min(end, start + width)
    single = _ONE_CELL.match(text, start, limit)
    if single and single.end() == limit and not (limit < end and text[limit] in "\u200d\ufe0f"):
        return limit
    for reach in (width // 2 + 8, width + 8, width * _LOOKAHEAD):
        limit = min(end, start + reach)
        spans, total = split_graphemes(text[start:limit])
        if total <= width and limit < end:
            continue
        cells = 0
        for first, last, size in spans:
            if not size and last - first > 1:  # joiners with nothing before them hide what they stand before
                size = cell_len(text[start + first : start + last])
            if cells + size > width:
                return start + first if first else start + last
            cells += size
    return limit


def row_of(rows: list[Row], offset: int) -> int:
    """Index of the row that holds ``offset``, or the last one before it; 0 for an empty text."""
    return max(0, bisect_right(rows, (offset, 1 << 62)) - 1)
