"""Screens that draw once what Textual would draw several times.

A key is drawn when it has been dealt with: Textual draws at fixed moments, sixty a second, of which the first often
fell between a row and the line that tells of it, so that the rest came two moments later. Laying out a screen draws
it at once, and the moment after it is drawn again for whatever else has asked for that in between; a screen over the
browser was drawn four times before it was there, at a tenth of a second of work.
"""

from __future__ import annotations

import time

from textual.screen import Screen, ScreenResultType

from tui.keys.in_turn import KeysInTurn, TakesKeys

LONGEST = 1 / 30
"""Seconds for which drawing is put off until a key is done with: those of a key held down are seen between."""


class CalmScreen(TakesKeys, Screen[ScreenResultType]):
    """After a layout it is drawn at the next moment for drawing, with all that has changed until then."""

    _laying_out = False
    _draw_due = False
    """Whether a layout has left something to draw."""
    _put_off: float | None = None
    """Since when there is something to draw that waits for a key to be done with."""

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
        if self._waits_for_key():
            return  # the timer goes on, and the key's end comes first as a rule
        self._put_off = None
        super()._on_timer_update()
        if self._draw_due and self.is_current and not self.app._batch_count:
            self._compositor_refresh()

    def _waits_for_key(self) -> bool:
        """Whether a key is being handled, which may change more than it has so far."""
        app, now = self.app, time.monotonic()
        if self._put_off is None:
            self._put_off = now
        return isinstance(app, KeysInTurn) and app.handling and now < self._put_off + LONGEST

    def done(self, by_key: bool) -> None:
        self._on_timer_update()
