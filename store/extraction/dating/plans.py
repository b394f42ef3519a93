"""Days that a text tells as the day of a plan, in whatever tense: "agreed to meet again on 14 June 2026".

Such a day is no day gone by. Where nothing in the text is later, and nothing says that it passed, it is one that was
still to come.
"""

from __future__ import annotations

import re

from store.extraction.dating.words import DatingWords
from store.model import Document, Sentence

_REACH = 14
"""So many tokens before a date its plan is told at most."""
_BEHIND = 7
_ONTO = frozenset({"for", "to", "until", "till", "by"})
_YEAR = re.compile(r"(?:19|20)\d\d$")
_IN = frozenset({"in", "of", "since", "by"})
_LITTLE = frozenset({"on", "the", "a", "an", "of", "date", "day", "deadline", "new", "next", "final"})
_WAS = frozenset({"was", "were", "been"})
_OF_VERBS = frozenset({"force", "effect", "place"})
_SIGNS = frozenset({";", ":", "—", "–", "“", "”", '"'})


def is_planned(document: Document, sentence: Sentence, first: int, last: int, words: DatingWords) -> bool:
    """Whether the date at the tokens ``[first, last)`` is that of a plan."""
    lows = [token.lower for token in document.tokens[sentence.first : sentence.last]]
    at, behind = first - sentence.first, lows[last - sentence.first :]
    start = max((k + 1 for k in range(max(at - _REACH, 0), at) if lows[k] in _SIGNS), default=max(at - _REACH, 0))
    before = lows[start:at]
    if not before:
        return False
    return (
        _is_arranged(before, words)
        or _is_present(before, words)
        or _is_purpose(before, words)
        or _is_proposed(before, words)
        or _is_of_something_ahead(before, behind, words)
    )


def fell_through(document: Document, sentence: Sentence, first: int, last: int, words: DatingWords) -> bool:
    """Whether the words behind a date, or the next sentence, tell that the plan came to nothing, or its sentence opens
    with a year: "In 2018 they agreed to vote on"."""
    tokens = document.tokens
    stop = min(sentence.last + _REACH, len(tokens))
    if any(token.lower in words.undone for token in tokens[last:stop]):
        return True
    before = [token.lower for token in tokens[sentence.first : first]]
    return any(_YEAR.match(low) and at and before[at - 1] in _IN for at, low in enumerate(before))


def _is_arranged(before: list[str], words: DatingWords) -> bool:
    """ "scheduled for", "due on", "fixed for", "extended to", "runs until", "is to be sent by"."""
    onto = next((low for low in reversed(before) if low not in _LITTLE or low in _ONTO), "")
    for back in range(len(before) - 1, -1, -1):
        low = before[back]
        gap = len(before) - 1 - back
        if low in words.put:
            return onto in _ONTO and "had" not in before[max(0, back - 2) : back]
        if low in words.due and gap <= 2:
            return not (back and before[back - 1] in _WAS)
        if low in words.lasts:
            return onto in ("until", "till")
        if low in words.past:
            return False
        if low in words.promises and onto == "by":
            return True
    return False


def _is_present(before: list[str], words: DatingWords) -> bool:
    """ "the talks begin on", "enters into force on", "takes place on"."""
    if len(before) < 2 or before[-1] not in ("on", "from") or before[-2] not in words.present or "to" in before[-3:-2]:
        return False
    return before[-2] not in _OF_VERBS or not words.takes.isdisjoint(before[-5:-2])


def _is_purpose(before: list[str], words: DatingWords) -> bool:
    """ "agreed to meet on", "invited A to talks on", "hope to sign on"."""
    for at in range(len(before) - 1, 0, -1):
        invited = not words.inviting.isdisjoint(before[max(0, at - 6) : at])
        if before[at] == "to" and (invited or before[at - 1] in words.purposes):
            return at < len(before) - 1 and "had" not in before[max(0, at - 3) : at]
        if before[at] in words.past:
            return False
    return False


def _is_proposed(before: list[str], words: DatingWords) -> bool:
    """ "proposed talks on": what was proposed is not over; but "proposed on 3 May that" tells when."""
    for back in range(len(before) - 1, -1, -1):
        if before[back] in words.inviting:
            return before[-1] in ("on", "for") and any(
                low not in _LITTLE and low not in words.beside_saying for low in before[back + 1 :]
            )
        if before[back] in words.past:
            return False
    return False


def _is_of_something_ahead(before: list[str], behind: list[str], words: DatingWords) -> bool:
    """ "preparations for the summit of", "the deadline of", "set 3 May as the day", "the meeting of 3 May would"."""
    if not words.preparing.isdisjoint(before[-8:]):
        return True
    if before[-1] in words.put and behind[:1] in (["as"], ["for"]):
        return True
    for low in behind[:_BEHIND]:
        if low in ("would", "will"):
            return before[-1] in ("of", "on") and words.past.isdisjoint(before[-3:])
        if low in words.past or low == ",":
            return False
    return False
