"""Cues in the passive: "was said by an official", "was called "a start" by Suva", "described by the palace as"."""

from __future__ import annotations

from store.extraction.statements.appositions import apposition_end
from store.extraction.statements.frames import Frame, readings
from store.extraction.statements.view import View

_BEHIND_TOLD = frozenset({"", ",", ".", ";", "on", "in", "at", "late", "early", "yesterday", "today"})
"""Behind "it was announced" where what is announced stands before."""
_AGENT = 10
"""Tokens of whoever passes something on, behind "by"."""


def by_somebody(view: View, frame: Frame, floor: int, end: int) -> bool:
    """Whether a participle without a helper names who spoke: "a meeting, reported by two papers"."""
    edge = frame.group - 1
    return (
        frame.form in ("past", "participle")
        and frame.group == frame.first
        and frame.last < end
        and view.low[frame.last] == "by"
        and (edge < floor or view.quote[edge] < 0)
        and not _by_means(view, frame.last, end)
    )


def _by_means(view: View, at: int, end: int) -> bool:
    """Whether "by" tells the means or the manner: "said by telephone", "began by saying"."""
    if at + 1 >= end:
        return True
    following = view.low[at + 1]
    return following.endswith("ing") or following in view.table.words["means"]


def passive_subject(view: View, frame: Frame, floor: int, end: int) -> bool:
    """Find who spoke behind the "by" of a passive; False where it is no report at all."""
    low = view.low
    before = low[frame.group - 1] if frame.group > floor else ""
    following = low[frame.last] if frame.last < end else ""
    if before == "it" and following == "that":
        return _by_nobody(view, frame)
    if before == "it" and _told_before(view, frame, floor, following):
        frame.group -= 1
        return _by_nobody(view, frame)
    if following == "to" and frame.cue.id in ("name", "judge"):
        by = next((at for at in range(frame.last + 1, min(end, frame.last + 6)) if low[at] == "by"), 0)
        if by:
            frame.last = by  # "was described to this paper by one of them as"
        return by > 0 and called_so(view, frame, end)
    if following != "by" or _as_saying(view, frame.last, end):
        return False
    if frame.cue.id in ("deny", "judge", "name", "accuse", "urge"):
        # not "was rejected by the group within the hour"
        told = view.any_quoted(floor, frame.first) or "as" in low[frame.last : end]
        return called_so(view, frame, end) or told
    close = _agent_end(view, frame, end)
    frame.shape, frame.subject = "passive", (frame.last + 1, close)
    frame.anaphoric = before in ("this", "that", "it")
    return close > frame.last + 1


def _told_before(view: View, frame: Frame, floor: int, following: str) -> bool:
    """ "The bridge is open, it was announced in Oslo": whether a clause with its verb or a quotation stands before."""
    comma = frame.group - 2
    if comma <= floor or following not in _BEHIND_TOLD:
        return False
    if view.low[floor] in view.table.words["openers"]:
        return False  # "When the note came, it was denied"
    return view.quote[comma] >= 0 or (view.low[comma] == "," and view.any_finite(floor, comma))


def _as_saying(view: View, by: int, end: int) -> bool:
    """Whether another participle tells what was said: "was reported by the agency as saying"."""
    low = view.low
    return any(low[at] == "as" and low[at + 1].endswith("ing") for at in range(by, min(end - 1, by + _AGENT)))


def _by_nobody(view: View, frame: Frame) -> bool:
    """ "It was announced that the bridge is open"; not the paper itself: "It may be recalled that"."""
    words = view.table.words
    if frame.lemma in words["reminding"]:
        return False
    if any(view.low[at] in words["reminded"] for at in range(frame.group, frame.first)):
        return False
    frame.shape = "nobody"
    return True


def _agent_end(view: View, frame: Frame, end: int) -> int:
    """The end of the noun phrase behind "by", without what belongs to the content."""
    low = view.low
    close = apposition_end(view, frame.last + 1, end)
    if "that" in low[frame.last + 2 : close]:
        close = low.index("that", frame.last + 2)  # "I am told by someone close to the king that"
    if frame.lemma == "say" and low[close - 2 : close] == ["to", "be"]:
        close -= 2  # "was said by an official to be"
    if close > frame.last + 2 and low[close - 1] == "as":
        close -= 1  # "was rejected by Peru as "a joke""
    return close


def called_so(view: View, frame: Frame, end: int) -> bool:
    """A name given by somebody behind "by": "described by the palace as "cordial"", "called by Suva "a start"."""
    low = view.low
    if not any(cue.id in ("name", "judge", "deny") for cue in readings(view, frame)):
        return False
    opening = view.next_quotation(frame.last, end) if frame.last < end else end
    if opening >= end or opening > frame.last + 14:
        return False
    stop = opening - 1 if low[opening - 1] == "as" else opening
    if view.any_finite(frame.last, stop) or any(view.separator(at) for at in range(frame.last, stop)):
        return False
    close = frame.last + 1
    while close < stop and low[close] not in ("at", "on", "in", "as") and low[close] not in view.table.words["days"]:
        close += 1
    frame.subject, frame.shape = (frame.last + 1, close), "called"
    frame.start, frame.marker = (stop if stop < opening else opening - 1), "as"
    return close > frame.last + 1
