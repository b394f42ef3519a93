"""Times programs on a pseudo-terminal of 120 x 36, as the person before it would: from a key to the bytes it brings.

Start times are taken in turns, so that a busy machine slows all programs alike; look at the ratios.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import statistics
import struct
import sys
import termios
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyte

from tests.contract.pseudo import ROOT, UNWANTED

SIZE = (120, 36)
OPEN = (
    "import sys; from tui.start import browse; from pathlib import Path;"
    " sys.exit(browse(Path(sys.argv[1]), demo=False))"
)
MINIMAL = """
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self):
        yield Static("ready at last")
Minimal().run()
"""
ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[c": b"\x1b[?62;22c", b"\x1b[6n": b"\x1b[1;1R"}

UNLIKE_INSTALLED = ("PYTHONDONTWRITEBYTECODE",)
"""What would have our modules compiled at every start, which those of an installed program are not."""


@dataclass(frozen=True, slots=True)
class Program:
    """What to start, and what is on the screen once it is there."""

    command: Sequence[str]
    ready: str
    first: str = ""
    """What is there when the first rows are."""
    quit: str = "q"


def browser(database: Path) -> Program:
    return Program([sys.executable, "-c", OPEN, str(database)], r"FILTERS .*\n KIND", r"\d\d [A-Z][a-z]{2}|\d{4}-\d\d")


def minimal() -> Program:
    """The smallest app of the toolkit: the floor of every start."""
    return Program([sys.executable, "-c", MINIMAL], "ready at last", quit="\x11")


class Session:
    """A program that runs; ``with Session(program) as session`` ends it, whatever happens."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.screen = pyte.Screen(*SIZE)
        self._stream = pyte.ByteStream(self.screen)
        self.written = 0
        self._unread = b""

    def __enter__(self) -> Session:
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            environ = {name: value for name, value in os.environ.items() if name not in (*UNWANTED, *UNLIKE_INSTALLED)}
            environ |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
            environ |= {"XDG_STATE_HOME": "/dev/null/none"}
            os.execvpe(self.program.command[0], list(self.program.command), environ)  # noqa: S606
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
        return self

    def __exit__(self, *_: object) -> None:
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)

    def _read(self, seconds: float) -> float | None:
        """Takes what comes within ``seconds``; gives when it came, None where nothing did."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return None
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            return None
        came = time.perf_counter()
        for asked, answer in ANSWERS.items():
            if asked in data:
                os.write(self.fd, answer)
        self.written += len(data)
        self._unread += data
        return came

    def text(self) -> str:
        """What is on the screen. What came is drawn here and not when it comes: the program would wait for us."""
        self._stream.feed(re.sub(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\][^\x07]*\x07", b"", self._unread))
        self._unread = b""
        return "\n".join(self.screen.display)

    def until(self, pattern: str, since: float, most: float = 30.0) -> float:
        """Milliseconds from ``since`` until ``pattern`` is on the screen."""
        end = time.perf_counter() + most
        came: float | None = since
        while not re.search(pattern, self.text()):
            came = self._read(most)
            if came is None or came > end:
                raise TimeoutError(f"{self.program.command}: {pattern!r} never came\n{self.text()}")
        return ((came or since) - since) * 1000

    def settle(self, silence: float, since: float) -> float:
        """Milliseconds from ``since`` to the last byte before a silence of so many seconds."""
        last = since
        while (came := self._read(silence)) is not None:
            last = came
        return (last - since) * 1000

    def press(self, keys: str, silence: float = 0.03) -> float:
        """Milliseconds from a key to the last byte that it brings; 0 where it brings none within a second."""
        since = time.perf_counter()
        os.write(self.fd, keys.encode())
        came = self._read(1.0)
        return 0.0 if came is None else max((came - since) * 1000, self.settle(silence, since))

    def memory(self) -> float:
        """Resident memory in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]

    def processor(self) -> float:
        """Seconds of processor time so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def leave(self) -> float:
        """Milliseconds from the key that leaves to the end of the process."""
        since = time.perf_counter()
        os.write(self.fd, self.program.quit.encode())
        while os.waitpid(self.pid, os.WNOHANG)[0] == 0:
            self._read(0.001)
        self.pid = 0
        return (time.perf_counter() - since) * 1000


def starts(programs: dict[str, Program], runs: int) -> dict[str, list[float]]:
    """Medians of milliseconds to the first rows and until ready, MiB, and milliseconds of processor time, in turns.

    Each is started once before, which leaves its modules compiled.
    """
    for program in programs.values():
        with Session(program) as session:
            session.until(program.ready, session.started)
    taken: dict[str, list[tuple[float, float, float, float]]] = {name: [] for name in programs}
    for _ in range(runs):
        for name, program in programs.items():
            with Session(program) as session:
                first = session.until(program.first or program.ready, session.started)
                ready = session.until(program.ready, session.started)
                session.settle(0.3, session.started)
                taken[name].append((first, max(first, ready), session.memory(), session.processor() * 1000))
    return {name: [statistics.median(column) for column in zip(*each, strict=True)] for name, each in taken.items()}


def held(session: Session, key: str, times: int = 60, gap: float = 0.016) -> float:
    """Milliseconds of work that are left after the last of a key held down."""
    for _ in range(times):
        os.write(session.fd, key.encode())
        end = time.perf_counter() + gap
        while (left := end - time.perf_counter()) > 0:
            session._read(left)
    return session.settle(0.05, time.perf_counter())


def keys(program: Program, show: Callable[[str, float, str, str], None], runs: int = 9) -> dict[str, float]:
    """Times the keys of a session; gives the medians by name."""
    figures: dict[str, float] = {}

    def tell(name: str, values: Sequence[float], goal: str, unit: str = "ms") -> None:
        figures[name] = statistics.median(values)
        show(name, figures[name], unit, goal)

    with Session(program) as session:
        session.until(program.ready, session.started)
        session.settle(0.5, session.started)
        at, used, since = session.written, session.processor(), time.perf_counter()
        session.settle(3.0, since)
        tell("idle for 3 s", [session.written - at], "0", "bytes")
        tell("idle", [(session.processor() - used) / 3 * 100], "<= 0.3", "% processor")
        session.press("g", 0.5)  # the browser opens near today, which may be the last row
        tell("j, list repainted", [session.press("j") for _ in range(runs)], "<= 10")
        tell("article there after j", [session.press("j", 0.25) for _ in range(runs)], "<= 100 after the rest")
        tell("page down", [session.press("\x1b[6~") for _ in range(runs)], "<= 20")
        session.settle(0.5, time.perf_counter())
        jumps = []
        for _ in range(runs):
            jumps.append(session.press("G"))
            session.settle(0.3, time.perf_counter())
            session.press("g", 0.3)
        tell("G, to the last", jumps, "<= 40")
        tell("j held 60 times, backlog", [held(session, "j") for _ in range(3)], "<= 50")
        session.settle(0.5, time.perf_counter())
        rows, counts = [], []
        for word in ("truce", "corridor", "grain", "summit", "border"):
            session.press("/", 0.3)
            session.press(word, 0.5)
            since = time.perf_counter()
            rows.append(session.press("\r"))
            counts.append(max(rows[-1], session.settle(0.4, since)))
            session.press("C", 0.5)
        tell("a search entered, first rows", rows, "<= 50")
        tell("a search entered, all counts and article", counts, "<= 100")
        session.press("1", 0.3)
        session.press("]", 0.3)
        session.press("]", 0.3)
        rows, counts = [], []
        for _ in range(5):
            session.press("j", 0.3)
            since = time.perf_counter()
            rows.append(session.press(" "))
            counts.append(max(rows[-1], session.settle(0.4, since)))
            session.press(" ", 0.5)
        tell("value chosen, first rows", rows, "<= 50")
        tell("value chosen, all counts and article", counts, "<= 100")
        session.press("2", 0.3)
        session.press("?", 0.3)
        tell("lone Escape", [session.press("\x1b", 0.2)], "<= 40")
        tell("resident memory", [session.memory()], "<= 60", "MiB")
        tell("exit", [session.leave()], "<= 100")
    return figures


def peers(folder: Path, rows: int) -> dict[str, Program]:
    """Other people's terminal programs that are installed, on so many rows."""
    csv, sqlite = folder / "rows.csv", folder / "rows.db"
    csv.write_text("day,who,what\n" + "".join(f"2026-01-{n % 28 + 1:02},person {n},talks {n}\n" for n in range(rows)))
    log = folder / "rows.log"
    log.write_text("".join(f"2026-01-{n % 28 + 1:02}T10:00:00 host app: talks {n}\n" for n in range(rows)))
    found: dict[str, Program] = {}
    if shutil.which("vd"):
        found["visidata, a CSV"] = Program(["vd", str(csv)], r"person 1\b")
    if shutil.which("lnav"):
        found["lnav, a log"] = Program(["lnav", str(log)], r"talks \d+")
    if shutil.which("harlequin"):
        import sqlite3

        connection = sqlite3.connect(sqlite)
        connection.execute("CREATE TABLE rows (day, who, what)")
        connection.commit()
        connection.close()
        found["harlequin, SQLite"] = Program(["harlequin", "-a", "sqlite", str(sqlite)], "Query Editor", quit="\x11")
    return found
