"""How well a frame fits a meeting that the article has told: sides, persons, place, days and what the words say."""

from __future__ import annotations

from datetime import date

from store.extraction.claims.frames import COMING, Frame
from store.extraction.claims.occasions import ahead
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import JOURNEYS
from store.extraction.claims.text.stories import WHOLE
from store.extraction.claims.when.stored import known
from store.extraction.claims.who.collectives import spread
from store.extraction.claims.who.crowds import LEAST
from store.extraction.reports.again import (
    HELD,
    LONGEST,
    across_the_table,
    as_planned,
    called_off,
    goes_on,
    goes_on_about,
    of_the_same_two,
    on_that_journey,
    replanned_by,
)
from store.extraction.reports.group import Group, same_days
from store.lexicon.closed import closed
from store.model import MeetingKind, Status

CALL = MeetingKind.CALL
VISIT = MeetingKind.VISIT
FORBIDDEN = -1.0
TIME_OF_IT = (["after"], ["during"], ["following"], ["at"], ["in"])
STARTS = (["start", "of"], ["beginning", "of"], ["opening", "of"], ["end", "of"], ["close", "of"], ["ahead", "of"])
SAME_DAY = 0.9
"""Likeness of days from which on two are taken for one."""
VISIT_HEADS = closed("visit_heads")
SPOKEN = closed("spoken_talks")
PAST = frozenset({Status.HELD})
OFF = frozenset({Status.POSTPONED, Status.CANCELLED})
OPPOSITE = {"previous": "next", "next": "previous"}
"""By what series a frame is of, that of which no meeting is the same."""


def likeness(frame: Frame, group: Group, article: Article, distance: int) -> float:
    """How much speaks for one meeting; below zero where something forbids it."""
    if _is_of_another_kind(frame, group) or not of_one_story(frame, group):
        return FORBIDDEN
    dates = same_days(frame, group)
    replanned = dates < 0 and replanned_by(frame, group)
    if dates < 0 and not (frame.moved or replanned or (group.moved and frame.bare)):
        return FORBIDDEN
    place = _places(frame.place, group.place, article)
    venue = place < 0 and _venue_or_town(frame.place, group.place, article)
    if venue and (frame.title or group.titles):
        place = 0.0
    if venue and dates >= 0 and on_that_journey(frame, group):
        return 2.2 - 0.1 * distance
    told_before = frame.definite and not frame.former and (frame.shared or not frame.sides)
    if place < 0 and not (frame.moved or group.moved or (replanned and told_before)):  # "will now be held in Riga"
        return FORBIDDEN
    if _beside(frame, group, article) or _last_time(frame, group, article) or _of_two_and_of_many(frame, group):
        return FORBIDDEN
    if _status_clash(frame, group, article) and not goes_on(frame, group):
        return FORBIDDEN
    visits = VISIT in group.kinds
    visit_or_not = (frame.kind is VISIT) != visits
    if not frame.bare and visit_or_not and _stayed_away(group) and not frame.negative:
        return FORBIDDEN
    if frame.bare:
        visit = frame.kind is VISIT
        journey = visits or (visit and _journeyed(group))
        another = visit != journey and (visit or frame.head in VISIT_HEADS)
        return FORBIDDEN if another else 2.6 - 0.1 * distance
    if dates >= 0 and place >= 0 and of_the_same_two(frame, group, article):
        return 2.3 - 0.1 * distance
    if across_the_table(frame, group):
        return 2.2 - 0.1 * distance
    pointing = _points_back(frame, group, distance, dates, replanned, visit_or_not)
    if pointing is not None:
        return pointing
    if distance == 0 and _under_its_heading(frame, group, visit_or_not):
        return 1.8
    sides = _overlap(spread(frame.sides, article.lexicon), spread(group.sides, article.lexicon))
    if sides < 0 and frame.visited is not None and visit_or_not and not visits:
        sides = _overlap([side for side in frame.sides if side != frame.visited], group.sides)
    people = _overlap(frame.people, group.people)
    same_event = dates >= 1.0 and place >= 1.0
    if sides < 0 and people <= 0 and not (same_event and sides > -2.0):
        return FORBIDDEN
    if people < 0 and (sides <= 0.5 or _sides_of_people(frame, group, article) >= (1 if dates < SAME_DAY else 2)):
        return FORBIDDEN
    score = (0.6 if replanned else 0.0) - 0.02 * distance
    score += 1.5 * max(dates, 0.0) + 1.0 * max(place, 0.0) + 1.2 * max(sides, 0.0) + 0.8 * max(people, 0.0)
    if place > 0.0 and sides > 0.0:
        score += 0.3
    if people < 0:
        score -= 0.8
    if place >= 1.0 and not frame.sides and not frame.people and not frame.series:
        score += 0.8
    if visit_or_not and place <= 0.0:
        score -= 0.4
    told_anew = frame.trigger.noun and not (frame.definite or frame.title or group.titles) and frame.series != "next"
    if told_anew and dates < 1.0 and place < 1.0 and not (people >= 1.0 and _known_of(frame, article)):
        score -= 0.6
    return round(score + _by_phrase(frame, group, distance), 6)  # what adds up to JOIN_AT reaches it


