"""Where articles come from: texts, web pages, JSON lines, feeds, folders of them, and standard input."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date

from store.model import SourceText
from store.sources.reading import digest_of, read_file, source_text, source_text_of
from store.sources.walking import Failure, SourceFile, walk

__all__ = ["Failure", "SourceFile", "digest_of", "read_file", "read_sources", "source_text", "source_text_of", "walk"]


def read_sources(
    paths: Iterable[str | os.PathLike[str]], published: date | None = None, outlet: str | None = None
) -> Iterator[SourceText | Failure]:
    """Every article behind ``paths`` in a fixed order, and what could not be read, with the reason.

    ``published`` and ``outlet`` are told of articles that bring none of their own.
    """
    for file in walk(paths):
        if isinstance(file, Failure):
            yield file
        else:
            yield from read_file(file, published, outlet)
