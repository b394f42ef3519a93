"""Names of sides as linking compares them: one side under two names, and bodies that sides meet in."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

SHORTEST = 3
"""So many letters an acronym has at least."""
_SMALL = frozenset({"of", "the", "for", "and", "de", "la", "du", "des", "in", "to"})


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(files("store.lexicon").joinpath("linking.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _same() -> dict[str, str]:
    return {row["key"]: row["side"] for row in _table()["one_side"]}


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    return frozenset(word for row in _table()["body"] for word in row["words"])


@lru_cache(maxsize=1)
def _members() -> dict[str, tuple[str, ...]]:
    return {row["key"]: tuple(row["members"]) for row in _table()["collective"] if not row.get("loose")}


def one_name_each(sides: Iterable[str]) -> frozenset[str]:
    """The sides under the names by which they are compared: the members of a collective in its place; a rival
    government beside its state keeps its own.

    >>> sorted(one_name_each(["group:taliban", "country:PK"]))
    ['country:AF', 'country:PK']
    >>> sorted(one_name_each(["group:taliban", "country:AF"]))
    ['country:AF', 'group:taliban']
    >>> sorted(one_name_each(["org:e3", "country:IR"]))
    ['country:DE', 'country:FR', 'country:GB', 'country:IR']
    """
    own = frozenset(sides)
    members = _members()
    if not members.keys().isdisjoint(own):
        own = frozenset(member for side in own for member in members.get(side, (side,)))
    same = _same()
    if same.keys().isdisjoint(own):
        return own
    return frozenset(side if same.get(side, side) in own else same.get(side, side) for side in own)


@lru_cache(maxsize=1)
def _first_words_of_another() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words.split()) for row in _table()["another"] for words in row["words"])


@lru_cache(maxsize=16384)
def is_another(title: str) -> bool:
    """Whether the phrase for a meeting tells it apart from one before.

    >>> is_another("A further meeting"), is_another("the next round"), is_another("the talks")
    (True, True, False)
    """
    words = tuple(title.lower().replace("-", " - ").split())
    words = words[1:] if words[:1] in (("a",), ("the",), ("their",), ("its",)) else words
    return any(words[: len(first)] == first for first in _first_words_of_another())


@lru_cache(maxsize=16384)
def _initials(side: str) -> frozenset[str]:
    """The acronyms that a body or group of several words can have, as the last part of its key."""
    kind, _, name = side.partition(":")
    words = name.split("-")
    if kind == "country" or len(words) < SHORTEST:
        return frozenset()
    great = [word for word in words if word not in _SMALL]
    head = words[: words.index("of")] if "of" in words else words  # the Liberation Army Front of somewhere
    return frozenset("".join(word[:1] for word in part) for part in (words, great, head) if len(part) >= SHORTEST)


def named_alike(mine: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """Their sides, those that are called by the acronym of one of mine, or by what mine is the acronym of, as mine.

    >>> sorted(named_alike(frozenset({"org:port-workers-union", "country:TO"}), frozenset({"org:pwu", "country:TO"})))
    ['country:TO', 'org:port-workers-union']
    """
    only_mine = [side for side in mine - theirs if not side.startswith("country:")]
    only_theirs = [side for side in theirs - mine if not side.startswith("country:")]
    if not only_mine or not only_theirs:
        return theirs
    names = {
        side: other
        for side in only_theirs
        for other in only_mine
        if side.partition(":")[2] in _initials(other) or other.partition(":")[2] in _initials(side)
    }
    return frozenset(names.get(side, side) for side in theirs) if names else theirs


@lru_cache(maxsize=65536)
def is_body(side: str) -> bool:
    """Whether a side is named as a body that several sides meet in: their commission, committee or team.

    >>> is_body("org:joint-boundary-commission"), is_body("org:african-union")
    (True, False)
    """
    return side.startswith("org:") and not _bodies().isdisjoint(side[4:].split("-"))
