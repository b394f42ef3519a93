"""Keys that come faster than they are handled, as over a slow line: each waits until the one before has done its work.

Textual hands a key to what has the keyboard when it comes. Of "/truce" in one piece, the word would so go to the list,
where its letters are commands, and not to the search line that the first key is about to open. And what a key opens is
empty until the database has answered: a key that acts on what is shown waits for that too.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.events import Event, Key, Paste

ROUNDS = 2
"""Times that what follows from a key may be told from widget to widget before the next key: Enter in a line tells the
line's owner, who tells the screen."""
PASTING = "paste"
"""What stands for a key where something is pasted."""
PATIENCE = 1.0
"""Seconds after which a key is handed on though the answer that it waits for has not come."""


class TakesKeys:
    """What has the keyboard, or stands around it: the nearest to it decides when the next key can be handled."""

    def ready_for(self, key: str) -> bool:
        """Whether all is there that ``key`` acts on. Where it is not, ``KeysInTurn.go_on`` must follow."""
        return True

    def ready_over(self) -> bool:
        """Whether all is there that a line typed or a screen opened over this one acts on."""
        return True

    def done(self, by_key: bool) -> None:
        """All has been told that follows from a key or an answer, and no key waits: time to draw what has changed."""


class KeysInTurn(App[int]):
    """An app that handles one key after the other."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._keys: deque[Key | Paste] = deque()
        """Keys that wait, and what was pasted between them."""
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
        """Of the way that is gone behind a key; an older one counts no more."""
        self._overdue: asyncio.TimerHandle | None = None

    @property
    def handling(self) -> bool:
        """Whether a key, or an answer, is being handled."""
        return self._handling

    async def on_event(self, event: Event) -> None:
        if not isinstance(event, Key | Paste):
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
        if not self._impatient and not self._ready_for(self._keys[0]):
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

    def _ready_for(self, event: Key | Paste) -> bool:
        key = event.key if isinstance(event, Key) else PASTING
        nodes = (self.focused or self.screen).ancestors_with_self
        return next((node.ready_for(key) for node in nodes if isinstance(node, TakesKeys)), True)

    def go_on(self) -> None:
        """An answer has come. Once all has been told that follows from it, draw, and see to the next key."""
        self._impatient = False
        if not self._handling:
            self._held, self._handling, self._rounds, self._keyless = False, True, ROUNDS, True
            self._follow()

    def _follow(self) -> None:
        """Go behind the key, from what has the keyboard now through all that stands around it."""
        self._number += 1
        if not self._taken_down:
            nodes = (self.focused or self.screen).ancestors_with_self
            self._go_up(self._number, [node for node in nodes if node is not self])

    def _go_up(self, number: int, way: Sequence[DOMNode]) -> None:
        """Come back once each on the ``way`` has dealt with what it was sent before; the app is the last.

        A message would do, but it is lost where what it went to has been taken off by the time it should bubble.
        """
        for place, node in enumerate(way, 1):
            if node.call_later(self._go_up, number, way[place:]):
                return
        self.call_later(self._passed, number)

    async def _passed(self, number: int) -> None:
        if number != self._number or self._taken_down:
            return
        self._rounds -= 1
        if self._rounds > 0:
            self._follow()
        else:
            self._number += 1
            await self._next()

    def _expect(self, seconds: float | None) -> None:
        """Let the next key wait for so many seconds and no longer."""
        if self._overdue is not None:
            self._overdue.cancel()
        loop = asyncio.get_running_loop()
        self._overdue = loop.call_later(seconds, self._lose_patience) if seconds is not None else None

    def _lose_patience(self) -> None:
        if self._held and not self._taken_down:
            self._impatient = True
            self.call_later(self._next)
