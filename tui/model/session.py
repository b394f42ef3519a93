"""Where the reader was, kept on every change: a dropped connection loses nothing."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple


class Session(NamedTuple):
    """Plain values only; what cannot be read back is left at its default."""

    query: str = ""
    event: str = ""
    key: int = -1
    """Place of the event in time; -1 where none was chosen."""
    pane: str = "events"
    theme: str = ""
    trail: str = ""
    """Pages that were seen, to go back and forward among."""
    seen: int = 0
    """The last load whose changes were looked at."""


def session_file(database: Path, environ: Mapping[str, str] | None = None) -> Path:
    """The file for ``database``, in the state directory of the user (XDG_STATE_HOME, else ~/.local/state)."""
    base = state_folder(os.environ if environ is None else environ)
    name = f"{database.stem[:40]}-{zlib.crc32(os.fsencode(database.absolute())):08x}"
    return base / "sessions" / f"{name}.json"


def state_folder(environ: Mapping[str, str]) -> Path:
    """The program's folder in the user's state directory."""
    home = environ.get("XDG_STATE_HOME", "")
    base = Path(home) if home.startswith("/") else Path(environ.get("HOME") or "~").expanduser() / ".local" / "state"
    return base / "talks-tui"


def read_session(file: Path) -> Session:
    """What was kept; the defaults where nothing was, or nothing that can be read."""
    try:
        data = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Session()
    if not isinstance(data, dict):
        return Session()
    kept: dict[str, Any] = {}
    for name, default in Session._field_defaults.items():
        value = data.get(name)
        if type(value) is type(default):
            kept[name] = value
    return Session(**kept)


def write_session(file: Path, session: Session) -> str:
    """Keep ``session``: the whole file or none of it, readable by its owner alone. Gives why, if it cannot be."""
    spare = file.with_suffix(f".{os.getpid()}.new")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(spare, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        with open(descriptor, "w", encoding="utf-8") as stream:  # noqa: PTH123
            json.dump(session._asdict(), stream)
        os.replace(spare, file)  # noqa: PTH105
    except OSError as error:
        with suppress(OSError):
            spare.unlink()
        return error.strerror or str(error)
    return ""
