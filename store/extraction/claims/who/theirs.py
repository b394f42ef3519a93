"""Whose the talks are behind which "they" did something: "A and B said they had agreed on a truce after talks in C"."""

from __future__ import annotations

from store.extraction.claims.frames import Frame
from store.extraction.claims.occasions import REACH, opening
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.arguments import scan
from store.extraction.claims.scan.phrases import subject_bounds
from store.extraction.claims.text.article import NOTHING
from store.extraction.claims.who.subjects import add_subject
from store.extraction.claims.who.told_after import OUTCOMES, is_infinitive
from store.model import MeetingKind, Role, Sentence, Status


def add_theirs(reading: Reading, frame: Frame, sentence: Sentence) -> None:
    """Add those whom "they" or "the two leaders" stands for, where they are two or more and nobody else is named."""
    if frame.sides or frame.people or frame.kind is MeetingKind.VISIT:
        return
    article = reading.article
    at = opening(article, frame.trigger, sentence)
    spots = range(at - 1, max(at - REACH, sentence.first), -1) if at != NOTHING else ()
    done = next((k for k in spots if article.finite(k) is not None and not is_infinitive(article, k)), None)
    group = article.finite(done) if done is not None else None
    if group is None or group.lemma not in OUTCOMES:
        return
    verb = article.token_range(group.span)[0]
    clause = reading.clauses[article.clause_at[verb]]
    start, end, _ = subject_bounds(article, reading.clauses, clause, verb)
    subject = scan(article, reading.clauses, start, end, clause.index, "party", subject=True)
    if not clause.heads or not ("they" in article.lower[start:end] or subject.plurals):
        return
    add_subject(reading, frame, clause, Role.PARTY)
    if max(len(frame.sides), len(frame.people)) < 2:
        frame.sides, frame.people = [], []
    elif frame.verdict.status is None and group.past:
        frame.verdict.status, frame.verdict.strength = Status.HELD, 1  # "agreed to reopen the border after talks"
