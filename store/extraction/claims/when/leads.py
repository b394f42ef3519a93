"""Entries of a timeline: a day, a dash, and what happened on it."""

from __future__ import annotations

from store.extraction.claims.frames import Frame
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.when.stored import when_of
from store.model import MeetingKind, Sentence, Status, Tense, TimeExpression

DASHES = frozenset({"–", "—", "-", ":", "--"})


def lead_time(article: Article, sentence: Sentence, known: TimeExpression | None) -> TimeExpression | None:
    """The day that opens the block of a sentence, before a dash or a colon; ``known``: that of the sentence before."""
    sentences = article.document.sentences
    index = article.sentence_index(sentence.first)
    if index and sentences[index - 1].block == sentence.block:
        return known
    time = article.time(sentence.first)
    if time is None:
        return None
    at = sentence.first
    while at < sentence.last and (article.time(at) is not None or article.lower[at] in DASHES):
        if article.lower[at] in DASHES and article.time_at[at] == NOTHING:
            return time
        at += 1
    return None


def place_by_lead(article: Article, frame: Frame, sentence: Sentence) -> None:
    """ "Luanda: Presidents A and B hold talks": the town that opens an entry, for a frame without a place."""
    mention = article.mention(sentence.first)
    if frame.place is not None or mention is None or frame.kind is MeetingKind.CALL:
        return
    at = sentence.first
    while at < sentence.last and article.mention(at) is mention:
        at += 1
    if article.lower[at : at + 1] == [":"] and (place := article.place_of(mention)) is not None:
        frame.place, frame.place_rank = place, 1


def date_by_lead(article: Article, frame: Frame, lead: TimeExpression) -> None:
    """Give a frame without a day of its own the day of its entry; what is told in the present tense is over then."""
    if frame.dated or frame.status is Status.PROPOSED:
        return
    frame.when = when_of(lead, article.publication)
    frame.dated = True
    today = article.publication.day
    if frame.status is None and lead.start is not None and today is not None and lead.start > today:
        frame.status, frame.verdict.strength = Status.SCHEDULED, max(frame.verdict.strength, 1)
    if lead.end is None or (today is not None and lead.end > today):
        return
    index = frame.trigger.group if frame.trigger.group != NOTHING else frame.verdict.governor
    group = article.groups[index] if index != NOTHING else None
    present = group is not None and group.tense is Tense.PRESENT
    if frame.status is None or (frame.status is Status.SCHEDULED and (present or frame.verdict.strength < 2)):
        frame.status = Status.HELD
        frame.verdict.strength = max(frame.verdict.strength, 1)
