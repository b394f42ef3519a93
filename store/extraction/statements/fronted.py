"""Content that stands before its cue or around it: "The road is closed, he said", "According to him, it is"."""

from __future__ import annotations

from store.extraction.statements.cues import Cue
from store.extraction.statements.extents import bare_subject, content_end, last_clause, left_region
from store.extraction.statements.fitting import as_refusal
from store.extraction.statements.frames import Frame
from store.extraction.statements.phrases import clause_subject
from store.extraction.statements.view import View


def fronted(
    view: View,
    frame: Frame,
    cues: tuple[Cue, ...],
    left: tuple[int, int],
    direct: bool,
    end: int,
    following: list[Frame],
    title: bool,
) -> bool:
    low = view.low
    cue = next((cue for cue in cues if cue.front or (direct and "quote" in cue.takes)), None)
    if frame.subject is not None and low[frame.subject[0]] in _NOBODY and not direct:
        return False  # "When Suva called it "a start", nobody answered"
    if cue is None or (cue.id == "continue" and not direct and not _by_person(view, frame)):
        return False
    frame.cue = cue if not (frame.negated and not cue.negative) else as_refusal(cue)
    start, stop = left
    if direct:
        opening = view.quote_tokens[view.quote[stop - 1]][0]
        if opening > start and low[opening - 1] == ":":
            start = opening
    else:
        if view.low[start] in ("and", "but", "while", "meanwhile") and start + 1 < stop:
            start += 1
    tail: list[tuple[int, int]] = []
    mark = frame.marker
    if mark == "quote" and direct:
        tail.append((frame.start, view.quote_tokens[view.quote[frame.start]][1]))
    elif mark == "comma":
        resume = frame.start + 1
        linked = resume + 1 < end and view.low[resume] in ("but", "and", "yet") and view.quote[resume + 1] >= 0
        if resume < end and (view.quote[resume] >= 0 or (linked and view.any_quoted(start, stop))):
            tail.append((resume, content_end(view, resume, end, following)))
        elif resume < end and not direct:
            incomplete = not view.any_finite(start, stop) or low[start] in view.table.words["conditions"]
            clause = _told_of_speaker(view, frame, start, stop)
            incomplete = incomplete or _breaks_off(view, clause, stop) or _opens_relative(view, start, stop)
            goes_on = view.finite[resume] or low[resume] in view.table.words["going_on"]
            goes_on = goes_on or (low[resume] == "to" and resume + 1 < end and _bare_verb(view, resume + 1))
            new = any(other.subject is not None and resume <= other.subject[0] <= resume + 1 for other in following)
            new = new and not view.finite[resume] and (view.any_finite(start, stop) or not _adverbial(view, start))
            if (incomplete or goes_on) and not new and low[resume] not in ("which", "who"):
                after = [other for other in following if not (other.elided and other.group == resume + 1)]
                tail.append((resume, content_end(view, resume, end, after)))
    elif mark == "none" and frame.start + 1 < end and low[frame.start] == ";":
        rest = frame.start + 1
        if direct:
            tail += [(rest, end)] if view.all_quoted(rest, end) else []  # ""Not now," she said; "in May.""
        elif not following and view.any_quoted(rest, end) and view.any_finite(rest, end):
            tail.append((rest, end))  # "There was no plot, he said; there was "a tailor and some cloth""
    elif mark == "colon" and direct and frame.start < end and view.quote[frame.start] >= 0:
        tail.append((frame.start, end))
    if tail and not direct and _opens_relative(view, start, stop):
        frame.content, frame.right, frame.shape = tail, tail[-1][1], "inserted"
        frame.rules.append(f"{cue.id}.inserted")
        return True
    if (
        not direct
        and not title
        and not tail
        and not view.any_finite(start, stop)
        and (mark != "none" or stop - start < 5 or _adverbial(view, start))
        and low[start] not in ("no", "none", "nothing", "nobody")
        and not view.all_quoted(start, stop)
    ):
        return False
    if not view.all_quoted(start, stop):
        start = last_clause(view, start, stop, bool(tail))
        if (frame.shape == "inverted" or tail) and not direct:
            start = _after_colon(view, start, stop, bool(tail))
        elif not direct and not title:
            start = _told_of_speaker(view, frame, start, stop)
    frame.content = [(start, stop), *(span for span in tail if span[1] > span[0])]
    frame.shape = frame.shape or "before"
    if tail:
        frame.shape = "inserted"
        frame.right = tail[-1][1]
    frame.rules.append(f"{cue.id}.before" if not tail else f"{cue.id}.inserted")
    return True


_NOBODY = frozenset(("nobody", "none"))
_RELATIVES = frozenset(("which", "who", "whom", "where", "that"))


def _opens_relative(view: View, start: int, stop: int) -> bool:
    """Whether what stands before an inserted cue opens a clause about a noun: "a dam that, he said, has burst"."""
    last = stop - 1
    return last > start and view.low[last] in _RELATIVES and view.quote[last] < 0 and view.any_finite(start, last)


