"""What is due in a watched folder; time stamps are set, so nothing waits."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from store.sources.watching import Watched


def write(path: Path, text: str, at: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    os.utime(path, ns=(at, at))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "old.txt", "old", 1)
    return tmp_path


def test_what_is_there_at_the_start_is_seen(folder: Path) -> None:
    watched = Watched([folder])
    assert watched.due() == watched.due() == []


def test_a_file_is_due_once_it_is_the_same_at_two_looks(folder: Path) -> None:
    watched = Watched([folder])
    write(folder / "in" / "new.txt", "ha", 2)
    assert watched.due() == []
    write(folder / "in" / "new.txt", "half", 3)
    assert watched.due() == []
    assert watched.due() == [str(folder / "in" / "new.txt")]
    assert watched.due() == []


def test_a_change_and_a_return_are_due_again(folder: Path) -> None:
    watched = Watched([folder])
    write(folder / "old.txt", "older", 5)
    assert [watched.due(), watched.due()] == [[], [str(folder / "old.txt")]]
    (folder / "old.txt").unlink()
    assert watched.due() == []
    write(folder / "old.txt", "older", 5)
    assert [watched.due(), watched.due()] == [[], [str(folder / "old.txt")]]


def test_what_could_not_be_loaded_is_due_at_the_next_look(folder: Path) -> None:
    watched = Watched([folder])
    write(folder / "new.txt", "new", 2)
    watched.due()
    due = watched.due()
    watched.again(due)
    assert watched.due() == due == [str(folder / "new.txt")]
    assert watched.due() == []


def test_other_files_and_a_folder_that_comes_later(folder: Path) -> None:
    watched = Watched([folder / "later", folder])
    write(folder / "picture.png", "x", 2)
    write(folder / ".hidden.txt", "x", 2)
    write(folder / "later" / "a.txt", "x", 2)
    watched.due()
    assert watched.due() == [str(folder / "later" / "a.txt")]
