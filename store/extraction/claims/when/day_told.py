"""The day of talks that are only the time of what was said or done: "agreed on Tuesday to reopen it, after talks"."""

from __future__ import annotations

from store.extraction.claims.scan.findings import Timed
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import JOURNEYS
from store.extraction.claims.text.words import MeetingWords
from store.extraction.claims.who.told_after import is_infinitive
from store.model import Precision, Sentence, Tense

BESIDE = 4
"""Tokens between a verb and its day at most: "told reporters in Lome on Friday"."""
BEFORE_VERB = 2
"""How many tokens a day right before its verb takes at most: "on Friday", "late Friday"."""


def day_of_the_verb(article: Article, words: MeetingWords, at: int, sentence: Sentence) -> list[Timed]:
    """The day of the past verb that "after" or "following" at token ``at`` depends on; empty where none is told.

    A plan between the two is passed over behind a comma only: "said on Monday it would open the road, after talks".
    """
    comma = article.lower[at - 1] == ","
    seen = NOTHING
    for k in range(at - 1, sentence.first - 1, -1):
        index = article.group_at[k]
        if index in (NOTHING, seen):
            continue
        seen = index
        group = article.groups[index]
        first, last = article.token_range(group.span)
        infinitive = is_infinitive(article, k)
        beside = _day_in(article, last, min(last + BESIDE, at))
        if not infinitive and group.tense is Tense.NONE and beside:
            return beside  # "Speaking on Friday after talks"
        if infinitive or group.tense is Tense.NONE or (comma and group.tense is Tense.FUTURE):
            continue
        verb = words.verbs.get(group.lemma)
        if group.tense is not Tense.PAST or group.negated or (verb is not None and verb.frame in JOURNEYS):
            return []  # who arrives on Monday after talks has held them before
        return beside or _day_before(article, first, sentence)
    return []


def _day_before(article: Article, verb: int, sentence: Sentence) -> list[Timed]:
    """The day before a verb: "On Tuesday A called", "A on Tuesday called"; not "who came on Tuesday, called"."""
    opening = _day_in(article, sentence.first, min(sentence.first + 2, verb))
    return opening or _day_in(article, max(verb - BEFORE_VERB, sentence.first), verb)


def day_of_what_follows(article: Article, at: int, sentence: Sentence) -> list[Timed]:
    """The day beside the first verb behind a token: "A and visiting B agreed on Monday", "on Friday called"."""
    verb = article.first_finite(at, sentence.last)
    if verb is None:
        return []
    last = article.token_range(article.groups[article.group_at[verb]].span)[1]
    return _day_in(article, at, verb) or _day_in(article, last, min(last + BESIDE, sentence.last))


def _day_in(article: Article, first: int, last: int) -> list[Timed]:
    for k in range(first, last):
        time = article.time(k)
        if time is not None:
            return [Timed(time, k, "")] if time.precision is Precision.DAY else []
    return []
