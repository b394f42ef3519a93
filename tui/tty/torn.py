"""Keys whose sequence comes in two pieces: the rest is never taken for letters, however short the wait for it is.
And what is pasted, of which nothing is ever taken for a key.

A terminal sends the sequence of a key in one piece, but a slow link may hold a part of it back for longer than a lone
Escape is waited for. What came of it may be acted on as Escape, for nobody can know better; the letters that
follow are put behind it again.

Textual takes an escape sequence within a paste, as coloured output has them, for the end of it, and all that follows
for keys: commands, where a pane has the keyboard. Not every terminal takes them out.
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
PASTE, PASTED = "\x1b[200~", "\x1b[201~"
"""What a terminal puts around what is pasted."""
_OBEYED = re.compile(
    "\x1b(?:\\[[0-?]*[ -/]*[@-~]|[\\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\\\)?|[ -~])?|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)
"""Escape sequences, and control characters but the tab and those that end lines."""


class RejoiningParser(XTermParser):
    """Textual's, which puts the pieces of a torn sequence together and of what is pasted hands on the text alone."""

    now: Callable[[], float] = staticmethod(time.monotonic)

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._tail = ""
        """What the parser waits with: the beginning of a sequence."""
        self._torn = ("", 0.0)
        """A beginning that was waited with for too long, and when it was given up."""
        self._pasted: list[str] | None = None
        """The pieces of what is being pasted; None where nothing is."""

    def feed(self, data: str) -> Iterable[Message]:
        torn, given_up = self._torn
        if data and torn:
            self._torn = ("", 0.0)
            if self.now() - given_up < LATE and _WHOLE.match(torn + data):
                data = torn + data
        if not data:
            yield from self._feed(data)
        while data:
            part, data = self._to_the_mark(data)
            if part:
                yield from self._feed(part)

    def _to_the_mark(self, data: str) -> tuple[str, str]:
        """What can be told up to the next mark that a paste begins or ends, and what comes behind that."""
        if self._pasted is None:
            at = (self._tail + data).find(PASTE)
            if at < 0:
                return data, ""
            self._pasted = []
            begins = at + len(PASTE) - len(self._tail)
            return data[:begins], data[begins:]
        ahead = self._pasted.pop() if self._pasted else ""
        inside, mark, behind = (ahead + data).partition(PASTED)
        if not mark:
            cut = max(0, len(inside) - len(PASTED) + 1)  # the mark may come in two pieces
            self._pasted += [inside[:cut], inside[cut:]]
            return "", ""
        text = _OBEYED.sub("", "".join([*self._pasted, inside]))
        self._pasted = None
        return text + PASTED, behind

    def _feed(self, data: str) -> Iterable[Message]:
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
