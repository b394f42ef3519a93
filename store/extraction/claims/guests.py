"""Who is told of as being on a visit: "A and visiting B agreed", "met the visiting foreign minister of B"."""

from __future__ import annotations

from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.argument_words import CROWD
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import ARTICLES, POSSESSIVE
from store.extraction.claims.triggers.trigger import Trigger
from store.model import MeetingKind, Mention, MentionForm

BEFORE_GUESTS = ARTICLES | POSSESSIVE | {"and", "with", "by"}
ADJECTIVES = 3
"""Tokens up to the side of a guest: "visiting senior U.S. diplomats"."""
OFFICE = 3
"""How many tokens behind that side those who visit are told at most."""
TITLE = 8
"""How many tokens behind that side the name of whoever visits stands at most."""


def is_guest(reading: Reading, trigger: Trigger) -> bool:
    """ "A and visiting B agreed", "told the visiting B": the word before the name of somebody who is on a visit."""
    article, at = reading.article, trigger.first
    if article.lower[at] != "visiting" or trigger.last >= len(article.lower):
        return False
    if article.lower[at - 1] not in BEFORE_GUESTS and article.finite(at - 1) is None:
        return False
    first = next((k for k in range(trigger.last, trigger.last + ADJECTIVES) if article.mention(k) is not None), NOTHING)
    guest = article.mention(first) if first != NOTHING else None
    if guest is None:
        return False
    if guest.form not in (MentionForm.PLACE, MentionForm.NAME):
        return True
    behind = article.token_range(guest.span)[1]
    crowd = not CROWD.isdisjoint(article.lower[behind : behind + OFFICE])  # "visiting senior U.S. diplomats"
    return crowd or _is_named(article, guest, behind)


def _is_named(article: Article, guest: Mention, behind: int) -> bool:
    """ "Visiting U.S. Secretary of State A": somebody of the country named before his office."""
    for k in range(behind, min(behind + TITLE, len(article.lower))):
        named = article.mention(k)
        if named is not None:
            return article.is_person(named) and article.side_of(named.key) == guest.key
        if not article.lower[k].isalpha() or article.group_at[k] != NOTHING:
            return False
    return False


def is_met(reading: Reading, trigger: Trigger, sentence: int) -> bool:
    """ "Held talks with visiting B": the meeting with the guest is told before him, in the same clause."""
    return any(
        frame.sentence == sentence
        and frame.trigger.clause == trigger.clause
        and frame.trigger.last <= trigger.first
        and frame.kind is not MeetingKind.VISIT
        for frame in reading.discourse.frames[-2:]
    )
