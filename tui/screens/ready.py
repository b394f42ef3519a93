"""When the browser can handle the next key: once what it acts on is there, as it would be had one waited."""

from __future__ import annotations

from textual import on

from tui.asking import messages
from tui.asking.slots import ASIDE, BEHIND, FIRST, OVERLAY, ROWS
from tui.keys.actions import DETAIL, EVERYWHERE, FILTERS, FREE, LIST, Action, action_for
from tui.model.state import Pane
from tui.screens.outside import OutsideScreen
from tui.widgets.pane import Pane as PaneWidget

SHOWN = {str(Pane.FILTERS): "facets", str(Pane.READER): "article", DETAIL: "event"}
"""The slot of what moves in a pane, besides those of ``ROWS``."""


class ReadyScreen(OutsideScreen):
    """Has keys wait for what they act on and for no more: moving in the list never waits for an article."""

    def ready_for(self, key: str) -> bool:
        return self.ready_to_do(action_for(key, self._pane_of_keys, LIST, EVERYWHERE))

    def ready_to_do(self, action: Action | None) -> bool:
        pane = self._pane_of_keys
        owed = frozenset(slot for slot in self.gateway.owed if not slot.startswith(OVERLAY))
        if action is not None and action.id in FREE:
            return not owed & FIRST
        shown = self.focused
        if self._writing or owed & ROWS:  # what is written has the rows asked for anew
            return False
        if self.events.under_way or (isinstance(shown, PaneWidget) and not shown.ready):
            return False
        if action is not None and action.pane == LIST:
            return SHOWN.get(pane) not in owed
        if self._resting is not None:
            self._resting.stop()
            self._follow()
            owed = self.gateway.owed
        if action is not None and action.pane == FILTERS and "facets" in owed:
            return False
        demo_known = self._totals is not None or "totals" not in owed
        return demo_known and not owed - ASIDE

    def done(self, by_key: bool) -> None:
        """Draw at once, unless another answer is about to change what would be drawn."""
        if by_key or self.gateway.owed <= BEHIND:
            super().done(by_key)

    def ready_over(self) -> bool:
        return not self._writing and not self.gateway.owed & ROWS

    @on(messages.Answered)
    @on(messages.Troubled)
    def _taken(self, message: messages.Answered | messages.Troubled) -> None:
        """What waits for the answer goes on behind all that follows from it."""
        self.gateway.taken(message)
        self.talks.go_on()
