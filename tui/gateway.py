"""The only way from the browser to the database: one reader thread, the latest question of each kind wins.

The screen asks with a slot name and a generation. A newer question of the same slot replaces a waiting one and
interrupts a running one, so an answer that nobody wants any more costs nothing.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from textual.message import Message

from store.database.reader import Interrupted, Reader
from store.database.trouble import DatabaseTrouble
from tui.messages import Answered, Troubled

Job = Callable[[Reader], Any]
ORDER = ("page", "rows", "article", "event", "facets", "totals", "locate", "crossing", "version")
"""Slots in the order in which they are served when several wait."""


class _Question(NamedTuple):
    slot: str
    generation: int
    job: Job


class Gateway:
    """A reader thread with its own connection. ``post`` must be safe to call from another thread."""

    def __init__(self, path: Path, post: Callable[[Message], object]) -> None:
        self.path = path
        self._post = post
        self._changed = threading.Condition()
        self._waiting: dict[str, _Question] = {}
        self._running: _Question | None = None
        self._reader: Reader | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._serve, name="talks-reader", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def ask(self, slot: str, generation: int, job: Job) -> None:
        """Have ``job`` done with the reader; the answer comes as ``Answered(slot, generation, value)``."""
        with self._changed:
            self._waiting[slot] = _Question(slot, generation, job)
            running = self._running
            if running is not None and running.slot == slot and self._reader is not None:
                self._reader.interrupt()
            self._changed.notify_all()

    def forget(self, *slots: str) -> None:
        """Drop waiting questions of these slots and stop a running one."""
        with self._changed:
            for slot in slots:
                self._waiting.pop(slot, None)
            if self._running is not None and self._running.slot in slots and self._reader is not None:
                self._reader.interrupt()

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
            message: Message | None
            try:
                message = Answered(question.slot, question.generation, question.job(self._open()))
            except Interrupted:
                message = Troubled(question.slot, question.generation, "The look-up took too long and was given up.")
            except (DatabaseTrouble, sqlite3.Error) as error:
                message = Troubled(question.slot, question.generation, str(error))
            with self._changed:
                superseded = question.slot in self._waiting
            if not self._closed and not (superseded and isinstance(message, Troubled)):
                self._post(message)
            with self._changed:
                self._running = None
                self._changed.notify_all()
        if self._reader is not None:
            self._reader.close()

    def _open(self) -> Reader:
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
