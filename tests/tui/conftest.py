"""A small database, the app on it at a known size, and how to wait until nothing is under way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from tests.store.database.sample import Draft, articles, make_sample
from tui.app import TalksApp
from tui.screens.browse import BrowseScreen
from tui.terminal import Terminal

MANY = 400
HOPS = 12
"""Quiet rounds that are enough for a message that is on its way from one queue to the next."""
CHARACTERS = {
    "space": " ",
    "slash": "/",
    "question_mark": "?",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "number_sign": "#",
    "comma": ",",
    "full_stop": ".",
    "colon": ":",
    "minus": "-",
    "plus": "+",
    "equals_sign": "=",
}


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sample(tmp_path_factory.mktemp("sample") / "sample.db")


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample and hundreds of short statements after it: more rows than the list holds at once."""
    from datetime import date, timedelta

    drafts = [
        Draft(f'Note {n}\nDmitry Peskov said "item {n} is open".', date(2026, 3, 2) + timedelta(n), "Wire", f"{n}.txt")
        for n in range(MANY)
    ]
    for n, draft in enumerate(drafts):
        draft.say(f"item {n} is open", "said", "Dmitry Peskov")
    extractions = [*articles(), *(draft.extraction() for draft in drafts)]
    return make_sample(tmp_path_factory.mktemp("many") / "many.db", extractions)


def terminal(mode: str = "dark", columns: int = 120, rows: int = 36, utf8: bool = True) -> Terminal:
    colors = {"plain": 0, "ansi": 16}.get(mode, 1 << 24)
    return Terminal(True, False, mode == "plain", colors, utf8, False, False, columns, rows)


def steps(work: Callable[[], object]) -> int:
    """How many calls ``work`` makes: the same on every machine, unlike the time that it takes."""
    import sys

    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


class Running:
    """The app under test."""

    def __init__(self, app: TalksApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> BrowseScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, BrowseScreen))

    async def settle(self) -> None:
        """Until no message, no timer of ours and no look-up is under way; no clock has a say in it."""
        quiet = 0
        for _ in range(2_000):
            await self.pilot._wait_for_screen()
            await asyncio.sleep(0)
            screen = self.screen
            if not screen.gateway.idle:
                await asyncio.to_thread(screen.gateway.wait_idle, 5.0)
            elif screen.quiet and not self._messages():
                quiet += 1
                if quiet > HOPS:
                    self.app.screen._on_timer_update()
                    return
                continue
            else:
                await asyncio.sleep(0.005)
            quiet = 0
        raise AssertionError("the app does not come to rest")

    def _messages(self) -> int:
        """Messages that wait somewhere."""
        return sum(node.message_queue_size for node in (self.app, self.app.screen, *self.app.screen.walk_children()))

    def type(self, key: str) -> None:
        """Send a key as the terminal would, without waiting for what follows."""
        name, character = (_character_to_key(key), key) if len(key) == 1 else (key, CHARACTERS.get(key))
        assert self.app._driver is not None
        self.app._driver.send_message(Key(name, character))

    async def press(self, *keys: str) -> None:
        """Press keys one by one, each with all that follows from it."""
        for key in keys:
            self.type(key)
            await self.settle()

    def text(self) -> list[str]:
        """The lines on the screen."""
        return ["".join(segment.text for segment in strip) for strip in self.app.screen._compositor.render_strips()]


Start = Callable[..., AbstractAsyncContextManager[Running]]


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Start:
    """``async with start(database, size=(120, 36), mode="dark", query="") as running``."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("COLORFGBG", raising=False)

    @asynccontextmanager
    async def begin(
        database: Path,
        *,
        size: tuple[int, int] = (120, 36),
        mode: str = "dark",
        query: str = "",
        notice: str = "",
        demo: bool = True,
        utf8: bool = True,
    ) -> AsyncIterator[Running]:
        if mode == "plain":
            monkeypatch.setenv("NO_COLOR", "1")
        if mode == "light":
            monkeypatch.setenv("COLORFGBG", "0;15")
        shown = terminal(mode, *size, utf8=utf8)
        app = TalksApp(database, demo=demo, notice=notice, query=query, terminal=shown, rest=0.0)
        async with app.run_test(size=size) as pilot:
            running = Running(app, pilot)
            await running.settle()
            yield running

    return begin
