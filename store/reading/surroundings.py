"""What the lines around a line say of it: repeated lines, rows of short lines, text that stands apart."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from store.model import BlockKind, Token
from store.reading.captions import says
from store.reading.dated_lines import has_date
from store.reading.housetalk import drop_imprint, peel
from store.reading.lines import Line
from store.reading.resuming import Names
from store.reading.rules import LayoutRules

_K = BlockKind
_FRAMES = (_K.BOILERPLATE, _K.TEASER, _K.JUNK)
_READ = (_K.PARAGRAPH, _K.SUBHEAD)
_REPLY = frozenset({"reply", "upvote", "flag"})
_MAIL = frozenset({"from", "to", "cc", "date", "sent", "subject", "reply-to", "reply"})
_ROW = 3
"""So many short lines without a stop one after the other are a menu or a list of links."""
_ENDS = ("layout.copyright", "layout.tags", "layout.comments")
_SMALL = 32
"""A piece of text of fewer words may be a poll, a comment, the summary of another article."""


def mark_repeated(lines: Sequence[Line], rules: LayoutRules) -> None:
    """Short lines without a stop that come twice are buttons and labels; a day is a day each time."""
    seen = Counter(
        tuple(line.lows) for line in lines if line.kind is None and not line.full and not line.bullet and line.words < 4
    )
    marked: set[tuple[str, ...]] = set()
    for index, line in enumerate(lines):
        if line.kind is None and line.words < 4 and not line.full and not line.bullet and not line.turn:
            label = tuple(line.lows)
            if seen[label] > 1 and has_date(line.lows, rules):
                continue
            # who speaks stands above what is said every time
            spoken = index + 1 < len(lines) and lines[index + 1].full and label not in marked
            if seen[label] > (2 if spoken else 1) and not (spoken and line.lows[-1] == ":"):
                line.mark(_K.BOILERPLATE, "layout.repeated")
                marked.add(label)


def mark_comments(lines: Sequence[Line]) -> None:
    """Where "Reply" stands more than once, what is above the first one is a reader's comment."""
    replies = [
        index for index, line in enumerate(lines) if line.words in (1, 2) and line.lows[0] in _REPLY and not line.full
    ]
    if len(replies) < 2:
        return
    for index in range(replies[0] - 1, max(-1, replies[0] - 7), -1):
        if lines[index].kind in _FRAMES:
            lines[index].scope = "comments"
            return


def mark_mail(lines: Sequence[Line]) -> None:
    """The head of a mail: From, To, Date, Subject."""
    heads = [line for line in lines[:9] if line.lows[1:2] == [":"] and line.lows[0] in _MAIL and line.words < 30]
    if len(heads) > 1 and any(line.lows[0] == "subject" for line in heads):
        for line in lines[: lines.index(heads[-1]) + 1]:
            if line.kind is None:
                line.mark(_K.HEADER, "layout.mail")


def settle(lines: Sequence[Line], body: int, tokens: Sequence[Token], rules: LayoutRules) -> None:
    """Correct what was found out line by line: rows of subheads, and small texts beyond the end of the article."""
    _diary(lines[body:], rules)
    _rows(lines, body, tokens, rules)
    names = Names(lines[body:], tokens, rules)
    peel(lines, body, names, tokens, rules)
    drop_imprint(lines, body)
    _detached(lines, body, names, rules)


def _diary(lines: Sequence[Line], rules: LayoutRules) -> None:
    """Days between the paragraphs of a diary are headings, not the day of publication."""
    days = [
        line for line, below in itertools.pairwise(lines)
        if line.rule == "layout.header" and line.words < 6 and below.kind is _K.PARAGRAPH
        and not (rules.shape["weekdays"] | rules.shape["months"]).isdisjoint(line.lows)
    ]  # fmt: skip
    if len(days) > 1:
        for line in days:
            line.mark(_K.SUBHEAD, "layout.subhead.day")


def _rows(lines: Sequence[Line], body: int, tokens: Sequence[Token], rules: LayoutRules) -> None:
    at = body
    while at < len(lines):
        if lines[at].kind is not _K.SUBHEAD and lines[at].kind not in _FRAMES:
            at += 1
            continue
        begin = at
        while at < len(lines) and (lines[at].kind is _K.SUBHEAD or lines[at].kind in _FRAMES):
            at += 1
        heads = [line for line in lines[begin:at] if line.kind is _K.SUBHEAD]
        framed = len(heads) < at - begin
        if not heads or (not framed and len(heads) < _ROW):
            continue
        if begin and lines[begin - 1].kind is _K.PARAGRAPH and lines[begin - 1].lows[-1] == ":":
            continue  # a list that a sentence announces
        last = lines[at - 1]
        stays = (
            last.kind is _K.SUBHEAD and at < len(lines) and tokens[last.first].text[0].isupper()
            and (last.words > 1 or last.blank) and "@" not in last.lows
            and (last.blank or len(heads) == 1) and lines[at - 2].rule != "layout.tags"
            and not (framed and last.lows[0] in rules.shape["invite"])
        )  # fmt: skip
        for line in heads:
            if line is not last or not stays:
                line.mark(_K.BOILERPLATE, "layout.row")


def _detached(lines: Sequence[Line], body: int, names: Names, rules: LayoutRules) -> None:
    """Small texts behind the article, parted from it by links or buttons, and nothing in them that it spoke of."""
    pieces: list[tuple[int, list[Line]]] = [(0, [])]
    apart = 0
    for line in lines[body:]:
        if line.kind in _FRAMES:
            apart += _ROW if line.rule.startswith(_ENDS) else not line.rule.startswith("layout.post")
        elif line.kind in _READ:
            if apart and pieces[-1][1]:
                pieces.append((apart, []))
            pieces[-1][1].append(line)
            apart = 0
    if len(pieces) < 2:
        return
    known: set[str] = set()
    told: set[str] = set()
    loose: list[Line] = []
    for gap, piece in pieces:
        named = set().union(*(names.of(line) for line in piece))
        words = set().union(*(names.told(line) for line in piece))
        tells = words & told and any(not rules.shape["verbs"].isdisjoint(line.lows) for line in piece)
        if gap and _is_loose(gap, piece, bool(named & known or tells), rules):
            loose += piece
        else:
            loose = []
            known |= named
            told |= words
    for line in loose:
        line.mark(_K.BOILERPLATE, "layout.detached")


def _is_loose(gap: int, piece: Sequence[Line], named: bool, rules: LayoutRules) -> bool:
    """Whether a small text that ``gap`` lines of frame part from what is above it could be left out."""
    told = any(line.turn or says(line.lows) or "according" in line.lows for line in piece)
    if told or sum(line.words for line in piece) >= _SMALL:
        return False
    if all(line.lows[-1] == "?" for line in piece if line.full):
        return True
    if gap < _ROW or named or piece[0].lows[0] in rules.shape["goes_on"]:
        return False
    return sum(line.full and line.words > 5 for line in piece) < 2
