"""What this terminal can do, told from its streams and environment; nothing is sent to ask it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import NamedTuple

RESTORE = (
    b"\x1b[?1049l\x1b[?25h\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1004l\x1b[?2004l\x1b[?7h\x1b[<u\x1b[0m"
)
"""Main screen, cursor, no mouse, focus or paste reports, line wrap, plain keys, plain colours."""

DUMB = ("", "dumb", "unknown")
"""What ``TERM`` is where the cursor cannot be moved."""


MONOCHROME = (
    "vt52",
    "vt100",
    "vt102",
    "vt220",
    "vt320",
    "vt420",
    "ansi-m",
    "cons25-m",
    "xterm-mono",
    "xterm-r5",
    "screen-mono",
)
"""What ``TERM`` is of terminals that terminfo knows no colours of; ``vt100-w`` and its like begin with one of them."""


class Terminal(NamedTuple):
    interactive: bool
    """All three standard streams are terminals; the app reads the first and draws on the last."""
    dumb: bool
    """``TERM`` is unset, empty or ``dumb``: no cursor movement."""
    no_color: bool
    """``NO_COLOR`` is set and not empty (no-color.org), or ``TERM`` names a terminal without colours."""
    colors: int
    """16, 256 or 16777216, as the environment promises; 0 with ``no_color`` or ``dumb``."""
    utf8: bool
    ssh: bool
    tmux: bool
    columns: int
    rows: int

    @property
    def can_browse(self) -> bool:
        """Whether the full-screen app can run here."""
        return self.interactive and not self.dumb


def probe(environ: Mapping[str, str] | None = None) -> Terminal:
    """Describe the terminal of this process. Sizes are in character cells."""
    env = os.environ if environ is None else environ
    term = env.get("TERM", "")
    dumb = term in DUMB
    no_color = bool(env.get("NO_COLOR")) or is_monochrome(env)
    columns, rows = _size(env)
    locale = env.get("LC_ALL") or env.get("LC_CTYPE") or env.get("LANG") or ""
    return Terminal(
        interactive=all(_is_terminal(stream) for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__)),
        dumb=dumb,
        no_color=no_color,
        colors=0 if dumb or no_color else _colors(term, env.get("COLORTERM", "")),
        utf8="utf" in locale.lower().replace("-", "") or not locale,
        ssh="SSH_CONNECTION" in env or "SSH_TTY" in env,
        tmux="TMUX" in env,
        columns=columns,
        rows=rows,
    )


def is_monochrome(env: Mapping[str, str]) -> bool:
    """Whether ``TERM`` names a terminal without colours and nothing else promises any."""
    term = env.get("TERM", "")
    return not env.get("COLORTERM") and (term in MONOCHROME or term.split("-")[0] in MONOCHROME)


def why_plain(environ: Mapping[str, str] | None = None) -> str:
    """Why no colour is sent, in a clause."""
    env = os.environ if environ is None else environ
    return f"TERM={env['TERM']} has no colours" if is_monochrome(env) else "NO_COLOR is set"


def _size(env: Mapping[str, str]) -> tuple[int, int]:
    """Columns and rows: what COLUMNS and LINES say, else the terminal, else 80 and 24.

    As the standard library's shutil has it, which is not loaded yet when the first rows are drawn.
    """
    columns, rows = (int(said) if (said := env.get(name, "")).isdecimal() else 0 for name in ("COLUMNS", "LINES"))
    if columns and rows:
        return columns, rows
    try:
        found = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ is not None else 1)
    except (OSError, ValueError):
        return columns or 80, rows or 24
    return columns or found.columns or 80, rows or found.lines or 24


def _is_terminal(stream: object) -> bool:
    """Whether a standard stream is open and a terminal; a closed one raises ValueError when asked."""
    isatty = getattr(stream, "isatty", None)
    closed = getattr(stream, "closed", True)
    return bool(isatty and not closed and isatty())


def _colors(term: str, colorterm: str) -> int:
    if colorterm.lower() in ("truecolor", "24bit"):
        return 16_777_216
    return 256 if term.endswith("256color") or term.endswith("direct") else 16
