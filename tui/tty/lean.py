"""Fewer bytes for the same picture: what Textual draws is compared with what stands on the terminal already.

Textual ends every run with a reset, begins the next with its whole style, and repaints a pane where one line changed.
Over a slow line that is most of what is sent. This keeps a copy of the screen, lets through only the cells that
differ, goes from one style to the next by what is different between them, and writes a frame style by style where
that takes fewer codes than line by line.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress, count
from operator import ne
from typing import NamedTuple

from rich.cells import cell_len

_TOKEN = re.compile(
    r"(?:\x1b\[(?P<before>[0-9;:]*)m)?(?P<text>[^\x00-\x1f\x7f-\x9f]+)(?P<reset>\x1b\[0m)?"
    r"|\x1b\[(?P<style>[0-9;:]*)m|\x1b\[(?P<y>\d+);(?P<x>\d+)H|(?P<line>\r?\n)"
    r"|(?P<other>\x1b\[[^A-Za-z~]*[A-Za-z~]|\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Za-z0-9]|\x1b.|.)",
    re.DOTALL,
)
_ONE_CELL = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff"
    "\u2400-\u2421\u2500-\u259f]*"
)
_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"
_GAP = 4
"""Unchanged cells between two changed ones that cost less to send again than to jump over."""
_END_BLANKS = 6
_BLANKS = re.compile(" {12,}")
"""Blanks that cost more than erasing them, at the end of a run and inside of it."""
_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "21": "24", "5": "25", "6": "25", "7": "27", "8": "28", "9": "29"}
_OFF |= {"53": "55"}

_UNKNOWN = "\0"
"""What stands in a cell of which nobody knows."""

At = tuple[int, int] | None
"""Column and row of the terminal's cursor, as far as they are known."""


class Row:
    """The cells of one row, as far as they were ever written: characters, and the parameters of their styles."""

    __slots__ = ("styles", "text")

    def __init__(self) -> None:
        self.text = ""
        self.styles: list[str] = []

    def widen(self, cells: int) -> None:
        """Have room for so many."""
        del self.styles[len(self.text) :]
        self.styles += [""] * (cells - len(self.text))
        self.text = self.text.ljust(cells, _UNKNOWN)


class Run(NamedTuple):
    """Cells beside each other that are to be written in one style."""

    y: int
    x: int
    text: str
    style: str


