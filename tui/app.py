"""The app: theme, terminal, signals and session. What is shown and done lives in the screens."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from textual.css.query import NoMatches
from textual.events import Event, InputEvent, Key, Resize
from textual.filter import LineFilter
from textual.theme import Theme
from textual.timer import Timer
from textual.widget import MountError

from store.text import one_line
from tui.asking.gateway import Gateway
from tui.keys.in_turn import KeysInTurn
from tui.model.session import Session, read_session, session_file, write_session
from tui.render.glyphs import ASCII, UNICODE
from tui.screens.browse import REST, BrowseScreen
from tui.tty import palettes
from tui.tty.driver import ControlFilter, TalksDriver, patch_driver
from tui.tty.leaving import Leaving
from tui.tty.prepaint import Painted
from tui.tty.terminal import Terminal, probe, why_plain
from tui.widgets.status import StatusLines

KEEP_AFTER = 0.4
"""Seconds in which changes of the session are gathered before they are written."""


class TalksApp(KeysInTurn):
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "styles/talks.tcss"

    leaving = False
    """Whether a signal told the program to end."""
    unkept = ""
    """Why the place of the reader could not be kept when that was tried last."""

    def __init__(
        self,
        path: Path,
        *,
        demo: bool,
        notice: str = "",
        query: str = "",
        terminal: Terminal,
        rest: float = REST,
        gateway: Gateway | None = None,
    ) -> None:
        super().__init__(driver_class=TalksDriver, ansi_color=True if terminal.no_color else None)
        self.animation_level = "none"
        self.terminal = terminal
        self.glyphs = UNICODE if terminal.utf8 else ASCII
        self._file = session_file(path)
        self._session = read_session(self._file)
        self._dirty: Timer | None = None
        self._browse = (gateway or Gateway(path), "demo" if demo else path.name, notice, query, rest)
        for name in ("dark", "light"):
            front, back = palettes.ground(name)
            self.register_theme(
                Theme(
                    f"talks-{name}",
                    primary=front,
                    foreground=front,
                    background=back,
                    surface=back,
                    panel=back,
                    dark=name == "dark",
                )
            )
        self.mode = palettes.first_mode(terminal, self._session.theme)
        self.theme = palettes.TEXTUAL_THEMES[self.mode]

    @property
    def palette(self) -> str:
        """The palette of the mode that this terminal can show."""
        return palettes.palette_for(self.mode, self.terminal)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, and behind them the one that lets no control character through."""
        return [*super().get_line_filters(), ControlFilter()]

    def get_default_screen(self) -> BrowseScreen:
        gateway, name, notice, query, rest = self._browse
        session = Session(query=query) if query else self._session
        return BrowseScreen(gateway, session, name, notice, rest)

    async def on_event(self, event: Event) -> None:
        """Keys still waiting when the app is on its way out come too late: what they act on is being taken down."""
        if self._exit and isinstance(event, InputEvent):
            return
        comes_in = isinstance(event, Key) and not event.is_forwarded  # once more when no widget has wanted it
        if comes_in and isinstance(status := getattr(self.screen, "status", None), StatusLines):
            status.key_pressed()
        await super().on_event(event)

    def _handle_exception(self, error: Exception) -> None:
        """A fault, unless a key's work found its widgets gone because a signal had ended the app meanwhile."""
        if not (self._exit and isinstance(error, NoMatches | MountError)):
            super()._handle_exception(error)

    def refresh(self, *, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """As in Textual, but not when a screen has been taken off: the one below was drawn then, and nothing moved."""
        if layout and not recompose:
            return self
        return super().refresh(repaint=repaint, layout=layout, recompose=recompose)

    def on_resize(self, event: Resize) -> None:
        if TalksDriver.painted is None or event.size != TalksDriver.painted.size:
            self.redraw()

    def release_keys(self) -> None:
        """There are rows now: what was typed before goes to them."""
        if isinstance(self._driver, TalksDriver):
            self._driver.release_keys()

    def redraw(self) -> None:
        """Send the whole screen again: after a resize, or when something else has written on it."""
        if isinstance(self._driver, TalksDriver):
            self._driver.lean.forget()

    # Colours

    def next_theme(self) -> str:
        """Dark, light, the terminal's own. Gives why there is nothing to choose, where that is so."""
        if self.mode == "plain":
            return f"{why_plain()}: there are no colours to choose from"
        if self.terminal.colors <= palettes.FEW:
            return f"this terminal has {self.terminal.colors} colours and shows its own"
        modes = palettes.MODES
        self.mode = modes[(modes.index(self.mode) + 1) % len(modes)]
        self.theme = palettes.TEXTUAL_THEMES[self.mode]
        for widget in self.screen.walk_children():
            widget.refresh()
        self.keep(self._session)
        return ""

    # Session

    def keep(self, session: Session) -> None:
        """Remember where the reader is; written once things have been quiet for a moment, and at the end."""
        chosen = self.mode if self.terminal.colors > palettes.FEW else self._session.theme
        self._session = session._replace(theme=chosen)
        if self._dirty is None:
            self._dirty = self.set_timer(KEEP_AFTER, self.write_session)

    def write_session(self) -> None:
        self._dirty = None
        self.unkept = write_session(self._file, self._session)

    def on_unmount(self) -> None:
        if self._dirty is not None:
            self.write_session()


def run(path: Path, *, demo: bool, notice: str = "", query: str = "", painted: Painted | None = None) -> int:
    """Browse the database at ``path`` until the person leaves; the exit code of the program.

    ``painted`` is what stands on the terminal already.
    """
    terminal = probe()
    if terminal.no_color:
        os.environ["NO_COLOR"] = "1"  # Textual asks for it, and knows no terminal without colours
    else:
        os.environ.pop("NO_COLOR", None)
    patch_driver()
    TalksDriver.painted = painted
    ahead = painted.gateway if painted is not None else None
    app = TalksApp(path, demo=demo, notice=notice, query=query, terminal=terminal, gateway=ahead)
    with Leaving(app, painted.modes if painted is not None else None):
        result = app.run(mouse=False)
    sys.stdout.flush()
    if app.unkept and not app.leaving:
        where = session_file(path).parent
        sys.stderr.write(one_line(f"talks-tui: where you were is not kept in {where} ({app.unkept})") + "\n")
    return app.return_code or result or 0
