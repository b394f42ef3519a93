"""From classified lines to blocks: what is glued to the ends of a line becomes a block of its own."""

from __future__ import annotations

from dataclasses import dataclass

from store.model import Block, BlockKind, Span, Token
from store.reading import dated_lines
from store.reading.heads import inline_heads, inline_tail, inline_timestamp
from store.reading.lines import Line
from store.reading.rules import LayoutRules

_K = BlockKind
_PARAGRAPH = _K.PARAGRAPH
_BOILERPLATE = _K.BOILERPLATE
_TITLE = _K.TITLE
_PROSE = (_PARAGRAPH, _TITLE)


@dataclass(slots=True)
class Layout:
    blocks: list[Block]
    title: Span | None
    byline: Span | None


def cut_blocks(lines: list[Line], text: str, tokens: list[Token], title: Line | None, rules: LayoutRules) -> Layout:
    """Blocks of the lines in text order; neighbouring lines of boilerplate are one."""
    blocks: list[Block] = []
    title_span = byline = None
    heads = 0
    chronicle = sum(line.kind is _PARAGRAPH and dated_lines.starts_with_date(line, rules) for line in lines) > 2
    stamped = sum(line.kind is _PARAGRAPH and dated_lines.starts_with_clock(line, tokens) for line in lines) > 1
    for line in lines:
        kind = line.kind or _PARAGRAPH
        if line.first >= line.last:
            blocks.append(Block(Span(line.start, line.end), kind, line.rule))
            continue
        start, end = tokens[line.first].start, tokens[line.last - 1].end
        if line.start < start:
            blocks.extend(_markup(text, line.start, start))
        closing = _markup(text, end, line.end) if end < line.end else ()
        pieces: list[tuple[int, int, BlockKind, str]] = []
        tails: list[tuple[int, int, BlockKind, str]] = []
        if kind is _K.BYLINE and byline is None:
            byline = Span(start, end)
        if kind in _PROSE and not line.turn:
            if heads < 2 and not (chronicle and dated_lines.starts_with_date(line, rules)):
                pieces, start = inline_heads(text, start, end, rules, kind is _TITLE)
                heads += kind is _PARAGRAPH
            if stamped and kind is _PARAGRAPH:
                more, start = inline_timestamp(text, start, end)
                pieces += more
            tails, end = inline_tail(text, start, end, rules, kind is _TITLE)
        blocks.extend(Block(Span(a, b), piece, rule) for a, b, piece, rule in pieces)
        if start < end:
            if line is title:
                title_span = Span(start, end)
            blocks.append(Block(Span(start, end), kind, line.rule, line.turn or ("item" if line.bullet else "")))
        blocks.extend(Block(Span(a, b), piece, rule) for a, b, piece, rule in tails)
        blocks.extend(closing)
    return Layout(_merged(blocks), title_span, byline)


def _merged(blocks: list[Block]) -> list[Block]:
    """Neighbouring lines of boilerplate are one run."""
    merged: list[Block] = []
    for block in blocks:
        if merged and block.kind is _BOILERPLATE and merged[-1].kind is _BOILERPLATE:
            merged[-1] = Block(Span(merged[-1].span.start, block.span.end), _BOILERPLATE, merged[-1].rule)
        else:
            merged.append(block)
    return merged


def _markup(text: str, start: int, end: int) -> list[Block]:
    """Tags at the edge of a line."""
    piece = text[start:end].strip()
    if not piece.startswith("<") or not piece.endswith(">"):
        return []
    begin = text.index(piece, start)
    return [Block(Span(begin, begin + len(piece)), _K.JUNK, "layout.junk.markup")]
