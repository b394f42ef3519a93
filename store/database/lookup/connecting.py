"""Opening a database to read it, wherever it lies."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from store.database.trouble import explained


def _has_journal(path: Path) -> bool:
    """Whether something was written that is not in the file itself yet."""
    try:
        return Path(f"{path}-wal").stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError:
        return True


_PLAIN = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-")


def _quoted(path: Path) -> str:
    """The absolute path as a URI has it, whatever bytes its names are of."""
    return "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in os.fsencode(path.absolute()))


def connect(path: Path) -> sqlite3.Connection:
    """Read-only; where nothing can be written beside it, and no journal with anything in it lies there, as an
    immutable file: SQLite would want to make a journal's index first."""
    location = f"file:{_quoted(path)}?mode=ro"
    try:
        connection = sqlite3.connect(location, uri=True, timeout=2.0, isolation_level=None, check_same_thread=False)
        connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    except sqlite3.OperationalError as error:
        kind = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        if kind not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY) or _has_journal(path):
            with explained(path):
                raise
        with explained(path):
            connection = sqlite3.connect(
                location + "&immutable=1", uri=True, isolation_level=None, check_same_thread=False
            )
            connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        with explained(path):
            raise
    return connection
