"""Where one has been, as in a browser: pages, words and the list of events, with ways back and forward."""

from __future__ import annotations

import json
from typing import NamedTuple

REMEMBERED = 100
"""Steps that ``back`` goes."""
PAGES = ("meeting", "actor", "place")


class Address(NamedTuple):
    """A page, or a place in the browser."""

    kind: str
    """``meeting``, ``actor``, ``place``; ``words`` of an article; ``events`` for the list."""
    name: str
    """An id for meetings, words (of the article) and events; a name for actors and places."""
    start: int = -1
    end: int = -1
    """The words, for ``words``."""
    owner: str = ""
    """The event that they belong to."""


class Trail(NamedTuple):
    past: tuple[Address, ...] = ()
    here: Address | None = None
    future: tuple[Address, ...] = ()


def visit(trail: Trail, address: Address) -> Trail:
    """Go to ``address``; what was forward is forgotten, as browsers do."""
    if address == trail.here:
        return trail
    past = trail.past if trail.here is None else (*trail.past, trail.here)
    return Trail(past[-REMEMBERED:], address)


def leave_from(trail: Trail, address: Address) -> Trail:
    """Note where one stands before going elsewhere: moving in the list is no step of its own."""
    if trail.here is None or trail.here.kind == address.kind == "events":
        return trail._replace(here=address)
    return visit(trail, address)


def back(trail: Trail) -> Trail:
    if not trail.past:
        return trail
    future = trail.future if trail.here is None else (trail.here, *trail.future)
    return Trail(trail.past[:-1], trail.past[-1], future)


def forward(trail: Trail) -> Trail:
    if not trail.future:
        return trail
    past = trail.past if trail.here is None else (*trail.past, trail.here)
    return Trail(past, trail.future[0], trail.future[1:])


def written(trail: Trail) -> str:
    """The last steps as text, for the session."""
    return json.dumps([[list(address) for address in part] for part in (trail.past[-20:], trail.future[:20])])


def read(text: str) -> Trail:
    """The trail that ``written`` wrote; an empty one where the text is none."""
    try:
        past, future = (tuple(_address(item) for item in part) for part in json.loads(text))
    except (ValueError, TypeError):
        return Trail()
    return Trail(past, None, future)


def _address(item: object) -> Address:
    if not isinstance(item, list) or [type(part) for part in item] != [str, str, int, int, str]:
        raise ValueError("no address")
    return Address(*item)
