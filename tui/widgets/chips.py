"""The filters that hold, as a row of chips in the place of the status lines, lifted one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from tui.keys.actions import CHIPS
from tui.keys.key_help import hints
from tui.render.frame import rule_line
from tui.render.lines import Piece, clean, fill, line_width, spread
from tui.render.status import hint_pieces
from tui.widgets.pane import Drawn, bindings


class ChipRow(Drawn, can_focus=True):
    BINDINGS: ClassVar[list[BindingType]] = bindings(CHIPS)

    class Changed(Message):
        """The chip ``index`` is to be lifted, turned round or edited."""

        def __init__(self, index: int, what: str) -> None:
            super().__init__()
            self.index = index
            self.what = what

    class Left(Message):
        """Back to the pane."""

    def __init__(self) -> None:
        super().__init__(id="chips")
        self._chips: Sequence[str] = ()
        self.joints: tuple[int, ...] = ()
        """Where dividers of the panes above meet the rule, if there is room for one."""
        self.cursor = 0

    def show(self, chips: Sequence[str], cursor: int | None = None) -> None:
        self._chips = chips
        self.cursor = max(0, min(len(chips) - 1, self.cursor if cursor is None else cursor))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        cells, glyphs = self.size.width, self.glyphs
        if y < self.size.height - 2:
            return self.strip(rule_line(self.joints, cells, glyphs))
        if y < self.size.height - 1:
            title, keys = [Piece(" FILTERS THAT HOLD ", "title.here")], list(hints(CHIPS))
            while len(keys) > 1 and line_width((*title, *hint_pieces(keys))) >= cells:
                keys.pop(-2)
            return self.strip(spread(title, hint_pieces(keys), cells, "text", glyphs.ellipsis))
        blocks = [
            [
                Piece(" "),
                Piece(f"{n + 1} ", "key"),
                Piece(clean(chip), "chip" if n == self.cursor else "link"),
                Piece(" "),
            ]
            for n, chip in enumerate(self._chips)
        ]
        first = 0
        while first < self.cursor and sum(line_width(block) for block in blocks[first : self.cursor + 1]) > cells:
            first += 1
        pieces = [piece for block in blocks[first:] for piece in block]
        if first:
            pieces.insert(0, Piece(glyphs.ellipsis, "quiet"))
        return self.strip(fill(pieces, cells, "text", glyphs.ellipsis))

    def action_move(self, step: int) -> None:
        self.show(self._chips, self.cursor + step)

    def action_change(self, what: str) -> None:
        if self._chips:
            self.post_message(self.Changed(self.cursor, what))

    def action_lift(self, number: int) -> None:
        if number <= len(self._chips):
            self.post_message(self.Changed(number - 1, "lift"))

    def action_leave(self) -> None:
        self.post_message(self.Left())
