"""What can be wrong with a database file, each said in one sentence."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

APPLICATION_ID = 0x54414C4B
"""``TALK`` in ASCII: marks a database file as ours."""
USER_VERSION = 7
"""Raised with every change of the schema; a file of a newer version is refused."""


class DatabaseTrouble(Exception):
    """A database that cannot be used; the message is one whole sentence for the person at the terminal."""


def sentence_for(error: sqlite3.Error, path: Path) -> str:
    """The sentence that explains an SQLite error on the database at ``path``."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return f"Another program is writing to {path}; try again when it has finished."
    if primary == sqlite3.SQLITE_FULL:
        return f"The disk is full, so nothing more was written to {path}; what it held before is whole."
    if primary == sqlite3.SQLITE_READONLY or (
        primary == sqlite3.SQLITE_CANTOPEN and path.is_file() and not os.access(path, os.W_OK)
    ):
        return f"{path} is read-only, so nothing can be written to it; name a copy of it with --db."
    if primary == sqlite3.SQLITE_CORRUPT:
        return f"{path} is damaged ({error}); load the articles into a new database."
    if primary == sqlite3.SQLITE_NOTADB:
        return f"{path} is not a talks-tui database."
    if primary == sqlite3.SQLITE_CANTOPEN:
        return f"{path} cannot be opened ({error})."
    if primary == sqlite3.SQLITE_IOERR:
        return f"Reading or writing {path} failed ({error}); is the disk full or gone?"
    return f"{path} cannot be used: {error}."


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns an SQLite error inside the block into a DatabaseTrouble; a broken constraint, our own fault, stays."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.Error as error:
        raise DatabaseTrouble(sentence_for(error, path)) from error
    except UnicodeDecodeError as error:
        raise DatabaseTrouble(f"{path} is damaged: it holds text that is none ({error}).") from error


def require_file(path: Path) -> None:
    """Raises DatabaseTrouble unless ``path`` is a file that can be read and has something in it.

    What it holds is for SQLite to see. Opened here and closed again, the file would lose the locks of every connection
    that this process has to it (POSIX), and another program's last connection would take the journal from under them.
    """
    try:
        state = path.stat()
    except FileNotFoundError:
        raise DatabaseTrouble(f"There is no database at {path}; `talks-tui load` makes one.") from None
    except OSError as error:
        raise DatabaseTrouble(f"{path} cannot be opened ({error.strerror}).") from error
    if stat.S_ISDIR(state.st_mode):
        raise DatabaseTrouble(f"{path} is a folder, not a database.")
    if not stat.S_ISREG(state.st_mode):
        raise DatabaseTrouble(f"{path} is not a regular file.")
    if state.st_size == 0:
        raise DatabaseTrouble(f"{path} is empty; `talks-tui load` fills it.")
    if not os.access(path, os.R_OK):
        raise DatabaseTrouble(f"{path} cannot be read ({os.strerror(errno.EACCES)}).")


def require_ours(connection: sqlite3.Connection, path: Path) -> None:
    """Raises DatabaseTrouble unless the open database is one of ours and of a version that can be read."""
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application_id != APPLICATION_ID:
        raise DatabaseTrouble(f"{path} belongs to another program; it was not touched.")
    if version > USER_VERSION:
        raise DatabaseTrouble(
            f"{path} was made by a newer talks-tui (version {version} of the database, this one knows {USER_VERSION});"
            " please update."
        )


def require_filled(connection: sqlite3.Connection, path: Path) -> None:
    """Raises DatabaseTrouble where the tables were never made: a first load that ended before its first batch."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == 0:
        raise DatabaseTrouble(f"{path} is empty; `talks-tui load` fills it.")


def create_private(path: Path) -> None:
    """Makes an empty file that only its owner can read, in a folder of the same kind; follows no symbolic link."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_RDWR, 0o600))
    except FileExistsError:
        raise DatabaseTrouble(f"{path} is there already or is a symbolic link to nowhere.") from None
    except OSError as error:
        raise DatabaseTrouble(f"{path} cannot be made ({error.strerror}).") from error
