"""Whose meeting it is where a text does not say: the sides of the meeting it has been speaking of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from store.extraction.claims.frames import Frame
from store.model import MeetingKind, Report, Status, When


def contexts(groups: list[list[Frame]]) -> list[list[str]]:
    """For each group of frames, the sides of the meeting that the text told first and that has two or more."""
    told = [_sides(group) for group in groups]
    full = [index for index, sides in enumerate(told) if len(sides) >= 2]
    met = [index for index in full if groups[index][0].kind is not MeetingKind.CALL]
    found: list[list[str]] = []
    for index, group in enumerate(groups):
        known: list[str] = []
        if not told[index] and group[0].kind is not MeetingKind.VISIT:
            pool = full if group[0].kind is MeetingKind.CALL else met
            known = told[pool[0]] if pool else []
        found.append(known)
    return found


def _sides(group: list[Frame]) -> list[str]:
    absent = {key for frame in group for key in frame.absent}
    return [key for key in dict.fromkeys(key for frame in group for key in frame.sides) if key not in absent]


def main_meeting(reports: list[Report]) -> Report | None:
    """The first meeting that is told with a town and a day."""
    return next((r for r in reports if r.place and not r.place.startswith("country:") and _day(r.when)), None)


def beside(report: Report, main: Report | None) -> Report:
    """A meeting without a place that falls into the days of the main meeting is taken to be where that one is."""
    if report.place is not None or report.kind in (MeetingKind.CALL, MeetingKind.VISIT):
        return report
    if report.status is Status.PROPOSED:
        return report
    day = _day(report.when) or (_day(report.previous) if report.previous else None)
    if day is None or main is None or main.kind is MeetingKind.VISIT:
        return report
    first, last = _day(main.when), _end(main.when)
    if first is None or last is None or not first - timedelta(days=1) <= day <= last + timedelta(days=1):
        return report
    return replace(report, place=main.place, country=main.country, rules=(*report.rules, "P22"))


def _day(when: When) -> date | None:
    return date.fromisoformat(when.start) if when.start and len(when.start) == 10 else None


def _end(when: When) -> date | None:
    return date.fromisoformat(when.end) if when.end and len(when.end) == 10 else _day(when)
