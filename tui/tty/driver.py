"""The terminal below Textual: what must never go out to it, and what may come in without bringing it down."""

from __future__ import annotations

import codecs
import contextlib
import functools
import os
import re
import select
import selectors
import signal
import threading
import time
from typing import Any, ClassVar

from rich.segment import Segment
from textual import constants
from textual.color import Color
from textual.drivers import linux_driver
from textual.events import Key
from textual.filter import LineFilter
from textual.message import Message

from tui.tty.lean import Lean
from tui.tty.prepaint import Painted
from tui.tty.torn import RejoiningParser

UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
HOT = constants.ESCAPE_DELAY + 0.001
"""Seconds to wait for more after a key: then a lone Escape is known as such, and the wait must not end just before."""


class ControlFilter(LineFilter):
    """The last line of defence: no control character that a widget forgot to replace reaches the terminal."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        if all(segment.control or not UNSAFE.search(segment.text) for segment in segments):
            return segments
        return [
            segment if segment.control else Segment(UNSAFE.sub("\ufffd", segment.text), segment.style)
            for segment in segments
        ]


class TalksDriver(linux_driver.LinuxDriver):
    """Textual's driver, sending only what changes on the screen and ending without a wait."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.lean = Lean()
        self._on_screen = False
        self._early: list[Message] | None = None
        """Keys typed before there are rows to move in; None once they need not wait."""
        self._typing = threading.Lock()

    painted: ClassVar[Painted | None] = None
    """What was drawn before Textual was there, and is not to be drawn again."""

    def write(self, data: str) -> None:
        if self._on_screen and data == "\x1b[?1049h":
            return
        if self._writer_thread is None:
            return  # told to end before it began: nothing of it is on the terminal
        if out := self.lean.write(data):
            super().write(out)

    def start_application_mode(self) -> None:
        """Begin to draw. A SIGCONT that no stop came before (a hang-up sends one) must not start a second time."""
        if getattr(self._app, "_exit", False) or getattr(self._app, "leaving", False):
            return
        running = self._key_thread is not None and self._key_thread.is_alive()
        modes = self.attrs_before
        if running:
            self.disable_input()
            self.close()
        _WakingSelector.drain()
        painted = self.painted
        if painted is not None and not painted.taken:
            painted.taken, modes, running = True, painted.modes, True
            self.lean = painted.lean
            self._on_screen, self._early = True, []
        else:
            self.lean.forget()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._on_screen = False
        if running:
            self.attrs_before = modes

    def process_message(self, message: Message) -> None:
        with self._typing:
            if self._early is not None and isinstance(message, Key):
                self._early.append(message)
                return
        super().process_message(message)

    def release_keys(self) -> None:
        """Hand on what was typed before the app was there."""
        with self._typing:
            early, self._early = self._early, None
        for message in early or ():
            super().process_message(message)

    def disable_input(self) -> None:
        if _WakingSelector.wake is not None:
            os.write(_WakingSelector.wake[1], b"x")
        super().disable_input()


class _WakingSelector(selectors.SelectSelector):
    """Waits a short time only just after input, and can be woken when the program ends."""

    wake: tuple[int, int] | None = None

    def __init__(self) -> None:
        super().__init__()
        self._hot = False
        if self.wake is not None:
            self.register(self.wake[0], selectors.EVENT_READ)

    @classmethod
    def drain(cls) -> None:
        """Forget that the last input thread was woken."""
        if cls.wake is not None:
            with contextlib.suppress(BlockingIOError):
                os.read(cls.wake[0], 64)

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        waking = self.wake[0] if self.wake is not None else -1
        ready = [(key, mask) for key, mask in super().select(HOT if self._hot else timeout) if key.fd != waking]
        if any(_hung_up(key.fd) for key, _ in ready):
            os.kill(os.getpid(), signal.SIGHUP)
            time.sleep(HOT)  # until the main thread has seen it: there is nothing to read any more
            return []
        self._hot = bool(ready)
        return ready


def _hung_up(descriptor: int) -> bool:
    """Whether the terminal is gone. Its parent may be one that keeps the signal for itself, as ``make`` does."""
    poll = select.poll()
    poll.register(descriptor, 0)
    return any(events & (select.POLLHUP | select.POLLNVAL) for _, events in poll.poll(0))


class _Selectors:
    """Stands in for the module ``selectors`` in Textual's driver."""

    SelectSelector = _WakingSelector
    EVENT_READ = selectors.EVENT_READ


def patch_driver() -> None:
    """Make Textual's driver forgive bytes that are no UTF-8, tell a lone Escape from a sequence at once, and put
    together what comes in pieces.

    All touch private parts (of Textual 8.2); where those are not as they are known, they are left alone.
    """
    driver: Any = linux_driver
    if hasattr(driver, "getincrementaldecoder"):
        driver.getincrementaldecoder = lambda name: functools.partial(
            codecs.getincrementaldecoder(name), errors="replace"
        )
    if getattr(driver, "selectors", None) is selectors and hasattr(linux_driver.LinuxDriver, "run_input_thread"):
        _WakingSelector.wake = os.pipe()
        os.set_blocking(_WakingSelector.wake[0], False)
        driver.selectors = _Selectors
    if hasattr(driver, "XTermParser"):
        driver.XTermParser = RejoiningParser
