"""The common ground of all panes: a title line, rows drawn one by one, a divider that is also the scroll bar."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import Blur, DescendantBlur, DescendantFocus, Focus, Resize
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.asking.messages import Focused
from tui.keys.actions import LIST, actions_for
from tui.render.frame import edge
from tui.render.glyphs import UNICODE, Glyphs, drawable
from tui.render.lines import Line, Piece, fill
from tui.render.rows import heading
from tui.render.wrap import wrapped
from tui.tty.theme import style

if TYPE_CHECKING:
    from tui.app import TalksApp


def bindings(*panes: str) -> list[BindingType]:
    """The key bindings of these panes, from the registry of actions."""
    return [
        Binding(",".join(action.keys), action.call, action.title, id=f"{action.pane}.{action.id}", show=False)
        for action in actions_for(*panes)
        if action.keys
    ]


class Drawn(Widget):
    """A widget that draws itself line by line from pieces."""

    ALLOW_SELECT = False

    @property
    def talks(self) -> TalksApp:
        from tui.app import TalksApp

        assert isinstance(self.app, TalksApp)  # noqa: S101
        return self.app

    @property
    def glyphs(self) -> Glyphs:
        return getattr(self.app, "glyphs", UNICODE)

    def strip(self, line: Line) -> Strip:
        """``line``, which fills the widget's width exactly, in the colours of the theme."""
        mode = getattr(self.app, "palette", "ansi")
        glyphs = self.glyphs
        segments = [Segment(drawable(piece.text, glyphs), style(mode, piece.style)) for piece in line]
        return Strip(segments, self.size.width)

    def refresh_rows(self, first: int, count: int = 1) -> None:
        """Redraw lines of the widget and nothing else."""
        self.refresh(Region(0, first, self.size.width, count))


