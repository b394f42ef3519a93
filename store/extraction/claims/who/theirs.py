"""Whose the talks are behind which "they" did something: "A and B said they had agreed on a truce after talks in C"."""

from __future__ import annotations

from store.extraction.claims.frames import Frame, add_parties
from store.extraction.claims.occasions import REACH, opening
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.argument_words import CROWD, PLURAL_HEADS
from store.extraction.claims.scan.arguments import scan
from store.extraction.claims.scan.phrases import subject_bounds
from store.extraction.claims.text.article import NOTHING
from store.extraction.claims.who.stand_ins import speaks_for
from store.extraction.claims.who.subjects import add_subject
from store.extraction.claims.who.told_after import OUTCOMES, is_infinitive
from store.lexicon.closed import closed
from store.model import Act, MeetingKind, Role, Sentence, Status

SENT = closed("delegation_nouns") | closed("sent_to_talks") | CROWD | PLURAL_HEADS
"""Who speaks for the sides that talk."""


def add_theirs(reading: Reading, frame: Frame, sentence: Sentence) -> None:
    """Add those whom "they" or "the two leaders" stands for, where they are two or more and nobody else is named."""
    if frame.sides or frame.people or frame.kind is MeetingKind.VISIT:
        return
    article = reading.article
    at = opening(article, frame.trigger, sentence)
    spots = range(at - 1, max(at - REACH, sentence.first), -1) if at != NOTHING else ()
    done = next((k for k in spots if article.finite(k) is not None and not is_infinitive(article, k)), None)
    if at != NOTHING and _add_speakers(reading, frame):
        return
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


def _add_speakers(reading: Reading, frame: Frame) -> bool:
    """ "A and B said a deal was near after talks in C": add those of two sides or more who say so; False for none."""
    article, at = reading.article, frame.trigger.first
    told = article.statement_at[at]
    statement = article.statements[told] if told != NOTHING else None
    span = statement.speaker_span if statement is not None and statement.act is Act.STATEMENT else None
    if span is None or span.start > article.tokens[at].start:
        return False
    first, last = article.token_range(span)
    plain = (article.lower[k] for k in range(first, last) if article.mention_at[k] == NOTHING)
    if any(word[-1] == "s" and word.isalpha() and word not in SENT for word in plain):
        return False  # "Residents of A and B said"
    found = scan(article, reading.clauses, first, last, article.clause_at[first], "party", subject=True)
    parties = [party for party in found.parties if party[1] is Role.PARTY and not speaks_for(article, party[0].key)]
    if len({article.side_of(mention.key) for mention, _, _ in parties} - {None}) < 2:
        return False
    add_parties(article, frame, parties)
    return True
