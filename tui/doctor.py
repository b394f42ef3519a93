"""What this terminal can do and what would make it better, as lines of text."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tui.terminal import Terminal


@dataclass(frozen=True, slots=True)
class Finding:
    level: str
    """``ok``, ``note`` (works, could be better) or ``lack`` (something does not work)."""
    what: str
    advice: str = ""
    """The line to add or the command to use."""


def examine(terminal: Terminal, environ: Mapping[str, str], tmux_options: Mapping[str, str]) -> Iterator[Finding]:
    """Go through what the browser needs. ``tmux_options`` are the values of the options of ``TMUX_OPTIONS``."""
    term = environ.get("TERM", "")
    if not terminal.interactive:
        yield Finding("lack", "standard input, output and error are not all terminals", "talks-tui list, or ssh -t")
    elif terminal.dumb:
        yield Finding("lack", f"TERM is {term or 'not set'}: no cursor movement", "talks-tui list prints plain lines")
    else:
        yield Finding("ok", f"the browser runs here: TERM={term}, {terminal.columns}x{terminal.rows}")
    yield _size(terminal)
    yield _colours(terminal, term)
    if terminal.utf8:
        yield Finding("ok", "the locale says UTF-8")
    else:
        yield Finding("note", "the locale does not say UTF-8: lines and marks may show as junk", "export LANG=C.UTF-8")
    if terminal.ssh:
        advice = "in ~/.ssh/config: SendEnv LANG COLORTERM NO_COLOR, and Compression yes on a slow line"
        yield Finding("note", "over SSH: settings of your own machine do not come along by themselves", advice)
    if terminal.tmux:
        yield from _tmux(term, tmux_options)


TMUX_OPTIONS = ("default-terminal", "escape-time", "set-clipboard")


def _size(terminal: Terminal) -> Finding:
    if terminal.columns < 40 or terminal.rows < 12:
        return Finding(
            "lack", f"{terminal.columns}x{terminal.rows} is too small", "40x12 is the least, 120x36 shows all"
        )
    panes = (
        "three panes" if terminal.columns >= 120 else "two panes" if terminal.columns >= 80 else "one pane at a time"
    )
    return Finding("ok", f"{terminal.columns} columns show {panes}")


def _colours(terminal: Terminal, term: str) -> Finding:
    if terminal.no_color:
        return Finding("ok", "NO_COLOR is set: no colour is sent, marks and letters tell everything")
    if terminal.colors >= 256:
        return Finding("ok", "true colour" if terminal.colors > 256 else "256 colours")
    return Finding(
        "note", "16 colours", f"export TERM={'tmux' if 'tmux' in term else 'xterm'}-256color, if it has more"
    )


def _tmux(term: str, options: Mapping[str, str]) -> Iterator[Finding]:
    if not term.startswith(("tmux", "screen")):
        advice = 'in ~/.tmux.conf: set -g default-terminal "tmux-256color"'
        yield Finding("note", f"in tmux, but TERM is {term}", advice)
    delay = options.get("escape-time", "")
    if delay.isdigit() and int(delay) > 50:
        yield Finding("note", f"tmux holds Escape back for {delay} ms", "in ~/.tmux.conf: set -sg escape-time 10")
    if options.get("set-clipboard") == "off":
        yield Finding(
            "note", "tmux keeps copies from the terminal's clipboard", "in ~/.tmux.conf: set -s set-clipboard on"
        )


def ask_tmux(terminal: Terminal) -> dict[str, str]:
    """The values of ``TMUX_OPTIONS`` in the tmux around this terminal; empty outside tmux or without its command."""
    tmux = shutil.which("tmux")
    if not terminal.tmux or tmux is None:
        return {}
    answers = {}
    for name in TMUX_OPTIONS:
        command = [tmux, "show-options", "-s", "-v", name]
        done = subprocess.run(command, capture_output=True, text=True, timeout=2, check=False)  # noqa: S603
        answers[name] = done.stdout.strip()
    return answers


def lines(findings: Iterator[Finding]) -> Iterator[str]:
    for finding in findings:
        yield f"{finding.level:<5} {finding.what}"
        if finding.advice:
            yield f"      {finding.advice}"
