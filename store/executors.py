"""Reading many articles: the same function in this process or over several, answers in the order of the questions."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import Protocol

from store.database.prepared import Prepared, prepared
from store.model import SourceText

AHEAD = 3
"""Chunks handed out beyond those being worked on, for each process: keeps them busy and memory flat."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A text on which the extraction failed: a fault of the program, set aside so that the rest loads."""

    source: SourceText
    reason: str


Answers = list[Prepared | Unreadable]


class Extract(Protocol):
    """Reads a chunk of texts; must be picklable for more than one process."""

    def __call__(self, chunk: Sequence[SourceText]) -> Answers: ...


def extract_many(chunk: Sequence[SourceText], own_words: Path | None = None) -> Answers:
    """What each text of ``chunk`` says, as the rows that the writer files.

    ``own_words`` is the reader's own lexicon file, if any; raises LexiconTrouble where it cannot be used.
    """
    from store.extraction import extract
    from store.lexicon import load_lexicon

    lexicon = load_lexicon(own_words)
    return [guarded(lambda source: prepared(extract(source, lexicon)), source) for source in chunk]


def guarded(read: Callable[[SourceText], Prepared], source: SourceText) -> Prepared | Unreadable:
    """``read(source)``, or what it raised."""
    try:
        return read(source)
    except Exception as error:  # one text must never take the others with it
        return Unreadable(source, f"could not be read: {type(error).__name__}: {error}")


def extracted(
    chunks: Iterable[Sequence[SourceText]], jobs: int = 1, extract: Extract = extract_many
) -> Iterator[tuple[Sequence[SourceText], Answers]]:
    """Each chunk with its answers, in order; with ``jobs`` over 1 by so many processes.

    A text that kills its process is found and set aside; the texts that were out with it are read again.
    """
    if jobs <= 1:
        for chunk in chunks:
            yield chunk, extract(chunk)
        return
    waiting: deque[tuple[Sequence[SourceText], Future[Answers]]] = deque()
    pool = _pool(jobs)
    try:
        for chunk in chunks:
            waiting.append((chunk, pool.submit(extract, chunk)))
            if len(waiting) >= jobs * AHEAD:
                done, answers, pool = _next(waiting, pool, jobs, extract)
                yield done, answers
        while waiting:
            done, answers, pool = _next(waiting, pool, jobs, extract)
            yield done, answers
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_follow_parent)


def _follow_parent() -> None:
    """Leaves Ctrl-C to the process that writes, and ends when that has been killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:

        def end_with_parent() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=end_with_parent, daemon=True).start()


def _next(
    waiting: deque[tuple[Sequence[SourceText], Future[Answers]]],
    pool: ProcessPoolExecutor,
    jobs: int,
    extract: Extract,
) -> tuple[Sequence[SourceText], Answers, ProcessPoolExecutor]:
    chunk, future = waiting.popleft()
    try:
        return chunk, future.result(), pool
    except BrokenProcessPool:
        pool.shutdown(wait=False, cancel_futures=True)
        answers = [answer for source in chunk for answer in _alone(source, extract)]
        fresh = _pool(jobs)
        resubmitted = [(later, fresh.submit(extract, later)) for later, _ in waiting]
        waiting.clear()
        waiting.extend(resubmitted)
        return chunk, answers, fresh


def _alone(source: SourceText, extract: Extract) -> Answers:
    """One text in a process of its own."""
    with _pool(1) as pool:
        try:
            return pool.submit(extract, [source]).result()
        except BrokenProcessPool:
            return [Unreadable(source, "could not be read: the process that read it was killed")]
