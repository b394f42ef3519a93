"""All keys of the pane one was in, and what the marks mean."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui.key_help import PANE_NAMES, help_sections
from tui.render.lines import Line, Piece, fill, pad
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


class HelpPane(ScrollPane):
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, pane: str) -> None:
        super().__init__(identity="help")
        self._about = pane
        self._lines: list[list[Piece]] = []
        sections = help_sections(pane)
        width = max(cell_len(keys) for _, rows in sections for keys, _ in rows) + 2
        for number, (title, rows) in enumerate(sections):
            self._lines += (
                [[], [Piece(" "), Piece(title, "section")]] if number else [[Piece(" "), Piece(title, "section")]]
            )
            for keys, text in rows:
                self._lines.append([Piece(" "), Piece(pad(keys, width), "key"), Piece(text)])
        self._lines += [[], [Piece(" "), Piece("MARKS", "section")]]
        for mark, text, style in MARKS:
            self._lines.append([Piece(" "), Piece(pad(mark, width), style), Piece(text)])
        self._lines += [[], [Piece(" "), Piece("COLOURS AND LETTERS IN THE ARTICLE", "section")]]
        for letter, text, style in SPANS:
            named = f"letter.{text}" if letter else "text"
            self._lines.append([Piece(" "), Piece(pad(letter, width), named), Piece(text, style)])

    def row_count(self) -> int:
        return len(self._lines)

    def row_line(self, index: int, cells: int) -> Line:
        return fill(self._lines[index], cells, "text", self.glyphs.ellipsis)

    def title(self) -> tuple[str, str]:
        return f"HELP {self.glyphs.dot} {PANE_NAMES[self._about]}", "Esc goes back"


class HelpScreen(Screen[None]):
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
