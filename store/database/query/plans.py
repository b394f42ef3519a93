"""What a query becomes: a plan and its conditions, as SQL with bound parameters. Nothing here looks at a database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from store.database import roles
from store.database.days import first_day, last_day
from store.database.query import Node, Query, Term

OTHER_KIND = {"meeting": "statement", "statement": "meeting"}
"""What an event is that is not of a kind; there is an index for what it is."""
UNLISTED = ("position", "question")
"""Kinds of statement that lists leave out unless asked for them."""
MASKS = {
    "actor": roles.ANY,
    "participant": roles.PARTICIPANT,
    "mediator": roles.MEDIATOR,
    "host": roles.HOST,
    "absent": roles.ABSENT,
    "country": roles.EITHER,
}
"""The roles in which an actor is sought, by field."""
QUALITIES = {
    "contradiction": "e.contradicted",
    "contradicted": "e.contradicted",
    "place": "e.place IS NOT NULL",
    "day": "e.day IS NOT NULL",
    "dated": "(e.day IS NOT NULL AND NOT e.bounded)",
    "undated": "e.first IS NULL",
    "correction": "e.corrected",
    "corrected": "e.corrected",
    "round": "e.round IS NOT NULL",
    "history": "e.moved",
    "moved": "e.moved",
    "inferred": "e.inferred",
    "bounded": "e.bounded",
    "anonymous": "e.anonymous",
    "all": "1",
}
"""What ``has:`` and ``is:`` ask of an event alone."""

_ONLY_MEETINGS = {
    "kind": ("meeting", "talks", "summit", "call", "visit", "other"),
    "status": ("proposed", "scheduled", "postponed", "cancelled", "ongoing", "held"),
    "has": ("contradiction", "place", "round", "history"),
    "is": ("contradicted", "moved", "stale"),
    **dict.fromkeys(("place", "round", "participant", "mediator", "host", "absent"), ("",)),
}
_ONLY_STATEMENTS = {
    "kind": ("statement", "position", "refusal", "question", "direct", "indirect", "mixed"),
    "status": ("direct", "indirect", "mixed"),
    "is": ("anonymous",),
    "speaker": ("",),
}
ONLY = {
    (field, value): kind
    for kind, only in (("meeting", _ONLY_MEETINGS), ("statement", _ONLY_STATEMENTS))
    for field, values in only.items()
    for value in values
}
"""Field and value, or a field with whatever value, to the only kind of event that can have it."""


DAYS = ("after", "before", "on", "date")
"""Fields that ask for a day of an event."""


class Condition(NamedTuple):
    sql: str
    parameters: tuple[Any, ...] = ()


class Plan(NamedTuple):
    """Where the rows come from, in which order they can be had for nothing, and what they must fulfil."""

    source: str
    key: str
    """The column that gives the order of time without sorting."""
    where: str
    parameters: tuple[Any, ...]

    past: str = ""
    """A second source, of what was known before; the same conditions hold for its rows."""
    bare: tuple[str, str, str] | None = None
    """Source, key and conditions (with the same parameters) that give the same keys without the events themselves."""

    def sql(self, columns: str, extra: str = "", tail: str = "") -> str:
        """``columns`` of the rows, under ``extra`` conditions; with an order in ``tail``, ``key`` is among them.

        Of two bounds of the key SQLite begins with the one that is written first, so ``extra`` goes before the query's.
        """
        parts = [
            f"SELECT {columns} FROM {source} WHERE 1{extra} AND {self.where}"  # noqa: S608 - own fragments
            for source in (self.source, self.past)
            if source
        ]
        return f"{' UNION ALL '.join(parts)} {tail}"

    def keys(self, columns: str, extra: str = "", tail: str = "") -> str:
        """The same where nothing but keys is asked for; ``{key}`` in the arguments stands for the key."""
        source, key, where = self.bare or (self.source, self.key, self.where)
        columns, extra, tail = (text.format(key=key) for text in (columns, extra, tail))
        if self.bare is None:
            return self.sql(columns, extra, tail)
        return f"SELECT {columns} FROM {source} WHERE 1{extra} AND {where} {tail}"  # noqa: S608 - own fragments

    def bound(self, extra: Sequence[Any] = (), tail: Sequence[Any] = ()) -> tuple[Any, ...]:
        """The values for the question marks of ``sql``: those of its ``extra`` conditions, and of its ``tail``."""
        whole = (*extra, *self.parameters)
        return (*whole, *whole, *tail) if self.past else (*whole, *tail)


def contradict(parts: Sequence[Node], longest: int) -> bool:
    """Whether no event can fulfil all parts, if none lasts more than ``longest`` days.

    One can hold of meetings only, and another of statements only; or of two values an event has one; or the days that
    they ask for lie too far apart.
    """
    terms = [part for part in parts if isinstance(part, Term)]
    kinds = {ONLY.get((term.field, term.value)) or ONLY.get((term.field, "")) for term in terms}
    single = [{term.value for term in terms if term.field == name} for name in ("status", "round")]
    two = any(len([value for value in values if ".." not in value]) > 1 for values in single)
    days = [bounds(term.field, term.value) for term in terms if term.field in DAYS]
    low = max((first for first, _ in days if first is not None), default=0)
    high = min((last for _, last in days if last is not None), default=low)
    return len(kinds - {None}) > 1 or two or low - high > longest


def bounds(name: str, value: str) -> tuple[int | None, int | None]:
    """The first and the last day (ordinals) that ``after``, ``before``, ``on`` or ``date`` and a value ask for."""
    if name == "after":
        return first_day(value).toordinal(), None
    if name == "before":
        return None, first_day(value).toordinal() - 1
    low, dots, high = value.partition("..")
    high = high if dots else low
    return first_day(low).toordinal() if low else None, last_day(high).toordinal() if high else None


def wants_unlisted(query: Query) -> bool:
    """Whether the query asks for positions, questions or everything."""
    return any(
        (name == "kind" and value in UNLISTED) or (name, value) == ("is", "all")
        for name, value, negative in query.terms
        if not negative
    )


def match_expression(text: str, prefix: bool = False) -> str:
    """``text`` as one FTS5 phrase, whatever stands in it; empty where it holds nothing that is indexed."""
    clean = "".join(sign if sign.isprintable() and sign != '"' else " " for sign in text)
    if not any(sign.isalnum() for sign in clean):
        return ""
    return f'"{clean.strip()}"' + ("*" if prefix else "")


def kind_is(value: str) -> Condition:
    if value in ("meeting", "statement"):
        return Condition("e.kind = ?", (value,))
    if value in ("direct", "indirect", "mixed"):
        return Condition("e.status = ?", (value,))
    return Condition("e.form = ?", (value,))


def number_in(column: str, value: str) -> Condition:
    """``3`` or ``2..4``, either end of which may be open."""
    first, dots, last = value.partition("..")
    if not dots:
        return Condition(f"{column} = ?", (int(first),))
    low, high = int(first or 0), int(last or 9999)
    return Condition(f"({column} >= ? AND {column} <= ?)", (low, high))


def among(column: str, ids: tuple[int, ...]) -> Condition:
    if len(ids) == 1:
        return Condition(f"{column} = ?", ids)
    return Condition(f"{column} IN ({', '.join('?' * len(ids))})", ids)
