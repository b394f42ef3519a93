"""Who is told something, behind the verb: "told reporters and diplomats gathered in Juba that"."""

from __future__ import annotations

from store.extraction.statements.noun_phrases import phrase_end
from store.extraction.statements.view import View

JOINING = frozenset(("and", "or"))


def is_assembled(view: View, at: int, end: int) -> bool:
    """ "told elders | gathered in Bria that": where the hearers are, and no deed of theirs."""
    low, words = view.low, view.table.words
    if low[at] not in words["assembled"] or at + 1 >= end or low[at + 1] not in words["prepositions"]:
        return False
    that = at + 2
    while that < end and low[that] != "that" and view.quote[that] < 0 and not view.separator(that):
        if view.finite[that]:
            return False
        that += 1
    return that + 1 < end and low[that] == "that" and not view.finite[that + 1]


def hearers_end(view: View, at: int, end: int) -> int:
    """Token after all hearers that "and" joins: "told the press and diplomats in Juba | that"."""
    low, words = view.low, view.table.words
    stop = _hearer_end(view, at, end)
    if (last := _list_end(view, stop, end)) < end and low[last] == "that":
        return last
    while True:
        joined = stop - 1 > at and low[stop - 1] in JOINING
        first = stop if joined else stop + 1
        if first >= end or not (joined or low[stop] in JOINING):
            return stop
        if view.finite[first] or view.quote[first] >= 0 or view.separator(first) or low[first] in words["pronouns"]:
            return stop
        if low[first] in words["adverbs"] or low[first] in words["prepositions"] or low[first] in words["days"]:
            return stop
        further = phrase_end(view, first, end)
        if further < end and view.finite[further] and not is_assembled(view, further, end):
            return _last_hearer(view, at, further)
        stop = further


def _list_end(view: View, comma: int, end: int) -> int:
    """Token after the last of several hearers with commas between: "told ministers, envoys and aides | that"."""
    low, stop = view.low, comma
    while stop + 1 < end and low[stop] == "," and view.quote[stop + 1] < 0 and not view.finite[stop + 1]:
        stop = phrase_end(view, stop + 1 + (low[stop + 1] in JOINING), end)
        joined = low[stop - 1] in JOINING
        if stop < end and (joined or low[stop] in JOINING):
            return phrase_end(view, stop if joined else stop + 1, end)
    return end


def _last_hearer(view: View, first: int, verb: int) -> int:
    """Where those who are told something end before its subject: "told reporters and diplomats | talks would"."""
    low = view.low
    for split in range(verb - 1, first, -1):
        if split in view.mention_at and not _goes_with(view, split):
            return split
    for split in range(verb - 1, first, -1):
        if low[split - 1] in view.table.words["hearers"] and low[split] not in JOINING:
            return split
    return first  # "warned prices and wages would fall"


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
    if stop - at > 1 and low[at] in words["hearers"] and low[at + 1] not in JOINING:
        return at + 1
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
