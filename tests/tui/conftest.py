"""A small database, the app on it at a known size, and how to wait until nothing is under way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual._context import message_hook
from textual.events import Key
from textual.keys import _character_to_key
from textual.message import Message
from textual.pilot import Pilot

from tests.store.database.sample import Draft, articles, make_sample
from tui.app import TalksApp
from tui.asking import jobs
from tui.asking.gateway import Gateway, _Question
from tui.keys import in_turn
from tui.keys.in_turn import TakesKeys
from tui.screens.browse import BrowseScreen
from tui.tty.terminal import Terminal

MANY = 400
LONG = 60.0
"""Seconds that nothing takes which goes well, on whatever machine."""
ENOUGH = 2_000
"""Rounds, and answers, after which an app will never come to rest."""
SILENT = 3
"""Rounds without a message after which none is on its way: a key is a round late, and a change of layout another."""
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


class SlowGateway(Gateway):
    """The slowest database there is: it takes up a question only when it is told to."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._told = False
        """Whether the next question is to be taken up."""

    def _next(self) -> _Question | None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or (self._told and bool(self._waiting)))
            self._told = False
            return super()._next()

    def answer_one(self) -> None:
        """Have the question answered whose turn it is, if there is one; its answer has been posted then."""
        with self._changed:
            if not self.idle:
                self._told = True
                self._changed.notify_all()
                assert self._changed.wait_for(lambda: not self._told and self._running is None, LONG)


class Running:
    """The app under test."""

    pilot: Pilot[int]

    def __init__(self, app: TalksApp, slow: SlowGateway | None = None) -> None:
        self.app = app
        self._slow = slow
        self._heard = 0

    @property
    def screen(self) -> BrowseScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, BrowseScreen))

    def heard(self, message: Message) -> None:
        """A message that some widget, screen or the app handles."""
        self._heard += 1

    async def settle(self) -> None:
        """Until every key is dealt with, every question answered, all of it drawn, and nothing follows from that."""
        for _ in range(ENOUGH):
            await self.rest()
            if self._ended:
                return
            if self._slow is not None and not self._slow.idle:
                await self.answer_one()
                continue
            if isinstance(self.app.screen, TakesKeys):
                self.app.screen.done(by_key=True)  # what waits for the next frame may ask for more
            if not await self.rest() and self.screen.quiet and not self.app._keys:
                return
        raise AssertionError("the app does not come to rest")

    @property
    def _ended(self) -> bool:
        """Whether a key, or a fault, has ended the app."""
        return self.app.return_code is not None or self.app._exception is not None

    async def rest(self) -> bool:
        """Until nothing follows any more before a slow database answers; whether anything did follow."""
        silent, heard = 0, False
        for _ in range(ENOUGH):
            for worker in list(self.app.workers):
                await asyncio.wait({asyncio.ensure_future(worker.wait())})
            if self._slow is None:
                await asyncio.to_thread(self.screen.gateway.wait_idle, LONG)
            follows = await self._round()
            heard = heard or follows
            silent = 0 if follows or self.app.handling else silent + 1
            if silent == SILENT or self._ended:
                return heard
        raise AssertionError("what was done has no end")

    async def until(self, come: Callable[[], bool]) -> None:
        """Until something has come about that no answer has to come for, though a clock may."""
        async with asyncio.timeout(LONG):
            while not come():
                await self._round()

    async def answer_one(self) -> None:
        """Have a slow database answer one question."""
        assert self._slow is not None
        await asyncio.to_thread(self._slow.answer_one)

    async def _round(self) -> bool:
        """Wait until every queue has been gone through as it is now; whether that met more than our own messages."""
        nodes = [self.app, *(node for screen in self.app.screen_stack for node in screen.walk_children(with_self=True))]
        done = asyncio.Event()
        left, heard = 0, self._heard

        def reached() -> None:
            nonlocal left
            left -= 1
            if not left:
                done.set()

        left = own = sum(node.call_later(reached) for node in nodes)
        ends = {asyncio.ensure_future(done.wait()), asyncio.ensure_future(self.app._exception_event.wait())}
        _, others = await asyncio.wait(ends, timeout=LONG, return_when=asyncio.FIRST_COMPLETED)
        for other in others:
            other.cancel()
        return self._heard - heard != own

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

    def assert_fits(self, columns: int, rows: int) -> None:
        """Every line of the screen is exactly as wide as it, and there are as many as it has."""
        widths = [strip.cell_length for strip in self.app.screen._compositor.render_strips()]
        assert widths == [columns] * rows

    def text(self) -> list[str]:
        """The lines on the screen."""
        return ["".join(segment.text for segment in strip) for strip in self.app.screen._compositor.render_strips()]


Start = Callable[..., AbstractAsyncContextManager[Running]]


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Start:
    """``async with start(database, size=(120, 36), mode="dark", query="") as running``."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(jobs, "today", lambda: date(2000, 1, 1))  # the browser opens at the first event
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
        slow: bool = False,
    ) -> AsyncIterator[Running]:
        if mode == "plain":
            monkeypatch.setenv("NO_COLOR", "1")
        if mode == "light":
            monkeypatch.setenv("COLORFGBG", "0;15")
        shown = terminal(mode, *size, utf8=utf8)
        gateway = SlowGateway(database) if slow else None
        monkeypatch.setattr(in_turn, "PATIENCE", LONG)
        app = TalksApp(database, demo=demo, notice=notice, query=query, terminal=shown, rest=0.0, gateway=gateway)
        running = Running(app, gateway)
        message_hook.set(running.heard)  # for what the test itself opens
        async with app.run_test(size=size, message_hook=running.heard) as running.pilot:
            await running.settle()
            yield running

    return begin
