"""The fields of the query language, what values they take, and what is said of a mistake."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date

from store.database.days import first_day, last_day, partial_day
from store.database.query.nodes import Term
from store.text import one_line, storable

STATUSES = ("proposed", "scheduled", "postponed", "cancelled", "ongoing", "held", "direct", "indirect", "mixed")
KINDS = (
    "meeting",
    "statement",
    "talks",
    "summit",
    "call",
    "visit",
    "other",
    "position",
    "refusal",
    "question",
    "direct",
    "indirect",
    "mixed",
)
HAS = ("contradiction", "place", "day", "correction", "round", "history", "note", "tag")
IS = (
    "stale",
    "dated",
    "undated",
    "inferred",
    "bounded",
    "contradicted",
    "corrected",
    "moved",
    "anonymous",
    "marked",
    "all",
)
CHOICES = {"kind": KINDS, "status": STATUSES, "has": HAS, "is": IS}
"""Fields whose value is one of a few words."""
DAY_FIELDS = ("after", "before", "on", "date", "month", "known")
ACTOR_FIELDS = ("actor", "speaker", "participant", "mediator", "host", "absent", "country")
NAME_FIELDS = (*ACTOR_FIELDS, "place", "outlet")
NUMBER_FIELDS = ("round", "articles")
WORD_FIELDS = ("about", "text", "tag", "note")
FIELDS = (*NAME_FIELDS, "kind", "status", *NUMBER_FIELDS, *WORD_FIELDS, *DAY_FIELDS, "has", "is")
SINGLE = (*WORD_FIELDS, "has", "is", "after", "before")
"""Fields whose second value narrows rather than being an alternative to the first."""
HELP = {
    "actor": "anyone who speaks, takes part or is named",
    "speaker": "who says it",
    "participant": "who takes part, in person or as a party",
    "mediator": "who mediates",
    "host": "who hosts",
    "absent": "who is told to stay away",
    "country": "a country and whoever stands for it",
    "place": "a town, or the country it lies in",
    "outlet": "who printed it",
    "kind": "meeting, statement, or a finer kind",
    "status": "a meeting's status",
    "round": "number of a round of talks: 3, or 2..4",
    "articles": "how many articles tell of it: 2, or 3..",
    "about": "statements that speak of a meeting (m-…) or of these words",
    "text": "words anywhere in the article",
    "tag": "a tag you gave",
    "note": "words of your notes",
    "after": "from that day on",
    "before": "until the day before",
    "on": "on that day, or in that month or year",
    "date": "between two days: 2025-04..2025-06",
    "month": "in that month",
    "known": "everything as it was known on a day that is past",
    "has": "has a contradiction, a place, a note, …",
    "is": "stale, marked, inferred, …",
}
"""A few words on each field, for completion and the manual."""


class QueryError(ValueError):
    """A query that cannot be read: what is wrong, at which character, and the nearest valid word if there is one."""

    def __init__(self, message: str, position: int, suggestion: str | None = None) -> None:
        self.message = message
        self.position = position
        self.suggestion = suggestion
        self.text = ""
        """The whole query, once it is known."""
        super().__init__(
            f"{message} at character {position + 1}" + (f"; did you mean {suggestion}?" if suggestion else "")
        )

    def pointed(self) -> tuple[str, str]:
        """The query on one line, and a line under it whose caret points at the place."""
        shown = one_line(self.text)
        width = sum(
            0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
            for sign in shown[: self.position]
        )
        return shown, " " * width + "^"


def nearest(word: str, words: Iterable[str], likeness: float = 0.5) -> str | None:
    """The word that is most like ``word``, if any is like it at all (0 to 1, by the signs both have in one order)."""
    from difflib import get_close_matches

    found = get_close_matches(word, list(words), 1, likeness)
    return found[0] if found else None


def checked(name: str, value: str, at: int, today: date | None = None) -> Term:
    """The term as it is kept: choices in small letters, numbers plain, days in ISO form; raises QueryError."""
    value = " ".join(storable(value).replace('"', " ").split())
    require_field(name, at)
    if not value:
        raise QueryError(f"{name}: needs a value", at)
    if name in CHOICES:
        return _choice(name, value.lower(), at)
    if name in NUMBER_FIELDS:
        return Term(name, _numbers(name, value, at))
    if name == "date":
        return Term(name, _range(value, at, today))
    if name in DAY_FIELDS:
        days = _day(value, at, today)
        if ".." not in days:
            return Term(name, days)
        if name == "known":
            return Term(name, days.rpartition("..")[2])
        return Term(name, days.partition("..")[0]) if name in ("after", "before") else Term("date", days)
    if name == "tag":
        return Term(name, value.lstrip("#").casefold() or value)
    return Term(name, value)


def has_passed(day: date, today: date | None = None) -> bool:
    """Whether what was known at the end of ``day`` may differ from what is known now."""
    return day < (today or date.today())


def require_field(name: str, at: int) -> None:
    """Raises QueryError unless there is a field of that name."""
    if name not in FIELDS:
        near = nearest(name, (*FIELDS, "view"))
        raise QueryError(f"there is no field {name}:", at, f"{near}:" if near else None)


def _choice(name: str, value: str, at: int) -> Term:
    if value in CHOICES[name]:
        return Term(name, value)
    if (name, value) == ("status", "stale"):
        return Term("is", "stale")
    elsewhere = [field for field in CHOICES if value in CHOICES[field]]
    near = nearest(value, CHOICES[name])
    suggestion = f"{elsewhere[0]}:{value}" if elsewhere else f"{name}:{near}" if near else None
    raise QueryError(f"{name}: takes {', '.join(CHOICES[name])}", at, suggestion)


def _numbers(name: str, value: str, at: int) -> str:
    first, dots, last = value.partition("..")
    for number in (first, last) if dots else (first,):
        if number and (not number.isdecimal() or len(number) > 4):
            raise QueryError(f"{name}: takes a number, or two with .. between them", at)
    if not first and not last:
        raise QueryError(f"{name}: takes a number, or two with .. between them", at)
    low, high = (str(int(number)) if number else "" for number in (first, last))
    if low and high and int(low) > int(high):
        raise QueryError(f"{low} is more than {high}", at)
    return f"{low}..{high}" if dots else low


def _range(value: str, at: int, today: date | None) -> str:
    first, dots, last = value.partition("..")
    if not dots:
        return _day(value, at, today)
    if not first and not last:
        raise QueryError("date: takes a day or two days with .. between them", at)
    low = _day(first, at, today) if first else ""
    high = _day(last, at + len(first) + 2, today) if last else ""
    if low and high:
        low, high = low.partition("..")[0], high.rpartition("..")[2]
        if first_day(low) > last_day(high):
            raise QueryError(f"{low} is later than {high}", at)
    return f"{low}..{high}"


def _day(value: str, at: int, today: date | None) -> str:
    iso = partial_day(value)
    if iso is not None:
        return iso
    from store.database.query.typed_days import nearest_day, typed_days

    days = typed_days(value, today)
    if days is None:
        message = f"{value!r} is no day; days look like 2026-02-13, 2026-02, 3 Feb or last week"
        raise QueryError(message, at, nearest_day(value))
    return days
