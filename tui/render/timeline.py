"""One row of the timeline: the period, how many meetings and statements, meetings by status, and a bar of both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from store.database.lookup.timeline import STATEMENT
from store.text import counted
from tui.model.timeline import Period, Scale
from tui.render.days import day_words, range_words
from tui.render.glyphs import Glyphs
from tui.render.lines import Line, Piece, fill, merge
from tui.render.rows import SHORT_STATUS

ORDER = ("held", "ongoing", "scheduled", "postponed", "cancelled", "proposed")
"""Statuses from what is settled to what is open: the order of the columns and of the parts of a bar."""
_LABEL = 11
_NUMBER = 6
EACH = 3
"""Cells that one event has at most, so that a few events are no alarm."""


class Columns(NamedTuple):
    """Cells of the fields of a row."""

    statuses: bool
    """Whether each status has a column."""
    total: bool
    """One number in the place of two."""
    bar: int


def columns_for(cells: int) -> Columns:
    """The columns that a timeline of ``cells`` cells has room for; the bar gets what is left."""
    for statuses, least in ((True, 14), (False, 16)):
        numbers = 2 + (len(ORDER) if statuses else 0)
        left = cells - 2 - _LABEL - _NUMBER * numbers - 2
        if left >= least:
            return Columns(statuses, False, left)
    return Columns(False, True, max(0, cells - 2 - _LABEL - _NUMBER - 2))


def heading_line(scale: Scale, cells: int, glyphs: Glyphs, *, here: bool) -> Line:
    """The names of the columns, in the place of a title."""
    columns = columns_for(cells)
    style = "title.here" if here else "title"
    pieces = [Piece("  "), Piece(scale.value.upper(), style), Piece(" " * (_LABEL - len(scale)))]
    names = ["all"] if columns.total else ["meet", "said"]
    names += [SHORT_STATUS[status] for status in ORDER] if columns.statuses else []
    for name in names:
        status = next((status for status, short in SHORT_STATUS.items() if short == name), "")
        kind = f"status.{status}" if status else "label"
        pieces.append(Piece(f"{name:>{_NUMBER}}", kind))
    return fill(pieces, cells, "text", glyphs.ellipsis)


def period_label(period: Period, scale: Scale) -> str:
    """The period in at most eleven cells: "2026", "Feb 2026", "2 Feb 2026" for a week (its Monday) or a day."""
    if period.first is None:
        return "no date"
    iso = period.first.isoformat()
    if scale is Scale.YEAR:
        return iso[:4]
    return day_words(iso[:7]) if scale is Scale.MONTH else f"{day_words(iso):>{_LABEL}}"


def period_line(
    period: Period,
    scale: Scale,
    most: int,
    cells: int,
    glyphs: Glyphs,
    *,
    selected: bool = False,
    brushed: bool = False,
    here: bool = True,
) -> Line:
    """``period`` in exactly ``cells`` cells; the bar of a period with ``most`` events fills its column."""
    columns = columns_for(cells)
    marker = Piece(glyphs.bar if brushed or selected else " ", "marker")
    if period.empty > 1:
        words = f"{period.empty} {scale.value} with nothing"
        line = fill((marker, Piece(" "), Piece(words, "quiet")), cells, "text", glyphs.ellipsis)
    else:
        pieces = [marker, Piece(" "), Piece(f"{period_label(period, scale):<{_LABEL}}", "day")]
        numbers = (
            [(period.total, "count")] if columns.total else [(period.meetings, "who"), (period.statements, "count")]
        )
        if columns.statuses:
            numbers += [(period.counts.get(status, 0), f"status.{status}") for status in ORDER]
        for n, style in numbers:
            shown = short_number(n) if n else glyphs.dot
            pieces.append(Piece(f"{shown:>{_NUMBER}}", style if n else "rule"))
        pieces += [Piece("  "), *bar(period, most, columns.bar, glyphs)]
        line = fill(pieces, cells, "text", glyphs.ellipsis)
    if not selected and not brushed:
        return line
    cursor = "cursor" if selected and here else "cursor.away"
    return merge(Piece(piece.text, f"{piece.style}+{cursor}") for piece in line)


def bar(period: Period, most: int, cells: int, glyphs: Glyphs) -> list[Piece]:
    """Meetings solid, each status in its colour, then statements as a thin line.

    Both have a cell where both are there; of a single one meetings get it. The fullest period fills the column, unless
    few events would look like many.
    """
    if not period.total or cells <= 0:
        return []
    most = max(1, most, cells // EACH)
    length = max(1, min(cells, -(-period.total * cells // most)))
    said = period.counts.get(STATEMENT, 0)
    told = [(status, n) for status in ORDER if (n := period.counts.get(status, 0))]
    thin = length if said else 0
    if said and told:
        thin = shares([period.total - said, said], length)[1] if length > 1 else 0
    sizes = shares([n for _, n in told], length - thin)
    pieces = [
        Piece(glyphs.block * size, f"status.{status}") for (status, _), size in zip(told, sizes, strict=True) if size
    ]
    return [*pieces, Piece(glyphs.rule * thin, "letter.statement")] if thin else pieces


def shares(numbers: Sequence[int], cells: int) -> list[int]:
    """``cells`` shared out by ``numbers`` (all above 0), each with at least one cell as far as there are enough."""
    total = sum(numbers)
    sizes = [n * cells // total for n in numbers]
    if cells >= len(numbers):
        sizes = [max(1, size) for size in sizes]
    while sum(sizes) > cells:
        sizes[sizes.index(max(sizes))] -= 1
    wanted = sorted(range(len(numbers)), key=lambda index: (sizes[index] - numbers[index] * cells / total, index))
    for index in wanted[: cells - sum(sizes)]:
        sizes[index] += 1
    return sizes


def short_number(n: int) -> str:
    """A number in at most four signs: 950, 9.5k, 12k, 1.2M."""
    if n < 10_000:
        return str(n)
    for size, unit in ((1_000_000, "M"), (1_000, "k")):
        if n >= size:
            return f"{n / size:.1f}{unit}" if n < 10 * size else f"{n // size}{unit}"
    return str(n)


def period_words(chosen: Sequence[Period], glyphs: Glyphs) -> str:
    """Periods in a row in words: days, how many meetings and of which status, how many statements."""
    dated = [period for period in chosen if period.first is not None and period.last is not None]
    if dated:
        first, last = dated[0].first, dated[-1].last
        assert first is not None and last is not None  # noqa: S101
        days = range_words(first.isoformat(), last.isoformat(), glyphs.dash)
        days += " and no date" if chosen[-1].first is None else ""
    else:
        days = "no date"
    counts: dict[str, int] = {}
    for period in chosen:
        for status, n in period.counts.items():
            counts[status] = counts.get(status, 0) + n
    statements = counts.pop(STATEMENT, 0)
    meetings = sum(counts.values())
    facts = [days]
    if meetings:
        by = ", ".join(f"{counts[status]:,} {status}" for status in ORDER if status in counts)
        facts.append(f"{counted(meetings, 'meeting')}: {by}")
    if statements:
        facts.append(counted(statements, "statement"))
    if not counts and not statements:
        facts.append("nothing")
    return f" {glyphs.dot} ".join(facts)
