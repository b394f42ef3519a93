"""A list over the browser from which one chooses by typing: commands, values of a filter, saved views."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import Input

from tui.model.picking import Choice, ranked
from tui.render.lines import Line, Piece, clean, fill, line_width, merge, pad
from tui.render.status import hint_pieces
from tui.screens.calm import CalmScreen
from tui.widgets.line import TypedLine
from tui.widgets.pane import CursorPane, Drawn

if TYPE_CHECKING:
    from tui.app import TalksApp

LONGEST = 200
LEAST = 16
"""Cells that the words about a choice need; with fewer they are left out."""
NOTHING_FITS = "Nothing fits."
CHOOSING = frozenset({"enter", "down", "ctrl+n", "up", "pagedown", "pageup", "ctrl+x", "ctrl+o"})
"""Keys that act on the entries; the others are typed."""
PICKING = frozenset({"enter", "ctrl+x", "ctrl+o"})
"""Those of them that choose one."""
Picked = tuple[str, str]
"""The key of the choice, and the way in which it was chosen."""


class ChoiceList(CursorPane):
    """The entries that fit; it never has the keyboard, the line above it does."""

    can_focus = False

    def __init__(self, title: str, nothing: str, elsewhere: tuple[str, ...]) -> None:
        super().__init__(identity="choices")
        self._title_, self._nothing, self._elsewhere = title, nothing, elsewhere
        self.none_fits = False
        """Whether there are entries, and none of them fits what is typed."""
        self.choices: Sequence[Choice] = ()
        self._label = self._note = 0
        """Cells of the widest label and note."""

    def show(self, choices: Sequence[Choice]) -> None:
        if list(choices) != list(self.choices):
            self.choices, self.cursor, self.top = choices, 0, 0
            self._label = max((cell_len(clean(choice.label)) for choice in choices), default=0)
            self._note = max((cell_len(clean(choice.note)) for choice in choices), default=0)
            self.refresh()

    @property
    def current(self) -> Choice | None:
        return self.choices[self.cursor] if self.cursor < len(self.choices) else None

    def row_count(self) -> int:
        return len(self.choices)

    def row_line(self, index: int, cells: int) -> Line:
        choice = self.choices[index]
        selected = index == self.cursor
        width = max(4, min(self._label, 34, cells - self._note - 3))
        pieces = [
            Piece(self.glyphs.bar if selected else " ", "marker"),
            Piece(pad(clean(choice.label), width, self.glyphs.ellipsis), "strong" if selected else "text"),
            Piece("  "),
            Piece(
                pad(clean(choice.note), min(self._note, 16), self.glyphs.ellipsis), "key" if choice.help else "count"
            ),
            Piece("  "),
            Piece(clean(choice.help), "quiet"),
        ]
        if cells - line_width(pieces[:-1]) < LEAST:
            del pieces[-2:]
        line = fill(pieces, cells, "text", self.glyphs.ellipsis)
        return merge(Piece(piece.text, f"{piece.style}+cursor") for piece in line) if selected else line

    def title(self) -> tuple[str, str]:
        return self._title_, str(len(self.choices)) if self.choices else ""

    def empty(self) -> tuple[str, ...]:
        return (NOTHING_FITS if self.none_fits else self._nothing, *self._elsewhere)


class Hints(Drawn):
    def __init__(self, hints: Sequence[tuple[str, str]]) -> None:
        super().__init__(id="picker-hints")
        self._hints = hints

    def render_line(self, y: int) -> Strip:
        return self.strip(fill((Piece(" "), *hint_pieces(self._hints)), self.size.width))


class PickerScreen(CalmScreen[Picked | None]):
    """Dismissed with the chosen key and the way of choosing it, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down,ctrl+n", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("ctrl+x", "pick('exclude')", show=False, priority=True),
        Binding("ctrl+o", "pick('only')", show=False, priority=True),
        Binding("ctrl+q,ctrl+c", "quit", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        nothing: str = NOTHING_FITS,
        elsewhere: tuple[str, ...] = (),
        ways: Sequence[tuple[str, str]] = (("Enter", "choose"),),
        find: Callable[[str], None] | None = None,
        ready: Callable[[str], bool] = lambda key: True,
    ) -> None:
        super().__init__()
        self._all = choices
        self._find = find
        """Looks further than the given choices; what it finds comes by ``add``."""
        self._sought = ""
        """What is being looked for beyond the given choices."""
        self._ready = ready
        """Whether all is there that choosing the entry of a key acts on."""
        self._list = ChoiceList(title, nothing, elsewhere)
        self._ways = ways

    @property
    def talks(self) -> TalksApp:
        from tui.app import TalksApp

        assert isinstance(self.app, TalksApp)  # noqa: S101
        return self.app

    def compose(self) -> ComposeResult:
        yield self._list
        yield Hints((*self._ways, ("Esc", "back")))
        line = TypedLine(max_length=LONGEST, compact=True, id="picker-line")
        line.cursor_blink = False
        yield line

    def on_mount(self) -> None:
        self._list.show(self._all)
        self.query_one("#picker-line", Input).focus()
        if self._find is not None:
            self._find("")

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._list.none_fits = bool(self._all and event.value)
        self._list.show(ranked(self._all, event.value))
        if self._find is not None:
            self._sought = event.value
            self._find(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_pick("")

    def ready_for(self, key: str) -> bool:
        """What is chosen may be among what is still looked for, and may act on what has not come yet."""
        chosen = self._list.current if key in PICKING else None
        return (not self._sought or key not in CHOOSING) and (chosen is None or self._ready(chosen.key))

    def add(self, typed: str, found: Sequence[Choice]) -> None:
        """What was found for ``typed``, behind what fits of the given choices."""
        if typed == self.query_one("#picker-line", Input).value:
            self._sought = ""
            fitting = ranked(self._all, typed)
            keys = {choice.key for choice in fitting}
            self._list.show([*fitting, *(choice for choice in found if choice.key not in keys)])

    def action_move(self, step: int) -> None:
        self._list.action_move(step)

    def action_page(self, way: int) -> None:
        self._list.action_page(way)

    def action_pick(self, way: str) -> None:
        choice = self._list.current
        if not self.is_current or choice is None or (way and len(self._ways) == 1):
            return
        self.dismiss((choice.key, way))

    def action_leave(self) -> None:
        if self.is_current:
            self.dismiss(None)

    async def action_quit(self) -> None:
        self.app.exit(0)