class Pane(Drawn, can_focus=True):
    """Rows under a title. Subclasses give the number of rows, one row, and the title."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(LIST)
    pane = ""
    """Which of the three panes it is."""

    def __init__(self, *, identity: str) -> None:
        super().__init__(id=identity)
        self.top = 0
        self.divider = False
        """Whether the last column divides this pane from the next."""
        self.ruled = False
        """Whether the title stands on a rule, because another pane is above."""

    # What a subclass tells.

    def row_count(self) -> int:
        raise NotImplementedError

    def row_line(self, index: int, cells: int) -> Line:
        raise NotImplementedError

    def title(self) -> tuple[str, str]:
        """The title and the note at its right."""
        raise NotImplementedError

    def empty(self) -> tuple[str, ...]:
        """What to read where there is no row."""
        return ()

    @property
    def ready(self) -> bool:
        """Whether it has its size, and shows the place where the keys have sent it."""
        return self.size.width > 0

    def on_resize(self, event: Resize) -> None:
        self.talks.go_on()

    # Drawing

    @property
    def body(self) -> int:
        """Rows that are in view."""
        return max(1, self.size.height - 1)

    @property
    def cells(self) -> int:
        """Cells of a row; the last column is the divider or the scroll bar."""
        return max(1, self.size.width - 1)

    def render_line(self, y: int) -> Strip:
        if y == 0:
            return self.strip(self._title_line())
        index = self.top + y - 1
        if index < self.row_count():
            line = self.row_line(index, self.cells)
        elif not self.row_count():
            line = self._empty_line(y - 1)
        else:
            line = fill((), self.cells)
        return self.strip((*line, self._edge(y)))

    def _title_line(self) -> Line:
        title, note = self.title()
        edge = Piece(self.glyphs.divide, "rule") if self.divider else Piece(" ")
        if not self.ruled:
            return (*heading(title, note, self.cells, self.glyphs, focused=self.has_focus), edge)
        rule = "rule.here" if self.has_focus else "rule"
        line = heading(f"{title} ", note and f" {note}", self.cells - 2, self.glyphs, focused=self.has_focus)
        drawn = [Piece(self.glyphs.rule * 2, rule)]
        for piece in line:
            blank = not piece.text.strip() and len(piece.text) > 2
            drawn.append(Piece(self.glyphs.rule * len(piece.text), rule) if blank else piece)
        return fill((*drawn, Piece(self.glyphs.rule, rule)), self.size.width)

    def _empty_line(self, y: int) -> Line:
        words = [row for line in self.empty() for row in (wrapped(line, self.cells - 3) if line else ("",))]
        if not 1 <= y <= len(words):
            return fill((), self.cells)
        return fill((Piece("  "), Piece(words[y - 1], "quiet")), self.cells, "text", self.glyphs.ellipsis)

    def _edge(self, y: int) -> Piece:
        rows, body, here = self.row_count(), self.body, self.has_focus
        return edge(y, rows, body, self.top, self.glyphs, divider=self.divider, here=here)

    # Focus

    def on_focus(self, event: Focus) -> None:
        event.prevent_default()  # which would draw every row again
        self.has_focus = True
        self._refresh_focus()
        if self.parent is not None:
            self.parent.post_message(DescendantFocus(self))
        self.post_message(Focused(self.pane))

    def on_blur(self, event: Blur) -> None:
        event.prevent_default()
        self.has_focus = False
        self._refresh_focus()
        if self.parent is not None:
            self.parent.post_message(DescendantBlur(self))

    def focus_rows(self) -> Iterable[int] | None:
        """The rows that look otherwise where the pane has the keyboard; None for all of them."""
        return None

    def _refresh_focus(self) -> None:
        rows = self.focus_rows()
        if rows is None:
            self.refresh()
            return
        bar = range(self.body) if self.row_count() > self.body else ()
        marked = {0, *(1 + y for y in bar if self._edge(y + 1).style.startswith("thumb"))}
        marked |= {row - self.top + 1 for row in rows if 0 <= row - self.top < self.body}
        for y in sorted(marked):
            self.refresh_rows(y)

    # Scrolling

    def scroll_rows(self, top: int) -> bool:
        """Put row ``top`` on the first line, as far as there are rows; True where that moved anything."""
        top = max(0, min(top, self.row_count() - self.body))
        if top == self.top:
            return False
        self.top = top
        self.refresh()
        return True


class ScrollPane(Pane):
    """A pane without a cursor: the keys move what is in view."""

    def action_move(self, step: int) -> None:
        self.scroll_rows(self.top + step)

    def action_page(self, way: int) -> None:
        self.scroll_rows(self.top + way * max(1, self.body - 1))

    def action_half(self, way: int) -> None:
        self.scroll_rows(self.top + way * max(1, self.body // 2))

    def action_end(self, way: int) -> None:
        self.scroll_rows(self.row_count() if way > 0 else 0)


class CursorPane(Pane):
    """A pane with a cursor on one of its rows; at the edge it jumps half a page, which costs a slow line far less."""

    def __init__(self, *, identity: str) -> None:
        super().__init__(identity=identity)
        self.cursor = 0

    def on_resize(self, event: Resize) -> None:
        if self.size.width > 0:
            self.keep_in_view()

    def keep_in_view(self) -> None:
        """Show the cursor in a pane that has another size, and no blank rows below where there are more above."""
        self.scroll_rows(self.top_for(self.cursor))

    def moved(self) -> None:
        """The cursor stands on another row."""

    def can_stand(self, index: int) -> bool:
        return 0 <= index < self.row_count()

    def top_for(self, cursor: int) -> int:
        """The first row in view that goes with ``cursor``: the present one, or half a page on."""
        body, total = self.body, self.row_count()
        if self.top <= cursor < self.top + body:
            return max(0, min(self.top, total - body))
        wanted = cursor - body // 2
        return max(0, min(wanted, total - body))

    def put(self, cursor: int, top: int | None = None) -> None:
        """Set the cursor, scrolling where it is needed, and redraw as little as possible."""
        cursor = max(0, min(cursor, self.row_count() - 1))
        before, self.cursor = self.cursor, cursor
        if not self.scroll_rows(self.top_for(cursor) if top is None else top) and before != cursor:
            self.refresh_rows(before - self.top + 1)
            self.refresh_rows(cursor - self.top + 1)
        if before != cursor:
            self.moved()

    def step(self, cursor: int, way: int) -> int:
        """The nearest row from ``cursor`` on, in the direction ``way``, on which the cursor can stand."""
        for candidate in (cursor, cursor + way, cursor + 2 * way, cursor - way):
            if self.can_stand(candidate):
                return candidate
        return self.cursor

    def action_move(self, step: int) -> None:
        wanted = self.cursor + step
        if 0 <= wanted < self.row_count():
            self.put(self.step(wanted, step))
        else:
            self.scroll_rows(self.top + step)

    def action_page(self, way: int) -> None:
        self._leap(way, max(1, self.body - 1))

    def action_half(self, way: int) -> None:
        self._leap(way, max(1, self.body // 2))

    def _leap(self, way: int, rows: int) -> None:
        cursor = max(0, min(self.cursor + way * rows, self.row_count() - 1))
        self.put(self.step(cursor, way), max(0, min(self.top + way * rows, self.row_count() - self.body)))

    def action_end(self, way: int) -> None:
        if self.row_count():
            self.put(self.step(self.row_count() - 1 if way > 0 else 0, -way))
            if way < 0:
                self.scroll_rows(0)


class WindowPane(CursorPane):
    """A list of which only some rows are held; where the others are needed, the cursor goes on once they have come."""

    def __init__(self, *, identity: str) -> None:
        super().__init__(identity=identity)
        self._goal: tuple[int, int] | None = None
        """Cursor and first row to show as soon as the rows have come."""

    def has(self, top: int) -> bool:
        """Whether all rows are held that are in view from row ``top`` on."""
        raise NotImplementedError

    def want(self, top: int) -> None:
        """Ask for the rows that are in view from row ``top`` on."""
        raise NotImplementedError

    def want_around(self) -> None:
        """Have the next rows ready on either side."""
        raise NotImplementedError

    @property
    def ready(self) -> bool:
        return super().ready and not self.under_way

    def keep_in_view(self) -> None:
        if not self.under_way:
            self.put(self.cursor)

    @property
    def under_way(self) -> bool:
        """Whether the cursor is to go to a row that has not come yet."""
        return self._goal is not None

    def put(self, cursor: int, top: int | None = None) -> None:
        cursor = max(0, min(cursor, self.row_count() - 1))
        first = self.top_for(cursor) if top is None else max(0, min(top, self.row_count() - self.body))
        if not self.has(first):
            self._goal = (cursor, first)
            self.want(first)
            return
        self._goal = None
        super().put(cursor, first)
        self.want_around()

    def arrive(self) -> bool:
        """Go where the cursor was to go, now that rows have come; whether it was to go anywhere."""
        if self._goal is None:
            return False
        cursor, top = self._goal
        self._goal = None
        self.put(cursor, top)
        return True
