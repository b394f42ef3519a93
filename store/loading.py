"""Loading: what is new is read and written, batch by batch; killed at any moment, it goes on where it was.

Each batch is one transaction with its linking and its totals. What is there already, in the same words and read by
the same version, is passed over.
"""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from store.cluster import Cluster, ClusterTrouble, extracted_on
from store.database.inventory import Inventory, KnownArticle, KnownFile, told_of
from store.database.prepared import Prepared
from store.database.trouble import DatabaseTrouble
from store.database.undated import narrowed, settle, unsettled
from store.database.writer import Writer
from store.executors import Answered, Answers, Extract, Unreadable, extract_many, extracted
from store.model import SourceText
from store.sources import Failure, SourceFile, digest_of, read_file, source_text_of, walk

__all__ = [
    "Cluster",
    "ClusterTrouble",
    "DatabaseTrouble",
    "Progress",
    "Shard",
    "Summary",
    "load",
    "load_texts",
    "reread",
]

CHUNK_TEXTS = 16
CHUNK_SIGNS = 200_000
"""A chunk for one worker: so many texts, or fewer long ones."""
BATCH = 128
"""Articles of a transaction, at first."""
LINK_AFTER = 1000
"""Articles that are written before their reports are linked; the end of a load links the rest."""
MOST_WAITING = 20_000
NARROWED_AT_A_TIME = 64
"""Undated articles that are looked at again in one transaction."""
GROWTH = 4
"""Linking waits for one part in so many of what is there: it looks at more, the more there is."""
SETTLED = 2_000_000_000
"""Nanoseconds after which a file's time stamp tells of every later change."""

_OWN_WORDS = "own_words"
"""The setting that keeps the path of the reader's own lexicon file."""

