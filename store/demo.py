"""The demo: a database of the five seed articles in the cache directory, made when first asked for.

It is built beside its place and renamed, so that nobody ever sees half of it, and built again when the program that
reads articles changed. Whether it is current is told from a digest of the program's own files, without loading them.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

READING = ("extraction", "lexicon", "linking", "reading", "sources", "database")
"""The parts of the program whose change makes the demo stale."""


@dataclass(frozen=True, slots=True)
class Demo:
    path: Path
    notice: str = ""
    """One line where the usual place could not be used."""


@cache
def program_digest() -> str:
    """Sixteen hex digits that change with the seeds and with every file that has a say in what is read from them."""
    digest = hashlib.sha256()
    store = files("store")
    names = [("model", store / "model"), ("seeds", files("seeds"))]
    for name, part in [*names, *((part, store / part) for part in READING)]:
        _add(digest, name, part)
    return digest.hexdigest()[:16]


def _add(digest: hashlib._Hash, name: str, part: Traversable) -> None:
    """Adds name, size and time stamp of every file below ``part``; the bytes of one that has no time stamp."""
    if part.is_dir():
        for entry in sorted(part.iterdir(), key=lambda each: each.name):
            if entry.name != "__pycache__":
                _add(digest, f"{name}/{entry.name}", entry)
    elif name.endswith((".py", ".toml", ".tsv", ".txt")):
        state = part.stat() if isinstance(part, Path) else None
        digest.update(f"{name}:{state.st_size}:{state.st_mtime_ns}\n".encode() if state else part.read_bytes())


def demo_path() -> Path:
    """Where this version's demo lies, built or not."""
    from platformdirs import user_cache_path

    return user_cache_path("talks-tui", appauthor=False) / f"demo-{program_digest()}.db"


def demo_database() -> Demo:
    """The demo database, built if it is not there or another version of the program made it."""
    path = demo_path()
    folder, name = path.parent, path.name
    if path.is_file():
        return Demo(path)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _build(path)
    except OSError as error:
        fallback = Path(tempfile.gettempdir()) / f"talks-tui-{os.getuid()}"
        return _in_temporary(fallback, name, f"{folder} cannot be written ({error.strerror or error})")
    _remove_older(folder, name)
    return Demo(path)


def _in_temporary(folder: Path, name: str, why: str) -> Demo:
    """A demo in a folder of one's own below the temporary directory; a fresh one where somebody planted that."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        state = folder.lstat()
        if folder.is_symlink() or state.st_uid != os.getuid() or state.st_mode & 0o077:
            raise PermissionError(0, "not a folder of one's own")
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="talks-tui-"))
    path = folder / name
    if not path.is_file():
        _build(path)
    return Demo(path, f"{why}; the demo is in {folder}")


def _build(path: Path) -> None:
    """Builds the demo next to ``path`` and moves it there."""
    from store.loading import load_texts

    with tempfile.TemporaryDirectory(prefix=".building-", dir=path.parent) as folder:
        draft = Path(folder) / path.name
        seeds = sorted((e for e in files("seeds").iterdir() if e.name.endswith(".txt")), key=lambda e: e.name)
        load_texts([(f"seeds/{entry.name}", entry.read_bytes()) for entry in seeds], draft, demo=True)
        draft.replace(path)


def _remove_older(folder: Path, name: str) -> None:
    for other in folder.glob("demo-*.db*"):
        if not other.name.startswith(name):
            with contextlib.suppress(OSError):
                other.unlink()
