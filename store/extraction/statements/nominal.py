"""What a noun of saying introduces: "her warning that the dam was "a bomb"", "His reply was short: nobody went"."""

from __future__ import annotations

from bisect import bisect_left

from store.extraction.statements.appositions import apposition_end
from store.extraction.statements.frames import Frame
from store.extraction.statements.phrases import clause_subject, subject_start
from store.extraction.statements.view import View

_ADJECTIVES = 3
"""Words between an owner and the noun: "her repeated public warning"."""
_FEW = 3
"""Tokens of a quotation with its marks that is a scare quote and nobody's words."""


def nominal_frames(view: View, first: int, end: int, kept: list[Frame]) -> list[Frame]:
    """The words in marks of the sentence ``[first, end)`` that a noun with an owner introduces, outside all reports."""
    heads = view.table.heads
    found: list[Frame] = []
    index = bisect_left(view.quote_starts, first)
    if index >= len(view.quote_starts) or view.quote_starts[index] >= end:
        return found
    if heads.keys().isdisjoint(view.low[first : end - 2]):
        return found
    for at in range(first, end - 2):
        cue = heads.get(view.low[at])
        if cue is None or view.quote[at] >= 0 or any(a <= at < b for frame in kept for a, b in frame.content):
            continue
        subject, start = _owner(view, at, first), at + 1
        if subject is None and view.low[start] in ("by", "from"):
            close = start + 1
            while close < end and view.low[close] not in ("that", "to", "of") and not view.separator(close):
                close += 1
            subject, start = (start + 1, close), close
        if subject is None or start >= end or view.low[start] not in ("that", "to", "of"):
            continue
        opening = view.next_quotation(start, end)
        if opening >= end or any(view.separator(place) for place in range(start, opening)):
            continue
        closing = view.quote_tokens[view.quote[opening]][1]
        if closing - opening <= _FEW or any(a < closing and opening < b for frame in kept for a, b in frame.content):
            continue
        frame = Frame(cue, "noun", view.low[at], at, at + 1, at, "nominal", subject)
        frame.marker = view.low[start]
        frame.content = [(start + (view.low[start] == "that"), closing)]
        frame.right = closing
        frame.rules.append(f"{cue.id}.{frame.marker}")
        found.append(frame)
    return found


def _owner(view: View, noun: int, floor: int) -> tuple[int, int] | None:
    """Whose words a noun means: the possessive or the name before it, adjectives between them left out."""
    low, words = view.low, view.table.words
    for at in range(noun - 1, max(floor - 1, noun - 2 - _ADJECTIVES), -1):
        if view.quote[at] >= 0 and low[at] not in ("'", "’", "'s"):
            return None
        if low[at] in words["possessives"]:
            return at, at + 1
        if low[at] == "'s" or (low[at] in ("'", "’") and low[at - 1].endswith("s")):
            start = subject_start(view, at, floor)
            return (start, at) if start < at else None
        if view.separator(at) or view.finite[at] or low[at] in words["prepositions"] or view.capital(at):
            return None
    return None


def told_behind_colon(view: View, first: int, end: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """``(subject, content)`` of a sentence that says how somebody answers and then what.

    "The minister's reply was short: the file was closed."; "A diplomat was blunter: nobody would be seen there."
    """
    low, words = view.low, view.table.words
    if ":" not in low[first:end]:
        return None
    colon = first
    while colon < end and not (low[colon] == ":" and view.quote[colon] < 0):
        colon += 1
    if colon + 3 >= end or not view.any_finite(colon + 1, end) or not view.any_finite(first, colon):
        return None
    if view.quote[colon + 1] >= 0 or view.any_quoted(first, colon):
        return None
    for at in range(first, colon):
        if low[at] in words["answers"] and at > first:
            owner = _owner(view, at, first)
            if owner is not None and owner[0] <= first + 2:
                return owner, (colon + 1, end)
    reacts = any(low[at].removesuffix("er") in words["attitudes"] for at in range(max(first, colon - 3), colon))
    subject = clause_subject(view, first, colon) if reacts else None
    if subject is None:
        return None
    if subject[0] > first + 3 and low[first] not in words["prepositions"]:
        return None
    return (subject[0], apposition_end(view, subject[0], colon)), (colon + 1, end)
