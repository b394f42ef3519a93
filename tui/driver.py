"""The terminal below Textual: what must never go out to it, and what may come in without bringing it down."""

from __future__ import annotations

import codecs
import functools
import os
import re
import selectors
from typing import Any

from rich.segment import Segment
from textual.color import Color
from textual.drivers import linux_driver
from textual.filter import LineFilter

from tui.lean import Lean

UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
HOT = 0.025
"""Seconds to wait for more after a key: a lone Escape is known as such after this."""


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

    def write(self, data: str) -> None:
        if out := self.lean.write(data):
            super().write(out)

    def start_application_mode(self) -> None:
        self.lean.forget()
        super().start_application_mode()  # type: ignore[no-untyped-call]

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

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        waking = self.wake[0] if self.wake is not None else -1
        ready = [(key, mask) for key, mask in super().select(HOT if self._hot else timeout) if key.fd != waking]
        self._hot = bool(ready)
        return ready


class _Selectors:
    """Stands in for the module ``selectors`` in Textual's driver."""

    SelectSelector = _WakingSelector
    EVENT_READ = selectors.EVENT_READ


def patch_driver() -> None:
    """Make Textual's driver forgive bytes that are no UTF-8, and tell a lone Escape from a sequence at once.

    Both touch private parts (of Textual 8.2); where those are not as they are known, they are left alone.
    """
    driver: Any = linux_driver
    if hasattr(driver, "getincrementaldecoder"):
        driver.getincrementaldecoder = lambda name: functools.partial(
            codecs.getincrementaldecoder(name), errors="replace"
        )
    if getattr(driver, "selectors", None) is selectors and hasattr(linux_driver.LinuxDriver, "run_input_thread"):
        _WakingSelector.wake = os.pipe()
        driver.selectors = _Selectors