def _under_its_heading(frame: Frame, group: Group, visit_or_not: bool) -> bool:
    """ "Tashkent water talks end early", then "Uzbekistan and Turkmenistan broke off talks": whose, the lead tells."""
    nobody = not group.sides and not group.people and all(told.title for told in group.frames)
    return nobody and not visit_or_not and not frame.title and len(frame.sides) >= 2 and not frame.shared


def of_one_story(frame: Frame, group: Group) -> bool:
    return frame.story == group.story or WHOLE in (frame.story, group.story)


def _is_of_another_kind(frame: Frame, group: Group) -> bool:
    """Whether one is a call and the other none, or they are other rounds, or "another", "the previous", "the next"."""
    if (frame.kind is CALL) != (CALL in group.kinds) and not _by_voice(frame, group):
        return True
    if frame.round is not None and group.rounds and frame.round not in group.rounds:
        return True
    heading = frame.title or (frame.series == "other" and group.titles)  # it drops the "new" of "a new round"
    if frame.series == "other" and not frame.definite and not heading:
        return True
    if frame.series in ("other", "previous") and frame.series not in group.series and not heading:
        return True
    pointing = frame.shared or frame.definite or frame.bare or frame.title
    if "next" in group.series and frame.former and not (frame.trigger.noun or pointing):
        return True  # "The next round is in June. A and B were to have met on Monday"
    if frame.series == "next" and frame.status is Status.SCHEDULED and group.statuses and group.statuses <= PAST:
        return not heading  # "had lunch on Monday. Their next appointment is in Rome on the 30th"
    return OPPOSITE.get(frame.series) in group.series


def _by_voice(frame: Frame, group: Group) -> bool:
    """ "held a conversation on Monday. They spoke by telephone": talks without a place that can be a call."""
    near = frame.sentence - group.frames[-1].sentence <= 1 and frame.place is None and group.place is None
    others = [f for f in (frame, *group.frames) if f.kind is not CALL]
    return near and all(f.trigger.noun and f.trigger.word in SPOKEN for f in others)


def _points_back(
    frame: Frame, group: Group, distance: int, dates: float, replanned: bool, visit_or_not: bool
) -> float | None:
    """What speaks for one meeting where a frame says by its words that it goes on with one; None where it does not."""
    if distance == 0 and (goes_on(frame, group) or as_planned(frame, group)):
        return 2.4
    if called_off(frame, group):
        return 2.4 - 0.1 * distance
    if distance == 0 and goes_on_about(frame, group) and not visit_or_not:
        return 2.2
    if (
        replanned
        and frame.definite
        and (not frame.sides or frame.shared)
        and not (frame.people or (visit_or_not and distance))
    ):
        return 2.6 - 0.1 * distance
    if frame.verdict.effect == "attend" and frame.definite and frame.place is None and not known(frame.when):
        return 2.4 - 0.1 * distance
    crowd = frame.many and not frame.sides and not frame.people and frame.place is None and not frame.series
    visit_of_two = group.kinds == {VISIT} and len(group.sides) >= 2
    of_their_own = known(frame.when) and visit_of_two and frame.kind is not VISIT  # "lenders met on Monday"
    if crowd and dates >= 0 and not of_their_own:
        return 1.8 + dates - 0.1 * distance
    return None


def _by_phrase(frame: Frame, group: Group, distance: int) -> float:
    """What the phrase of a frame and its place in the text add, whatever its values."""
    score = 0.0
    if frame.definite and not frame.series and frame.round is None:
        score += 0.5
    if frame.title or group.titles:
        score += 0.9
    if frame.round is not None and frame.round in group.rounds:
        score += 1.0
    if frame.people and not group.people and frame.status is Status.PROPOSED and Status.SCHEDULED in group.sure:
        score -= 1.0
    if frame.verdict.unfulfilled and distance == 0:
        score += 1.0
    return score


def _stayed_away(group: Group) -> bool:
    """Whether all that is told is a journey that somebody will not make, or did not: talks there are another thing."""
    return VISIT in group.kinds and group.place is not None and all(f.negative for f in group.frames)


def _journeyed(group: Group) -> bool:
    """Whether somebody was to travel for it: "that trip" can be "was to fly to Vienna for a meeting"."""
    return any(f.trigger.frame in JOURNEYS for f in group.frames)


def _beside(frame: Frame, group: Group, article: Article) -> bool:
    """ "met the premier in Doha ahead of the summit in July": what one meeting comes before or after is another."""
    if (
        not frame.trigger.noun
        or frame.bare
        or not group.sides
        or not any(_just_before(other, frame) for other in group.frames)
    ):
        return False
    first = frame.trigger.phrase_first
    return ahead(article, first) != NOTHING or article.before(first) in ("after", "following")


def _last_time(frame: Frame, group: Group, article: Article) -> bool:
    """ "A sought a meeting with B, in vain. The two last met in 2019": not the meeting that never came to pass."""
    held = frame.status is Status.HELD and not frame.trigger.noun and known(frame.when)
    return held and article.before(frame.trigger.first) == "last" and group.statuses.isdisjoint(HELD)


