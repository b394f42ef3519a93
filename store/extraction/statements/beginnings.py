"""Where content begins after a cue."""

from __future__ import annotations

from store.extraction.statements.adjuncts import after_adjuncts
from store.extraction.statements.frames import Frame, readings
from store.extraction.statements.view import View


def begin_content(view: View, frame: Frame, end: int) -> None:
    """Set where content after the cue would begin, and the marker of :func:`after_adjuncts` before it."""
    if frame.shape == "called":
        return  # known since its subject was found
    if frame.cue.id == "words":
        frame.start, frame.marker = frame.last + 1, "comma"
    elif frame.subject is not None and frame.shape in ("inverted", "passive", "according"):
        frame.start, frame.marker = _after_subject(view, frame.shape, frame.subject[1], end)
    elif frame.cue.id in ("answer", "how"):
        frame.start, frame.marker = frame.last, "none"
    else:
        frame.start, frame.marker = _after_verb(view, frame, end)


def _after_subject(view: View, shape: str, at: int, end: int) -> tuple[int, str]:
    """Behind a subject that stands after its cue: "according to Suva, ...", "said the envoy: ..."."""
    if at >= end:
        return at, "none"
    if view.low[at] == "," and at + 1 < end:
        marker = _quote_or_comma(view, at + 1)
        return (at if marker == "comma" and shape != "according" else at + 1), marker
    if view.low[at] == ":":
        return at + 1, "colon"
    if shape == "according":
        return at, _quote_or_comma(view, at)
    start, marker = after_adjuncts(view, at, end, False)
    told = marker == "that" and shape == "passive"  # "I am told by friends that"
    if marker in ("bare", "of", "as", "to", "whether", "that") and not told:
        marker = "none"
    return start, marker


def _quote_or_comma(view: View, at: int) -> str:
    return "quote" if view.quote[at] >= 0 else "comma"


def _after_verb(view: View, frame: Frame, end: int) -> tuple[int, str]:
    """Behind the verb, and behind its hearer if it takes one: "told the council on Monday that ..."."""
    hearer = any(cue.to for cue in readings(view, frame)) or frame.lemma in ("warn", "ask", "promise")
    start, marker = after_adjuncts(view, frame.last, end, hearer)
    if hearer and marker == "bare" and view.finite[start] and start > frame.last + 1:
        return after_adjuncts(view, frame.last, end, False)  # "warned its stocks would not last"
    return start, marker
