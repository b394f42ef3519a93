"""What changed since one last looked, or since a day: what flipped first, then disagreements, then what is new."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.message import Message

from store.database.views import Changes, EventRow
from tui.keys.actions import CHANGES
from tui.model.since import Found, Since, look_up, step
from tui.model.trail import Address
from tui.render.changes import ChangeRow, change_line, change_rows, since_words
from tui.render.lines import Line
from tui.render.rows import event_line
from tui.screens.overlay import OverlayScreen
from tui.widgets.pane import CursorPane, Pane, bindings


class ChangesPane(CursorPane):
    BINDINGS: ClassVar[list[BindingType]] = bindings(CHANGES)

    class Followed(Message):
        def __init__(self, row: EventRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self) -> None:
        super().__init__(identity="changes")
        self._rows: list[ChangeRow] | None = None

    def show(self, found: Changes) -> None:
        self._rows = change_rows(found, self.glyphs)
        self.cursor = next((index for index, row in enumerate(self._rows) if row.event is not None), 0)
        self.top = 0
        self.refresh()

    def row_count(self) -> int:
        return len(self._rows or ())

    def row_line(self, index: int, cells: int) -> Line:
        assert self._rows is not None  # noqa: S101
        row = self._rows[index]
        if row.event is None:
            return change_line(row, cells, self.glyphs)
        return event_line(row.event, cells, self.glyphs, selected=index == self.cursor, here=self.has_focus)

    def title(self) -> tuple[str, str]:
        return "WHAT CHANGED", ""

    def empty(self) -> tuple[str, ...]:
        if self._rows is None:
            return ("",)
        return ("Nothing changed.", "", "[  looks further back", "m  by loads or by days of news")

    def can_stand(self, index: int) -> bool:
        return super().can_stand(index) and self._rows is not None and self._rows[index].event is not None

    def step(self, cursor: int, way: int) -> int:
        """The next event in that direction, over headings and what changed; else the one before."""
        for ways in (way, -way):
            index = cursor
            while 0 <= index < self.row_count():
                if self.can_stand(index):
                    return index
                index += ways
        return self.cursor

    def action_move(self, step: int) -> None:
        wanted = self.cursor + step
        found = self.step(wanted, step) if 0 <= wanted < self.row_count() else self.cursor
        if found != self.cursor and (found > self.cursor) == (step > 0):
            self.put(found)
        else:
            self.scroll_rows(self.top + step)

    def action_open(self) -> None:
        row = self._rows[self.cursor] if self._rows and self.cursor < len(self._rows) else None
        if row is not None and row.event is not None:
            self.post_message(self.Followed(row.event))


class ChangesScreen(OverlayScreen):
    about = CHANGES
    _found: Found | None = None

    def pane(self) -> Pane:
        return ChangesPane()

    def on_mount(self) -> None:
        super().on_mount()
        self.list = self.query_one(ChangesPane)
        self.ask("changes", partial(look_up, since=Since(load=self.browse.seen or None)))

    def answered(self, slot: str, value: Any) -> None:
        if value is None:
            return
        self._found = value
        self.list.show(value.changes)
        self.top.tell(f"what changed {self.talks.glyphs.dot} {since_words(value.changes, value.load)}", "")
        if value.loads:
            self.browse.look_seen(value.loads[0].number)

    def on_changes_pane_followed(self, message: ChangesPane.Followed) -> None:
        row = message.row
        if row.kind == "meeting":
            self.browse.visit(Address("meeting", row.id))
        else:
            self.browse.visit(Address("words", row.article_sha256, row.focus.start, row.focus.end, row.id))

    # Keys

    def action_step(self, way: int) -> None:
        if self._found is not None:
            self.ask("changes", partial(step, now=self._found, way=way))

    def action_switch(self) -> None:
        """By loads, or by days of news."""
        found = self._found
        if found is None:
            return
        if found.since.load is None and len(found.loads) > 1:
            self.ask("changes", partial(look_up, since=Since(load=found.loads[1].number)))
        elif found.since.load is None:
            self.status.tell(note="all of it came in one load", alarm=False)
        else:
            self.ask("changes", partial(look_up, since=Since()))
