"""Text handed to the programs of the person at the terminal."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tui.out.outside import NoProgram, edit, editor, page, pager, pipe


@pytest.fixture
def tool(tmp_path: Path) -> Path:
    """A program that notes its arguments and its input, and copies the file it was given last."""
    script = tmp_path / "tool"
    script.write_text(
        f'#!/bin/sh\necho "$@" > {tmp_path}/arguments\n'
        f'for last; do :; done\nif [ -f "$last" ]; then cat "$last" > {tmp_path}/got; ls -l "$last" > {tmp_path}/mode;'
        f" else cat > {tmp_path}/got; fi\n"
    )
    script.chmod(0o755)
    return script


def test_the_pager_gets_the_text_and_none_of_it_is_a_command(tool: Path, tmp_path: Path) -> None:
    text = '$(touch x) `id` ; "é" \ud800\n'
    assert page(text, {"PAGER": f"{tool} -R"}) == "tool has ended"
    assert (tmp_path / "got").read_text() == text.replace("\ud800", "?")
    assert (tmp_path / "arguments").read_text() == "-R\n"


def test_the_editor_gets_a_private_copy_at_the_line(tool: Path, tmp_path: Path) -> None:
    vim = tool.rename(tmp_path / "vim")
    assert edit("one\ntwo\n", 2, {"EDITOR": "nothing", "VISUAL": str(vim)}).endswith("has ended")
    assert (tmp_path / "got").read_text() == "one\ntwo\n"
    line, file = (tmp_path / "arguments").read_text().split()
    assert line == "+2"
    assert not Path(file).exists()
    other = vim.rename(tmp_path / "acme")
    edit("one\n", 2, {"EDITOR": str(other)})
    assert len((tmp_path / "arguments").read_text().split()) == 1


def test_a_typed_command_runs_in_the_shell_with_the_text_as_input(tmp_path: Path) -> None:
    assert pipe(f"grep -c two > {tmp_path}/n", "one\ntwo\ntwo\n") == "the command has ended"
    assert (tmp_path / "n").read_text() == "2\n"
    assert pipe("exit 3", "x") == "the command ended with 3"
    assert pipe("true", "x" * 1_000_000) == "the command has ended"


def test_ctrl_c_is_the_commands_alone(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGINT)
    told = pipe(f"kill -INT {os.getpid()}; kill -INT $$; echo survived > {tmp_path}/out", "x")
    assert told.endswith("ended with -2")
    assert not (tmp_path / "out").exists()
    assert signal.getsignal(signal.SIGINT) is before


def test_a_program_that_is_not_there_is_named(tmp_path: Path) -> None:
    for environ, words in (
        ({"PAGER": "/nowhere/less"}, r"\$PAGER is /nowhere/less"),
        ({"PAGER": "'x"}, r"\$PAGER cannot be read"),
    ):
        with pytest.raises(NoProgram, match=words):
            page("x", environ)
    with pytest.raises(NoProgram, match=r"\$EDITOR is nope"):
        editor({"EDITOR": "nope"})
    with pytest.raises(NoProgram, match="cannot be run"):
        pipe("x", "y", {"SHELL": str(tmp_path)})


def test_without_a_word_of_the_user_usual_programs_are_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoProgram, match=r"Neither less nor more is there; set \$PAGER"):
        pager({})
    (tmp_path / "more").write_text("#!/bin/sh\n")
    (tmp_path / "more").chmod(0o755)
    assert pager({}) == pager({"PAGER": " "}) == ["more"]
