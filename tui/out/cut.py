"""The current cut in a file or on a stream: what the list shows, for other programs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, NamedTuple

from store.database.lookup.reader import Reader
from store.database.query import Or, Query, Term
from store.export import KINDS, FormatError, export

LISTED = Query((Or((Term("kind", "meeting"), Term("kind", "statement"))),))
"""All that a list without filters shows: positions and questions it leaves out."""
SUFFIXES = {".jsonl": "jsonl", ".csv": "csv", ".md": "markdown", ".ics": "ical"}
"""The format that a file name asks for."""


def write_cut(database: Path, query: Query, what: str, form: str, stream: IO[str]) -> int:
    """Writes the records of the events that ``query`` finds; gives their number."""
    return export(database, what, form, stream, query)


class Wanted(NamedTuple):
    """What is to be written, and where."""

    what: str
    path: Path


def wanted(text: str) -> Wanted:
    """``meetings.md`` or ``statements said.csv``: the kind of records, meetings unless said, and the file.

    Raises FormatError with one sentence where that is no file: a kind alone, standard output, nobody's home folder.
    """
    first, _, rest = text.strip().partition(" ")
    if first in KINDS and not rest.strip():
        raise FormatError(f"{first} in which file?  {first} FILE says it.")
    if rest.strip() == "-" or first == "-":
        raise FormatError("- is no file here: | gives what a pane shows to a command, talks-tui export prints the cut.")
    what, name = (first, rest.strip()) if first in KINDS else ("meetings", text.strip())
    try:
        return Wanted(what, Path(name).expanduser())
    except RuntimeError as error:
        raise FormatError(f"There is no home folder for {Path(name).parts[0]}.") from error


def wrong_target(text: str) -> str:
    """Why nothing could be written there, in a sentence; empty where it could, or could yet if one typed on."""
    if not text.strip() or text.strip() in KINDS:
        return ""
    try:
        path = wanted(text).path
        if not any(suffix.startswith(path.suffix.lower()) for suffix in SUFFIXES):
            _form(path)
        if path.is_dir():
            return ""
        if path.exists():
            return _taken(path)
        return "" if path.parent.is_dir() else f"There is no folder {path.parent}."
    except (FormatError, OSError, ValueError) as error:
        return str(error)


def _taken(path: Path) -> str:
    return f"{path} is there already; it was not written over."


def export_cut(database: Path, query: Query, form: str | None, path: Path, what: str = "meetings") -> int:
    """Writes the cut to a new file that only its owner can read; gives the number of records.

    ``form`` None takes the format from the file's ending (``SUFFIXES``), or JSON Lines where it has none. Raises
    FileExistsError with one sentence where something has that name already, FormatError where the ending is of no
    format or the format cannot hold ``what``, and OSError where nothing can be written there. A file that could not be
    written to its end is taken away again.
    """
    form = form or _form(path)
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_WRONLY, 0o600)
    except FileExistsError:
        raise FileExistsError(_taken(path)) from None
    try:
        with open(descriptor, "w", encoding="utf-8", newline="") as stream:  # noqa: PTH123 - a descriptor, not a path
            return write_cut(database, query, what, form, stream)
    except BaseException as error:
        path.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename is None:
            error.filename = str(path)  # the disk was full behind an open file, which bears no name
        raise


def _form(path: Path) -> str:
    ending = path.suffix.lower()
    if ending and ending not in SUFFIXES:
        raise FormatError(f"{path.name} names no format by its ending; {', '.join(SUFFIXES)} do.")
    return SUFFIXES.get(ending, "jsonl")


def not_listed(database: Path, query: Query, what: str, written: int) -> int:
    """How many of the ``written`` records a list leaves out: positions and questions, where everything is exported."""
    if query or what != "statements":
        return 0
    with Reader.open(database) as reader:
        return max(0, written - reader.count(Query((Term("kind", "statement"),))).n)


def left_out(database: Path, query: Query, written: int) -> int:
    """How many meetings of the cut are not among the ``written`` ones."""
    with Reader.open(database) as reader:
        return max(0, reader.count(Query((*query.parts, Term("kind", "meeting")))).n - written)