class Lean:
    """The copy of one terminal's screen. ``write`` takes what would be sent and gives what has to be."""

    erases = "TMUX" in os.environ or not os.environ.get("TERM", "").startswith("screen")
    """Whether the terminal erases cells in the ground colour that is set; GNU screen does not."""

    def __init__(self) -> None:
        self._rows: dict[int, Row] = {}
        self._begun = ""
        """A begin of a synchronised frame that has not been sent, because nothing has changed in it so far."""
        self._open = False
        self._rest: At = None

    def forget(self) -> None:
        """Nothing is known of the screen any more: the next frame goes out whole."""
        self._rows.clear()
        self._rest = None

    def write(self, data: str) -> str:
        """The shortest way found to make the screen look as ``data`` would."""
        if data == _BEGIN:
            self._begun = data
            return ""
        if data == _END:
            begun, self._begun = self._begun, ""
            return "" if begun else data
        out = self._frame(data)
        if out and self._begun:
            out, self._begun = self._begun + out, ""
        return out

    def _frame(self, data: str) -> str:
        out: list[str] = []
        runs: list[Run] = []
        in_row: dict[int, list[Run]] = {}
        ends: dict[int, int] = {}
        """Behind the last run of each row."""
        style = pen = ""
        at: At = self._rest
        x, y = at if at is not None else (0, 0)
        moved = False

        def draw() -> None:
            nonlocal pen, at
            if runs:
                drawn, pen, at = _shortest(runs, pen, at, self.erases)
                out.append(drawn)
                runs.clear()
                in_row.clear()
                ends.clear()

        for token in _TOKEN.finditer(data):
            kind = token.lastgroup
            if kind == "style":
                style = _with(style, token["style"])
            elif kind == "x":
                x, y, moved = int(token["x"]) - 1, int(token["y"]) - 1, True
            elif kind == "line":
                moved = False
            elif kind == "other":
                draw()
                if "?1049" in token.group():
                    self.forget()
                if pen != style:
                    out.append(_change(pen, style))
                    pen = style
                out.append(token.group())
                at = None
            else:
                added, text = token.group("before", "text")
                shown = style if added is None else _with(style, added)
                style = "" if kind == "reset" else shown
                if not (text.isascii() or _ONE_CELL.fullmatch(text)):
                    draw()
                    out += [_move(x, y), _change(pen, shown), text]
                    pen, at = shown, None
                    self._unknown(y, x)
                    x += cell_len(text)
                    continue
                behind = x + len(text)
                if x < ends.get(y, 0) and any(
                    run.x < behind and x < run.x + len(run.text) for run in in_row.get(y, ())
                ):
                    draw()
                for first, last in self._changed(y, x, text, shown):
                    run = Run(y, x + first, text[first:last], shown)
                    runs.append(run)
                    in_row.setdefault(y, []).append(run)
                    ends[y] = max(ends.get(y, 0), behind)
                x += len(text)
        draw()
        if pen:
            out.append("\x1b[0m")
        if moved and at != (x, y):
            if out or self._rest != (x, y):
                out.append(_move(x, y))
            at = (x, y)
        self._rest = at
        return "".join(out)

    def _unknown(self, y: int, x: int) -> None:
        """From here to the end of the row the terminal may see other widths than we do."""
        row = self._rows.setdefault(y, Row())
        row.text = row.text[:x]

    def _changed(self, y: int, x: int, text: str, style: str) -> list[tuple[int, int]]:
        """The parts of ``text`` that differ from what stands there, which is noted as changed."""
        row = self._rows.get(y)
        if row is None:
            row = self._rows[y] = Row()
        end = x + len(text)
        if len(row.text) < end:
            row.widen(end)
        styles = [style] * len(text)
        before, styles_before = row.text[x:end], row.styles[x:end]
        if before == text and styles_before == styles:
            return []
        row.text = row.text[:x] + text + row.text[end:]
        row.styles[x:end] = styles
        parts: list[tuple[int, int]] = []
        first = last = -1
        old, new = zip(before, styles_before, strict=True), zip(text, styles, strict=True)
        for index in compress(count(), map(ne, old, new)):
            if first < 0:
                first = index
            elif index - last >= _GAP:
                parts.append((first, last))
                first = index
            last = index + 1
        return [*parts, (first, last)]


def _shortest(runs: Sequence[Run], pen: str, at: At, erases: bool) -> tuple[str, str, At]:
    """``runs`` as codes, with the style and the place that they leave: line by line, or style by style if shorter."""
    drawn = _in_order(runs, pen, at, erases)
    if len({run.style for run in runs}) > 2:
        other = _in_order(_by_style(runs, pen), pen, at, erases)
        drawn = min(drawn, other, key=lambda one: len(one[0]))
    return drawn


def _in_order(runs: Sequence[Run], pen: str, at: At, erases: bool) -> tuple[str, str, At]:
    out: list[str] = []
    for y, x, text, style in runs:
        if at != (x, y):
            out.append(_move(x, y, at))
        unseen = not text.strip(" ") and _same_ground(pen, style)
        style_here = pen if unseen else style  # nobody sees the letters of a blank
        drawn, behind = _drawn(text, erases and _erasable(style))
        out += [_change(pen, style_here), drawn]
        pen, at = style_here, (x + len(text) - behind, y)
    return "".join(out), pen, at


def _by_style(runs: Sequence[Run], pen: str) -> list[Run]:
    """All runs of one style, then all of the style that is nearest to it: to go there costs less than to change."""
    groups: dict[str, list[Run]] = {}
    before = Run(-1, 0, "", "")
    for run in runs:
        beside = before.y == run.y and before.x + len(before.text) == run.x
        if beside and not run.text.strip(" ") and _same_ground(before.style, run.style):
            run = run._replace(style=before.style)
        groups.setdefault(run.style, []).append(run)
        before = run
    ordered: list[Run] = []
    while groups:
        pen = min(groups, key=lambda style: len(_change(pen, style)))
        ordered += groups.pop(pen)
    return ordered


