"""All keys of the pane one was in, and what the marks mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize

from tui.keys.key_help import PANE_NAMES, help_sections
from tui.render.lines import Line, Piece, fill, pad
from tui.render.wrap import wrapped
from tui.screens.calm import CalmScreen
from tui.widgets.pane import ScrollPane

MARKS = (
    ("*", "the day was worked out, not printed; the detail says how", "mark"),
    ("?", "only bounds of the day are known", "mark"),
    ("!", "sources disagree; the detail shows both sides", "alarm"),
    ("stale", "the day has passed and no article says that it took place", "stale"),
)
SPANS = (
    ("M", "words that tell of a meeting", "meeting"),
    ("S", "words that somebody said", "statement"),
    ("", "speaker", "span.speaker"),
    ("", "verb of saying", "span.cue"),
    ("", "date", "span.date"),
    ("", "place", "span.place"),
    ("", "actor", "span.actor"),
)


LEAST = 28
"""Cells that the words beside the keys need; with fewer they stand below."""


class HelpPane(ScrollPane):
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, pane: str) -> None:
        super().__init__(identity="help")
        self._about = pane
        self._lines: list[list[Piece]] = []

    def on_resize(self, event: Resize) -> None:
        self._lines = []
        keys = help_sections(self._about)
        width = max(cell_len(names) for _, rows in keys for names, _ in rows) + 2
        for title, rows in keys:
            self._section(title, [(Piece(names, "key"), Piece(text)) for names, text in rows], width)
        self._section("MARKS", [(Piece(mark, style), Piece(text)) for mark, text, style in MARKS], width)
        spans = [
            (Piece(letter, f"letter.{text}" if letter else "text"), Piece(words, text)) for letter, words, text in SPANS
        ]
        leftward = Piece("a line with writing from right to left, which some terminals turn around")
        spans.append((Piece(self.glyphs.leftward, "quiet"), leftward))
        self._section("COLOURS AND LETTERS IN THE ARTICLE", spans, width)
        self.scroll_rows(self.top)
        self.refresh()

    def _section(self, title: str, rows: Sequence[tuple[Piece, Piece]], width: int) -> None:
        """A heading and its rows: what a key does stands beside it, or under it where that leaves more room."""
        self._lines += [[]] if self._lines else []
        self._lines += [[Piece(" "), Piece(row, "section")] for row in wrapped(title, self.cells - 2)]
        under = self.cells - width < LEAST
        for head, text in rows:
            told = wrapped(text.text, self.cells - (4 if under else width) - 2)
            if under and head.text:
                self._lines += [[Piece(" "), head._replace(text=row)] for row in wrapped(head.text, self.cells - 2)]
            for number, row in enumerate(told):
                first = head if not number else Piece("")
                beside = Piece("   ") if under else first._replace(text=pad(first.text, width))
                self._lines.append([Piece(" "), beside, text._replace(text=row)])

    def row_count(self) -> int:
        return len(self._lines)

    def row_line(self, index: int, cells: int) -> Line:
        return fill(self._lines[index], cells, "text", self.glyphs.ellipsis)

    def title(self) -> tuple[str, str]:
        return f"HELP {self.glyphs.dot} {PANE_NAMES[self._about]}", "Esc goes back"


class HelpScreen(CalmScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,enter", "leave", show=False)]
    AUTO_FOCUS = "#help"

    def __init__(self, pane: str) -> None:
        super().__init__()
        self._about = pane

    def compose(self) -> ComposeResult:
        yield HelpPane(self._about)

    def action_leave(self) -> None:
        if self.is_current:
            self.dismiss()
