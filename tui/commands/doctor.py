"""What this terminal can do and what would make it better, as lines of text."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.tty.terminal import DUMB, Terminal, why_plain


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
        advice = f"it goes line by line here, as with --plain; for the screen: export TERM={_better(terminal, term)}"
        yield Finding("lack", f"TERM is {term or 'not set'}: no cursor movement", advice)
    else:
        yield Finding("ok", f"the browser runs here: TERM={term}, {terminal.columns}x{terminal.rows}")
    if not terminal.dumb:
        yield _size(terminal)
        yield _colours(terminal, term)
    if terminal.utf8:
        yield Finding("ok", "the locale says UTF-8")
    else:
        what = "the locale does not say UTF-8: lines and marks are ASCII, letters of other scripts may show as junk"
        yield Finding("note", what, "export LANG=C.UTF-8")
    yield _clipboard(terminal, tmux_options)
    if terminal.ssh:
        advice = "in ~/.ssh/config: SendEnv LANG COLORTERM NO_COLOR (the server's AcceptEnv must name them);"
        advice += " on a slow line: Compression yes; against lost lines: ServerAliveInterval 30, and tmux on the server"
        yield Finding("note", "over SSH: settings of your own machine do not come along by themselves", advice)
    if terminal.tmux:
        yield from _tmux(term, tmux_options)


TMUX_OPTIONS = ("default-terminal", "escape-time", "set-clipboard", "mouse", "prefix")
GLOBAL_OPTIONS = ("mouse", "prefix")
"""Those of a session, where the others are the server's."""


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
        return Finding("ok", f"{why_plain()}: no colour is sent, marks and letters tell everything")
    if terminal.colors >= 256:
        return Finding("ok", "true colour" if terminal.colors > 256 else "256 colours")
    return Finding("note", "16 colours", f"export TERM={_better(terminal, term)}, if it has more")


def _better(terminal: Terminal, term: str) -> str:
    """What TERM says of a terminal of this kind with 256 colours."""
    return f"{'tmux' if terminal.tmux else 'screen' if term.startswith('screen') else 'xterm'}-256color"


def _clipboard(terminal: Terminal, tmux_options: Mapping[str, str]) -> Finding:
    if terminal.tmux and tmux_options.get("set-clipboard") == "off":
        return Finding("note", "copies go to tmux's buffer and a file", "paste with prefix ]; see below for more")
    if terminal.tmux:
        return Finding("ok", "copies go to tmux, which hands them to the terminal (load-buffer -w), and to a file")
    if not terminal.can_browse:
        return Finding("ok", "no copies from here")
    return Finding("ok", "copies are sent to the terminal (OSC 52), which may be told to ignore them, and to a file")


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK)


def examine_database(
    path: Path, demo: bool, session: Path, writable: Callable[[Path], bool] = _writable
) -> Iterator[Finding]:
    """Which database opens here, whether it can be written to, and whether the place in it can be kept."""
    if demo:
        yield Finding("ok", f"the demo opens: {path}", "talks-tui load FILE... makes a database of your own")
    elif not path.exists():
        yield Finding("lack", f"there is no database at {path}", "talks-tui load FILE... makes it")
    elif writable(path) and writable(path.parent):
        yield Finding("ok", f"{path} opens; corrections, marks and loads can be written to it")
    else:
        yield Finding("note", f"{path} opens to be read: nothing can be written to it or beside it")
    folder = next((each for each in (session.parent, *session.parents) if each.exists()), session.parent)
    if writable(folder):
        yield Finding("ok", f"where you were is kept in {session.parent}")
    else:
        yield Finding("note", f"where you were is not kept: {folder} takes no files", "export XDG_STATE_HOME=FOLDER")


def examine_keys(file: Path, tmux_options: Mapping[str, str]) -> Iterator[Finding]:
    """What the reader's own keys ask for that cannot be had, and keys that never come here because tmux takes them."""
    from tui.keys import actions
    from tui.keys.key_help import key_name
    from tui.keys.keymap import install, normal

    slips = install(file) if file.exists() else ()
    for slip in slips:
        yield Finding("note", slip, f"edit {file}")
    if file.exists() and not slips:
        yield Finding("ok", f"your own keys hold: {file}")
    letter = re.fullmatch(r"C-([a-z])", tmux_options.get("prefix", ""))
    for action in actions.ACTIONS if letter else ():
        key = normal(f"ctrl+{letter[1]}") if letter else ""
        if key in action.keys:
            others = ", ".join(key_name(other) for other in action.keys if other != key)
            instead = f"use {others}, or " if others else ""
            advice = f"{instead}press it twice; in ~/.tmux.conf: set -g prefix C-Space"
            yield Finding(
                "note", f"tmux keeps {key_name(key)} for itself: {action.id.replace('-', ' ')} needs it", advice
            )


def _tmux(term: str, options: Mapping[str, str]) -> Iterator[Finding]:
    if term not in DUMB and not term.startswith(("tmux", "screen")):
        advice = 'in ~/.tmux.conf: set -g default-terminal "tmux-256color"'
        yield Finding("note", f"in tmux, but TERM is {term}", advice)
    version = re.match(r"(\d+)\.(\d+)", options.get("version", ""))
    if version and (int(version[1]), int(version[2])) < (3, 2):
        yield Finding("note", f"tmux {options['version']} cannot hand copies on by load-buffer -w", "tmux 3.2 or later")
    if options.get("mouse") == "on":
        advice = "hold Shift to select in the terminal itself, or talks-tui's y to copy"
        yield Finding("note", "tmux takes the mouse", advice)
    delay = options.get("escape-time", "")
    if delay.isdigit() and int(delay) > 50:
        yield Finding("note", f"tmux holds Escape back for {delay} ms", "in ~/.tmux.conf: set -sg escape-time 10")
    if options.get("set-clipboard") == "off":
        yield Finding(
            "note", "tmux keeps copies from the terminal's clipboard", "in ~/.tmux.conf: set -s set-clipboard on"
        )


def ask_tmux(terminal: Terminal) -> dict[str, str]:
    """The values of ``TMUX_OPTIONS`` and the version of the tmux around this terminal; empty outside of it."""
    tmux = shutil.which("tmux")
    if not terminal.tmux or tmux is None:
        return {}
    answers = {}
    for name in (*TMUX_OPTIONS, "version"):
        scope = "-g" if name in GLOBAL_OPTIONS else "-s"
        command = [tmux, "display-message", "-p", "#{version}"] if name == "version" else []
        command = command or [tmux, "show-options", scope, "-v", name]
        done = subprocess.run(command, capture_output=True, text=True, timeout=2, check=False)  # noqa: S603
        answers[name] = done.stdout.strip()
    return answers


def lines(findings: Iterator[Finding]) -> Iterator[str]:
    for finding in findings:
        yield f"{finding.level:<5} {finding.what}"
        if finding.advice:
            yield f"      {finding.advice}"
