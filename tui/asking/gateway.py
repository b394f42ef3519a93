"""The only way from the browser to the database: one reader thread, the latest question of each kind wins.

The screen asks with a slot name and a generation. A newer question of the same slot replaces a waiting one and
interrupts a running one, so an answer that nobody wants any more costs nothing. What the first frame will ask can be
looked up while the app is still being loaded.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.database.lookup.reader import Interrupted, Reader
from store.database.trouble import DatabaseTrouble

if TYPE_CHECKING:
    from textual.message import Message

    from tui.asking.messages import Answered, Troubled

Job = Callable[[Reader], Any]
ORDER = ("page", "rows", "article", "event", "facets", "place", "totals", "locate", "crossing", "version")
"""Slots in the order in which they are served when several wait."""


class _Question:
    """What is to be looked up; a generation of None means that nobody has asked for it so far."""

    __slots__ = ("generation", "job", "number", "slot")

    def __init__(self, slot: str, generation: int | None, job: Job) -> None:
        self.slot = slot
        self.generation = generation
        self.job = job
        self.number = 0
        """How many had been asked when this was; 0 while nobody has."""

    def foresaw(self, job: Job) -> bool:
        """Whether this was looked up ahead, and is the same as ``job``."""
        mine = self.job
        if self.generation is not None or not isinstance(mine, partial) or not isinstance(job, partial):
            return False
        return (mine.func, mine.args, mine.keywords) == (job.func, job.args, job.keywords)


class Gateway:
    """A reader thread with its own connection. What it posts must be safe to post from another thread."""

    def __init__(self, path: Path, post: Callable[[Message], object] | None = None) -> None:
        self.path = path
        self._post = post
        self._changed = threading.Condition()
        self._waiting: dict[str, _Question] = {}
        self._running: _Question | None = None
        self._ahead: dict[str, tuple[_Question, Any]] = {}
        """Answers by slot that were looked up before anybody asked."""
        self._asked = 0
        self._owed: dict[str, int] = {}
        """The number of the newest question of each slot whose answer has not been dealt with."""
        self._reader: Reader | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._serve, name="talks-reader", daemon=True)

    def start(self, post: Callable[[Message], object] | None = None) -> None:
        """Begin to work; ``post`` gets the answers to all that is asked from now on."""
        if post is not None:
            self._post = post
        if not self._thread.is_alive():
            self._thread.start()

    def foresee(self, slot: str, job: partial[Any]) -> None:
        """Look up what will be asked with an equal ``job``, for whoever asks it first."""
        with self._changed:
            self._waiting[slot] = _Question(slot, None, job)
            self._changed.notify_all()

    def know(self, slot: str, job: partial[Any], value: Any) -> None:
        """Have the answer to ``job`` at hand, for whoever asks it first."""
        with self._changed:
            self._ahead[slot] = _Question(slot, None, job), value

    def ask(self, slot: str, generation: int, job: Job) -> None:
        """Have ``job`` done with the reader; the answer comes as ``Answered(slot, generation, value)``."""
        with self._changed:
            self._asked += 1
            self._owed[slot] = self._asked
            ahead = self._ahead.pop(slot, None)
            if ahead is not None and ahead[0].foresaw(job):
                self._answer(slot, generation, ahead[1], self._asked)
                return
            running = self._running
            for question in (self._waiting.get(slot), running):
                if question is not None and question.slot == slot and question.foresaw(job):
                    question.generation, question.number = generation, self._asked
                    return
            self._waiting[slot] = question = _Question(slot, generation, job)
            question.number = self._asked
            if running is not None and running.slot == slot and self._reader is not None:
                self._reader.interrupt()
            self._changed.notify_all()

    def forget(self, *slots: str) -> None:
        """Drop waiting questions of these slots and stop a running one."""
        with self._changed:
            for slot in slots:
                self._waiting.pop(slot, None)
                self._owed.pop(slot, None)
            if self._running is not None and self._running.slot in slots and self._reader is not None:
                self._reader.interrupt()

    def taken(self, message: Answered | Troubled) -> None:
        """The answer has been dealt with by who asked."""
        with self._changed:
            if self._owed.get(message.slot) == message.number:
                del self._owed[message.slot]

    @property
    def owed(self) -> frozenset[str]:
        """The slots of all questions whose answers have not been dealt with."""
        with self._changed:
            return frozenset(self._owed)

    @property
    def idle(self) -> bool:
        with self._changed:
            return not self._waiting and self._running is None

    def wait_idle(self, seconds: float) -> bool:
        """Block (a test's helper thread, never the app) until nothing waits or runs; False after ``seconds``."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting and self._running is None, seconds)

    def close(self) -> None:
        """Stop after the job in hand, which is interrupted."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            if self._reader is not None and self._running is not None:
                self._reader.interrupt()
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join(1.0)

    def _serve(self) -> None:
        while (question := self._next()) is not None:
            value, trouble = None, ""
            try:
                value = question.job(self._open())
            except Interrupted:
                trouble = "The look-up took too long and was given up."
            except (DatabaseTrouble, sqlite3.Error) as error:
                trouble = str(error)
            with self._changed:
                slot, generation, number = question.slot, question.generation, question.number
                if generation is None:
                    if not trouble:
                        self._ahead[slot] = question, value
                elif trouble and slot not in self._waiting:
                    self._tell(slot, generation, trouble, number)
                elif not trouble:
                    self._answer(slot, generation, value, number)
                self._running = None
                self._changed.notify_all()
        if self._reader is not None:
            self._reader.close()

    # Textual is imported here at the earliest, when there is an app to post to: the first look-ups come before it.

    def _answer(self, slot: str, generation: int, value: Any, number: int) -> None:
        from tui.asking.messages import Answered

        if not self._closed and self._post is not None:
            self._post(Answered(slot, generation, value, number))

    def _tell(self, slot: str, generation: int, sentence: str, number: int) -> None:
        from tui.asking.messages import Troubled

        if not self._closed and self._post is not None:
            self._post(Troubled(slot, generation, sentence, number))

    def _open(self) -> Reader:
        """The reader of the file that lies there now: what was taken away or replaced would be read as damaged."""
        if self._reader is not None and not self._reader.is_there:
            with self._changed:
                former, self._reader = self._reader, None
            former.close()
        if self._reader is None:
            self._reader = Reader.open(self.path)
        return self._reader

    def _next(self) -> _Question | None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or bool(self._waiting))
            if self._closed:
                return None
            slot = min(self._waiting, key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))
            self._running = self._waiting.pop(slot)
            return self._running
