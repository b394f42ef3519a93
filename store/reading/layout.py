"""Tell what every line of an article is: title, header, paragraph, caption, appeal ..."""

from __future__ import annotations

from collections.abc import Sequence

from store.model import Block, BlockKind, Span, Token
from store.reading import bylines, captions, dated_lines, lists, shapes, titles
from store.reading.alone import PROSE_WORDS, mark_alone
from store.reading.blocks import Layout, cut_blocks
from store.reading.lines import Line, cut_lines
from store.reading.resuming import Names, calls_by_first_name, goes_on
from store.reading.rules import LayoutRules
from store.reading.surroundings import mark_comments, mark_mail, mark_repeated, settle
from store.reading.turns import mark_alerts, mark_posts, mark_transcript
from store.reading.welcomes import part_welcomes

_K = BlockKind


def lay_out(text: str, tokens: list[Token], starts: list[int], rules: LayoutRules) -> Layout:
    """Blocks of a text in text order, disjoint; ``starts`` tells where its tokens begin."""
    lines = cut_lines(text, tokens, starts)
    if not any(line.lows for line in lines):
        return Layout([Block(Span(line.start, line.end), _K.JUNK, "layout.junk") for line in lines], None, None)
    lines = part_welcomes(lines, text, tokens, rules)
    mark_alone(lines, text, tokens, rules)
    mark_transcript(lines, tokens, rules)
    mark_posts(lines)
    mark_repeated(lines, rules)
    mark_comments(lines)
    mark_mail(lines)
    body = min(mark_alerts(lines, tokens), _body_start(lines, tokens, rules))
    title = _head(lines, body, tokens, rules)
    _body(lines, body, tokens, rules)
    settle(lines, body, tokens, rules)
    return cut_blocks(lines, text, tokens, title, rules)


def _prose(line: Line) -> bool:
    return line.kind is None and line.full and line.words >= PROSE_WORDS


def _body_start(lines: Sequence[Line], tokens: Sequence[Token], rules: LayoutRules) -> int:
    """Index of the first line of running text."""
    banner = False
    for index, line in enumerate(lines):
        if line.kind is not None:
            banner = banner or line.scope == "section"
            continue
        if banner and line.full and not line.turn and rules.speaks_to_reader(line.lows):
            line.mark(_K.BOILERPLATE, "layout.banner")
            continue
        banner = False
        if index == 0 and not line.turn and shapes.is_motto(line, tokens):
            line.mark(_K.HEADER, "layout.motto")
            continue
        if line.lows[0] == "by" and bylines.is_byline(line, tokens, rules):
            continue
        if line.turn or line.words >= 28 or (_prose(line) and (line.words >= 18 or _tells(line, rules))):
            return index
    return len(lines)


def _tells(line: Line, rules: LayoutRules) -> bool:
    """A short sentence, not a question or a motto without a verb."""
    verb = any(low in rules.shape["verbs"] or low.endswith("ed") for low in line.lows)
    return verb and line.lows[-1] not in "?!"


