"""How names are compared: without case, accents or punctuation."""

from __future__ import annotations

import re
import unicodedata

_APART = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'"})
_NOT_WORD = re.compile(r"[^\w]+")
_ASCII_WORDS = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")


def fold(name: str) -> str:
    """``name`` as it is looked up: "Türkiye" and "turkiye", "Al-Jazeera" and "al jazeera" are one."""
    lower = name.casefold()
    if _ASCII_WORDS.fullmatch(lower):
        return lower
    plain = unicodedata.normalize("NFKD", lower.translate(_APART))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _NOT_WORD.sub(" ", plain).replace("_", " ").strip()
