"""Which panes stand where, from the size of the screen. Pure arithmetic, so that every size can be tested."""

from __future__ import annotations

from typing import NamedTuple

from tui.model.state import Pane

NARROW, BESIDE, WIDE = 80, 100, 120
"""Columns from which on two panes fit, list and article fit side by side, and the filters fit as well."""
READABLE = 86
"""Columns of an article past which its lines are too long to read: what is left goes to the list."""
SHORT = 16
"""Rows under which one pane at a time is shown, with one line for status."""


class Arrangement(NamedTuple):
    """Sizes in cells; a pane that is not in ``widths`` is hidden."""

    single: bool
    stacked: bool
    """The list stands above the article."""
    widths: dict[Pane, int]
    events_height: int
    """Rows of the list where it stands above the article, else 0."""
    top: bool
    """Whether the line with the name of the database is shown."""
    status: int
    """Lines of status at the bottom: 1, 2 or 3."""

    def joints(self) -> tuple[int, ...]:
        """Columns in which a divider meets the rule above the status lines."""
        if self.stacked or self.single:
            return ()
        edges: list[int] = []
        at = 0
        for pane in Pane:
            if pane in self.widths:
                at += self.widths[pane]
                edges.append(at - 1)
        return tuple(edges[:-1])


def arrange(columns: int, rows: int, pane: Pane, zoomed: bool) -> Arrangement:
    """The arrangement for a screen of this size with the keyboard in ``pane``."""
    short = rows < SHORT
    if zoomed or short or columns < NARROW:
        status = 1 if short else 2
        return Arrangement(True, False, {pane: columns}, 0, False, status)
    if columns >= WIDE:
        filters = _between(columns // 5, 25, 32)
        events = _between(max(columns * 37 // 100, columns - filters - READABLE), 44, 110)
        widths = {Pane.FILTERS: filters, Pane.EVENTS: events, Pane.READER: columns - filters - events}
        return Arrangement(False, False, widths, 0, True, 3)
    if pane is Pane.FILTERS:
        return Arrangement(False, False, {Pane.FILTERS: 30, Pane.EVENTS: columns - 30}, 0, True, 3)
    if columns >= BESIDE:
        return Arrangement(False, False, {Pane.EVENTS: 47, Pane.READER: columns - 47}, 0, True, 3)
    height = max(6, (rows - 4) * 2 // 5)
    return Arrangement(False, True, {Pane.EVENTS: columns, Pane.READER: columns}, height, True, 3)


def _between(value: int, least: int, most: int) -> int:
    return max(least, min(value, most))
