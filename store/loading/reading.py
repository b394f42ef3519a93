"""Reading texts: in chunks, over processes or a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from store.cluster import Cluster, extracted_on
from store.executors import Answers, Extract, extract_many, extracted
from store.model import SourceText

CHUNK_TEXTS = 16
CHUNK_SIGNS = 200_000
"""A chunk for one worker: so many texts, or fewer long ones."""


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads, and with what."""

    jobs: int = 1
    """Processes that read."""
    extract: Extract = extract_many
    own_words: Path | None = None
    """The reader's own lexicon file."""
    cluster: Cluster | None = None
    """Its workers read instead."""

    def answers(self, sources: Iterable[SourceText]) -> Iterator[Answers]:
        """What the texts say, a chunk at a time, in their order."""
        extract = self.extract
        if self.own_words is not None and extract is extract_many:
            extract = partial(extract_many, own_words=self.own_words)
        chunks = _chunks(sources)
        if self.cluster is not None:
            read = extracted_on(self.cluster, chunks, extract)
        else:
            read = extracted(chunks, self.jobs, extract)
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
