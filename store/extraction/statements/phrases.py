"""Where a noun phrase to the left of a verb begins."""

from __future__ import annotations

from store.extraction.statements.view import SEPARATORS, View

_LATE = frozenset(("late", "early", "earlier", "today", "yesterday"))
"""Between a participle and its day: "a note issued late on Friday"."""


def subject_start(view: View, end: int, floor: int) -> int:
    """First token of the noun phrase that ends before token ``end`` and does not begin before ``floor``."""
    low, words = view.low, view.table.words
    subordinators, coordinators, relatives = words["subordinators"], words["coordinators"], words["relatives"]
    possessives, prepositions = words["possessives"], words["prepositions"]
    at = end
    while at > floor:
        word = low[at - 1]
        if word == ")" and at < end + 1:
            opening = at - 2
            while opening > floor and opening > at - 12 and low[opening] != "(":
                opening -= 1
            if low[opening] == "(" and opening > floor:
                at = opening
                continue
        if view.quote[at - 1] >= 0 or (word in SEPARATORS and view.separator(at - 1)):
            break
        if word in subordinators or (word in relatives and at < end):
            break
        if word in coordinators and not (low[at] in words["seen"] and _issued_before(view, at - 1, floor)):
            if (
                at - 2 < floor
                or at >= end
                or not view.is_word(at - 2)
                or view.any_finite(_segment(view, at - 2, floor), at - 1)
            ):
                break
            if view.quote[at - 2] >= 0:
                break
        elif word in possessives and at - 1 > floor and low[at - 2] in words["called"]:
            at -= 1
            break  # "a phrase her spokesperson described"
        elif (
            2 <= at < end
            and (low[at] in prepositions or low[at] in _LATE)
            and (
                (word.endswith("ed") and low[at - 2] in words["anonymous"])
                or (low[at - 2] in words["papers"] and word in words["issued"])
            )
        ):
            pass  # "a person involved in the talks", "a note issued at dawn"
        elif 2 <= at < end and (
            word == "near"
            or (
                word.endswith("ed")
                and word in words["after_plurals"]
                and low[at - 2].endswith("s")
                and low[at] in words["prepositions"]
            )
        ):
            pass  # "farmers near the dam", "communities affected by the dam"
        elif view.finite[at - 1] and not view.capital(at - 1):
            relative = at - 2
            while relative > floor and low[relative] not in relatives and not view.separator(relative):
                relative -= 1
            if relative <= floor or low[relative] not in relatives:
                break
            at = relative
            continue
        at -= 1
    return _without_adjunct(view, at, end)


def _issued_before(view: View, at: int, floor: int) -> bool:
    """Whether a paper and its first participle stand before "and seen by": "a note sent to envoys and seen by us"."""
    low, words = view.low, view.table.words
    return any(
        low[place] in words["issued"] and low[place - 1] in words["papers"]
        for place in range(max(floor + 1, at - 12), at)
    )


def _segment(view: View, at: int, floor: int) -> int:
    """First token of the run without a separator that ends with the token ``at``."""
    while at > floor and not view.separator(at - 1):
        at -= 1
    return at


def with_list(view: View, start: int, end: int, floor: int) -> int:
    """The start of a subject with the members of a list before it: "Estonia, Latvia and Lithuania"."""
    low = view.low
    if "and" not in low[start:end]:
        return start
    while start - 2 >= floor and low[start - 1] == "," and view.quote[start - 2] < 0 and view.capital(start - 2):
        segment = _segment(view, start - 2, floor)
        first = subject_start(view, start - 1, segment)
        if first >= start - 1 or view.any_finite(segment, start - 1) or low[first] in view.table.words["relatives"]:
            break
        if low[segment] in view.table.words["prepositions"] or low[start - 2] in view.table.words["days"]:
            break
        if start - 1 - first > 8:
            break
        start = first
    return start