def _of_two_and_of_many(frame: Frame, group: Group) -> bool:
    """ "Leaders of 21 states met in A. President B met President C there": the talks of two are not the gathering."""
    if frame.expected >= LEAST and any(map(_is_of_two, group.frames)):
        return True
    return _is_of_two(frame) and any(f.expected >= LEAST for f in group.frames)


def _is_of_two(frame: Frame) -> bool:
    return len(frame.sides) == 2 and bool(frame.people) and not (frame.expected or frame.shared or frame.title)


def _known_of(frame: Frame, article: Article) -> bool:
    """Whether a noun is only the time of something: "after talks with B" speaks of a meeting the reader knows."""
    first = frame.trigger.phrase_first
    before = article.lower[max(first - 2, 0) : first]
    return article.lower[first] not in ("a", "an") and (before[-1:] in TIME_OF_IT or before in STARTS)


def _sides_of_people(frame: Frame, group: Group, article: Article) -> int:
    """For how many sides somebody comes in both: the premier's visit is not the minister's, nor are the talks of two
    other negotiators of the same two sides theirs."""
    mine, theirs = ({article.side_of(key) for key in people} - {None} for people in (frame.people, group.people))
    return len(mine & theirs)


def _places(mine: str | None, theirs: str | None, article: Article) -> float:
    if mine is None or theirs is None:
        return 0.0
    if mine == theirs:
        return 1.0
    if article.country_of_place(mine) == article.country_of_place(theirs):
        if mine.startswith("country:") or theirs.startswith("country:"):
            return 0.7
        if article.town_of(mine) == theirs or article.town_of(theirs) == mine:
            return 1.0
    return -1.0


def _venue_or_town(mine: str | None, theirs: str | None, article: Article) -> bool:
    """Whether one of two places is known by name only: a hotel of the text may stand in the town of the heading."""
    return mine is not None and theirs is not None and None in map(article.country_of_place, (mine, theirs))


def _overlap(mine: list[str], theirs: list[str]) -> float:
    """Share of common members; -1 where both are known and have none in common."""
    if not mine or not theirs:
        return 0.0
    common = len(set(mine) & set(theirs))
    if common == 0:
        return -2.0
    if common == min(len(set(mine)), len(set(theirs))):
        return 1.0 if len(mine) > 1 and len(theirs) > 1 else 0.7
    if len(mine) >= 2 and len(theirs) >= 2 and common == 1:
        return -1.0
    return common / len(set(mine) | set(theirs))


def _long_over(frame: Frame, group: Group, today: date) -> bool:
    """Whether one goes on as the article is written and the other was weeks before: "is in A" and "met in A in May"."""
    if frame.status is Status.ONGOING and not known(frame.when):
        ends = [when.latest for when in group.whens] if Status.HELD in group.statuses else []
    elif frame.status is Status.HELD and group.statuses == {Status.ONGOING} and not group.whens:
        ends = [frame.when.latest]
    else:
        return False
    return bool(ends) and all(end is not None and end < today - LONGEST for end in ends)


def _status_clash(frame: Frame, group: Group, article: Article) -> bool:
    """What is over is not what is to come, unless they share their day."""
    today = article.publication.day
    going_on = Status.ONGOING in group.statuses
    if (
        going_on
        and frame.status in COMING
        and today is not None
        and frame.when.earliest is not None
        and (frame.when.earliest > today or (frame.when.latest or today) > today + LONGEST)
    ):
        return not frame.bare
    if today is not None and _long_over(frame, group, today):
        return True
    over = group.called_off
    if (
        over
        and frame.status is Status.SCHEDULED
        and frame.verdict.strength >= 2
        and frame.trigger.noun
        and not frame.definite
    ):
        return not frame.moved and same_days(frame, group) < 0.9
    statuses = group.sure
    if frame.former and frame.status in OFF and statuses and statuses <= PAST:
        return same_days(frame, group) < 0.9  # "were to see each other again" is not the meeting that was held
    ended = frame.verdict.strength >= 3 and frame.status in OFF
    if ended and statuses and statuses <= PAST and frame.verdict.relation == "subject":
        another = frame.trigger.noun and not (frame.definite or frame.bare)  # "a plenary on 6 May was dispensed with"
        return another or same_days(frame, group) < 0.9  # what has been held is not called off
    if frame.status is None or not statuses or frame.verdict.strength < 2 or frame.title:
        return False
    if same_days(frame, group) > 0.9:
        return False
    if frame.status in PAST and statuses <= COMING:
        return True
    return frame.status in COMING and statuses <= HELD and not statuses.isdisjoint(PAST)


def _just_before(other: Frame, frame: Frame) -> bool:
    """Whether another meeting told in the same clause is what the phrase of a frame stands beside."""
    same_clause = other.trigger.clause == frame.trigger.clause
    named = other.trigger.noun and not other.bare
    met = named or other.trigger.frame in ("meet", "see")
    return same_clause and met and other.trigger.last <= frame.trigger.phrase_first
