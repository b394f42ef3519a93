"""Days in words and in columns. They come as ISO strings, as exact as known: ``2026-02-04``, ``2026-02``, ``2026``."""

from __future__ import annotations

from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day_words(iso: str | None, *, weekday: bool = False) -> str:
    """``2026-02-04`` as "4 Feb 2026", ``2026-02`` as "Feb 2026"; what is no ISO day comes back as it is."""
    if not iso:
        return "no date"
    parts = iso.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return iso
    if len(parts) == 1:
        return iso
    if not 1 <= int(parts[1]) <= 12:
        return iso
    month = MONTHS[int(parts[1]) - 1]
    if len(parts) == 2:
        return f"{month} {parts[0]}"
    name = f"{weekday_of(iso)} " if weekday else ""
    return f"{name}{int(parts[2])} {month} {parts[0]}"


def weekday_of(iso: str) -> str:
    """Three letters for the weekday of a full ISO day, empty for anything else."""
    try:
        return WEEKDAYS[date.fromisoformat(iso).weekday()]
    except ValueError:
        return ""


def range_words(start: str | None, end: str | None, dash: str = "–") -> str:
    """Both ends in as few words as are clear: "4–5 Feb 2026", "30 Jan – 2 Feb 2026"."""
    if not end or end == start:
        return day_words(start)
    if not start:
        return f"until {day_words(end)}"
    first, last = start.split("-"), end.split("-")
    if len(first) == len(last) == 3 and first[0] == last[0]:
        if first[1] == last[1]:
            return f"{int(first[2])}{dash}{day_words(end)}"
        return f"{day_words(start)[:-5]} {dash} {day_words(end)}"
    return f"{day_words(start)} {dash} {day_words(end)}"


def day_column(start: str | None, end: str | None, width: int) -> str:
    """A day or range in ``width`` (10 or 13) cells for a list.

    In 13 cells a range keeps its year where there is room ("2026-02-04/05"); in 10 it drops it ("02-04..05") or says
    only that the meeting goes on ("26-01-30+").
    """
    if not start:
        return "no date"
    if not end or end == start or len(start) != 10 or len(end) != 10:
        return start
    same_month = start[:7] == end[:7]
    if width >= 13:
        return f"{start}/{end[8:]}" if same_month else f"{start[5:]}..{end[5:]}"
    return f"{start[5:]}..{end[8:]}" if same_month else f"{start[2:]}+"
