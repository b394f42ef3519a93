"""Whose meeting it is where a text does not say: the sides of the meeting it has been speaking of."""

from __future__ import annotations

from store.extraction.claims.frames import Frame
from store.model import MeetingKind


def contexts(groups: list[list[Frame]]) -> list[list[str]]:
    """For each group of frames, the sides of the meeting that the text told first and that has two or more."""
    told = [_sides(group) for group in groups]
    found: list[list[str]] = []
    for index, group in enumerate(groups):
        order = [*range(index), *range(index + 1, len(groups))]
        known: list[str] = []
        if not told[index] and group[0].kind is not MeetingKind.VISIT:
            known = next((told[other] for other in order if len(told[other]) >= 2), [])
        found.append(known)
    return found


def _sides(group: list[Frame]) -> list[str]:
    absent = {key for frame in group for key in frame.absent}
    return [key for key in dict.fromkeys(key for frame in group for key in frame.sides) if key not in absent]
