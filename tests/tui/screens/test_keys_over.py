"""Keys of the browser on a screen over it: some go back and do there what they do; of the others it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.database.sample import make_sample
from tests.tui.conftest import Start
from tui.screens.browse import BrowseScreen
from tui.screens.overlay import OverlayScreen
from tui.screens.picker import PickerScreen

SCREENS = ["p", "t", "S"]
"""Keys that open a page, the timeline, and what changed."""
HELD = "kind:meeting status:held"


@pytest.mark.parametrize("opens", SCREENS)
async def test_search_on_a_screen_over_the_browser_goes_back_and_searches(
    start: Start, tmp_path: Path, opens: str
) -> None:
    path = make_sample(tmp_path / "own.db")
    async with start(path, query=HELD, demo=False) as running:
        await running.press(opens)
        assert isinstance(running.app.screen, OverlayScreen)
        await running.press("slash", "ctrl+u", *"Geneva", "enter")
        below = running.app.screen
        assert isinstance(below, BrowseScreen)
        assert below.state.query.text == "Geneva"


@pytest.mark.parametrize("opens", SCREENS)
@pytest.mark.parametrize(("key", "pane"), [("1", "filters"), ("2", "events"), ("3", "reader")])
async def test_a_pane_is_gone_back_to_by_its_number(
    start: Start, tmp_path: Path, opens: str, key: str, pane: str
) -> None:
    path = make_sample(tmp_path / "own.db")
    async with start(path, query=HELD, demo=False) as running:
        await running.press(opens, key)
        below = running.app.screen
        assert isinstance(below, BrowseScreen)
        assert str(below.state.pane) == pane


@pytest.mark.parametrize("opens", SCREENS)
async def test_the_commands_of_a_screen_over_the_browser_are_its_own(start: Start, tmp_path: Path, opens: str) -> None:
    path = make_sample(tmp_path / "own.db")
    async with start(path, query=HELD, demo=False) as running:
        await running.press(opens)
        over = running.app.screen
        await running.press("ctrl+p")
        assert isinstance(running.app.screen, PickerScreen)
        assert "leave" in "\n".join(running.text())
        await running.press(*"leave", "enter")
        assert running.app.screen is not over
        assert isinstance(running.app.screen, BrowseScreen)


@pytest.mark.parametrize("opens", SCREENS)
async def test_a_key_of_the_browser_alone_is_said_to_be_one(start: Start, tmp_path: Path, opens: str) -> None:
    path = make_sample(tmp_path / "own.db")
    async with start(path, query=HELD, demo=False) as running:
        await running.press(opens)
        over = running.app.screen
        await running.press("E")
        assert running.app.screen is over
        assert "E (export) works in the events; Esc goes back there" in "\n".join(running.text())
