"""Events as lines of text: aligned lines, JSON Lines, CSV, or a table on a terminal."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import IO

from store.database.views import EventRow
from store.text import one_line
from tui.render.days import months_of

FORMATS = ("table", "plain", "jsonl", "csv")


def day_label(row: EventRow) -> str:
    """The days of an event with their mark: ``2026-02-04..05*``; ``*`` worked out, ``?`` only bounds known.

    Mere bounds name their months, as in the browser: ``2026-02..03?``. One put off to no day: ``was:2026-02-04``.
    """
    if row.day is None:
        return f"was:{row.was}" if row.was else "?" if row.bounded else "-"
    return days(*months_of(row.day, row.end, row.between)) + ("?" if row.bounded else "*" if row.inferred else "")


def days(start: str | None, end: str | None) -> str:
    """A first and a last day, or month, in one word; what both share is said once: ``2026-02-04..05``."""
    if start is None:
        return "-"
    if end is None or end == start:
        return start
    if len(end) == len(start) == 7 and end[:4] == start[:4]:
        return f"{start}..{end[5:]}"
    if len(end) == len(start) == 10:
        shared = 8 if end[:7] == start[:7] else 5 if end[:4] == start[:4] else 0
        return f"{start}..{end[shared:]}"
    return f"{start}..{end}"


def state_label(row: EventRow) -> str:
    """A meeting's status, or ``stale`` for a scheduled day that passed in silence; a statement's kind."""
    return "stale" if row.stale else row.status


def event_line(row: EventRow) -> str:
    """One event on one line: days, kind, status, ``!`` for a contradiction, who, words, id."""
    mark = "!" if row.contradicted else " "
    head = f"{day_label(row):<16} {row.kind:<9} {state_label(row):<9} {mark} {cut(row.who, 24):<24} "
    return one_line(f"{head}{words(row)}  {row.id}")


def words(row: EventRow) -> str:
    """A statement's words, what is done with them first; a meeting's title, after a place that it does not name."""
    if row.kind == "meeting" and row.place and row.place not in row.title:
        return f"{row.place}: {row.title}"
    return row.said


def cut(text: str, width: int) -> str:
    """``text`` in at most ``width`` characters, cut at a word where one ends near, with an ellipsis."""
    if len(text) <= width:
        return text
    head = text[: width - 1]
    at_word = head.rfind(" ")
    return (head[:at_word] if at_word > width * 2 // 3 else head).rstrip() + "…"


def write_events(rows: Iterable[EventRow], form: str, out: IO[str], width: int = 120) -> int:
    """Write events in one of ``FORMATS``; returns how many there were."""
    if form == "jsonl":
        return _count(out.write(json.dumps(_record(row), ensure_ascii=False) + "\n") for row in rows)
    if form == "csv":
        from store.export.cells import csv_cell

        writer = csv.writer(out, lineterminator="\n")
        names = EventRow._fields
        writer.writerow(names)
        return _count(writer.writerow([csv_cell(_record(row)[name]) for name in names]) for row in rows)
    if form == "table":
        return _table(rows, out, width)
    return _count(out.write(event_line(row) + "\n") for row in rows)


def _count(writes: Iterator[object]) -> int:
    return sum(1 for _ in writes)


def _record(row: EventRow) -> dict[str, object]:
    return row._asdict() | {"focus": list(row.focus)}


def _table(rows: Iterable[EventRow], out: IO[str], width: int) -> int:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    wide = width >= 110
    table = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        collapse_padding=True,
        header_style="bold",
        width=width,
    )
    table.add_column("When", no_wrap=True, width=15 if wide else 14)
    table.add_column("What", no_wrap=True, width=9)
    table.add_column("Who", no_wrap=True, width=24 if wide else 14, overflow="ellipsis")
    table.add_column("!", width=1)
    table.add_column("Words", no_wrap=True, ratio=1, overflow="ellipsis")
    table.add_column("Id", no_wrap=True, width=14)
    count = 0
    for row in rows:
        count += 1
        status = Text(
            state_label(row), style="red" if row.status == "cancelled" else "bold" if row.kind == "meeting" else ""
        )
        cells = (
            day_label(row),
            status,
            one_line(row.who),
            "!" if row.contradicted else "",
            one_line(words(row)),
        )
        table.add_row(*(cell if isinstance(cell, Text) else Text(cell) for cell in cells), Text(row.id, style="dim"))
    Console(file=out, width=width, highlight=False).print(table)
    return count
