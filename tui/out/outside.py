"""Handing text to the programs of the person at the terminal: the pager, the editor, or a command that is typed.

Text goes in by standard input or by a private file; nothing of it ever becomes part of a command line.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from store.text import one_line

LINE_OPTION = ("vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "micro", "joe", "kak", "ne", "mg")
"""Editors that take +LINE before the file."""


class NoProgram(ValueError):
    """There is no program for it; the message is one sentence."""


def pager(environ: Mapping[str, str] | None = None) -> list[str]:
    """The command of ``$PAGER``, else less or more."""
    return _command(environ, ("PAGER",), ("less", "more"))


def editor(environ: Mapping[str, str] | None = None) -> list[str]:
    """The command of ``$VISUAL`` or ``$EDITOR``, else vi or nano."""
    return _command(environ, ("VISUAL", "EDITOR"), ("vi", "nano"))


def _command(environ: Mapping[str, str] | None, names: Sequence[str], usual: Sequence[str]) -> list[str]:
    env = os.environ if environ is None else environ
    for name in names:
        try:
            words = shlex.split(env.get(name, ""))
        except ValueError as error:
            raise NoProgram(f"${name} cannot be read ({error}).") from error
        if words:
            if shutil.which(words[0]) is None:
                raise NoProgram(f"${name} is {words[0]}, which is not there.")
            return words
    for name in usual:
        if shutil.which(name) is not None:
            return [name]
    raise NoProgram(f"Neither {' nor '.join(usual)} is there; set ${names[-1]}.")


def page(text: str, environ: Mapping[str, str] | None = None) -> str:
    """Shows ``text`` in the pager; what to say afterwards. The caller has given the terminal free."""
    command = pager(environ)
    return _told(Path(command[0]).name, _run(command, text))


def edit(text: str, line: int = 1, environ: Mapping[str, str] | None = None) -> str:
    """Opens a copy of ``text`` at a line of it in the editor; the copy is gone afterwards."""
    command = editor(environ)
    with tempfile.TemporaryDirectory(prefix="talks-tui-") as folder:
        file = Path(folder) / "article.txt"
        file.write_text(text, encoding="utf-8", errors="replace")
        at = [f"+{line}"] if Path(command[0]).name in LINE_OPTION else []
        return _told(Path(command[0]).name, _run([*command, *at, str(file)]))


def pipe(command: str, text: str, environ: Mapping[str, str] | None = None) -> str:
    """Runs what a person typed in his shell with ``text`` on its standard input."""
    env = os.environ if environ is None else environ
    return _told("the command", _run([env.get("SHELL") or "/bin/sh", "-c", command], text))


def confirmed(told: str) -> str:
    """``told`` again, once the person at the terminal has seen what the command wrote and pressed Enter."""
    sys.stdout.write(f"\n{one_line(told)}; Enter leads back ")
    sys.stdout.flush()
    sys.stdin.readline()
    return told


def _told(name: str, code: int) -> str:
    return f"{name} has ended" if code == 0 else f"{name} ended with {code}"


def _run(command: Sequence[str], text: str | None = None) -> int:
    """Runs a command on this terminal; Ctrl-C and Ctrl-\\ are the command's alone meanwhile."""
    with _interrupts_left_to_others():
        try:
            given = None if text is None else text.encode("utf-8", "replace")
            return subprocess.run(command, input=given, check=False).returncode  # noqa: S603 - the person's own
        except OSError as error:
            raise NoProgram(f"{command[0]} cannot be run ({error.strerror}).") from error


@contextmanager
def _interrupts_left_to_others() -> Iterator[None]:
    def leave(number: int, frame: FrameType | None) -> None:
        """A handler and not SIG_IGN, which the command would inherit."""

    before = {number: signal.signal(number, leave) for number in (signal.SIGINT, signal.SIGQUIT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
