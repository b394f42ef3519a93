"""What changed, as rows: what is told otherwise first, then new disagreements, then what is new."""

from __future__ import annotations

from typing import NamedTuple

from store.database.views import Change, Changes, EventRow, LoadLine
from tui.render.days import day_words
from tui.render.glyphs import Glyphs
from tui.render.lines import Line, Piece, clean, fill, pad
from tui.render.rows import day_in_words

_INDENT = 15
_FIELD = 8


class ChangeRow(NamedTuple):
    """A heading, an event, or below an event what changed of it."""

    event: EventRow | None = None
    pieces: tuple[Piece, ...] = ()


def change_rows(found: Changes, glyphs: Glyphs) -> list[ChangeRow]:
    """The rows of the page; none where nothing changed."""
    rows: list[ChangeRow] = []
    _section(rows, "TOLD OTHERWISE", len(found.flipped))
    for change in found.flipped:
        rows.append(ChangeRow(change.after))
        rows += [ChangeRow(pieces=_told(change, field, glyphs)) for field in change.fields]
    for title, name, events in (
        ("SOURCES NOW DISAGREE", "", found.contradicted),
        ("PASSED IN SILENCE", "stale", found.stale),
        ("NEW MEETINGS", "meetings", found.meetings),
        ("NEW STATEMENTS", "statements", found.statements),
    ):
        _section(rows, title, len(events), cut=name in found.cut)
        rows += [ChangeRow(event) for event in events]
    return rows


def _section(rows: list[ChangeRow], title: str, n: int, *, cut: bool = False) -> None:
    if n:
        rows += [ChangeRow()] if rows else []
        rows.append(ChangeRow(pieces=(Piece(f"{title}  {n:,}{'+, the latest' if cut else ''}", "section"),)))


def _told(change: Change, field: str, glyphs: Glyphs) -> tuple[Piece, ...]:
    before, after = _value(change.before, field, glyphs), _value(change.after, field, glyphs)
    arrow = Piece(f" {glyphs.arrow} ", "quiet")
    return (Piece(" " * (_INDENT - 2)), Piece(pad(field, _FIELD), "label"), before, arrow, after)


def _value(row: EventRow, field: str, glyphs: Glyphs) -> Piece:
    if field == "status":
        return Piece(f"{row.status}{' stale' if row.stale else ''}", f"status.{row.status}")
    if field == "day":
        return Piece(day_in_words(row, glyphs), "day")
    return Piece(clean(row.place or "") or "not said", "place")


def change_line(row: ChangeRow, cells: int, glyphs: Glyphs) -> Line:
    """A heading, or what changed, in exactly ``cells`` cells."""
    return fill((Piece(" "), *row.pieces), cells, "text", glyphs.ellipsis)


def since_words(found: Changes, load: LoadLine | None) -> str:
    """From when to when: by loads, or by the days on which things became known."""
    if load is not None:
        when = load.made[:16].replace("T", " ")
        return f"since the load of {day_words(when[:10])} {when[11:]}"
    if found.since < "0002":
        return "since the beginning"
    return f"known after {day_words(found.since[:10])}, until {day_words(found.until[:10])}"
