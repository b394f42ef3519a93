"""From the paths a person names to the files to read, in a fixed order; nothing that could hang is opened."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO

LINES = (".jsonl", ".ndjson")
FEEDS = (".xml", ".rss", ".atom")
SEVERAL = (*LINES, *FEEDS)
"""What a file with several articles may end in."""
PAGES = (".html", ".htm", ".xhtml")
TABLES = {".csv": "a table", ".tsv": "a table", ".json": "JSON"}
"""What is no article and would be read as the prose of one."""
SUFFIXES = (".txt", *SEVERAL, *PAGES)
"""What is read out of a folder; a file named by itself may end in anything but ``TABLES``."""
STANDARD_INPUT = "-"
MOST_COMPARED = 2_000
"""Names of a folder among which the nearest to a wrong one is looked for."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read, and why, in words."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A regular file, or standard input, to be read."""

    path: str
    """As given, or joined to the folder as given; ``-`` for standard input."""
    size: int
    modified: int
    """Time stamp in nanoseconds; with the size it tells an unchanged file."""

    @property
    def is_stream(self) -> bool:
        return self.path == STANDARD_INPUT

    @property
    def has_lines(self) -> bool:
        """Whether each line is an article."""
        return self.path.lower().endswith(LINES)

    @property
    def is_feed(self) -> bool:
        """Whether each entry is an article."""
        return self.path.lower().endswith(FEEDS)

    @property
    def is_one(self) -> bool:
        """Whether it holds one article, as far as its name tells."""
        return not (self.path.lower().endswith(SEVERAL) or self.is_stream)

    def open(self) -> BinaryIO:
        """The bytes; raises OSError where the file went away or became something else."""
        if self.is_stream:
            return sys.stdin.buffer
        number = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        if not stat.S_ISREG(os.fstat(number).st_mode):
            os.close(number)
            raise OSError(0, "not a regular file")
        return os.fdopen(number, "rb")


def walk(paths: Iterable[str | os.PathLike[str]]) -> Iterator[SourceFile | Failure]:
    """The files behind ``paths``: files as named, folders with all that is in them in order of name."""
    for path in paths:
        name = os.fspath(path)
        if name == STANDARD_INPUT:
            yield SourceFile(name, 0, 0)
        elif Path(name).is_dir():
            yield from _folder(name)
        else:
            yield _file(name)


def _folder(folder: str) -> Iterator[SourceFile | Failure]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=attrgetter("name"))
    except OSError as error:
        yield Failure(_shown(folder), _why(error))
        return
    pages = {Path(entry.name).stem for entry in entries if entry.name.lower().endswith(PAGES)}
    for entry in entries:
        beside_a_page = entry.name.endswith("_files") and entry.name.removesuffix("_files") in pages
        if entry.name.startswith(".") or beside_a_page:  # pictures and scripts that a browser saved with it
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _folder(entry.path)
            elif entry.name.lower().endswith(SUFFIXES) and entry.is_file():
                yield _regular(entry.path, entry.stat())
        except OSError as error:
            yield Failure(_shown(entry.path), _why(error))


def _file(path: str) -> SourceFile | Failure:
    try:
        state = Path(path).stat()
    except FileNotFoundError:
        return Failure(_shown(path), _not_there(Path(path)))
    except (OSError, ValueError) as error:
        return Failure(_shown(path), _why(error))
    table = TABLES.get(Path(path).suffix.lower())
    if table is not None:
        return Failure(_shown(path), table + ', no article: write each as a line {"text": "..."} of a .jsonl file')
    return _regular(path, state)


def _regular(path: str, state: os.stat_result) -> SourceFile | Failure:
    if not stat.S_ISREG(state.st_mode):
        return Failure(_shown(path), "not a regular file")
    if not _is_text(path):
        return Failure(_shown(path), "its name is not UTF-8; give it another")
    return SourceFile(path, state.st_size, state.st_mtime_ns)


def _is_text(path: str) -> bool:
    """Whether a path can be written as UTF-8: bytes in it that are none come as surrogates."""
    return path.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in path)


def _shown(path: str) -> str:
    """A path as text, whatever bytes are in it."""
    return path.encode("utf-8", "backslashreplace").decode()


def _not_there(path: Path) -> str:
    """What to look at: how the name is spelt, or from where it is counted."""
    if path.is_symlink():
        return "the link leads nowhere: mend it, or name the file itself"
    folder = path.parent
    if not folder.is_dir():
        return f"there is no folder {folder.absolute()}; give the path as it is, or load another folder"
    try:
        with os.scandir(folder) as entries:
            there = [entry.name for entry in islice(entries, MOST_COMPARED)]
    except OSError as error:
        return _why(error)
    near = get_close_matches(path.name, there, 1)
    return f"no such file in {folder.absolute()}; " + (f"did you mean {near[0]}?" if near else "is its name spelt so?")


def _why(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