def _head(lines: list[Line], body: int, tokens: list[Token], rules: LayoutRules) -> Line | None:
    """Classify the lines above the text; returns the title's line."""
    candidates: list[Line] = []
    titled = False
    for above, line in zip([None, *lines], lines[:body], strict=False):
        if line.kind is not None:
            continue
        if dated_lines.starts_with_clock(line, tokens):
            line.mark(_K.HEADER, "layout.header.clock")
        elif (candidates and captions.has_credit(line.lows, rules)) or captions.is_credit_alone(line, tokens, rules):
            line.mark(_K.CAPTION, "layout.caption.credit")
            if above is not None and candidates and candidates[-1] is above and not line.blank and above.words <= 30:
                second = any(
                    early.words > 3 and early.lows != above.lows and not bylines.is_masthead(early, tokens, rules)
                    for early in candidates[: min(8, len(candidates) - 1)]
                )
                if second and captions.is_credit_alone(line, tokens, rules):
                    candidates.pop().mark(_K.CAPTION, "layout.caption")
        elif dated_lines.is_header(line, tokens, rules) or (candidates and shapes.is_advisory(line, tokens)):
            line.mark(_K.HEADER, "layout.header")
        elif candidates and bylines.is_masthead(line, tokens, rules):
            line.mark(_K.HEADER, "layout.outlet")
        elif line.lows[-1] == "," and line.lows[0] in rules.shape["salutations"]:
            line.mark(_K.PARAGRAPH, "layout.letter")
        elif candidates and _is_numbered(line):
            line.mark(_K.SUBHEAD, "layout.subhead")
        elif bylines.is_byline(line, tokens, rules, titled):
            line.mark(_K.BYLINE, "layout.byline")
        elif shapes.is_ticker(line, rules):
            line.mark(_K.BOILERPLATE, "layout.ticker")
        elif candidates and captions.is_caption(line, tokens, rules, True):
            line.mark(_K.CAPTION, "layout.caption")
        else:
            candidates.append(line)
            titled = titled or line.words > 3
    title = titles.choose(candidates, lines[body:], tokens, rules)
    subject = next((line for line in lines[:body] if line.rule == "layout.mail" and line.lows[0] == "subject"), None)
    if title is None and subject is not None:
        title, subject.first = subject, min(subject.first + 2, subject.last - 1)
    if title is None:
        for line in candidates:
            line.mark(_K.BOILERPLATE, "layout.head")
        return None
    title.mark(_K.TITLE, "layout.title")
    stamped = [line.end for line in lines[:body] if line.kind is _K.TIMESTAMP]

    def below_stamp(line: Line) -> bool:
        return bool(stamped) and stamped[0] < line.start

    seen = False
    for position, line in enumerate(candidates):
        if line is title:
            seen = True
        elif line.lows == title.lows:
            line.mark(_K.BOILERPLATE, "layout.title.repeated")
        elif not seen:
            summary = line.bullet and line.words > 3  # points above the title
            line.mark(_K.STANDFIRST if summary else _K.HEADER, "layout.head")
        elif (
            line.words <= 3
            and not line.full
            and _heads(line, candidates[position + 1 : position + 2], lines[body - 1], rules)
        ):
            line.mark(_K.SUBHEAD, "layout.subhead")
        elif line.words <= 3 and not line.full:
            line.mark(_K.BYLINE, "layout.head.short")
        elif below_stamp(line):
            line.mark(_K.SUBHEAD, "layout.subhead")
        else:
            line.mark(_K.STANDFIRST, "layout.standfirst")
    return title


def _heads(line: Line, below: Sequence[Line], last: Line, rules: LayoutRules) -> bool:
    """Whether a short line above the text is a heading: above a list, or in plain words right above the text."""
    if below:
        return below[0].bullet
    if last is line and line.lows[0].isdigit() and line.lows[1:2] == ["."]:
        return True
    return last is line and line.words > 1 and not rules.shape["common"].isdisjoint(line.lows[:2])


