"""Subjects with an apposition or after their verb: "Akar, who leads the team, said"; "..., said the envoy"."""

from __future__ import annotations

from store.extraction.statements.adjuncts import adjunct_opens, span_of_time
from store.extraction.statements.frames import Frame
from store.extraction.statements.noun_phrases import phrase_end
from store.extraction.statements.phrases import subject_start
from store.extraction.statements.view import View
from store.model import MentionForm

_HERE = frozenset(("here", "there", "yesterday", "today"))
_WHEN = frozenset(("when", "while"))
_CLAUSE_BEHIND = frozenset(("as", "when", "while", "after", "because", "since", "although", "though"))
"""Words with which a clause begins behind the subject that follows its verb."""


def inverted_subject(view: View, frame: Frame, floor: int, end: int) -> tuple[int, int] | None:
    """The subject after the verb: "..., said the minister"."""
    low, words = view.low, view.table.words
    at = frame.last
    if at >= end or frame.form == "ing" or view.quote[at] >= 0 or not view.is_word(at):
        return None
    word = low[at]
    if frame.group - 1 < floor:
        return None
    if word == "that" or word in words["days"] or word in words["adverbs"] or word in words["subordinators"]:
        return None
    if span_of_time(view, at, end):
        return None  # "..., the minister said a day after the raid"
    if word in ("this", "last", "next", "earlier") and at + 1 < end and low[at + 1] in words["spells"]:
        return None  # "..., the minister recalled this week"
    if word in words["prepositions"]:
        at = at + 2 if low[at] == "on" and at + 2 < end and view.capital(at + 2) else phrase_end(view, at + 1, end)
        if at >= end or not (view.capital(at) or low[at] in words["determiners"]) or view.quote[at] >= 0:
            return None
    elif (
        view.quote[frame.group - 1] < 0
        and not (view.quote[frame.group - 2] >= 0 and low[frame.group - 1] == ",")
        and not (
            view.capital(at)
            or word in words["determiners"]
            or word in words["pronouns"]
            or word in words["anonymous"]
            or word[0].isdigit()
        )
    ):
        return None
    close = at
    clause = end
    while close < min(end, clause) and not view.separator(close) and view.quote[close] < 0:
        if close > at and low[close] in _CLAUSE_BEHIND:
            clause = close  # "said the envoy as she left"
            break
        if view.finite[close] or low[close] in ("that",):
            relative = close - 1
            while relative > at and low[relative] not in words["relatives"]:
                relative -= 1
            if relative <= at:
                return None
        close += 1
    if close < end and view.quote[close] >= 0 and view.quote[frame.group - 1] < 0 and view.quote[frame.group - 2] < 0:
        return None
    stop = at + 1
    named = {view.mention_last[k] for k in range(at, close) if k in view.mention_last}
    while stop < close:
        if stop - 1 in named and adjunct_opens(view, stop, end):
            break
        if stop == close - 1 and low[stop].endswith("ly") and view.capital(stop - 1) and not view.capital(stop):
            break  # "notes analyst A drily"
        if low[stop] in words["days"] or (low[stop] in ("late", "early", "last", "this") and stop + 1 < close):
            break
        if (low[stop] in _HERE and view.capital(stop - 1)) or low[stop] in _WHEN:
            break  # "said President A here on Tuesday", "said A when asked"
        if low[stop] in ("on", "in", "at", "during", "after", "before", "by", "via", "as") and stop + 1 < close:
            following = low[stop + 1]
            if (
                following[0].isdigit()
                or following in words["days"]
                or following in words["months"]
                or following in words["determiners"]
            ):
                break
        stop += 1
    return at, apposition_end(view, at, end) if stop == close and clause == end else stop


def apposition_end(view: View, at: int, end: int) -> int:
    """End of a noun phrase with the appositions after it: "the minister, Ana Muianga,"."""
    low, words = view.low, view.table.words
    close = at
    while close < end and not view.separator(close) and view.quote[close] < 0:
        if view.finite[close] and close > at and not _told_of(view, close, end):
            relative = close - 1
            while relative > at and low[relative] not in words["relatives"]:
                relative -= 1
            if relative <= at:
                return close
        close += 1
    if close + 1 < end and low[close] == ",":
        following = close + 1
        stop = following
        while stop < end and not view.separator(stop) and view.quote[stop] < 0:
            stop += 1
        closed = stop >= end or low[stop] == ","
        if (
            closed
            and following < end
            and low[following] not in words["relatives"]
            and any(
                low[place] in view.table.verbs and (low[place] not in view.table.nouns or low[place] == "reports")
                for place in range(following + 1, stop)
            )
        ):
            closed = False
        if closed and stop > following:
            word = low[following]
            named = stop - following <= 5 and all(
                view.capital(place) or low[place] in ("-", ".") for place in range(following, stop)
            )
            if (
                named
                or word in words["relatives"]
                or (
                    not view.any_finite(following, stop)
                    and (following in view.mention_at or word in ("a", "an", "the", "his", "her", "head"))
                )
                or (word in words["reached"] and not view.any_finite(following + 1, stop))
            ):
                return stop
    return close


