"""The manual has all there is, and ``man`` understands it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError

import click
import pytest

from store.database.query import FIELDS
from tui.cli import cli, main
from tui.commands import manual
from tui.commands.manual import Item, items, plain_text, roff
from tui.keys.actions import ACTIONS
from tui.linear.commands import COMMANDS


def commands(group: click.Group, before: str = "") -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    for name, command in group.commands.items():
        found.append((before + name, command))
        if isinstance(command, click.Group):
            found += commands(command, f"{before}{name} ")
    return found


def test_every_command_option_field_key_and_line_command_is_in_it() -> None:
    terms = [item.text for item in items(cli)]
    for name, command in commands(cli):
        assert any(term == name or term.startswith(name + " ") for term in terms), name
        for param in command.params:
            if isinstance(param, click.Option) and param.help:
                assert any(param.opts[0] in term.split() for term in terms), (name, param.opts)
    assert {f"{field}:" for field in FIELDS} <= set(terms)
    assert {command.usage for command in COMMANDS} <= set(terms)
    bodies = [item.body for item in items(cli)]
    assert all(action.help in bodies for action in ACTIONS)


def test_nothing_in_it_is_taken_for_a_request() -> None:
    made = roff([Item("text", ".so /etc/passwd\n'x \\fB \x1b[31m"), Item("entry", '-x "y"', "a\n.br")], "1")
    assert made.splitlines()[2:] == [
        "\\&.so /etc/passwd",
        "\\&\\(aqx \\efB ␛[31m",
        ".TP",
        "\\fB\\-x \\(dqy\\(dq\\fR",
        "a",
        "\\&.br",
    ]


def test_man_reads_it_without_a_complaint() -> None:
    groff = ["groff", "-man", "-Tutf8", "-ww", "-K", "utf8", "-P-cbou"]
    program = groff if shutil.which("groff") else ["mandoc", "-T", "utf8", "-W", "error"]
    done = subprocess.run(program, input=roff(items(cli), "1.0").encode(), capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"QUERIES" in done.stdout
    assert b"anyone who speaks" in done.stdout.lower()


def test_it_asks_for_nothing_that_some_man_may_not_know() -> None:
    lines = roff(items(cli), "1.0").splitlines()
    requests = {line.split()[0] for line in lines if line.startswith((".", "'"))}
    assert requests <= {".TH", ".SH", ".SS", ".TP", ".PP", ".IP", ".RS", ".RE"}
    escapes = {found for line in lines for found in re.findall(r"\\(?:f.|\(..|.)", line)}
    assert escapes <= {r"\fB", r"\fR", r"\-", r"\e", r"\&", r"\(aq", r"\(dq"}, escapes
    assert all(line.count(r"\fB") == line.count(r"\fR") for line in lines)


def test_it_can_be_read_without_man() -> None:
    text = plain_text(items(cli))
    assert text.startswith("NAME\n    talks-tui - browse")
    assert "\n    speaker:\n        Who says it.\n" in text
    assert not any(line != line.rstrip() for line in text.splitlines())


def test_it_is_shown_where_the_program_was_never_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.version", missing)
    assert manual.version() == ""
    for arguments, first in (
        (["man"], '.TH TALKS-TUI 1 "" "talks-tui"'),
        (["--version"], "talks-tui, version unknown"),
    ):
        monkeypatch.setattr(sys, "argv", ["talks-tui", *arguments])
        assert main() == 0
        assert capsys.readouterr().out.startswith(first)
