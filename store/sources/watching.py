"""Which files came or changed since the last look, once nobody writes to them any more.

Looking again and again beats being told by the kernel here: it works on network file systems and in containers too,
needs no library, and a look costs one ``stat`` a file.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from store.sources.walking import SourceFile, walk

_State = tuple[int, int]


class Watched:
    """Paths that are looked at from time to time; what is there at the start counts as seen."""

    def __init__(self, paths: Iterable[str | os.PathLike[str]]) -> None:
        self._paths = list(paths)
        self._seen = self._look()
        self._moving: dict[str, _State] = {}

    def due(self) -> list[str]:
        """The files to load: new or changed, and the same at this look as at the one before."""
        now = self._look()
        moving = {path: state for path, state in now.items() if self._seen.get(path) != state}
        settled = [path for path, state in moving.items() if self._moving.get(path) == state]
        self._moving = {path: state for path, state in moving.items() if path not in settled}
        self._seen = {path: self._seen[path] for path in self._seen if path in now}
        self._seen |= {path: moving[path] for path in settled}
        return settled

    def again(self, paths: Sequence[str]) -> None:
        """These could not be loaded and are due again at the next look."""
        for path in paths:
            state = self._seen.pop(path, None)
            if state is not None:
                self._moving[path] = state

    def _look(self) -> dict[str, _State]:
        found = (file for file in walk(self._paths) if isinstance(file, SourceFile) and not file.is_stream)
        return {file.path: (file.size, file.modified) for file in found}
