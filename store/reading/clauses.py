"""Which verb governs the words around an offset, by what stands between them."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter, itemgetter

from store.model import Document, Sentence, Tense, Token, VerbGroup
from store.reading.tokens import lower_of

_STOPS = frozenset({";", ":", "“", "”", '"', "«", "»", "''", "``", "(", ")", "—", "?", "!"})
_OPENING = frozenset({"“", "„", "«", "‘", '"', "``", "("})
CLAUSE_STARTS = frozenset(
    {"that", "which", "who", "whom", "whose", "where", "when", "while", "although", "though", "because", "whether"}
    | {"if", "but", "unless", "so", "whereas"}
)
_PARTING = _STOPS | CLAUSE_STARTS
SAYING = frozenset(
    {"say", "tell", "announce", "report", "add", "note", "claim", "insist", "stress", "confirm", "believe", "expect"}
    | {
        "hope",
        "fear",
        "know",
        "warn",
        "declare",
        "suggest",
        "state",
        "think",
        "predict",
        "argue",
        "acknowledge",
        "quote",
        "cite",
        "call",
    }
)
_PREPOSITIONS = frozenset({"in", "on", "at", "to", "with", "from", "during", "after", "before", "by", "for", "of"})
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "its", "no", "both"})
_SUBJECTS = frozenset({"he", "she", "they", "it", "we", "there", "talks"})
_REACH = 40
"""A verb farther off than that many tokens governs nothing."""

_start = attrgetter("span.start")
_first = itemgetter(0)


def governing_verb(groups: tuple[VerbGroup, ...], document: Document, offset: int) -> VerbGroup | None:
    """The verb of the clause around ``offset``; None where the sentence has no verb or no sentence covers it.

    The nearest verb to the left in the same clause, except where that is a verb of saying and a new subject stands
    between: then the one to the right. A leading adjunct ("On Tuesday, ...") takes the first verb to its right.
    """
    at = bisect_right(document.sentences, offset, key=_start) - 1
    if at < 0 or document.sentences[at].span.end <= offset:
        return None
    sentence = document.sentences[at]
    here = bisect_right(document.tokens, offset, lo=sentence.first, hi=sentence.last, key=_first) - 1
    return verb_of_clause(groups, document.tokens, sentence, max(here, sentence.first))


def verb_of_clause(
    groups: tuple[VerbGroup, ...], tokens: tuple[Token, ...], sentence: Sentence, here: int
) -> VerbGroup | None:
    """As :func:`governing_verb`, for the token ``here`` of ``sentence``."""
    low = bisect_right(groups, sentence.span.start - 1, key=_start)
    high = bisect_right(groups, sentence.span.end - 1, lo=low, key=_start)
    if low == high:
        return None
    middle = bisect_right(groups, tokens[here].start, lo=low, hi=high, key=_start)
    left, comma = _left(groups, low, middle, tokens, here)
    right = groups[middle] if middle < high else None
    if left is None:
        return right if right is not None else groups[middle - 1]
    if right is None or not _reaches(tokens, here, right.head):
        return left
    gap = right.head - here
    if comma and gap <= 4 and not any(tokens[k].lower == "," for k in range(here + 1, right.head)):
        return right
    if left.lemma in SAYING and tokens[right.head - 1].lower != "to" and _new_subject(tokens, left.head + 1, here):
        return right
    if tokens[here - 1].lower == "and" or (tokens[here - 1].lower in _PREPOSITIONS and tokens[here - 2].lower == "and"):
        return right
    return left


def _left(
    groups: tuple[VerbGroup, ...], low: int, middle: int, tokens: tuple[Token, ...], here: int
) -> tuple[VerbGroup | None, bool]:
    """The nearest verb before ``here`` with no clause boundary between, and whether a comma stands between."""
    k = here - 1
    quoted = k >= 0 and tokens[k].lower in _OPENING
    if quoted:
        k -= 1
    comma = False
    for index in range(middle - 1, low - 1, -1):
        group = groups[index]
        if here - group.head > _REACH:
            return None, comma
        while k > group.head:
            word = tokens[k].lower
            if word in _PARTING:
                return None, comma
            comma = comma or word == ","
            k -= 1
        if quoted and group.lemma in SAYING:
            return None, comma
        if group.tense is not Tense.NONE or group.passive or index == low:
            return group, comma
        k = min(k, group.head - 1)
    return None, comma


def _reaches(tokens: tuple[Token, ...], here: int, head: int) -> bool:
    """Whether no clause boundary stands between ``here`` and a verb to its right."""
    if head - here > _REACH:
        return False
    return _PARTING.isdisjoint(map(lower_of, tokens[here + 1 : head]))


def _new_subject(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether a noun phrase that no preposition governs stands in ``[start, end)``."""
    for k in range(start, end):
        word = tokens[k].lower
        if word in _SUBJECTS or (word in _ARTICLES and tokens[k - 1].lower not in _PREPOSITIONS):
            return True
    return False
