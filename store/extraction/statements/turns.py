"""Who speaks where no verb says so: before a colon, in a transcript, in an interview."""

from __future__ import annotations

from store.extraction.statements.describing import with_name
from store.extraction.statements.noun_phrases import phrase_end
from store.extraction.statements.phrases import clause_subject, subject_start
from store.extraction.statements.speaker import NOBODY, Speaker
from store.extraction.statements.speakers import SpeakerFinder
from store.extraction.statements.view import View
from store.model import READ_KINDS, BlockKind, Document
from store.reading.quotations import MARKS

YOU = frozenset({"you", "your", "yours", "yourself"})
ME = frozenset({"i", "we", "my", "our", "me", "us", "i'm", "we're", "i've", "we've", "i'd", "we'd"})


def colon_speaker(view: View, finder: SpeakerFinder, first: int, colon: int) -> tuple[Speaker, tuple[int, int] | None]:
    """Whoever the words before a colon and a quotation are about; the last speaker where they name nobody."""
    low = view.low
    if low[first] in ("says", "said", "adds", "added") and first + 1 < colon:
        first += 1
    if low[first] in ("his", "her"):
        named = finder.names.name_of(first, colon)
        if named is not None:
            return named, (first, colon)
        if not view.any_finite(first, colon) and finder.names.could_speak(first, colon):
            return finder.resolve(first, colon, first), (first, colon)
        return finder.resolve(first, first + 1, first), (first, first + 1)
    for at in (first, first + 1):
        mention = view.mention_at.get(at)
        if mention is not None and mention.key.startswith("person:") and view.low[view.mention_last[at] + 1] == ",":
            return finder.resolve(at, view.mention_last[at] + 1, first), (at, view.mention_last[at] + 1)
    subject = clause_subject(view, first, colon)
    if subject is None and not view.any_finite(first, colon):
        start = first
        while start < colon and (low[start] in view.table.words["adverbs"] or low[start] in ("and", "but", ",")):
            start += 1
        subject = (start, colon)
    if subject is not None:
        subject = with_name(view, subject, colon)
    if subject is not None and finder.names.could_speak(*subject):
        return finder.resolve(subject[0], subject[1], first), subject
    at = first
    while at < colon:
        mention = view.mention_at.get(at)
        last = view.mention_last[at] + 1 if mention is not None else at + 1
        if mention is not None and mention.key.startswith("person:"):
            return finder.resolve(at, last, first), (at, last)
        if low[at] in ("he", "she", "they"):
            return finder.resolve(at, at + 1, first), (at, at + 1)
        at = last
    if subject is not None and finder.names.institution(*subject):
        return finder.resolve(subject[0], subject[1], first), subject
    for at in range(first, colon):
        if low[at] in view.table.words["anonymous"]:
            start, last = subject_start(view, at + 1, first), at + 1
            while last < colon and low[last] in ("of", "in", "for", "from", "at", "with"):
                last = phrase_end(view, last + 1, colon)
            return finder.resolve(start, last, first), (start, last)
    return finder.memory.last() or NOBODY, None


def unlabelled_turns(document: Document) -> dict[int, str]:
    """Block index to ``question`` or ``answer`` where an interview is printed without labels.

    Two or more paragraphs that ask ("Do you trust them?"), each with a paragraph after it that does not; half of the
    questions speak to somebody, or one of them and half of the answers are told by somebody of himself.
    """
    text, blocks = document.text, document.blocks
    asked = [
        index
        for index, block in enumerate(blocks)
        if block.kind in READ_KINDS
        and block.kind is not BlockKind.TITLE
        and not block.turn
        and text[block.span.end - 1] == "?"
        and text[block.span.start] not in MARKS
    ]
    asked = [
        index
        for index in asked
        if index + 1 < len(blocks)
        and blocks[index + 1].kind is BlockKind.PARAGRAPH
        and text[blocks[index + 1].span.end - 1] != "?"
    ]
    if len(asked) < 2:
        return {}
    to_you = sum(1 for index in asked if YOU & _words(text[slice(*blocks[index].span)]))
    from_me = sum(1 for index in asked if ME & _words(text[slice(*blocks[index + 1].span)]))
    if not from_me or not to_you or 2 * max(to_you, from_me) < len(asked):
        return {}
    turns: dict[int, str] = {}
    for number, index in enumerate(asked):
        turns[index] = "question"
        stop = asked[number + 1] if number + 1 < len(asked) else index + 2
        for answer in range(index + 1, stop):
            if blocks[answer].kind is BlockKind.PARAGRAPH and not blocks[answer].turn:
                turns[answer] = "answer"
    return turns


def _words(passage: str) -> set[str]:
    return set(passage.lower().replace("’", "'").replace("?", " ").replace(",", " ").split())


def label_before(view: View, start: int) -> str:
    """The words before a turn on its own line: "Kapanadze:", "A:"."""
    text = view.text
    line = max(text.rfind("\n", max(0, start - 80), start), text.rfind("\r", max(0, start - 80), start)) + 1
    printed = text[line:start].strip() if line or start < 80 else ""
    return printed[:-1].strip() if printed.endswith((":", ".")) else ""


def interviewee(view: View, finder: SpeakerFinder, before: int) -> Speaker:
    """The person named most often before the first answer."""
    counts: dict[str, int] = {}
    place: dict[str, int] = {}
    for at, mention in view.mention_at.items():
        if at < before and mention.key.startswith("person:"):
            counts[mention.key] = counts.get(mention.key, 0) + 1
            place.setdefault(mention.key, at)
    if not counts:
        return NOBODY
    key = max(counts, key=lambda name: (counts[name], -place[name]))
    at = place[key]
    return finder.resolve(at, view.mention_last[at] + 1, at)
