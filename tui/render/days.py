"""Days in words and in columns. They come as ISO strings, as exact as known: ``2026-02-04``, ``2026-02``, ``2026``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.database.views import MeetingPage
    from tui.render.glyphs import Glyphs

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
    if len(first) == len(last) == 2 and first[0] == last[0]:
        return f"{day_words(start)[:-5]} {dash} {day_words(end)}"
    return f"{day_words(start)} {dash} {day_words(end)}"


def day_column(start: str | None, end: str | None, width: int) -> str:
    """A day or range in ``width`` (10 or 13) cells for a list.

    In 13 cells a range keeps its year where there is room ("2026-02-04/05"); in 10 it drops it ("02-04..05") or says
    only that the meeting goes on ("26-01-30+"). Months in the same way: "2026-02/03", "25-12..26-01", "2025-12+".
    """
    if not start:
        return "no date"
    if end and end != start and len(start) == len(end) == 7:
        if start[:4] == end[:4]:
            return f"{start}/{end[5:]}"
        return f"{start[2:]}..{end[2:]}" if width >= 13 else f"{start}+"
    if not end or end == start or len(start) != 10 or len(end) != 10:
        return start
    same_month = start[:7] == end[:7]
    if width >= 13:
        return f"{start}/{end[8:]}" if same_month else f"{start[5:]}..{end[5:]}"
    return f"{start[5:]}..{end[8:]}" if same_month else f"{start[2:]}+"


def months_of(day: str | None, end: str | None, between: tuple[str, str] | None) -> tuple[str | None, str | None]:
    """What a list shows of an event's days: of mere bounds in several months the first and the last of these.

    >>> months_of("2026", None, ("2026-02-09", "2026-03-01")), months_of("2026", None, ("2026-01-01", "2026-12-31"))
    (('2026-02', '2026-03'), ('2026', None))
    """
    if between is None or day is None or len(day) == 7:
        return day, end
    return (day, end) if whole(day, between) else (between[0][:7], between[1][:7])


def whole(iso: str, between: tuple[str, str]) -> bool:
    """Whether two days are the first and the last of a month or a year as it is written."""
    first, last = between
    if len(iso) == 4:
        return first[5:] == "01-01" and last[5:] == "12-31"
    return len(iso) == 7 and first[8:] == "01" and last == _last_day(iso)


def _last_day(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    after = date(year + number // 12, number % 12 + 1, 1)
    return date.fromordinal(after.toordinal() - 1).isoformat()


def when_words(page: MeetingPage, glyphs: Glyphs) -> str:
    """The day as exactly as it is known, with its mark and weekday: "Wed 4 Feb 2026 *"."""
    if page.start:
        mark = "" if not page.date_how or page.date_how.startswith("printed") else " *"
        if page.end and page.end != page.start:
            days = f"{weekday_of(page.start)}{glyphs.dash}{weekday_of(page.end)} ".lstrip(f"{glyphs.dash} ")
            return f"{days}{range_words(page.start, page.end, glyphs.dash)}{mark}"
        return f"{day_words(page.start, weekday=True)}{' ?' if len(page.start) < 10 else mark}"
    if page.earliest or page.latest:
        first = day_words(page.earliest) if page.earliest else ""
        last = day_words(page.latest) if page.latest else ""
        if first and last:
            return f"between {first} and {last} ?"
        return f"{'after ' + first if first else 'before ' + last} ?"
    return "day not known"
