"""One row of the event list: marker, day, status or speaker, who and where or the words, marks at the right."""

from __future__ import annotations

import re
from typing import NamedTuple

from rich.cells import cell_len

from store.database.views import STANCES, EventRow
from store.family_names import PARTICLES, family_name
from tui.render.days import day_column, day_words, months_of, range_words, whole
from tui.render.glyphs import Glyphs
from tui.render.lines import Line, Piece, clean, fit, line_width, merge, pad, spread

SHORT_STATUS = {
    "scheduled": "sched",
    "postponed": "postp",
    "cancelled": "cancl",
    "held": "held",
    "ongoing": "now",
    "proposed": "prop",
}
_NOUNS = frozenset(("talks", "summit", "call", "meeting", "visit"))
"""What a meeting is called in titles that the program makes."""
_NOT_GIVEN = frozenset(
    """the a an el la le los white united new north south east west european african arab american saudi supreme great
    central eastern western northern southern foreign former deep holy""".split()  # noqa: SIM905
)
_NOT_FAMILY = frozenset(
    """house office ministry union nations states council agency bank court party army forces government parliament
    group post times news tv press service front movement command committee commission palace affairs kingdom
    emirates arabia republic korea zealand africa leone guinea sudan regime embassy institute centre center league
    fund""".split()  # noqa: SIM905
)
"""Words that a person's name hardly starts or ends with: such a name is shown whole."""


_MANY_OF = re.compile(r"^(?:one|two|three|four|some|several|many|most|a number|\d+) of (?:the |his |her |their )?")
_GOES_ON = frozenset(
    """of in from at with on to for by near and or who which that close familiar briefed privy involved inside within
    not speaking aware present""".split()  # noqa: SIM905
)
"""Words behind which it is told where somebody is from, or what he knows."""

_STUB = 4
"""Fewer cells than this of a place or a title say nothing."""


class Columns(NamedTuple):
    """Cells of the fields of a row, chosen from the width of the list."""

    day: int
    status: int
    who: int
    letter: bool
    """Whether the letter M or S stands before the status, as in the gutter of the article."""
    articles: bool
    name: int = 9
    """Cells of a speaker's name where participants have no column of their own."""


def columns_for(cells: int) -> Columns:
    """The columns that a list of ``cells`` cells has room for."""
    if cells >= 84:
        return Columns(13, 10, 18, True, True)
    if cells >= 64:
        return Columns(13, 9, 12, True, True)
    if cells >= 52:
        return Columns(10, 9, 0, True, False, 14)
    if cells >= 42:
        return Columns(10, 9, 0, False, False)
    return Columns(10, 7, 0, False, False, 7)


def mark_of(row: EventRow) -> str:
    """``*`` for a day that was worked out, ``?`` for bounds, blank for a printed one."""
    return "?" if row.bounded else "*" if row.inferred else " "


def day_in_words(row: EventRow, glyphs: Glyphs) -> str:
    """The days of an event with their mark: "4–5 Feb 2026 *"; of mere bounds the first and the last day; "was 4 Feb
    2026" where it was put off to no day."""
    if not row.day:
        return f"was {day_words(row.was)}" if row.was else "no date"
    days = row.between if row.between and not whole(row.day, row.between) else (row.day, row.end)
    return f"{range_words(*days, glyphs.dash)} {mark_of(row)}".rstrip()


def _days(row: EventRow, width: int) -> str:
    """Days in 10 or 13 cells; of one that was put off to no day the day it was to have: "was 02-04", "was 26-02-04"."""
    if not row.day and row.was:
        return f"was {row.was[2 if width >= 13 else 5 :]}"
    return day_column(*_months(row), width)


def _months(row: EventRow) -> tuple[str | None, str | None]:
    return months_of(row.day, row.end, row.between)


def short_name(name: str) -> str:
    """The family name of a person as a list shows it: "Peskov" of Dmitry Peskov; other names unchanged."""
    if name.startswith("anonymous"):
        return name.partition(":")[2].strip() or "anonymous"
    words = name.split()
    if not 2 <= len(words) <= 5 or words[0].lower() in _NOT_GIVEN or words[-1].lower() in _NOT_FAMILY:
        return name
    if any(word.islower() and word not in PARTICLES for word in words):
        return name
    return family_name(name)


def unnamed_in(label: str, cells: int) -> str:
    """A speaker without a name in ``cells`` cells: what it is stands last and stays, as of "foreign ministry".

    Where that does not fit either, the label is as it was, to be cut.
    """
    words = _MANY_OF.sub("", label).split(" ")
    head = next((n for n, word in enumerate(words) if n and word in _GOES_ON), len(words))
    ends = [label, *(" ".join(words[n:head]) for n in range(head))]
    return next((end for end in ends if cell_len(end) <= cells), label)


def event_line(row: EventRow, cells: int, glyphs: Glyphs, *, selected: bool = False, here: bool = True) -> Line:
    """``row`` in exactly ``cells`` cells. ``here`` says whether the list has the keyboard."""
    columns = columns_for(cells)
    meeting = row.kind == "meeting"
    pieces = [
        Piece(glyphs.bar if selected else " ", "marker"),
        Piece(pad(_days(row, columns.day), columns.day), "day" if row.day else "quiet"),
        Piece(mark_of(row), "mark"),
        Piece(" "),
    ]
    if columns.letter:
        pieces.append(Piece("M " if meeting else "S ", "letter.meeting" if meeting else "letter.statement"))
    pieces += _meeting(row, columns, glyphs) if meeting else _statement(row, columns, glyphs)
    right = _marks(row, columns, glyphs)
    pieces = _without_stub(pieces, cells - 2 - line_width(right))
    line = spread(pieces, right, cells - 1, "text", glyphs.ellipsis)
    line = (*line, Piece(" "))
    if not selected:
        return merge(line)
    return merge(Piece(piece.text, f"{piece.style}+{'cursor' if here else 'cursor.away'}") for piece in line)


