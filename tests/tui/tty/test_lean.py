"""What is sent is less, and the screen looks the same: judged by a terminal emulator."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, set_cell_size

from tests.tui.conftest import steps
from tui.tty.lean import Lean, _change

COLUMNS, ROWS = 24, 5
STYLES = [
    "",
    "1",
    "38;5;110;48;5;234",
    "1;38;5;110",
    "3;4",
    "7",
    "2;38;2;10;20;30;48;2;1;2;3",
    "31;44",
    "1;4;91;104",
    "9",
    "38;2;135;175;215;48;2;28;28;28",
]


def screen_of(*chunks: str) -> list[list[tuple[object, ...]]]:
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.Stream(screen)
    for chunk in chunks:
        stream.feed(chunk)
    cells = []
    for y in range(ROWS):
        row = []
        for x in range(COLUMNS):
            cell = screen.buffer[y][x]
            lines = (cell.underscore, cell.reverse, cell.strikethrough)
            letters = () if cell.data == " " and not any(lines) else (cell.fg, cell.bold, cell.italics)
            row.append((cell.data, cell.bg, *lines, *letters))
        cells.append(row)
    return cells


def run(x: int, y: int, text: str, style: str) -> str:
    text = text[: COLUMNS - x]
    return f"\x1b[{y + 1};{x + 1}H" + (f"\x1b[{style}m{text}\x1b[0m" if style else text)


RUNS = st.builds(
    run,
    st.integers(0, COLUMNS - 1),
    st.integers(0, ROWS - 1),
    st.text(st.sampled_from("ab cdéß─│“…"), min_size=1, max_size=COLUMNS)
    | st.builds(
        lambda a, n, b: a + " " * n + b, st.sampled_from(["", "a"]), st.integers(1, 22), st.sampled_from(["", "b"])
    ),
    st.sampled_from(STYLES),
)
FRAMES = st.lists(st.lists(RUNS, min_size=1, max_size=8).map("".join), min_size=1, max_size=6)


@given(FRAMES)
@settings(max_examples=300, deadline=None)
def test_the_screen_is_the_same(frames: list[str]) -> None:
    lean = Lean()
    assert screen_of(*(lean.write(frame) for frame in frames)) == screen_of(*frames)


@given(FRAMES)
@settings(max_examples=50, deadline=None)
def test_the_same_frame_again_sends_nothing(frames: list[str]) -> None:
    lean = Lean()
    lean.write(frames[-1])
    sent = lean.write(frames[-1])
    overwritten = len(screen_of(frames[-1])) and frames[-1].count("H") > 1
    assert overwritten or sent == ""


@given(st.sampled_from(STYLES), st.sampled_from(STYLES))
def test_a_style_change_gives_the_style(before: str, after: str) -> None:
    start = f"\x1b[1;1H\x1b[0;{before or '0'}mx"
    short = screen_of(start + _change(before, after) + "y")
    whole = screen_of(start + f"\x1b[0;{after or '0'}m" + "y")
    assert short == whole


def test_a_frame_without_a_change_is_not_even_begun() -> None:
    lean = Lean()
    frame = run(0, 0, "hello", "1")
    assert lean.write("\x1b[?2026h") == ""
    assert lean.write(frame).startswith("\x1b[?2026h")
    assert lean.write("\x1b[?2026l") == "\x1b[?2026l"
    assert lean.write("\x1b[?2026h") + lean.write(frame) + lean.write("\x1b[?2026l") == ""


def test_one_changed_word_sends_one_word() -> None:
    lean = Lean()
    lean.write(run(0, 0, "scheduled  RU UA", "38;5;75"))
    sent = lean.write(run(0, 0, "postponed  RU UA", "38;5;75"))
    assert "RU" not in sent
    assert len(sent) < 40


def test_blanks_are_erased_where_they_show_nothing_but_their_ground() -> None:
    for style, erased in (("38;5;75;48;5;234", True), ("1;3", True), ("4", False), ("7", False), ("9;31", False)):
        lean = Lean()
        lean.erases = True
        frame = run(0, 0, "ab" + " " * 20, style)
        sent = lean.write(frame)
        assert ("X" in sent) == erased
        assert screen_of(sent) == screen_of(frame)
    lean = Lean()
    lean.erases = False
    assert "X" not in lean.write(run(0, 0, "ab" + " " * 20, "1")), "GNU screen erases in no colour"


def test_many_changes_of_style_are_gathered_style_by_style() -> None:
    rows = [
        run(0, y, "on ", "38;5;251") + run(3, y, "Monday", "38;5;222") + run(9, y, " in ", "38;5;251")
        + run(13, y, "Doha", "38;5;115") + run(17, y, ".", "38;5;251")
        for y in range(ROWS)
    ]  # fmt: skip
    sent = Lean().write("".join(rows))
    assert [sent.count(f"38;5;{colour}m") for colour in (251, 222, 115)] == [1, 1, 1]
    assert len(sent) < sum(map(len, rows)) / 2
    assert screen_of(sent) == screen_of("".join(rows))


def test_cells_that_are_written_twice_are_written_in_their_order() -> None:
    frame = run(0, 0, "abc", "31") + run(0, 1, "abc", "32") + run(1, 0, "x", "34") + run(2, 0, "y", "31")
    assert screen_of(Lean().write(frame)) == screen_of(frame)


def test_a_step_on_in_the_row_and_a_colour_of_the_table_are_said_shortly() -> None:
    lean = Lean()
    lean.write(run(0, 1, "a.........b", ""))
    assert lean.write(run(0, 1, "x.........y", "")) == "\x1b[2Hx\x1b[9Cy"
    assert "38;5;110;48;5;234m" in Lean().write(run(0, 0, "x", "38;2;135;175;215;48;2;28;28;28"))
    assert "38;2;1;2;3m" in Lean().write(run(0, 0, "x", "38;2;1;2;3"))
    assert "48;2;0;0;95m" in Lean().write(run(0, 0, "x", "48;2;0;0;95")), "themes give the first ones other colours"


def test_forgetting_sends_everything() -> None:
    lean = Lean()
    frame = run(0, 0, "hello", "1")
    first = lean.write(frame)
    lean.forget()
    assert lean.write(frame) == first


def test_wide_and_joined_characters_are_never_left_out() -> None:
    lean = Lean()
    frame = run(0, 0, "汉字 👩\u200d👩\u200d👧 e\u0301", "1") + run(20, 0, "│", "")
    assert "汉字" in lean.write(frame)
    again = lean.write(frame)
    assert "汉字" in again
    assert "│" in again, "what stands behind them cannot be known"


WIDE_TEXT = st.lists(st.sampled_from(["ab", "汉字", "c ", "長い見出し", "é", "│", "  "]), min_size=1, max_size=8)


LINES = st.lists(st.tuples(WIDE_TEXT, st.sampled_from(STYLES)), min_size=1, max_size=4)


@given(st.lists(LINES, min_size=1, max_size=4))
@settings(max_examples=200, deadline=None)
def test_what_stands_behind_wide_characters_keeps_its_column(frames: list[list[tuple[list[str], str]]]) -> None:
    """Runs follow each other in a line as Textual writes them, without a move between them."""
    drawn = []
    for runs in frames:
        room, line = COLUMNS, "\x1b[2;1H"
        for texts, style in runs:
            text = set_cell_size("".join(texts), min(room, cell_len("".join(texts))))
            room -= cell_len(text)
            line += f"\x1b[{style}m{text}\x1b[0m" if style else text
        drawn.append(line + " " * room)
    lean = Lean()
    assert screen_of(*(lean.write(frame) for frame in drawn)) == screen_of(*drawn)


def test_other_sequences_go_through() -> None:
    lean = Lean()
    for sequence in ("\x1b[?25l", "\x1b[>25u", "\x1b]22;default\x07", "\x1b[?2026$p", "\x1b[2J"):
        assert lean.write(sequence) == sequence


def test_the_alternate_screen_is_a_fresh_one() -> None:
    lean = Lean()
    frame = run(0, 0, "hello", "")
    lean.write(frame)
    lean.write("\x1b[?1049h")
    assert "hello" in lean.write(frame)


def test_a_frame_of_many_runs_takes_work_in_proportion_to_them() -> None:
    def frame(rows: int) -> str:
        return "".join(f"\x1b[{y + 1};{3 * x + 1}H\x1b[3{x % 8}mab\x1b[0m" for y in range(rows) for x in range(30))

    small, large = (steps(lambda rows=rows: Lean().write(frame(rows))) for rows in (10, 80))
    assert large < 10 * small


def test_the_browser_starts_without_what_only_a_network_needs(tmp_path: Path) -> None:
    code = (
        "import sys; from tui.start import _import_asyncio; _import_asyncio(); import asyncio, textual.app;"
        " print('ssl' in sys.modules, '_ssl' in sys.modules); import ssl; print(ssl.OPENSSL_VERSION[:7])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[3])
    assert done.stdout == "False False\nOpenSSL\n", done.stderr


def test_a_start_leaves_out_the_toolkits_own_palette_which_can_still_be_had() -> None:
    code = (
        "import sys; from tui import start; start._import_asyncio(); start._import_textual(); import tui.app;"
        " print(any('command' in name or name == 'textual.widgets._input' for name in sys.modules));"
        " import textual.command as real; print(all(hasattr(real, name) for name in start.PALETTE));"
        " from textual.widgets import Input; print(Input.__name__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "Input"]


def test_a_start_leaves_out_what_only_a_load_or_a_correction_needs() -> None:
    code = (
        "import sys, tui.app; parts = ('store.linking', 'store.extraction', 'store.lexicon', 'store.loading',"
        " 'store.model', 'store.database.edits.amendments', 'tui.model.amending');"
        " print(sorted(set(parts) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[3])
    assert done.stdout == "[]\n", done.stderr


@pytest.mark.parametrize(("asked", "expected"), [(None, "12 13 False"), ("200", "200 201 True")])
def test_a_lone_escape_is_known_soon_unless_the_reader_says_when(
    asked: str | None, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ESCDELAY", raising=False)
    if asked is not None:
        monkeypatch.setenv("ESCDELAY", asked)
    code = (
        "import os; from tui import start; start._import_asyncio(); start._import_textual();"
        " from textual import constants; from tui.tty import driver;"
        " print(round(constants.ESCAPE_DELAY * 1000), round(driver.HOT * 1000), 'ESCDELAY' in os.environ)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == expected
