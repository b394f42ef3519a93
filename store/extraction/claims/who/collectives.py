"""Countries known by one name: "the E3" are France, Germany and Britain, whichever way an article calls them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.lexicon import Lexicon


@lru_cache(maxsize=4)
def _members(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    return {row["key"]: tuple(row["members"]) for row in lexicon.table("linking")["collective"]}


@lru_cache(maxsize=4)
def _loose(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row["key"] for row in lexicon.table("linking")["collective"] if row.get("loose"))


def spread(sides: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The sides with the members of a collective in its place, each once, in their order."""
    members = _members(lexicon)
    if members.keys().isdisjoint(sides):
        return list(sides)
    return list(dict.fromkeys(key for side in sides for key in members.get(side, (side,))))


def without_collectives(sides: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The sides without a collective two or more of whose members are told by name: "the E3, France, Germany and".

    One member is enough beside a loose one: "a Swede and three European colleagues", "the European commissioner".
    """
    members, loose = _members(lexicon), _loose(lexicon)
    named = set(sides)
    return [side for side in sides if len(named.intersection(members.get(side, ()))) < (1 if side in loose else 2)]
