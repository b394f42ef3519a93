"""Keys that come faster than they are handled, as over a slow line: each waits until the one before has done its work.

Textual hands a key to what has the keyboard when it comes. Of "/truce" in one piece, the word would so go to the list,
where its letters are commands, and not to the search line that the first key is about to open. And what a key opens is
empty until the database has answered: a key that acts on what is shown waits for that too.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

from textual.app import App
from textual.events import Event, Key
from textual.message import Message
from textual.widget import Widget

ROUNDS = 2
"""Times that what follows from a key may be told from widget to widget before the next key: Enter in a line tells the
line's owner, who tells the screen."""
LOST = 0.5
"""Seconds after which the message behind a key is sent again: what it went to may have been taken off meanwhile."""
PATIENCE = 1.0
"""Seconds after which a key is handed on though the answer that it waits for has not come."""


class Passed(Message):
    """Goes the way of a key, behind it, and so comes to the app when the key has been handled."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class TakesKeys:
    """What has the keyboard, or stands around it: the nearest to it decides when the next key can be handled."""

    def ready_for(self, key: str) -> bool:
        """Whether all is there that ``key`` acts on. Where it is not, ``KeysInTurn.go_on`` must follow."""
        return True

    def done(self, by_key: bool) -> None:
        """All has been told that follows from a key or an answer, and no key waits: time to draw what has changed."""


class KeysInTurn(App[int]):
    """An app that handles one key after the other."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._keys: deque[Key] = deque()
        self._handling = False
        """Whether a key, or an answer, is being handled."""
        self._keyless = False
        """Whether what is being handled is an answer."""
        self._held = False
        """Whether the next key waits for an answer."""
        self._impatient = False
        """Whether an answer is so late that no key waits for it any more."""
        self._rounds = 0
        self._number = 0
        """Of the message that is on its way; an older one counts no more."""
        self._sent_to: Widget | None = None
        self._overdue: asyncio.TimerHandle | None = None

    @property
    def handling(self) -> bool:
        """Whether a key, or an answer, is being handled."""
        return self._handling

    async def on_event(self, event: Event) -> None:
        if not isinstance(event, Key):
            await super().on_event(event)
        elif event.is_forwarded:  # back from the widgets, of which none wanted it
            await super().on_event(event)
            self._follow()
        else:
            self._keys.append(event)
            if not self._handling and not self._held:
                await self._next()

    async def _next(self) -> None:
        """Hand on the key that came first, if any waits and can be handled."""
        self._handling = self._held = False
        self._expect(None)
        if self._taken_down:
            return
        if not self._keys:
            if isinstance(self.screen, TakesKeys):
                self.screen.done(by_key=not self._keyless)
            return
        if not self._impatient and not self._ready_for(self._keys[0].key):
            self._held = True
            self._expect(PATIENCE)
            return
        self._handling, self._rounds, self._keyless = True, ROUNDS, False
        await super().on_event(self._keys.popleft())
        self._follow()

    @property
    def _taken_down(self) -> bool:
        """Whether the program is on its way out: there may be no screen any more."""
        return self._exit or not self.screen_stack

    def _ready_for(self, key: str) -> bool:
        nodes = (self.focused or self.screen).ancestors_with_self
        return next((node.ready_for(key) for node in nodes if isinstance(node, TakesKeys)), True)

    def go_on(self) -> None:
        """An answer has come. Once all has been told that follows from it, draw, and see to the next key."""
        self._impatient = False
        if not self._handling:
            self._held, self._handling, self._rounds, self._keyless = False, True, ROUNDS, True
            self._follow()

    def _follow(self) -> None:
        """Send a message after the key, to what has the keyboard now."""
        self._number += 1
        self._send()

    def _send(self) -> None:
        if self._taken_down:
            return
        self._expect(LOST)
        message = Passed(self._number).set_sender(self)  # whoever calls: it would stop at a screen that sent it
        self._sent_to = self.focused or self.screen
        if not self._sent_to.post_message(message):
            self.post_message(message)

    def _expect(self, seconds: float | None) -> None:
        """Look again after so many seconds, unless something comes before."""
        if self._overdue is not None:
            self._overdue.cancel()
        loop = asyncio.get_running_loop()
        self._overdue = loop.call_later(seconds, self._look_again) if seconds is not None else None

    def _look_again(self) -> None:
        if self._taken_down:
            return
        if self._held:
            self._impatient = True
            self.call_later(self._next)
        elif self._sent_to is None or self._gone(self._sent_to):
            self._send()
        else:
            self._expect(LOST)  # it is on its way, and the machine is slow

    def _gone(self, widget: Widget) -> bool:
        """Whether what ``widget`` is sent no longer comes to the app."""
        return not widget.is_running or set(self.screen_stack).isdisjoint(widget.ancestors_with_self)

    async def on_passed(self, message: Passed) -> None:
        message.stop()
        if message.number != self._number:
            return
        self._rounds -= 1
        if self._rounds > 0:
            self._follow()
        else:
            self._number += 1
            await self._next()
