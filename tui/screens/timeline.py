"""The timeline over the browser: when the events of the present cut are, and a span of time to keep of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.message import Message

from store.database.days import first_day
from store.database.lookup.reader import Reader
from store.database.lookup.timeline import DayCount
from store.database.query import Query
from store.text import counted
from tui.keys.actions import TIMELINE
from tui.model import state
from tui.model.timeline import SCALES, Days, Period, Scale, asked_days, periods, with_periods, without_days
from tui.render.lines import Line, Piece
from tui.render.timeline import heading_line, period_line, period_words
from tui.screens.overlay import OverlayScreen
from tui.widgets.pane import CursorPane, Pane, bindings

MOST_MONTHS = 240
"""Months past which years are shown first."""


class TimelinePane(CursorPane):
    BINDINGS: ClassVar[list[BindingType]] = bindings(TIMELINE)

    class Moved(Message):
        """Another period, or another span of them, is chosen."""

    class Taken(Message):
        """The chosen periods are to be shown."""

    def __init__(self) -> None:
        super().__init__(identity="timeline")
        self._counts: Sequence[DayCount] | None = None
        self.scale: Scale | None = None
        self.periods: list[Period] = []
        self.asked: Days | None = None
        """The days that the query asks for."""
        self.other_end: int | None = None
        """The other end of the span that is being brushed."""
        self._most = 1

    def show_counts(self, counts: Sequence[DayCount], asked: Days | None, chosen: Period | None = None) -> None:
        """Another histogram; the cursor stays at its time, and comes first to that of the chosen event."""
        here = self.current or chosen
        self._counts, self.asked, self.other_end = counts, asked, None
        if self.scale is None:
            days = [day for day, _, _ in counts if day is not None]
            self.scale = Scale.MONTH if not days or days[-1] - days[0] < 31 * MOST_MONTHS else Scale.YEAR
        self._cut(here)

    def _cut(self, here: Period | None) -> None:
        assert self.scale is not None  # noqa: S101
        self.periods = periods(self._counts or (), self.scale)
        self._most = max((period.total for period in self.periods if period.first is not None), default=1)
        self.cursor = self._nearest(here)
        self.top = max(0, min(self.cursor - self.body // 2, len(self.periods) - self.body))
        self.refresh()
        self.moved()

    def _nearest(self, here: Period | None) -> int:
        """The period with the first day of ``here``; else the last one that is asked for, else the last with a day."""
        if here is not None and here.first is None and self.periods and self.periods[-1].first is None:
            return len(self.periods) - 1
        if here is not None and here.first is not None:
            for index, period in enumerate(self.periods):
                if period.last is None or period.last >= here.first:
                    return self.step(index, 1) if period.first is not None else max(0, index - 1)
        dated = [index for index, period in enumerate(self.periods) if period.first is not None]
        if self.asked is not None:
            dated = [index for index in dated if self.asked.touches(self.periods[index])] or dated
        return dated[-1] if dated else 0

    @property
    def undated(self) -> int:
        """How many events have no day."""
        return sum(period.total for period in self.periods if period.first is None)

    @property
    def current(self) -> Period | None:
        return self.periods[self.cursor] if self.cursor < len(self.periods) else None

    @property
    def chosen(self) -> list[Period]:
        """The periods of the span, or the one under the cursor."""
        if not self.periods:
            return []
        other = self.cursor if self.other_end is None else self.other_end
        return self.periods[min(other, self.cursor) : max(other, self.cursor) + 1]

    # What it draws

    def row_count(self) -> int:
        return len(self.periods)

    def row_line(self, index: int, cells: int) -> Line:
        assert self.scale is not None  # noqa: S101
        period = self.periods[index]
        if self.other_end is not None:
            brushed = min(self.other_end, self.cursor) <= index <= max(self.other_end, self.cursor)
        else:
            brushed = self.asked is not None and self.asked.touches(period)
        return period_line(
            period,
            self.scale,
            self._most,
            cells,
            self.glyphs,
            selected=index == self.cursor,
            brushed=brushed,
            here=self.has_focus,
        )

    def _title_line(self) -> Line:
        scale = self.scale or Scale.MONTH
        return (*heading_line(scale, self.cells, self.glyphs, here=self.has_focus), Piece(" "))

    def empty(self) -> tuple[str, ...]:
        if self._counts is None:
            return ("Counting ...",)
        return ("No event to show.", "", "m  other kinds", "u  the filters before", "Esc  back to the events")

    def can_stand(self, index: int) -> bool:
        return super().can_stand(index) and self.periods[index].empty <= 1

    # Moving

    def put(self, cursor: int, top: int | None = None) -> None:
        before = self.cursor
        super().put(cursor, top)
        if self.other_end is not None:
            for index in range(min(before, self.cursor), max(before, self.cursor) + 1):
                if self.top <= index < self.top + self.body:
                    self.refresh_rows(index - self.top + 1)

    def moved(self) -> None:
        self.post_message(self.Moved())

    def action_brush(self) -> None:
        if not self.periods:
            return
        self.other_end = self.cursor if self.other_end is None else None
        self.refresh()
        self.moved()

    def action_take(self) -> None:
        if self.periods:
            self.post_message(self.Taken())

    def action_scale(self, step: int) -> None:
        """Finer or coarser periods around the same time; a span that is being brushed keeps its days."""
        if self.scale is None:
            return
        index = SCALES.index(self.scale) + step
        if not 0 <= index < len(SCALES):
            return
        here = self.current
        kept = self.periods[self.other_end] if self.other_end is not None else None
        self.scale, self.other_end = SCALES[index], None
        self._cut(here)
        if kept is not None:
            self.other_end = self._nearest(kept)
            self.refresh()
            self.moved()


def job(reader: Reader, query: Query) -> list[DayCount]:
    return reader.timeline(query)


class TimelineScreen(OverlayScreen):
    about = TIMELINE

    def pane(self) -> Pane:
        return TimelinePane()

    def on_mount(self) -> None:
        super().on_mount()
        self.histogram = self.query_one(TimelinePane)
        self._ask()

    def _ask(self) -> None:
        query = self.browse.state.query
        self.status.tell(chips=state.chips(query))
        self.ask("timeline", partial(job, query=without_days(query)))

    def answered(self, slot: str, value: Any) -> None:
        row = self.browse.events.current
        day = first_day(shown) if row is not None and (shown := row.day or row.was) else None
        chosen = Period(day, day, {}) if row is not None else None
        self.histogram.show_counts(value, asked_days(self.browse.state.query), chosen)
        total = sum(n for _, _, n in value)
        self.top.tell("timeline", f"{counted(total, 'event')} whatever their day")

    def on_timeline_pane_moved(self) -> None:
        pane = self.histogram
        words = period_words(pane.chosen, self.talks.glyphs) if pane.periods else ""
        brushing = "a span: move, then Enter" if pane.other_end is not None else ""
        self.status.tell(span_note=words, note=brushing, alarm=False)

    def on_timeline_pane_taken(self) -> None:
        chosen, pane = self.histogram.chosen, self.histogram
        query = with_periods(self.browse.state.query, chosen)
        without = pane.undated if all(period.first is not None for period in chosen) else 0
        left_out = f"; {counted(without, 'event')} without a date left out, is:undated shows them" if without else ""
        self.close()
        self.browse.change_query(query, f"u leads back{left_out}")

    # Keys

    def _changed(self) -> None:
        self._ask()

    def action_all_days(self) -> None:
        self.browse.change_query(without_days(self.browse.state.query))
        self._changed()

    def action_kind(self) -> None:
        self.browse.action_kind()
        self._changed()

    def action_undo(self) -> None:
        self.browse.action_undo()
        self._changed()

    def action_redo(self) -> None:
        self.browse.action_redo()
        self._changed()

    def action_leave(self) -> None:
        if self.histogram.other_end is not None:
            self.histogram.action_brush()
        else:
            self.close()
