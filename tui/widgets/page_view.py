"""A page: what is known of a meeting, an actor or a place, and under it any number of its events.

The events are fetched by key, a window at a time, so that the page of somebody who said a hundred thousand things
opens like any other.
"""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.message import Message

from store.database.lookup.profiles import ActorHead, Company, PlaceHead
from store.database.lookup.timeline import DayCount
from store.database.views import Count, EventRow, MeetingPage
from tui.asking.page_jobs import TURNS, WINDOW, More, Opened, Rows
from tui.keys.actions import PAGE
from tui.render.detail import DetailLine, Target, with_cursor
from tui.render.lines import Line, fill
from tui.render.pages import actor_head, meeting_head, place_head, rows_heading
from tui.render.rows import event_line
from tui.widgets.pane import WindowPane, bindings

MOST_HELD = 5 * WINDOW
TITLES = {"meeting": "MEETING", "actor": "WHO", "place": "PLACE"}


class Place(NamedTuple):
    """Where one stood on a page."""

    cursor: int
    top: int


class PageView(WindowPane):
    BINDINGS: ClassVar[list[BindingType]] = bindings(PAGE)

    class Wanted(Message):
        """Rows after (``way`` 1) or before (-1) the held row ``index``; with 0 those at the end."""

        def __init__(self, index: int, key: int, way: int) -> None:
            super().__init__()
            self.index = index
            self.key = key
            self.way = way

    class Followed(Message):
        """A line of the head, or an event, was chosen."""

        def __init__(self, target: Target | None, row: EventRow | None) -> None:
            super().__init__()
            self.target = target
            self.row = row

    class Moved(Message):
        """The cursor stands elsewhere."""

    def __init__(self) -> None:
        super().__init__(identity="page")
        self.opened: Opened | None = None
        self.shown = "all"
        self._company: Company | None = None
        self._days: tuple[DayCount, ...] | None = None
        self._head: list[DetailLine] = []
        self._held: dict[int, EventRow] = {}
        self._asked: tuple[int, int] | None = None
        self.missing = False

    # What the screen tells

    def show(self, opened: Opened, shown: str, place: Place | None) -> None:
        """Another page, at the place where one stood on it before."""
        self.opened, self.shown = opened, shown
        self.missing = opened.head is None
        self._company = opened.more.company if opened.more is not None else None
        self._days = None
        self._held = dict(enumerate(opened.rows))
        self._goal = self._asked = None
        self._lay_out()
        self.cursor = self.step_from(0, 1)
        self.top = 0
        if place is not None and self.row_count():
            self.put(place.cursor, place.top)
        self.refresh()
        self.want_around()
        self.post_message(self.Moved())

    def show_more(self, more: More) -> None:
        """What had to look at every event; what the reader looks at stays where it is."""
        before = len(self._head)
        self._company, self._days = more.company or self._company, more.days
        self._lay_out()
        grown = len(self._head) - before
        if grown and self.cursor >= before:
            self.cursor += grown
            self.top = self.top + grown if self.top else self.top_for(self.cursor)
        self.refresh()

    def add_rows(self, found: Rows) -> None:
        """Rows that were wanted."""
        if self.opened is None or found.query != self.opened.query:
            return
        self._asked = None
        self._held |= dict(enumerate(found.rows, found.offset))
        if len(self._held) > MOST_HELD:
            middle = (self._goal[0] if self._goal else self.cursor) - len(self._head)
            self._held = {i: row for i, row in self._held.items() if abs(i - middle) <= MOST_HELD // 3}
        self.arrive()
        self.refresh()
        self.want_around()

    @property
    def place(self) -> Place:
        return Place(self.cursor, self.top)

    @property
    def total(self) -> Count:
        return self.opened.total if self.opened is not None else Count(0)

    @property
    def row(self) -> EventRow | None:
        """The event under the cursor."""
        return self._held.get(self.cursor - len(self._head))

    @property
    def target(self) -> Target | None:
        return self._head[self.cursor].target if self.cursor < len(self._head) else None

    # What it draws

    def _lay_out(self) -> None:
        opened = self.opened
        self._head = []
        if opened is None or opened.head is None or self.size.width <= 1:
            return
        cells, glyphs = self.cells, self.glyphs
        if isinstance(opened.head, MeetingPage):
            self._head = meeting_head(opened.head, cells, glyphs, turns=self.shown == TURNS)
        elif isinstance(opened.head, ActorHead):
            self._head = actor_head(opened.head, self._company, self._days, cells, glyphs)
        elif isinstance(opened.head, PlaceHead):
            self._head = place_head(opened.head, self._company, self._days, cells, glyphs)
        if opened.total.n or opened.address.kind != "meeting":
            self._head += rows_heading(self.shown, opened.address.kind, str(opened.total), cells, glyphs)

    def keep_in_view(self) -> None:
        row = self.cursor - len(self._head)
        stops = [i for i, line in enumerate(self._head) if line.target is not None]
        number = sum(1 for i in stops if i < self.cursor)
        self._lay_out()
        stops = [i for i, line in enumerate(self._head) if line.target is not None]
        if row >= 0:
            self.cursor = row + len(self._head)
        elif stops:
            self.cursor = stops[min(number, len(stops) - 1)]
        self.top = self.top_for(self.cursor)
        self.refresh()

    def row_count(self) -> int:
        return len(self._head) + self.total.n

    def row_line(self, index: int, cells: int) -> Line:
        if index < len(self._head):
            line = self._head[index]
            if line.target is not None and line.target is self.target:
                return with_cursor(line, self.glyphs, here=self.has_focus)
            return line.pieces
        row = self._held.get(index - len(self._head))
        if row is None:
            return fill((), cells)
        return event_line(row, cells, self.glyphs, selected=index == self.cursor, here=self.has_focus)

    def title(self) -> tuple[str, str]:
        if self.opened is None:
            return "", ""
        return TITLES[self.opened.address.kind], getattr(self.opened.head, "id", "")

    def empty(self) -> tuple[str, ...]:
        if self.missing:
            return ("Nothing is known under this name.", "", "Esc  back")
        return ("",)

    # Moving

    def can_stand(self, index: int) -> bool:
        if not super().can_stand(index):
            return False
        return index >= len(self._head) or self._head[index].target is not None

    def _same(self, one: int, two: int) -> bool:
        """Whether two lines of the head lead to one place."""
        size = len(self._head)
        return one < size and two < size and self._head[one].target is self._head[two].target

    def step_from(self, index: int, way: int) -> int:
        """The nearest line from ``index`` on that leads somewhere; the present one where there is none."""
        while 0 <= index < self.row_count():
            if self.can_stand(index):
                while index > 0 and self.can_stand(index - 1) and self._same(index, index - 1):
                    index -= 1
                return index
            index += way
        return self.cursor

    def step(self, cursor: int, way: int) -> int:
        return self.step_from(cursor, way)

    def action_move(self, step: int) -> None:
        if self._goal is not None:
            return
        index = self.cursor + step
        while 0 < index < self.row_count() and self._same(index, self.cursor) and self.can_stand(index):
            index += step
        wanted = self.step_from(index, step) if 0 <= index < self.row_count() else self.cursor
        if wanted != self.cursor and self.top - 2 <= wanted <= self.top + self.body + 1:
            self.put(wanted)
        else:
            self.scroll_rows(self.top + step)

    def put(self, cursor: int, top: int | None = None) -> None:
        before = self.cursor
        super().put(cursor, top)
        if min(before, self.cursor) < len(self._head):
            self.refresh()

    def moved(self) -> None:
        self.post_message(self.Moved())

    def action_part(self, way: int) -> None:
        """To the first event, or back to the top."""
        self.put(self.step_from(len(self._head) if way > 0 else 0, 1), None if way > 0 else 0)

    def action_open(self) -> None:
        target, row = self.target, self.row
        if target is not None or row is not None:
            self.post_message(self.Followed(target, row))

    # Fetching

    def has(self, top: int) -> bool:
        size = len(self._head)
        first, last = max(0, top - size), min(top + self.body - size, self.total.n)
        return all(index in self._held for index in range(first, last))

    def want(self, top: int) -> None:
        """Ask for the rows that are missing from row ``top`` of the page on, beside those that are held."""
        size, total = len(self._head), self.total.n
        for index in range(max(0, top - size), min(top + self.body - size, total)):
            if index in self._held:
                continue
            before, later = self._held.get(index - 1), None
            after = next((i for i in range(index + 1, index + self.body + 1) if i in self._held), None)
            if before is not None:
                wanted = (index - 1, before.key, 1)
            elif after is not None:
                later = self._held[after]
                wanted = (after, later.key, -1)
            else:
                wanted = (total, 0, 0)
            if wanted[::2] != self._asked:
                self._asked = (wanted[0], wanted[2])
                self.post_message(self.Wanted(*wanted))
            return

    def want_around(self) -> None:
        if self._goal is not None or self._asked is not None:
            return
        for top in (self.top, self.top + self.body, self.top - self.body):
            inside = max(0, min(top, self.row_count() - self.body))
            if not self.has(inside):
                self.want(inside)
                return
