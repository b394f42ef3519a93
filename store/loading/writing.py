"""Writing and linking: a batch with its origins and the files done with it is one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from store.database.writing.inventory import Inventory
from store.database.writing.prepared import Prepared
from store.database.writing.writer import Writer
from store.executors import Answers, Unreadable
from store.loading.account import Account
from store.loading.origins import is_place
from store.loading.underway import Mark, Underway
from store.model import SourceText

BATCH = 128
"""Articles of a transaction, at first."""
LINK_AFTER = 2_000
"""Articles that are written before their reports are linked; the end of a load links the rest."""
LINK_MEANWHILE = 256
"""As many are enough where the writer would have to wait for those that read."""

Read = tuple[SourceText, Prepared]
"""A text as it was found, and what it says."""


class Batches:
    """Gathers what has been read and writes it, batch by batch."""

    def __init__(
        self, writer: Writer, inventory: Inventory, underway: Underway, account: Account, *, from_outside: bool = True
    ) -> None:
        """``from_outside`` says whether texts come from files; those of the database tell nothing new."""
        self._writer = writer
        self._inventory = inventory
        self._underway = underway
        self._account = account
        self._from_outside = from_outside
        self._batch: list[Read] = []
        self._waiting = writer.waiting()

    def take(self, answers: Answers) -> None:
        """Takes what was read, and writes once it is enough for a transaction."""
        for answer in answers:
            source = self._underway[answer.source.sha256]
            if isinstance(answer, Unreadable):
                self._set_aside(source, answer.reason)
            else:
                self._batch.append((source, answer))
                self._account.taken(source.origin)
        if len(self._batch) >= BATCH:
            self._write()

    def finish(self) -> None:
        """Writes and links all that has been taken."""
        self._write()
        self._writer.link_rest()

    def link_meanwhile(self) -> None:
        """Links what has been written, if it is enough to be worth while, as there is nothing to write yet."""
        if self._waiting >= LINK_MEANWHILE:
            self._writer.link_rest()
            self._waiting = 0

    def note(self, source: SourceText) -> None:
        """Notes one more origin of an article that is there."""
        if self._inventory.sha256_at(source.origin) != source.sha256:
            gone = self._left_by(source)
            self._writer.write([], gone, lambda _: self._inventory.record_source(source))

    def _set_aside(self, source: SourceText, reason: str, *, taken: bool = False) -> None:
        self._underway.settle(source)
        self._underway.unmark(source.origin)
        self._account.failed(source.origin, reason, taken=taken)

    def _write(self) -> None:
        """Writes the batch; where one article does not fit the database, the others go in one by one."""
        batch, self._batch = self._batch, []
        marks = self._underway.take_marks(len(batch))
        if not batch and not marks:
            return
        try:
            self._write_all(batch, marks)
        except sqlite3.IntegrityError:
            for each in batch:
                try:
                    self._write_all([each], [])
                except sqlite3.IntegrityError as error:
                    self._set_aside(each[0], f"what was read does not fit the database: {error}", taken=True)

    def _write_all(self, batch: Sequence[Read], marks: Sequence[Mark]) -> None:
        """Writes all of the batch or nothing, and accounts for it."""
        here = {source.sha256 for source, _ in batch}
        fresh = {source.sha256 for source, _ in batch if self._is_fresh(source)}
        gone = [sha256 for source, _ in batch for sha256 in self._left_by(source) if sha256 not in here]

        def also(_connection: sqlite3.Connection) -> None:
            for source, _ in batch if self._from_outside else ():
                self._inventory.record_source(source)
            for mark in marks:
                self._inventory.record_file(mark.path, mark.file)

        self._writer.write([read for _, read in batch], gone, also, wait=self._may_wait(len(batch)))
        self._waiting = self._writer.waiting()
        for source, read in batch:
            self._underway.settle(source)
            self._account.written(source.origin, read.unknown, new=source.sha256 in fresh)

    def _may_wait(self, more: int) -> bool:
        """Whether so many more articles may be left unlinked for now."""
        return self._waiting + more < LINK_AFTER

    def _is_fresh(self, source: SourceText) -> bool:
        """Whether the article is neither there nor in the place of another text."""
        return self._inventory.article(source.sha256) is None and self._older(source) is None

    def _left_by(self, source: SourceText) -> list[str]:
        """The older text from the same place, unless it also came from another."""
        old = self._older(source)
        if old is None or self._inventory.has_other_origin(old, source.origin):
            return []
        return [old]

    def _older(self, source: SourceText) -> str | None:
        """The other text that the same place held before, by SHA-256."""
        if not self._from_outside or not is_place(source):
            return None
        old = self._inventory.sha256_at(source.origin)
        return old if old != source.sha256 else None
