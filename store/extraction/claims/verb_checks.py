"""Whether enough is told beside a verb to speak of a meeting."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from store.extraction.claims.as_before import as_before
from store.extraction.claims.frames import add_party
from store.extraction.claims.journeys import abroad, traveller_told
from store.extraction.claims.reading import Reading
from store.extraction.claims.receptions import guests_told, host_at_home
from store.extraction.claims.scan.argument_words import CROWD, PLURAL_HEADS
from store.extraction.claims.scan.plurals import plural_at
from store.extraction.claims.signing import signed, two_told
from store.extraction.claims.telling import Telling
from store.extraction.claims.text.article import NOTHING
from store.extraction.claims.triggers.copresence import SIDES
from store.extraction.claims.triggers.domestic import two_groups
from store.extraction.claims.triggers.spoken import OBJECT, official_after, settled
from store.extraction.claims.who.bystanders import SUBJECT_REACH
from store.lexicon.closed import closed
from store.model import MentionForm, Role, Status

UNNAMED = closed("unnamed")
BROKE_UP = frozenset({"P63", "P65"})
"""The rules of talks that end without a result."""
UNMET = frozenset({"waiting", "meeting"})
"""Behind a journey home: "after waiting for an answer", "without meeting each other"."""
SETTLED = 8
"""How many tokens behind a verb the town and the day of a crowd without a name stand at most."""


def _left_without(reading: Reading, told: Telling) -> bool:
    """ "A and B left Doha without a deal": two who leave have met."""
    frame = told.frame
    behind = reading.article.lower[told.trigger.last : told.sentence.last]
    if len(frame.sides) < 2 or (told.status is not Status.HELD and not frame.title) or not UNMET.isdisjoint(behind):
        return False
    frame.verdict.status = Status.HELD
    return True


def _contact(reading: Reading, told: Telling) -> bool:
    """ "The two ate together", "both camps traded proposals in Juba on Friday": two, whoever they are."""
    if two_told(reading, told):
        return True
    at = told.trigger.last
    crowd = told.frame.many and settled(reading.article, at, min(told.sentence.last, at + SETTLED)) == 2
    told.frame.many = crowd or _groups_told(reading, told)
    return told.frame.many


def _gone_between(reading: Reading, told: Telling) -> bool:
    """ "shuttled between the two delegations"; not "between Beirut and Cairo", which are towns there."""
    towns = (mention.form is MentionForm.METONYM for mention, _, _ in told.right.parties)
    return two_told(reading, told) and not (told.trigger.word == "shuttle" and any(towns))


def _beside(reading: Reading, told: Telling) -> bool:
    """ "was with President B in Oyo on Friday": somebody of another side, no companion."""
    unattached = [person for person in told.frame.people if reading.article.side_of(person) is None]
    officials = [p for p in unattached if (actor := reading.article.actors.get(p)) is not None and actor.title]
    return len(told.frame.sides) + (len(unattached) if officials else 0) >= 2


def _briefed(reading: Reading, told: Telling) -> bool:
    """ "joined Pacific foreign ministers in Suva": one of a side, and others without a name in a place."""
    joined = told.trigger.word == "join" and told.right.many and bool(told.right.places)
    both = reading.article.lower[told.trigger.last] in ("both", "each") and bool(told.right.places or told.right.times)
    source = reading.discourse.sided(2) if both else None
    for side in source.sides if source is not None else ():
        add_party(reading.article, told.frame, side, Role.PARTY, None, "P06")
    joined = joined or both
    told.frame.many = told.frame.many or joined
    return two_told(reading, told) or joined


def _agreed(reading: Reading, told: Telling) -> bool:
    """ "A and B discussed fishing rights in Apia on Friday": two sides, and nothing called off.

    Also "The negotiators rose from the table in Apia on Friday": a crowd.
    """
    crowd = told.trigger.rule in BROKE_UP and told.frame.many and bool(told.right.places and told.right.times)
    return (len(told.frame.sides) >= 2 or crowd) and told.frame.status is not Status.CANCELLED


def _them_united(reading: Reading, told: Telling) -> bool:
    """ "brought them together": those of whom the text has told."""
    last = told.trigger.last
    if reading.article.lower[last : last + 1] == ["them"]:
        reading.discourse.inherit(told.frame)
    return True


def _place_or_time(reading: Reading, told: Telling) -> bool:
    """ "dropped in on President B in Oyo", "was in touch with B on Friday": a place or a time is told."""
    return told.frame.place is not None or bool(told.right.times or told.adjuncts.times)


def _gathers(reading: Reading, told: Telling) -> bool:
    """As ``_told_who``, but for an armed group alone, which "gathers at B" to lay down arms or to march."""
    frame = told.frame
    alone = len(frame.sides) == 1 and frame.sides[0].startswith("group:") and not (frame.people or frame.many)
    return not (alone and told.group.lemma in ("gather", "assemble")) and _told_who(reading, told)


def _told_who(reading: Reading, told: Telling) -> bool:
    """Whether any of those who meet is known, or told as a plural: "the visitors met Sunderland" is none."""
    frame, trigger, clause = told.frame, told.trigger, told.clause
    if frame.sides or frame.people or frame.many or frame.hosts or frame.mediators or told.right.plurals:
        return True
    if _groups_told(reading, told):
        frame.many = True
        return True
    article = reading.article
    return any(
        (article.lower[k] in UNNAMED and (article.lower[k] not in ("two", "both") or _who_meet(reading, k + 1)))
        or article.lower[k] in reading.words.nouns
        or article.mention_at[k] != NOTHING
        or plural_at(article, k, trigger.first)
        or (article.tokens[k].text[0].isupper() and (k > article.sentence_first(k) or article.lower[k][-1].isdigit()))
        for k in range(clause.first, trigger.first)
    )


def _groups_told(reading: Reading, told: Telling) -> bool:
    """ "Dockers and port owners met", "the union met the owners", "both camps": two, in a place on a day."""
    if not (told.frame.place or told.right.places) or not told.right.times:
        return False
    article, trigger = reading.article, told.trigger
    first = max(told.clause.first, trigger.first - SUBJECT_REACH)
    return (
        two_groups(article, reading.words.domestic, told.clause.first, trigger.first)
        or (trigger.word == "meet" and official_after(article, trigger.last, told.sentence.last, OBJECT))
        or any(
            article.lower[k] in ("both", "two", "rival") and _who_meet(reading, k + 1)
            for k in range(first, trigger.first)
        )
    )


def _who_meet(reading: Reading, at: int) -> bool:
    """Whether "the two" or "both" stands alone or before officials; no "two brothers"."""
    lower = reading.article.lower
    return reading.article.group_at[at] != NOTHING or any(
        w in CROWD or w in SIDES or w in PLURAL_HEADS for w in lower[at : at + 3]
    )


HOLDS: Mapping[str, Callable[[Reading, Telling], bool]] = {
    "again": as_before,
    "beside": _beside,
    "brief": _briefed,
    "contact": _contact,
    "deal": _agreed,
    "dispatch": traveller_told,
    "face": two_told,
    "host": guests_told,
    "leave": _left_without,
    "mediate": _gone_between,
    "settle": signed,
    "sign": signed,
    "stay": traveller_told,
    "travel": traveller_told,
    "unite": _them_united,
    "visit": traveller_told,
}
"""By its name, whether a frame has those who take part."""
FITS: Mapping[str, Callable[[Reading, Telling], bool]] = {
    "contact": _place_or_time,
    "convene": _gathers,
    "host": host_at_home,
    "meet": _told_who,
    "stay": abroad,
    "travel": abroad,
}
"""By its name, whether a frame still speaks of a meeting once its place is known."""
