"""Where a noun or an infinitive that is said ends before a further clause: "rejected the plan, | but A and B met"."""

from __future__ import annotations

from store.extraction.statements.frames import Frame
from store.extraction.statements.view import View
from store.lexicon.closed import closed

FURTHER = closed("further_clauses")
JOINED = frozenset({"and", "but", "while", "so", "yet"})
TAKING_NOUNS = closed("taking_nouns")


def told_alone(view: View, frame: Frame, start: int, end: int, stop: int) -> tuple[int, int]:
    """ "Rejected the plan, but A and B met": a noun alone is denied or proposed, not what a further clause tells.

    Gives the content ``[start, end)`` without such a clause; the sentence ends at ``stop``.
    """
    if frame.marker == "to":
        return start, _end_of_infinitive(view, start, end, stop)
    if frame.cue.id != "deny" and frame.lemma not in TAKING_NOUNS:
        return start, end
    if frame.cue.id == "deny" and view.low[start - 1] == ":" and start - frame.last > 1:
        return frame.last, start - 1  # "rejected the appeal: talks are due to open on Sunday"
    if frame.marker != "bare":
        return start, end
    for at in range(start + 1, end - 1):
        if view.finite[at] or view.quote[at] >= 0 or view.low[at] == "that":
            return start, end
        word = view.low[at + 1] if view.low[at] == "," else view.low[at]
        names = word == "and" and view.capital(at - 1) and view.capital(at + 1)  # "denied A and B had met"
        if word in FURTHER and view.low[at] != "so" and not names and _tells_more(view, at + 1, stop):
            return start, at
    return start, end


def _end_of_infinitive(view: View, start: int, end: int, stop: int) -> int:
    """ "Plans to visit A on Sunday, but B will receive C": what somebody means to do ends where a clause is joined."""
    for at in range(start + 2, end - 1):
        if view.finite[at] or view.quote[at] >= 0 or view.low[at] == "that":
            return end
        if view.low[at] == "," and view.low[at + 1] in JOINED and _tells_more(view, at + 2, stop):
            return at
    return end


def _tells_more(view: View, first: int, end: int) -> bool:
    """Whether a clause with a subject follows: "and A and B met", "even as talks were called off"; no "and said so"."""
    ends = (k for k in range(first, end) if view.finite[k] or view.low[k] in ("that", ";", ":") or view.quote[k] >= 0)
    verb = next(ends, end)
    return first < verb < end and view.finite[verb]
