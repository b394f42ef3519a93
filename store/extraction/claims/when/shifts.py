"""By how much a meeting is moved: "put back by a week", "two days earlier than planned", "after a three-day delay"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from store.extraction.claims.text.small_words import COUNTED, HYPHENS, OWNING
from store.extraction.claims.when.stored import bounds, coarsest, is_exact
from store.extraction.times.calendar import month_of, months_on
from store.model import Precision, TimeExpression, When
from store.reading.tokens import tokenise

if TYPE_CHECKING:
    from store.lexicon import Lexicon

_Words = tuple[str, ...]
_REACH = 60
"""How many tokens behind the meeting a length is looked for."""
_TOLD_AGAINST = frozenset({"ago", "before", "after", "earlier"})
"""Behind a length without "by" these count from another day than that of the meeting."""


class Shift(NamedTuple):
    """A move by days, or by months where days would be more exact than the words; negative is earlier."""

    days: int
    months: int
    words: str
    rule: str


class ShiftWords(NamedTuple):
    """The lengths and shifts of ``status.toml``."""

    lengths: dict[str, tuple[int, int]]
    """Unit -> days and months in one; hours count for 1/24 of a day and are told by a negative number."""
    before: tuple[tuple[_Words, int, str], ...]
    after: tuple[tuple[_Words, int, str], ...]
    further: frozenset[tuple[str, str]]
    """Pairs of words that speak of a day still to come: "new date"."""
    old_day: frozenset[tuple[str, str]]
    """Pairs of words that tell the day of before: "original date"."""
    plans: frozenset[str]
    """Words of a plan behind "later than": "than the two had agreed"."""
    no_show: frozenset[str]
    """Verbs whose denial says that nobody came."""
    prevented: frozenset[str]
    """Verbs of what came in between: "fog kept the delegation at home"."""


@lru_cache(maxsize=4)
def shift_words(lexicon: Lexicon) -> ShiftWords:
    """Compile the rows; once for each lexicon."""
    table = lexicon.table("status")

    def phrases(side: str) -> tuple[tuple[_Words, int, str], ...]:
        rows = [
            (tuple(token.lower for token in tokenise(phrase)), row["way"], row["id"])
            for row in table["shift"]
            for phrase in row.get(side, ())
        ]
        return tuple(sorted(rows, key=lambda row: -len(row[0])))

    return ShiftWords(
        {word: (row.get("days", 0), row.get("months", 0)) for row in table["length"] for word in row["words"]},
        phrases("before"),
        phrases("after"),
        frozenset((word, noun) for row in table["further_day"] for word in row["words"] for noun in row["nouns"]),
        frozenset((word, noun) for row in table["old_day"] for word in row["words"] for noun in row["nouns"]),
        frozenset(word for row in table["shift"] for word in row.get("than", ())),
        frozenset(lemma for row in table["no_show"] for lemma in row["lemmas"]),
        frozenset(lemma for row in table["prevented"] for lemma in row["lemmas"]),
    )


def shift_in(lower: list[str], first: int, stop: int, words: ShiftWords, moving: bool) -> Shift | None:
    """The first length in ``[first, stop)`` by which a meeting is moved; ``moving``: its verb says that it is."""
    if words.lengths.keys().isdisjoint(lower[first:stop]):
        return None
    for k in range(first, min(stop, first + _REACH)):
        unit = words.lengths.get(lower[k])
        if unit is None:
            continue
        at = k - 2 if lower[k - 1] in HYPHENS else k - 1
        number = COUNTED.get(lower[at]) or 0
        if unit[0] < 0:  # hours
            hours = int(lower[at]) if lower[at].isdecimal() and len(lower[at]) < 4 else 0
            number, unit = (hours // 24, (1, 0)) if hours % 24 == 0 else (0, unit)
        number = number or (int(lower[at]) if lower[at].isdecimal() and len(lower[at]) < 3 else 0)
        if not number or at < first:
            continue
        found = _way(lower, at, k + 1, stop, words, moving)
        if found is not None:
            way, rule = found
            return Shift(way * number * unit[0], way * number * unit[1], " ".join(lower[at : k + 1]), rule)
    return None


def _way(lower: list[str], first: int, last: int, stop: int, words: ShiftWords, moving: bool) -> tuple[int, str] | None:
    if last < stop and lower[last] in OWNING:
        last += 1
    for phrase, way, rule in words.after:
        if tuple(lower[last : last + len(phrase)]) == phrase:
            return way, rule
    if lower[last : last + 2] in (["later", "than"], ["earlier", "than"], ["sooner", "than"]):
        planned = not words.plans.isdisjoint(lower[last + 2 : min(last + 10, stop)])
        return ((1 if lower[last] == "later" else -1), "SH06") if planned else None
    against = last < stop and lower[last] in _TOLD_AGAINST and lower[first - 1] != "by"
    if not moving or against:
        return None
    for phrase, way, rule in words.before:
        if tuple(lower[max(first - len(phrase), 0) : first]) == phrase:
            return way, rule
    return None


def moved_when(when: When, shift: Shift) -> When:
    """An exact day after the shift; what is no exact day comes back as it is."""
    first, last = bounds(when)
    if not is_exact(when) or first is None or last is None:
        return when
    how = f"{when.how}, moved by {shift.words}"
    if shift.months:
        moved = months_on(first, shift.months)
        first, last = month_of(moved.year, moved.month)
        month = coarsest(first, last, Precision.MONTH)
        return When(month, month, first, last, Precision.MONTH, how)
    first, last = first + timedelta(days=shift.days), last + timedelta(days=shift.days)
    return replace(when, start=first.isoformat(), end=last.isoformat(), earliest=first, latest=first, how=how)


def moved_time(time: TimeExpression, shift: Shift, back: bool = False) -> TimeExpression | None:
    """The days of a meeting after the shift, or before it; None where the time is no day."""
    if time.start is None or time.end is None or (time.end - time.start).days > 14:
        return None
    sign = -1 if back else 1
    if shift.months:
        moved = months_on(time.start, sign * shift.months)
        first, last = month_of(moved.year, moved.month)
        return replace(time, start=first, end=last, precision=Precision.MONTH, bound="", alternatives=())
    days = timedelta(days=sign * shift.days)

    def on(day: date) -> date:
        return day + days

    return replace(time, start=on(time.start), end=on(time.end), bound="", alternatives=())
