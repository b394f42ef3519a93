"""Reading many articles: the same function in this process or over several, answers in the order of the questions."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from store.database.writing.prepared import Prepared, prepared
from store.model import Publication, SourceText

AHEAD = 3
LEAST_AHEAD = 32
"""Chunks that may be out, for each process and at least in all: keeps them busy while a batch is linked, and memory
flat."""
PATIENCE = 60.0
PATIENCE_A_SIGN = 0.001
"""Seconds after which a process that reads a chunk is taken for stuck, and as many more for each character: some two
hundred times what reading takes."""


SELDOM = 50_000
"""New objects after which a process that reads or writes looks for cycles of garbage: an article leaves none behind."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A text on which the extraction failed: a fault of the program, set aside so that the rest loads."""

    source: SourceText
    reason: str


Answers = list[Prepared | Unreadable]
Answered = tuple[Sequence[SourceText], Answers]
"""A chunk with its answers."""
Meanwhile = Callable[[], None]
"""What the process that waits for answers can do in the meantime."""


def nothing() -> None:
    """Waits without doing anything else."""


class Extract(Protocol):
    """Reads a chunk of texts; must be picklable for more than one process."""

    def __call__(self, chunk: Sequence[SourceText]) -> Answers: ...


def extract_many(
    chunk: Sequence[SourceText], own_words: Path | None = None, known: Mapping[str, Publication] | None = None
) -> Answers:
    """What each text of ``chunk`` says, as the rows that the writer files.

    ``own_words`` is the reader's own lexicon file, if any; ``known`` is when texts, by SHA-256, came out where that is
    known from elsewhere. Raises LexiconTrouble where that file cannot be used.
    """
    from store.extraction import extract
    from store.lexicon import load_lexicon

    lexicon = load_lexicon(own_words)
    known = known or {}
    return [
        guarded(lambda source: prepared(extract(source, lexicon, known.get(source.sha256))), source) for source in chunk
    ]


def guarded(read: Callable[[SourceText], Prepared], source: SourceText) -> Prepared | Unreadable:
    """``read(source)``, or what it raised."""
    try:
        return read(source)
    except Exception as error:  # one text must never take the others with it
        return Unreadable(source, f"could not be read: {type(error).__name__}: {error}")


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Looks for cycles of garbage seldom: among so many new objects it costs much and finds nothing."""
    before = gc.get_threshold()
    gc.set_threshold(SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def patience(chunk: Sequence[SourceText]) -> float:
    """Seconds that a process may take to read a chunk."""
    return PATIENCE + PATIENCE_A_SIGN * sum(len(source.text) for source in chunk)


def extracted(
    chunks: Iterable[Sequence[SourceText]], jobs: int = 1, extract: Extract = extract_many
) -> Iterator[Answered]:
    """Each chunk with its answers, in order; with ``jobs`` over 1 by so many processes, made for these chunks."""
    with Processes(jobs) as processes:
        yield from processes.extracted(chunks, extract)


class Processes:
    """Who reads on this machine: this process or several others, which are started when first asked.

    A context manager; the others end with it.
    """

    def __init__(self, jobs: int = 1) -> None:
        self._jobs = jobs
        self._pool: _Pool | None = None
        self._ahead = max(jobs * AHEAD, LEAST_AHEAD)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.close()

    def extracted(
        self, chunks: Iterable[Sequence[SourceText]], extract: Extract, meanwhile: Meanwhile = nothing
    ) -> Iterator[Answered]:
        """Each chunk with its answers, in order; ``meanwhile`` is called where the next answer is not there yet.

        A text that kills its process, or on which it gets stuck, is found and set aside; the texts that were out with
        it are read again.
        """
        if self._jobs <= 1:
            for chunk in chunks:
                yield chunk, extract(chunk)
            return
        pool = self._pool = self._pool or _Pool(self._jobs)
        waiting: deque[tuple[Sequence[SourceText], Future[Answers]]] = deque()

        def answered() -> Answered:
            chunk, future = waiting.popleft()
            if not future.done():
                meanwhile()
            try:
                return chunk, future.result(patience(chunk))
            except (BrokenProcessPool, TimeoutError):
                pool.renew()
                answers = one_by_one(chunk, extract)
                again = [later for later, _ in waiting]
                waiting.clear()
                waiting.extend((later, pool.submit(extract, later)) for later in again)
                return chunk, answers

        for chunk in chunks:
            waiting.append((chunk, pool.submit(extract, chunk)))
            if len(waiting) >= self._ahead:
                yield answered()
        while waiting:
            yield answered()


def one_by_one(chunk: Sequence[SourceText], extract: Extract) -> Answers:
    """Texts each by itself, in a process that is replaced when one of them brings it down."""
    answers: Answers = []
    pool = _Pool(1)
    try:
        for source in chunk:
            try:
                answers += pool.submit(extract, [source]).result(patience([source]))
            except (BrokenProcessPool, TimeoutError) as error:
                pool.renew()
                stuck = isinstance(error, TimeoutError)
                reason = "did not come to an end" if stuck else "was killed"
                answers.append(Unreadable(source, f"could not be read: the process that read it {reason}"))
    finally:
        pool.close()
    return answers


class _Pool:
    """Processes that read chunks; ready for work once made, so that waiting for an answer is waiting for reading."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._executor = self._ready()

    def _ready(self) -> ProcessPoolExecutor:
        executor = ProcessPoolExecutor(self._jobs, mp_context=get_context("spawn"), initializer=_begin_reading)
        for waiting in [executor.submit(os.getpid) for _ in range(self._jobs)]:
            waiting.result()
        return executor

    def submit(self, extract: Extract, chunk: Sequence[SourceText]) -> Future[Answers]:
        try:
            return self._executor.submit(extract, chunk)
        except BrokenProcessPool as error:
            broken: Future[Answers] = Future()
            broken.set_exception(error)
            return broken

    def renew(self) -> None:
        """Kills what is left of the processes, which may be stuck, and starts others."""
        # The executor has no public name for its processes before Python 3.14.
        for process in list((self._executor._processes or {}).values()):
            process.kill()
        self.close()
        self._executor = self._ready()

    def close(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)


def _begin_reading() -> None:
    """Leaves Ctrl-C to the process that writes, and ends when that has been killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(SELDOM)
    parent = parent_process()
    if parent is not None:

        def end_with_parent() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=end_with_parent, daemon=True).start()
