"""Whether enough is told beside a verb to speak of a meeting."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from store.extraction.claims.as_before import as_before
from store.extraction.claims.frames import Frame, add_party
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.argument_words import CROWD, PLURAL_HEADS
from store.extraction.claims.scan.plurals import COUNTS, plural_at
from store.extraction.claims.signing import signed, two_told
from store.extraction.claims.telling import Telling
from store.extraction.claims.text.article import NOTHING
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.triggers.copresence import SIDES
from store.extraction.claims.triggers.domestic import two_groups
from store.extraction.claims.triggers.spoken import official_after, settled
from store.extraction.claims.triggers.told_verb import ADJUNCTS, past_adjuncts
from store.extraction.claims.triggers.trigger import Trigger
from store.extraction.claims.who.bystanders import SUBJECT_REACH
from store.extraction.claims.who.verb_parties import asked_to_come
from store.lexicon.closed import closed
from store.model import MeetingKind, MentionForm, Role, Status, Tense

UNNAMED = closed("unnamed")
TEAMS = closed("teams")
UNMET = frozenset({"waiting", "meeting"})
"""Behind a journey home: "after waiting for an answer", "without meeting each other"."""
OBJECT = 6
"""How many tokens behind a verb the office of whoever is met stands at most."""
SETTLED = 8
"""How many tokens behind a verb the town and the day of a crowd without a name stand at most."""
OWNING = frozenset({"'s", "'", "’s", "’"})
POSTED = frozenset({"ambassador", "consul", "charge", "chargé", "attache", "attaché"})
SEEN = frozenset({"see", "meet", "brief", "meeting", "seeing", "visit", "met", "saw"})
POINTING = frozenset({"the", "his", "her", "their", "its"})
OFFICIAL = closed("official")
"""Who can be received without a name."""


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


def _guests_told(reading: Reading, told: Telling) -> bool:
    """ "received the Omani minister", "hosted officials"; not "greeted supporters"."""
    frame, last, stop = told.frame, told.trigger.last, told.sentence.last
    visitors = _the_visitors(reading.article.lower, last)
    if (reading.article.lower[last] in ("both", "them") or visitors) and len(frame.sides) < 2:
        _those_told_of(reading, told)
    alone = told.group.passive and "by" not in reading.article.lower[last : min(last + ADJUNCTS, stop)]
    if alone and not _somebody_before(reading, told):
        return False  # "the ruling was welcomed in Tonga"
    object_at = past_adjuncts(reading.article, last, stop)
    words = reading.article.lower[object_at : min(object_at + 9, stop)]
    guests = any(word in OFFICIAL or word in CROWD for word in words) or frame.many
    guests = guests or (bool(told.right.places) and official_after(reading.article, object_at, stop, OBJECT))
    guests = guests or (alone and told.trigger.word in ("receive", "host") and bool(told.right.places and _one(told)))
    by = next((k for k in range(last, min(last + ADJUNCTS, stop)) if reading.article.lower[k] == "by"), stop)
    if told.group.passive and (by < stop or told.right.places) and not two_told(reading, told):
        first = max(told.clause.first, told.trigger.first - SUBJECT_REACH)
        guests = (
            guests or official_after(reading.article, by + 1, stop, 6) or _groups(reading, first, told.trigger.first)
        )
    frame.many = frame.many or (guests and not frame.sides)
    return two_told(reading, told) or frame.many or guests


def _one(told: Telling) -> bool:
    """ "he should be received in Brussels": a side, or a person who stands for one."""
    return bool(told.frame.sides or told.frame.people)


def _the_visitors(lower: list[str], at: int) -> bool:
    """Whether "the visitors", "his three guests" is all that stands behind the verb: those who came, told before."""
    end = at + 1 + (lower[at + 1 : at + 2] != [] and lower[at + 1] in COUNTS)
    return lower[at] in POINTING and lower[end : end + 1] in (["visitors"], ["guests"])


def _those_told_of(reading: Reading, told: Telling) -> None:
    """ "will receive them on Friday": the sides of whom the text has told, or the crowd that met just before."""
    frame, frames, source = told.frame, reading.discourse.frames, reading.discourse.sided(0)
    met = frames and frames[-1].many and frame.sentence - frames[-1].sentence <= 1
    if source is None or told.trigger.word == "host":
        if told.right.places or told.right.times:
            reading.discourse.inherit(frame)
            frame.many = bool(told.right.places or met)
        return
    near = frame.sentence - source.sentence
    if near and set(frame.people).isdisjoint(source.people):
        frame.series = "other"  # somebody else receives those who met before
    for key in [*source.sides, *(source.people if near <= 1 else ())]:
        add_party(reading.article, frame, key, Role.PARTY, None, "P06")
    frame.shared = True


def _somebody_before(reading: Reading, told: Telling) -> bool:
    """Whether the subject of a passive is a person, an office or those who can be received."""
    article, at = reading.article, told.trigger.first
    first = max(told.clause.first, at - SUBJECT_REACH)
    named = (article.mention(k) for k in range(first, at))
    if told.frame.people or any(m is not None and m.form is MentionForm.ROLE for m in named):
        return True
    if told.trigger.word in ("receive", "host"):
        return _groups(reading, first, at)
    pronoun = not {"he", "she", "they", "who"}.isdisjoint(article.lower[first:at])
    return pronoun or official_after(article, first, at, SUBJECT_REACH)


def _groups(reading: Reading, first: int, at: int) -> bool:
    """Whether a subject is a plural, or has an office: "the striking miners", "the mayor of Potosí"."""
    last = next((k for k in range(at - 1, first, -1) if reading.article.lower[k].isalpha()), first)
    return reading.article.lower[last].endswith("s") or official_after(reading.article, first, at, SUBJECT_REACH)


def _agreed(reading: Reading, told: Telling) -> bool:
    """ "A and B discussed fishing rights in Apia on Friday": two sides, and nothing called off."""
    return len(told.frame.sides) >= 2 and told.frame.status is not Status.CANCELLED


def _them_united(reading: Reading, told: Telling) -> bool:
    """ "brought them together": those of whom the text has told."""
    last = told.trigger.last
    if reading.article.lower[last : last + 1] == ["them"]:
        reading.discourse.inherit(told.frame)
    return True


def _traveller_told(reading: Reading, told: Telling) -> bool:
    """ "Nepal's premier flew to Delhi", "The negotiators are due back in Geneva"; not "tourists came to Bali"."""
    frame, trigger = told.frame, told.trigger
    if _takes_up_post(reading, told):
        return False
    if trigger.frame == "travel":
        told.right.places = told.right.places[:1]
    if told.group.tense is Tense.NONE and trigger.frame in ("travel", "visit"):
        asked_to_come(reading, frame, trigger, told.clause)
    if not told.before_verb and frame.mediators:
        frame.sides, frame.mediators = [*frame.mediators], []  # "the Norwegian mediators flew to Caracas"
        told.before_verb = len(frame.sides)
    received = trigger.frame == "visit" and told.group.passive and (frame.sides or frame.people)
    if told.before_verb == 0 and not frame.people and not frame.shared and not received:
        if trigger.frame == "dispatch" or not _teams(reading, told.clause, trigger):
            return False
        frame.many, frame.kind = True, MeetingKind.TALKS
        reading.discourse.inherit(frame)
    return trigger.frame == "dispatch" or bool(frame.people) or _officials(reading, told.clause, trigger)


def _takes_up_post(reading: Reading, told: Telling) -> bool:
    """ "The French ambassador returned to Niamey on Monday": who comes home to his embassy sees nobody by that."""
    article, trigger = reading.article, told.trigger
    first = max(told.clause.first, trigger.first - SUBJECT_REACH)
    posted = any(
        article.lower[k] in POSTED and article.mention_at[k + 1] == NOTHING for k in range(first, trigger.first)
    )
    seen = any(word in SEEN or word in reading.words.nouns for word in article.lower[trigger.last : told.sentence.last])
    return posted and not seen


def _teams(reading: Reading, clause: Clause, trigger: Trigger) -> bool:
    """Whether the subject is a plural of officials without a name: "the sides", "both teams"."""
    opening = clause.first if clause.first < trigger.first else reading.article.sentence_first(trigger.first)
    subject = range(max(opening, trigger.first - 12), trigger.first)  # "the envoys intend | to visit"
    officials = CROWD | SIDES | TEAMS
    if any(reading.article.lower[k] in OWNING and reading.article.tokens[k - 1].text[0].isupper() for k in subject):
        return False  # "Wingtech's lawyers", of whom nothing is known
    return all(reading.article.mention_at[k] == NOTHING for k in subject) and any(
        reading.article.lower[k] in officials for k in subject
    )


def _officials(reading: Reading, clause: Clause, trigger: Trigger) -> bool:
    """Whether those who travel act for a side: "Nepal's premier", "a Thai team"; no "peacekeepers from Nepal"."""
    article = reading.article
    others = False
    opening = clause.first if clause.first < trigger.first else article.sentence_first(trigger.first)
    for k in range(max(opening, trigger.first - 30), trigger.first):
        word, mention = article.lower[k], article.mention(k)
        if word in OFFICIAL or word in CROWD or word in TEAMS or word in SIDES:
            return True
        if mention is None or article.mention(k - 1) is mention:
            continue
        if mention.form.value not in ("adjective", "place", "name", "metonym"):
            return True
        if article.is_person(mention):
            return True
        if mention.form.value == "adjective" or article.before(k) in ("from", "of"):
            others = True
        else:
            return True
    return not others


def _host_at_home(reading: Reading, told: Telling) -> bool:
    """ "General A received Syria's minister in Ankara": the host's own side is added, where none is told."""
    if not told.group.passive:
        _host_of_the_place(reading, told.frame)
    return True


