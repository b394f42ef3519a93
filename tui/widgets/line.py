"""A line to type in, into which what is pasted comes whole or with a word about what did not fit."""

from __future__ import annotations

from textual.events import Paste
from textual.message import Message
from textual.widgets import Input


class TypedLine(Input):
    """Textual's, with a limit that cuts what is typed or pasted and takes nothing away from what stands there."""

    full = False
    """Whether what was put in last did not fit, or not all of it."""

    class Full(Message):
        """There is no room for all that was put in."""

        def __init__(self, longest: int) -> None:
            super().__init__()
            self.longest = longest
            """Characters that the line takes."""

    def replace(self, text: str, start: int, end: int) -> None:
        """Put as much of ``text`` as fits in the place of what stands from ``start`` to ``end``.

        A line that was longer than the limit when it was shown can still be made shorter.
        """
        value, longest = self.value, self.max_length or 0
        start, end = sorted((max(0, start), min(len(value), end)))
        put = text[: max(0, longest - len(value) + end - start)]
        self.full = len(put) < len(text)
        self.value = value[:start] + put + value[end:]
        self.cursor_position = start + len(put)
        if self.full:
            self.post_message(self.Full(longest))

    def on_paste(self, event: Paste) -> None:
        """Lines that are pasted stand side by side; Textual would keep the first alone."""
        event.stop()
        event.prevent_default()
        if words := beside(event.text):
            self.replace(words, *self.selection)


def beside(text: str) -> str:
    """The lines of ``text`` as one, without the blanks at their ends.

    >>> beside("talks\\n  in Geneva\\r\\n")
    'talks in Geneva'
    """
    lines = (line.strip() for line in text.replace("\t", " ").splitlines())
    return " ".join(line for line in lines if line)
