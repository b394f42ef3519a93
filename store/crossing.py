"""How values cross from one process to another: as their class and their fields.

What frozen dataclasses with slots do by themselves looks every field up by its name, one call each, on both sides.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any


def cross_by_fields(*kinds: type) -> None:
    """Let values of dataclasses whose fields are all arguments, two or more, be pickled as a call with these."""
    for kind in kinds:
        copyreg.pickle(kind, _as_call(kind))


def _as_call(kind: type) -> Callable[[Any], tuple[type, tuple[Any, ...]]]:
    values = attrgetter(*(field.name for field in fields(kind)))
    return lambda value: (kind, values(value))
