"""What stands between a verb and its content: hearers, days and occasions."""

from __future__ import annotations

from store.extraction.statements.view import View
from store.model import MentionForm

_STEPS = 12
"""Hearers and adjuncts that are skipped after one cue."""
_QUESTIONS = frozenset(("whether", "if", "why", "how", "what", "who", "when", "where"))
_ASKED = frozenset(("asked", "pressed", "questioned", "reached"))
_DAY_PARTS = frozenset(("morning", "evening", "afternoon", "night"))
_SPANS = _DAY_PARTS | {"week", "month", "year", "weekend"}
_WHILE = frozenset(("after", "before", "following", "upon", "while", "when", "since"))
_PLAIN = frozenset(("said", "says", "say", "added", "told", "tells"))
"""Cues that take no gerund: "said standing beside her", not "ruled out working with her"."""
_OBJECTS = frozenset(("him", "her", "them", "me", "us", "it", "you", "everyone", "nobody"))
_OWNED = (MentionForm.ROLE, MentionForm.ADJECTIVE)
"""Behind "her": whose hearer it is, "told her Armenian counterpart"."""


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
        skipped = at + 1 if at > begun and _is_reduced(view, at, end) else _adjunct_end(view, at, end)
        if skipped == at and begun and view.low[begun - 1] in _PLAIN:
            skipped = max(at, _manner_end(view, at, end))
        if skipped > at:
            at = skipped
        elif hearer:
            hearer = False
            at = _hearer_end(view, at, end)
        else:
            return _without_marker(view, at, end)
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
    """The token behind "a day after the raid", "three hours before the two met"; 0 where no such span begins."""
    low, words = view.low, view.table.words
    unit = at + (low[at] in words["counting"] and at + 1 < end)
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


def _hearer_end(view: View, at: int, end: int) -> int:
    """Token after a hearer; content may follow at once: "told AFP | talks began", "ministers | Europe must"."""
    low, words = view.low, view.table.words
    name = at + 1 if low[at] == "the" else at
    mention = view.mention_at.get(name)
    stop = phrase_end(view, at, end)
    if mention is not None and mention.key in view.media:
        last = view.mention_last[name] + 1
        if last < end and last < stop and low[last] != "'s" and low[last] not in words["media"]:
            return last
    verb = stop + 1 if stop + 1 < end and view.quote[stop] >= 0 and view.quote[stop - 1] < 0 else stop
    if verb >= end or not (low[verb] in words["finite"] or (verb == stop and view.finite[verb])):
        return stop
    for split in range(stop - 1, at, -1):
        if split in view.mention_at and not _goes_with(view, split):
            return split
    bare = stop - at > 2 and low[at] in words["determiners"] and not view.capital(stop - 1)
    return stop - 1 if bare and low[stop - 1].endswith("s") else stop


def _goes_with(view: View, name: int) -> bool:
    """Whether a name belongs to the words before it: "President Ruto", "the people of Kenya"."""
    before, words = view.low[name - 1], view.table.words
    return (
        before in ("of", "'s", "-", "&", "and", ",")
        or before in words["determiners"]
        or before in words["prepositions"]
        or before in words["titles"]
        or before in words["title_words"]
        or before in words["attributive"]
    )


def phrase_end(view: View, at: int, end: int) -> int:
    """Token after the noun phrase that begins at ``at``."""
    low, first = view.low, at
    if at < end and low[at] in _OBJECTS:
        if not _owns(view, at, end):
            return at + 1
        at += 1
    if at < end and low[at] in view.table.words["days"]:
        return at + 2 if at + 1 < end and low[at + 1] in _DAY_PARTS else at + 1
    while at < end and not _bounds(view, at):
        if at > first and _is_next_phrase(view, at, end):
            break
        last = view.mention_last.get(at)
        if last is None:
            at += 1
            continue
        at = last + 1
        owner = low[at - 1] == "'s" or low[at - 1] in view.table.words["possessives"]
        if at < end and view.capital(at) and at in view.mention_at and not owner:
            break
    return max(at, first + 1) if first < end else first


def _owns(view: View, at: int, end: int) -> bool:
    """ "talks with her Czech host", "told her colleagues that": whether "her" tells whose what follows is."""
    if view.low[at] != "her" or at + 2 >= end:
        return False
    owned = view.mention_at.get(at + 1)
    if owned is not None and owned.form in _OWNED:
        return True
    if at and view.low[at - 1] in view.table.words["prepositions"]:
        return not (_bounds(view, at + 1) or view.finite[at + 1] or _is_next_phrase(view, at + 1, end))
    if not view.low[at + 1].endswith("s") or view.finite[at + 1]:
        return False
    return view.low[at + 2] == "that" or view.low[at + 2] in view.table.words["prepositions"]


def _bounds(view: View, at: int) -> bool:
    """Whether no noun phrase goes on over the token, whatever stands before it."""
    word = view.low[at]
    return view.quote[at] >= 0 or view.separator(at) or word == "that" or word in view.table.words["days"]


def _is_next_phrase(view: View, at: int, end: int) -> bool:
    """Whether something new begins at the token inside a phrase: "the council | on Monday", "allies | they"."""
    low, words = view.low, view.table.words
    determiners, prepositions = words["determiners"], words["prepositions"]
    word, before = low[at], low[at - 1]
    if word in prepositions and word != "of":
        return True
    if word in determiners and before not in prepositions and before not in determiners and before != "-":
        return True
    noun = (
        word in view.table.nouns and at + 1 < end and low[at + 1] in ("that", ",", ":")
    )  # "in televised remarks that"
    if word in words["pronouns"] or (view.finite[at] and not view.capital(at) and not noun):
        return True
    if word == "there" and at + 1 < end and view.finite[at + 1]:
        return True
    if word in words["coordinators"]:
        listed = at + 1 < end and (low[at + 1] in determiners or view.capital(at + 1))
        return not listed or before in prepositions
    return view.capital(at) and _opens_name(view, at)


def _opens_name(view: View, at: int) -> bool:
    """Whether a capital at the token is that of a new name: "told allies | Kenya would"; not "President Ruto"."""
    words, before = view.table.words, view.low[at - 1]
    first = view.tokens[at - 1][2][0]
    return (
        first.isalpha()
        and not first.isupper()
        and before not in ("of", "'s", "-", "&", "the", "a", "an")
        and before not in words["determiners"]
        and before not in words["anonymous"]
        and before not in words["titles"]
        and before not in words["attributive"]
        and before not in words["outlets"]
    )
