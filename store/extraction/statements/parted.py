"""Verbs that a comma, a mark or the start of the sentence parts from what stands before them."""

from __future__ import annotations

from store.extraction.statements.appositions import inverted_subject, nominal, subject_with_apposition
from store.extraction.statements.extents import left_edge
from store.extraction.statements.frames import Frame, readings
from store.extraction.statements.view import View


def is_parted(view: View, frame: Frame, floor: int) -> bool:
    """Whether no word of the sentence itself stands right before the verb: "..., said", "“...” said"."""
    edge = frame.group - 1
    return (
        edge < floor or view.quote[edge] >= 0 or view.low[edge] in (",", ";", ":", "?", "!") or view.spaced_dash(edge)
    )


def parted_subject(view: View, frame: Frame, floor: int, end: int) -> bool:
    """Find the subject of a parted verb, after it or before the comma; False where it is no report at all."""
    if frame.form == "ing":
        frame.shape, frame.elided = "participle", True
        return True
    edge = frame.group - 1
    if edge < floor:
        return False
    quoted, comma = view.quote[edge] >= 0, view.low[edge] == ","
    inverted = _behind_verb(view, frame, floor, end, quoted)
    if inverted is not None and comma and not (edge > floor and view.quote[edge - 1] >= 0):
        takes_clause = any(cue.front and "object" not in cue.takes for cue in readings(view, frame))
        if _before_comma(view, frame, floor, inverted, takes_clause):
            return True
        if not takes_clause and not nominal(view, *inverted):
            inverted = None
    if inverted is not None:
        frame.shape, frame.subject = "inverted", inverted
        return True
    if quoted:
        frame.elided = frame.form in ("past", "s")
        return frame.elided
    return comma and not _is_reduced(view, frame, end) and subject_with_apposition(view, frame, floor, edge)


def _behind_verb(view: View, frame: Frame, floor: int, end: int, quoted: bool) -> tuple[int, int] | None:
    """The subject after a verb that can have its content before it: "..., said the minister"."""
    if frame.lemma == "tell":
        return None
    if not any(cue.front or (quoted and "quote" in cue.takes) for cue in readings(view, frame)):
        return None
    return inverted_subject(view, frame, floor, end)


def _before_comma(view: View, frame: Frame, floor: int, inverted: tuple[int, int], takes_clause: bool) -> bool:
    """Whether the subject stands before the comma although a noun phrase follows the verb.

    "Akar, the minister, said in his office above the Bosphorus": nothing is turned round.
    """
    edge = frame.group - 1
    enclosed = not view.any_finite(floor, edge) and "," in view.low[floor:edge]
    surely = inverted[0] > frame.last or enclosed
    if not surely and (takes_clause or frame.lemma == "say"):
        return False
    if subject_with_apposition(view, frame, floor, edge) and (surely or left_edge(frame) == floor):
        return True
    frame.subject = None
    return False


def _is_reduced(view: View, frame: Frame, end: int) -> bool:
    """Whether the verb behind a comma is a participle that tells more about the noun before it."""
    low, words = view.low, view.table.words
    if frame.lemma in ("ask", "tell", "question", "inform") and frame.form == "past":
        following = low[frame.last] if frame.last < end else ""
        if following in words["subordinators"] or following in ("about", "by", "if", "on"):
            return True  # "Rama, asked whether he would come, snapped"
    placed = frame.form in ("past", "participle") and low[frame.last : frame.last + 1] in (["for"], ["in"], ["at"])
    # "the dates, first announced for May, have been changed"
    return placed and any(low[at] in words["at_first"] for at in range(frame.group, frame.first))
