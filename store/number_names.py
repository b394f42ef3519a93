"""The names of numbers in English, in lower case and in order."""

from __future__ import annotations

ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def in_figures(number: int) -> str:
    """ "21st", "12th"."""
    return f"{number}{'th' if number in (11, 12, 13) else _ENDINGS.get(number % 10, 'th')}"
