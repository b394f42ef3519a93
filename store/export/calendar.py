"""iCalendar (RFC 5545): meetings as whole days with their status, and no alarms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import IO, Any

from icalendar import Event

from store.database.days import first_day, last_day
from store.text import display, joined_once

STATUS = {
    "proposed": "TENTATIVE",
    "postponed": "TENTATIVE",
    "scheduled": "CONFIRMED",
    "ongoing": "CONFIRMED",
    "held": "CONFIRMED",
    "cancelled": "CANCELLED",
}
"""RFC 5545 knows three states of an event; ours stands in the categories and in the description."""
LONGEST = 14
"""Days; a meeting that is only known to fall into a longer time is no entry of a calendar."""


def write_calendar(found: Iterable[Mapping[str, Any]], stream: IO[str]) -> int:
    """Writes the meetings whose days are known well enough; gives their number.

    A meeting moved without a new day stands on its old day, tentative. Lines end in CR LF as the standard asks.
    """
    stream.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//talks-tui//meetings//EN\r\nCALSCALE:GREGORIAN\r\n")
    written = 0
    for record in found:
        days = _days(record)
        if days is not None:
            stream.write(_event(record, *days).to_ical().decode())
            written += 1
    stream.write("END:VCALENDAR\r\n")
    return written


def _days(record: Mapping[str, Any]) -> tuple[date, date] | None:
    start = record["start"] or (record["previous_start"] if record["status"] == "postponed" else None)
    if start is not None and len(start) == 10:
        return first_day(start), last_day((record["end"] if record["start"] else None) or start)
    earliest, latest = record["start_earliest"], record["start_latest"]
    if earliest and latest:
        first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
        if first <= last and (last - first).days < LONGEST:
            return first, last
    return None


def _event(record: Mapping[str, Any], first: date, last: date) -> Event:
    event = Event()
    status = record["status"]
    where = joined_once(record["place"], record["country"])
    bounded = not record["start"] or len(record["start"]) < 10
    event.add("UID", f"{record['id']}@talks-tui")
    event.add("DTSTAMP", _stamp(record))
    event.add("DTSTART", first)
    event.add("DTEND", last + timedelta(days=1))
    event.add("SUMMARY", display(f"{record['title']} ({status})"))
    event.add("STATUS", STATUS[status])
    event.add("TRANSP", "TRANSPARENT")
    event.add("CATEGORIES", [status, record["kind"]])
    if where:
        event.add("LOCATION", display(where))
    event.add("DESCRIPTION", display("\n".join(_description(record, bounded))))
    return event


def _description(record: Mapping[str, Any], bounded: bool) -> Iterable[str]:
    yield f"{record['status']}: " + (", ".join(record["participants"]) or "parties not said")
    if record["people"]:
        yield "people: " + ", ".join(record["people"])
    if bounded:
        yield f"only bounds of the day are known ({record['date_how'] or 'not printed'})"
    elif record["date_how"]:
        yield f"day: {record['date_how']}"
    if record["previous_start"]:
        yield f"moved from {record['previous_start']}"
    for item in record["contradictions"]:
        yield f"sources disagree on {item['field']}: " + "; ".join(str(value["value"]) for value in item["values"])
    yield from (f"note: {note}" for note in record["notes"])
    yield f"talks-tui show {record['id']}"


def _stamp(record: Mapping[str, Any]) -> datetime:
    """The day of the newest report: the same export gives the same file."""
    days = [line["day"] for line in record["history"] if line["day"]]
    newest = max(days, default="1970-01-01")
    return datetime.combine(first_day(newest), datetime.min.time(), UTC)
