"""Queries that were sent, oldest first, in a file of their own: to be had back in the search line and in line mode."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from store.text import one_line
from tui.model.session import state_folder

KEPT = 500
"""Queries that are had back; the file is cut to these once it holds twice as many."""


def history_file(environ: Mapping[str, str] | None = None) -> Path:
    return state_folder(os.environ if environ is None else environ) / "queries"


def remember(query: str, environ: Mapping[str, str] | None = None) -> bool:
    """Adds a query to the history; gives whether it could be kept. The one sent last before is not said twice."""
    line = " ".join(one_line(query).split())
    if not line:
        return False
    file = history_file(environ)
    try:
        lines = _lines(file)
        if lines[-1:] == [line]:
            return True
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if len(lines) >= 2 * KEPT:
            fresh = file.with_name(f".queries.{os.getpid()}")
            _put(fresh, [*lines[-KEPT + 1 :], line], os.O_TRUNC)
            fresh.replace(file)
        else:
            _put(file, [line], os.O_APPEND)
    except OSError:
        return False
    return True


def recall(beginning: str = "", environ: Mapping[str, str] | None = None) -> list[str]:
    """The queries that begin so, oldest first, each once and where it was sent last; none where there is no file."""
    try:
        lines = _lines(history_file(environ))
    except OSError:
        return []
    newest_first = dict.fromkeys(line for line in reversed(lines) if line.startswith(beginning))
    return list(newest_first)[:KEPT][::-1]


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []


def _put(file: Path, lines: list[str], how: int) -> None:
    descriptor = os.open(file, os.O_CREAT | os.O_WRONLY | os.O_NOFOLLOW | how, 0o600)
    with open(descriptor, "a" if how == os.O_APPEND else "w", encoding="utf-8") as stream:  # noqa: PTH123
        stream.write("".join(line + "\n" for line in lines))
