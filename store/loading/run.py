"""One run: what is new is read, written and linked; then what it tells of undated articles is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from store.database.writing.inventory import Inventory
from store.database.writing.writer import Writer
from store.executors import collecting_seldom
from store.loading.account import Account, Progress, Summary
from store.loading.narrowing import narrow_undated
from store.loading.news import News, Versions, Wanted
from store.loading.reading import Readers
from store.loading.underway import Underway
from store.loading.writing import Batches
from store.model import SourceText
from store.sources import Failure, SourceFile

EVERYTHING = Wanted()


class Run:
    """Loads texts of one kind, once: of files, at hand, or of the database."""

    def __init__(
        self,
        writer: Writer,
        readers: Readers,
        wanted: Wanted = EVERYTHING,
        on_progress: Callable[[Progress], None] | None = None,
        *,
        from_outside: bool = True,
    ) -> None:
        """``from_outside`` is false for texts of the database, which tell nothing new of where they came from."""
        self._writer = writer
        self._readers = readers
        self._inventory = Inventory(writer.connection)
        self._versions = Versions.of_now(readers.own_words)
        self._account = Account(on_progress)
        underway = Underway()
        self._batches = Batches(writer, self._inventory, underway, self._account, from_outside=from_outside)
        self._news = News(self._inventory, self._versions, wanted, underway, self._account, self._batches.note)

    @property
    def summary(self) -> Summary:
        return self._account.summary

    def files(self, files: Sequence[SourceFile | Failure]) -> None:
        """Deals with files in order."""
        counted = all(isinstance(file, Failure) or file.is_one for file in files)
        self._account.begin(len(files) if counted else None)
        self._load(self._news.of_files(files))
        while later := self._news.take_later():
            self._load(self._news.of_texts(later))

    def texts(self, texts: Sequence[SourceText | Failure]) -> None:
        """Deals with texts that are at hand."""
        self._account.begin(len(texts))
        self._load(self._news.of_texts(texts))

    def again(self, digests: Sequence[str] | None) -> None:
        """Deals with the stored articles with these SHA-256; without any with all that other versions read."""
        if digests is None:
            digests = self._inventory.outdated(*self._versions)
        self._account.begin(len(digests))
        self._load(self._news.of_database(digests))

    def keep(self) -> None:
        """Writes and links what has been read, before leaving early."""
        self._batches.finish()

    def _load(self, sources: Iterable[SourceText]) -> None:
        with collecting_seldom():
            told = (self._inventory.together(source) for source in sources)
            for answers in self._readers.answers(told, self._batches.link_meanwhile):
                self._batches.take(answers)
            self._batches.finish()
            for answer in narrow_undated(self._writer, self._readers):
                self._account.failed(answer.source.origin, answer.reason, taken=True)
