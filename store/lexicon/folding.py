"""Spelling variants that never change a name: diacritics, apostrophes, hyphens; one character for one character."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPECIAL = {
    "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ə": "e", "Ə": "E",
    "ħ": "h", "Ħ": "H", "ŧ": "t", "ʻ": "'", "ʼ": "'", "ʽ": "'", "ʾ": "'", "ʿ": "'", "’": "'", "‘": "'", "`": "'",
    "´": "'", "ʹ": "'", "′": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
}  # fmt: skip


def _table() -> dict[int, str]:
    table: dict[int, str] = {ord(k): v for k, v in _SPECIAL.items()}
    for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        if code in table:
            continue
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii():
            table[code] = base
    for code in range(0x80, 0x3001):
        if chr(code).isspace():
            table[code] = " "
    for code in (0x09, 0x0A, 0x0B, 0x0C, 0x0D):
        table[code] = " "
    return table


_TABLE = _table()


def fold(text: str) -> str:
    """``text`` without diacritics, with plain apostrophes, hyphens and blanks; as long as ``text``; case is kept.

    >>> fold("Chișinău’s")
    "Chisinau's"
    """
    if text.isascii() and text.isprintable() and "`" not in text:
        return text
    return text.translate(_TABLE)


@lru_cache(maxsize=8192)
def slug(name: str) -> str:
    """A key part: ``Recep Tayyip Erdoğan`` is ``recep-tayyip-erdogan``."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name).lower()).strip("-")


_SOUNDS = (
    (re.compile(r"(?:iyy?|yj|ii|yi|ey|ei|y|yy)$"), "i"),
    (re.compile("(?<=[aeiou])y(?=[aeou])"), ""),
    (re.compile("ye|yo|yu|ya"), "i"),
    (re.compile("kh|gh|g"), "h"),
    (re.compile("w"), "v"),
    (re.compile("ou|oo"), "u"),
    (re.compile("q|ck"), "k"),
    (re.compile("ee"), "i"),
    (re.compile("[yj]"), "i"),
    (re.compile(r"(.)\1"), r"\1"),
)


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """A key of one word of a name that is the same for its usual spellings in Latin letters.

    >>> sound("Zelenskyy") == sound("Zelensky") and sound("Sybiha") == sound("Sibiga")
    True
    """
    text = fold(word).lower().replace("'", "")
    for pattern, by in _SOUNDS:
        text = pattern.sub(by, text)
    return text
