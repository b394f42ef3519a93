"""How far content reaches: where it ends after a cue, and where it begins before one."""

from __future__ import annotations

from bisect import bisect_left

from store.extraction.statements.cues import DASHES
from store.extraction.statements.frames import Frame
from store.extraction.statements.view import View
from store.lexicon.closed import closed
from store.model import Act

REPORTER_CLAUSES = closed("reporter_clauses")
_CONTRASTING = frozenset({"but", "while", "and", "whereas", "though", "although", "as"})


def left_edge(frame: Frame) -> int:
    """The first token of a report: of its subject, its verb, or the outlet that quotes it."""
    if frame.medium >= 0:
        return frame.medium
    if frame.subject is not None and frame.subject[0] < frame.first:
        return frame.subject[0]
    return frame.group


def left_region(view: View, territory: int, edge: int) -> tuple[int, int] | None:
    """The tokens before the subject that a comma, a dash or a closing mark parts from it."""
    low = view.low
    stop = edge
    if stop <= territory:
        return None
    if low[stop - 1] == "," or view.spaced_dash(stop - 1):
        stop -= 1
        if stop > territory and low[stop - 1] == "," and view.quote[stop - 1] < 0:
            stop -= 1
    elif low[stop - 1] in (":", ";") or (view.quote[stop - 1] < 0 and low[stop - 1] not in ("?", "!")):
        return None
    start = territory
    while start < stop and low[start] in (",", ";", ":", ".", ")"):
        start += 1
    return (start, stop) if start < stop else None


def content_end(view: View, start: int, end: int, following: list[Frame]) -> int:
    """Where content that begins at ``start`` ends: before a new report, a reporter's clause or an afterthought."""
    cues = {frame.first: frame for frame in following}
    edges = {left_edge(frame): frame for frame in following}
    at = start
    while at < end:
        if view.quote[at] < 0:
            at = _next_stop(view, at, end, cues)
            if at >= end:
                break
        if view.quote[at] >= 0:
            at = view.quote_tokens[view.quote[at]][1]
            if at < end and at - 2 >= start and view.low[at - 2] == "," and _is_told(edges.get(at)):
                return at  # "... as the rains allow," the minister said
        elif view.low[at] in DASHES and view.spaced_dash(at):
            closing = _closing_dash(view, at, end)
            in_marks = at + 1 < end and view.quote[at + 1] >= 0 and not following
            if closing >= end and at + 1 < end and view.low[at + 1] not in ("and", "but", "or") and not in_marks:
                return at
            at = closing + 1
        else:
            cut = _cut_at(view, at, start, end, cues, edges)
            if cut is not None:
                return cut
            at += 1
    return end


def _next_stop(view: View, at: int, end: int, cues: dict[int, Frame]) -> int:
    """The first token from ``at`` on before which content can end: a sign, a mark, "but", or a cue."""
    index = bisect_left(view.stops, at)
    stop = view.stops[index] if index < len(view.stops) else end
    return min((first for first in cues if at <= first < stop), default=stop)


def _is_told(frame: Frame | None) -> bool:
    """Whether a report behind a quotation tells it, by a subject or a participle."""
    return frame is not None and (frame.subject is not None or frame.shape == "participle")


def _closing_dash(view: View, dash: int, end: int) -> int:
    """The next dash that parts clauses, or ``end``."""
    other = dash + 1
    while other < end and not (view.low[other] in DASHES and view.spaced_dash(other)):
        other += 1
    return other


def _cut_at(view: View, at: int, start: int, end: int, cues: dict[int, Frame], edges: dict[int, Frame]) -> int | None:
    """Where content ends because of the token ``at``; None where it goes on.

    ``cues`` and ``edges`` are the reports that follow, by the first token of their cue and of their left edge.
    """
    low, word = view.low, view.low[at]
    frame = cues.get(at)
    if frame is not None and frame.elided and frame.productive and low[frame.group - 1] in ("and", "but"):
        cut = frame.group - 1
        return cut - 1 if low[cut - 1] == "," else cut
    ends = (
        word == ";"
        or (word == ":" and _is_next_quoted(view, at, end, edges))
        or (word in ("but", "while", "whereas") and at > start and _tells(view, edges.get(at + 1), at + 1))
        or (word == "but" and at > start and _untold(view, at + 1, end))
        or (word == "," and _ends_at_comma(view, at, end, cues, edges) and not _names_subject(view, start, at, edges))
    )
    return at if ends else None


