"""What stands between a verb and its content: hearers, days and occasions."""

from __future__ import annotations

from store.extraction.statements.hearers import JOINING, hearers_end, is_assembled
from store.extraction.statements.noun_phrases import DAY_PARTS, owning_day, phrase_end
from store.extraction.statements.view import View

JOINED = 16
"""How many tokens behind "and" the "that" of the content stands at most."""
_STEPS = 12
"""Hearers and adjuncts that are skipped after one cue."""
_QUESTIONS = frozenset(("whether", "if", "why", "how", "what", "who", "when", "where"))
_ASKED = frozenset(("asked", "pressed", "questioned", "reached"))
_SPANS = DAY_PARTS | {"week", "month", "year", "weekend"}
_WHILE = frozenset(("after", "before", "following", "upon", "while", "when", "since"))
_PLAIN = frozenset(("said", "says", "say", "added", "told", "tells"))
"""Cues that take no gerund: "said standing beside her", not "ruled out working with her"."""


def after_adjuncts(view: View, at: int, end: int, hearer: bool) -> tuple[int, str]:
    """Skip hearers and adjuncts after a cue; ``(token, marker)`` of where content begins.

    The marker is ``that``, ``quote``, ``colon``, ``comma``, ``bare``, ``of``, ``as``, ``to``, ``whether`` or ``none``.
    """
    begun = at
    for _ in range(_STEPS):
        if at >= end:
            break
        inserted = _insertion_end(view, at, end)
        if inserted > at:
            at = inserted
            continue
        found = _sign_at(view, at, end, begun) or _word_at(view, at, end, hearer)
        if found is not None:
            return found
        reduced = at > begun and (_is_reduced(view, at, end) or is_assembled(view, at, end))
        skipped = at + 1 if reduced else _adjunct_end(view, at, end)
        if skipped == at and begun and view.low[begun - 1] in _PLAIN:
            skipped = max(at, _manner_end(view, at, end))
        if skipped > at:
            at = skipped
        elif hearer:
            hearer = False
            at = hearers_end(view, at, end)
        else:
            joined = _joined_that(view, at, end) if at > begun else 0
            return (joined, "that") if joined else _without_marker(view, at, end)
    return at, "none"


def _insertion_end(view: View, comma: int, end: int) -> int:
    """The token behind an insertion that opens at a comma: "said, in Bamako, that"; ``comma`` itself for none."""
    low, first = view.low, comma + 1
    if low[comma] != "," or view.quote[comma] >= 0 or first >= end or view.quote[first] >= 0:
        return comma
    closing = first
    while closing < end and closing < comma + 12 and low[closing] != "," and view.quote[closing] < 0:
        closing += 1
    if closing + 1 >= end or low[closing] != ",":
        return comma
    if low[closing + 1] != "that" and view.quote[closing + 1] < 0:
        return comma
    if view.any_finite(first, closing) or any(low[place] in view.table.verbs for place in range(first, closing)):
        return comma
    return closing + 1


def _sign_at(view: View, at: int, end: int, begun: int) -> tuple[int, str] | None:
    """The content that a mark, a sign or "that" opens at the token."""
    word = view.low[at]
    if view.quote[at] >= 0:
        return at, "quote"
    if word == "that":
        return _after_that(view, at, end, begun)
    if word == ":":
        return at + 1, "colon"
    if word == ",":
        if at + 1 < end and view.quote[at + 1] >= 0:
            return at + 1, "quote"
        later = _later_that(view, at, end)
        return (later, "that") if later else (at, "comma")
    return (at, "none") if view.separator(at) else None


def _after_that(view: View, at: int, end: int, begun: int) -> tuple[int, str]:
    """Behind "that", or behind a relative clause: "told a forum that met in Dakar, ...", "that met in Dakar that"."""
    low, words = view.low, view.table.words
    relative = (
        at > begun
        and at + 1 < end
        and view.finite[at + 1]
        and view.quote[at + 1] < 0
        and not view.capital(at - 1)
        and low[at - 1] not in words["days"]
        and low[at - 1] not in words["adverbs"]
        and (not low[at + 1].endswith("s") or (low[at + 1] in words["finite"] and not low[at - 1].endswith("s")))
    )
    if not relative:
        return at + 1, "that"
    at += 1
    while at < end and low[at] not in (",", "that"):
        at += 1
    if at == end:
        return at, "none"
    return (at, "comma") if low[at] == "," else (at + 1, "that")


def _word_at(view: View, at: int, end: int, hearer: bool) -> tuple[int, str] | None:
    """The content that a question word, "to", "as" or "of" opens at the token."""
    word = view.low[at]
    following = view.low[at + 1] if at + 1 < end else ""
    if word == "when" and following in _ASKED:
        return at, "none"
    if word == "when" and following.endswith("ing"):
        return None  # "said when meeting A that"
    if word in _QUESTIONS:
        return at, "whether"
    if word == "as" and following in view.table.words["pronouns"] and view.any_finite(at + 2, min(end, at + 4)):
        later = _later_that(view, at, end)
        return (later, "that") if later else (at, "none")  # "said as she met B in Lima that"
    verb = following and following not in view.table.words["determiners"] and not view.capital(at + 1)
    if word == "to" and verb and not hearer:
        return at, "to"
    if word == "as" and not view.any_finite(at, min(end, at + 4)):
        return at, "as"
    return (at, "of") if word == "of" else None


