"""What all panes have in common, as pure functions: the edge that is the scroll bar, where a list starts, the rule."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from tui.render.glyphs import Glyphs
from tui.render.lines import Line, Piece, clean, fill, fit


def edge(y: int, total: int, body: int, top: int, glyphs: Glyphs, *, divider: bool, here: bool) -> Piece:
    """The last cell of line ``y`` (1 is the first row) of a pane that shows ``body`` of ``total`` rows from ``top``."""
    track = Piece(glyphs.divide, "track") if divider else Piece(" ")
    if total <= body:
        return track
    size = max(1, body * body // total)
    start = top * (body - size) // max(1, total - body)
    if start <= y - 1 < start + size:
        return Piece(glyphs.thumb, "thumb.here" if here else "thumb")
    return track


def top_around(cursor: int, line: int, total: int, body: int) -> int:
    """The first row of a list whose cursor stands ``line`` rows down, as far as there are rows."""
    return max(0, min(cursor - min(line, body - 1), total - body))


def rule_line(joints: Iterable[int], cells: int, glyphs: Glyphs, note: str = "", *, alarm: bool = False) -> Line:
    """The rule above the status lines, with a joint under every divider; a note interrupts it and moves nothing."""
    rule = [glyphs.rule] * cells
    for joint in joints:
        if joint < cells:
            rule[joint] = glyphs.joint
    drawn = "".join(rule)
    words = fit(clean(note), cells - 4, glyphs.ellipsis)
    if not words:
        return fill([Piece(drawn, "rule")], cells)
    behind = drawn[cell_len(words) + 3 :]
    return fill(
        [Piece(drawn[0], "rule"), Piece(f" {words} ", "alarm" if alarm else "note"), Piece(behind, "rule")], cells
    )
