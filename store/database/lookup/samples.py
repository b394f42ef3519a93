"""The newest events of a query and what values they have, looked at part by part as far as the time goes."""

from __future__ import annotations

import collections
import json
import sqlite3
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import cached_property
from typing import Any

from store.database import roles
from store.database.query.plans import Plan

COLUMNS = ("kind", "form", "status", "place", "month", "speaker")
ACTORS, OUTLETS = "event_actor", "event_outlet"
LINKED = {"actor": ACTORS, "country": ACTORS, "participant": ACTORS, "outlet": OUTLETS}
"""Fields whose values stand in a table of their own."""
FIRST = 250
"""Events of the first part; each further one has twice as many, or as many as the time left allows for."""
SMALLEST = 50
"""Events for which another part is not worth its look-ups."""


class TimeIsUp(Exception):
    """A look-up was stopped by its time limit; what it had found so far is kept."""


class Found:
    """What has been looked at so far: of each event all that is asked of it, or nothing."""

    __slots__ = ("actors", "events", "outlets", "whole")

    def __init__(self) -> None:
        self.events: list[tuple[Any, ...]] = []
        """Key, columns and place in the order of time, the newest first."""
        self.actors: collections.Counter[tuple[int, int]] = collections.Counter()
        """How often an actor has some roles together."""
        self.outlets: collections.Counter[int] = collections.Counter()
        self.whole = False
        """Whether these are all events of the query."""


class Sample:
    """The newest events of a query, up to a cap and as far as the time goes, and what values they have.

    ``limited`` gives a context in which a look-up is stopped with TimeIsUp when it takes longer than so many seconds.
    ``fields`` are those that will be counted. From a disk, events that lie far apart come slowly: hence the parts, each
    of which is wholly looked at, or left out. A look-up comes as one row of JSON: from row to row the thread that reads
    would wait for the one that draws.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        plan: Plan,
        cap: int,
        seconds: float,
        limited: Callable[[float], AbstractContextManager[None]],
        fields: frozenset[str],
    ) -> None:
        self._connection = connection
        self._plan = plan
        self._cap = cap
        self._seconds = seconds
        self._limited = limited
        self._tables = {LINKED[name] for name in fields & LINKED.keys()}

    def counts(self, name: str) -> tuple[dict[int | str, int], bool]:
        """How many events have each value of a field, and whether all events of the query were looked at."""
        return self._counted(name), self._found.whole

    def _counted(self, name: str) -> dict[int | str, int]:
        if name in ("actor", "country"):
            return self._in_roles(roles.ANY) if name == "actor" else self._countries
        if name == "participant":
            return self._in_roles(roles.PARTICIPANT)
        if name == "outlet":
            return {outlet: n for outlet, n in self._found.outlets.items()}  # noqa: C416 - of another type
        column = COLUMNS.index(name) + 1
        rows = self._found.events
        if name == "status":
            return collections.Counter([row[column] for row in rows if row[1] == "meeting"])
        counted = collections.Counter([row[column] for row in rows])
        if name == "kind":
            counted.update([row[2] for row in rows if row[2] != row[1]])
        counted.pop(None, None)
        return counted

    def _in_roles(self, mask: int) -> dict[int | str, int]:
        """How many events each actor is in, in one of these roles at least."""
        counts: collections.Counter[int | str] = collections.Counter()
        for (actor, bits), n in self._found.actors.items():
            if bits & mask:
                counts[actor] += n
        return counts

    @property
    def _countries(self) -> dict[int | str, int]:
        counts: collections.Counter[int | str] = collections.Counter()
        for (actor, _), n in self._found.actors.items():
            counts[actor] += n
        sql = "SELECT a.id FROM json_each(?) each CROSS JOIN actor a ON a.id = each.value WHERE a.kind = 'country'"
        countries = self._connection.execute(sql, (json.dumps(list(counts)),))
        return {number: counts[number] for (number,) in countries}

    @cached_property
    def _found(self) -> Found:
        found = Found()
        until = time.monotonic() + self._seconds
        # What was known before is put in order anew for each part.
        size = self._cap + 1 if self._plan.past else min(FIRST, self._cap + 1)
        while True:
            begun = time.monotonic()
            try:
                ended = self._look(found, size, until - begun if found.events else self._seconds)
            except TimeIsUp:
                return found
            if ended or len(found.events) > self._cap:
                found.whole = ended and len(found.events) <= self._cap
                return found
            now = time.monotonic()
            possible = int(size / max(now - begun, 1e-6) * (until - now))
            if possible < SMALLEST:
                return found
            size = min(2 * size, self._cap + 1 - len(found.events), possible)

    def _look(self, found: Found, size: int, seconds: float) -> bool:
        """Look at ``size`` more events; whether there are no more. Raises TimeIsUp, having added all of them or none.

        Of the first part whatever the time allows for is added.
        """
        ended = True
        try:
            events = self._together(
                ("key", *COLUMNS, "at"), f"({self._next(found, size)})", self._bound(found), seconds
            )
            ended = len(events) < size
        except TimeIsUp:
            if found.events:
                raise
            # They lie far apart, or the machine is busy: each is had as soon as it is found.
            events, ended = self._one_by_one()
        try:
            actors = self._linked(ACTORS, events, ("x.actor", "x.roles"), seconds)
            outlets = self._linked(OUTLETS, events, ("x.outlet",), seconds)
        except TimeIsUp:
            if not found.events:
                found.events += events
            raise
        found.events += events
        found.actors.update(actors)
        found.outlets.update([outlet for (outlet,) in outlets])
        return ended

    def _next(self, found: Found, size: int) -> str:
        columns = ", ".join(f"e.{column} AS {column}" for column in ("key", *COLUMNS))
        older = f" AND {self._plan.key} < ?" if found.events else ""
        return self._plan.sql(f"{columns}, {self._plan.key} AS at", older, f"ORDER BY at DESC LIMIT {size:d}")

    def _bound(self, found: Found) -> tuple[Any, ...]:
        return self._plan.bound([found.events[-1][-1]] if found.events else [])

    def _one_by_one(self) -> tuple[list[tuple[Any, ...]], bool]:
        """The newest events, as far as the time goes, and whether these are all."""
        events: list[tuple[Any, ...]] = []
        nothing = Found()
        try:
            with self._limited(self._seconds / 2):
                events.extend(self._connection.execute(self._next(nothing, self._cap + 1), self._bound(nothing)))
        except TimeIsUp:
            return events, False
        return events, True

    def _together(
        self, columns: tuple[str, ...], source: str, parameters: tuple[Any, ...], seconds: float
    ) -> list[tuple[Any, ...]]:
        """The rows of a source; raises TimeIsUp."""
        lists = ", ".join(f"json_group_array({column})" for column in columns)
        with self._limited(seconds):
            row = self._connection.execute(f"SELECT {lists} FROM {source}", parameters).fetchone()  # noqa: S608
        return list(zip(*map(json.loads, row), strict=True))

    def _linked(
        self, table: str, events: list[tuple[Any, ...]], columns: tuple[str, ...], seconds: float
    ) -> list[tuple[Any, ...]]:
        """What is linked with some events in a table, if any field asks for it; raises TimeIsUp."""
        if table not in self._tables or not events:
            return []
        source = f"json_each(?) hit CROSS JOIN {table} x ON x.event = hit.value"
        return self._together(columns, source, (json.dumps([event[0] for event in events]),), seconds)
