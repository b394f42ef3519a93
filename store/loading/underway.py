"""What is underway: texts between being found and being written, and files that are done with once their texts are."""

from __future__ import annotations

from typing import NamedTuple

from store.database.writing.inventory import KnownFile
from store.loading.origins import path_of
from store.model import SourceText


class Mark(NamedTuple):
    """A file whose texts have all been handed out; it is done with once so many texts are settled."""

    after: int
    path: str
    file: KnownFile


class Underway:
    """Texts are handed out in order and settled in the same order, so a number of texts says which they are."""

    def __init__(self) -> None:
        self._texts: dict[str, SourceText] = {}
        """By SHA-256, as they were found."""
        self._marks: list[Mark] = []
        self._handed_out = 0
        self._settled = 0

    def __contains__(self, sha256: str) -> bool:
        return sha256 in self._texts

    def __getitem__(self, sha256: str) -> SourceText:
        return self._texts[sha256]

    def hand_out(self, source: SourceText) -> None:
        self._texts[source.sha256] = source
        self._handed_out += 1

    def settle(self, source: SourceText) -> None:
        """The text is written or set aside."""
        del self._texts[source.sha256]
        self._settled += 1

    def mark(self, path: str, file: KnownFile) -> None:
        """All texts of a file have been handed out."""
        self._marks.append(Mark(self._handed_out, path, file))

    def unmark(self, origin: str) -> None:
        """The file that a text came from is not done with, whatever becomes of its other texts."""
        self._marks = [mark for mark in self._marks if mark.path != path_of(origin)]

    def take_marks(self, more: int) -> list[Mark]:
        """The files that are done with once so many more texts are settled; each is given once."""
        settled = self._settled + more
        due = [mark for mark in self._marks if mark.after <= settled]
        self._marks = [mark for mark in self._marks if mark.after > settled]
        return due
