"""The first page of events, written with plain escape codes before Textual is imported.

The lines come from the same functions that the app draws with, and go out through the same copy of the screen, so the
app's own first frame adds what is missing and repaints nothing. Whatever stands in the way, the app starts without it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import sys
import termios
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from store.database.lookup.reader import DatabaseTrouble, Interrupted, Reader
from store.database.views import Totals
from tui.asking import jobs
from tui.asking.gateway import Gateway
from tui.keys.key_help import hints, pane_hints
from tui.model import state
from tui.model.session import Session, read_session, session_file
from tui.model.state import Pane, State
from tui.render.arrange import Arrangement, arrange
from tui.render.frame import edge, rule_line, top_around
from tui.render.glyphs import ASCII, UNICODE, Glyphs, drawable
from tui.render.lines import Line, Piece, fill
from tui.render.rows import event_line, heading
from tui.render.status import bottom_line, strip_line, top_line
from tui.tty.lean import Lean
from tui.tty.palettes import first_mode, palette_for
from tui.tty.sgr import sgr
from tui.tty.terminal import RESTORE, Terminal

_INPUT, _LOCAL = 0, 3
"""Places of the input and the local modes in what termios gives."""


class Painted:
    """What stands on the terminal already, until the app takes it over or it is given back."""

    def __init__(self, descriptor: int, modes: list[Any]) -> None:
        self.lean = Lean()
        self.size = (0, 0)
        self.modes = modes
        """The terminal's modes as they were before."""
        self.taken = False
        self.gateway: Gateway | None = None
        """Looks up what the app will ask first."""
        self._descriptor = descriptor
        self._before: dict[int, Any] = {}

    def begin(self) -> None:
        """Keep what is typed from now on for the app: no echo, no waiting for a line, no signals from keys."""
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is signal.SIG_DFL:
                self._before[number] = signal.signal(number, self._leave)
        modes = termios.tcgetattr(self._descriptor)
        modes[_LOCAL] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        modes[_INPUT] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON | termios.IXOFF)
        termios.tcsetattr(self._descriptor, termios.TCSANOW, modes)

    def show(self, drawn: str, size: tuple[int, int]) -> None:
        """Write the page; ``size`` is the screen's in columns and rows."""
        self.size = size
        frame = "\x1b[?1049h\x1b[?25l" + self.lean.write(drawn)
        data = frame.encode("utf-8", "replace")
        while data:
            data = data[os.write(2, data) :]

    def give_back(self) -> None:
        """Leave the terminal as it was, unless the app has it."""
        for number, handler in self._before.items():
            if signal.getsignal(number) == self._leave:
                signal.signal(number, handler)
        if self.taken:
            return
        self.taken = True
        if self.gateway is not None:
            self.gateway.close()
        if self.size != (0, 0):
            with contextlib.suppress(OSError):
                os.write(2, RESTORE)
        with contextlib.suppress(termios.error):
            termios.tcsetattr(self._descriptor, termios.TCSANOW, self.modes)

    def _leave(self, number: int, frame: FrameType | None) -> None:
        self.give_back()
        os._exit(128 + number)


def paint(path: Path, name: str, notice: str, query: str, terminal: Terminal) -> Painted | None:
    """Show the first page of the database at ``path``; None where that cannot be done."""
    session = read_session(session_file(path))
    mode = first_mode(terminal, session.theme)
    if terminal.colors <= 16 and mode in ("dark", "light"):
        return None
    try:
        descriptor = sys.stdin.fileno()
        painted = Painted(descriptor, termios.tcgetattr(descriptor))
        painted.begin()
    except (OSError, ValueError, AttributeError, termios.error):
        return None
    size = terminal.columns, terminal.rows
    try:
        glyphs = UNICODE if terminal.utf8 else ASCII
        now = state.restored(Session(query=query) if query else session)
        wanted = arrange(*size, now.pane, False)
        if Pane.EVENTS in wanted.widths:
            with Reader.open(path) as reader:
                page = jobs.first_page(reader, now.query, now.selection)
                totals = reader.totals() if wanted.top else None
            lines = first_lines(page, totals, now, wanted, name, notice, size, glyphs)
            lines = [tuple(piece._replace(text=drawable(piece.text, glyphs)) for piece in line) for line in lines]
            painted.show(drawn(lines, palette_for(mode, terminal), terminal.colors), size)
            painted.gateway = look_ahead(path, now, page)
            return painted
    except (DatabaseTrouble, Interrupted, sqlite3.Error, OSError):
        pass  # the app says what is the matter, in a place where it can be read
    except BaseException:
        painted.give_back()
        raise
    painted.give_back()
    return None


