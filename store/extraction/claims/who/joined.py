"""Who is joined or represented by whom at a meeting, and who attends one told of between commas first.

"A will be joined by B of C at talks in D", "A was represented by B at the talks", "The talks, held in D, were attended
by A and B".
"""

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
JOINING = frozenset({"join", "represent"})
ATTENDING = frozenset({"attend", "lead", "head"})
ASIDE = 16
"""Tokens that an aside behind the noun of a meeting has at most."""


def add_joined(reading: Reading, frame: Frame) -> bool:
    """Add those who are joined or represented and by whom; False where the words before tell of no such thing."""
    article, meeting = reading.article, frame.trigger.phrase_first
    before = meeting - (article.before(meeting) in ARTICLES)
    if article.before(before) not in AT:
        return False
    at = next((k for k in range(before, max(before - REACH, 0), -1) if article.group_at[k] != NOTHING), NOTHING)
    group = article.groups[article.group_at[at]] if at != NOTHING else None
    if group is None or group.lemma not in JOINING or not group.passive or article.lower[at + 1] != "by":
        return False
    clause = reading.clauses[article.clause_at[at]]
    add_subject(reading, frame, clause, Role.PARTY)
    joining = scan(article, reading.clauses, at + 2, before - 1, clause.index, "party")
    add_parties(article, frame, joining.parties)
    return True


def add_attending(reading: Reading, frame: Frame, stop: int) -> None:
    """ "The talks, held in D on Monday, were attended by A and B": add those behind the verb after the aside."""
    article, last = reading.article, frame.trigger.last
    if not frame.trigger.noun or article.lower[last : last + 1] != [","]:
        return
    verbs = [k for k in article.finite_within(last + 2, min(last + ASIDE, stop)) if article.before(k) == ","]
    group = article.finite(verbs[0]) if verbs else None
    if group is None or group.lemma not in ATTENDING or not group.passive:
        return
    by = article.token_range(group.span)[1]
    if article.lower[by : by + 1] == ["by"]:
        found = scan(article, reading.clauses, by + 1, stop, article.clause_at[by], "party")
        add_parties(article, frame, found.parties)