def _drawn(text: str, erasable: bool) -> tuple[str, int]:
    """``text`` with long runs of blanks erased, not written; and how many cells before its end the cursor stands."""
    if not erasable or "     " not in text:
        return text, 0
    bare = text.rstrip(" ")
    behind = len(text) - len(bare)
    if behind < _END_BLANKS:
        bare, behind = text, 0
    inner = _BLANKS.sub(lambda run: f"\x1b[{len(run[0])}X\x1b[{len(run[0])}C", bare)
    return inner + (f"\x1b[{behind}X" if behind else ""), behind


def _with(style: str, added: str) -> str:
    """The parameters of a style after some more of them, or a reset."""
    return "" if added in ("", "0") else f"{style};{added}" if style else added


@lru_cache(4096)
def _same_ground(one: str, other: str) -> bool:
    """Whether blanks in two styles look the same: the same ground, and no line or reverse in either."""
    first, second = _parts(one), _parts(other)
    return first is not None and second is not None and first[2] == second[2] and _erasable(one) and _erasable(other)


@lru_cache(4096)
def _erasable(style: str) -> bool:
    """Whether a blank in this style shows nothing but its ground."""
    parts = _parts(style)
    return parts is not None and parts[0] <= {"1", "2", "3"}


def _move(x: int, y: int, at: At = None) -> str:
    """The shortest way to a cell, from ``at`` if that is known."""
    if at is not None and at[1] == y and at[0] < x:
        return f"\x1b[{x - at[0]}C" if x - at[0] > 1 else "\x1b[C"
    return f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"


@lru_cache(4096)
def _change(before: str, after: str) -> str:
    """The shortest sequence from one style to another, both given by their parameters from a reset."""
    if before == after:
        return ""
    if not after:
        return "\x1b[0m"
    whole = f"\x1b[{'0;' if before else ''}{_FINE.sub(_indexed, after)}m"
    old, new = _parts(before), _parts(after)
    if old is None or new is None:
        return whole
    codes: list[str] = []
    gone = {_OFF[flag] for flag in old[0] - new[0]}
    codes += sorted(gone)
    codes += sorted(flag for flag in new[0] if flag not in old[0] or _OFF[flag] in gone)
    for index, plain in ((1, "39"), (2, "49")):
        if old[index] != new[index]:
            codes.append(new[index] or plain)  # type: ignore[arg-type]
    step = f"\x1b[{_FINE.sub(_indexed, ';'.join(codes))}m" if codes else ""
    return min(step, whole, key=len)


_FINE = re.compile(r"(?<![0-9])([34])8;2;(\d+);(\d+);(\d+)(?![0-9])")
_LEVELS = {0: 0, 95: 1, 135: 2, 175: 3, 215: 4, 255: 5}


def _indexed(found: re.Match[str]) -> str:
    """A colour that stands in the fixed part of the table of 256 by its number there, which is half as long."""
    red, green, blue = (int(part) for part in found.group(2, 3, 4))
    if red == green == blue and 8 <= red <= 238 and red % 10 == 8:
        return f"{found[1]}8;5;{232 + (red - 8) // 10}"
    if red in _LEVELS and green in _LEVELS and blue in _LEVELS:
        number = 16 + 36 * _LEVELS[red] + 6 * _LEVELS[green] + _LEVELS[blue]
        if number > 21:  # some themes give the first of them other colours
            return f"{found[1]}8;5;{number}"
    return found[0]


@lru_cache(4096)
def _parts(style: str) -> tuple[frozenset[str], str, str] | None:
    """Flags, letter colour and ground colour; None where the parameters are not all understood."""
    flags: set[str] = set()
    front = back = ""
    codes = style.split(";") if style else []
    index = 0
    while index < len(codes):
        code = codes[index]
        size = 1
        if code in ("38", "48"):
            kind = codes[index + 1] if index + 1 < len(codes) else ""
            size = {"5": 3, "2": 5}.get(kind, 0)
            if not size or index + size > len(codes):
                return None
            value = ";".join(codes[index : index + size])
            front, back = (value, back) if code == "38" else (front, value)
        elif code in _OFF:
            flags.add(code)
        elif code.isdigit() and (30 <= int(code) <= 37 or 90 <= int(code) <= 97 or code == "39"):
            front = "" if code == "39" else code
        elif code.isdigit() and (40 <= int(code) <= 47 or 100 <= int(code) <= 107 or code == "49"):
            back = "" if code == "49" else code
        else:
            return None
        index += size
    return frozenset(flags), front, back
