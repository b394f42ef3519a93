"""The filter pane: what can be chosen, with live counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType

from store.database.views import FacetValue
from tui.asking.messages import FacetToggled
from tui.keys.actions import FILTERS
from tui.model.state import Pane as PaneName
from tui.render.facets import FacetRow, Order, facet_line, facet_rows, keep_order
from tui.render.lines import Line
from tui.widgets.pane import CursorPane, bindings


class FacetPanel(CursorPane):
    BINDINGS: ClassVar[list[BindingType]] = bindings(FILTERS)
    pane = PaneName.FILTERS

    def __init__(self, *, identity: str) -> None:
        super().__init__(identity=identity)
        self._order: Order = {}
        self._rows: list[FacetRow] = []

    def show_facets(self, facets: Mapping[str, Sequence[FacetValue]], chosen: Mapping[tuple[str, str], str]) -> None:
        """New counts; values keep their places and the cursor its value."""
        here = self._rows[self.cursor] if self._rows else None
        line = self.cursor - self.top
        self._order = keep_order(self._order, facets)
        rows = facet_rows(facets, self._order, chosen)
        if rows == self._rows:
            return
        same_places = [(row.field, row.label) for row in rows] == [(row.field, row.label) for row in self._rows]
        before, self._rows = self._rows, rows
        if same_places:
            for index in range(self.top, min(self.top + self.body, len(rows))):
                if rows[index] != before[index]:
                    self.refresh_rows(index - self.top + 1)
            return
        self.cursor = next(
            (
                index
                for index, row in enumerate(rows)
                if here is not None and (row.field, row.label) == (here.field, here.label)
            ),
            1,
        )
        self.top = max(0, min(self.cursor - max(1, line), len(rows) - self.body))
        self.refresh()

    def values_of(self, field: str) -> list[FacetRow]:
        """The values of a group, as they stand here."""
        return [row for row in self._rows if row.field == field and row.value is not None]

    @property
    def current(self) -> FacetRow | None:
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    def row_count(self) -> int:
        return len(self._rows)

    def row_line(self, index: int, cells: int) -> Line:
        selected = index == self.cursor and self.has_focus
        return facet_line(self._rows[index], cells, self.glyphs, selected=selected, here=self.has_focus)

    def title(self) -> tuple[str, str]:
        return "FILTERS", ""

    def empty(self) -> tuple[str, ...]:
        return ("Nothing to choose", "from yet.")

    def can_stand(self, index: int) -> bool:
        return super().can_stand(index) and self._rows[index].value is not None

    def action_include(self) -> None:
        self._toggle("include")

    def action_exclude(self) -> None:
        self._toggle("exclude")

    def action_only(self) -> None:
        self._toggle("only")

    def _toggle(self, mode: str) -> None:
        row = self.current
        if row is not None and row.value is not None:
            self.post_message(FacetToggled(row.field, row.value, mode))

    def action_group(self, way: int) -> None:
        heads = [index for index, row in enumerate(self._rows) if row.value is None]
        after = [index for index in heads if index > self.cursor]
        before = [index for index in heads if index < self.cursor]
        if way > 0 and after:
            self.put(after[0] + 1, max(0, min(after[0], self.row_count() - self.body)))
        elif way < 0 and len(before) > 1:
            self.put(before[-2] + 1, max(0, min(before[-2], self.row_count() - self.body)))
        elif way < 0 and before:
            self.put(before[0] + 1, 0)