def _untold(view: View, at: int, end: int) -> bool:
    """Whether the reporter goes on with what was not said: "... were behind it but would not elaborate"."""
    if at < end and view.low[at] in view.table.words["adverbs"]:
        at += 1
    words = view.table.words["untold"]
    return " ".join(view.low[at : at + 2]) in words or " ".join(view.low[at : at + 3]) in words


def _is_next_quoted(view: View, colon: int, end: int, edges: dict[int, Frame]) -> bool:
    """Whether a report has the quotation behind a colon: "... is small: "They have left," says the director"."""
    if colon + 1 >= end or view.quote[colon + 1] < 0:
        return False
    frame = edges.get(view.quote_tokens[view.quote[colon + 1]][1])
    return frame is not None and frame.subject is not None


def _tells(view: View, frame: Frame | None, at: int) -> bool:
    """Whether somebody named at the token says something: "it was full but | Naypyidaw insisted there was room"."""
    return (
        frame is not None
        and frame.subject is not None
        and frame.subject[0] == at
        and at in view.mention_at
        and frame.cue.act is Act.STATEMENT
    )


def _ends_at_comma(view: View, comma: int, end: int, cues: dict[int, Frame], edges: dict[int, Frame]) -> bool:
    """Whether content ends at a comma: before a report, a reporter's clause or a relative clause at the end."""
    after = comma + 1
    if after >= end:
        return True
    head = view.low[after]
    near = edges.get(after) or edges.get(after + 1)
    if near is not None:
        if near.shape == "participle" or after in cues or after in edges:
            return True
        if near.shape != "elided" and head in _CONTRASTING:
            return True
    return (
        (head in ("a", "an") and _is_afterthought(view, after, end, edges))
        or head in REPORTER_CLAUSES
        or (head in ("which", "who", "whose", "whom") and not _resumes(view, after, end))
    )


def _names_subject(view: View, start: int, comma: int, edges: dict[int, Frame]) -> bool:
    """Whether a name in commas is that of the noun before it: "said Peru's minister, Ana Ruiz, | hopes to visit"."""
    frame = edges.get(comma + 1)
    subject = frame.subject if frame is not None else None
    if frame is None or subject is None or subject[0] != comma + 1 or subject[1] + 1 != frame.first:
        return False
    alone = view.capital(start) or view.low[start] in view.table.words["determiners"]
    return alone and view.low[subject[1]] == "," and not ("," in view.low[start:comma] or view.any_finite(start, comma))


def _is_afterthought(view: View, at: int, end: int, edges: dict[int, Frame]) -> bool:
    """Whether a noun phrase judges what was told: ", a delivery that Addis Ababa has described as "reckless""."""
    return any(
        (place in edges and edges[place].cue.id in ("name", "quote.only"))
        or (view.low[place].endswith("ed") and place + 1 < end and view.low[place + 1] == "by")
        for place in range(at + 2, min(at + 5, end))
    )


def _resumes(view: View, at: int, end: int) -> bool:
    """Whether the main clause goes on after a relative clause that begins at ``at``."""
    low = view.low
    depth = at
    while depth < end:
        if view.quote[depth] >= 0:
            depth = view.quote_tokens[view.quote[depth]][1]
            continue
        if low[depth] == "," and depth + 1 < end:
            return view.finite[depth + 1] or view.quote[depth + 1] >= 0 or low[depth + 1] in ("but", "and")
        depth += 1
    return False


def last_clause(view: View, start: int, stop: int, goes_on: bool = False) -> int:
    """Where the clause that ends before ``stop`` begins: after a dash, or a semicolon if it has words in marks."""
    low = view.low
    quoted = view.any_quoted(start, stop)
    dashes = [at for at in range(start, stop) if view.quote[at] < 0 and view.spaced_dash(at)]
    begin = start
    if (
        len(dashes) == 1
        and (goes_on or view.any_finite(dashes[0] + 1, stop))
        and view.any_finite(start, dashes[0])
        and dashes[0] + 1 < stop
    ):
        begin = dashes[0] + 1
    if quoted or goes_on:
        for at in range(begin, stop):
            if low[at] == ";" and view.quote[at] < 0:
                begin = at + 1
    return begin


def bare_subject(view: View, start: int, stop: int) -> bool:
    """Whether the tokens are a noun phrase without a verb, the subject of what comes after an inserted cue."""
    low, words = view.low, view.table.words
    word = low[start]
    if (
        word in words["prepositions"]
        or (word in words["adverbs"] and word not in ("both", "all", "each"))
        or word in words["subordinators"]
        or word in words["days"]
    ):
        return False
    if word.endswith(("ing", "ed", "ly")) or word in ("asked", "told", "earlier", "meanwhile", "still"):
        return False
    return not view.any_finite(start, stop)
