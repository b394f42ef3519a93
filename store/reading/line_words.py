"""Where the words of a line stand, and which of them stand outside quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from store.model import Token

ANY_QUOTE = frozenset({"“", "”", "„", "«", "»", "``", "''", '"', "'", "‘", "’"})
_QUOTES_OPEN = frozenset({"“", "„", "«", "``"})
_QUOTES_CLOSE = frozenset({"”", "»", "''"})


def is_hyphen(tokens: Sequence[Token], at: int) -> bool:
    return (
        0 < at < len(tokens) - 1
        and tokens[at].lower == "-"
        and tokens[at].start == tokens[at - 1].end
        and tokens[at + 1].start == tokens[at].end
    )


def places_in_line(lows: Sequence[str], present: Iterable[str]) -> list[int]:
    """Where the words that are ``present`` stand, in order."""
    places: list[int] = []
    for low in present:
        at = -1
        for _ in range(lows.count(low)):
            at = lows.index(low, at + 1)
            places.append(at)
    places.sort()
    return places


def unquoted(lows: Sequence[str]) -> list[str]:
    """The tokens outside quotation marks, as far as the marks of one line tell."""
    if ANY_QUOTE.isdisjoint(lows):
        return list(lows)
    paired = not lows.count("'") % 2
    outside: list[str] = []
    depth = 0
    straight = single = False
    for low in lows:
        if low in _QUOTES_OPEN or low == "‘":
            depth += 1
        elif low in _QUOTES_CLOSE or (low == "’" and depth):
            depth -= depth > 0
        elif low == '"':
            straight = not straight
        elif low == "'" and paired:
            single = not single
        elif not depth and not straight and not single:
            outside.append(low)
    return outside
