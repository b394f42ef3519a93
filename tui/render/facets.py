"""The rows of the filter pane: headings and values with their counts, in an order that stays while counts change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from store.database.views import FacetValue
from tui.render.glyphs import Glyphs
from tui.render.lines import Line, Piece, clean, fill, merge, spread

SECTIONS = (
    ("kind", "KIND"),
    ("status", "STATUS"),
    ("actor", "ACTORS"),
    ("country", "COUNTRIES"),
    ("place", "PLACES"),
    ("outlet", "OUTLETS"),
    ("month", "MONTHS"),
)
FIELDS = tuple(field for field, _ in SECTIONS)
FIXED = {
    "kind": ("meeting", "statement"),
    "status": ("proposed", "scheduled", "postponed", "cancelled", "ongoing", "held"),
}


class FacetRow(NamedTuple):
    """A heading (``value`` is None) or a value of a field."""

    field: str
    label: str
    value: str | None = None
    n: str = ""
    state: str = ""
    """``in``, ``out`` or empty: chosen, excluded or neither."""


Order = dict[str, tuple[str, ...]]
"""The labels of each field in the order in which they are shown."""


def keep_order(order: Mapping[str, tuple[str, ...]], facets: Mapping[str, Sequence[FacetValue]]) -> Order:
    """``order`` with labels that were not there before behind the others of their field.

    Where most of a field's labels have no event any more, they give way to those that have; not while the counts are of
    a part of the events only, as those of a look-up that was stopped by its time limit.
    """
    kept: Order = {}
    for field in FIELDS:
        before = order.get(field, FIXED.get(field, ()))
        values = facets.get(field, ())
        counted = {item.label for item in values if item.count.n and _belongs(item, field)}
        gone = 2 * len(counted.intersection(before)) < len(before)
        if field not in FIXED and counted and gone and all(item.count.exact for item in values):
            before = ()
        known = frozenset(before)
        kept[field] = (*before, *(item.label for item in facets.get(field, ()) if _shown(item, field, known)))
    return kept


def _shown(item: FacetValue, field: str, known: frozenset[str]) -> bool:
    """Statements have no status."""
    return item.label not in known and _belongs(item, field) and (field not in FIXED or item.selected)


def _belongs(item: FacetValue, field: str) -> bool:
    """Countries have a group of their own."""
    return not (field == "actor" and item.kind == "country")


def facet_rows(
    facets: Mapping[str, Sequence[FacetValue]],
    order: Mapping[str, tuple[str, ...]],
    chosen: Mapping[tuple[str, str], str],
) -> list[FacetRow]:
    """Headings and values; ``chosen`` maps (field, value) to ``in`` or ``out``. A group without values is left out."""
    rows: list[FacetRow] = []
    for field, title in SECTIONS:
        found = {item.label: item for item in facets.get(field, ())}
        typed = {item.value for item in found.values()}
        loose = [value for (name, value) in chosen if name == field and value not in typed]
        labels = list(order.get(field, ()))
        labels += [value for value in loose if value not in labels]
        if not labels:
            continue
        rows.append(FacetRow(field, title))
        for label in labels:
            item = found.get(label)
            value = item.value if item is not None else label
            count = str(item.count) if item is not None else "0"
            rows.append(FacetRow(field, label, value, count, chosen.get((field, value), "")))
    return rows


def facet_line(row: FacetRow, cells: int, glyphs: Glyphs, *, selected: bool = False, here: bool = True) -> Line:
    """``row`` in exactly ``cells`` cells: ``[x] Dmitry Peskov    18``, ``[-]`` where it is excluded."""
    if row.value is None:
        return fill([Piece(" "), Piece(row.label, "section")], cells, "text", glyphs.ellipsis)
    box = {"in": "[x]", "out": "[-]"}.get(row.state, "[ ]")
    empty = row.n == "0" and not row.state
    style = "quiet" if empty else {"in": "chosen", "out": "excluded"}.get(row.state, "text")
    left = [
        Piece(glyphs.bar if selected else " ", "marker"),
        Piece(f"{box} ", "chosen" if row.state == "in" else "alarm" if row.state == "out" else "quiet"),
        Piece(clean(row.label), style),
    ]
    line = spread(left, [Piece(row.n, "quiet" if empty else "count"), Piece(" ")], cells, "text", glyphs.ellipsis)
    if not selected:
        return line
    return merge(Piece(piece.text, f"{piece.style}+{'cursor' if here else 'cursor.away'}") for piece in line)
