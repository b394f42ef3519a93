"""Which texts are new: what is there already, in the same words and read by the same version, is passed over."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple, Self

from store.database.writing.inventory import Inventory, KnownArticle, KnownFile, told_of
from store.loading.account import Account
from store.loading.underway import Underway
from store.model import SourceText
from store.sources import Failure, SourceFile, digest_of, read_file

LOOKED_UP = 400
"""Files that are looked up at a time."""
SETTLED = 2_000_000_000
"""Nanoseconds after which a file's time stamp tells of every later change."""


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


class Versions(NamedTuple):
    """What reads now."""

    parser: str
    lexicon: str

    @classmethod
    def of_now(cls, own_words: Path | None) -> Self:
        from store.extraction import PARSER_VERSION
        from store.lexicon import load_lexicon

        return cls(PARSER_VERSION, load_lexicon(own_words).version)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which texts of the files a load takes, and what it tells of those that bring nothing of their own."""

    published: date | None = None
    outlet: str | None = None
    shard: Shard | None = None

    def reading(self, versions: Versions) -> str:
        """Versions and options as one text: a file is passed over only where it was read so."""
        parts = (*versions, self.published or "", self.outlet or "")
        return "/".join(map(str, parts if self.shard is None else (*parts, self.shard)))

    def __contains__(self, source: SourceText) -> bool:
        return self.shard is None or source.sha256 in self.shard


class News:
    """Gives the texts that must be read and hands them out; the others are counted and their origin is noted."""

    def __init__(
        self,
        inventory: Inventory,
        versions: Versions,
        wanted: Wanted,
        underway: Underway,
        account: Account,
        note: Callable[[SourceText], None],
    ) -> None:
        """``note`` is told of every text that is there already."""
        self._inventory = inventory
        self._versions = versions
        self._wanted = wanted
        self._reading = wanted.reading(versions)
        self._underway = underway
        self._account = account
        self._note = note
        self._later: list[SourceText] = []

    def of_files(self, files: Sequence[SourceFile | Failure]) -> Iterator[SourceText]:
        for start in range(0, len(files), LOOKED_UP):
            yield from self._of_part(files[start : start + LOOKED_UP])

    def _of_part(self, files: Sequence[SourceFile | Failure]) -> Iterator[SourceText]:
        before = self._inventory.files([file.path for file in files if isinstance(file, SourceFile)])
        for file in files:
            if isinstance(file, Failure):
                self._account.failed(file.name, file.reason)
                continue
            known = before.get(file.path)
            digest = self._changed(file, known)
            if digest is None and known is not None:
                self._account.unchanged(known.articles, file.path)
            else:
                yield from self._of_file(file, digest)

    def _of_file(self, file: SourceFile, digest: str | None) -> Iterator[SourceText]:
        """The new texts of a file, which is done with after them if all of it could be read."""
        articles = failures = 0
        for item in read_file(file, self._wanted.published, self._wanted.outlet):
            if isinstance(item, Failure):
                failures += 1
                self._account.failed(item.name, item.reason)
            elif item in self._wanted:
                articles += 1
                if self._is_new(item):
                    yield item
        if not failures and not file.is_stream and digest is not None:
            known = KnownFile(file.size, _trusted_time(file), digest, articles, self._reading)
            self._underway.mark(file.path, known)

    def of_texts(self, sources: Sequence[SourceText | Failure]) -> Iterator[SourceText]:
        """The new ones of texts that are at hand; all that could not be had are told of first."""
        for source in sources:
            if isinstance(source, Failure):
                self._account.failed(source.name, source.reason)
        for source in sources:
            if isinstance(source, SourceText) and self._is_new(source):
                yield source

    def take_later(self) -> list[SourceText]:
        """Texts that were met again while on their way: what is underway must be written before they are looked at."""
        later, self._later = self._later, []
        return later

    def of_database(self, digests: Sequence[str]) -> Iterator[SourceText]:
        """The stored texts with these SHA-256, new or not."""
        for sha256 in digests:
            source = self._inventory.stored(sha256)
            if source is not None:
                self._underway.hand_out(source)
                yield source

    def _changed(self, file: SourceFile, known: KnownFile | None) -> str | None:
        """The digest of what is in a file now; None if it is as it was when it was read by the same version."""
        same = known is not None and known.reading == self._reading
        if same and known is not None and known.size == file.size and known.modified == file.modified:
            return None
        if file.is_stream:
            return ""
        digest = digest_of(file) or ""
        return None if same and known is not None and known.digest == digest and digest else digest

    def _is_new(self, source: SourceText) -> bool:
        """Whether a text must be read; if not, it is counted and its origin noted, or it is kept for later."""
        if source.sha256 in self._underway:
            self._later.append(source)
            return False
        known = self._inventory.article(source.sha256)
        if known is not None and self._as_read(known, self._inventory.together(source)):
            self._note(source)
            self._account.unchanged(1, source.origin)
            return False
        self._underway.hand_out(source)
        return True

    def _as_read(self, known: KnownArticle, source: SourceText) -> bool:
        return (known.parser, known.lexicon) == self._versions and known.told == told_of(source)


def _trusted_time(file: SourceFile) -> int:
    """The time stamp to compare by; one that a change in the same instant could share is not trusted."""
    return file.modified if time.time_ns() - file.modified > SETTLED else -1
