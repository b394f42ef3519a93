"""Who is joined by whom at a meeting: "A will be joined by B of C at talks in D"."""

from __future__ import annotations

from store.extraction.claims.frames import Frame, add_parties
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.arguments import scan
from store.extraction.claims.text.article import NOTHING
from store.extraction.claims.text.small_words import ARTICLES
from store.extraction.claims.who.subjects import add_subject
from store.model import Role

AT = frozenset({"at", "for", "in"})
REACH = 24
"""Tokens between "joined by" and the meeting at most."""


def add_joined(reading: Reading, frame: Frame) -> bool:
    """Add those who are joined and those by whom; False where the words before the meeting tell of no such thing."""
    article, meeting = reading.article, frame.trigger.phrase_first
    before = meeting - (article.before(meeting) in ARTICLES)
    if article.before(before) not in AT:
        return False
    at = next((k for k in range(before, max(before - REACH, 0), -1) if article.group_at[k] != NOTHING), NOTHING)
    group = article.groups[article.group_at[at]] if at != NOTHING else None
    if group is None or group.lemma != "join" or not group.passive or article.lower[at + 1] != "by":
        return False
    clause = reading.clauses[article.clause_at[at]]
    add_subject(reading, frame, clause, Role.PARTY)
    joining = scan(article, reading.clauses, at + 2, before - 1, clause.index, "party")
    add_parties(article, frame, joining.parties)
    return True
