"""Tell what every line of an article is: title, header, paragraph, caption, appeal ..."""

from __future__ import annotations

from dataclasses import dataclass

from store.model import Block, BlockKind, Span, Token
from store.reading import shapes
from store.reading.heads import inline_heads
from store.reading.lines import Line, cut_lines
from store.reading.rules import LayoutRules

_K = BlockKind


@dataclass(slots=True)
class Layout:
    blocks: list[Block]
    title: Span | None
    byline: str | None


def lay_out(text: str, tokens: list[Token], rules: LayoutRules) -> Layout:
    """Blocks of a text in text order."""
    lines = cut_lines(text, tokens)
    for line in lines:
        _by_itself(line, tokens, rules)
    _transcript(lines, text, tokens, rules)
    _posts(lines)
    body = _body_start(lines)
    title = _head(lines, body, text, tokens, rules)
    _body(lines, body, rules)
    return _blocks(lines, text, tokens, title, rules)


def _by_itself(line: Line, tokens: list[Token], rules: LayoutRules) -> None:
    """What a line is whatever stands around it."""
    if shapes.is_junk(line):
        line.mark(_K.JUNK, "layout.junk")
    elif shapes.is_timestamp(line, rules):
        line.mark(_K.TIMESTAMP, "layout.timestamp")
    elif shapes.is_post_foot(line):
        line.mark(_K.BOILERPLATE, "layout.post.foot")
    else:
        rule = rules.find(line.lows, line.words)
        if rule is not None:
            line.mark(rule.kind, rule.id)
            line.scope = rule.scope


def _transcript(lines: list[Line], text: str, tokens: list[Token], rules: LayoutRules) -> None:
    """Questions and answers: the label stays outside the block."""
    questions, answers = rules.shape["question"], rules.shape["answer"]
    labels: list[tuple[Line, int, str]] = []
    for line in lines:
        colon = -1
        for at in range(line.first, min(line.last - 1, line.first + 8)):
            low = tokens[at].lower
            if low in (":", ".") and at > line.first and (low == ":" or tokens[at - 1].lower in ("q", "a")):
                colon = at
                break
        if colon < 0:
            continue
        label = tokens[line.first : colon]
        known = len(label) == 1 and (label[0].lower in questions or label[0].lower in answers)
        shouted = all(token.text.isupper() for token in label if token.text[0].isalpha()) and label[0].text[0].isalpha()
        if known or shouted:
            turn = "question" if label[0].lower in questions else "answer"
            labels.append((line, colon + 1, turn))
    turns = {turn for _, _, turn in labels}
    if len(labels) < 2 or "question" not in turns:
        return
    for line, content, turn in labels:
        line.turn = turn
        line.first = content
        line.kind = None if line.kind is _K.JUNK else line.kind


def _posts(lines: list[Line]) -> None:
    """Embedded posts: their frame is boilerplate, their words are prose."""
    for index, line in enumerate(lines):
        if line.kind is not None or not line.lows or not shapes.is_handle(line):
            continue
        foot = next(
            (at for at in range(index + 1, min(index + 7, len(lines))) if lines[at].rule == "layout.post.foot"), 0
        )
        line.mark(_K.BOILERPLATE, "layout.post.head")
        for at in range(index + 1, foot or min(index + 2, len(lines))):
            if lines[at].kind is None:
                lines[at].turn = "post"


def _body_start(lines: list[Line]) -> int:
    """Index of the first line of running text."""
    for index, line in enumerate(lines):
        if line.kind is None and ((line.full and line.words >= 9) or line.words >= 28 or line.turn):
            return index
    return len(lines)


def _head(lines: list[Line], body: int, text: str, tokens: list[Token], rules: LayoutRules) -> Line | None:
    """Classify the lines above the text; returns the title's line."""
    candidates: list[Line] = []
    for line in lines[:body]:
        if line.kind is not None:
            continue
        if candidates and shapes.has_credit(line.lows, rules):
            line.mark(_K.CAPTION, "layout.caption.credit")
        elif shapes.is_header(line, tokens, rules):
            line.mark(_K.HEADER, "layout.header")
        elif shapes.is_byline(line, tokens, rules):
            line.mark(_K.BYLINE, "layout.byline")
        elif candidates and shapes.is_caption(line, tokens, rules, True):
            line.mark(_K.CAPTION, "layout.caption")
        else:
            candidates.append(line)
    title = next((line for line in candidates if line.words >= 4), None)
    if title is None and candidates and body < len(lines):
        title = max(candidates, key=lambda line: line.words)
        if title.words < 2:
            title = None
    if title is None:
        for line in candidates:
            line.mark(_K.BOILERPLATE, "layout.head")
        return None
    title.mark(_K.TITLE, "layout.title")
    seen = False
    for line in candidates:
        if line is title:
            seen = True
        elif line.lows == title.lows:
            line.mark(_K.BOILERPLATE, "layout.title.repeated")
        elif not seen:
            line.mark(_K.HEADER, "layout.head")
        elif line.words <= 3 and not line.full:
            line.mark(_K.BYLINE, "layout.head.short")
        else:
            line.mark(_K.STANDFIRST, "layout.standfirst")
    if body < len(lines) and shapes.is_caption(lines[body], tokens, rules, True):
        lines[body].mark(_K.CAPTION, "layout.caption")
    return title


def _body(lines: list[Line], body: int, rules: LayoutRules) -> None:
    """Classify the running text and what follows it."""
    last_prose = body
    for index in range(body, len(lines)):
        line = lines[index]
        if line.kind is None and line.full and line.words >= 4:
            last_prose = index
    scope = ""
    for index in range(body, len(lines)):
        line = lines[index]
        if line.kind is not None:
            if line.scope in ("section", "tail"):
                scope = line.scope
            continue
        if line.turn:
            line.mark(_K.PARAGRAPH, "layout.turn")
            scope = ""
            continue
        if scope and (line.words <= 8 or not line.full or rules.speaks_to_reader(line.lows)):
            line.mark(_K.BOILERPLATE, "layout.section")
            continue
        scope = ""
        if line.full or line.bullet or line.words > 12:
            line.mark(_K.PARAGRAPH, "layout.paragraph")
        elif index < last_prose:
            line.mark(_K.SUBHEAD, "layout.subhead")
        else:
            line.mark(_K.BOILERPLATE, "layout.tail")


def _blocks(lines: list[Line], text: str, tokens: list[Token], title: Line | None, rules: LayoutRules) -> Layout:
    blocks: list[Block] = []
    title_span = None
    byline = None
    heads = 0
    for line in lines:
        kind = line.kind or _K.PARAGRAPH
        if line.first >= line.last:
            blocks.append(Block(Span(line.start, line.end), kind, line.rule))
            continue
        start, end = tokens[line.first].start, tokens[line.last - 1].end
        if kind is _K.TITLE and line is title:
            title_span = Span(start, end)
        if kind is _K.BYLINE and byline is None:
            byline = text[start:end]
        if kind in (_K.PARAGRAPH, _K.TITLE) and heads < 2 and not line.turn:
            pieces, start = inline_heads(text, start, end, rules)
            blocks.extend(Block(Span(a, b), piece_kind, rule) for a, b, piece_kind, rule in pieces)
            heads += kind is _K.PARAGRAPH
            if kind is _K.TITLE and line is title:
                title_span = Span(start, end) if start < end else None
        if start < end:
            blocks.append(Block(Span(start, end), kind, line.rule, line.turn or ("item" if line.bullet else "")))
    return Layout(blocks, title_span, byline)