def _host_of_the_place(reading: Reading, frame: Frame) -> None:
    """ "General A received Syria's minister in Ankara": a host of whom no side is told is at home there."""
    article = reading.article
    if len(frame.sides) != 1 or len(frame.people) < 2 or frame.place is None:
        return
    country = article.country_of_place(frame.place)
    if article.side_of(frame.people[0]) is None and country is not None and country not in frame.sides:
        add_party(article, frame, country, Role.PARTY, None, "V06")


def _abroad(reading: Reading, told: Telling) -> bool:
    """Whether somebody who travels or stays is with another side: no "spent Saturday in Kraljevo"."""
    return len(told.frame.sides) >= 2 or not _at_home(reading, told.frame)


def _at_home(reading: Reading, frame: Frame) -> bool:
    """ "spent Saturday in Kraljevo": somebody who stays in a town of the own country, and sees nobody."""
    if frame.place is None or not frame.sides:
        return False
    country = reading.article.country_of_place(frame.place)
    if country is None:  # a place nobody knows
        return frame.trigger.word == "spend"
    return frame.trigger.word in ("spend", "return") and country in frame.sides and not frame.visited


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
    "dispatch": _traveller_told,
    "face": two_told,
    "host": _guests_told,
    "leave": _left_without,
    "mediate": _gone_between,
    "settle": signed,
    "sign": signed,
    "stay": _traveller_told,
    "travel": _traveller_told,
    "unite": _them_united,
    "visit": _traveller_told,
}
"""By its name, whether a frame has those who take part."""
FITS: Mapping[str, Callable[[Reading, Telling], bool]] = {
    "contact": _place_or_time,
    "convene": _gathers,
    "host": _host_at_home,
    "meet": _told_who,
    "stay": _abroad,
    "travel": _abroad,
}
"""By its name, whether a frame still speaks of a meeting once its place is known."""
