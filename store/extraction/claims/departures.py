"""Where a meeting was that somebody left: "left Suva after talks with B", "flew home from Lima after meeting B"."""

from __future__ import annotations

from store.extraction.claims.frames import Frame
from store.extraction.claims.text.article import Article
from store.extraction.claims.text.small_words import ARTICLES
from store.lexicon.closed import closed
from store.model import MeetingKind, MentionForm, Status, VerbGroup

LEAVING = closed("leaving_verbs")
COMING_HOME = closed("coming_home_verbs")
FOLLOWING = frozenset({"after", "following"})
AFTERWARDS = 6
"""How many tokens stand between "after" and the meeting at most: "after holding a second round of"."""
LEFT = 14
"""How many tokens stand between the verb of leaving and "after" at most."""
WAY_BACK = 4
"""How many tokens stand between a verb of coming home and its "from" at most."""


def place_by_departure(article: Article, frame: Frame) -> None:
    """Give a meeting that was held, and has no place of its own, the town that somebody left after it."""
    if frame.place is not None or frame.status is not Status.HELD or frame.kind is MeetingKind.CALL:
        return
    first = frame.trigger.phrase_first
    opening = article.sentence_first(first)
    near = range(first - 1, max(first - AFTERWARDS, opening) - 1, -1)
    after = next((k for k in near if article.lower[k] in FOLLOWING), None)
    if after is None:
        return
    for k in range(after - 1, max(after - LEFT, opening) - 1, -1):
        group = article.finite(k)
        if group is not None:
            frame.place = _left_behind(article, group, k + 1, after)
            frame.place_rank = 1 if frame.place is not None else frame.place_rank
            return


def _left_behind(article: Article, group: VerbGroup, behind: int, stop: int) -> str | None:
    """The town that the verb before a token leaves."""
    if group.negated or group.passive:
        return None
    at = behind
    if group.lemma not in LEAVING:
        ways = range(behind, min(behind + WAY_BACK, stop))
        out = (k + 1 for k in ways if article.lower[k] == "from" or article.lower[k - 1 : k + 1] == ["out", "of"])
        at = next(out, stop) if group.lemma in COMING_HOME else stop
    while at < stop and article.lower[at] in ARTICLES:
        at += 1
    mention = article.mention(at) if at < stop else None
    if mention is None or mention.form not in (MentionForm.PLACE, MentionForm.METONYM):
        return None
    place = article.place_of(mention)
    return None if place is None or article.is_water(mention) else place
