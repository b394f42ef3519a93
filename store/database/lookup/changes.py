"""What changed between two days, or since a load: what flipped first, then new disagreements, then what is new.

Between two days the answer comes from the earlier states that the writer keeps of each meeting. Since a load it is
worked out from the reports that were there before it; which meeting a report belongs to is decided with what is known
now.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import date

from store.database.days import day_left, first_and_last
from store.database.events import days_of_meeting
from store.database.query import Query, Term
from store.database.query.filters import Compiler
from store.database.stored_reports import reports_of
from store.database.views import Change, Changes, EventRow, LoadLine
from store.linking import put_together
from store.model import Meeting

Rows = Callable[[str, tuple[object, ...], Query], list[EventRow]]
"""Runs SQL whose columns are those of the list, given where the columns stand as ``{columns}``."""


def loads(connection: sqlite3.Connection, limit: int) -> list[LoadLine]:
    """The loads that brought new articles, the last first."""
    rows = connection.execute(
        "SELECT l.id, l.made, (SELECT count(*) FROM article a WHERE a.loaded = l.id) FROM loading l"
        " ORDER BY l.id DESC LIMIT ?",
        (limit,),
    )
    return [LoadLine(*row) for row in rows]


def changed_fields(before: EventRow, after: EventRow) -> tuple[str, ...]:
    """Which of status, day and place are not what they were; the end of a span belongs to its day."""
    pairs = (
        ("status", before.status, after.status),
        ("day", (before.day, before.end), (after.day, after.end)),
        ("place", before.place, after.place),
    )
    return tuple(name for name, old, new in pairs if old != new)


def between(compiler: Compiler, rows: Rows, since: date, until: date, limit: int) -> Changes:
    """What was known at the end of ``until`` and not at the end of ``since``."""
    then, now = Query((Term("known", since.isoformat()),)), Query((Term("known", until.isoformat()),))
    touched = (
        " AND e.key IN (SELECT event FROM event_past WHERE until > ? AND until <= ?"
        " UNION SELECT event FROM event_past WHERE since > ? AND since <= ?)"
    )
    edges = [day.toordinal() for day in (since, until, since, until)]

    def listed(query: Query, extra: str, values: Sequence[object], most: int | None) -> list[EventRow]:
        plan = compiler.plan(query)
        tail = f"ORDER BY {plan.key} DESC" + ("" if most is None else f" LIMIT {most:d}")
        return rows(plan.sql("{columns}", extra, tail), plan.bound(values), query)

    old = {row.id: row for row in listed(then, touched, edges, None)}
    pairs = [(old[row.id], row) for row in listed(now, touched, edges, None) if row.id in old]
    fresh = " AND e.known > ? AND e.known <= ? AND e.kind = ?"
    days = [since.toordinal(), until.toordinal()]
    meetings = listed(now, fresh, [*days, "meeting"], limit + 1)
    statements = listed(now, fresh, [*days, "statement"], limit + 1)
    passed = " AND e.known <= ? AND e.kind = 'meeting' AND e.status = 'scheduled' AND e.last >= ? AND e.last < ?"
    newest = min(until.toordinal(), compiler.newest)
    stale = listed(now, passed, [days[0], min(days[0], compiler.newest), newest], limit + 1)
    return _put_together(since.isoformat(), until.isoformat(), pairs, meetings, statements, stale, limit)


def since_load(
    connection: sqlite3.Connection, find: Callable[[int], EventRow | None], number: int, limit: int
) -> Changes:
    """What the loads after that number brought; a meeting that only an earlier one told of is compared with that."""
    meetings = connection.execute(
        "SELECT DISTINCT m.id, m.event FROM article a JOIN report r ON r.article = a.id JOIN meeting m"
        " ON m.id = r.meeting WHERE a.loaded > ? ORDER BY m.event DESC",
        (number,),
    ).fetchall()
    pairs: list[tuple[EventRow, EventRow]] = []
    fresh: list[EventRow] = []
    for meeting, event in meetings:
        row = find(event)
        if row is None:
            continue
        known = [stored.item for stored in reports_of(connection, meeting) if stored.loaded <= number]
        if not known:
            fresh.append(row)
            continue
        pairs.append((_as_it_was(connection, row, put_together(known)), row))
    said = connection.execute(
        "SELECT s.event FROM article a JOIN statement s ON s.article = a.id JOIN event e ON e.key = s.event"
        " WHERE a.loaded > ? AND e.listed ORDER BY s.event DESC LIMIT ?",
        (number, limit + 1),
    ).fetchall()
    statements = [row for (event,) in said if (row := find(event)) is not None]
    made = connection.execute("SELECT made FROM loading WHERE id > ? ORDER BY id LIMIT 1", (number,)).fetchone()
    last = connection.execute("SELECT max(made) FROM loading").fetchone()
    return _put_together(made[0] if made else "", last[0] or "", pairs, fresh, statements, [], limit)


def _as_it_was(connection: sqlite3.Connection, row: EventRow, then: Meeting) -> EventRow:
    """The row of a meeting with the values that it had."""
    days = days_of_meeting(then.when, then.previous)
    key = then.place or then.country
    place = connection.execute("SELECT name FROM place WHERE key = ?", (key,)).fetchone() if key else None
    return row._replace(
        status=then.status.value,
        day=days.day,
        end=days.end,
        inferred=days.inferred,
        bounded=days.bounded,
        between=first_and_last(days.first, days.last) if days.bounded else None,
        was=day_left(days.day, days.first),
        contradicted=bool(then.contradictions),
        place=place[0] if place else None,
        title=then.title,
        articles=len({sha256 for sha256, _ in then.reports}),
        sources=then.sources,
    )


def _put_together(
    since: str,
    until: str,
    pairs: Sequence[tuple[EventRow, EventRow]],
    meetings: Sequence[EventRow],
    statements: Sequence[EventRow],
    stale: Sequence[EventRow],
    limit: int,
) -> Changes:
    changed = [Change(before, after, changed_fields(before, after)) for before, after in pairs]
    flipped = [change for change in changed if change.fields]
    flipped.sort(key=lambda change: ("status" not in change.fields, "day" not in change.fields))
    return Changes(
        since=since,
        until=until,
        flipped=tuple(flipped),
        contradicted=tuple(after for before, after in pairs if after.contradicted and not before.contradicted),
        meetings=tuple(meetings[:limit]),
        statements=tuple(statements[:limit]),
        stale=tuple(stale[:limit]),
        cut=tuple(
            name
            for name, rows in (("meetings", meetings), ("statements", statements), ("stale", stale))
            if len(rows) > limit
        ),
    )
