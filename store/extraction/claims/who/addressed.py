"""Whom somebody speaks to at a meeting that is only the setting: "in a call on Monday, A told B that ..."."""

from __future__ import annotations

from store.extraction.claims.frames import Frame, add_parties
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.arguments import scan
from store.extraction.claims.scan.findings import Arguments
from store.extraction.claims.scan.phrases import subject_bounds
from store.extraction.claims.status.of_verbs import Verdict, by_tense
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.clause_bounds import apposed
from store.extraction.claims.text.small_words import WITHIN
from store.extraction.claims.who.stand_ins import speaks_for
from store.lexicon.closed import closed
from store.model import MeetingKind, Mention, MentionForm, Role, Sentence

ADDRESSING = closed("addressing")
DEALING = closed("dealing")
MEALS = closed("meals")
SAID = frozenset(
    {"that", "to", "of", "about", "on", "for", "in", "at", "during", "over", "he", "she", "they", "it", ","}
)
"""What opens the words that are said, or an adjunct, behind whoever is addressed."""
WHOM = 14
"""How many tokens whoever is addressed takes at most."""
REACH = 40


def add_addressed(reading: Reading, frame: Frame, sentence: Sentence) -> None:
    """Add the subject and the object of a verb of telling around the noun, where both are named."""
    article, trigger = reading.article, frame.trigger
    preposition = article.lower[trigger.phrase_first - 1] if trigger.phrase_first > sentence.first else ""
    if preposition not in WITHIN and not (preposition == "over" and trigger.word in MEALS):
        return
    index = _telling(article, trigger.phrase_first, trigger.last, sentence, frame.kind is MeetingKind.CALL)
    if index == NOTHING:
        return
    first, last = article.token_range(article.groups[index].span)
    clause = reading.clauses[article.clause_at[first]]
    dealing = article.groups[index].lemma in DEALING and last < trigger.phrase_first
    stop = trigger.phrase_first - 1 if dealing else _whom_until(article, last, sentence.last)
    if dealing:  # "the invitation of B": no matter what of theirs
        last = next((k for k in range(last, stop) if article.mention_at[k] != NOTHING), stop)
    whom = scan(article, reading.clauses, last, stop, article.clause_at[min(last, sentence.last - 1)], "party")
    start, end, _ = subject_bounds(article, reading.clauses, clause, first)
    who = scan(article, reading.clauses, start, end, clause.index, "party", subject=True)
    telling, told = _parties(article, who), _parties(article, whom)
    if telling and told:
        add_parties(article, frame, [*telling, *told])
        frame.verdict = Verdict(by_tense(article.groups[index])[0], 1, relation="adjunct")


def _whom_until(article: Article, first: int, last: int) -> int:
    """Where whoever is addressed ends: at what is said, beyond a name told between commas."""
    k = first
    while k < min(first + WHOM, last):
        closes = apposed(article, k, last)
        if closes < 0 and article.lower[k] in SAID:
            return k
        k = max(k, closes) + 1
    return first


def _telling(article: Article, before: int, after: int, sentence: Sentence, call: bool) -> int:
    """The verb of telling next to the noun in its sentence: behind it, where the noun opens the sentence, or before.

    Before a call it may be one of what two do with each other: "accepted the invitation of B during a call".
    """
    opening = before - 1 <= sentence.first + 3
    ahead = range(after, min(after + REACH, sentence.last))
    back = range(before - 1, max(before - REACH, sentence.first), -1)
    verbs = ADDRESSING | DEALING if call and not opening else ADDRESSING
    for k in ahead if opening else back:
        index = article.group_at[k]
        if index != NOTHING and article.finite(k) is not None:
            group = article.groups[index]
            return index if group.lemma in verbs and not group.passive and not group.negated else NOTHING
    return NOTHING


def _parties(article: Article, found: Arguments) -> list[tuple[Mention, Role, str]]:
    return [
        party
        for party in found.parties
        if party[1] is Role.PARTY and party[0].form is not MentionForm.PLACE and not speaks_for(article, party[0].key)
    ]
