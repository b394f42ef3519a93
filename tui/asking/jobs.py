"""What the browser asks the database for, as functions of a reader; they run in the gateway's thread."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from store.database.days import UNDATED
from store.database.lookup.reader import Reader
from store.database.query import Query
from store.database.views import (
    ArticlePage,
    Count,
    EventRow,
    FacetValue,
    MeetingPage,
    StatementPage,
    Totals,
)
from store.spans import Span
from tui.model.state import Selection
from tui.render.facets import FIELDS

WINDOW = 200
"""Rows fetched at once."""
COUNT_CAP = 10_000
"""Rows counted before the first page is shown; the exact number follows."""
MOST_HITS = 2_000
MOST_CROSSED = 5_000
"""Events that are gone through for the next article with a hit."""


class FirstPage(NamedTuple):
    total: Count
    offset: int
    rows: tuple[EventRow, ...]
    place: int
    """Row to put the cursor on."""
    kept: bool
    """Whether that is the event which was chosen before."""
    unknown: tuple[tuple[str, str, str | None], ...] = ()
    """Where nothing was found: field, value and the nearest name, for each name that nobody here has."""
    estimated: bool = False
    """Whether the places are estimates, to be put right once ``before`` has told how many rows come before."""
    meant: str | None = None
    """Where nothing was found: another query that finds something, and that may have been meant."""


class Rows(NamedTuple):
    offset: int
    rows: tuple[EventRow, ...]
    shifted: int = 0
    """As the list was when it wanted them: by how many rows it had been put right."""


class Summary(NamedTuple):
    totals: Totals
    total: Count


class Article(NamedTuple):
    page: ArticlePage | None
    hits: tuple[Span, ...]


class Located(NamedTuple):
    """An event that was asked for by its id; ``place`` is None where the filters hide it."""

    row: EventRow | None
    place: int | None


def first_page(reader: Reader, query: Query, selection: Selection, size: int = WINDOW) -> FirstPage:
    """The rows around the chosen event, or around its nearest neighbour in time where the query hides it.

    Where none was chosen so far the event nearest to today is: what is on and what comes stands in view, and what was
    above it, while the oldest event of years of articles is the last thing to be asked for.
    """
    found = reader.find(selection.event) if selection.event is not None else None
    key = found.key if found is not None else selection.key
    around = reader.around(query, _opening(reader, query) if key is None else key, size, COUNT_CAP)
    if not around.rows:
        unknown = tuple(reader.unmatched(query)) if query else ()
        return FirstPage(around.total, 0, (), 0, True, unknown, meant=reader.meant(query))
    kept = key is None or (found is not None and around.holds)
    place = around.offset + around.nearest
    return FirstPage(around.total, around.offset, tuple(around.rows), place, kept, (), not around.exact)


def today() -> date:
    """The day that counts as now, unless the query asks for what was known on another."""
    return date.today()


def _opening(reader: Reader, query: Query) -> int:
    """The key of the dated event nearest to today: of two as near the one to come."""
    now = (query.known_on or today()).toordinal()
    later = reader.events(query, after=(now << 32) - 1, limit=1)
    earlier = reader.events(query, before=now << 32, limit=1, newest_first=True)
    near = [row.key for row in (*later, *earlier) if row.key >> 32 != UNDATED]
    return min(near, key=lambda key: abs((key >> 32) - now), default=0)


def before(reader: Reader, query: Query, key: int) -> int:
    """How many rows come before the event with that key."""
    return reader.before(query, key)


def rows(
    reader: Reader, query: Query, offset: int, limit: int, known: Sequence[tuple[int, int]] = (), shifted: int = 0
) -> Rows:
    """The rows from ``offset`` on; ``known`` are rows that are at hand, by place and key."""
    first, found = reader.window(query, offset, limit, known)
    return Rows(first, tuple(found), shifted)


def facets(reader: Reader, query: Query) -> dict[str, list[FacetValue]]:
    return reader.facets(query, FIELDS)


def summary(reader: Reader, query: Query) -> Summary:
    return Summary(reader.totals(), reader.count(query))


def article(reader: Reader, identity: str, words: Sequence[str]) -> Article:
    page = reader.article(identity)
    return Article(page, find_hits(page.text, words) if page is not None else ())


def event_page(reader: Reader, identity: str, known_on: date | None = None) -> MeetingPage | StatementPage | None:
    if identity.startswith("m-"):
        return reader.meeting(identity, known_on)
    return reader.statement(identity, known_on)


def event_job(query: Query, identity: str) -> partial[MeetingPage | StatementPage | None]:
    """The look-up of an event as it was known on the day of the query, if that names one."""
    day = query.known_on
    return (
        partial(event_page, identity=identity) if day is None else partial(event_page, identity=identity, known_on=day)
    )


def locate(reader: Reader, query: Query, identity: str) -> Located:
    row = reader.find(identity)
    return Located(row, reader.rank(query, row.key) if row is not None else None)


class Crossing(NamedTuple):
    """The next article of a query, in the order of its events."""

    row: EventRow
    place: int
    number: int
    """Of the article, from 1."""
    articles: int


def crossing(reader: Reader, query: Query, article: str, step: int) -> Crossing | None:
    """The article after (or before) the one with this SHA-256, round and round; None where there is no other."""
    firsts: dict[str, tuple[int, EventRow]] = {}
    place, after = 0, None
    while place < MOST_CROSSED and (page := reader.events(query, after=after, limit=500)):
        for row in page:
            firsts.setdefault(row.article_sha256, (place, row))
            place += 1
        after = page[-1].key
    order = list(firsts)
    if len(order) < 2 or article not in firsts:
        return None
    number = (order.index(article) + step) % len(order)
    place, row = firsts[order[number]]
    return Crossing(row, place, number + 1, len(order))


class Freshness(NamedTuple):
    version: tuple[object, int]
    """The file and the number of its state."""
    events: int


def freshness(reader: Reader) -> Freshness:
    """What changes when another program wrote or put another file there, and how many events there are."""
    version = reader.data_version()
    totals = reader.totals()
    return Freshness((reader.file, version), totals.meetings + totals.statements)


def find_hits(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Where the words and phrases of a query stand in ``text``: whole words, case apart; ``cease*`` as a beginning."""
    patterns = []
    for word in words:
        bare = word.rstrip("*")
        parts = [re.escape(part) for part in re.findall(r"\w+", bare)]
        if parts:
            patterns.append(r"\b" + r"\W{1,3}".join(parts) + (r"\w*" if word.endswith("*") else r"\b"))
    if not patterns:
        return ()
    found: list[Span] = []
    for match in re.finditer("|".join(f"(?:{pattern})" for pattern in patterns), text, re.IGNORECASE):
        found.append(Span(*match.span()))
        if len(found) == MOST_HITS:
            break
    return tuple(found)
