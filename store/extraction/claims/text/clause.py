"""A run of tokens with one main verb."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.extraction.claims.text.article import NOTHING
from store.lexicon.closed import closed

ADJECTIVAL = closed("adjectival")
"""Before a word that could be a verb: it is a noun or an adjective there."""
CONDITIONS = closed("conditions")
REPORTING = closed("reporting")


@dataclass(slots=True)
class Clause:
    """A run of tokens with one main verb."""

    index: int
    kind: str
    """``main``, ``relative``, ``subordinate``, ``reported``, ``aside`` or ``coordinate``."""
    parent: int
    first: int
    marker: str = ""
    statement: int = NOTHING
    heads: list[int] = field(default_factory=list)
    """Indices of its finite verb groups."""


def after_bracket(clauses: list[Clause], current: Clause) -> Clause:
    """The clause that goes on behind a closing bracket; the current one where none was opened in it."""
    outer = current
    for _ in range(4):
        if outer.kind == "aside" and outer.marker == "(":
            return clauses[outer.parent]
        if outer.parent == NOTHING:
            break
        outer = clauses[outer.parent]
    return current
