"""Cut a text into lines, the units of layout; hard-wrapped lines of one paragraph are put together again."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from store.model import BlockKind, Token
from store.reading.tokens import lower_of

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BLOCK_TAG = re.compile(
    r"<(/?)(?:p|br|hr|div|li|ul|ol|h[1-6]|tr|td|table|section|article|aside|nav|header|footer|blockquote|figure|"
    r"figcaption|main|body)\b[^<>\n]{0,300}>",
    re.IGNORECASE,
)
_STOPS = frozenset({".", "!", "?", "…", "..."})
_CLOSERS = frozenset({"”", "’", '"', "'", "''", "»", "“", "‘", ")", "]", "*", "_"}) | frozenset("■□▪◼♦●∎•")
_BULLETS = frozenset({"-", "–", "—", "•", "·", "▪", "►", "●", "■", "◦", "‣", "*", "+", "▶", "→", "✓", "»", ">", "#"})
_DASHES = frozenset({"-", "–", "—", "--", "/"})
_ARROWS = frozenset({"→", "►", "▶", "»"})
_EDGE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""White space and what is as good as that."""


@dataclass(slots=True, eq=False)
class Line:
    """A line with its tokens ``[first, last)``; what layout finds out about it is filled in later."""

    start: int
    end: int
    first: int
    last: int
    lows: list[str]
    """Lower-case tokens."""
    blank: bool
    """Whether an empty line stands before it."""
    words: int = 0
    full: bool = False
    """Ends like a sentence."""
    bullet: bool = False
    link: bool = False
    """Begins with an arrow, as a link does."""
    heading: bool = False
    """Marked as a heading (Markdown)."""
    kind: BlockKind | None = None
    rule: str = ""
    turn: str = ""
    scope: str = ""
    names: set[str] | None = None
    """Capitalised words, once somebody asked for them."""
    told: set[str] | None = None
    """Beginnings of the longer words, once somebody asked for them."""

    def mark(self, kind: BlockKind, rule: str) -> None:
        self.kind = kind
        self.rule = rule


def cut_lines(text: str, tokens: list[Token], starts: list[int]) -> list[Line]:
    """Lines that are not blank, in text order; ``starts`` tells where the tokens begin."""
    spans: list[tuple[int, int, bool]] = []
    last_end = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        if match.group().strip(_EDGE):
            between = text[last_end:start]
            blank = not spans or between.count("\n") > 1 or (between.count("\r") > 1 and "\n" not in between)
            if "<" in match.group():
                spans.extend(_at_tags(text, start, end, blank))
            else:
                spans.append((start, end, blank))
            last_end = end
    lines: list[Line] = []
    at = 0
    for start, end, blank in _unwrap(text, spans):
        first = at
        at = bisect_left(starts, end, first)
        lines.append(line_of(text, tokens, start, end, first, at, blank))
    return lines


