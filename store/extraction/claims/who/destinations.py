"""Whom a traveller meets where he goes, told in the sentences behind the journey.

"The Laotian minister leaves for Kenya on Sunday. He will meet his counterpart, X, in Nairobi the next day": X is
Kenya's, and the meeting is what the minister leaves for. So is "his counterpart, X," whom he meets in Nairobi.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store.extraction.claims.frames import Frame, add_party
from store.extraction.claims.text.article import Article
from store.extraction.claims.text.small_words import POSSESSIVE
from store.lexicon.closed import closed
from store.model import MeetingKind, Role, When

JOURNEYS = frozenset({"travel", "visit", "stay"})
MARGINS = closed("margins") | {"summit", "conference", "forum", "assembly"}
"""Words of an occasion on which those who meet are all guests."""
OWN_COUNTERPART = 3
"""How many tokens before a name "his counterpart" begins at most: "his counterpart, X"."""
LEAVING = closed("departing") - {"head"}
SENTENCES = 3
"""How many sentences behind the journey a meeting on it is told at most."""
DAYS = 3
"""How many days after somebody leaves the meeting is at most for which he left."""


def add_hosts_met(article: Article, frames: Sequence[Frame]) -> None:
    """Add the country of a journey to meetings that only name the traveller and somebody of no known side."""
    told = [frame for frame in frames if not frame.title]
    for at, journey in enumerate(told):
        if journey.trigger.frame not in JOURNEYS or journey.visited is None or journey.negative:
            continue
        for meeting in told[at + 1 :]:
            if meeting.sentence - journey.sentence > SENTENCES or meeting.trigger.frame in JOURNEYS:
                break
            if _on_the_journey(article, journey, meeting):
                _add_host(article, journey, meeting)
                _leave_for(journey, meeting)


def add_counterparts_at_home(article: Article, frames: Sequence[Frame]) -> None:
    """ "Met her counterpart, X, in Nairobi": a counterpart of no known side is of the country where they meet."""
    for frame in frames:
        country = article.country_of_place(frame.place) if frame.place is not None else None
        if country is None or len(frame.sides) != 1 or country in frame.sides or frame.kind is MeetingKind.CALL:
            continue
        if any(_is_own_counterpart(article, frame, person) for person in frame.people):
            add_party(article, frame, country, Role.PARTY, None, "V06")


def _is_own_counterpart(article: Article, frame: Frame, person: str) -> bool:
    """Whether a person of no known side is named behind "his counterpart", on no occasion of others."""
    span = frame.spans.get(person)
    if span is None or article.side_of(person) is not None:
        return False
    at, _ = article.token_range(span)
    sentence = article.document.sentences[article.sentence_index(at)]
    within = (k for k in range(sentence.first, sentence.last) if article.clause_at[k] == article.clause_at[at])
    if any(article.lower[k] in MARGINS for k in within):
        return False
    before = article.lower[max(at - OWN_COUNTERPART, sentence.first) : at]
    return any(before[k] in POSSESSIVE and before[k + 1] == "counterpart" for k in range(len(before) - 1))


def _on_the_journey(article: Article, journey: Frame, meeting: Frame) -> bool:
    """Whether the traveller meets somebody in the country that he goes to, or in a place that is not told."""
    if meeting.same_as is not None or meeting.negative or meeting.kind is MeetingKind.CALL:
        return False
    if meeting.sentence == journey.sentence:
        return False
    if set(journey.people).isdisjoint(meeting.people) and (
        journey.people or not _travelling(journey) & {*meeting.sides}
    ):
        return False
    return meeting.place is None or article.country_of_place(meeting.place) == journey.visited


def _add_host(article: Article, journey: Frame, meeting: Frame) -> None:
    others = [person for person in meeting.people if person not in journey.people]
    unknown = bool(others) and all(article.side_of(person) is None for person in others)
    if unknown and journey.visited is not None and set(meeting.sides) <= _travelling(journey):
        add_party(article, meeting, journey.visited, Role.PARTY, None, "V06")


def _leave_for(journey: Frame, meeting: Frame) -> None:
    """Let a departure be told of the meeting a day or two later: who leaves has met nobody yet."""
    left, met = _day(journey.when), _day(meeting.when)
    leaving = journey.trigger.word in LEAVING and journey.same_as is None and journey.status is meeting.status
    if leaving and left is not None and met is not None and 0 < (met - left).days <= DAYS:
        journey.when = meeting.when
        meeting.same_as = journey


def _travelling(journey: Frame) -> set[str]:
    """Keys of the sides that travel."""
    return {side for side in journey.sides if side != journey.visited}


def _day(when: When) -> date | None:
    return date.fromisoformat(when.start) if when.start and len(when.start) == len("2026-06-04") else None
