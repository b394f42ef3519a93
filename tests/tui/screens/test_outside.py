"""An export that takes its time: whatever is done meanwhile, what came of it is told."""

from __future__ import annotations

import errno
import threading
from pathlib import Path

import pytest

from store.database.query import Query
from tests.store.database.sample import make_sample
from tests.tui.conftest import LONG, Running, Start
from tui.model.trail import Address
from tui.out import cut
from tui.out.cut import export_cut
from tui.screens.changes import ChangesScreen
from tui.screens.page import PageScreen


class SlowExport:
    """Writes the cut once ``go_on`` is set."""

    def __init__(self) -> None:
        self.go_on = threading.Event()

    def __call__(self, database: Path, query: Query, form: str | None, path: Path, what: str) -> int:
        assert self.go_on.wait(LONG)
        return export_cut(database, query, form, path, what)


@pytest.fixture
def slow_export(monkeypatch: pytest.MonkeyPatch) -> SlowExport:
    slow = SlowExport()
    monkeypatch.setattr(cut, "export_cut", slow)
    return slow


def note(running: Running) -> str:
    return running.screen.status.told.note


@pytest.mark.parametrize(
    ("key", "told"), [("M", "marked; is:marked finds it"), ("L", "no other program can have this terminal")]
)
async def test_an_export_goes_on_behind_what_is_written_or_given_away_meanwhile(
    start: Start, tmp_path: Path, slow_export: SlowExport, key: str, told: str
) -> None:
    path, written = make_sample(tmp_path / "own.db"), tmp_path / "cut.md"
    async with start(path, demo=False) as running:
        await running.press("E", *str(written))
        running.type("enter")
        running.type(key)
        await running.until(lambda: note(running) == told)
        slow_export.go_on.set()
        await running.settle()
        assert note(running).endswith(f"meetings in {written}")
    assert written.read_text().startswith("#")


async def test_a_disk_that_is_full_behind_an_open_file_is_told_with_its_name(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, written = make_sample(tmp_path / "own.db"), tmp_path / "cut.md"

    def full(*arguments: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tui.out.cut.write_cut", full)
    async with start(path, demo=False) as running:
        await running.press("E", *str(written), "enter")
        assert note(running) == f"{written} cannot be written (No space left on device)."
    assert not written.exists()


async def test_two_exports_are_both_told(
    start: Start, tmp_path: Path, slow_export: SlowExport, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, there = make_sample(tmp_path / "own.db"), tmp_path / "there.md"
    told: list[str] = []
    async with start(path, demo=False) as running:
        monkeypatch.setattr(running.screen, "say", lambda note, alarm=False: told.append(note))
        for name in ("one.md", "there.md"):
            for key in ("E", *str(tmp_path / name), "enter"):
                running.type(key)
        await running.until(lambda: len(told) == 2)
        there.write_text("somebody else's")
        slow_export.go_on.set()
        await running.settle()
    assert any(note.endswith("one.md") for note in told)
    assert any("is there already" in note for note in told)
    assert there.read_text() == "somebody else's"


async def test_what_came_of_an_export_is_told_on_the_screen_that_is_looked_at(
    start: Start, tmp_path: Path, slow_export: SlowExport
) -> None:
    path, written = make_sample(tmp_path / "own.db"), tmp_path / "cut.md"
    async with start(path, demo=False) as running:
        await running.press("E", *str(written))
        running.type("enter")
        running.type("S")
        await running.until(lambda: bool(running.screen.overlays))
        slow_export.go_on.set()
        await running.settle()
        assert f"meetings in {written}" in "\n".join(running.text())


async def test_what_is_told_before_a_screen_has_been_built_stands_on_it(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        running.app.push_screen(ChangesScreen(running.screen))
        running.screen.say("written somewhere")
        await running.settle()
        assert "written somewhere" in "\n".join(running.text())


async def test_a_page_that_is_not_built_yet_is_read_once(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        page = PageScreen(running.screen, Address("place", "place:istanbul"))
        running.app.push_screen(page)
        page.reread()
        await running.settle()
        assert running.app.screen is page
        assert running.app._exception is None


async def test_what_was_known_then_is_not_exported_and_no_file_is_asked_for(start: Start, sample: Path) -> None:
    async with start(sample, query="known:2026-02-03") as running:
        await running.press("E")
        assert "Export tells what is known now" in running.text()[-3]
        assert not running.screen.query("#prompt-line")
