"""The day on which a quotation was spoken, from which "tomorrow" inside it counts."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import date

from store.model import Publication, Span, Statement, TimeExpression


def said_days(
    statements: tuple[Statement, ...], publication: Publication, times: tuple[TimeExpression, ...]
) -> tuple[tuple[Span, date], ...]:
    """Content spans of statements with the day they were said, where that is another day than publication.

    None at all where no time, of ``times`` in text order, stands in what was said on such a day.
    """
    found: list[tuple[Span, date]] = []
    for statement in statements:
        said = statement.said
        if said is None or said.start is None or said.start != said.end or said.start == publication.day:
            continue
        found.extend((span, said.start) for span in statement.content)
    starts = [time.span.start for time in times]
    counted = any(bisect_left(starts, span.start) < bisect_left(starts, span.end) for span, _ in found)
    return tuple(sorted(found)) if counted else ()


def with_said_days(statements: tuple[Statement, ...], times: tuple[TimeExpression, ...]) -> tuple[Statement, ...]:
    """The statements with their days of saying taken from the times as resolved anew."""
    by_span = {time.span: time for time in times}
    return tuple(
        replace(statement, said=by_span.get(statement.said.span, statement.said)) if statement.said else statement
        for statement in statements
    )
