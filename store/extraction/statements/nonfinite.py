"""Cues that are no finite verb: participles ("saying that") and infinitives ("came out to say")."""

from __future__ import annotations

from store.extraction.statements.appositions import nominal, subject_with_apposition
from store.extraction.statements.frames import Frame
from store.extraction.statements.noun_phrases import phrase_end
from store.extraction.statements.phrases import subject_start
from store.extraction.statements.view import View


def is_participle(view: View, frame: Frame) -> bool:
    """Whether an "-ing" form stands by itself: "and saying", "by warning"; not "is saying", "keeps warning"."""
    words = view.table.words
    before = view.low[frame.group - 1]
    return (
        before in ("as", "by", "and", "but", "before", "while")
        or _is_noun_like(view, before)
        or not any(
            view.low[at] in words["auxiliaries"] or view.low[at] in words["keeping"]
            for at in range(frame.group, frame.first)
        )
    )


def participle_subject(view: View, frame: Frame, floor: int, end: int) -> bool:
    """Find the subject of a participle, most often that of the sentence; False where it is no report at all."""
    edge = frame.group - 1
    before = view.low[edge]
    told = frame.last < end and (view.low[frame.last] == "that" or view.quote[frame.last] >= 0)
    if told and before in ("before", "while"):
        frame.shape, frame.elided = "participle", True
        return True  # "he explained, before conceding that"
    if before not in ("as", "by") and _is_noun_like(view, before):
        return False
    joined = before in ("as", "by", "and", "but")
    if not joined and _tells_nothing(view, frame, end):
        return False
    frame.shape, frame.elided = "participle", True
    if before == "as":
        return _as_saying(view, frame, floor, edge)
    if not joined:
        start = subject_start(view, edge + 1, floor)
        if _is_author(view, start, edge + 1):
            frame.subject, frame.elided = (start, edge + 1), False
    return True


def _is_noun_like(view: View, before: str) -> bool:
    """Whether the word before an "-ing" form makes a noun of it: "the warning", "after denying"."""
    words = view.table.words
    return before in words["prepositions"] or before in words["determiners"] or before in words["possessives"]


def _tells_nothing(view: View, frame: Frame, end: int) -> bool:
    """Whether a participle has no content of its own: "while saying", "people demanding bread"."""
    low, before = view.low, view.low[frame.group - 1]
    if before in ("when", "while", "after", "worth"):
        return True
    at = frame.last
    if at + 1 < end and low[at] in ("on", "in", "at"):
        at = phrase_end(view, at + 1, end)  # "its minister stating on Monday that"
    return (
        frame.last < end
        and low[min(at, end - 1)] not in ("that", ":", ",")
        and view.quote[min(at, end - 1)] < 0
        and frame.lemma != "say"
        and before not in view.table.words["papers"]
    )


def _is_author(view: View, start: int, end: int) -> bool:
    """Whether somebody stands before a participle; not a paper, and nobody in "hit back saying"."""
    if start >= end or not nominal(view, start, end):
        return False
    return not any(view.low[at] in view.table.words["papers"] for at in range(start, end))


def _as_saying(view: View, frame: Frame, floor: int, edge: int) -> bool:
    """ "quoted a diplomat as saying", "was quoted by the agency as saying"."""
    low = view.low
    at = edge - 1
    while at >= floor and low[at] not in view.table.words["quoting"]:
        at -= 1
    if at < floor:
        return False
    helper = at - 1
    if helper >= floor and low[helper] in ("was", "were", "is", "are", "been"):
        if helper - 1 > floor and low[helper - 1] == "," and subject_with_apposition(view, frame, floor, helper - 1):
            frame.elided, frame.shape = False, "after"
            return True
        start = subject_start(view, helper, floor)
        frame.subject = (start, helper)
    else:
        frame.subject = (at + 1, edge)
        frame.medium = subject_start(view, at, floor)
    frame.elided = False
    frame.shape = "after"
    return frame.subject[0] < frame.subject[1]


_REACH = 14
"""Tokens between a verb and an infinitive of saying that goes with it."""


def comes_to_say(view: View, frame: Frame, floor: int) -> int | None:
    """First token of the verb before an infinitive of saying: "came out on the steps to say", "was quick to deny".

    What somebody only means, is asked, seems or is expected to say has not been said, nor what is to be shown or found.
    """
    low, words = view.low, view.table.words
    to = frame.group - 1
    if frame.lemma in words["unspoken"]:
        return None
    if to - 1 > floor and low[to - 1] in words["wishing"]:
        modal = low[to - 2] in ("would", "should", "'d")
        return to - 1 - modal if modal or low[to - 1] != "like" else None  # "wishes to clarify", "would like to stress"
    if to - 1 >= floor and low[to - 1] in words["trying"]:
        return to - 1
    at = to - 1
    while at >= max(floor, to - _REACH) and not view.finite[at]:
        if (
            view.quote[at] >= 0
            or view.separator(at)
            or low[at] in words["subordinators"]
            or low[at] in words["relatives"]
        ):
            return None
        at -= 1
    if at < max(floor, to - _REACH):
        return None
    if any(low[place] in words["bound"] for place in range(at + 1, to)) or low[to - 1] in words["seeming"]:
        return None
    if low[at] in ("is", "are", "was", "were") and low[at + 1] in words["passed_on"] and low[to + 1] == "have":
        at += 1  # "is learnt to have told the king that", which nothing else reads as a verb
    if low[at] in words["passed_on"] and low[at - 1] in ("is", "was", "are", "were") and low[to + 1] == "have":
        return at - 1  # "is said to have told the king that"
    if low[at] not in words["appearing"] and not any(low[place] in words["ready"] for place in range(at + 1, to)):
        return None
    while at > floor and view.finite[at - 1] and view.quote[at - 1] < 0:
        at -= 1
    if any(low[place] in words["future"] for place in range(at, to)):
        return None
    return at