def _without_adjunct(view: View, start: int, end: int) -> int:
    """The phrase without "At the same time", "On Monday", "Meanwhile" before it."""
    low, words = view.low, view.table.words
    adverbs, prepositions, days = words["adverbs"], words["prepositions"], words["days"]
    if view.tokens[start][2] == "HE" and start < end - 1:
        return start + 1  # His Excellency
    while start < end - 1 and (
        (low[start] in adverbs and low[start] not in ("both", "all"))
        or low[start] in words["coordinators"]
        or low[start].endswith("ly")
    ):
        if low[start].endswith("ly") and view.capital(start) and start in view.mention_at:
            break
        start += 1
    if start < end - 1 and (
        low[start] in prepositions or low[start] in days or low[start] in ("last", "asked", "speaking")
    ):
        if low[end - 1] in words["pronouns"]:
            return end - 1
        first = view.mention_first.get(end - 1)
        if first is not None and first >= start:
            return _with_titles(view, first, start)
        at = end - 1
        while at > start + 1 and low[at] not in words["determiners"] and low[at - 1] not in days:
            at -= 1
        if at > start + 1:
            return at
        at = end - 1
        while at > start + 1 and view.capital(at - 1):
            at -= 1
        return at
    return start


def _with_titles(view: View, first: int, floor: int) -> int:
    """The start of a name with what stands before it: "Kyrgyz deputy minister", "the"."""
    low, words = view.low, view.table.words
    at = first
    while at > floor:
        word = low[at - 1]
        if word in ("of", "for", "at", "from", "in") and at - 2 >= floor and low[at - 2] in words["anonymous"]:
            at -= 2
            continue
        if word in words["prepositions"] or word in words["days"] or word in words["months"] or view.separator(at - 1):
            break
        if not view.is_word(at - 1) and word not in ("'s", "-"):
            break
        if word in words["determiners"]:
            return at - 1
        if not view.capital(at - 1) and word not in words["anonymous"] and word not in words["title_words"]:
            break
        at -= 1
    return at


def clause_subject(view: View, first: int, before: int) -> tuple[int, int] | None:
    """The subject of the main clause that begins the tokens ``[first, before)``."""
    low, words = view.low, view.table.words
    quote, finite, verbs, nouns = view.quote, view.finite, view.table.verbs, view.table.nouns
    at = first = _main_clause(view, first, before)
    while at < before:
        if quote[at] >= 0:
            at = view.quote_tokens[quote[at]][1]
            continue
        if (
            (finite[at] or (low[at] in verbs and low[at] not in nouns))
            and at > first
            and low[at] not in words["subordinators"]
        ):
            edge = at
            while edge > first and (
                low[edge - 1] in words["adverbs"]
                or low[edge - 1] in words["auxiliaries"]
                or low[edge - 1].endswith("ly")
            ):
                edge -= 1
            end = edge
            if edge > first and low[edge - 1] == ",":
                # an apposition or an opening phrase before the verb
                comma = edge - 2
                while comma > first and low[comma] != ",":
                    comma -= 1
                end = comma if low[comma] == "," and comma > first else edge - 1
            start = subject_start(view, end, first)
            if (
                start < end
                and low[start] not in words["relatives"]
                and (start == first or low[start - 1] not in words["subordinators"])
            ):
                return start, end
        at += 1
    return None


def dependent_subject(view: View, first: int, before: int) -> tuple[int, int] | None:
    """The subject of the last clause behind "after", "when" or "because" in ``[first, before)``, if it has its verb."""
    openers = view.table.words["openers"]
    for at in range(before - 1, first, -1):
        if view.low[at] in openers and view.quote[at] < 0:
            return clause_subject(view, at + 1, before) if view.any_finite(at + 1, before) else None
        if view.separator(at):
            return None
    return None


def _main_clause(view: View, first: int, before: int) -> int:
    """Where the main clause begins: behind the comma of "Hours after X walked out, ...", "When X came, ..."."""
    low, openers = view.low, view.table.words["openers"]
    if openers.isdisjoint(low[first : min(first + 4, before)]):
        return first
    at = first
    while at < before and not (view.finite[at] or view.separator(at) or view.quote[at] >= 0):
        at += 1
    if at >= before or not view.finite[at]:
        return first
    while at < before and low[at] != "," and view.quote[at] < 0:
        at += 1
    return at + 1 if at + 1 < before and low[at] == "," else first