def line_of(text: str, tokens: Sequence[Token], start: int, end: int, first: int, last: int, blank: bool) -> Line:
    """The line between two characters, with the tokens ``[first, last)``; ``blank``: an empty line stands before it."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    bullet = heading = link = False
    while last - first > 1 and tokens[first].lower in _BULLETS and not _opens_bold(tokens, first, last):
        if tokens[first + 1].start == tokens[first].end and tokens[first + 1].lower not in ("#", "*", ">", "-"):
            break
        heading = heading or tokens[first].lower == "#"
        bullet = bullet or tokens[first].lower not in "#>"
        link = link or tokens[first].lower in _ARROWS
        first += 1
    tag = text[start : start + 3].lower() if text[start : start + 1] == "<" else ""
    if first < last and tokens[first].lower == "*":
        first, last, bold = _unbolded(tokens, first, last)
        heading = heading or bold
    bullet = bullet or tag == "<li"
    heading = heading or (tag[:2] == "<h" and tag[2:].isdigit())
    line = Line(start, end, first, last, list(map(lower_of, tokens[first:last])), blank)
    line.bullet, line.heading = bullet, heading
    if "us" in line.lows and not text[start:end].isupper():
        # the country, not "write to us"
        line.lows = ["u.s." if token.text == "US" else token.lower for token in tokens[first:last]]
    if last - first > 40:
        line.words = text.count(" ", start, end) + 1
    else:
        line.words = len([low for low in line.lows if low[0].isalnum()])
    index = last - 1
    while index > first and tokens[index].lower in _CLOSERS:
        index -= 1
    if index >= first:
        low = tokens[index].lower
        if low not in _STOPS and tokens[last - 1].lower in (")", "]"):
            # "... was signed. (Agency)"
            for back in range(last - 2, max(first, last - 14), -1):
                if tokens[back].lower in ("(", "["):
                    low = tokens[back - 1].lower
                    break
        if low not in _STOPS and last - first > 8:
            low = _before_credit(line.lows, low)
        line.full = low in _STOPS or (low[-1] == "." and len(low) > 2 and line.words >= 16)
    line.link = link and not line.full
    return line


def _opens_bold(tokens: Sequence[Token], first: int, last: int) -> bool:
    return last - first > 4 and tokens[first].lower == tokens[first + 1].lower == "*"


def _unbolded(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int, bool]:
    """The tokens of a line without the marks of bold around it (Markdown), and whether all of it is bold.

    Where only its opening is, as in "**5 February** Engineers inspect the bridge", the first marks are left out.
    """
    if not _opens_bold(tokens, first, last):
        return first, last, False
    end = last - (tokens[last - 1].lower == ":")
    whole = tokens[end - 1].lower == tokens[end - 2].lower == "*"
    return first + 2, end - 2 if whole else last, whole


def _before_credit(lows: list[str], low: str) -> str:
    """The stop before a dash near the end: "... had no comment. - with Ana Ruiz"."""
    for back in range(len(lows) - 2, len(lows) - 8, -1):
        if lows[back] in _DASHES and (lows[back - 1] in _STOPS or lows[back - 2] in _STOPS):
            return "."
    return low


def _at_tags(text: str, start: int, end: int, blank: bool) -> list[tuple[int, int, bool]]:
    """Cut a line before every opening and behind every closing tag of a block of markup."""
    pieces: list[tuple[int, int, bool]] = []
    begin = start
    for match in _BLOCK_TAG.finditer(text, start, end):
        cut = match.end() if match.group(1) else match.start()
        if text[begin:cut].strip(_EDGE):
            pieces.append((begin, cut, blank))
            begin = cut
    if text[begin:end].strip(_EDGE):
        pieces.append((begin, end, blank))
    return pieces


def _unwrap(text: str, spans: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """Join the lines of a paragraph that was wrapped at a fixed width.

    A text counts as wrapped when at least three lines break off before a small letter and no line is longer than 120.
    Two lines are one when the first word of the second would not have fitted into the first.
    """
    if len(spans) < 4:
        return spans
    width = max(end - start for start, end, _ in spans)
    if width > 120:
        return spans
    broken = wide = 0
    for (_, end, _), (start, _, blank) in itertools.pairwise(spans):
        if not blank and text[start].islower() and text[end - 1] not in ".!?":
            broken += 1
            wide += (end - text.rfind("\n", 0, end) - 1) * 5 > width * 4
    if broken < 3 and wide < 2:
        return spans
    joined = [spans[0]]
    for start, end, blank in spans[1:]:
        begin, stop, was = joined[-1]
        line_start = max(begin, text.rfind("\n", begin, stop) + 1)
        space = text.find(" ", start, end)
        word = (space if space >= 0 else end) - start
        if (not blank and (stop - line_start) + 1 + word > width - 3) or (
            not blank and text[start].islower() and text[stop - 1] not in ".!?:"
        ):
            joined[-1] = (begin, end, was)
        else:
            joined.append((start, end, blank))
    return joined
