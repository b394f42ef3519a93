"""How names are compared: without case, accents or punctuation; and what in a database has a name."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from typing import Any

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


def identified(connection: sqlite3.Connection, identity: str) -> tuple[int, ...]:
    """The actors with that ``p-`` id."""
    rows = connection.execute("SELECT id FROM actor WHERE identity = ?", (identity,))
    return tuple(number for (number,) in rows)


def named(connection: sqlite3.Connection, kind: str, name: str) -> tuple[int, ...]:
    """The ids of a kind (actor, place, country, outlet) with that name, else with its words first, else anywhere.

    A star at the end of the name stands for any end of it.
    """
    folded = fold(name)
    if not folded:
        return ()
    if name.endswith("*"):
        return _look_up(connection, "kind = ? AND folded >= ? AND folded < ?", (kind, folded, folded + "\U0010ffff"))
    return (
        _look_up(connection, "kind = ? AND folded = ?", (kind, folded))
        or _look_up(connection, "kind = ? AND folded > ? AND folded < ?", (kind, folded + " ", folded + "!"))
        or _look_up(connection, "kind = ? AND instr(' ' || folded || ' ', ?)", (kind, f" {folded} "))
    )


def _look_up(connection: sqlite3.Connection, where: str, parameters: tuple[Any, ...]) -> tuple[int, ...]:
    sql = f"SELECT DISTINCT id FROM alias WHERE {where} LIMIT 2000"  # noqa: S608 - own fragments
    return tuple(row[0] for row in connection.execute(sql, parameters))
