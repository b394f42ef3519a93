"""What the terminal is promised: few bytes, none when idle, no colour where none is wanted, and a clean leave."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contract.pseudo import ROOT, Pseudo
from tests.store.database.sample import articles, make_sample
from tests.tui.conftest import many, sample  # noqa: F401
from tests.tui.seed_database import make_seed_database

pytestmark = pytest.mark.contract
COLOUR = re.compile(rb"\x1b\[[0-9;]*(?:[34]8;[25]|(?<![0-9])(?:3[0-7]|4[0-7]|9[0-7]|10[0-7])(?![0-9]))[0-9;]*m")


def test_quits_with_zero_and_a_clean_terminal(sample: Path) -> None:  # noqa: F811
    with Pseudo(sample) as term:
        term.ready()
        assert term.left_on(), "while it runs the alternate screen is on"
        term.send("q")
        assert term.wait() == 0
        assert term.restored()


def test_a_place_that_cannot_be_kept_is_told_when_one_leaves(sample: Path, tmp_path: Path) -> None:  # noqa: F811
    for state, told in (("/dev/null/none", True), (str(tmp_path), False)):
        with Pseudo(sample, environ={"XDG_STATE_HOME": state}) as term:
            term.ready()
            term.press("j")
            term.send("q")
            assert term.wait() == 0
            said = f"talks-tui: where you were is not kept in {state}/talks-tui/sessions (Not a directory)"
            assert (said in term.raw.decode()) is told


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_signals_leave_a_clean_terminal(sample: Path, number: int, code: int) -> None:  # noqa: F811
    with Pseudo(sample) as term:
        term.ready()
        term.signal(number)
        assert term.wait(5) == code
        assert term.restored()


def test_a_continue_that_no_stop_came_before_starts_nothing_twice(sample: Path) -> None:  # noqa: F811
    """A terminal multiplexer that dies sends SIGHUP and SIGCONT: the program ends all the same."""
    with Pseudo(sample) as term:
        term.ready()
        term.signal(signal.SIGCONT)
        term.read()
        term.press("j")
        assert "row 2 of 9" in term.text()
        term.signal(signal.SIGHUP)
        term.signal(signal.SIGCONT)
        assert term.wait(6) == 129
        assert term.restored()


def test_rows_stand_before_the_app_is_there_and_keys_wait_for_it(many: Path) -> None:  # noqa: F811
    with Pseudo(many) as term:
        term.until("EVENTS", silence=0.0)
        assert "FILTERS" not in term.text(), "what is seen first is the list alone"
        rows = [line[25:60] for line in term.text().splitlines()[2:20]]
        term.send("jjG")
        term.until("row 409 of 409")
        term.send("g")
        term.until("row 1 of 409")
        term.until(re.escape(rows[0].strip("▌ ")))  # the rows come after the line that counts them
        first = [line[25:60] for line in term.text().splitlines()[2:20]]
        seen = [
            (early.lstrip("▌ "), late.lstrip("▌ ")) for early, late in zip(rows, first, strict=True) if early.strip()
        ]
        assert len(seen) > 3
        seen.pop()  # may have been read half written
        assert all(early == late for early, late in seen), "the app's own rows stand where the first page had them"
        assert "jjG" not in term.text()
        term.send("q")
        assert term.wait() == 0
        assert term.restored()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_before_the_app_is_there_gives_the_terminal_back(sample: Path, number: int) -> None:  # noqa: F811
    with Pseudo(sample) as term:
        term.until("EVENTS", silence=0.0)
        term.signal(number)
        assert term.wait(6) == 128 + number
        assert term.restored()


TOLD_AS_IT_BEGINS = """
import os, signal
from tui.tty.driver import TalksDriver
begin = TalksDriver.start_application_mode
def told(driver):
    os.kill(os.getpid(), signal.SIGTERM)
    begin(driver)
