"""From the browser to files, the clipboard and other programs."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.contract.pseudo import Pseudo
from tests.tui.conftest import Running, Start
from tui.model.session import state_folder


async def typed(running: Running, text: str) -> None:
    for sign in text:
        running.type({"/": "slash", " ": "space", ".": "full_stop", "_": "underscore", "-": "minus"}.get(sign, sign))
    await running.settle()
    await running.press("enter")
    await running.screen.workers.wait_for_complete()
    await running.settle()


def told(running: Running) -> str:
    return running.screen.status.told.note


async def test_the_cut_is_written_to_a_new_file(
    start: Start, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with start(sample, query="place:istanbul") as running:
        await running.press("E")
        await typed(running, "cut.csv")
        assert told(running) == "1 meeting in cut.csv"
        with (tmp_path / "cut.csv").open(newline="") as stream:
            (row,) = csv.DictReader(stream)
        assert row["place"] == "Istanbul"
        await running.press("E")
        await typed(running, "cut.csv")
        assert "already" in running.text()[-2]
        await running.press("escape", "E")
        await typed(running, "articles art.jsonl")
        assert told(running) == "2 articles in art.jsonl"
        assert len([json.loads(line) for line in (tmp_path / "art.jsonl").read_text().splitlines()]) == 2
        await running.press("E")
        await typed(running, "no/such/folder.md")
        assert "There is no folder no/such." in running.text()[-2]
        await running.press("escape", "E")
        await typed(running, "cut.doc")
        assert "cut.doc names no format by its ending; .jsonl, .csv, .md, .ics do." in running.text()[-2]
        assert not (tmp_path / "cut.doc").exists()


async def test_words_and_markdown_are_copied(
    start: Start, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TMUX", raising=False)
    async with start(sample, query="speaker:peskov") as running:
        sent: list[str] = []
        monkeypatch.setattr(running.app, "copy_to_clipboard", sent.append)
        await running.press("alt+y")
        assert sent == ["We expect hard work\n"]
        assert told(running).startswith("words sent to the terminal's clipboard (OSC 52) and in ")
        await running.press("ctrl+y")
        assert sent[1].startswith("> “We expect hard work” - Dmitry Peskov")
        assert sent[1].splitlines()[2].startswith("> `talks-tui show s-")
        kept = state_folder({"XDG_STATE_HOME": str(tmp_path / "state")}) / "copied.txt"
        assert kept.read_text() == sent[1]


async def test_where_no_other_program_can_have_the_terminal_it_is_said(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("L")
        await running.screen.workers.wait_for_complete()
        await running.settle()
        assert told(running) == "no other program can have this terminal"


@pytest.fixture
def tool(tmp_path: Path) -> Path:
    """A pager that keeps what it gets, writes on the screen and waits for nothing."""
    script = tmp_path / "tool"
    script.write_text(
        f'#!/bin/sh\nif [ -n "$2" ]; then cat "$2" > {tmp_path}/got; echo "$1" > {tmp_path}/line;'
        f" else cat > {tmp_path}/got; fi\necho TOOL WAS HERE\n"
    )
    script.chmod(0o755)
    return script


@pytest.mark.contract
def test_pager_editor_and_pipe_get_what_the_pane_shows_and_give_the_screen_back(
    sample: Path, tool: Path, tmp_path: Path
) -> None:
    vim = tmp_path / "vim"
    vim.write_text(tool.read_text())
    vim.chmod(0o755)
    environ = {"PAGER": str(tool), "EDITOR": str(vim), "VISUAL": "", "SHELL": "/bin/sh"}
    with Pseudo(sample, "status:held", environ=environ) as term:
        term.ready()
        before = term.text()
        term.send("L")
        term.until("tool has ended")
        assert b"TOOL WAS HERE" in term.raw
        events = (tmp_path / "got").read_text()
        assert events.startswith("2026-02-04")
        assert len(events.splitlines()) == 1
        assert "TOOL WAS HERE" not in term.text()
        assert term.text().splitlines()[:20] == before.splitlines()[:20], "the screen is as it was"
        term.press("3")
        term.send("V")
        term.until("vim has ended")
        article = (tmp_path / "got").read_text()
        line = int((tmp_path / "line").read_text().removeprefix("+"))
        assert "Russia and Ukraine held talks in Istanbul" in article.splitlines()[line - 1]
        term.send("|")
        term.until("your shell")
        term.send(f"head -1 > {tmp_path}/got; echo piped\r")
        term.until("Enter leads back", silence=0.0)
        assert "piped" in term.text()
        term.send("\r")
        term.until("command has ended")
        assert (tmp_path / "got").read_text() == article.splitlines()[0] + "\n"
        term.press("j")
        term.send("q")
        assert term.wait() == 0
        assert term.restored()


@pytest.mark.contract
def test_a_pager_that_is_not_there_is_told_on_the_screen(sample: Path) -> None:
    with Pseudo(sample, environ={"PAGER": "/nowhere/less"}) as term:
        term.ready()
        term.send("L")
        term.until("which is not there")
        term.send("q")
        assert term.wait() == 0
        assert term.restored()
