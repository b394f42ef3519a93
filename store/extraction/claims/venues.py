"""The place of a meeting where a noun for places tells it: "the venue is Suva", "Suva was the scene of a meeting"."""

from __future__ import annotations

from collections.abc import Sequence

from store.extraction.claims.frames import Frame
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import SIGNS
from store.lexicon.closed import closed
from store.model import MeetingKind, Mention, MentionForm

VENUES = closed("venues_told")
LINKS = closed("venue_links")
"""What stands between a town and the noun: "Suva has been chosen as the"."""
BEING = closed("being")
BEFORE_VENUE = frozenset({"the", "their", "its", "a"})
BY_DATELINE = "C1586"
TOLD = "C1591"
BEHIND = 12
"""How many tokens behind "the venue" the town stands at most."""
OF_IT = 8
"""How many tokens behind "the scene" the meeting is named at most."""
FRONT = 14
"""How many tokens before "the venue" the town stands at most."""


def add_venues(article: Article, frames: Sequence[Frame]) -> None:
    """Give meetings without a place the one that is told as their venue in the same sentence or the next."""
    for at in article.words.within(VENUES, 0, len(article.lower)):
        if article.before(at) not in BEFORE_VENUE:
            continue
        frame = _of_which(article, frames, at)
        if frame is None:
            continue
        town = _behind(article, at)
        if town is None and (_speaks_of(article, frame, at) or article.lower[at] == "venue"):
            town = _in_front(article, at)
        place = article.place_of(town) if town is not None else None
        if place is not None and not place.startswith("country:"):
            frame.place, frame.place_rank = place, 2
            frame.rules.append(TOLD)


def _of_which(article: Article, frames: Sequence[Frame], at: int) -> Frame | None:
    """The meeting of the sentence, else of the one before, that has no place; None where it has one."""
    sentence = article.sentence_index(at)
    near = [f for f in frames if sentence - f.sentence in (0, 1) and f.same_as is None]
    here = [f for f in near if f.sentence == sentence]
    of_it = [f for f in here if f.trigger.first > at][:1]
    told = of_it or here or near
    if not told:
        return None
    frame = told[-1]
    if frame.kind is MeetingKind.CALL or frame.title:
        return None
    return frame if frame.place is None or BY_DATELINE in frame.rules else None


def _speaks_of(article: Article, frame: Frame, at: int) -> bool:
    """ "The scene on Monday of a meeting", "the place for talks"; no "scene of clashes before the talks"."""
    first = frame.trigger.phrase_first
    return at < first <= at + OF_IT and article.before(first) in ("of", "for")


def _behind(article: Article, at: int) -> Mention | None:
    """ "The venue will be the lakeside town of Suva", "the venue: Suva"."""
    lower, stop = article.lower, min(at + BEHIND, len(article.lower))
    k = at + 1
    if lower[k : k + 1] == [":"]:
        k += 1
    elif k < stop and article.group_at[k] != NOTHING and not BEING.isdisjoint(lower[k : k + 2]):
        k = article.token_range(article.groups[article.group_at[k]].span)[1]
    else:
        return None
    while k < stop and lower[k] not in SIGNS and article.finite(k) is None:
        mention = article.mention(k)
        if mention is not None and mention.form is not MentionForm.ADJECTIVE:
            return mention
        k += 1
    return None


def _in_front(article: Article, at: int) -> Mention | None:
    """ "Suva was the scene on Monday of", "Suva has been chosen as the place for"."""
    k, first = at - 1, max(article.sentence_first(at), at - FRONT)
    while k >= first:
        mention = article.mention(k)
        if mention is not None:
            linked = any(article.finite(j) is not None for j in range(k + 1, at))
            return mention if linked else None
        if article.lower[k] not in LINKS and article.group_at[k] == NOTHING and article.time_at[k] == NOTHING:
            return None
        k -= 1
    return None
