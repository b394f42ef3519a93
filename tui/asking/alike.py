"""Meetings that may be the same as another: those nearest in time that share a side or the place with it."""

from __future__ import annotations

from store.database.days import UNDATED
from store.database.lookup.reader import Reader
from store.database.query import parse_query
from store.database.views import EventRow

LOOKED_AT = 300
"""Meetings before the one in question, after it, and without a day, that are looked at."""
MOST = 60
SOME_DAYS = 30
"""As far apart is taken to be what has no day."""


def alike(reader: Reader, identity: str) -> list[EventRow]:
    """Other meetings that share a side or the place of the one with this id: those that share two first, then the
    nearest in time."""
    one = reader.find(identity)
    if one is None:
        return []
    meetings = parse_query("kind:meeting")
    looked_at = [
        *reader.events(meetings, before=one.key, limit=LOOKED_AT, newest_first=True),
        *reader.events(meetings, after=one.key, limit=LOOKED_AT),
        *reader.events(parse_query("kind:meeting is:undated"), limit=LOOKED_AT),
    ]
    others = {row.id: row for row in looked_at if row.id != one.id and _shared(one, row)}
    return sorted(others.values(), key=lambda row: (-min(2, _shared(one, row)), _days_apart(one, row), row.key))[:MOST]


def _shared(one: EventRow, other: EventRow) -> int:
    """How many sides, and whether the place, both have."""
    sides = set(one.who.split()) & set(other.who.split())
    return len(sides) + (one.place is not None and one.place == other.place)


def _days_apart(one: EventRow, other: EventRow) -> int:
    """Days between their first days."""
    days = one.key >> 32, other.key >> 32
    return SOME_DAYS if UNDATED in days else abs(days[0] - days[1])
