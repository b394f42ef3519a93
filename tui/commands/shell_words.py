"""What a shell hands over, as one query: it takes quotation marks away, and they are given back."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FIELD = re.compile(r"(-?[A-Za-z]+):(.* .*)")


def join_words(words: Sequence[str]) -> str:
    """One word alone is a whole query as it stands; of several, each that holds a blank is a phrase or a value.

    >>> join_words(["actor:peskov or energy truce"]), join_words(["actor:vladimir putin", "energy truce"])
    ('actor:peskov or energy truce', 'actor:"vladimir putin" "energy truce"')
    """
    return words[0] if len(words) == 1 else " ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    if " " not in word or '"' in word or "(" in word:
        return word
    match = _FIELD.fullmatch(word)
    return f'{match[1]}:"{match[2]}"' if match else f'"{word}"'


def whole_number(word: str) -> int | None:
    """A number from 1 on, of ten digits at most, which any count and any column can hold; else None."""
    fits = word.isascii() and word.isdecimal() and len(word) <= 10
    return int(word) or None if fits else None
