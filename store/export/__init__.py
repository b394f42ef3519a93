"""What other programs get: JSON Lines, CSV, Markdown and iCalendar, one record after the other as it is read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from store.database.lookup.reader import DatabaseTrouble, Reader
from store.database.query import EMPTY, Query
from store.database.trouble import explained
from store.export.cells import csv_cell, write_csv
from store.export.records import FIELDS, KINDS, NESTED, records
from store.export.wanted import Record

__all__ = [
    "FIELDS",
    "FORMATS",
    "KINDS",
    "NOW_ALONE",
    "DatabaseTrouble",
    "FormatError",
    "csv_cell",
    "export",
    "records",
    "write_records",
]

FORMATS = ("jsonl", "csv", "markdown", "ical")
NOW_ALONE = "Export tells what is known now; talks-tui list known:DAY --format jsonl what was known then."


class FormatError(ValueError):
    """A format that these records cannot be written in; the message is one sentence."""


def export(path: Path, what: str, form: str, stream: IO[str], query: Query = EMPTY) -> int:
    """Writes the records of a kind (``KINDS``) of the events that ``query`` finds to ``stream``; gives their number.

    ``form`` is one of ``FORMATS``; iCalendar takes meetings alone and leaves out those whose day is not known.
    Raises FormatError and DatabaseTrouble, each with one sentence.
    """
    if form == "ical" and what != "meetings":
        raise FormatError(f"iCalendar holds meetings; {what} can be had as jsonl, csv or markdown.")
    if query.known_on is not None:
        raise FormatError(NOW_ALONE)
    with Reader.open(path) as reader, explained(path):
        return write_records(records(reader, what, query), what, form, stream)


def write_records(found: Iterator[Record], what: str, form: str, stream: IO[str]) -> int:
    """Writes records of a kind in one of ``FORMATS``; gives their number."""
    if form == "csv":
        return write_csv(found, [name for name in FIELDS[what] if name not in NESTED], stream)
    if form == "markdown":
        from store.export.markdown import write_markdown

        return write_markdown(found, what, stream)
    if form == "ical":
        from store.export.calendar import write_calendar

        return write_calendar(found, stream)
    return _write_jsonl(found, stream)


def _write_jsonl(found: Iterator[Record], stream: IO[str]) -> int:
    written = 0
    for record in found:
        stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        written += 1
    return written
