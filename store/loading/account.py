"""The account that a load gives: what came of each text, and how far it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a load is."""

    done: int
    """Articles read or found there, and failures; what was read is written a batch at a time, or when one leaves."""
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


class Account:
    """Keeps the summary of a load and tells of every step."""

    def __init__(self, on_progress: Callable[[Progress], None] | None) -> None:
        self.summary = Summary()
        self._total: int | None = None
        self._on_progress = on_progress
        self._done = 0

    def begin(self, total: int | None) -> None:
        """So many articles are to come; None where that is not known."""
        self._total = total
        self._tell(0, "")

    def unchanged(self, articles: int, name: str) -> None:
        """So many articles are there already."""
        self.summary.unchanged += articles
        self._tell(articles, name)

    def taken(self, name: str) -> None:
        """An article has been read, and will be written."""
        self._tell(1, name)

    def written(self, name: str, unknown: Iterable[str], *, new: bool) -> None:
        """An article has been written, ``new`` or in the place of another reading or text."""
        if new:
            self.summary.new += 1
        else:
            self.summary.changed += 1
        self.summary.unknown.update(unknown)
        self._tell(0, name)

    def failed(self, name: str, reason: str, *, taken: bool = False) -> None:
        """An article has failed; ``taken`` where it had been read before."""
        self.summary.failed.append((name, reason))
        self._tell(0 if taken else 1, name)

    def _tell(self, articles: int, name: str) -> None:
        self._done += articles
        if self._on_progress is not None:
            self._on_progress(Progress(self._done, self._total, name))
