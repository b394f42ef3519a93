"""CSV: one record a line, with cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Any


def write_csv(found: Iterable[Mapping[str, Any]], columns: Sequence[str], stream: IO[str]) -> int:
    """A line of names, then one for each record; gives the number of records."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    written = 0
    for record in found:
        writer.writerow([csv_cell(record[name]) for name in columns])
        written += 1
    return written


def csv_cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like it gets an apostrophe in front.

    >>> csv_cell("=1+1"), csv_cell(["a", "b"]), csv_cell(None), csv_cell(True)
    ("'=1+1", 'a; b', '', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    cell = "; ".join(_item(item) for item in value) if isinstance(value, list | tuple) else str(value)
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") else cell


def _item(item: object) -> str:
    if isinstance(item, dict):
        days = "/".join(str(item[key] or "…") for key in ("from", "to") if key in item)
        return f"{item.get('title', '')} ({days})" if days != "…/…" else str(item.get("title", ""))
    return str(item)
