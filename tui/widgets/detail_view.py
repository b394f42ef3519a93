"""The page of the chosen meeting or statement, in the place of the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType

from store.database.views import MeetingPage, StatementPage
from tui.asking.messages import TargetOpened
from tui.keys.actions import DETAIL
from tui.model.state import Pane as PaneName
from tui.render.detail import DetailLine, Target, evidence_lines, meeting_lines, statement_lines, with_cursor
from tui.render.lines import Line
from tui.widgets.pane import CursorPane, bindings


class DetailView(CursorPane):
    BINDINGS: ClassVar[list[BindingType]] = bindings(DETAIL)
    pane = PaneName.READER

    def __init__(self, *, identity: str) -> None:
        super().__init__(identity=identity)
        self.page: MeetingPage | StatementPage | None = None
        self._lines: list[DetailLine] = []
        self.explained = False
        """Whether the reasoning is shown instead of the facts."""

    def show_page(self, page: MeetingPage | StatementPage | None) -> None:
        """Another event; the cursor goes to the first line that leads somewhere."""
        self.page = page
        self.top = 0
        self._compose_lines()
        self.cursor = next((index for index, line in enumerate(self._lines) if line.target), 0)
        self.refresh()

    def _compose_lines(self) -> None:
        if self.page is None or self.size.width <= 1:
            self._lines = []
        elif self.explained:
            self._lines = evidence_lines(list(self._reasons(self.page)), self.cells, self.glyphs)
        elif isinstance(self.page, MeetingPage):
            self._lines = meeting_lines(self.page, self.cells, self.glyphs)
        else:
            self._lines = statement_lines(self.page, self.cells, self.glyphs)

    @staticmethod
    def _reasons(page: MeetingPage | StatementPage) -> Iterator[str]:
        from tui.commands.explain import explain_meeting, explain_statement

        return explain_meeting(page) if isinstance(page, MeetingPage) else explain_statement(page)

    def explain(self, wanted: bool) -> None:
        """The reasoning, or the facts."""
        self.explained = wanted
        self.show_page(self.page)

    def keep_in_view(self) -> None:
        number = sum(1 for line in self._lines[: self.cursor] if line.target)
        fresh = not self._lines
        untouched = self.top == 0 and number == 0
        self._compose_lines()
        stops = [index for index, line in enumerate(self._lines) if line.target]
        self.cursor = (stops[0] if fresh else stops[min(number, len(stops) - 1)]) if stops else 0
        self.top = 0 if untouched else self.top_for(self.cursor)
        self.refresh()

    def row_count(self) -> int:
        return len(self._lines)

    def row_line(self, index: int, cells: int) -> Line:
        line = self._lines[index]
        if (
            line.target is not None
            and self.cursor < len(self._lines)
            and line.target is self._lines[self.cursor].target
        ):
            return with_cursor(line, self.glyphs, here=self.has_focus)
        return line.pieces

    def title(self) -> tuple[str, str]:
        if self.page is None:
            return "DETAIL", ""
        if self.explained:
            return "EVIDENCE", self.page.id
        return ("MEETING" if isinstance(self.page, MeetingPage) else "STATEMENT"), self.page.id

    def empty(self) -> tuple[str, ...]:
        return ("Facts of the chosen event", "are shown here.")

    def can_stand(self, index: int) -> bool:
        return super().can_stand(index) and self._lines[index].target is not None

    def action_move(self, step: int) -> None:
        """To the next line that leads somewhere; where there is none in reach, the page scrolls."""
        index = self.cursor
        unseen = step > 0 and self.cursor >= self.top + self.body
        while not unseen and 0 <= index < len(self._lines) and self._same(index, self.cursor):
            index += step
        while step < 0 < index and self._same(index, index - 1):
            index -= 1
        if 0 <= index < len(self._lines) and self.top - 2 <= index <= self.top + self.body + 1:
            last = index
            while last + 1 < len(self._lines) and self._lines[last + 1].target is self._lines[index].target:
                last += 1
            top = max(last - self.body + 1, self.top)
            self.put(index, max(0, min(top, index)))
            self.refresh()
        else:
            self.scroll_rows(self.top + step)

    def _same(self, one: int, two: int) -> bool:
        """Whether two lines are one stop: no target, or the one of the line at ``two``."""
        target = self._lines[one].target
        return target is None or target is self._lines[two].target

    @property
    def target(self) -> Target | None:
        """Where the line under the cursor leads."""
        return self._lines[self.cursor].target if self.cursor < len(self._lines) else None

    def action_open(self) -> None:
        target = self.target
        if target is not None:
            self.post_message(TargetOpened(target.article, target.span, target.event, target.page))