def _breaks_off(view: View, start: int, stop: int) -> bool:
    """Whether a clause stops at a verb that goes on: "There was, he said, no date", "Oslo would, he said, not sign"."""
    last = stop - 1
    if last > start and view.low[last] in ("because", "although", "unless"):
        return True
    return last > start and view.low[last] in view.table.words["transitive"] and not view.any_finite(start, last)


def _bare_verb(view: View, at: int) -> bool:
    """Whether a word after "to" can be a verb: "They agreed, he said, to recommend names"."""
    words = view.table.words
    return not view.capital(at) and view.low[at] not in words["determiners"] and view.low[at] not in words["anonymous"]


def _by_person(view: View, frame: Frame) -> bool:
    """Whether a person is the subject: "..., he continued"; wars and talks continue too."""
    if frame.subject is None:
        return False
    first, last = frame.subject
    if view.low[first] in ("he", "she"):
        return True
    return any(at in view.mention_at and view.mention_at[at].key.startswith("person:") for at in range(first, last))


def _after_colon(view: View, start: int, stop: int, goes_on: bool) -> int:
    """Where the clause after a colon begins: "The visit is off: the road is not safe, explained his office"."""
    for at in range(start + 1, stop - 1):
        if (
            view.low[at] == ":"
            and view.quote[at] < 0
            and view.any_finite(start, at)
            and (goes_on or view.any_finite(at + 1, stop))
        ):
            return at + 1
    return start


def _told_of_speaker(view: View, frame: Frame, start: int, stop: int) -> int:
    """Where the words begin behind what is told of their speaker: "X thanked her: it was, he said, late"."""
    words = view.table.words
    if frame.subject is None or not (
        view.low[frame.subject[0]] in words["pronouns"] or "them" in view.low[slice(*frame.subject)]
    ):
        return start
    colon = next((at for at in range(start + 1, stop - 1) if view.low[at] == ":" and view.quote[at] < 0), start)
    if colon == start or not view.any_finite(start, colon):
        return start
    subject = clause_subject(view, start, colon)
    if subject is None:
        return start
    somebody = any(
        view.low[at] in words["anonymous"] or (at in view.mention_at and view.mention_at[at].key.startswith("person:"))
        for at in range(*subject)
    )
    return colon + 1 if somebody else start


def _adverbial(view: View, at: int) -> bool:
    """Whether the words open a sentence that goes on after an inserted cue: "There, the envoy said, Oslo wants ..."."""
    words, word = view.table.words, view.low[at]
    return (
        word in words["adverbs"] or word in words["prepositions"] or word in words["days"] or word in ("there", "here")
    )


_FAR = 12
"""Tokens of what somebody thinks before the words in marks."""


def _marked_view(view: View, frame: Frame, start: int, stop: int) -> bool:
    """Whether a person's view is told with words in marks: "For X, the plan is "a trap""."""
    first, last = frame.subject or (0, 0)
    named = any(at in view.mention_at and view.mention_at[at].key.startswith("person:") for at in range(first, last))
    opening = view.next_quotation(start, stop)
    if not named or opening >= min(stop, start + _FAR):
        return False
    return view.any_finite(start, min(view.quote_tokens[view.quote[opening]][1], stop))


def according(view: View, frame: Frame, territory: int, edge: int, end: int, following: list[Frame]) -> bool:
    low = view.low
    if frame.subject is None:
        return False
    left = left_region(view, territory, edge)
    if left is not None and left[1] - left[0] <= 3 and not view.any_finite(*left) and not view.any_quoted(*left):
        after = frame.subject[1] + 1
        opened = after < end and low[after - 1] == "," and view.finite[after] and bare_subject(view, *left)
        left = left if opened else None
    if left is None:
        start = frame.subject[1]
        if start < end and low[start] in (",", ":"):
            start += 1
        elif start >= end:
            return False
        stop = content_end(view, start, end, following)
        if stop <= start or (frame.cue.needs and view.quote[start] < 0 and not _marked_view(view, frame, start, stop)):
            return False
        if stop + 1 < end and low[stop] == ";" and not following and view.any_quoted(stop, end):
            stop = end  # "In his view, it is over; what is missing is "a witness""
        frame.content = [(start, stop)]
        frame.right = stop
        frame.rules.append("according.first")
        return True
    if frame.cue.needs and not view.any_quoted(left[0], end):
        return False
    after = frame.subject[1] + 1
    goes_on = after < end and low[after - 1] == "," and view.quote[after] >= 0
    left = (last_clause(view, *left, goes_on), left[1])
    frame.content = [left]
    frame.rules.append("according.last")
    at = frame.subject[1]
    if at + 1 < end and low[at] == ",":
        stop = content_end(view, at + 1, end, following)
        if stop > at + 1 and low[at + 1] not in ("which", "who", "adding"):
            frame.content.append((at + 1, stop))
            frame.right = stop
            if _opens_relative(view, *left):
                del frame.content[0]
    return True
