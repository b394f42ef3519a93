"""How many meet, where only their number is told: "leaders of 21 states opened a summit", "five African presidents"."""

from __future__ import annotations

from store.extraction.claims.frames import Frame
from store.extraction.claims.scan.argument_words import CROWD
from store.extraction.claims.scan.phrases import NUMBERS
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause import Clause
from store.lexicon.closed import closed

MEMBERS = CROWD | closed("lands") | {"members", "nations", "economies"}
LEAST = 4
"""From so many on a gathering is no meeting of two."""
MOST = 200
HEAD = 4
"""How many tokens behind its number a crowd is named at most."""
BEFORE = 24
"""How many tokens before a meeting the number of those who meet stands at most."""
BEHIND = 8
"""How many tokens behind a meeting the number of those who meet stands at most."""


def count_crowd(article: Article, frame: Frame, clause: Clause) -> None:
    """Note how many are expected at the meeting, where fewer than two of them are named."""
    if frame.expected or len(frame.sides) > 1:
        return
    first = max(clause.first, frame.trigger.phrase_first - BEFORE)
    stop = min(frame.trigger.last + BEHIND, len(article.lower))
    if MEMBERS.isdisjoint(article.lower[first : stop + HEAD]):
        return
    for k in range(first, stop):
        if article.clause_at[k] != clause.index or article.time_at[k] != NOTHING or article.mention_at[k] != NOTHING:
            continue
        word = article.lower[k]
        number = int(word) if word.isdecimal() and len(word) < len(str(MOST)) + 1 else NUMBERS.get(word, 0)
        if LEAST <= number <= MOST and not MEMBERS.isdisjoint(article.lower[k + 1 : k + 1 + HEAD]):
            frame.expected = number
            return
