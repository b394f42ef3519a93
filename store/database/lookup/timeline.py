"""How many events of each kind and status each day has: what a histogram over any cut is drawn from."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from store.database.days import UNDATED
from store.database.query import Query
from store.database.query.filters import Compiler

STATEMENT = "statement"
"""What stands in the place of a status for a statement."""


class DayCount(NamedTuple):
    day: int | None
    """Proleptic ordinal of the first day; None for what has no date."""
    status: str
    """A meeting's status, or ``statement``."""
    n: int


def timeline(connection: sqlite3.Connection, compiler: Compiler, query: Query) -> list[DayCount]:
    """The events that ``query`` finds, counted by first day and status, in order of time; undated ones last.

    An event stands on the day on which the list has it: a range on its first, bounds on their earliest.
    """
    if not query:
        # Statements can be counted from an index alone, and they are most of what there is.
        sql = (
            "SELECT key >> 32, ?, count(*) FROM event WHERE kind = 'statement' AND listed = 1 GROUP BY 1"
            " UNION ALL SELECT key >> 32, status, count(*) FROM event WHERE kind = 'meeting' AND listed = 1"
            " GROUP BY 1, 2 ORDER BY 1, 2"
        )
        rows = connection.execute(sql, (STATEMENT,))
    else:
        plan = compiler.plan(query)
        columns = f"{plan.key} >> 32 AS day, iif(e.kind = 'meeting', e.status, '{STATEMENT}') AS status"
        counted = f"SELECT day, status, count(*) FROM ({plan.sql(columns)}) GROUP BY 1, 2 ORDER BY 1, 2"  # noqa: S608
        rows = connection.execute(counted, plan.bound())
    return [DayCount(None if day == UNDATED else day, status, n) for day, status, n in rows]
