"""A statement in the making, and what becomes of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from store.extraction.statements.frames import Frame
from store.extraction.statements.speaker import Speaker
from store.extraction.statements.view import View
from store.model import Act, SourceText, Span, Statement, StatementKind, TimeExpression

_GOVERNING = frozenset(("after", "passive", "participle", "elided", "relative", "called", "nominal"))
"""How a report may stand to content that it governs."""


@dataclass
class Draft:
    """A statement in the making; content in token ranges ``[first, last)``."""

    act: Act
    content: list[tuple[int, int]]
    cue: tuple[int, int] | None
    subject: tuple[int, int] | None
    speaker: Speaker
    rules: list[str]
    block: int
    sentence: int
    negative: bool = False
    embedded: bool = False
    """Content after "that" or without a mark before it: quoted words in it keep their marks."""
    venue: str | None = None
    via: str | None = None
    sources: tuple[str, ...] = ()
    said: TimeExpression | None = None

    @classmethod
    def of(cls, frame: Frame, subject: tuple[int, int] | None, speaker: Speaker, block: int, sentence: int) -> Draft:
        """The statement of a frame."""
        governed = frame.marker in ("that", "bare", "of", "as", "to", "whether")
        return cls(
            act=frame.cue.act,
            content=list(frame.content),
            cue=(frame.first, frame.last),
            subject=subject,
            speaker=speaker,
            rules=list(frame.rules),
            block=block,
            sentence=sentence,
            negative=frame.cue.negative,
            embedded=(
                frame.lemma.endswith((" of", " against", " for", " on", " out"))
                and frame.shape not in ("before", "inserted", "according")
            )
            or frame.partial
            or (governed and frame.shape in _GOVERNING),
        )


class Ledger:
    """The statements of one document as they are made, in the order of reading."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.latest: Draft | None = None
        """The statement of the sentence just read, to which a quotation right after it belongs."""
        self.latest_block = -1

    def add(self, draft: Draft) -> None:
        """Keep a statement that the next quotation can go on with."""
        self.drafts.append(draft)
        self.latest, self.latest_block = draft, draft.block

    def spoken_in(self, block: int) -> bool:
        """Whether the last statement stands in a block."""
        return bool(self.drafts) and self.drafts[-1].block == block


_AT_NO_END = frozenset((",", ";", ":", "–", "—", "-", "where", "which", "who", "whom", "and", "but"))
"""Signs and words with which content never ends."""
_LINKING = frozenset(("however", "though", "meanwhile", "nevertheless", "still"))
"""Words between commas that link a sentence to the one before."""


def finish(draft: Draft, view: View, source: SourceText) -> Statement:
    """The statement of a draft: spans without marks, commas and white space at their ends."""
    quoted = unquoted = False
    quote, tokens = view.quote, view.tokens
    spans: list[Span] = []
    for first, last in draft.content:
        if view.low[first] in _LINKING and view.low[first + 1 : first + 2] == [","] and view.quote[first] < 0:
            first += 1
        while first < last and view.low[first] in (",", ":", ";") and view.quote[first] < 0:
            first += 1
        while last > first and view.low[last - 1] in _AT_NO_END and view.quote[last - 1] < 0:
            last -= 1
        if first >= last:
            continue
        if not view.any_quoted(first, last):
            unquoted = (
                unquoted or draft.embedded or view.is_word(first) or any(view.is_word(at) for at in range(first, last))
            )
            spans.append(_trim(view.text, *view.span(first, last)))
            continue
        opening, closing = view.quote[first], view.quote[last - 1]
        marks = quote[first:last]
        marked = max(marks) >= 0
        spoken = min(marks) < 0 and any(
            mark < 0 and tokens[first + at][2][0].isalnum() for at, mark in enumerate(marks)
        )
        if not spoken and opening >= 0 and not draft.embedded:
            quoted = True
            for index in range(opening, max(opening, closing) + 1):
                inner = view.document.quotations[index].inner
                start, end = inner
                start = max(start, view.tokens[first][0])
                end = min(end, view.tokens[last - 1][1])
                spans.append(_trim(view.text, start, end))
            continue
        span = view.span(first, last)
        quoted |= marked
        unquoted |= spoken or draft.embedded
        spans.append(_trim(view.text, *span))
    spans = [span for span in spans if span.end > span.start] or [view.span(*draft.content[0])]
    turn = any(rule.startswith("turn.") for rule in draft.rules)
    kind = (
        StatementKind.DIRECT
        if turn or (quoted and not unquoted)
        else StatementKind.MIXED
        if quoted
        else StatementKind.INDIRECT
    )
    cue_span = view.span(*draft.cue) if draft.cue else None
    anchor = cue_span or spans[0]
    digest = hashlib.sha256(f"{source.sha256}:{anchor.start}-{anchor.end}".encode()).hexdigest()[:12]
    speaker = draft.speaker
    return Statement(
        id=f"s-{digest}",
        act=draft.act,
        kind=kind,
        content=tuple(spans),
        cue_span=cue_span,
        speaker_span=view.span(*draft.subject) if draft.subject else None,
        speaker=speaker.name,
        speaker_key=speaker.key,
        anonymous=speaker.anonymous,
        rules=tuple(dict.fromkeys(draft.rules)),
        via=draft.via,
        sources=draft.sources,
        said=draft.said,
        venue=draft.venue,
        negative=draft.negative,
    )


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Span(start, end)
