"""An article laid out for one width: rows, the style of every run, the letters of the gutter, places to stop at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len

from store.database.views import ArticlePage, Beside
from store.spans import READ_KINDS, Span
from store.text import display
from tui.render.days import day_words, range_words
from tui.render.glyphs import Glyphs
from tui.render.lines import Line, Piece, clean, fill, fit, merge, thin, turns_around
from tui.render.spans import Runs, flatten
from tui.render.wrap import Row, row_of, wrap

GUTTER = 4
"""Cells before the text: the bar of the chosen event, M, S, a blank or the mark of writing from right to left."""
MEASURE = 96
"""Longest row that is still easy to read."""
WIDE_LAYERS = {"meeting": "M", "statement": "S"}
"""Layers of whole clauses, with their letter; they colour the ground, the other layers the letters."""
POINT_LAYERS = ("speaker", "date", "place", "actor", "cue")
"""Layers of single words, the stronger first."""
NAMES = {
    "meeting": "meeting",
    "statement": "statement",
    "cue": "verb of saying",
    "speaker": "speaker",
    "date": "date",
    "place": "place",
    "actor": "actor",
}
_READ = frozenset(str(kind) for kind in READ_KINDS)
_ONE_BLANK = {9: " ", 13: " "}


class ArticleLayout(NamedTuple):
    """What the article pane draws. Rows and runs are in offsets of the source text."""

    page: ArticlePage
    text: str
    """The display copy: same length, tabs and carriage returns as blanks."""
    rows: list[Row]
    runs: Runs
    dim: tuple[Span, ...]
    hits: tuple[Span, ...]
    stops: tuple[int, ...]
    """Indices into ``page.spans`` of the spans that belong to an event, in text order: where ``]`` and ``[`` go."""
    measure: int

    def row_of(self, offset: int) -> int:
        return row_of(self.rows, offset)

    def owned(self, owner: str | None) -> tuple[Span, ...]:
        """The clauses of an event in text order."""
        return tuple(sorted(s.span for s in self.page.spans if owner and s.owner == owner and s.layer in WIDE_LAYERS))


def lay_out(page: ArticlePage, cells: int, hits: Sequence[Span] = ()) -> ArticleLayout:
    """``page`` for a pane of ``cells`` cells with ``hits`` of the search highlighted."""
    measure = max(8, min(cells - GUTTER - 1, MEASURE))
    text = display(page.text).translate(_ONE_BLANK)
    stops = sorted(
        (index for index, item in enumerate(page.spans) if item.owner and item.layer in WIDE_LAYERS),
        key=lambda index: (page.spans[index].span.start, -page.spans[index].span.end, index),
    )
    return ArticleLayout(
        page,
        text,
        wrap(text, measure),
        flatten([item.span for item in page.spans]),
        tuple(span for span, kind in page.blocks if kind not in _READ),
        tuple(sorted(hits)),
        tuple(stops),
        measure,
    )


class Marked(NamedTuple):
    """What is chosen in the article: an event, one span of it, one hit."""

    owner: str | None = None
    span: Span | None = None
    """The words the selection points at."""
    word: Span | None = None
    """A single marked word that was gone to."""
    hit: int | None = None


def article_line(layout: ArticleLayout, index: int, cells: int, glyphs: Glyphs, marked: Marked) -> Line:
    """Row ``index`` of the article in exactly ``cells`` cells, gutter first."""
    if not 0 <= index < len(layout.rows):
        return fill((), cells)
    start, end = layout.rows[index]
    letters, ours = _gutter(layout, start, end, marked)
    pieces = [
        Piece(glyphs.bar if ours else " ", "marker"),
        Piece("M" if "M" in letters else " ", "letter.meeting"),
        Piece("S" if "S" in letters else " ", "letter.statement"),
        Piece(glyphs.leftward, "quiet") if turns_around(layout.text[start:end]) else Piece(" "),
    ]
    cuts = _cuts(layout, start, end, marked)
    for first, last, covering in layout.runs.between(start, end):
        inner = [first, *(cut for cut in cuts if first < cut < last), last]
        for left, right in pairwise(inner):
            pieces.append(Piece(thin(layout.text[left:right]), _style(layout, left, covering, marked)))
    return fill(_whole(pieces), cells, "text", glyphs.ellipsis)


def _whole(pieces: Iterable[Piece]) -> list[Piece]:
    """Marks that take no cell joined to the piece before them, so that a run never starts with one."""
    whole: list[Piece] = []
    for piece in merge(pieces):
        if whole and piece.text and not piece.text.isascii() and cell_len(piece.text[0]) == 0:
            whole[-1] = Piece(whole[-1].text + piece.text[0], whole[-1].style)
            piece = Piece(piece.text[1:], piece.style)
        if piece.text:
            whole.append(piece)
    return whole


def _gutter(layout: ArticleLayout, start: int, end: int, marked: Marked) -> tuple[set[str], bool]:
    letters: set[str] = set()
    ours = marked.span is not None and marked.span.start < end and start < marked.span.end
    for _, _, covering in layout.runs.between(start, end):
        for number in covering:
            item = layout.page.spans[number]
            if item.layer in WIDE_LAYERS:
                letters.add(WIDE_LAYERS[item.layer])
                ours = ours or (marked.owner is not None and item.owner == marked.owner)
    return letters, ours


def _cuts(layout: ArticleLayout, start: int, end: int, marked: Marked) -> list[int]:
    """Offsets inside a row where something else than a span begins or ends."""
    cuts: list[int] = [*(marked.span or ()), *(marked.word or ())]
    first = bisect_left(layout.hits, (start - 200, 0))
    for hit in layout.hits[first:]:
        if hit.start >= end:
            break
        cuts += hit
    for span in layout.dim:
        if span.start < end and start < span.end:
            cuts += span
    return sorted({cut for cut in cuts if start < cut < end})


def _style(layout: ArticleLayout, offset: int, covering: tuple[int, ...], marked: Marked) -> str:
    items = [layout.page.spans[number] for number in covering]
    layers = {item.layer for item in items}
    names: list[str] = []
    ours = marked.owner and any(item.owner == marked.owner and item.layer in WIDE_LAYERS for item in items)
    if "meeting" in layers or "statement" in layers:
        ground = "statement" if "meeting" not in layers else "meeting" if "statement" not in layers else "both"
        names.append(f"{ground}.ours" if ours else ground)
    elif any(span.start <= offset < span.end for span in layout.dim):
        names.append("aside")
    else:
        names.append("text")
    point = next((layer for layer in POINT_LAYERS if layer in layers), None)
    if point:
        names.append(f"span.{point}")
    if marked.word and marked.word.start <= offset < marked.word.end:
        names.append("focus")
    for number in range(max(0, bisect_left(layout.hits, (offset, 1 << 62)) - 4), len(layout.hits)):
        hit = layout.hits[number]
        if hit.start > offset:
            break
        if hit.start <= offset < hit.end:
            names.append("hit.here" if number == marked.hit else "hit")
            break
    return "+".join(names)


def article_title(page: ArticlePage, cells: int, glyphs: Glyphs) -> str:
    """Outlet (else title, else file) and day in ``cells`` cells; the mark says how the day is known."""
    outlet = clean(page.outlet or "") or clean(page.title) or clean(page.source.rpartition("/")[2]) or page.id
    day = f" {glyphs.dot} {_published(page, glyphs)}"
    if page.beside != Beside():
        day += "".join([f" {glyphs.kept}", *(f" #{clean(tag)}" for tag in page.beside.tags[:3])])
    return fit(outlet, max(8, cells - cell_len(day)), glyphs.ellipsis) + day


def _published(page: ArticlePage, glyphs: Glyphs) -> str:
    if page.published:
        return day_words(page.published) + ("" if page.published_how in ("given", "header", "text") else " *")
    if page.published_earliest and page.published_latest:
        return f"{range_words(page.published_earliest, page.published_latest, glyphs.dash)} ?"
    first = day_words(page.published_earliest) if page.published_earliest else ""
    last = day_words(page.published_latest) if page.published_latest else ""
    if first or last:
        return f"{'after ' + first if first else 'before ' + last} ?"
    return "no date"