def _adjunct_end(view: View, at: int, end: int) -> int:
    """The token after an adverb, a day or a phrase with a preposition; ``at`` itself where none stands there."""
    low, words = view.low, view.table.words
    word = low[at]
    following = low[at + 1] if at + 1 < end else ""
    stop = span_of_time(view, at, end)
    if stop:
        return stop
    if word in ("late", "early") and (following in words["prepositions"] or following in words["days"]):
        return at + 1
    if owning_day(view, at):
        return at  # "said Monday's talks were tough"
    if word in words["days"] or (word in words["adverbs"] and word not in ("all", "both", "each", "this")):
        return at + 1
    if word.endswith("ly") and len(word) > 4 and not view.capital(at):
        return at + 1
    owns = low[at + 2 : at + 3] == ["'s"]  # "put this year's losses at"
    if word in ("last", "this", "next") and (following in _SPANS or following in words["days"]) and not owns:
        return at + 2
    if word in _WHILE and following.endswith("ing") and at + 2 < end and not view.separator(at + 2):
        whom = at + 3 if low[at + 2] in words["prepositions"] else at + 2
        return phrase_end(view, whom, end)  # "after meeting (with) his counterpart in Osh"
    led = word == "following" and (following in words["determiners"] or view.capital(at + 1))
    if led or word in words["prepositions"] or word == "as":
        return phrase_end(view, at + 1, end)
    return at


def span_of_time(view: View, at: int, end: int) -> int:
    """The token behind "a day after the raid", "two weeks ago"; 0 where no such span begins."""
    low, words = view.low, view.table.words
    unit = at + (low[at] in words["counting"] and at + 1 < end)
    if unit + 2 < end and low[unit] in words["units"] and low[unit + 1] == "ago":
        return unit + 2
    if unit + 2 >= end or low[unit] not in words["units"] or low[unit + 1] not in words["reckoning"]:
        return 0
    stop = phrase_end(view, unit + 2 + (low[unit + 2] == "of"), end)
    if stop < end and view.finite[stop]:
        while stop < end and view.quote[stop] < 0 and not view.separator(stop) and low[stop] != "that":
            stop += 1
    return stop


def _manner_end(view: View, at: int, end: int) -> int:
    """The token behind "standing beside X", "flanked by his generals", where no verb of the content follows; or 0."""
    low = view.low
    if at + 2 >= end or view.capital(at) or not _is_manner(view, at):
        return 0
    stop = at
    while stop < end and view.quote[stop] < 0 and not view.separator(stop) and low[stop] != "that":
        if view.finite[stop]:
            return 0
        stop += 1
    return stop


def adjunct_opens(view: View, at: int, end: int) -> bool:
    """Whether what stands right behind a name only tells of how, when or where: "said X | standing beside Y"."""
    low = view.low
    if at + 1 >= end or view.capital(at) or view.quote[at] >= 0:
        return False
    if low[at] in ("following", "without", "amid", "upon", "ahead", "according", "shortly", "late", "early"):
        return True
    return bool(span_of_time(view, at, end)) or _is_manner(view, at)


def _is_manner(view: View, at: int) -> bool:
    """Whether a participle with its preposition begins at the token: "standing beside", "flanked by"."""
    low, words = view.low, view.table.words
    participle = low[at].endswith("ing") or low[at] in words["escorted"]
    return participle and (low[at + 1] in words["prepositions"] or low[at + 1] in ("beside", "next", "opposite"))


def _is_reduced(view: View, at: int, end: int) -> bool:
    """ "said at a meeting | held in Osh that": a participle that tells of the occasion or the paper before it."""
    words, following = view.table.words, at + 1
    told = view.low[at] in words["occasioned"] and following < end and view.low[at - 1] not in words["days"]
    return told and (view.low[following] in words["prepositions"] or view.low[following] in words["days"])


def _joined_that(view: View, at: int, end: int) -> int:
    """The token behind the "that" after another name of an adjunct: "said in Doha and | Muscat that"; 0 for none."""
    low = view.low
    if low[at] not in JOINING and low[at - 1] not in JOINING:
        return 0
    for that in range(at, min(end - 1, at + JOINED)):
        if low[that] == "that":
            return that + 1 if view.any_finite(that + 2, end) and not view.finite[that + 1] else 0
        if view.finite[that] or view.quote[that] >= 0 or view.separator(that):
            return 0
    return 0


def _without_marker(view: View, at: int, end: int) -> tuple[int, str]:
    """Content that opens with a word of its own, or behind a colon after a noun phrase: "gave one reason: ..."."""
    colon = at
    while colon < end and view.low[colon] != ":" and not view.finite[colon] and view.quote[colon] < 0:
        colon += 1
    if colon < end and view.low[colon] == ":":
        return colon + 1, "colon"
    return at, "bare"


def _later_that(view: View, comma: int, end: int) -> int:
    """The token behind the "that" after what is put between: "said on Monday, as snow fell, that ..."; 0 for none."""
    low = view.low
    inserted = low[comma] == ","
    for at in range(comma + 2, min(end - 1, comma + 24)):
        if view.quote[at] >= 0 or low[at] in (";", ":"):
            return 0
        if low[at + 1] == "that" and (low[at] == "," or not inserted):
            return at + 2 if at + 2 < end and view.any_finite(at + 2, end) else 0
    return 0
