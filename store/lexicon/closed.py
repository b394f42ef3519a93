"""Closed classes of words (``clauses.toml``): looked up by name where a module is loaded."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


def closed(name: str) -> frozenset[str]:
    """The words of a list, in lower case; raises KeyError where there is no list of that name."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    table = tomllib.loads(files(__package__).joinpath("clauses.toml").read_text(encoding="utf-8"))
    return {row["name"]: frozenset(row["words"]) for row in table["list"]}
