"""Keys that come faster than they are handled, as over a slow line: each waits until the one before has done its work.

Textual hands a key to what has the keyboard when it comes. Of "/truce" in one piece, the word would so go to the list,
where its letters are commands, and not to the search line that the first key is about to open.
"""

from __future__ import annotations

import time
from collections import deque
from typing import Any

from textual.app import App
from textual.events import Event, Key
from textual.message import Message

ROUNDS = 2
"""Times that what follows from a key may be told from widget to widget before the next key: Enter in a line tells the
line's owner, who tells the screen."""
LOST = 1.0
"""Seconds after which a key that nobody took is given up."""


class Passed(Message):
    """Goes the way of a key, behind it, and so comes to the app when the key has been handled."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class KeysInTurn(App[int]):
    """An app that handles one key after the other."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._keys: deque[Key] = deque()
        self._taken: float | None = None
        """When the key that is being handled was taken; None where none is."""
        self._rounds = 0
        self._number = 0
        """Of the message that is on its way; an older one counts no more."""

    async def on_event(self, event: Event) -> None:
        if not isinstance(event, Key):
            await super().on_event(event)
        elif event.is_forwarded:  # back from the widgets, of which none wanted it
            await super().on_event(event)
            await self._follow()
        else:
            self._keys.append(event)
            if self._taken is None or time.monotonic() > self._taken + LOST:
                await self._next()

    async def _next(self) -> None:
        """Hand on the key that came first, if any waits."""
        self._taken = None
        if self._keys:
            self._taken, self._rounds = time.monotonic(), ROUNDS
            await super().on_event(self._keys.popleft())
            await self._follow()

    async def _follow(self) -> None:
        """Send a message after the key, to what has the keyboard now."""
        self._number += 1
        target = self.focused or self.screen
        if not target.post_message(Passed(self._number)):
            await self._next()

    async def on_passed(self, message: Passed) -> None:
        message.stop()
        if message.number != self._number:
            return
        self._rounds -= 1
        if self._rounds:
            await self._follow()
        else:
            await self._next()