def drawn(lines: list[Line], palette: str, colors: int) -> str:
    """``lines`` from the top of the screen on, as escape codes."""
    out: list[str] = []
    for y, line in enumerate(lines, 1):
        out.append(f"\x1b[{y};1H")
        for piece in line:
            codes = sgr(palette, piece.style, colors)
            out.append(f"\x1b[{codes}m{piece.text}\x1b[0m" if codes else piece.text)
    return "".join(out)


def look_ahead(path: Path, now: State, page: jobs.FirstPage) -> Gateway:
    """Begin to look up what goes with the first page while the app is loaded; SQLite needs no turn of Python's lock."""
    gateway = Gateway(path)
    gateway.know("page", partial(jobs.first_page, query=now.query, selection=now.selection), page)
    if page.rows:
        row = page.rows[page.place - page.offset]
        gateway.foresee("article", partial(jobs.article, identity=row.article_sha256, words=now.query.words))
    gateway.foresee("facets", partial(jobs.facets, query=now.query))
    gateway.foresee("totals", partial(jobs.summary, query=now.query))
    gateway.start()
    return gateway


def first_lines(
    page: jobs.FirstPage,
    totals: Totals | None,
    now: State,
    wanted: Arrangement,
    name: str,
    notice: str,
    size: tuple[int, int],
    glyphs: Glyphs,
) -> list[Line]:
    """The lines of the screen as the app will draw them, but for filters and article."""
    cells, height = size
    lines: list[Line] = []
    if wanted.top:
        lines.append(top_line(totals, page.total, bool(now.query), name, cells, glyphs))
    lines += _panes(page, now.pane, wanted, cells, height - len(lines) - wanted.status, glyphs)
    row = page.rows[page.place - page.offset] if page.rows else None
    position = f"row {page.place + 1:,} of {page.total}" if page.total.n else ""
    keys = pane_hints(str(now.pane)) if wanted.single else hints(str(now.pane))
    if wanted.status > 2:
        lines.append(rule_line(wanted.joints(), cells, glyphs, notice))
    if wanted.status > 1:
        lines.append(strip_line(row, None, "", position, cells, glyphs))
    lines.append(bottom_line(state.chips(now.query), "" if wanted.status > 2 else notice, keys, cells, glyphs))
    return lines


def _panes(
    page: jobs.FirstPage, pane: Pane, wanted: Arrangement, cells: int, height: int, glyphs: Glyphs
) -> Iterator[Line]:
    """The panes side by side, the list filled and the others blank."""
    own = wanted.events_height if wanted.stacked else height
    width = cells if wanted.stacked else wanted.widths[Pane.EVENTS]
    events = list(_events(page, pane is Pane.EVENTS, wanted, width, own, glyphs))
    if wanted.stacked:
        yield from events
        yield from (fill((), cells) for _ in range(height - own))
        return
    last = list(wanted.widths)[-1]
    for line in events:
        pieces: list[Piece] = []
        for which, room in wanted.widths.items():
            if which is Pane.EVENTS:
                pieces += line
            else:
                pieces += fill((), room - 1)
                pieces.append(Piece(" ") if which is last else Piece(glyphs.divide, "track"))
        yield fill(pieces, cells)


def _events(
    page: jobs.FirstPage, here: bool, wanted: Arrangement, width: int, height: int, glyphs: Glyphs
) -> Iterator[Line]:
    total, body = page.total.n, max(1, height - 1)
    divider = not wanted.stacked and Pane.READER in wanted.widths
    top = top_around(page.place, body // 3, total, body)
    note = f"{page.place + 1:,}/{page.total}" if wanted.single and total else str(page.total) if total else ""
    bar = Piece(glyphs.divide, "rule") if divider else Piece(" ")
    yield (*heading("EVENTS", note, width - 1, glyphs, focused=here), bar)
    for y in range(1, height):
        index = top + y - 1 - page.offset
        chosen = index + page.offset == page.place
        line = fill((), width - 1)
        if 0 <= index < len(page.rows):
            line = event_line(page.rows[index], width - 1, glyphs, selected=chosen, here=here)
        yield (*line, edge(y, total, body, top, glyphs, divider=divider, here=here))
