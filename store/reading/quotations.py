"""Find quotations in one block: every style of marks, apostrophes told apart, missing marks healed.

Only outermost quotations are given; a quotation within a quotation belongs to it.
"""

from __future__ import annotations

from typing import NamedTuple

from store.model import Quotation, Span, Token
from store.reading.word_places import places_in

DOUBLE = frozenset({"“", "”", "„", "‟", '"', "«", "»", "''", "``", "＂", "〝", "〞", "「", "」", "『", "』"})
SINGLE = frozenset({"‘", "’", "'", "‚", "‛", "‹", "›", "`", "´"})
MARKS = DOUBLE | SINGLE
_OPENS_ONLY = frozenset({"„", "``", "‚", "「", "『", "〝"})
_CLOSES_ONLY = frozenset({"」", "』", "〞"})
_ENDS = frozenset({".", "!", "?", "…", "..."})
_BEFORE_CLOSE = _ENDS | {",", ";", ":", ")"}


class Open(NamedTuple):
    """A quotation that a block left open: what the next block has to be checked against."""

    double: bool
    mark: str


class _Mark(NamedTuple):
    token: int
    sign: str
    left: bool
    """It stands at the beginning of something: space before it, none behind it."""
    right: bool
    double: bool


def _marks(text: str, tokens: list[Token], lows: list[str], first: int, start: int, end: int) -> list[_Mark]:
    found: list[_Mark] = []
    if MARKS.isdisjoint(lows):
        return found
    for index in places_in(lows, MARKS):
        at = first + index
        token = tokens[at]
        sign = token.lower
        before = text[token.start - 1] if token.start > start else " "
        after = text[token.end] if token.end < end else " "
        opens = before.isspace() or before in "([{—–-/:>" or (before in "\"'“‘«„`" and not before.isalnum())
        closes = after.isspace() or after in ".,;:!?…)]}—–-/<\"'”’»`“*_"
        if sign == "“" and not opens and not closes:
            opens = True
        found.append(_Mark(at, sign, opens, closes, sign in DOUBLE))
    return found


def _may_open(mark: _Mark, tokens: list[Token], singles_right: int) -> bool:
    sign = mark.sign
    if sign in _OPENS_ONLY:
        return True
    if sign in _CLOSES_ONLY or not mark.left:
        # "»Text«" and a mark glued to the word before it: only the direction of the sign tells
        return sign in "“«‘" and not mark.right
    if mark.right and sign in "”’»'\"":
        return False
    if not mark.double:
        token = tokens[mark.token]
        following = tokens[mark.token + 1] if mark.token + 1 < len(tokens) else None
        if following is None or following.start != token.end:
            return False
        if sign != "‘" and (following.text[0].isdigit() or following.lower in ("em", "tis", "twas", "til", "n")):
            return False  # '90s, 'em
        if sign != "‚" and singles_right <= mark.token:
            return False
    return True


def _closes(opened: _Mark, mark: _Mark, tokens: list[Token], marks: list[_Mark], index: int) -> bool:
    """Whether ``mark`` closes what ``opened`` opened."""
    if opened.double != mark.double:
        return False
    sign = mark.sign
    if sign in _OPENS_ONLY:
        return False
    if sign in _CLOSES_ONLY:
        return True
    if opened.sign == "„" and sign == "“":
        return True
    if opened.sign == "»" and sign == "«":
        return True
    if sign in "“«‘‹" and mark.left and not mark.right:
        return False
    if mark.left and not mark.right:
        return False
    if mark.double:
        return True
    # a single mark: the end of the quotation, or the apostrophe of "the parties' position"
    before = tokens[mark.token - 1]
    if before.lower[-1] != "s" or before.lower in _BEFORE_CLOSE:
        return True
    following = tokens[mark.token + 1] if mark.token + 1 < len(tokens) else None
    if following is None or not following.text[0].islower():
        return True
    # an apostrophe only if another single mark can still close it before the next one opens
    if index + 1 < len(marks):
        later = marks[index + 1]
        return not (not later.double and later.right and not later.left)
    return True


def find_quotations(
    text: str, tokens: list[Token], lows: list[str], first: int, start: int, end: int, carried: Open | None
) -> tuple[list[Quotation], Open | None]:
    """Quotations of the block ``text[start:end]`` with the tokens from ``first`` on, and what it leaves open.

    ``lows`` are these tokens in lower case. ``carried`` is what the block before left open. The last quotation of a
    block that leaves one open has ``closed`` False and runs to the end of the block; the caller heals it if the next
    block does not go on with it.
    """
    marks = _marks(text, tokens, lows, first, start, end)
    found: list[Quotation] = []
    if not marks:
        return found, None
    singles_right = max((m.token for m in marks if not m.double and m.right), default=-1)
    opened: _Mark | None = None
    continues = False
    inner: list[_Mark] = []
    free = start
    """From here on no quotation has been found."""

    def close(mark: _Mark) -> None:
        nonlocal opened, continues, free
        assert opened is not None  # noqa: S101
        a, b = tokens[opened.token], tokens[mark.token]
        found.append(Quotation(Span(a.start, b.end), Span(a.end, b.start), True, continues))
        free = b.end
        opened, continues = None, False
        inner.clear()

    for index, mark in enumerate(marks):
        if opened is None:
            if _may_open(mark, tokens, singles_right):
                opened = mark
                continues = carried is not None and not found and mark.token == first and mark.double == carried.double
            elif (
                mark.double and mark.right and not found and (carried is None or carried.double)
                and not (tokens[mark.token - 1].text[0].isdigit() if mark.token > first else True)
            ):  # fmt: skip
                # the opening mark is missing: at the beginning of the block, or carried over from the one before
                b = tokens[mark.token]
                begin = tokens[first].start if carried else _sentence_start(tokens, first, mark.token)
                found.append(Quotation(Span(begin, b.end), Span(begin, b.start), True, carried is not None))
                free = b.end
        elif inner and _closes(inner[-1], mark, tokens, marks, index):
            inner.pop()
        elif _closes(opened, mark, tokens, marks, index):
            close(mark)
        elif mark.double and opened.double and mark.left and not mark.right:
            # a new quotation begins: the closing mark before it is missing
            stop = _heal_at(tokens, opened.token + 1, mark.token)
            a = tokens[opened.token]
            found.append(Quotation(Span(a.start, stop), Span(a.end, stop), False, continues))
            opened, continues = mark, False
            inner.clear()
        elif mark.double != opened.double and _may_open(mark, tokens, singles_right):
            inner.append(mark)
    if opened is None:
        return found, None
    a = tokens[opened.token]
    if not opened.double:
        return found, None  # a lone single mark is an apostrophe
    stop = tokens[-1].end
    found.append(Quotation(Span(a.start, stop), Span(a.end, stop), False, continues))
    return found, Open(opened.double, opened.sign)


def _sentence_start(tokens: list[Token], first: int, at: int) -> int:
    last = at - 1
    while last > first and not tokens[last].text[0].isalnum():
        last -= 1  # "left again.)“" ends a sentence, and begins none at the bracket
    for index in range(last - 1, first, -1):
        if tokens[index].lower in _ENDS:
            return tokens[index + 1].start
    return tokens[first].start


def _heal_at(tokens: list[Token], first: int, before: int) -> int:
    """Where a quotation ends whose closing mark is missing: behind its last full stop, else before the next one."""
    for index in range(before - 1, first, -1):
        if tokens[index].lower in _ENDS:
            return tokens[index].end
    return tokens[before - 1].end