def _body(lines: list[Line], body: int, tokens: list[Token], rules: LayoutRules) -> None:
    """Classify the running text and what follows it."""
    last_prose = max((index for index, line in enumerate(lines) if _prose(line) or line.turn), default=body)
    left = sum(1 for line in lines[body:] if _prose(line))
    scope = ""
    names = Names(lines, tokens, rules)
    early = 0
    before: Line | None = lines[body - 1] if body else None
    signed = {tuple(line.lows[-2:]) for line in lines[:body] if line.kind is _K.BYLINE and len(line.lows) > 1}
    dated = any(line.kind is _K.HEADER and dated_lines.has_date(line.lows, rules) for line in lines[:body])
    for index in range(body, len(lines)):
        line = lines[index]
        prose = _prose(line)
        left -= prose
        if line.kind is not None:
            if line.scope in ("section", "tail", "comments", "end", "links"):
                scope = line.scope
        elif line.turn:
            line.mark(_K.PARAGRAPH, "layout.turn")
            scope = ""
        elif _heads_numbered(lines, index) or _heads_marked(lines, index):
            line.mark(_K.SUBHEAD, "layout.subhead")
            scope = ""
        elif (not line.full and line.words > 4 and tuple(line.lows[-2:]) in signed) or _is_picture(
            line, before, tokens, rules, early
        ):
            line.mark(_K.CAPTION, "layout.caption")
        elif scope == "section" and not dated and not line.full and dated_lines.is_header(line, tokens, rules):
            line.mark(_K.HEADER, "layout.header")
        elif scope and scope != "list" and goes_on(lines, index, scope, names, left, rules):
            line.mark(_K.BOILERPLATE, f"layout.{scope}")
        elif (
            (early < 3 or index > last_prose or line.lows[0] == "published")
            and not line.full
            and dated_lines.is_header(line, tokens, rules)
        ):
            line.mark(_K.HEADER, "layout.header")
        elif (line.lows[0] == "by" or (early < 3 and not line.full)) and bylines.is_byline(
            line, tokens, rules, early == 1 and _dated_below(lines[index + 1 : index + 2], tokens, rules)
        ):
            line.mark(_K.BYLINE, "layout.byline")
        elif lists.leads_in(line, index < last_prose, rules) or (
            scope == "list" and lists.is_item(line, before, index < last_prose)
        ):
            line.mark(_K.PARAGRAPH, "layout.list")
            scope = "list"
        elif line.words < 9 and lists.signs(line, before, rules):
            line.mark(_K.PARAGRAPH, "layout.signed")
            scope = ""
        elif index >= last_prose and (
            _is_bio(line, before, names, tokens, rules) or calls_by_first_name(lines, index, rules)
        ):
            line.mark(_K.BYLINE, "layout.bio")
            if before is not None and before.kind is _K.SUBHEAD and line.lows[: len(before.lows)] == before.lows:
                before.mark(_K.BYLINE, "layout.bio")
        else:
            if before is not None and before.rule == "layout.section" and line.full and names.heads(before, line):
                before.mark(_K.SUBHEAD, "layout.subhead")
            scope = ""
            if line.full or line.bullet or line.words > 12:
                late = index > last_prose and not line.full and not line.bullet and before is not None
                if late and before is not None and before.kind in (_K.TEASER, _K.BOILERPLATE):
                    line.mark(_K.TEASER, "layout.tail")
                elif index > last_prose and not line.full and rules.speaks_to_reader(line.lows):
                    line.mark(_K.BOILERPLATE, "layout.tail")
                else:
                    line.mark(_K.PARAGRAPH, "layout.paragraph")
            elif index < last_prose:
                line.mark(_K.SUBHEAD, "layout.subhead")
            else:
                line.mark(_K.BOILERPLATE, "layout.tail")
        if line.kind is _K.PARAGRAPH:
            early += 1
        before = line


HEADING = 12
"""How many words a heading has less than."""


def _heads_numbered(lines: Sequence[Line], index: int) -> bool:
    """A numbered heading above a sentence: "2. What they want"."""
    below = lines[index + 1 : index + 2]
    return _is_numbered(lines[index]) and bool(below) and below[0].full and below[0].kind is None


def _heads_marked(lines: Sequence[Line], index: int) -> bool:
    """A short line in bold, or marked as a heading, above a sentence."""
    line, below = lines[index], lines[index + 1 : index + 2]
    return line.heading and not line.full and line.words < HEADING and bool(below) and below[0].full


def _is_numbered(line: Line) -> bool:
    return line.lows[0].isdigit() and line.lows[1:2] == ["."] and not line.full and 0 < line.words < HEADING


def _dated_below(following: Sequence[Line], tokens: Sequence[Token], rules: LayoutRules) -> bool:
    """Whether the date of publication stands below: a bare name above it is the writer's."""
    return bool(following) and (following[0].kind is _K.HEADER or dated_lines.is_header(following[0], tokens, rules))


def _is_picture(line: Line, before: Line | None, tokens: list[Token], rules: LayoutRules, early: int) -> bool:
    """A caption inside the text, or the credit under one."""
    if captions.is_credit_alone(line, tokens, rules):
        return True
    if before is not None and before.kind is _K.CAPTION and not line.full:
        if not line.blank and line.words <= 5 and line.lows[-1] != ":":
            return True
        if captions.is_credit_alone(before, tokens, rules) and line.words <= 25:
            return True
    return captions.is_caption(line, tokens, rules, early == 0 and before is not None and before.kind is not None)


def _is_bio(line: Line, before: Line | None, names: Names, tokens: Sequence[Token], rules: LayoutRules) -> bool:
    """A last line on somebody of whom the article has not spoken: its writer."""
    if bylines.is_credits(line, tokens, rules):
        return True
    named = bylines.is_bio(line, tokens, rules)
    if before is None or before.kind is _K.TITLE or before.full or not 1 < before.words < 5:
        return named > 0 and line.lows[named - 1] not in names.before(line)
    if line.lows[: len(before.lows)] == before.lows:
        named = len(before.lows)  # the name alone, and below it who that is
        return before.lows[-1] not in names.before(before)
    return named > 0 and line.lows[named - 1] not in names.before(line)
