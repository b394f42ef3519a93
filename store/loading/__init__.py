"""Loading: what is new is read and written, batch by batch; killed at any moment, it goes on where it was.

Each batch is one transaction with its linking and its totals. What is there already, in the same words and read by
the same version, is passed over.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from store.cluster import Cluster, ClusterTrouble
from store.database.trouble import DatabaseTrouble
from store.database.writing.writer import Writer
from store.executors import Extract, extract_many
from store.loading.account import Progress, Summary
from store.loading.narrowing import narrow_undated
from store.loading.news import Shard, Wanted
from store.loading.reading import Readers
from store.loading.run import Run
from store.sources import source_text_of, walk

__all__ = [
    "Cluster",
    "ClusterTrouble",
    "DatabaseTrouble",
    "Progress",
    "Shard",
    "Summary",
    "load",
    "load_texts",
    "narrow_undated",
    "reread",
]

_OWN_WORDS = "own_words"
"""The setting that keeps the path of the reader's own lexicon file."""


def load(
    paths: Iterable[str | os.PathLike[str]],
    db: Path,
    *,
    published: date | None = None,
    outlet: str | None = None,
    jobs: int = 1,
    on_progress: Callable[[Progress], None] | None = None,
    extract: Extract = extract_many,
    own_words: Path | None = None,
    cluster: Cluster | None = None,
    shard: Shard | None = None,
) -> Summary:
    """Reads the articles behind ``paths`` into the database at ``db``, made if need be, and says what came of it.

    ``published`` and ``outlet`` are told of articles that bring none of their own; ``jobs`` is the number of
    processes that read; ``own_words`` is the reader's own lexicon file. With ``cluster`` its workers read; with
    ``shard`` only that part of the articles is read. Raises DatabaseTrouble with one sentence where
    the database cannot be used, LexiconTrouble where that file cannot; every batch before that is kept.
    """
    readers = Readers(jobs, extract, own_words, cluster)
    with _writer(db, own_words) as writer, _ended_by_sigterm(), readers:
        run = Run(writer, readers, Wanted(published, outlet, shard), on_progress)
        try:
            run.files(list(walk(paths)))
        except (KeyboardInterrupt, SystemExit, ClusterTrouble):
            run.keep()
            raise
        writer.put(_OWN_WORDS, str(own_words.absolute()) if own_words is not None else "")
        return run.summary


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """Turns SIGTERM into SystemExit with 143, so that what has been read is kept, where signals can be caught."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def reread(
    db: Path,
    *,
    jobs: int = 1,
    extract: Extract = extract_many,
    only: Sequence[str] | None = None,
    own_words: Path | None = None,
) -> Summary:
    """Reads again every article that an older version read, or those of ``only`` (SHA-256), from the stored text.

    With the own words of the last load, unless told others.
    """
    own_words = own_words or _remembered(db)
    with _writer(db, own_words) as writer, Readers(jobs, extract, own_words) as readers:
        run = Run(writer, readers, from_outside=False)
        run.again(only)
        return run.summary


def load_texts(texts: Iterable[tuple[str, bytes]], db: Path, *, demo: bool = False) -> Summary:
    """Loads texts that are not files, each with the name it is to have; ``demo`` marks the database as the demo.

    The database is left as one file without a journal, fit to be moved and to be read where nothing can be written.
    """
    with Writer(db) as writer:
        run = Run(writer, Readers())
        run.texts([source_text_of(name, data) for name, data in texts])
        if demo:
            writer.put("demo", "1")
        writer.finish()
        return run.summary


def _writer(db: Path, own_words: Path | None) -> Writer:
    """A writer with the names of the lexicon; a file of own words is checked before the database is touched."""
    from store.lexicon import load_lexicon

    return Writer(db, load_lexicon(own_words))


def _remembered(db: Path) -> Path | None:
    """The file of own words of the last load, if it is still there."""
    with Writer(db) as writer:
        row = writer.connection.execute("SELECT value FROM setting WHERE name = ?", (_OWN_WORDS,)).fetchone()
    path = Path(row[0]) if row and row[0] else None
    return path if path is not None and path.is_file() else None
