"""A parsed query, and every way of getting from one to the next by a term more or less."""

from __future__ import annotations

from datetime import date

from store.database.days import last_day
from store.database.query.fields import SINGLE, checked
from store.database.query.nodes import Node, Not, Or, Term, Word, alternatives, fields, terms, words, written


class Query:
    """A parsed query. ``parts`` must all hold; no parts find everything."""

    __slots__ = ("parts", "text")

    def __init__(self, parts: tuple[Node, ...] = ()) -> None:
        self.parts = parts
        self.text = " ".join(written(part) for part in parts)
        """The canonical text: parsing it gives this query again."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Query) and self.parts == other.parts

    def __hash__(self) -> int:
        return hash(self.parts)

    def __repr__(self) -> str:
        return f"Query({self.text!r})"

    def __bool__(self) -> bool:
        return bool(self.parts)

    def __str__(self) -> str:
        return self.text

    @property
    def terms(self) -> tuple[tuple[str, str, bool], ...]:
        """Field, value and whether it is excluded, for each ``field:value`` of the query, in order."""
        return tuple(terms(self.parts, negative=False))

    @property
    def words(self) -> tuple[str, ...]:
        """The words and phrases looked for, those excluded left out; a prefix ends in ``*``."""
        return tuple(words(self.parts))

    @property
    def known_on(self) -> date | None:
        """The day as of which events are to be shown as they were known then (``known:``); None for now."""
        for part in self.parts:
            if isinstance(part, Term) and part.field == "known":
                return last_day(part.value)
        return None

    def values(self, name: str) -> tuple[str, ...]:
        """The values that the query asks for in one field."""
        return tuple(value for field_name, value, negative in self.terms if field_name == name and not negative)

    def with_term(self, name: str, value: str, negative: bool = False) -> Query:
        """This query with one more term; a second value of a field is an alternative to the first."""
        term = checked(name, value, 0)
        if name == "known":
            return Query((*self.without_field(name).parts, term))
        if negative:
            return self if Not(term) in self.parts else Query((*self.without_term(name, value).parts, Not(term)))
        parts = tuple(part for part in self.parts if part != Not(term))
        for index, part in enumerate(parts):
            others = alternatives(part, name)
            if others and name not in SINGLE:
                if term in others:
                    return Query(parts)
                return Query((*parts[:index], Or((*others, term)), *parts[index + 1 :]))
        return Query((*parts, term))

    def without_term(self, name: str, value: str) -> Query:
        """This query without that term, wanted or excluded, wherever the app could have put it."""
        term = checked(name, value, 0)
        parts: list[Node] = []
        for part in self.parts:
            if part in (term, Not(term)):
                continue
            others = alternatives(part, name)
            if len(others) > 1 and term in others:
                left = tuple(other for other in others if other != term)
                parts.append(left[0] if len(left) == 1 else Or(left))
            else:
                parts.append(part)
        return Query(tuple(parts))

    def without_field(self, name: str) -> Query:
        """This query without every top part that speaks of that field alone."""
        return Query(tuple(part for part in self.parts if set(fields(part)) != {name}))

    def without_words(self) -> Query:
        """This query without its words and phrases at the top."""
        return Query(tuple(part for part in self.parts if not isinstance(part, Word)))

    def with_words(self, text: str) -> Query:
        """This query with the words at the top replaced by those of ``text`` (itself a query)."""
        from store.database.query.parsing import parse_query

        return Query((*parse_query(text).parts, *self.without_words().parts))

    def mentions(self, name: str) -> bool:
        """Whether the field stands anywhere in the query."""
        return any(name in fields(part) for part in self.parts)


EMPTY = Query()
