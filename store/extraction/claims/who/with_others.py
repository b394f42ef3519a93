"""What somebody does to talks "with" others: he takes part in them."""

from __future__ import annotations

from store.extraction.claims.frames import Frame
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import OWNING
from store.lexicon.closed import closed
from store.model import MeetingKind, MentionForm

WITH_OTHERS = closed("done_with_others")
"""What somebody does to talks "with" others that are his own as well."""
ADJUNCT = closed("between_talks_and_with")
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