_OPENERS = frozenset(("after", "before", "when", "while", "because", "as", "since", "although", "though", "but", "and"))
"""Words with which a clause begins inside a sentence."""


def _told_of(view: View, at: int, end: int) -> bool:
    """Whether a participle only tells who or what is meant: "two diplomats briefed on the talks", "a note sent out"."""
    words = view.table.words
    if view.low[at] in words["issued"] and view.low[at - 1] in words["papers"]:
        return True
    return (
        view.low[at].endswith("ed")
        and view.low[at - 1] in words["anonymous"]
        and at + 1 < end
        and view.low[at + 1] in words["prepositions"]
    )


def subject_with_apposition(view: View, frame: Frame, floor: int, comma: int) -> bool:
    """The subject before a verb that a comma parts from it: "Akar, who leads the team, said"."""
    low, words = view.low, view.table.words
    starts: list[int] = []
    at = comma - 1
    while at >= floor and len(starts) < 6:
        if view.quote[at] >= 0 and low[at] not in ("'s",):
            break
        if low[at] == ",":
            starts.append(at + 1)
        elif low[at] == ")":
            while at > floor and low[at] != "(":
                at -= 1
        elif view.separator(at):
            break
        at -= 1
    starts.append(at + 1)
    opener = low[starts[0]] if starts[0] < comma else ","
    if (
        any(low[place] in words["finite"] for place in range(starts[0], comma))
        and opener not in words["relatives"]
        and opener not in words["subordinators"]
        and opener not in ("asked", "told", "pressed", "questioned")
        and not any(low[place] in words["relatives"] for place in range(starts[0], comma))
    ):
        return False
    # starts[0] is the apposition itself; the subject is the first segment before it that can open a clause
    for index in range(1, len(starts)):
        first = starts[index]
        stop = starts[index - 1] - 1
        word = low[first]
        if first >= stop:
            continue
        more = index + 1 < len(starts)
        if word.endswith("ing") and word in view.table.verbs and first + 1 < stop:
            frame.subject = (first + (2 if low[first + 1] == "that" and first + 2 < stop else 1), comma)
            return True  # "gave a reason, saying Oman's envoys, Ali and Said, had asked for time"
        if more and (
            word in words["relatives"]
            or word in ("of", "from", "now", "formerly", "then", "and", "also", "former", "himself", "herself")
            or word[0].isdigit()
            or word.endswith(("ing", "ed"))
        ):
            continue
        if (
            more
            and _is_named(view, view.mention_first.get(first - 2, -1))
            and not any(_is_named(view, at) for at in range(first, stop))
        ):
            continue  # "X, Fiji's trade minister, speaking in Suva, said"
        if view.any_finite(first, stop) and not any(low[place] in words["relatives"] for place in range(first, stop)):
            start = subject_start(view, stop, first)
            if first < start < stop and low[start - 1] in _OPENERS and nominal(view, start, stop):
                frame.subject = (start, comma)
                return True  # "It slipped after X, who did not travel, called it off"
            break
        start = subject_start(view, stop, first)
        if start < stop and low[start] not in words["relatives"]:
            if (
                low[start] in words["prepositions"]
                or (low[start] in words["days"])
                or low[first] in words["prepositions"]
            ) and (start == first or low[stop - 1] in words["days"] or not nominal(view, start, stop)):
                break
            frame.subject = (start, comma)
            return True
        break
    start = subject_start(view, comma, starts[0])
    if start < comma and frame.form != "participle" and nominal(view, start, comma):
        frame.subject = (start, comma)
        return True
    return False


def _is_named(view: View, at: int) -> bool:
    """Whether the name of a person begins at a token."""
    mention = view.mention_at.get(at)
    return mention is not None and mention.key.startswith("person:") and mention.form is MentionForm.NAME


def nominal(view: View, start: int, stop: int) -> bool:
    """Whether a phrase can be somebody: a mention, a name or a noun for people in it, a body that ends it."""
    anonymous = view.table.words["anonymous"]
    if view.low[stop - 1] in view.table.words["institutions"] and view.low[start] in view.table.words["determiners"]:
        return True
    return any(place in view.mention_at or view.low[place] in anonymous for place in range(start, stop)) or (
        view.capital(stop - 1)
        and view.low[stop - 1] not in view.table.words["days"]
        and view.low[stop - 1] not in view.table.words["months"]
    )
