"""The lines at the top and the bottom of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from rich.cells import cell_len
from textual.strip import Strip

from store.database.views import Count, EventRow, MeetingPage, StatementPage, Totals
from tui.render.frame import rule_line
from tui.render.status import bottom_line, note_line, note_rows, strip_line, top_line
from tui.widgets.pane import Drawn


class TopLine(Drawn):
    """What database is open and how much of it is shown."""

    def __init__(self, name: str, *, identity: str) -> None:
        super().__init__(id=identity)
        self._name_ = name
        self._shown: tuple[Totals | None, Count | None, bool] = (None, None, False)

    def show(self, totals: Totals | None, count: Count | None, filtered: bool) -> None:
        if (totals, count, filtered) != self._shown:
            self._shown = (totals, count, filtered)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        return self.strip(top_line(*self._shown, self._name_, self.size.width, self.glyphs))


class Told(NamedTuple):
    """All that the bottom lines say."""

    row: EventRow | None = None
    page: MeetingPage | StatementPage | None = None
    span_note: str = ""
    position: str = ""
    chips: tuple[str, ...] = ()
    note: str = ""
    alarm: bool = False
    standing: str = ""
    """What is said where there is no note."""
    hints: tuple[tuple[str, str], ...] = ()
    joints: tuple[int, ...] = ()

    @property
    def said(self) -> str:
        return self.note or self.standing


class StatusLines(Drawn):
    """Up to three lines: a rule with what is to be noted, the chosen event with its place, filters and keys."""

    def __init__(self, *, identity: str) -> None:
        super().__init__(id=identity)
        self.told = Told()

    def tell(self, **changes: Any) -> None:
        """Change some of what is said, and redraw the lines, or the end of a line, that it changes."""
        before, self.told = self.told, self.told._replace(**changes)
        after = self.told
        if before == after:
            return
        height = self.size.height
        if (before.row, before.page, before.span_note) != (after.row, after.page, after.span_note):
            self.refresh_rows(height - 2)
        elif before.position != after.position:
            self._refresh_end(height - 2, max(cell_len(before.position), cell_len(after.position)) + 1)
        noted = (before.said, before.alarm) != (after.said, after.alarm)
        if (before.chips, before.hints) != (after.chips, after.hints) or (noted and height < 3):
            self.refresh_rows(height - 1)
        if before.joints != after.joints or noted:
            self.refresh_rows(height - 3)
        if noted and (self._over(before) or self._over(after)):
            self.refresh()

    def _over(self, told: Told) -> tuple[str, ...]:
        """The rows of a note that takes the place of other lines until the next key, as its own is too short."""
        return note_rows(told.note, told.hints, self.size.width, self.size.height) if told.note else ()

    def key_pressed(self) -> None:
        """What was noted of the key before is said no longer."""
        if self.told.note:
            self.tell(note="", alarm=False)

    def _refresh_end(self, y: int, cells: int) -> None:
        from textual.geometry import Region

        if y >= 0:
            self.refresh(Region(max(0, self.size.width - cells), y, cells, 1))

    def render_line(self, y: int) -> Strip:
        told, cells, glyphs = self.told, self.size.width, self.glyphs
        place = y - self.size.height
        over = self._over(told)
        if over and self.size.height > 2:
            if place == -3:
                return self.strip(rule_line(told.joints, cells, glyphs, over[0], alarm=told.alarm))
            if place == -2:
                return self.strip(note_line(over[1], cells, glyphs, alarm=told.alarm))
        elif over and place >= -len(over):
            return self.strip(note_line(over[place], cells, glyphs, alarm=told.alarm))
        if place == -3:
            return self.strip(rule_line(told.joints, cells, glyphs, told.said, alarm=told.alarm))
        if place == -2:
            return self.strip(strip_line(told.row, told.page, told.span_note, told.position, cells, glyphs))
        note = "" if self.size.height > 2 else told.said
        return self.strip(bottom_line(told.chips, note, told.hints, cells, glyphs, alarm=told.alarm))

    def hint(self, hints: Sequence[tuple[str, str]]) -> None:
        self.tell(hints=tuple(hints))