_LINE = re.compile(r"(?:(?<=\.jsonl)|(?<=\.ndjson)|(?<=^-)):\d+$")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a load is."""

    done: int
    """Articles and failures dealt with."""
    total: int | None
    """Out of so many; None where a file or stream holds a number not known beforehand."""
    name: str
    """What was dealt with last."""


@dataclass(slots=True)
class Summary:
    """What a load did."""

    new: int = 0
    unchanged: int = 0
    changed: int = 0
    """Articles put in the place of an older text from the same file, and articles read again."""
    failed: list[tuple[str, str]] = field(default_factory=list)
    """Name and reason."""
    unknown: Counter[str] = field(default_factory=Counter)
    """Names that stand in no lexicon, of the articles read."""

    @property
    def read(self) -> int:
        """Articles that are in the database now by this load's doing or were before."""
        return self.new + self.unchanged + self.changed


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several parts of all articles, told apart by the hash of their texts, whatever files they come from."""

    number: int
    """From 1."""
    of: int

    def __contains__(self, sha256: str) -> bool:
        return int(sha256[:12], 16) % self.of == self.number - 1

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"


@dataclass(frozen=True, slots=True)
class _Versions:
    parser: str
    lexicon: str


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
    with _writer(db, own_words) as writer, _ended_by_sigterm():
        run = _Load(writer, published, outlet, jobs, on_progress, extract, own_words, cluster, shard)
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
    with _writer(db, own_words) as writer:
        run = _Load(writer, None, None, jobs, None, extract, own_words)
        run.again(run.inventory.outdated(run.versions.parser, run.versions.lexicon) if only is None else only)
        return run.summary


def load_texts(texts: Iterable[tuple[str, bytes]], db: Path, *, demo: bool = False) -> Summary:
    """Loads texts that are not files, each with the name it is to have; ``demo`` marks the database as the demo.

    The database is left as one file without a journal, fit to be moved and to be read where nothing can be written.
    """
    with Writer(db) as writer:
        run = _Load(writer, None, None, 1, None, extract_many)
        run.sources([source_text_of(name, data) for name, data in texts])
        if demo:
            writer.put("demo", "1")
        writer.finish()
        return run.summary


def narrow_undated(writer: Writer, own_words: Path | None = None) -> None:
    """Reads undated articles again where dated ones tell more of their day than they were read with."""
    connection = writer.connection
    inventory = Inventory(connection)
    while found := unsettled(connection, NARROWED_AT_A_TIME):
        again = []
        for number, sha256 in found:
            publication = narrowed(connection, number)
            source = inventory.stored(sha256)
            if publication is not None and source is not None:
                from store.extraction import extract
                from store.lexicon import load_lexicon

                again.append(extract(source, load_lexicon(own_words), publication))
        writer.write(again, also=partial(settle, articles=[number for number, _ in found]), narrowed=True)


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


class _Load:
    """One run."""

    def __init__(
        self,
        writer: Writer,
        published: date | None,
        outlet: str | None,
        jobs: int,
        on_progress: Callable[[Progress], None] | None,
        extract: Extract,
        own_words: Path | None = None,
        cluster: Cluster | None = None,
        shard: Shard | None = None,
    ) -> None:
        from store.extraction import PARSER_VERSION
        from store.lexicon import load_lexicon

        self.writer = writer
        self.inventory = Inventory(writer.connection)
        self.versions = _Versions(PARSER_VERSION, load_lexicon(own_words).version)
        self.summary = Summary()
        self._published, self._outlet = published, outlet
        self._jobs, self._on_progress = jobs, on_progress
        self._cluster, self._shard = cluster, shard
        self._extract: Extract = extract
        if own_words is not None and extract is extract_many:
            self._extract = partial(extract_many, own_words=own_words)
        self._own_words = own_words
        self._reading = f"{self.versions.parser}/{self.versions.lexicon}/{published or ''}/{outlet or ''}"
        if shard is not None:
            self._reading += f"/{shard}"
        self._stored = self.inventory.articles()
        self._waiting = writer.waiting()
        self._from_outside = True
        """Whether texts come from files; else they come from the database, and tell nothing new."""
        self._total: int | None = None
        self._done = 0
        self._pending: dict[str, SourceText] = {}
        """Texts on their way, by SHA-256, as they were found."""
        self._later: list[SourceText] = []
        """Texts that were met again while on their way."""
        self._marks: list[tuple[int, str, KnownFile]] = []
        """Files done with once so many texts have been written."""
        self._handed_out = 0
        self._written = 0
        self._batch: list[tuple[SourceText, Prepared]] = []

    # ------------------------------------------------------------------ what to read

    def files(self, files: Sequence[SourceFile | Failure]) -> None:
        """Deals with files in order."""
        counted = all(isinstance(file, Failure) or not (file.has_lines or file.is_stream) for file in files)
        self._total = len(files) if counted else None
        self._read(self._sources(files))
        while self._later:
            again, self._later = self._later, []
            self._read(source for source in again if self._wanted(source))

    def sources(self, sources: Sequence[SourceText | Failure]) -> None:
        """Deals with texts that are at hand."""
        self._total = len(sources)
        for failure in sources:
            if isinstance(failure, Failure):
                self._fail(failure.name, failure.reason)
        self._read(source for source in sources if isinstance(source, SourceText) and self._wanted(source))

    def again(self, digests: Sequence[str]) -> None:
        """Deals with stored articles."""
        self._from_outside = False
        self._total = len(digests)

        def sources() -> Iterator[SourceText]:
            for sha256 in digests:
                source = self.inventory.stored(sha256)
                if source is not None:
                    self._hand_out(source)
                    yield source

        self._read(sources())

    def _sources(self, files: Sequence[SourceFile | Failure]) -> Iterator[SourceText]:
        for file in files:
            if isinstance(file, Failure):
                self._fail(file.name, file.reason)
                continue
            known = None if file.is_stream else self.inventory.file(file.path)
            digest = self._unchanged(file, known)
            if digest is None and known is not None:
                self.summary.unchanged += known.articles
                self._report(known.articles, file.path)
                continue
            articles = failures = 0
            for item in read_file(file, self._published, self._outlet):
                if isinstance(item, Failure):
                    failures += 1
                    self._fail(item.name, item.reason)
                    continue
                if self._shard is not None and item.sha256 not in self._shard:
                    continue
                articles += 1
                if self._wanted(item):
                    yield item
            if not failures and not file.is_stream and digest is not None:
                mark = KnownFile(file.size, _settled(file), digest, articles, self._reading)
                self._marks.append((self._handed_out, file.path, mark))

    def _unchanged(self, file: SourceFile, known: KnownFile | None) -> str | None:
        """None if the file is as it was when it was read by the same version; else the digest of what is in it now."""
        same = known is not None and known.reading == self._reading
        if same and known is not None and known.size == file.size and known.modified == file.modified:
            return None
        if file.is_stream:
            return ""
        digest = digest_of(file) or ""
        return None if same and known is not None and known.digest == digest and digest else digest

    def _wanted(self, source: SourceText) -> bool:
        """Whether a text must be read; if not, it is counted and its origin noted."""
        if source.sha256 in self._pending:
            self._later.append(source)
            return False
        known = self.inventory.article(source.sha256)
        whole = self.inventory.together(source)
        if known is not None and self._as_read(known, whole):
            self.summary.unchanged += 1
            self._note(source)
            self._report(1, source.origin)
            return False
        self._hand_out(source)
        return True

    def _as_read(self, known: KnownArticle, source: SourceText) -> bool:
        return (known.parser, known.lexicon) == (self.versions.parser, self.versions.lexicon) and (
            known.told == told_of(source)
        )

    def _hand_out(self, source: SourceText) -> None:
        self._pending[source.sha256] = source
        self._handed_out += 1

    def _note(self, source: SourceText) -> None:
        """Notes one more origin of an article that is there."""
        if self.inventory.sha256_at(source.origin) != source.sha256:
            gone = self._replaced(source)
            self.writer.write([], gone, lambda _: self.inventory.record_source(source))

    # ------------------------------------------------------------------ reading and writing

    def _read(self, sources: Iterable[SourceText]) -> None:
        chunks = _chunks(self.inventory.together(source) for source in sources)
        for _, answers in self._answers(chunks):
            self._take(answers)
            if len(self._batch) >= BATCH:
                self._write()
        self._write()
        self.writer.link_rest()
        narrow_undated(self.writer, self._own_words)

    def _answers(self, chunks: Iterable[Sequence[SourceText]]) -> Iterator[Answered]:
        if self._cluster is not None:
            return extracted_on(self._cluster, chunks, self._extract)
        return extracted(chunks, self._jobs, self._extract)

    def keep(self) -> None:
        """Writes and links what has been read, before leaving early."""
        self._write()
        self.writer.link_rest()

    def _take(self, answers: Answers) -> None:
        for answer in answers:
            source = self._pending[answer.source.sha256]
            if isinstance(answer, Unreadable):
                self._set_aside(source, answer.reason)
            else:
                self._batch.append((source, answer))

    def _set_aside(self, source: SourceText, reason: str) -> None:
        del self._pending[source.sha256]
        self._written += 1
        self._marks = [(at, path, file) for at, path, file in self._marks if path != _path_of(source.origin)]
        self._fail(source.origin, reason)

    def _write(self) -> None:
        batch, self._batch = self._batch, []
        done = self._written + len(batch)
        marks = [mark for mark in self._marks if mark[0] <= done]
        self._marks = [mark for mark in self._marks if mark[0] > done]
        if not batch and not marks:
            return
        try:
            self._write_all(batch, marks)
        except sqlite3.IntegrityError:
            for each in batch:
                try:
                    self._write_all([each], [])
                except sqlite3.IntegrityError as error:
                    self._set_aside(each[0], f"what was read does not fit the database: {error}")

    def _write_all(
        self, batch: Sequence[tuple[SourceText, Prepared]], marks: Sequence[tuple[int, str, KnownFile]]
    ) -> None:
        before = {source.sha256: self.inventory.article(source.sha256) is not None for source, _ in batch}
        gone = [sha256 for source, _ in batch for sha256 in self._replaced(source)]
        here = {source.sha256 for source, _ in batch}

        def also(_connection: sqlite3.Connection) -> None:
            for source, _ in batch if self._from_outside else ():
                self.inventory.record_source(source)
            for _, path, file in marks:
                self.inventory.record_file(path, file)

        replaced = {source.sha256 for source, _ in batch if self._replaces(source)}
        self.writer.write(
            [extraction for _, extraction in batch],
            [sha256 for sha256 in gone if sha256 not in here],
            also,
            wait=self._waiting + len(batch) < max(LINK_AFTER, min(MOST_WAITING, self._stored // GROWTH)),
        )
        self._waiting = self.writer.waiting()
        for source, extraction in batch:
            if before[source.sha256] or source.sha256 in replaced:
                self.summary.changed += 1
            else:
                self.summary.new += 1
            self.summary.unknown.update(extraction.unknown)
            del self._pending[source.sha256]
            self._written += 1
            self._stored += 1
            self._report(1, source.origin)

    def _replaces(self, source: SourceText) -> bool:
        """Whether the same file held another text before."""
        if not self._from_outside or not _is_place(source):
            return False
        old = self.inventory.sha256_at(source.origin)
        return old is not None and old != source.sha256

    def _replaced(self, source: SourceText) -> list[str]:
        """The older text from the same place, unless it also came from another."""
        old = self.inventory.sha256_at(source.origin)
        if old is None or not self._replaces(source) or self.inventory.has_other_origin(old, source.origin):
            return []
        return [old]

    # ------------------------------------------------------------------ telling

    def _fail(self, name: str, reason: str) -> None:
        self.summary.failed.append((name, reason))
        self._report(1, name)

    def _report(self, articles: int, name: str) -> None:
        self._done += articles
        if self._on_progress is not None:
            self._on_progress(Progress(self._done, self._total, name))


def _is_place(source: SourceText) -> bool:
    """Whether the origin names one article, so that another text from there takes its place."""
    return source.origin != "-" and (source.given_id is not None or not _LINE.search(source.origin))


def _path_of(origin: str) -> str:
    return _LINE.sub("", origin.partition("#")[0])


def _settled(file: SourceFile) -> int:
    """The time stamp to compare by; one that a change in the same instant could share is not trusted."""
    return file.modified if time.time_ns() - file.modified > SETTLED else -1


def _chunks(sources: Iterable[SourceText]) -> Iterator[list[SourceText]]:
    chunk: list[SourceText] = []
    signs = 0
    for source in sources:
        chunk.append(source)
        signs += len(source.text)
        if len(chunk) >= CHUNK_TEXTS or signs >= CHUNK_SIGNS:
            yield chunk
            chunk, signs = [], 0
    if chunk:
        yield chunk
