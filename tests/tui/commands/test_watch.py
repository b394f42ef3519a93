"""``talks-tui load --watch``: what comes is loaded, trouble waits, and Ctrl-C ends it."""

from __future__ import annotations

import os
import select
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from store.database.lookup.reader import Reader
from store.loading import Progress
from tui.commands.loading import FIRST_LINE, NEXT_LINE, Account, Order, load_and_watch

ROOT = Path(__file__).parents[3]
TEXT = "Chad and Niger will hold talks in Niamey on {} February 2026, the minister said.\n"


def article(folder: Path, day: int) -> Path:
    path = folder / f"{day}.txt"
    path.write_text(TEXT.format(day))
    os.utime(path, ns=(day, day))
    return path


def watch(folder: Path, db: Path, *steps: Callable[[], object]) -> int:
    """Watches the folder; between two looks it takes the next step, and at the end Ctrl-C is pressed."""
    left = list(steps)

    def pause() -> None:
        if not left:
            raise KeyboardInterrupt
        left.pop(0)()

    return load_and_watch(Order([str(folder)], db), pause)


def articles(db: Path) -> int:
    with Reader.open(db) as reader:
        return reader.totals().articles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    article(tmp_path / "in", 5)
    return tmp_path / "in"


def nothing() -> None:
    """A look at which nothing happened."""


def test_what_comes_is_loaded_and_told_once(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db = tmp_path / "x.db"
    seen: list[int] = []
    steps = [nothing, lambda: article(folder, 6), nothing, nothing, lambda: seen.append(articles(db))]
    assert watch(folder, db, *steps) == 130
    assert seen == [2]
    lines = capsys.readouterr().err.splitlines()
    assert [line for line in lines if " new, " in line] == [
        f"1 new, 0 unchanged, 0 changed, 0 failed · {db}",
        f"1 new, 0 unchanged, 0 changed, 0 failed · {db}",
    ]
    assert lines[-1] == "talks-tui: watching ended; 1 loaded since it began"


def test_a_changed_file_replaces_what_it_said(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.db"

    def change() -> None:
        (folder / "5.txt").write_text(TEXT.format(9))
        os.utime(folder / "5.txt", ns=(9, 9))

    watch(folder, db, change, nothing, nothing)
    with Reader.open(db) as reader:
        assert reader.totals().articles == 1
        assert [row.day for row in reader.events() if row.kind == "meeting"] == ["2026-02-09"]


def test_while_another_program_writes_the_files_wait(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from store.database.writing import writer

    db = tmp_path / "x.db"
    opened = writer.open_for_writing
    monkeypatch.setattr(writer, "open_for_writing", lambda path, timeout=0.0: opened(path, 0.0))
    others: list[sqlite3.Connection] = []

    def lock() -> None:
        others.append(sqlite3.connect(db, isolation_level=None))
        others[0].execute("BEGIN IMMEDIATE")
        article(folder, 6)

    def unlock() -> None:
        others[0].execute("ROLLBACK")
        others[0].close()

    assert watch(folder, db, lock, nothing, nothing, unlock, nothing) == 130
    assert articles(db) == 2
    assert "The files wait." in capsys.readouterr().err


@pytest.mark.contract
def test_the_real_thing_ends_on_ctrl_c(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    command = [sys.executable, "-m", "tui.start", "load", "--watch", "--every", "0.1", "--db", str(db), str(folder)]
    env = os.environ | {"PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(tmp_path)}
    with subprocess.Popen(command, env=env, stderr=subprocess.PIPE) as running:
        assert running.stderr is not None

        def until(words: bytes) -> bytes:
            got = b""
            while words not in got:
                assert running.stderr is not None
                assert select.select([running.stderr], [], [], 30)[0], got
                part = os.read(running.stderr.fileno(), 4096)
                assert part, got
                got += part
            return got

        try:
            until(b"watching")
            article(folder, 7)
            until(b"1 new")
            running.send_signal(signal.SIGINT)
            assert b"Traceback" not in until(b"watching ended; 1 loaded")
            assert running.wait(20) == 130
        finally:
            running.kill()  # nothing where it has ended
    assert articles(db) == 2


def test_a_long_load_says_how_far_it_is_where_no_bar_can_be_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    waited: list[float] = []

    def wait(seconds: float) -> bool:
        waited.append(seconds)
        if len(waited) == 2:
            account.show(Progress(3, 40, "three\x1b.txt"))
        return len(waited) == 3

    account = Account(wait)
    account.show(Progress(0, 40, ""))
    account.tell()
    assert waited == [FIRST_LINE, NEXT_LINE, NEXT_LINE]
    assert capsys.readouterr().err.splitlines() == [
        "talks-tui: reading: 0 of 40 done after 5 s",
        "talks-tui: reading: 3 of 40 done after 20 s, the last three␛.txt",
    ]


def test_a_short_load_ends_without_waiting_for_its_next_line() -> None:
    with Account() as account:
        account.show(Progress(1, 1, "one.txt"))
    assert not account._thread.is_alive()
