"""Screens that draw once what Textual would draw several times while one comes or goes.

Laying out a screen draws it at once, and the moment after it is drawn again for whatever else has asked for that in
between; a screen over the browser was drawn four times before it was there, at a tenth of a second of work.
"""

from __future__ import annotations

from textual.screen import Screen, ScreenResultType

from tui.keys.in_turn import TakesKeys


class CalmScreen(TakesKeys, Screen[ScreenResultType]):
    """After a layout it is drawn at the next moment for drawing, with all that has changed until then."""

    _laying_out = False
    _draw_due = False
    """Whether a layout has left something to draw."""

    def _refresh_layout(self, *args: object, **named: object) -> None:
        self._laying_out = True
        try:
            super()._refresh_layout(*args, **named)  # type: ignore[arg-type]
        finally:
            self._laying_out = False

    def _compositor_refresh(self) -> None:
        if self._laying_out:
            self._draw_due = True
            self._update_timer.resume()
        else:
            self._draw_due = False
            super()._compositor_refresh()

    def _on_timer_update(self) -> None:
        super()._on_timer_update()
        if self._draw_due and self.is_current and not self.app._batch_count:
            self._compositor_refresh()
