"""What somebody says that a thing is: "seized what he said was a bomb", "the note, which he said was gossip"."""

from __future__ import annotations

from store.extraction.statements.extents import content_end
from store.extraction.statements.fitting import relative_end
from store.extraction.statements.frames import Frame
from store.extraction.statements.view import View

_JOINING = frozenset(("and", "but", "while"))
_BEING = frozenset(("was", "were", "is", "are"))


def told_as(view: View, frame: Frame, edge: int, end: int, following: list[Frame]) -> bool:
    """Give a frame behind "what" or "which" its content; False where it is told in another way.

    ``edge`` is the first token of the report, ``end`` that behind the sentence.
    """
    low, at, subject = view.low, frame.start, frame.subject
    if frame.cue.id != "say" or frame.negated or subject is None or subject[1] > frame.first:
        return False
    if edge < 1 or at + 1 >= end:
        return False
    if low[edge - 1] == "which" and frame.last == at and view.finite[at]:
        start, stop = at, relative_end(view, at, content_end(view, at, end, following))
    elif low[edge - 1] == "what" and low[at] in _BEING:
        marked = low[at + 1] in ("that", ":")
        if not marked and view.capital(edge - 1):
            return False  # "What the ministry says is a depot burned down"
        start = at + 1 + marked
        stop = relative_end(view, start, content_end(view, start, end, following))
        if not marked:
            stop = next((k for k in range(start, stop - 1) if low[k] == "," and low[k + 1] in _JOINING), stop)
    else:
        return False
    if start >= stop:
        return False
    frame.content, frame.right = [(start, stop)], stop
    frame.shape, frame.marker = "after", "that"
    frame.rules.append(f"{frame.cue.id}.what")
    return True
