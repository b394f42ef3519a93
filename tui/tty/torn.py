"""Keys whose sequence comes in two pieces: the rest is never taken for letters, however short the wait for it is.

A terminal sends the sequence of a key in one piece, but a slow link may hold a part of it back for longer than a lone
Escape is waited for. What came of it may be acted on as Escape, for nobody can know better; the letters that
follow are put behind it again.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable

from textual._xterm_parser import XTermParser
from textual.message import Message

ESC = "\x1b"
LATE = 1.0
"""Seconds within which the rest of a torn sequence comes, if it comes."""
_BEGUN = re.compile("\x1b(?:\\[[0-9;:?<>]*|O)?")
"""What may be the beginning of a key's sequence."""
_WHOLE = re.compile("\x1b(?:\\[(?:[A-HIOPQRSZ]|[0-9][0-9;:]*[A-Z~u]|[?<>][0-9;:]*[A-Za-z~$])|O[ABCDHF])")
"""The sequences that keys have, of which only those count that nobody types as keys one by one."""


class RejoiningParser(XTermParser):
    """Textual's, which puts the pieces of a torn sequence together."""

    now: Callable[[], float] = staticmethod(time.monotonic)

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._tail = ""
        """What the parser waits with: the beginning of a sequence."""
        self._torn = ("", 0.0)
        """A beginning that was waited with for too long, and when it was given up."""

    def feed(self, data: str) -> Iterable[Message]:
        torn, given_up = self._torn
        if data and torn:
            self._torn = ("", 0.0)
            if self.now() - given_up < LATE and _WHOLE.match(torn + data):
                data = torn + data
        text = self._tail + data
        begun = text[text.rfind(ESC) :] if ESC in text else ""
        self._tail = begun if _BEGUN.fullmatch(begun) else ""
        yield from super().feed(data)

    def tick(self) -> Iterable[Message]:
        """What was waited with for too long; of a sequence that is more than Escape nothing is told but the whole."""
        told = list(super().tick())
        if told:
            begun, self._tail = self._tail, ""
            self._torn = (begun, self.now())
            if len(begun) > 1:
                return
        yield from told
