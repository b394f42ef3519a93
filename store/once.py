"""What is worked out from tables once and then kept as long as they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Source = TypeVar("Source")
Made = TypeVar("Made")


class Once(Generic[Source, Made]):
    """A function of one argument that works for each argument once, told apart by identity.

    ``part`` names what of the argument the result depends on: two lexicons that share a table share what is made of it.
    """

    def __init__(
        self, make: Callable[[Source], Made], part: Callable[[Source], object] = lambda source: source
    ) -> None:
        self._make = make
        self._part = part
        self._made: dict[int, tuple[object, Made]] = {}

    def __call__(self, source: Source) -> Made:
        part = self._part(source)
        known = self._made.get(id(part))
        if known is None:
            # the part is kept too, so that its identity cannot become another one's
            known = self._made[id(part)] = (part, self._make(source))
        return known[1]
