"""The town of the dateline for a meeting of these days that has no other: "met at a lagoon-side hotel"."""

from __future__ import annotations

from datetime import date, timedelta

from store.extraction.claims.discourse import Discourse
from store.extraction.claims.frames import Frame
from store.extraction.claims.text.article import Article
from store.extraction.claims.text.small_words import ARTICLES, SIGNS
from store.lexicon.closed import closed
from store.model import BlockKind, MeetingKind, MentionForm, Status

HOUSES = closed("seats") | closed("halls")
AT = frozenset({"at", "in", "inside"})
SOMEWHERE = frozenset({"headquarters", "seat", "office", "offices", "secretariat", "mission"})
"""Houses that, "of" somebody, are where that body is at home."""
BEFORE = 6
"""How many tokens before a house its "at" stands at most."""
RECENT = timedelta(days=3)
"""How long before the day of publication a meeting was, for the reporter to be where it was."""


def place_by_dateline(article: Article, discourse: Discourse, frame: Frame) -> None:
    """Give a meeting of these days without a known place the town of the dateline, where it is told at some house.

    In the sentence behind the dateline no house is needed, if neither side is at home there.
    """
    if (
        (frame.place is not None and _is_known(article, frame.place))
        or frame.title
        or frame.kind is MeetingKind.CALL
        or not _is_recent(article, frame)
    ):
        return
    first = article.sentence_first(frame.trigger.first)
    last = article.document.sentences[frame.sentence].last
    town = discourse.dateline_town()
    if town is None or _names_a_town(article, first, last):
        return
    abroad = article.country_of_place(town) not in frame.sides and len(frame.sides) > 1
    in_house = any(_is_house(article, k, last) for k in range(first + 1, last))
    if in_house or (abroad and _is_lead(article, frame)):
        frame.place, frame.place_rank = town, 1
        frame.rules.append("C1586")


def _is_known(article: Article, place: str) -> bool:
    """Whether the country of a place is known: no hall that only this text names."""
    return article.country_of_place(place) is not None or article.lexicon.place(place) is not None


def _is_recent(article: Article, frame: Frame) -> bool:
    today = article.publication.day
    if frame.status not in (Status.HELD, Status.ONGOING) or today is None or frame.when.start is None:
        return False
    if len(frame.when.start) < len("2026-06-04"):
        return False
    last = date.fromisoformat(frame.when.end or frame.when.start)
    return last >= today - RECENT


def _is_lead(article: Article, frame: Frame) -> bool:
    """Whether a frame stands in the sentence behind the dateline: "GENEVA, June 4 - Togo and Benin began talks"."""
    sentences, blocks = article.document.sentences, article.document.blocks
    block = sentences[frame.sentence].block
    opens = frame.sentence == 0 or sentences[frame.sentence - 1].block != block
    return opens and block > 0 and blocks[block - 1].kind is BlockKind.DATELINE


def _is_house(article: Article, at: int, last: int) -> bool:
    """Whether a token is the noun of "at a lagoon-side hotel", and nothing behind it says where that is, or whose."""
    lower = article.lower
    if lower[at] not in HOUSES or (lower[at] in SOMEWHERE and at + 1 < last and lower[at + 1] == "of"):
        return False
    for k in range(at - 1, max(at - BEFORE, 0), -1):
        if lower[k] in AT:
            return lower[k + 1] in ARTICLES or article.mention_at[k + 1] >= 0
        if lower[k] in SIGNS and lower[k] != "-":
            return False
    return False


def _names_a_town(article: Article, first: int, last: int) -> bool:
    for k in range(first, last):
        mention = article.mention(k)
        if mention is None or mention.form is not MentionForm.PLACE:
            continue
        place = article.place_of(mention)
        if place is not None and not place.startswith("country:") and _is_known(article, place):
            return True
    return False
