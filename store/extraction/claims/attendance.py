"""Persons told beside a meeting by a sentence of their own: who was present, and who the ministers were.

"Attending were X and Y", "Among those present were X, the envoy, and Y": whoever such a sentence lists takes part in
the meeting told in it or just before. "The ministers of A and B met on Monday. X and Y agreed": as many persons of no
other side as there are ministers are the ministers.
"""

from __future__ import annotations

from collections.abc import Sequence

from store.extraction.claims.article import Article
from store.extraction.claims.frames import Frame, add_party
from store.lexicon.closed import closed
from store.model import BlockKind, MeetingKind, Mention, MentionForm, Role, Sentence, Status

PRESENT = closed("present_first")
LISTING = closed("listing")
OPENING = 4
"""Within how many tokens a sentence says that it lists those present."""
NEAR = 2
"""How many sentences after a meeting those present can be told."""
GAP = 14
"""Tokens between two persons of one list: titles and what is put between commas."""


def add_attendance(article: Article, frames: Sequence[Frame]) -> None:
    """Add persons listed as present, and the office holders whose names the next sentences tell."""
    told = [frame for frame in frames if not frame.title]
    if not told:
        return
    for index, sentence in enumerate(article.document.sentences):
        if index < told[0].sentence or article.document.blocks[sentence.block].kind is not BlockKind.PARAGRAPH:
            continue
        frame = _meeting_before(told, index)
        if frame is None:
            continue
        for mention in _listed(article, sentence):
            add_party(article, frame, mention.key, Role.PARTY, mention.span, "PR06")
        if frame.sentence < index:
            _name_holders(article, frame, sentence)


def _meeting_before(frames: Sequence[Frame], index: int) -> Frame | None:
    """The meeting told last up to a sentence, and not long before."""
    for frame in reversed(frames):
        if frame.sentence > index:
            continue
        whole = frame.same_as or frame
        near = frame.sentence >= index - NEAR and whole.status is not Status.CANCELLED
        return whole if near and whole.kind is not MeetingKind.CALL else None
    return None


def _listed(article: Article, sentence: Sentence) -> list[Mention]:
    """The persons behind the verb of a sentence that begins with "Present", "Attending the talks", "Among those"."""
    lower, first = article.lower, sentence.first
    opening = lower[first : first + OPENING]
    if PRESENT.isdisjoint(opening) or (lower[first] == "among" and "those" not in opening and "the" not in opening):
        return []
    for at in range(first, sentence.last):
        if article.finite(at) is not None:
            group = article.finite(at)
            if group is None or group.negated or not (group.lemma == "be" or group.lemma in LISTING):
                return []
            return _persons(article, article.token_range(group.span)[1], sentence.last)
    return []


def _persons(article: Article, first: int, stop: int) -> list[Mention]:
    """The persons of a list that begins at a token, with their titles."""
    found: list[Mention] = []
    k, gap = first, 0
    while k < stop and gap < GAP:
        mention = article.mention(k)
        if mention is not None and article.is_person(mention):
            if mention.form is MentionForm.NAME:
                found.append(mention)
                gap = 0
            k = article.token_range(mention.span)[1]
            continue
        if article.finite(k) is not None or article.lower[k] in (";", "who", "which", "where", "after", "before"):
            break
        k += 1
        gap += 1
    return found


def _name_holders(article: Article, frame: Frame, sentence: Sentence) -> None:
    """Add the persons who are the subject of a sentence, where there are as many as sides whose ministers met."""
    if frame.people or len(frame.sides) < 2 or frame.status not in (Status.HELD, Status.ONGOING, Status.SCHEDULED):
        return
    meeting = article.document.sentences[frame.sentence]
    groups = article.role_groups(meeting.first, meeting.last)
    if not any(len(group.sides) == len(frame.sides) or group.number == len(frame.sides) for group in groups):
        return
    verb = next((k for k in range(sentence.first, sentence.last) if article.finite(k) is not None), sentence.first)
    persons = _persons(article, sentence.first, verb)
    keys = list(dict.fromkeys(mention.key for mention in persons))
    if len(keys) != len(frame.sides) or "and" not in article.lower[sentence.first : verb]:
        return
    sides = [article.side_of(key) for key in keys]
    titled = any((actor := article.actors.get(key)) is not None and actor.title for key in keys)
    if titled or any(side is not None and side not in frame.sides for side in sides):
        return
    for mention in persons:
        if mention.key not in frame.people:
            frame.people.append(mention.key)
            frame.spans.setdefault(mention.key, mention.span)
    frame.rules.append("P06")
