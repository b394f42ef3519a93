"""Names of sides as linking compares them: one side under two names, and bodies that sides meet in."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(files("store.lexicon").joinpath("linking.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _same() -> dict[str, str]:
    return {row["key"]: row["side"] for row in _table()["one_side"]}


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    return frozenset(word for row in _table()["body"] for word in row["words"])


def one_name_each(sides: Iterable[str]) -> frozenset[str]:
    """The sides under the names by which they are compared; a rival government beside its state keeps its own.

    >>> sorted(one_name_each(["group:taliban", "country:PK"]))
    ['country:AF', 'country:PK']
    >>> sorted(one_name_each(["group:taliban", "country:AF"]))
    ['country:AF', 'group:taliban']
    """
    own = frozenset(sides)
    same = _same()
    if same.keys().isdisjoint(own):
        return own
    return frozenset(side if same.get(side, side) in own else same.get(side, side) for side in own)


@lru_cache(maxsize=65536)
def is_body(side: str) -> bool:
    """Whether a side is named as a body that several sides meet in: their commission, committee or team.

    >>> is_body("org:joint-boundary-commission"), is_body("org:african-union")
    (True, False)
    """
    return side.startswith("org:") and not _bodies().isdisjoint(side[4:].split("-"))
