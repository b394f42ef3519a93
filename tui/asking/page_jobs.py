"""What the pages about meetings, actors and places ask the database for; run in the gateway's thread."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from store.database.days import UNDATED
from store.database.lookup.profiles import ActorHead, Company, PlaceHead
from store.database.lookup.reader import Interrupted, Reader
from store.database.lookup.timeline import DayCount
from store.database.query import Query, Term
from store.database.views import Count, EventRow, MeetingPage
from tui.model.trail import Address

FIRST_ROWS = 100
UNDATED_KEY = UNDATED << 32
"""Events without a date have this key or a greater one."""
WINDOW = 200
AT_ONCE = 0.1
"""Seconds that the first answer waits for what has to look at every event."""
SHOWN = ("all", "statements", "meetings")
"""Which of somebody's events a page lists."""
TURNS = "turns"
CLAIMS_SHOWN = ("all", TURNS)
"""Which of a meeting's claims its page lists: all, or those that tell what none before them told."""


class Opened(NamedTuple):
    """The head of a page and its first rows."""

    address: Address
    subject: Address
    """Whose events are listed: the address, by an id where several share the name."""
    head: MeetingPage | ActorHead | PlaceHead | None
    query: Query
    newest_first: bool
    total: Count
    rows: tuple[EventRow, ...]
    more: More | None


class More(NamedTuple):
    """What has to look at every event."""

    company: Company | None
    days: tuple[DayCount, ...]


class Rows(NamedTuple):
    """Rows from place ``offset`` of the list on."""

    query: Query
    offset: int
    rows: tuple[EventRow, ...]


def page_query(address: Address, shown: str = "all") -> tuple[Query, bool]:
    """The events that a page lists, and whether the newest come first."""
    if address.kind == "meeting":
        return Query((Term("about", address.name), Term("kind", "statement"))), False
    if address.kind == "place":
        terms = {"statements": (Term("kind", "statement"),), "meetings": (Term("kind", "meeting"),)}.get(shown, ())
        return Query((Term("place", address.name), *terms)), True
    field = {"statements": "speaker", "meetings": "participant"}.get(shown, "actor")
    terms = (Term("kind", "meeting"),) if shown == "meetings" else ()
    return Query((Term(field, address.name), *terms)), True


def open_page(reader: Reader, address: Address, shown: str, known_on: date | None = None) -> Opened:
    """A page with its first rows; with ``known_on`` as it was known on that day."""
    subject = address
    head: MeetingPage | ActorHead | PlaceHead | None
    if address.kind == "meeting":
        head = reader.meeting(address.name, known_on)
    elif address.kind == "actor":
        head = reader.actor_head(address.name)
        if head is not None and head.others:
            subject = address._replace(name=head.identity)
    else:
        head = reader.place_head(address.name)
    query, newest_first = page_query(subject, shown)
    if known_on is not None:
        query = query.with_term("known", known_on.isoformat())
    rows = tuple(_following(reader, query, newest_first, None, FIRST_ROWS)) if head is not None else ()
    count = Count(len(rows)) if len(rows) < FIRST_ROWS else reader.count(query)
    more = None
    if head is not None and address.kind != "meeting":
        try:
            more = More(_company(reader, subject, AT_ONCE), ())
        except Interrupted:
            more = None
    return Opened(address, subject, head, query, newest_first, count, rows, more)


def _company(reader: Reader, address: Address, seconds: float) -> Company:
    if address.kind == "actor":
        return reader.actor_company(address.name, seconds)
    return reader.place_company(address.name, seconds)


def more_of(reader: Reader, address: Address, company: Company | None, known_on: date | None = None) -> More:
    """What was left out of the first answer, and the histogram of the page's events."""
    found = company if company is not None else _company(reader, address, 10.0)
    query = page_query(address)[0]
    if known_on is not None:
        query = query.with_term("known", known_on.isoformat())
    return More(found, tuple(reader.timeline(query)))


def rows_beside(reader: Reader, query: Query, newest_first: bool, key: int, index: int, way: int) -> Rows:
    """The rows after (``way`` 1) or before (-1) the one with ``key``, which stands at ``index`` of the list."""
    if way > 0:
        return Rows(query, index + 1, tuple(_following(reader, query, newest_first, key)))
    found = _preceding(reader, query, newest_first, key)
    return Rows(query, max(0, index - len(found)), tuple(reversed(found)))


def last_rows(reader: Reader, query: Query, newest_first: bool, total: int) -> Rows:
    """The rows at the end of a list of ``total``."""
    found = _preceding(reader, query, newest_first, None)
    return Rows(query, max(0, total - len(found)), tuple(reversed(found)))


def _following(
    reader: Reader, query: Query, newest_first: bool, key: int | None, limit: int = WINDOW
) -> list[EventRow]:
    """The rows after ``key`` (None: the first ones), in order of time or backwards; undated ones at the end."""
    if not newest_first:
        return reader.events(query, after=key, limit=limit)
    found = []
    if key is None or key < UNDATED_KEY:
        before = UNDATED_KEY if key is None else key
        found = reader.events(query, before=before, limit=limit, newest_first=True)
        key = UNDATED_KEY - 1
    if len(found) < limit:
        found += reader.events(query, after=key, limit=limit - len(found))
    return found


def _preceding(reader: Reader, query: Query, newest_first: bool, key: int | None) -> list[EventRow]:
    """The rows before ``key`` (None: the last ones), the nearest first."""
    if not newest_first:
        return reader.events(query, before=key, limit=WINDOW, newest_first=True)
    found = []
    if key is None or key >= UNDATED_KEY:
        found = reader.events(query, after=UNDATED_KEY - 1, before=key, limit=WINDOW, newest_first=True)
        key = None
    if len(found) < WINDOW:
        found += reader.events(query, after=key, before=UNDATED_KEY, limit=WINDOW - len(found))
    return found
