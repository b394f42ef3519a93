"""Meetings that are told of only to be denied: "no truth in reports that they will meet", "the report was untrue"."""

from __future__ import annotations

from store.extraction.claims.frames import Frame
from store.extraction.claims.reading import Reading
from store.extraction.claims.text.article import NOTHING
from store.lexicon.closed import closed
from store.model import Sentence

RUMOURS = closed("rumours")
UNTRUE = closed("untrue")
DENYING = closed("denying_verbs")
BEFORE = 10
"""How many tokens before a rumour it is told at most that nothing is true in it."""
BEHIND = 30
"""How many tokens behind a meeting it is told at most that the report of it is untrue."""
JUDGED = 4
"""How many tokens behind "was" the word stands at most that calls it so."""


def is_denied_rumour(reading: Reading, frame: Frame, sentence: Sentence) -> bool:
    """Whether a meeting is only the content of a report or rumour that the same sentence calls untrue."""
    article, lower = reading.article, reading.article.lower
    at = _rumour_before(reading, frame, sentence)
    if at == NOTHING or (frame.trigger.noun and frame.definite):
        return False  # "rejected claims that its talks with Niger had failed"
    before = range(max(at - BEFORE, sentence.first), at)
    for k in before:
        group = article.finite(k)
        denies = group is not None and group.lemma in DENYING and not group.negated
        if denies or (lower[k] == "no" and lower[k + 1] in ("truth", "substance")):
            return True
    for k in range(frame.trigger.last, min(sentence.last, frame.trigger.last + BEHIND)):
        group = article.finite(k)
        if group is not None and group.lemma == "be" and not group.negated:
            end = article.token_range(group.span)[1]
            if not UNTRUE.isdisjoint(lower[end : min(end + JUDGED, sentence.last)]):
                return True
    return False


def _rumour_before(reading: Reading, frame: Frame, sentence: Sentence) -> int:
    """The token of the report that tells of a meeting: "reports that A will meet B", "rumours of talks"."""
    lower, clause, first = reading.article.lower, reading.clauses[frame.trigger.clause], frame.trigger.phrase_first
    if frame.trigger.noun and first - 2 >= sentence.first and lower[first - 1] in ("of", "about"):
        return first - 2 if lower[first - 2] in RUMOURS else NOTHING
    at = clause.first - 1 if lower[clause.first] == "that" else clause.first - 2
    told = at >= sentence.first and lower[at] in RUMOURS and lower[at + 1] == "that"
    return at if told else NOTHING
