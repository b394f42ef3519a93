"""Keys typed ahead of the slowest database: they do what they would have done one by one, on every screen."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.store.database.sample import make_sample
from tests.tui.conftest import Running, Start
from tui.keys import in_turn
from tui.keys.actions import ACTIONS, DEFAULT_IDS, FREE, LIST, action_for
from tui.widgets.prompt import Prompt

LEAVING = {"q", "ctrl+q", "ctrl+c", "L", "V", "E", "vertical_line", "y", "Y", "alt+y", "ctrl+y", "ctrl+p", "colon"}
"""Keys that end the program or give something to another one, and the list of commands, which has those too."""
PIECES = (
    ["t", "space", "enter"],
    ["slash", *"peskov", "enter"],
    ["slash", *"kind:meeting", "enter"],
    ["slash", *"speaker:pes", "tab", "enter"],
    ["slash", "tab", "escape"],
    ["ctrl+p", *"last", "enter"],
    ["1", "j", "f", *"uk", "enter"],
    ["1", "j", "j", "f", *"pes", "ctrl+x"],
    ["c", "h"],
    ["c", "m", "enter"],
    ["number_sign", *"follow", "enter"],
    ["M"],
    ["U"],
    ["X", "enter"],
    ["comma", "comma"],
    ["p", "j", "enter"],
    ["S", "enter"],
    ["G", "enter", "n"],
)


def sequence(seed: int) -> list[str]:
    """What a reader might do, written down without looking."""
    pick = random.Random(seed)  # noqa: S311
    keys = [key for action in ACTIONS for key in action.keys if key not in LEAVING]
    typed: list[str] = []
    for _ in range(pick.randint(4, 10)):
        typed += pick.choice(PIECES) if pick.random() < 0.5 else [pick.choice(keys)] * pick.randint(1, 2)
    return typed


def reached(running: Running) -> dict[str, object]:
    """All that the keys have come to."""
    screen, page = running.screen, running.screen.article.page
    return {
        "query": screen.state.query.text,
        "selection": screen.state.selection,
        "pane": screen.state.pane,
        "detail": screen._detail,
        "cursor": screen.events.cursor,
        "article": (page.id, page.beside) if page is not None else None,
        "screens": [type(shown).__name__ for shown in running.app.screen_stack],
        "focus": type(running.app.focused).__name__,
        "note": screen.status.told.note,
    }


async def both_ways(start: Start, folder: Path, keys: list[str]) -> tuple[dict[str, object], dict[str, object]]:
    """What ``keys`` come to one by one, and all at once before a database that answers last of all."""
    found = []
    for slow in (False, True):
        async with start(make_sample(folder / f"{slow}.db"), demo=False, slow=slow) as running:
            if slow:
                for key in keys:
                    running.type(key)
                await running.settle()
            else:
                await running.press(*keys)
            found.append(reached(running))
    if not found[0]["note"]:
        del found[0]["note"], found[1]["note"]  # the last key took it off, which may have waited for no answer
    return found[0], found[1]


@pytest.mark.parametrize(
    "keys",
    [
        ["t", "space", "enter"],
        ["X", "escape", "j"],
        ["comma", "comma", "comma"],
        ["slash", *"peskov", "enter", "j", "j", "enter"],
        ["slash", *"spea", "tab", *"pes", "tab", "enter"],
        ["1", "j", "f", *"pes", "enter"],
        ["M", "M"],
        ["c", "m", "enter"],
        ["m", "G", "c", "m", "enter", "pagedown"],
        ["p", "j", "enter", "enter"],
        ["h", "enter", "slash", "j", "enter"],
        ["h", "enter", "ctrl+p", *"last", "enter"],
        ["t", "enter", "ctrl+p", *"as known", "enter"],
        ["S", "j", "enter"],
        ["slash", *"kind:meeting", "enter", "j", "equals_sign", "tab"],
        ["3", "n", "right_square_bracket", "right_square_bracket", "d", "j", "enter"],
    ],
    ids=" ".join,
)
async def test_keys_wait_for_what_they_act_on(start: Start, tmp_path: Path, keys: list[str]) -> None:
    one_by_one, at_once = await both_ways(start, tmp_path, keys)
    assert at_once == one_by_one


@pytest.mark.parametrize("seed", range(8))
async def test_whatever_is_typed_ahead_is_done(start: Start, tmp_path: Path, seed: int) -> None:
    keys = sequence(seed)
    one_by_one, at_once = await both_ways(start, tmp_path, keys)
    assert at_once == one_by_one, " ".join(keys)


async def test_no_key_waits_for_ever(start: Start, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with start(sample, slow=True) as running:
        monkeypatch.setattr(in_turn, "PATIENCE", 0.0)
        for key in ("m", "question_mark", "escape", "3"):
            running.type(key)
        await running.until(lambda: running.screen.state.pane == "reader")
        assert "page" in running.screen.gateway.owed, "nothing has been answered so far"


async def test_moving_in_the_list_and_opening_the_search_wait_for_no_article(start: Start, many: Path) -> None:
    async with start(many, slow=True) as running:
        for key in ("j", "j", "slash"):
            running.type(key)
        await running.rest()
        assert running.screen.query("#prompt-line")
        assert running.screen.events.cursor == 2
        assert {"article", "event"} <= running.screen.gateway.owed


@pytest.mark.parametrize("opened", ["question_mark", "t", "ctrl+p", "S"])
async def test_no_key_is_lost_behind_one_that_closes_a_screen(start: Start, sample: Path, opened: str) -> None:
    """What is sent to a widget goes down with it, and with all that stands around it."""
    async with start(sample) as running:
        await running.press(opened)
        for key in ("escape", "j", "j"):
            running.type(key)
        await running.rest()
        assert running.app.screen is running.screen
        assert running.screen.events.cursor == 2


async def test_keys_go_on_when_what_has_the_keyboard_is_taken_off(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("slash")
        running.type("x")
        await running.until(lambda: running.app.handling)
        running.screen.query_one(Prompt).remove()
        running.screen.events.focus()
        running.type("j")
        await running.rest()
        assert running.screen.events.cursor == 1


def test_what_waits_for_nothing_is_in_the_registry() -> None:
    assert set(DEFAULT_IDS) >= FREE
    assert not {action.id for action in ACTIONS if action.pane == LIST} & FREE
    found = action_for("enter", "filters", LIST, "everywhere")
    assert found is not None
    assert found.id == "include"
