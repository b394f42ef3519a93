"""Where a noun phrase to the right of a verb ends."""

from __future__ import annotations

from store.extraction.statements.view import View
from store.model import MentionForm

DAY_PARTS = frozenset(("morning", "evening", "afternoon", "night"))
_OBJECTS = frozenset(("him", "her", "them", "me", "us", "it", "you", "everyone", "nobody"))
_OWNED = (MentionForm.ROLE, MentionForm.ADJECTIVE)
"""Behind "her": whose hearer it is, "told her Armenian counterpart"."""


def phrase_end(view: View, at: int, end: int) -> int:
    """Token after the noun phrase that begins at ``at``."""
    low, first = view.low, at
    if at < end and low[at] in _OBJECTS:
        if not _owns(view, at, end):
            return at + 1
        at += 1
    owning = owning_day(view, at)
    if owning and at + owning < end:
        at += owning  # "after Friday's summit"
    if at < end and low[at] in view.table.words["days"]:
        return at + 2 if at + 1 < end and low[at + 1] in DAY_PARTS else at + 1
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


def owning_day(view: View, at: int) -> int:
    """How many tokens "Monday's" or "Monday night's" has; 0 where no day that owns something begins at the token."""
    low = view.low
    if at >= len(low) or low[at] not in view.table.words["days"]:
        return 0
    long = 2 if low[at + 1 : at + 2] and low[at + 1] in DAY_PARTS else 1
    return long + 1 if low[at + long : at + long + 1] == ["'s"] else 0


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
    if owning_day(view, at) and at and view.low[at - 1] == "of":
        return False  # "ahead of Friday's summit"
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
