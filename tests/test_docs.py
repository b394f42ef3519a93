"""The documents say what the code does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from tests.update_docs import MANUAL, manual
from tui.cli import cli
from tui.commands import pages
from tui.keys.key_help import key_table

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_key_table_is_that_of_the_program() -> None:
    assert key_table() in README


def test_the_manual_is_that_of_the_program() -> None:
    assert MANUAL.read_text(encoding="utf-8") == manual(), "make docs writes it"


def test_every_command_is_told() -> None:
    for name in cli.commands:
        assert f"talks-tui {name}" in README, name


def test_pictures_are_there() -> None:
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)", README)
    assert pictures
    for picture in pictures:
        assert (ROOT / picture).is_file(), picture


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for requirement in project["dependencies"]:
        name = re.split(r"[<>=!~\[]", requirement)[0]
        assert f"| {name} |" in contributing, name


def test_layers_have_one_letter_each() -> None:
    assert len(set(pages.LAYERS.values())) == len(pages.LAYERS)
