"""The real program on a pseudo-terminal of our own: what it writes, how the screen looks, how it leaves."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

import pyte

ROOT = Path(__file__).parents[2]
PROGRAM = (
    "import sys; from datetime import date; from pathlib import Path; from tui.asking import jobs;"
    " from tui.start import browse; jobs.today = lambda: date(2000, 1, 1);"  # it opens at the first event
    " sys.exit(browse(Path(sys.argv[1]), demo=True, query=sys.argv[2] if len(sys.argv) > 2 else ''))"
)
UNWANTED = ("NO_COLOR", "COLORTERM", "TMUX", "COLUMNS", "LINES")
LEFT_ON = {b"\x1b[?1049h": b"\x1b[?1049l", b"\x1b[?25l": b"\x1b[?25h", b"\x1b[?2004h": b"\x1b[?2004l"}
"""What a program that ends has to take back: alternate screen, hidden cursor, bracketed paste."""


class Pseudo:
    """``with Pseudo(database) as term:`` starts the browser; ``term.raw`` is all it has written."""

    def __init__(
        self,
        database: Path,
        *arguments: str,
        size: tuple[int, int] = (120, 36),
        environ: Mapping[str, str] | None = None,
        ignore_hangup: bool = False,
        before: str = "",
    ) -> None:
        """``before``: statements that run in the program first."""
        self._command = [sys.executable, "-c", before + PROGRAM, str(database), *arguments]
        self._environ = {
            **{name: value for name, value in os.environ.items() if name not in UNWANTED},
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "XDG_STATE_HOME": "/dev/null/none",
            **(environ or {}),
        }
        self._ignore_hangup = ignore_hangup
        self.size = size
        self.raw = b""
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)

    def __enter__(self) -> Pseudo:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            # as a login shell would, whatever the tests themselves were started by (nohup, a shell's background)
            signal.signal(signal.SIGHUP, signal.SIG_IGN if self._ignore_hangup else signal.SIG_DFL)
            os.execve(sys.executable, self._command, self._environ)  # noqa: S606
        self.resize(*self.size)
        self.modes = termios.tcgetattr(self.fd)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)
            self.wait(5)
        if self.fd >= 0:
            os.close(self.fd)

    code: int | None = None
    """Exit code, once it has ended; minus the signal's number where a signal killed it."""

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def send(self, keys: str | bytes) -> None:
        os.write(self.fd, keys if isinstance(keys, bytes) else keys.encode())

    def read(self, silence: float = 0.3, most: float = 10.0) -> bytes:
        """All that comes until it has been silent for ``silence`` seconds."""
        got = b""
        end = time.monotonic() + most
        while time.monotonic() < end and select.select([self.fd], [], [], silence)[0]:
            try:
                part = os.read(self.fd, 65536)
            except OSError:
                break
            if not part:
                break
            if b"\x1b[?2026$p" in part:
                os.write(self.fd, b"\x1b[?2026;2$y")
            got += part
        self.raw += got
        self._stream.feed(_understood(got))
        return got

    def until(self, pattern: str, seconds: float = 20.0, silence: float = 0.3) -> bytes:
        """What comes until ``pattern`` is on the screen and nothing follows for ``silence`` seconds."""
        end = time.monotonic() + seconds
        got = b""
        while time.monotonic() < end:
            got += self.read(silence or 0.02, 10.0 if silence else 0.02)
            if re.search(pattern, self.text()):
                return got
        raise AssertionError(f"{pattern!r} is not on the screen:\n{self.text()}")

    def ready(self) -> bytes:
        """What comes until the app itself is there, not only the first page that is drawn before it (120 columns)."""
        return self.until(r"FILTERS .*\n KIND")

    def text(self) -> str:
        return "\n".join(self.screen.display)

    def press(self, keys: str | bytes) -> int:
        """Send keys; how many bytes came back."""
        self.send(keys)
        return len(self.read())

    def signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """The terminal goes away."""
        os.close(self.fd)
        self.fd = -1

    def wait(self, seconds: float = 10.0) -> int:
        """The exit code; reads what is still written meanwhile."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.fd >= 0:
                self.read(0.02, 0.2)
            else:
                select.select([], [], [], 0.02)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
                return self.code
        raise AssertionError("the program does not end")

    def left_on(self) -> list[bytes]:
        """Modes that were switched on and not off again after that."""
        return [on for on, off in LEFT_ON.items() if self.raw.rfind(on) > self.raw.rfind(off)]

    def restored(self) -> bool:
        return not self.left_on() and termios.tcgetattr(self.fd)[:4] == self.modes[:4]


def _understood(data: bytes) -> bytes:
    """Without the sequences that the emulator would print."""
    return re.sub(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\][^\x07]*\x07", b"", data)