def _without_stub(pieces: list[Piece], cells: int) -> list[Piece]:
    """``pieces`` without a last one of which a letter or two could be read; the one before is cut in its place."""
    while len(pieces) > 4 and line_width(pieces) > cells and line_width(pieces[:-1]) > cells - _STUB:
        pieces = pieces[:-1]
    return pieces


def _meeting(row: EventRow, columns: Columns, glyphs: Glyphs) -> list[Piece]:
    status = row.status if columns.status >= 9 else SHORT_STATUS.get(row.status, row.status)
    pieces = [Piece(pad(clean(status), columns.status, glyphs.ellipsis), f"status.{row.status}"), Piece(" ")]
    who, place = clean(row.who), clean(row.place or "")
    if columns.who:
        pieces += [Piece(pad(who, columns.who, glyphs.ellipsis), "who"), Piece(" ")]
        pieces += [Piece(place, "place")] if place else []
        title = _without_sides(_without_place(clean(row.title), place), who)
        if title and title.lower() != place.lower():
            pieces += [Piece(f" {glyphs.dot} " if place else "", "quiet"), Piece(title, "quiet")]
        return pieces
    pieces += [Piece(who or clean(row.title), "who"), *((Piece("  "), Piece(place, "place")) if place else ())]
    if columns.letter and who:
        title = _without_sides(_without_place(clean(row.title), place), who)
        pieces += [Piece(f" {glyphs.dot} " if place else "  ", "quiet"), Piece(title, "quiet")] if title else []
    return pieces


def _without_place(title: str, place: str) -> str:
    """A title without the place at its end, which has a column of its own: "talks in Geneva" as "talks"."""
    for word in (" in ", " at ", " to "):
        if place and title.lower().endswith(f"{word}{place}".lower()):
            return title[: -len(place) - len(word)]
    return title


def _without_sides(title: str, codes: str) -> str:
    """A title without the sides at its start, which have a column of their own: "Chad–Mali talks" as "talks".

    Two surnames are no sides, and stay.
    """
    *others, last = title.split("–")
    words = last.split(" ")
    noun = next((n for n, word in enumerate(words) if word in _NOUNS), 0)
    parts = [*others, " ".join(words[:noun])]
    sides = len(parts) > 2 or any(" " in part for part in parts) or _coded(parts, codes.split())
    return " ".join(words[noun:]) if others and noun and sides else title


def _coded(parts: list[str], codes: list[str]) -> bool:
    """Whether each name is one of those that the codes stand for, as far as letters tell."""
    return len(parts) == len(codes) and all(any(_spells(code, part.upper()) for code in codes) for part in parts)


def _spells(code: str, name: str) -> bool:
    letters = iter(name)
    return name.startswith(code[:1]) and all(letter in letters for letter in code)


def _statement(row: EventRow, columns: Columns, glyphs: Glyphs) -> list[Piece]:
    speaker, words = clean(row.who), clean(row.title)
    if row.status == "direct" and not words.startswith(("“", '"', "«", "„")):
        words = f"{glyphs.open}{words}{glyphs.close}"
    words = STANCES.get(row.stance, "") + words
    unnamed = speaker.startswith("anonymous")
    if columns.who:
        cells = columns.status + 1 + columns.who
        name = unnamed_in(short_name(speaker), cells) if unnamed else speaker
        return [
            Piece(pad(name or "nobody named", cells, glyphs.ellipsis), "speaker"),
            Piece(" "),
            Piece(words, "words"),
        ]
    name = short_name(speaker)
    name = unnamed_in(name, columns.name) if unnamed or name.islower() else name
    return [Piece(pad(name or "nobody", columns.name, glyphs.ellipsis), "speaker"), Piece(" "), Piece(words, "words")]


def _marks(row: EventRow, columns: Columns, glyphs: Glyphs) -> list[Piece]:
    marks: list[Piece] = []
    if row.tags and columns.articles:
        marks.append(Piece(" ".join(f"#{clean(tag)}" for tag in row.tags[:3]), "note"))
    if row.marked or row.notes or (row.tags and not columns.articles):
        marks.append(Piece(glyphs.kept, "note"))
    if row.stale:
        marks.append(Piece("stale", "stale"))
    if columns.articles and row.articles > 1:
        marks.append(Piece(f"{row.articles} art.", "quiet"))
    if row.contradicted:
        marks.append(Piece("!", "alarm"))
    elif columns.articles and marks:
        marks.append(Piece(" "))
    spaced: list[Piece] = []
    for mark in marks:
        spaced += [Piece(" "), mark] if spaced else [mark]
    return spaced if line_width(spaced) else []


def heading(title: str, note: str, cells: int, glyphs: Glyphs, *, focused: bool) -> Line:
    """The title line of a pane: its name, a note at the right, bright where the pane has the keyboard."""
    style = "title.here" if focused else "title"
    left = [Piece(" "), Piece(fit(title, cells - 2, glyphs.ellipsis), style)]
    return spread(left, [Piece(note, "quiet"), Piece(" ")] if note else [], cells, "text", glyphs.ellipsis)
