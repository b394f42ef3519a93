"""Completion in the shell: by the protocol of each shell, and in a real bash."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from store.annotating import tag
from store.database.lookup.reader import Reader
from tests.store.database.sample import make_sample
from tui.cli import cli
from tui.commands.completing import SHELLS, source

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = make_sample(tmp_path_factory.mktemp("completing") / "sample.db")
    with Reader.open(path) as reader:
        (row, *_) = reader.events()
    tag(path, [row.id], ["watch"])
    return path


def environment(database: Path) -> dict[str, str]:
    home = {f"XDG_{name}_HOME": str(database.parent) for name in ("CACHE", "CONFIG", "DATA", "STATE")}
    return os.environ | {"PYTHONPATH": str(ROOT), "TALKS_DB": str(database)} | home


def offered(database: Path, line: str, shell: str = "bash") -> list[str]:
    """What is offered for the last word of a command line."""
    words = line.split(" ")
    env = environment(database) | {"_TALKS_TUI_COMPLETE": f"{shell}_complete", "COMP_WORDS": line}
    env["COMP_CWORD"] = words[-1] if shell == "fish" else str(len(words) - 1)
    run = "import sys; sys.argv = ['talks-tui']; from tui.start import main; main()"
    done = subprocess.run([sys.executable, "-c", run], env=env, capture_output=True, text=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("talks-tui expl", ["plain,explain"]),
        ("talks-tui list stat", ["plain,status:"]),
        ("talks-tui list status:post", ["plain,status:postponed"]),
        ("talks-tui list kind:meeting speaker:pes", ['plain,speaker:"Dmitry Peskov"']),
        ("talks-tui list -place:ist", ["plain,-place:Istanbul"]),
        ("talks-tui list --new", ["plain,--newest"]),
        ("talks-tui facets tag:w", ["plain,tag:watch"]),
        ("talks-tui export meetings outlet:dai", ['plain,outlet:"Daily Sample"']),
        ("talks-tui browse place:gen", ["plain,place:Geneva"]),
        ("talks-tui tag wa", ["plain,watch"]),
        ("talks-tui list participant:t", ["plain,participant:Türkiye"]),
        ("talks-tui list actor:s", [""]),
    ],
)
def test_commands_options_and_queries_are_completed(database: Path, line: str, expected: list[str]) -> None:
    found = offered(database, line)
    assert [word for word in found if "United States" not in word] == expected


def test_zsh_and_fish_get_their_own_forms(database: Path) -> None:
    assert offered(database, "talks-tui list actor:pes", "zsh")[:2] == ["plain", 'actor\\:"Dmitry Peskov"']
    (line,) = offered(database, "talks-tui list actor:pes", "fish")
    assert line.startswith('plain,actor:"Dmitry Peskov"')


def test_without_a_database_nothing_is_offered_and_none_is_built(tmp_path: Path) -> None:
    assert offered(tmp_path / "none.db", "talks-tui list actor:pes") == [""]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_gets_a_script(shell: str) -> None:
    text = source(cli, shell)
    assert "_TALKS_TUI_COMPLETE" in text
    program = shutil.which(shell)
    if program is not None:
        done = subprocess.run([program, "-n"], input=text, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")


def test_in_a_real_bash(database: Path, tmp_path: Path) -> None:
    program = tmp_path / "talks-tui"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m tui.start "$@"\n')
    program.chmod(0o755)
    (tmp_path / "script").write_text(source(cli, "bash"))
    run = (
        f"source {tmp_path}/script; COMP_WORDS=(talks-tui list kind:meeting actor:pes); COMP_CWORD=3;"
        " _talks_tui_completion talks-tui 2>/dev/null; printf '%s\\n' \"${COMPREPLY[@]}\"; complete -p talks-tui;"
        " case $COMP_WORDBREAKS in *:*) echo colon;; esac"
    )
    env = environment(database) | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "--norc", "-c", run], env=env, capture_output=True, text=True)
    assert done.stdout.splitlines()[0] == 'actor:"Dmitry Peskov"'
    assert "_talks_tui_completion talks-tui" in done.stdout
    assert "colon" not in done.stdout
