"""Corrections from where the error is seen: what is typed after ``c``, as a field and a value."""

from __future__ import annotations

from typing import NamedTuple

from store.database.corrections import checked

STATUSES = {
    "s": "scheduled",
    "p": "postponed",
    "x": "cancelled",
    "h": "held",
    "o": "ongoing",
    "r": "proposed",
}
FIELDS = {
    "m-": ("status", "start", "end", "place", "title", "kind", "round"),
    "s-": ("speaker", "said_on"),
}
HINTS = {
    "m-": "s scheduled  p postponed  x cancelled  h held  o ongoing  r proposed;  start 2026-02-04  end  place  title"
    "  kind  round",
    "s-": "speaker NAME   said_on 2026-02-04   (speaker - : nobody is named)",
}


class Amendment(NamedTuple):
    field: str
    value: str | None
    """None clears the field."""


def amendment(identity: str, text: str) -> Amendment:
    """What ``text`` asks for: one letter for a status, else a field and its value; ``-`` clears.

    Raises ValueError with one sentence.
    """
    fields = FIELDS[identity[:2]]
    name, _, value = text.strip().partition(" ")
    value = value.strip()
    if not name:
        raise ValueError("a letter for the status, or a field and its value" if "status" in fields else HINTS["s-"])
    if "status" in fields and not value and name in STATUSES:
        return Amendment("status", STATUSES[name])
    if "status" in fields and not value and name in STATUSES.values():
        return Amendment("status", name)
    if name not in fields:
        raise ValueError(f"{name} cannot be corrected here; {', '.join(fields)} can")
    if not value:
        raise ValueError(f"{name} needs a value, or - for none")
    return Amendment(name, checked(identity, name, None if value == "-" else value))
