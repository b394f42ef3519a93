"""The search line: what is typed is read at once, and a mistake is pointed at where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input

from store.database.query import QueryError, parse_query
from tui.messages import SearchLeft, SearchSubmitted
from tui.render.lines import Piece, clean, fill
from tui.widgets.pane import Drawn

LONGEST = 500
HINT = 'words  "a phrase"  actor:peskov  -place:istanbul  status:held  after:2025-10     Enter searches, Esc leaves'


class Purpose(NamedTuple):
    """What is asked for: the advice, what is wrong with a text ("" for nothing), and the message that sends it."""

    hint: str
    judge: Callable[[str], str]
    submitted: Callable[[str], Message]


def judge_query(text: str) -> str:
    """What the query language says to ``text``."""
    try:
        parse_query(text)
    except QueryError as error:
        return pointed(error, len(text))
    return ""


SEARCH = Purpose(HINT, judge_query, SearchSubmitted)


class PromptMessage(Drawn):
    """What the query language says to what is typed."""

    def __init__(self, *, identity: str) -> None:
        super().__init__(id=identity)
        self._text, self._alarm = HINT, False

    def say(self, text: str, alarm: bool) -> None:
        if (text, alarm) != (self._text, self._alarm):
            self._text, self._alarm = text, alarm
            self.refresh()

    def render_line(self, y: int) -> Strip:
        piece = Piece(self._text, "alarm" if self._alarm else "quiet")
        return self.strip(fill((Piece(" "), piece), self.size.width, "text", self.glyphs.ellipsis))


class Prompt(Vertical):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def compose(self) -> ComposeResult:
        yield PromptMessage(identity="prompt-message")
        line = Input(max_length=LONGEST, compact=True, select_on_focus=False, id="prompt-line")
        line.cursor_blink = False
        yield line

    purpose = SEARCH

    def open(self, text: str, purpose: Purpose = SEARCH) -> None:
        """Show the line with ``text`` in it, the cursor at its end."""
        self.purpose = purpose
        line = self.query_one("#prompt-line", Input)
        line.value = f"{text} " if text else ""
        line.cursor_position = len(line.value)
        self.display = True
        line.focus()
        self._judge(line.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._judge(event.value)

    def _judge(self, text: str) -> bool:
        message = self.query_one(PromptMessage)
        wrong = self.purpose.judge(text)
        message.say(wrong or self.purpose.hint, bool(wrong))
        return not wrong

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._judge(event.value):
            self.post_message(self.purpose.submitted(event.value))

    def action_leave(self) -> None:
        self.post_message(SearchLeft())


def pointed(error: QueryError, length: int) -> str:
    """The message of ``error`` under (here: over) the character it is about, with a sign that points at it."""
    advice = f"; did you mean {error.suggestion}?" if error.suggestion else ""
    return " " * min(error.position, length) + clean(f"v {error.message}{advice}")
