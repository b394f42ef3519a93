"""How far content reaches: where it ends after a cue, and where it begins before one."""

from __future__ import annotations

from bisect import bisect_left

from store.extraction.statements.frames import Frame
from store.extraction.statements.view import View
from store.model import Act

REPORTER_CLAUSES = frozenset(
    {"without", "citing", "according", "referring", "quoting", "speaking", "describing", "apparently"}
)


def left_edge(frame: Frame) -> int:
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
    low, stops = view.low, view.stops
    cues: dict[int, Frame] = {}
    edges: dict[int, Frame] = {}
    firsts: list[int] = []
    for frame in following:
        cues[frame.first] = frame
        edges[left_edge(frame)] = frame
        firsts.append(frame.first)
    at = start
    while at < end:
        if view.quote[at] < 0:
            index = bisect_left(stops, at)
            stop = stops[index] if index < len(stops) else end
            for first in firsts:
                if at <= first < stop:
                    stop = first
            at = stop
            if at >= end:
                break
        if view.quote[at] >= 0:
            at = view.quote_tokens[view.quote[at]][1]
            if (
                at < end
                and at - 2 >= start
                and low[at - 2] == ","
                and at in edges
                and (edges[at].subject is not None or edges[at].shape == "participle")
            ):
                return at  # "... as the rains allow," the minister said
            continue
        word = low[at]
        if word == ";":
            return at
        if word == ":" and at + 1 < end and view.quote[at + 1] >= 0:
            quoted = view.quote_tokens[view.quote[at + 1]][1]
            if quoted in edges and (edges[quoted].subject is not None):
                return at  # "... is small: "They have left," says the director"
        if view.spaced_dash(at):
            other = at + 1
            while other < end and not view.spaced_dash(other):
                other += 1
            if other >= end and at + 1 < end and low[at + 1] not in ("and", "but", "or"):
                return at
            at = other + 1
            continue
        following_frame = cues.get(at)
        if (
            following_frame is not None
            and following_frame.elided
            and following_frame.productive
            and low[following_frame.group - 1] in ("and", "but")
        ):
            cut = following_frame.group - 1
            return cut - 1 if low[cut - 1] == "," else cut
        if word in ("but", "while", "whereas") and at > start:
            near = edges.get(at + 1)
            if near is not None and near.subject is not None and near.subject[0] == at + 1 and _tells(view, near):
                return at  # "Dhaka said it was full but Naypyidaw insisted there was room"
        if word == ",":
            after = at + 1
            if after >= end:
                return at
            head = low[after]
            near = edges.get(after) or edges.get(after + 1)
            if near is not None and (near.shape == "participle" or after in cues):
                return at
            if (
                near is not None
                and near.shape != "elided"
                and head in ("but", "while", "and", "whereas", "though", "although", "as")
            ):
                return at
            if near is not None and edges.get(after) is not None:
                return at
            if head in ("a", "an") and any(
                (place in edges and edges[place].cue.id in ("name", "quote.only"))
                or (low[place].endswith("ed") and place + 1 < end and low[place + 1] == "by")
                for place in range(after + 2, min(after + 5, end))
            ):
                return at  # ", a delivery that Addis Ababa has described as "reckless""
            if head in REPORTER_CLAUSES:
                return at
            if head in ("which", "who", "whose", "whom") and not _resumes(view, after, end):
                return at
        at += 1
    return end


def _tells(view: View, frame: Frame) -> bool:
    """Whether a named subject of its own says something."""
    return frame.cue.act is Act.STATEMENT and frame.subject is not None and frame.subject[0] in view.mention_at


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
        or word in words["adverbs"]
        or word in words["subordinators"]
        or word in words["days"]
    ):
        return False
    if word.endswith(("ing", "ed", "ly")) or word in ("asked", "told", "earlier", "meanwhile", "still"):
        return False
    return not view.any_finite(start, stop)
