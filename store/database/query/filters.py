"""Compiles a query to SQL with bound parameters. What a user typed never becomes part of the SQL text."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from math import isqrt

from store.database import roles
from store.database.days import UNDATED, first_day, last_day
from store.database.edits.annotations import MARK, Annotations
from store.database.lookup.holding import Holding
from store.database.names import identified, named
from store.database.query import And, Node, Not, Or, Query, Term, Word
from store.database.query.plans import (
    DAYS,
    MASKS,
    OTHER_KIND,
    QUALITIES,
    Condition,
    Plan,
    among,
    bounds,
    contradict,
    kind_is,
    match_expression,
    number_in,
    wants_unlisted,
)

MANY_WANTED = 10_000
"""Events that are wanted of a query where nobody says how many: what a count goes up to."""
LISTED_IN_INDEXES = 5
"""The version of the database from which on it knows of listed events without looking at them."""
FEW_ARTICLES = 500
"""Up to this many articles that hold a word, their events are gathered first in any case."""


FULL_TEXT = "event_fts CROSS JOIN event e ON e.key = event_fts.rowid"
_NOW = """(SELECT *, key AS at FROM event WHERE {settled} <= {day:d}) e"""
FEW_KNOWN = 20_000
"""Up to this many events known on a day they are gathered first; past it events are walked in order of time."""
_BEFORE = """(SELECT p.at, o.key, o.name, o.kind, p.form, p.status, o.listed, p.day, p.stop, p.first, p.last, p.month,
  p.inferred, p.bounded, p.contradicted, o.anonymous, p.moved, o.corrected, p.who, p.title, p.place, o.speaker, p.round,
  p.article, p.focus_start, p.focus_stop, p.articles, p.sources, o.known, o.settled
  FROM event_past p CROSS JOIN event o ON o.key = p.event WHERE p.since <= {day:d} AND p.until > {day:d}) e"""


class Compiler:
    """Compiles queries against one open database, where names are looked up."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        names = "('newest', 'longest', 'farthest')"
        settings = dict(connection.execute(f"SELECT name, value FROM setting WHERE name IN {names}"))  # noqa: S608
        self.newest = int(settings.get("newest", 0))
        """Day number of the newest publication: what "stale" is judged by."""
        self._longest = int(settings.get("longest", 0))
        self.farthest = int(settings.get("farthest", UNDATED))
        """Days from the day on which anything was known of an event to its first day, at the most."""
        n = dict(connection.execute("SELECT value, n FROM tally WHERE field = 'total'"))
        self._events, self._articles = n.get("meeting", 0) + n.get("statement", 0), n.get("article", 0)
        self._holding = Holding(connection)
        self._few = 0
        """Up to this many hits of a name they are gathered first; past it events are walked in order."""
        self.annotations = Annotations(connection)
        self._listed_in_indexes = connection.execute("PRAGMA user_version").fetchone()[0] >= LISTED_IN_INDEXES
        self._key = "e.key"
        """The column that holds the key where it is known first: what depends on it alone is looked at there."""
        self._at = "e.key"
        """The column that holds the place in the order of time."""

    def plan(self, query: Query, wanted: int = MANY_WANTED) -> Plan:
        """How to walk the events that ``query`` finds in order of time, if so many of them are wanted.

        To gather n hits costs about n steps, to walk until ``wanted`` of them have come by as many as there are events
        to every hit: what is cheaper turns over where n is the geometric mean of events and ``wanted``.
        """
        self._few = isqrt(self._events * max(1, wanted))
        parts = list(query.parts)
        if (known_on := query.known_on) is not None:
            return self._known_on(known_on, query)
        if contradict(parts, self._longest):
            return Plan("event e", "e.key", "0", ())
        source, key, driven = "event e", "e.key", Condition("1")
        words = [part for part in parts if isinstance(part, Word)]
        if words:
            match = " AND ".join(quoted for word in words if (quoted := match_expression(word.text, word.prefix)))
            parts = [part for part in parts if not isinstance(part, Word)]
            if match:
                source, key = FULL_TEXT, "event_fts.rowid"
                driven = Condition("event_fts MATCH ?", (match,))
        if source == "event e":
            source, key, driven, parts = self._driven_by_name(parts)
        # Asked for rows one by one, the full-text index would look for its words anew each time: hence the plus sign.
        self._key, self._at = f"+{key}" if source == FULL_TEXT else key, key
        try:
            conditions = [driven, *(self._condition(part) for part in parts)]
        finally:
            self._key = self._at = "e.key"
        where = " AND ".join(condition.sql for condition in conditions)
        bare = None
        if not wants_unlisted(query):
            bare = self._bare(key, where, parts)
            where += " AND e.listed = 1"
        parameters = tuple(value for condition in conditions for value in condition.parameters)
        return Plan(source, key, where, parameters, bare=bare)

    def _bare(self, key: str, where: str, parts: list[Node]) -> tuple[str, str, str] | None:
        """Where keys of listed events can be had without looking at the events; ``parts`` are all but what drives."""
        if not self._listed_in_indexes:
            return None
        only_actors = all(isinstance(part, Term) and part.field in MASKS for part in parts)
        bare = {"event_fts.rowid": "event_fts", "o.event": "event_outlet o"}.get(key)
        if bare is not None and only_actors:
            unlisted = f"SELECT 1 FROM event u INDEXED BY event_unlisted WHERE u.key = {key} AND NOT u.listed"  # noqa: S608
            return bare, key, f"{where} AND NOT EXISTS ({unlisted})"
        if key == "a.event" and only_actors:
            return "event_actor a", key, f"{where} AND a.roles & {roles.UNLISTED:d} = 0"
        return None

    def _known_on(self, day: date, query: Query) -> Plan:
        """How to walk the events as they were known on a day: those that are so still, and what others were then."""
        ordinal = day.toordinal()
        self._at, self.newest, newest = "e.at", min(self.newest, ordinal), self.newest
        try:
            parts = [part for part in query.parts if not (isinstance(part, Term) and part.field == "known")]
            conditions = [self._condition(part) for part in parts]
        finally:
            self._at, self.newest = "e.key", newest
        if not wants_unlisted(query):
            conditions.append(Condition("e.listed = 1"))
        return Plan(
            _NOW.format(day=ordinal, settled="settled" if self._few_known(ordinal) else "+settled"),
            "e.at",
            " AND ".join(condition.sql for condition in conditions) or "1",
            tuple(value for condition in conditions for value in condition.parameters),
            _BEFORE.format(day=ordinal),
        )

    def _few_known(self, ordinal: int) -> bool:
        """Whether so few events were settled on a day that it is best to begin with them."""
        sql = "SELECT count(*) FROM (SELECT 1 FROM event WHERE settled <= ? LIMIT ?)"
        (n,) = self._connection.execute(sql, (ordinal, FEW_KNOWN + 1)).fetchone()
        return bool(n <= FEW_KNOWN)

    def _driven_by_name(self, parts: list[Node]) -> tuple[str, str, Condition, list[Node]]:
        """The link table of the rarest name that stands for one actor or outlet: its rows are in order of time."""
        best: tuple[int, int, tuple[int, ...]] | None = None
        for index, part in enumerate(parts):
            if not isinstance(part, Term) or part.field not in (*MASKS, "outlet"):
                continue
            ids = self.ids(part.field, part.value)
            if len(ids) != 1:
                continue
            total = self._total("outlet" if part.field == "outlet" else "actor", ids)
            if best is None or total < best[0]:
                best = total, index, ids
        if best is None:
            return "event e", "e.key", Condition("1"), parts
        _, index, ids = best
        rest, driving = parts[:index] + parts[index + 1 :], parts[index]
        assert isinstance(driving, Term)  # noqa: S101 - chosen above
        if driving.field == "outlet":
            source = "event_outlet o CROSS JOIN event e ON e.key = o.event"
            return source, "o.event", Condition("o.outlet = ?", ids), rest
        source = "event_actor a CROSS JOIN event e ON e.key = a.event"
        return source, "a.event", Condition("a.actor = ? AND a.roles & ?", (*ids, MASKS[driving.field])), rest

    def ids(self, field: str, value: str) -> tuple[int, ...]:
        """The actors, places or outlets that a value names, by any of their names, without case or accents.

        An actor is also named by its ``p-`` id, which tells two people of one name apart.
        """
        kind = {"place": "place", "outlet": "outlet", "country": "country"}.get(field, "actor")
        found = identified(self._connection, value) if kind == "actor" and value.startswith("p-") else ()
        found = found or named(self._connection, kind, value)
        if kind != "actor" or not found:
            return found
        inner = among("b.id", found)
        sql = f"SELECT a.id FROM actor b JOIN actor a ON a.leader = b.leader WHERE {inner.sql}"  # noqa: S608
        return tuple(sorted({row[0] for row in self._connection.execute(sql, inner.parameters)}))

    def places(self, value: str) -> tuple[int, ...]:
        """The places of that name, and those that lie in a country of that name."""
        inner = among("a.id", self.ids("country", value))
        sql = f"SELECT p.id FROM actor a JOIN place p ON p.country = a.key WHERE {inner.sql}"  # noqa: S608
        inside = (row[0] for row in self._connection.execute(sql, inner.parameters))
        return tuple(dict.fromkeys((*self.ids("place", value), *inside)))

    # ------------------------------------------------------------------ one part

    def _condition(self, node: Node) -> Condition:
        if isinstance(node, Not):
            if isinstance(node.inner, Term) and node.inner.field == "kind" and node.inner.value in OTHER_KIND:
                return kind_is(OTHER_KIND[node.inner.value])
            inner = self._condition(node.inner)
            return Condition(f"({inner.sql}) IS NOT TRUE", inner.parameters)
        if isinstance(node, And | Or):
            parts = [self._condition(part) for part in node.parts]
            glue = " AND " if isinstance(node, And) else " OR "
            return Condition(
                "(" + glue.join(part.sql for part in parts) + ")",
                tuple(value for part in parts for value in part.parameters),
            )
        if isinstance(node, Word):
            match = match_expression(node.text, node.prefix)
            return self._matching(match) if match else Condition("1")
        return self._term(node)

    def _matching(self, match: str) -> Condition:
        return Condition("e.key IN (SELECT rowid FROM event_fts WHERE event_fts MATCH ?)", (match,))

    def _term(self, term: Term) -> Condition:
        name, value = term.field, term.value
        if name in MASKS:
            return self._actor(name, value)
        if name == "speaker":
            return among("e.speaker", self.ids(name, value))
        if name == "place":
            return among("e.place", self.places(value))
        if name == "outlet":
            return self._outlet(value)
        if name == "text":
            return self._text(value)
        if name == "about":
            return self._about(value)
        if name in ("tag", "note"):
            return self._annotated(name, value)
        if name in ("round", "articles"):
            return number_in(f"e.{name}", value)
        if name == "status":
            return Condition("e.status = ?", (value,))
        if name == "kind":
            return kind_is(value)
        if name in ("has", "is"):
            return self._quality(value)
        return self._days(name, value)

    def _outlet(self, value: str) -> Condition:
        ids = self.ids("outlet", value)
        inner = among("o.outlet", ids)
        return Condition(
            f"e.key IN (SELECT o.event FROM event_outlet o WHERE {inner.sql})"  # noqa: S608 - own fragments
            if self._total("outlet", ids) <= self._few
            else f"EXISTS (SELECT 1 FROM event_outlet o WHERE o.event = e.key AND {inner.sql})",  # noqa: S608
            inner.parameters,
        )

    def _actor(self, field: str, value: str) -> Condition:
        ids = self.ids(field, value)
        inner = among("x.actor", ids)
        mask = MASKS[field]
        if self._total("actor", ids) <= self._few:
            sql = f"{self._key} IN (SELECT x.event FROM event_actor x WHERE {inner.sql} AND x.roles & ?)"  # noqa: S608
        else:
            exists = f"SELECT 1 FROM event_actor x WHERE x.event = {self._key} AND {inner.sql} AND x.roles & ?"  # noqa: S608
            sql = f"EXISTS ({exists})"
        return Condition(sql, (*inner.parameters, mask))

    def _total(self, field: str, ids: tuple[int, ...]) -> int:
        inner = among("value", ids)
        sql = f"SELECT coalesce(sum(n), 0) FROM tally WHERE field = ? AND {inner.sql}"  # noqa: S608 - own fragments
        return int(self._connection.execute(sql, (field, *inner.parameters)).fetchone()[0])

    def _text(self, value: str) -> Condition:
        match = match_expression(value.rstrip("*"), value.endswith("*"))
        if not match:
            return Condition("1")
        most = max(FEW_ARTICLES, self._few * self._articles // max(1, self._events))
        if self._holding.are_few(match, most):
            return Condition(
                "e.key IN (SELECT t.event FROM article_fts CROSS JOIN event_article t ON t.article = article_fts.rowid"
                " WHERE article_fts MATCH ?)",
                (match,),
            )
        marked = self._holding.marked(match)
        return Condition(
            "(substr(?, e.article + 1, 1) = x'01' OR (e.articles > 1 AND EXISTS"
            " (SELECT 1 FROM event_article t WHERE t.event = e.key AND substr(?, t.article + 1, 1) = x'01')))",
            (marked, marked),
        )

    def _about(self, value: str) -> Condition:
        if value.startswith("m-"):
            return Condition(
                "e.key IN (SELECT m.event FROM claim c JOIN report r ON r.id = c.report JOIN meeting m ON"
                " m.id = r.meeting WHERE c.name = ? UNION ALL SELECT s.event FROM claim c JOIN report r ON"
                " r.id = c.report JOIN report q ON q.meeting = r.meeting JOIN statement s ON s.report = q.id"
                " WHERE c.name = ?)",
                (value, value),
            )
        match = match_expression(value.rstrip("*"), value.endswith("*"))
        return self._matching("{words} : " + match) if match else Condition("1")

    def _annotated(self, field: str, value: str = "") -> Condition:
        keys = self.annotations.keys(field, value)
        return Condition("e.key IN (SELECT value FROM json_each (?))", (json.dumps(keys),))

    def _quality(self, value: str) -> Condition:
        if value == "marked":
            return self._annotated(MARK)
        if value in ("tag", "note"):
            return self._annotated(value)
        if value == "stale":
            return Condition("(e.status = 'scheduled' AND e.last < ?)", (self.newest,))
        return Condition(QUALITIES[value])

    def _days(self, name: str, value: str) -> Condition:
        if name == "month":
            if len(value) == 7:
                return Condition("e.month = ?", (value,))
            # In order of time a year's events lie together; the plus sign keeps SQLite from gathering them by month.
            first, last = first_day(value).toordinal() << 32, (last_day(value).toordinal() + 1) << 32
            return Condition(f"(+e.month IS NOT NULL AND {self._at} >= ? AND {self._at} < ?)", (first, last))
        return self._overlap(*bounds(name, value))

    def all_from(self, query: Query) -> int | None:
        """The key from which on ``query`` finds every listed event, as far as it goes; None if it leaves some out.

        What it finds before that key began earlier.
        """
        if not query:
            return 0
        (first, *more) = query.parts
        if more or not isinstance(first, Term) or first.field not in DAYS:
            return None
        low, _ = bounds(first.field, first.value)
        return 0 if low is None else low << 32

    def _overlap(self, low: int | None, high: int | None) -> Condition:
        """Events with a day in ``[low, high]``; the key's range keeps the walk short."""
        parts: list[str] = []
        parameters: list[int] = []
        if low is not None:
            parts.append(f"e.last >= ? AND {self._at} >= ?")
            parameters += [low, max(0, low - self._longest) << 32]
        else:
            parts.append("e.last IS NOT NULL")
        parts.append(f"{self._at} < ?")
        parameters.append((UNDATED if high is None else high + 1) << 32)
        return Condition("(" + " AND ".join(parts) + ")", tuple(parameters))
