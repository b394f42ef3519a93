"""Whether the clause around a date speaks of the past, of what is to come, or of the day on which it was said."""

from __future__ import annotations

from store.extraction.dating.words import DatingWords
from store.lexicon.closed import closed
from store.model import Document, Sentence

_ONTO = frozenset({"to", "until", "till", "for"})
"""Between a verb of the past and the day onto which something was put: "was adjourned to 7 July"."""
_PROPOSING = closed("day_proposing")
_WAITING = frozenset({"until", "till", "before", "ahead"})
PAST, FUTURE, SAID, NONE = "past", "future", "said", ""


def tense_of(document: Document, sentence: Sentence, first: int, last: int, words: DatingWords) -> str:
    """The tense in which a sentence speaks of what stands at the tokens ``[first, last)``: one of the four above."""
    tokens = document.tokens
    governed = _governed(document, sentence, first, words)
    if governed is not None:
        return governed
    before = tokens[first - 1].lower if first > sentence.first else ""
    put = before in _ONTO or before in _PROPOSING
    for at in range(first - 1, max(sentence.first, first - 15) - 1, -1):
        tense = _marker(document, sentence, at, first - at, words)
        if tense is not None:
            return NONE if put and tense == PAST else tense
    for at in range(last, min(sentence.last, last + 14)):
        if tokens[at].lower in (";", "—", "–"):
            break
        tense = _marker(document, sentence, at, at - last + 1, words)
        if tense is not None:
            return tense
    return NONE


def _governed(document: Document, sentence: Sentence, first: int, words: DatingWords) -> str | None:
    """The tense of a date that only tells which event is meant: "since the war of 1995", "after the vote of May 2024".

    What comes after an event may itself be to come, and what comes before one may be over: these leave it open.
    """
    tokens = document.tokens
    for at in range(first - 1, max(sentence.first, first - 9) - 1, -1):
        low = tokens[at].lower
        if low in words.happened and tokens[at + 1].lower == "of":
            return NONE if _is_waited_for(document, sentence, at) else PAST
        if low == "since":
            return PAST
        if low in ("after", "following", "before", "ahead"):
            if at + 1 < first and tokens[at + 1].lower in words.months:
                return None  # "after 3 May"
            ahead = any(
                tokens[k].lower in words.future and tokens[k].text != "May"
                for k in range(sentence.first, sentence.last)
            )
            if at > sentence.first and tokens[at - 1].lower in ("until", "till"):
                return NONE  # "put off until after the vote of June"
            if low in ("after", "following"):
                gerund = tokens[at + 1].lower.endswith("ing")  # "after winning the vote of 28 December"
                return PAST if gerund or not ahead else NONE
            return FUTURE if ahead else NONE
        if low in (",", ";", ":", "—", "–") or low in words.past or low in words.future or low in words.said:
            return None
    return None


def _is_waited_for(document: Document, sentence: Sentence, at: int) -> bool:
    """ "until after the vote of June", "ahead of the vote of June" """
    before = [token.lower for token in document.tokens[max(sentence.first, at - 4) : at]]
    return not _WAITING.isdisjoint(before)


def _marker(document: Document, sentence: Sentence, at: int, distance: int, words: DatingWords) -> str | None:
    """The tense that a word near a date gives, empty for one that leaves it open, None for a word that says nothing."""
    tokens = document.tokens
    low = tokens[at].lower
    before = tokens[at - 1].lower if at > sentence.first else ""
    if low in words.said and at + 1 < sentence.last and tokens[at + 1].lower == "for":
        # "has been confirmed for 30 July"
        return FUTURE if {tokens[k].lower for k in range(max(sentence.first, at - 3), at)} & words.now_is else NONE
    if low in words.said and distance <= 12 and not _arranged(document, sentence, at, distance, words):
        return SAID
    if low in words.future:
        if low == "may" and tokens[at].text[0] == "M" and at > sentence.first:
            return None  # the month
        lately = {tokens[k].lower for k in range(max(sentence.first, at - 3), at)}
        return NONE if lately & words.was else FUTURE
    if low in words.arranged:
        lately = {tokens[k].lower for k in range(max(sentence.first, at - 3), at)}
        return FUTURE if lately & words.now_is else NONE
    if low == "to" and before in ("is", "are", "'s", "'re"):
        return FUTURE
    if low == "to" and before in ("was", "were"):
        return NONE
    if low in words.past or (len(low) > 4 and low.endswith("ed") and tokens[at].text[0].islower()):  # no "United"
        if before in ("be", "been", "to"):
            return None
        if (
            low in ("was", "were", "had")
            and at + 1 < sentence.last
            and tokens[at + 1].lower in ("to", "due", "not", "been")
        ):
            return NONE
        return PAST
    return None


def _arranged(document: Document, sentence: Sentence, at: int, distance: int, words: DatingWords) -> bool:
    """ "announced for Saturday", "announced a visit on 3 May": an arrangement, not a saying."""
    tokens = document.tokens
    return tokens[at].lower in words.arranged and any(
        tokens[k].lower not in words.beside_saying and tokens[k].text[0].islower()
        for k in range(at + 1, min(at + distance, sentence.last))
    )
