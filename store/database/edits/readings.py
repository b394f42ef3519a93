"""What was read where a person corrected it: the value that a correction stands in the place of."""

from __future__ import annotations

import sqlite3

from store.database.edits.corrections import Correction
from store.database.lookup.pages import names_of
from store.database.stored_reports import reports_of
from store.linking import put_together


def as_read(connection: sqlite3.Connection, line: Correction) -> str | None:
    """A meeting's value as it was read; None where the correction replaces none, or its meeting is not there."""
    return _of_meeting(connection, line) if line.target.startswith("m-") else None


def _of_meeting(connection: sqlite3.Connection, line: Correction) -> str | None:
    row = connection.execute(
        "SELECT r.meeting FROM claim c JOIN report r ON r.id = c.report WHERE c.name = ?", (line.target,)
    ).fetchone()
    if row is None or row[0] is None or line.field not in ("title", "kind", "status", "start", "end", "place", "round"):
        return None
    meeting = put_together([stored.item for stored in reports_of(connection, row[0])])
    if line.field == "place":
        key = meeting.place or meeting.country
        return names_of(connection, [key])[key] if key else "nothing"
    values = {
        "title": meeting.title,
        "kind": meeting.kind.value,
        "status": meeting.status.value,
        "start": meeting.when.start,
        "end": meeting.when.end,
        "round": str(meeting.round) if meeting.round else None,
    }
    return values[line.field] or "nothing"
