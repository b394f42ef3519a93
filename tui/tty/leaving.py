"""Leaving when told to from outside: SIGTERM and SIGHUP end the program with a clean terminal, and in a known time."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any

from tui.tty.terminal import RESTORE

if TYPE_CHECKING:
    from tui.app import TalksApp

PATIENCE = 2.0
"""Seconds the program has to end by itself after a signal."""


class Leaving:
    """While it is entered, SIGTERM and SIGHUP make the app exit with 128 + the signal's number.

    If the process is still there after ``PATIENCE`` seconds (a flood of input, a terminal that is gone, a thread that
    does not stop), the terminal is restored from here and it ends.
    """

    def __init__(self, app: TalksApp, modes: list[Any] | None = None) -> None:
        self._app = app
        self._before: dict[int, Any] = {}
        self._modes = modes
        self._timer: threading.Timer | None = None

    def __enter__(self) -> Leaving:
        if self._modes is None:
            self._modes = self._terminal_modes()
        for number in (signal.SIGTERM, signal.SIGHUP):
            self._before[number] = signal.signal(number, self._leave)
        return self

    @staticmethod
    def _terminal_modes() -> list[Any] | None:
        with contextlib.suppress(ImportError, OSError, ValueError, AttributeError):
            import termios

            with contextlib.suppress(termios.error):
                return termios.tcgetattr(sys.__stdin__.fileno())  # type: ignore[union-attr]
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _leave(self, number: int, frame: FrameType | None) -> None:
        code = 128 + number
        self._app.leaving = True
        if self._timer is None:
            self._timer = threading.Timer(PATIENCE, self._end_now, (code,))
            self._timer.daemon = True
            self._timer.start()
        loop = getattr(self._app, "_loop", None)
        if loop is not None:
            loop.call_soon_threadsafe(lambda: self._app.exit(return_code=code))
        else:
            self._end_now(code)

    def _end_now(self, code: int) -> None:
        """The hard way out; whatever fails on the way, the process ends."""
        try:
            with contextlib.suppress(OSError, ValueError, AttributeError):
                os.write(sys.__stderr__.fileno(), RESTORE)  # type: ignore[union-attr]
            if self._modes is not None:
                import termios

                with contextlib.suppress(termios.error, OSError, ValueError, AttributeError):
                    termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, self._modes)  # type: ignore[union-attr]
        finally:
            os._exit(code)
