"""What a day ends that a verb denies: "will not resume until 1 July" plans, "did not meet until Friday" met."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from store.lexicon.closed import closed
from store.model import TimeExpression, VerbGroup
from store.reading.word_places import WordPlaces

UNTIL = frozenset({"until", "till"})
NEVER_BY_THEN = closed("lasting") | closed("deferring")
"""Verbs of which "not until Friday" denies what it says: "the talks did not last until Friday"."""
ARTICLES = frozenset({"the", "at", "least", "early", "late"})
BETWEEN = 14
"""How many tokens stand between the verb and its "until" at most."""
ENDS = frozenset(";:.!?–—")


def begun_at_last(
    words: WordPlaces, groups: Sequence[VerbGroup], times: Sequence[TimeExpression]
) -> tuple[list[VerbGroup], list[TimeExpression]]:
    """The verb groups and times, in text order, with "not until" a day read as "on" that day."""
    groups, times = list(groups), list(times)
    for at in words.of(UNTIL):
        time = _time_behind(words, times, at)
        group = _verb_before(words, groups, at)
        if time is not None and group is not None:
            groups[group] = replace(groups[group], negated=False)
            times[time] = replace(times[time], bound="")
    return groups, times


def _time_behind(words: WordPlaces, times: Sequence[TimeExpression], at: int) -> int | None:
    """The index of the time that "until" names."""
    k = at + 1
    while k < len(words.starts) and words.lowers[k] in ARTICLES:
        k += 1
    index = bisect_left(times, words.starts[at], key=lambda time: time.span.end)
    return (
        index if k < len(words.starts) and index < len(times) and times[index].span.start <= words.starts[k] else None
    )


def _verb_before(words: WordPlaces, groups: Sequence[VerbGroup], at: int) -> int | None:
    """The index of the verb before "until", where it is denied and may begin on a day."""
    index = bisect_left(groups, at, key=lambda group: group.head) - 1
    if index < 0:
        return None
    group = groups[index]
    between = words.lowers[group.head + 1 : at]
    if not group.negated or group.lemma in NEVER_BY_THEN or len(between) > BETWEEN or not ENDS.isdisjoint(between):
        return None
    return index
