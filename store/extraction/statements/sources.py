"""Who passed a statement on, where it was made and on which day: the words around the cue that are not content."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

from store.extraction.statements.draft import Draft
from store.extraction.statements.frames import Frame
from store.extraction.statements.noun_phrases import phrase_end
from store.extraction.statements.speakers import SpeakerFinder
from store.extraction.statements.view import View
from store.model import TimeExpression

NEAR = 160
"""Characters between a cue and a day that can be the day of saying."""


class Times:
    """The times of a document's prose in text order."""

    def __init__(self, times: Iterable[TimeExpression]) -> None:
        self.times = sorted((time for time in times if time.in_prose), key=lambda time: time.span)
        self._starts = [time.span.start for time in self.times]

    def after(self, start: int) -> Iterator[TimeExpression]:
        """Those that begin at a character or behind it."""
        return islice(self.times, bisect_left(self._starts, start), None)


def attribute(
    view: View,
    finder: SpeakerFinder,
    times: Times,
    drafts: list[Draft],
    draft: Draft,
    frame: Frame,
    sentence: tuple[int, int],
) -> None:
    """Fill in the chain of sources, the venue and the day of saying."""
    first, end = sentence
    draft.said = draft.said or day_said(view, draft, first, end, times)
    rest = outside(view, draft, first, end)
    draft.venue = draft.venue or venue_of(view, rest, end)
    chain = [finder.resolve(a, b, first).name for a, b in frame.relays]
    outlet = outlet_of(view, draft, rest)
    others = {other.speaker.name for other in drafts[-6:] if other.sentence == draft.sentence}
    if outlet is not None and outlet not in chain and outlet not in others:
        chain.append(outlet)
    source = cited(view, rest, end)
    if source is not None:
        named = finder.resolve(source[0], source[1], first)
        if (
            (draft.speaker.key in view.media or _is_outlet(view, draft))
            and not frame.relays
            and named.key not in view.media
        ):
            chain.append(draft.speaker.name)
            draft.speaker = named
            draft.subject = source
            draft.rules.append("source.cited")
            finder.memory.add(named)
        elif frame.relays or draft.speaker.key in view.media:
            chain.append(named.name.removeprefix("anonymous: ") if named.name else None)
    if not chain and draft.venue is not None and draft.venue.lower() in view.table.words["channels"]:
        chain.append(draft.venue)
    links = tuple(dict.fromkeys(link for link in chain if link is not None and link != draft.speaker.name))
    if links:
        draft.sources, draft.via = links, links[-1]


def _is_outlet(view: View, draft: Draft) -> bool:
    """Whether an outlet without a name speaks: "the agency"."""
    subject = draft.subject
    return subject is not None and draft.speaker.key is None and view.low[subject[1] - 1] in view.table.words["outlets"]


def day_said(view: View, draft: Draft, first: int, last: int, times: Times) -> TimeExpression | None:
    """The time that stands nearest to the cue in the sentence ``[first, last)``, outside what is said."""
    if draft.cue is None:
        return None
    cue = view.tokens[draft.cue[0]][0]
    begin, end = view.tokens[first][0], view.tokens[last - 1][1]
    inside = [(view.tokens[a][0], view.tokens[b - 1][1]) for a, b in draft.content]
    if draft.subject is not None:
        subject = (view.tokens[draft.subject[0]][0], view.tokens[draft.subject[1] - 1][1])
    else:
        subject = (-1, -1)
    best: TimeExpression | None = None
    for time in times.after(begin):
        if time.span.start >= end:
            break
        if subject[0] <= time.span.start < subject[1] or any(a <= time.span.start < b for a, b in inside):
            continue
        if abs(time.span.start - cue) > NEAR:
            continue
        if any(min(cue, time.span.start) < a < max(cue, time.span.start) for a, _ in inside):
            continue
        if best is None or abs(time.span.start - cue) < abs(best.span.start - cue):
            best = time
    return best


def outside(view: View, draft: Draft, first: int, last: int) -> list[int]:
    """Tokens of the sentence that can tell of an occasion or a source, outside the content and all quotations."""
    quote, nearby = view.quote, view.nearby
    rest = []
    for index in range(bisect_left(nearby, first), len(nearby)):
        at = nearby[index]
        if at >= last:
            break
        if quote[at] >= 0:
            continue
        for begin, end in draft.content:
            if begin <= at < end:
                break
        else:
            rest.append(at)
    return rest


def venue_of(view: View, rest: list[int], last: int) -> str | None:
    """The occasion or channel: "a press briefing", "Telegram"."""
    low, words = view.low, view.table.words
    for at in rest:
        if low[at] not in ("in", "at", "on", "during", "via", "to", "by") or at + 1 >= last:
            continue
        if low[at + 1] in words["channels"] and (low[at + 1] != "x" or view.capital(at + 1)):
            end = at + 3 if at + 2 < last and low[at + 1 : at + 3] == ["truth", "social"] else at + 2
            return view.text[view.tokens[at + 1][0] : view.tokens[end - 1][1]]
        if low[at] in ("to", "by"):
            continue
        end = min(phrase_end(view, at + 1, last), at + 8)
        for place in range(at + 1, end):
            if low[place] in words["occasions"]:
                return view.text[view.tokens[at + 1][0] : view.tokens[place][1]]
    return None


def outlet_of(view: View, draft: Draft, rest: list[int]) -> str | None:
    """A medium named beside the statement, other than the speaker: "told Reuters", "in an interview with Le Figaro"."""
    skip = draft.subject or (-1, -1)
    if not view.media:
        return None
    for at in rest:
        mention = view.mention_at.get(at)
        if mention is not None and mention.key in view.media and mention.key != draft.speaker.key:
            if skip[0] <= at < skip[1] and view.low[skip[1] - 1] != ",":
                before = view.low[at - 1] if at > skip[0] else ""
                if before not in ("to", "with", "whom", "that", "the", "by"):
                    continue
            return view.media[mention.key]
    return None


def cited(view: View, rest: list[int], last: int) -> tuple[int, int] | None:
    """The phrase after "citing" or "quoting"."""
    for at in rest:
        if view.low[at] in ("citing", "quoting") and at + 1 < last:
            end = at + 1
            while end < last and not view.separator(end) and not view.finite[end] and view.quote[end] < 0:
                end += 1
            if end > at + 1:
                return at + 1, end
    return None
