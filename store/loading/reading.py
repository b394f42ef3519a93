"""Reading texts: in chunks, over processes or a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from store.cluster import Cluster, extracted_on
from store.executors import Answers, Extract, Meanwhile, Processes, extract_many, nothing
from store.model import Publication, SourceText

CHUNK_TEXTS = 8
CHUNK_SIGNS = 200_000
"""A chunk for one worker: so many texts, or fewer long ones."""


class Readers:
    """Who reads, and with what: processes of this machine, or the workers of a cluster. A context manager."""

    def __init__(
        self,
        jobs: int = 1,
        extract: Extract = extract_many,
        own_words: Path | None = None,
        cluster: Cluster | None = None,
    ) -> None:
        """``jobs`` is the number of processes, ``own_words`` the reader's own lexicon file."""
        self.own_words = own_words
        self._extract = extract
        self._cluster = cluster
        self._processes = Processes(jobs)

    def __enter__(self) -> Self:
        self._processes.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._processes.__exit__(kind, error, trace)

    def answers(self, sources: Iterable[SourceText], meanwhile: Meanwhile = nothing) -> Iterator[Answers]:
        """What the texts say, a chunk at a time, in their order; ``meanwhile`` is called before it is waited for."""
        extract = self._extract
        if self.own_words is not None and extract is extract_many:
            extract = partial(extract_many, own_words=self.own_words)
        return self._read(_chunks(sources), extract, meanwhile)

    def known_answers(self, sources: Sequence[SourceText], known: Mapping[str, Publication]) -> Iterator[Answers]:
        """The same of texts of which it is known from elsewhere when they came out, by SHA-256."""
        extract = partial(extract_many, own_words=self.own_words, known=known)
        return self._read(_chunks(sources), extract, nothing)

    def _read(
        self, chunks: Iterable[Sequence[SourceText]], extract: Extract, meanwhile: Meanwhile
    ) -> Iterator[Answers]:
        if self._cluster is not None:
            read = extracted_on(self._cluster, chunks, extract)
        else:
            read = self._processes.extracted(chunks, extract, meanwhile)
        return (answers for _, answers in read)


def _chunks(sources: Iterable[SourceText]) -> Iterator[Sequence[SourceText]]:
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
