"""What a query that finds nothing may have meant: words that are values of a field, as that field."""

from __future__ import annotations

from store.database.days import looks_partial, partial_day
from store.database.query.fields import CHOICES
from store.database.query.nodes import Node, Term, Word
from store.database.query.tree import Query

_FIELDS = ("status", "kind", "is")
"""Fields whose values people type as words, the likeliest first."""


def meant(query: Query) -> Query | None:
    """``query`` with each word that is a status, a kind, a state or a day asked for as such; None where none is.

    >>> from store.database.query import parse_query
    >>> str(meant(parse_query("held geneva 2026-02")))
    'status:held geneva on:2026-02'
    """
    parts = tuple(map(_as_field, query.parts))
    return Query(parts) if parts != query.parts else None


def _as_field(part: Node) -> Node:
    if not isinstance(part, Word) or part.phrase or part.prefix:
        return part
    word = part.text.lower()
    for field in _FIELDS:
        if word in CHOICES[field]:
            return Term(field, word)
    day = partial_day(word) if looks_partial(word) else None
    return Term("on", day) if day else part