TalksDriver.start_application_mode = told
"""


def test_a_signal_while_the_app_takes_over_ends_it_without_a_word(sample: Path) -> None:  # noqa: F811
    with Pseudo(sample, before=TOLD_AS_IT_BEGINS) as term:
        assert term.wait(10) == 128 + signal.SIGTERM
        assert term.restored()
        assert b"Traceback" not in term.raw


def test_a_database_that_is_none_is_said_on_a_clean_terminal(tmp_path: Path) -> None:
    path = tmp_path / "no.db"
    path.write_text("no database at all")
    with Pseudo(path) as term:
        term.until(r"(?s)\bis\b.*\bnot\b.*\ba\b.*\btalks-tui\b.*\bdatabase\b")  # on as many lines as the pane needs
        term.send("q")
        assert term.wait() == 0
        assert term.restored()


@pytest.mark.parametrize("ignored", [False, True])
def test_a_terminal_that_goes_away_ends_the_program(sample: Path, ignored: bool) -> None:  # noqa: F811
    with Pseudo(sample, ignore_hangup=ignored) as term:
        term.ready()
        term.hang_up()
        assert term.wait(6) in (129, 1, 0)


def test_idle_sends_nothing_not_even_in_the_search_line(sample: Path) -> None:  # noqa: F811
    with Pseudo(sample) as term:
        term.ready()
        assert term.read(2.0) == b""
        term.send("/")
        term.until("Tab completes")
        assert term.read(2.0) == b""


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "vt100"}], ids=str)
def test_no_color_means_no_colour_at_all(sample: Path, environ: dict[str, str]) -> None:  # noqa: F811
    with Pseudo(sample, environ=environ) as term:
        term.ready()
        for key in ("j", "3", "w", "d", "1", " ", "?", "q", "/", "x\x7f", "\x1b"):
            term.press(key)
        assert b"\x1b[1m" in term.raw or b"\x1b[7m" in term.raw, "bold and reverse speak instead"
        assert COLOUR.findall(term.raw) == []


def test_sixteen_colours_where_the_terminal_has_no_more(sample: Path) -> None:  # noqa: F811
    with Pseudo(sample, environ={"TERM": "screen"}) as term:
        term.ready()
        term.press("j")
        assert not re.search(rb"[34]8;[25];", term.raw)
        assert COLOUR.search(term.raw)


def test_no_mouse_unless_asked_for(sample: Path) -> None:  # noqa: F811
    with Pseudo(sample) as term:
        term.ready()
        assert not re.search(rb"\x1b\[\?100[0236]h", term.raw)


def test_few_bytes(many: Path) -> None:  # noqa: F811
    """Budgets in bytes at 120x36 in 256 colours (performance goals of the project)."""
    with Pseudo(many) as term:
        start = len(term.ready())
        assert start <= 20_000
        assert max(term.press("j") for _ in range(5)) <= 3_500
        assert max(term.press("\x1b[6~") for _ in range(4)) <= 5_500
        term.press("g")
        burst = b""
        for _ in range(120):
            term.send("j")
            burst += term.read(0.016, 0.016)
        burst += term.read()
        assert len(burst) / 120 <= 700
        term.read(1.0)
        term.send("/")
        assert len(term.until("Tab completes")) <= 1_500
        term.read(1.0)
        assert term.press("a") <= 400


def test_few_bytes_in_all_colours_too(tmp_path: Path) -> None:
    """A page of real articles, which have the most colours, on a terminal with all of them."""
    with Pseudo(make_seed_database(tmp_path / "seeds.db"), environ={"COLORTERM": "truecolor"}) as term:
        assert len(term.ready()) <= 20_000
        term.press("j")
        assert term.press("\x1b[6~") <= 5_800


def test_bytes_that_are_no_text_do_not_end_it(sample: Path) -> None:  # noqa: F811
    with Pseudo(sample) as term:
        term.ready()
        term.press(b"\x1b[M\x20\x82\x30")
        term.press(b"\xe9\xff\xfe")
        term.press("2")
        term.press("j")
        assert "row" in term.text()
        term.signal(signal.SIGTERM)
        assert term.wait(5) == 143


def test_a_flood_of_random_bytes_cannot_keep_it_from_leaving(sample: Path) -> None:  # noqa: F811
    import random

    leaving = b"qQ|LV\x03\x10\x11\x1a\x1c"
    """Keys that end it or give the terminal to another program, where the rest of the flood would go."""
    flood = random.Random(5).randbytes(6_000).translate(None, leaving)  # noqa: S311
    with Pseudo(sample) as term:
        term.ready()
        for start in range(0, len(flood), 500):
            term.send(flood[start : start + 500])
            term.read(0.01, 0.05)
        assert os.waitpid(term.pid, os.WNOHANG) == (0, 0), "it runs still"
        term.signal(signal.SIGTERM)
        assert term.wait(6) == 143
        assert not term.left_on()


def test_resizing_in_a_storm_ends_at_the_last_size(sample: Path) -> None:  # noqa: F811
    with Pseudo(sample) as term:
        term.ready()
        for number in range(60):
            term.resize(60 + number, 20 + number % 10)
            term.read(0.001, 0.002)
        term.resize(100, 30)
        term.screen.resize(30, 100)
        term.until("row 1 of 9")
        assert "EVENTS" in term.text()
        assert "FILTERS" not in term.text()


def test_the_screen_can_be_drawn_again(sample: Path) -> None:  # noqa: F811
    with Pseudo(sample) as term:
        term.until("about talks")
        before = term.text()
        term.screen.reset()
        term.send("\x0c")
        term.until(re.escape(before))


def test_hostile_text_sends_no_sequence_of_its_own(tmp_path: Path) -> None:
    from tests.tui.test_hostile import ESCAPES, database

    path = database(tmp_path / "h.db", " ".join(ESCAPES.values()))
    with Pseudo(path) as term:
        term.ready()
        for key in ("j", "3", "w", "d", "1", " ", "C", "2", "G"):
            term.press(key)
        for bad in (b"]52", b"]8;", b"\x1b]2;", b"\x1b]0;", b"\x1b[6n", b"\x1b[2J", b"\x1bP", b"\x1b_", b"\x07EVIL"):
            plain = term.raw.replace("\u241b".encode(), b"")
            assert b"\x1b" + bad.lstrip(b"\x1b") not in plain, bad
        assert "\x9b".encode() not in term.raw
        assert "\u202e".encode() not in term.raw


def test_the_place_is_kept_when_the_line_drops(tmp_path: Path) -> None:
    path = make_sample(tmp_path / "s.db", articles())
    state = {"XDG_STATE_HOME": str(tmp_path / "state")}
    with Pseudo(path, environ=state) as term:
        term.ready()
        term.press("jjj")
        term.hang_up()
        term.wait(6)
    with Pseudo(path, environ=state) as term:
        term.until("row 4 of 9")


def test_a_terminal_that_goes_away_without_a_signal_ends_the_program(sample: Path, tmp_path: Path) -> None:  # noqa: F811
    """Under ``make run`` a dropped line signals ``make`` alone, which waits for its child."""
    master, slave = pty.openpty()
    environ = os.environ | {"TERM": "xterm-256color", "XDG_STATE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tui.start", "--db", str(sample)]
    with subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environ, start_new_session=True
    ) as child:
        os.close(slave)
        seen = b""
        while b"2026$p" not in seen:
            seen += os.read(master, 1 << 16)
        os.close(master)
        try:
            assert child.wait(20) == 129
        finally:
            child.kill()
