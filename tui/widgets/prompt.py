"""The search line: what is typed is read at once, and a mistake is pointed at where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input

from store.database.lookup.completion import Candidate, Completion
from store.database.query import QueryError, parse_query
from store.text import one_line
from tui.asking.messages import CompletionWanted, SearchLeft, SearchSubmitted
from tui.keys.in_turn import TakesKeys
from tui.render.frame import rule_line
from tui.render.lines import Piece, clean, fill, thin
from tui.render.wrap import wrapped
from tui.widgets.line import TypedLine
from tui.widgets.pane import Drawn

if TYPE_CHECKING:
    from tui.model.amending import Begun

LONGEST = 500
MOST_ADVICE = 3
"""Rows of advice where there is room besides; on a small screen it may take half of it before any is cut."""
HINT = 'words  "a phrase"  actor:peskov  -place:istanbul  status:held  after:2025-10     Tab completes, Up recalls'


class Purpose(NamedTuple):
    """What is asked for: the advice, what is wrong with a text ("" for nothing), and the message that sends it."""

    hint: str
    judge: Callable[[str], str]
    submitted: Callable[[str], Message]
    query: bool = False
    """Whether it is a query: fields and values are completed, and queries sent before can be had back."""
    begun: Callable[[str], Begun | None] = lambda letter: None
    """What a letter typed on the empty line comes to, where it stands for more than itself."""
    longest: int = LONGEST
    """Characters that the line takes."""


def judge_query(text: str) -> str:
    """What the query language says to ``text``."""
    try:
        parse_query(text)
    except QueryError as error:
        return pointed(error, len(text))
    return ""


SEARCH = Purpose(HINT, judge_query, SearchSubmitted, query=True)


class PromptMessage(Drawn):
    """What the query language says to what is typed, or what could be typed."""

    def __init__(self, *, identity: str) -> None:
        super().__init__(id=identity)
        self._pieces: tuple[Piece, ...] = (Piece(HINT, "quiet"),)
        self._wraps = True
        self.joints: tuple[int, ...] = ()
        """Where dividers of the panes above meet the rule that stands where no advice does."""

    def say(self, text: str, alarm: bool) -> None:
        """Advice may take all rows; what is wrong takes the last, over the line that it points into."""
        self._show((Piece(thin(one_line(text)), "alarm" if alarm else "quiet"),), wraps=not alarm)

    def offer(self, candidates: Sequence[Candidate], chosen: int) -> None:
        """What Tab puts in the place of what is typed, one after the other."""
        pieces = [Piece("Tab ", "key")]
        for number, candidate in enumerate(candidates):
            pieces += [Piece("  "), Piece(clean(candidate.label), "chip" if number == chosen else "text")]
            pieces += [Piece(f" {clean(candidate.note)}", "quiet")] if candidate.note else []
        self._show(tuple(pieces))

    def _show(self, pieces: tuple[Piece, ...], wraps: bool = False) -> None:
        if (pieces, wraps) != (self._pieces, self._wraps):
            self._pieces, self._wraps = pieces, wraps
            self.refresh()

    def render_line(self, y: int) -> Strip:
        cells, height = self.size.width, self.size.height
        rows = [self._pieces]
        if self._wraps:
            text, style = self._pieces[0]
            parts = wrapped(text, cells - 2)
            kept = [*parts[: height - 1], " ".join(parts[height - 1 :])] if len(parts) > height else parts
            rows = [(Piece(part.replace("\u00a0", " "), style),) for part in kept]
        index = y - height + len(rows)
        if index < 0:
            joints = self.joints if y == 0 else ()
            return self.strip(rule_line(joints, cells, self.glyphs) if y == 0 else fill((), cells))
        return self.strip(fill((Piece(" "), *rows[index]), cells, "text", self.glyphs.ellipsis))


class Prompt(TakesKeys, Vertical):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("tab", "complete(1)", show=False, priority=True),
        Binding("shift+tab", "complete(-1)", show=False, priority=True),
        Binding("up", "recall(-1)", show=False, priority=True),
        Binding("down", "recall(1)", show=False, priority=True),
    ]

    def compose(self) -> ComposeResult:
        yield PromptMessage(identity="prompt-message")
        line = TypedLine(max_length=LONGEST, compact=True, select_on_focus=False, id="prompt-line")
        line.cursor_blink = False
        yield line

    purpose = SEARCH
    _fitted: tuple[object, ...] = ()
    """What its height was worked out from."""
    _offered = Completion(0, 0)
    _chosen = -1
    """Which of the candidates stands in the line; -1 for what was typed."""
    _put_in = ""
    """The line as Tab or the history left it: no change that the reader typed."""
    _tab = 0
    """The way of a Tab that waits for candidates."""
    _recalled: Recalled | None = None

    def open(self, text: str, purpose: Purpose, lines: int, joints: tuple[int, ...]) -> None:
        """Show the line with ``text`` in it, the cursor at its end, in the place of so many ``lines`` of status."""
        self.purpose = purpose
        self.fit(lines, joints)
        self._offered, self._chosen, self._recalled = Completion(0, 0), -1, None
        line = self.line
        line.max_length = purpose.longest
        self._fill(f"{text} " if text else "")
        self.display = True
        line.focus()
        self._judge(line.value)

    def fit(self, lines: int, joints: tuple[int, ...]) -> None:
        """Take the place of so many ``lines`` of status on the screen as it is now.

        It takes more of them only where its advice would be cut, so that the panes above keep their place.
        """
        fitted = (lines, joints, self.app.size, self.purpose.hint)
        if fitted == self._fitted:
            return
        self._fitted = fitted
        message = self.query_one(PromptMessage)
        message.joints = joints
        cells, height = self.app.size
        advice = min(len(wrapped(self.purpose.hint, cells - 2)), max(MOST_ADVICE, height // 2))
        message.styles.height = max(lines - 1, advice)
        self.styles.height = max(lines, advice + 1)

    @property
    def line(self) -> TypedLine:
        return self.query_one("#prompt-line", TypedLine)

    def ready_for(self, key: str) -> bool:
        """What is typed comes behind the words that Tab waits for; a line is sent when what it acts on is there."""
        below = self.screen
        return not self._tab and (key != "enter" or not isinstance(below, TakesKeys) or below.ready_over())

    def _fill(self, text: str, at: int | None = None) -> None:
        self._put_in = text
        self.line.full = False
        self.line.value = text
        self.line.cursor_position = len(text) if at is None else at

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value == self._put_in:
            return
        self._put_in, self._recalled, self._tab = "\0", None, 0
        self._offered, self._chosen = Completion(0, 0), -1
        begun = self.purpose.begun(event.value) if len(event.value) == 1 else None
        if begun is not None:
            self._fill(begun.text)
            if begun.whole:
                self.post_message(self.purpose.submitted(begun.text))
                return
        self._judge(self.line.value)
        if self.purpose.query:
            self.post_message(CompletionWanted(event.value, self.line.cursor_position))

    def on_typed_line_full(self, message: TypedLine.Full) -> None:
        message.stop()
        said = f"{message.longest:,} characters fit here; what is more was left out"
        self.query_one(PromptMessage).say(said, alarm=True)

    def show_completion(self, text: str, found: Completion) -> None:
        """What could be typed, if that is still what is typed."""
        typed = text[found.start : found.end]
        if text != self.line.value or self._chosen >= 0 or not self.display:
            return
        left = tuple(item for item in found.candidates if item.text != typed)
        self._offered = found._replace(candidates=left)
        step, self._tab = self._tab, 0
        if step and left:
            self.action_complete(step)
        elif left and typed and not self.line.full and not mistaken_before(text, found.start):
            self.query_one(PromptMessage).offer(left, -1)

    def action_complete(self, step: int) -> None:
        """The next candidate in the place of what is typed; at the end what was typed comes back."""
        if not self.purpose.query:
            return
        offered = self._offered
        if not offered.candidates:
            self._tab = step
            self.post_message(CompletionWanted(self.line.value, self.line.cursor_position))
            return
        count = len(offered.candidates)
        self._chosen = (self._chosen + step) % count if self._chosen >= 0 or step > 0 else count - 1
        text = offered.candidates[self._chosen].text
        before, behind = self.line.value[: offered.start], self.line.value[offered.end :]
        self._fill(before + text + behind, offered.start + len(text))
        self._offered = offered._replace(end=offered.start + len(text))
        self.query_one(PromptMessage).offer(offered.candidates, self._chosen)

    def action_recall(self, step: int) -> None:
        """The query sent before, among those that begin with what is typed; or back towards it."""
        if not self.purpose.query:
            return
        if self._recalled is None:
            from tui.model.history import recall

            typed = self.line.value.rstrip()
            self._recalled = Recalled(typed, tuple(line for line in recall(typed) if line != typed))
        kept = self._recalled
        place = max(0, min(len(kept.lines), kept.back - step))
        self._recalled = kept._replace(back=place)
        self._fill(kept.lines[-place] if place else kept.typed)
        self._judge(self.line.value)

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


class Recalled(NamedTuple):
    """Queries that were sent before, oldest first, and how far back one is among them."""

    typed: str
    lines: tuple[str, ...]
    back: int = 0


def pointed(error: QueryError, length: int) -> str:
    """The message of ``error`` under (here: over) the character it is about, with a sign that points at it."""
    advice = f"did you mean {error.suggestion}?  " if error.suggestion else ""
    return " " * min(error.position, length) + clean(f"v {advice}{error.message}")


def mistaken_before(text: str, start: int) -> bool:
    """Whether a term that ends before ``start`` is wrong; what is open there may be closed yet."""
    try:
        parse_query(text)
    except QueryError as error:
        return error.position < start and text[error.position] not in '("'
    return False
