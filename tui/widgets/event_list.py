"""The list of events: any number of rows, of which only a few hundred are ever held."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from store.database.days import MOST_KEY
from store.database.views import Count, EventRow
from tui.asking.jobs import WINDOW
from tui.asking.messages import EventChosen, MeantTaken, ReadRequested, RowsWanted
from tui.keys.actions import EVENTS
from tui.model.state import Pane as PaneName
from tui.render.frame import top_around
from tui.render.lines import Line, clean, fill
from tui.render.rows import event_line
from tui.widgets.pane import WindowPane, bindings

MOST_HELD = 4 * WINDOW


class EventList(WindowPane):
    BINDINGS: ClassVar[list[BindingType]] = bindings(EVENTS)
    pane = PaneName.EVENTS

    def __init__(self, *, identity: str) -> None:
        super().__init__(identity=identity)
        self.total = Count(0)
        self.note = ""
        self.filtered = False
        self.unknown: tuple[tuple[str, str, str | None], ...] = ()
        """Names in the query that nobody here has: field, value and the nearest name."""
        self.meant: str | None = None
        """A query that finds something, where this one does not."""
        self.trouble = ""
        """Why there is nothing to show, where the database cannot be read."""
        self._held: dict[int, EventRow] = {}
        self._asked: tuple[int, int] | None = None
        self._begun = 0
        """The place of the first row of the page that was shown last."""
        self._shifted = 0
        """By how many rows the places of that page were put right since."""

    # What the screen tells

    def show_page(self, count: Count, offset: int, rows: Sequence[EventRow], index: int, filtered: bool) -> None:
        """Another set of events, with the cursor on row ``index``; the row keeps its height on the screen."""
        line = self.cursor - self.top if self._held else self.body // 3
        self.total, self.filtered, self.trouble = count, filtered, ""
        self._held = dict(enumerate(rows, offset))
        self._goal = self._asked = None
        self._begun, self._shifted = offset, 0
        self.cursor = max(0, min(index, count.n - 1))
        self.top = top_around(self.cursor, line, count.n, self.body)
        self.want_around()
        self.refresh()

    def show_trouble(self, sentence: str) -> None:
        """Say why no events came, in place of what an empty database would say; rows that are there stay."""
        self.trouble = sentence
        self.refresh()

    def begin_at(self, offset: int) -> None:
        """The true place of the first row of the page, which was an estimate: all rows move, none on the screen."""
        more = offset - self._begun - self._shifted
        self._shifted += more
        self._held = {index + more: row for index, row in self._held.items()}
        self.cursor, self.top = self.cursor + more, max(0, self.top + more)
        if self._goal is not None:
            self._goal = (self._goal[0] + more, self._goal[1] + more)
        if self._asked is not None:
            self._asked = (max(0, self._asked[0] + more), self._asked[1])
        if self.total.n <= max(self._held, default=0):
            self.total = Count(max(self._held) + 1, exact=False)
        self.refresh()

    def add_rows(self, offset: int, rows: Sequence[EventRow], shifted: int = 0) -> None:
        """Rows that were wanted when places had been put right by ``shifted`` rows."""
        offset += self._shifted - shifted
        self._asked = None
        if len(self._held) + len(rows) > MOST_HELD:
            middle = self._goal[1] if self._goal else self.top
            self._held = {index: row for index, row in self._held.items() if abs(index - middle) < WINDOW}
        waiting = not self.has(self.top)
        self._held |= dict(enumerate(rows, offset))
        if not self.arrive() and waiting:
            self.refresh()

    def set_count(self, count: Count) -> None:
        """The exact number, where only "more than" was known."""
        if count != self.total:
            self.total = count
            self.refresh()

    def row_at(self, index: int) -> EventRow | None:
        return self._held.get(index)

    @property
    def current(self) -> EventRow | None:
        return self._held.get(self.cursor)

    # What it draws

    def row_count(self) -> int:
        return self.total.n

    def title(self) -> tuple[str, str]:
        return "EVENTS", self.note

    def focus_rows(self) -> tuple[int, ...]:
        return (self.cursor,)

    def row_line(self, index: int, cells: int) -> Line:
        row = self._held.get(index)
        if row is None:
            return fill((), cells)
        return event_line(row, cells, self.glyphs, selected=index == self.cursor, here=self.has_focus)

    def empty(self) -> tuple[str, ...]:
        if self.trouble:
            return (self.trouble, "", "R  tries again", "q  leaves")
        if self.filtered:
            lines = ["No event matches."]
            for field, value, near in self.unknown:
                lines.append(f"No {field} is called {clean(value)}.")
                if near and not self.meant:
                    lines.append(f"Did you mean {clean(near)}?")
            if self.meant:
                lines += ["", "Did you mean", f"  {clean(self.meant)}", "Enter  asks for that"]
            return (
                *lines,
                "",
                "C  takes all filters away",
                "u  goes one step back",
                "/  searches again",
            )
        return (
            "No events yet.",
            "",
            "Load articles with",
            "  talks-tui load FOLDER",
            "then press R here.",
        )

    # Moving

    def has(self, top: int) -> bool:
        return all(index in self._held for index in range(top, min(top + self.body, self.row_count())))

    def want(self, top: int) -> None:
        offset = max(0, top - (WINDOW - self.body) // 2)
        wanted = (offset, max(WINDOW, 3 * self.body))
        if wanted != self._asked:
            self._asked = wanted
            self.post_message(RowsWanted(*wanted, self._known(offset), self._shifted))

    def _known(self, offset: int) -> list[tuple[int, int]]:
        """The row nearest to a place that is held, by place and key, and the end of the list where that is certain."""
        near = min(self._held, key=lambda index: abs(index - offset), default=None)
        known = [(near, self._held[near].key)] if near is not None else []
        return [*known, (self.total.n, MOST_KEY)] if self.total.exact else known

    def want_around(self) -> None:
        for top in (self.top + self.body, self.top - self.body):
            inside = max(0, min(top, self.row_count() - self.body))
            if self._goal is None and self._asked is None and not self.has(inside):
                self.want(inside)
                return

    def action_move(self, step: int) -> None:
        if self._goal is not None:
            self._goal = (max(0, min(self._goal[0] + step, self.row_count() - 1)), self._goal[1])
        else:
            super().action_move(step)

    def moved(self) -> None:
        self.post_message(EventChosen(self.cursor))

    def action_read(self) -> None:
        if not self.row_count() and self.meant:
            self.post_message(MeantTaken(self.meant))
        else:
            self.post_message(ReadRequested())
