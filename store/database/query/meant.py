"""What a query that finds nothing may have meant: values of a field as that field, misspelt names as they are."""

from __future__ import annotations

from collections.abc import Mapping

from store.database.days import looks_partial, partial_day
from store.database.query.fields import CHOICES
from store.database.query.nodes import And, Node, Not, Or, Term, Word
from store.database.query.tree import Query

_FIELDS = ("status", "kind", "is")
"""Fields whose values people type as words, the likeliest first."""


def meant(query: Query, names: Mapping[Node, Node] | None = None) -> Query | None:
    """``query`` with each word that is a status, a kind, a state or a day asked for as such; None where none is.

    ``names`` gives what takes the place of words and terms that name nobody.

    >>> from store.database.query import parse_query
    >>> str(meant(parse_query("held geneva 2026-02")))
    'status:held geneva on:2026-02'
    >>> str(meant(parse_query("(place:genf or bern) -place:genf"), {Term("place", "genf"): Term("place", "Geneva")}))
    '(place:Geneva or bern) -place:genf'
    """
    known = names or {}
    parts = tuple(_renamed(known.get(part, _as_field(part)), known) for part in query.parts)
    return Query(parts) if parts != query.parts else None


def _renamed(part: Node, names: Mapping[Node, Node]) -> Node:
    """``part`` with its names put right; what is shut out stays as it is, for it hides nothing."""
    if isinstance(part, Not):
        return part
    if isinstance(part, And | Or):
        return type(part)(tuple(_renamed(inner, names) for inner in part.parts))
    return names.get(part, part)


def _as_field(part: Node) -> Node:
    if not isinstance(part, Word) or part.phrase or part.prefix:
        return part
    word = part.text.lower()
    for field in _FIELDS:
        if word in CHOICES[field]:
            return Term(field, word)
    day = partial_day(word) if looks_partial(word) else None
    return Term("on", day) if day else part
