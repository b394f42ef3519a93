"""What somebody does to talks "with" others: he takes part in them."""

from __future__ import annotations

from store.extraction.claims.frames import Frame
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.arguments import scan
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import OWNING
from store.lexicon.closed import closed
from store.model import MeetingKind, Mention, MentionForm, Role

WITH_OTHERS = closed("done_with_others")
"""What somebody does to talks "with" others that are his own as well."""
ADJUNCT = closed("between_talks_and_with")
AGREEING = closed("agreed_with_somebody")
BEFORE_HOLDING = 16
"""How many tokens before "to hold" its "agreed with B" stands at most."""
BEFORE_WITH = 8
"""How many tokens stand between a meeting and "with" at most."""


def with_its_subject(article: Article, frame: Frame) -> bool:
    """Whether what somebody does is done to talks "with" others, and no possessor before the noun owns them."""
    if frame.kind is MeetingKind.VISIT or frame.verdict.effect not in WITH_OTHERS:
        return False
    if not with_behind(article, frame.trigger.last):
        return False
    phrase = range(frame.trigger.phrase_first, frame.trigger.first)
    return not any(article.lower[k] in OWNING and article.mention(k - 1) is not None for k in phrase)


def with_behind(article: Article, at: int) -> bool:
    """ "phone calls on Sunday with A and B", "talks in Juba on Monday with": only a day or a town before "with"."""
    for k in range(at, min(at + BEFORE_WITH, len(article.lower))):
        if article.lower[k] == "with":
            return True
        mention = article.mention(k)
        town = mention is not None and mention.form is MentionForm.PLACE
        if not town and article.time_at[k] == NOTHING and article.lower[k] not in ADJUNCT:
            return False
    return False


def agreed_with(reading: Reading, frame: Frame) -> list[tuple[Mention, Role, str]]:
    """ "agreed with B on a meeting", "arranged with B to hold talks": those with whom what is done is done."""
    article, index = reading.article, frame.verdict.governor
    if index == NOTHING or article.groups[index].passive:
        return []
    first, end = article.token_range(article.groups[index].span)
    if article.lower[first] == "to" and article.lower[end : end + 1] != ["with"]:
        near = range(first - 1, max(first - BEFORE_HOLDING, article.sentence_first(first)) - 1, -1)
        index = next((at for k in near if (at := article.group_at[k]) != NOTHING), index)
        end = article.token_range(article.groups[index].span)[1]
    group = article.groups[index]
    if article.lower[end : end + 1] != ["with"] or group.passive or group.lemma not in AGREEING:
        return []
    stop = first if end <= first else frame.trigger.phrase_first
    return scan(article, reading.clauses, end, stop, article.clause_at[end], "party").parties
