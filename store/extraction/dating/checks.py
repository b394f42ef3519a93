"""Whether a day of publication agrees with what the text says, and what else it might be."""

from __future__ import annotations

from datetime import date, timedelta

from store.extraction.dating.evidence import Anchor, Evidence
from store.extraction.dating.offices import HeldWhile
from store.extraction.dating.words import DatingWords
from store.model import Span

_DAY = timedelta(days=1)
_HALF_A_YEAR = 182
_FAR = 60
_LATELY, _SOON, _PLANNED = 45, 120, 400
"""For how many days a weekday beside its date is spoken of afterwards, and before; longer says nothing for a year.
Nobody plans further ahead than the last."""


def _resolve(anchor: Anchor, day: date) -> date | None:
    """The day that an anchor means for an article of ``day``: its own year, or the nearest one on the tense's side."""
    printed = anchor.date
    if printed.year is not None:
        return printed.on(printed.year)
    if anchor.years is not None:
        return printed.on(day.year + anchor.years)
    same = printed.on(day.year)
    if same is not None and abs((same - day).days) <= _HALF_A_YEAR:
        return same
    if same is not None and anchor.tense and (same > day) == (anchor.tense == "future"):
        return same  # "on 5 March" as told in November
    years = (day.year - 1, day.year, day.year + 1)
    days = [found for found in (printed.on(year) for year in years) if found is not None]
    if not days:
        return None
    return min(days, key=lambda found: abs((found - day).days))


def fits(anchor: Anchor, day: date) -> bool | None:
    """Whether an anchor speaks for an article of ``day`` (True), against it (False) or not at all (None)."""
    printed = anchor.date
    meant = _resolve(anchor, day)
    if meant is None:
        return None
    if printed.weekday is not None and meant.weekday() != printed.weekday:
        return None if printed.year is not None else False
    ahead = (meant - day).days
    if anchor.shift is not None:
        return ahead == anchor.shift
    if anchor.tense == "said" and printed.weekday is not None:
        return -7 <= ahead <= 0
    if anchor.tense == "future" and ahead < -1:
        return False
    if anchor.tense in ("past", "said") and ahead > 0:
        return False
    if printed.weekday is None:
        return None
    if anchor.near:
        return 1 <= ahead <= 7
    if anchor.years is not None:
        return True
    if anchor.tense == "past":
        return True if ahead >= -_LATELY else None
    if anchor.tense == "future" and ahead > _PLANNED:
        return False
    return True if abs(ahead) <= _SOON else None


def score(day: date, evidence: Evidence) -> tuple[int, int]:
    """Pairs that fit less those that do not; then whether the weekday of the news fits."""
    total = 0
    for anchor in evidence.anchors:
        agrees = fits(anchor, day)
        if agrees is not None:
            total += 1 if agrees else -1
    said = 0
    if evidence.said is not None:
        late = (day.weekday() - evidence.said.weekday) % 7
        said = 2 - late if late <= evidence.said.slack else -1
    return total, said


def distance(day: date, evidence: Evidence) -> float | None:
    """How many days the dates of the text that name no year are from ``day`` on the average, each two months at most;
    None where it has none."""
    near = [abs((meant - day).days) for anchor in evidence.anchors if (meant := _near(anchor, day)) is not None]
    return sum(min(days, _FAR) for days in near) / len(near) if near else None


def _near(anchor: Anchor, day: date) -> date | None:
    return _resolve(anchor, day) if anchor.date.year is None and anchor.years is None else None


def contradicted(day: date, evidence: Evidence) -> tuple[Span, ...]:
    """Spans of the text that a header date cannot live with, if they are most of what the text says."""
    against = [anchor.span for anchor in evidence.anchors if fits(anchor, day) is False]
    against += [span for year, span in evidence.past_years if year > day.year]
    misplaced = [held.span for held in evidence.held if not _held_on(held, day)]
    if against or len(misplaced) > 1:
        against += misplaced
    pro = sum(fits(anchor, day) is True for anchor in evidence.anchors)
    return tuple(against) if len(against) > pro else ()


def _held_on(held: HeldWhile, day: date) -> bool:
    """Whether somebody held an office then, give or take two months."""
    return (held.first is None or held.first - 60 * _DAY <= day) and (held.last is None or day <= held.last + 60 * _DAY)


def correct(day: date, evidence: Evidence, words: DatingWords, in_letters: bool) -> date | None:
    """Another reading of a wrong header date that the whole text agrees with: swapped, or in another year.

    ``in_letters``: the header writes the month as a word, which nobody takes for the day.
    """
    options: list[date] = []
    if day.day <= 12 and day.day != day.month and not in_letters:
        options.append(date(day.year, day.day, day.month))
    against = [anchor for anchor in evidence.anchors if fits(anchor, day) is False]
    # one weekday beside its date may be wrong or of another year; the header's year is not changed for its sake
    other_year = len(contradicted(day, evidence)) > 1 or any(anchor.date.year is not None for anchor in against)
    for year in range(min(day.year + 30, words.horizon.year), day.year - 31, -1):
        if other_year and year != day.year and (day.month, day.day) != (2, 29):
            options.append(date(year, day.month, day.day))
    best: tuple[tuple[int, int], date] | None = None
    for option in options:
        if any(fits(anchor, option) is False for anchor in evidence.anchors):
            continue
        if any(year > option.year for year, _ in evidence.past_years):
            continue
        if not all(_held_on(held, option) for held in evidence.held):
            continue
        points = score(option, evidence)
        if points > (0, 0) and (best is None or points > best[0]):
            best = (points, option)
    return best[1] if best else None
