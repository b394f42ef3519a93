"""The query language: one text for the search line, the command line and saved views, parsed to a small tree.

    actor:peskov -actor:trump (outlet:menafn or outlet:censor) "energy truce" cease* after:2025-10 has:contradiction

Terms side by side must all hold; ``or``, ``not``, ``-`` and parentheses do what they say. Days typed in words
("last week", "feb 2026") become ISO days when the text is parsed, so that a query means the same tomorrow; saved
views (``view:NAME``, ``@NAME``) are put in the place of their name, and keep the words they were typed in.
"""

from __future__ import annotations

from store.database.query.fields import (
    CHOICES,
    DAY_FIELDS,
    FIELDS,
    HAS,
    HELP,
    IS,
    KINDS,
    NAME_FIELDS,
    STATUSES,
    QueryError,
    checked,
    has_passed,
)
from store.database.query.nodes import And, Node, Not, Or, Term, Word
from store.database.query.parsing import DEEPEST, parse_query
from store.database.query.tree import EMPTY, Query

__all__ = [
    "CHOICES",
    "DAY_FIELDS",
    "DEEPEST",
    "EMPTY",
    "FIELDS",
    "HAS",
    "HELP",
    "IS",
    "KINDS",
    "NAME_FIELDS",
    "STATUSES",
    "And",
    "Node",
    "Not",
    "Or",
    "Query",
    "QueryError",
    "Term",
    "Word",
    "checked",
    "has_passed",
    "parse_query",
]
