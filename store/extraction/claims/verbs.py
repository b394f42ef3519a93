"""A meeting told by a verb: "A and B will meet in C on Monday"."""

from __future__ import annotations

from itertools import pairwise

from store.extraction.claims.frames import Frame, add_arguments, add_parties, add_party, add_related
from store.extraction.claims.guests import is_guest, is_met
from store.extraction.claims.occasions import doers, main_deed
from store.extraction.claims.places import add_further_stops, set_place, setting_before
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.arguments import scan
from store.extraction.claims.scan.findings import Arguments, Located, Timed
from store.extraction.claims.scan.phrases import ROUNDS
from store.extraction.claims.scan.state import Mode
from store.extraction.claims.settling import finish
from store.extraction.claims.status.moods import by_its_tense, is_habit, read_mood, since_when
from store.extraction.claims.status.of_verbs import Verdict
from store.extraction.claims.telling import Telling
from store.extraction.claims.text.article import NOTHING
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.clause_bounds import spaced
from store.extraction.claims.text.small_words import HYPHENS, JOURNEYS, WHILE
from store.extraction.claims.triggers.copresence import COPRESENT, SIDES, crowd_of_sides
from store.extraction.claims.triggers.noun_triggers import DETERMINERS
from store.extraction.claims.triggers.plans import plan_verdict
from store.extraction.claims.triggers.spoken import OBJECT, behind_voice, official_after
from store.extraction.claims.triggers.told_verb import delayed_object
from store.extraction.claims.triggers.trigger import Trigger
from store.extraction.claims.verb_checks import FITS, HOLDS
from store.extraction.claims.when.day_told import day_of_the_verb, day_of_what_follows
from store.extraction.claims.when.days import times_inside_verb
from store.extraction.claims.when.further_days import first_of_several
from store.extraction.claims.when.mirrored import mirrored_day
from store.extraction.claims.when.stored import known
from store.extraction.claims.who.accredited import add_receiving_side
from store.extraction.claims.who.askers import add_askers
from store.extraction.claims.who.bystanders import add_visited_people, subject_behind
from store.extraction.claims.who.rosters import read_roster, staying_away
from store.extraction.claims.who.senders import sent_to
from store.extraction.claims.who.subjects import add_subject
from store.extraction.claims.who.verb_parties import AT_OBJECT, AT_SUBJECT, add_object_before, for_whom, with_the_same
from store.lexicon.closed import closed
from store.model import MeetingKind, Precision, Role, Sentence, Status, Tense

WITH_SOMEBODY = frozenset(
    {
        "meet",
        "host",
        "see",
        "phone",
        "unite",
        "invite",
        "beside",
        "brief",
        "contact",
        "face",
        "dispatch",
        "speak",
        "await",
    }
    | {"mediate"}
)
"""Frames of verbs whose object is somebody."""
WITH_PLACE = frozenset({"visit", "leave", "enter"})
"""Frames of verbs whose object is a place."""
MEETING_BODIES = closed("bodies")
PREFIXES = frozenset({"re", "co"})
BEHIND_MEET = frozenset({"in", "on", "at", "before", "by", "again", "for", "face", "to", ".", ","})
"""Behind "to meet" where nobody is named whom to meet."""
TIME_BEFORE = 16
"""How many tokens before its verb "the first time" stands at most."""
HANDED = "P44"
"""The rule of what is put, handed or conveyed "to" somebody."""
PHONE = frozenset({"phone", "telephone", "call"})
SUBJECTS = {"unite": Role.HOST, "mediate": Role.MEDIATOR}
"""What the subject of a frame is, where it is no party."""
WITH_TRAVELLERS = JOURNEYS | {"invite", "dispatch"}
WITH_DESTINATION = frozenset({"travel", "invite", "dispatch", "host", "unite"})
"""Frames in which "to" leads to the place of the meeting."""


def read_verb(reading: Reading, trigger: Trigger, sentence: Sentence, index: int, stop: int) -> Frame | None:
    """The frame of a verb of meeting; None for habits and what nobody does to nobody."""
    article, clause = reading.article, reading.clauses[trigger.clause]
    if trigger.rule == HANDED and not PHONE.isdisjoint(article.lower[trigger.last : stop]):
        return None  # "conveyed his thanks to B in a phone call": the call is the meeting
    group = article.groups[trigger.group]
    hyphened = group.head and article.lower[group.head - 1] in HYPHENS and not spaced(article, group.head - 1)
    if hyphened and article.before(group.head - 1) not in PREFIXES:
        return None  # "the Swiss-hosted conference"
    status, denied = by_its_tense(reading, trigger)
    since = since_when(reading, trigger.last, stop) if denied and group.tense in (Tense.PERFECT, Tense.PAST) else None
    if since is not None:
        status, denied = Status.HELD, False
    verdict = Verdict(status, 2, denied, rules=[])
    frame = Frame(trigger, index, trigger.first, trigger.last, trigger.kind, verdict)
    if trigger.frame == "roster":
        return read_roster(reading, frame, trigger, clause, stop)
    if is_habit(reading, trigger, sentence):
        return None
    read_mood(reading, trigger, clause, verdict)
    if is_guest(reading, trigger):
        if is_met(reading, trigger, index):
            return None
        verdict.status, verdict.strength = Status.HELD, 2
    frame.verdict = plan_verdict(article, reading.words, reading.clauses, trigger, sentence.last) or verdict
    opening = (article.before(trigger.first), article.lower[trigger.first])
    frame.infinitive = group.tense is Tense.NONE or "to" in opening
    if trigger.frame == "stay" and denied:
        return staying_away(reading, frame, trigger, clause)
    right = _behind(reading, trigger, sentence, stop, since)
    if denied and group.tense is Tense.PERFECT:
        if "never" in article.lower[article.token_range(group.span)[0] : trigger.last]:
            return None  # "have never been in the same room": nothing is called off
        since_then = "since" in article.lower[trigger.last : stop]
        if since_then or not (right.places or right.times):
            return None  # "have not met since the war broke out", "since a funeral in Goma in May"
    told = Telling(frame, group, clause, sentence, stop, status, right, Arguments())
    if not (_parties(reading, told) and _setting(reading, told)) or _of_one_body(reading, frame):
        return None
    frame.same_as = frame.same_as or _counted(reading, frame)
    return frame


def _of_one_body(reading: Reading, frame: Frame) -> bool:
    """ "The committee met on Tuesday to elect its chairman": a body of which nothing has been told, in no place."""
    if frame.sides or frame.people or frame.place is not None or reading.discourse.meetings:
        return False
    subject = reading.article.before(frame.trigger.first)
    return subject in MEETING_BODIES and not subject.endswith("s")


def _counted(reading: Reading, frame: Frame) -> Frame | None:
    """ "It is the first time that the two have met since May": the meeting told just before is only counted."""
    previous = reading.discourse.frames[-1] if reading.discourse.frames else None
    if previous is None or frame.sentence - previous.sentence > 1 or frame.place is not None or known(frame.when):
        return None
    if (
        previous.kind is not frame.kind
        or frame.status is not Status.HELD
        or not set(frame.sides) <= set(previous.sides)
    ):
        return None
    article, first = reading.article, frame.trigger.first
    before = article.lower[max(first - TIME_BEFORE, article.sentence_first(first)) : first]
    counted = any(word in ROUNDS and then in ("time", "occasion") for word, then in pairwise(before))
    return previous if counted else None


def _behind(reading: Reading, trigger: Trigger, sentence: Sentence, stop: int, since: int | None) -> Arguments:
    """What stands behind the verb; behind "since" where that tells of when they last met."""
    article, frame = reading.article, trigger.frame
    mode: Mode = "party" if frame in WITH_SOMEBODY else "place" if frame in WITH_PLACE else ""
    if frame == "convene" and _object_follows(reading, trigger.last, sentence.last):
        mode = "party"
    first = trigger.last
    if since is not None:
        first, mode = since, "place"
    listed = first_of_several(article, first, sentence.last)
    if listed is not None:
        found = scan(article, reading.clauses, listed, sentence.last, article.clause_at[listed], "place")
        ahead = scan(
            article, reading.clauses, first, listed, trigger.clause, mode, destination=frame in WITH_DESTINATION
        )
        found.parties += ahead.parties
        found.places = found.places or ahead.places  # "has been to A twice, most recently on 3 March"
        return found
    if is_guest(reading, trigger):
        mode = "party"
    if trigger.rule == HANDED:
        given = (k for k in range(first, min(first + 10, stop)) if article.lower[k] == "to")
        first, mode = min(next(given, stop) + 1, stop), "party"
    if trigger.kind is MeetingKind.CALL:
        first = behind_voice(article, first, stop)
    within = trigger.clause
    if frame in ("face", "await") and trigger.last < stop:
        within = article.clause_at[trigger.last]
    delayed = delayed_object(article, first, stop) if mode == "party" else NOTHING
    return scan(article, reading.clauses, first, stop, within, mode, frame in WITH_DESTINATION, party_at=delayed)


def _object_follows(reading: Reading, at: int, stop: int) -> bool:
    return at < stop and (reading.article.mention_at[at] != NOTHING or reading.article.lower[at] in DETERMINERS)


def _parties(reading: Reading, told: Telling) -> bool:
    """Add those who take part; False where too few are told for a meeting."""
    article, frame, trigger, clause = reading.article, told.frame, told.trigger, told.clause
    infinite = told.group.tense is Tense.NONE or article.lower[trigger.first] == "to"
    if not (infinite and (sent_to(reading, frame, trigger) or for_whom(reading, frame, trigger))):
        told.adjuncts = add_subject(reading, frame, clause, SUBJECTS.get(trigger.frame, Role.PARTY))
    elif trigger.frame == "meet" and _asks_for_itself(reading, told):
        add_subject(reading, frame, clause, Role.PARTY)
    if told.group.tense is Tense.NONE and not frame.sides and not frame.people:
        subject_behind(reading, frame, trigger, clause, told.sentence)
    if told.group.tense is Tense.NONE and len(frame.sides) + len(frame.people) == 0:
        _add_doers(reading, told)
    if trigger.frame in AT_SUBJECT:
        AT_SUBJECT[trigger.frame](reading, told)
    if article.lower[trigger.first] == "to" and len(frame.sides) < 2:
        add_askers(reading, frame, trigger.first)
    told.before_verb = len(frame.sides)
    add_object_before(reading, told)
    if trigger.frame in AT_OBJECT:
        AT_OBJECT[trigger.frame](reading, told)
    add_arguments(article, frame, told.right)
    add_related(article, frame, told.right)
    if trigger.frame in ("meet", "see", "host") and told.right.many and not told.right.parties:
        frame.many = frame.many or not frame.sides
    if trigger.frame in ("meet", "see") and not frame.sides and not told.right.parties:
        frame.many = frame.many or official_after(article, trigger.last, told.sentence.last, OBJECT)
    if trigger.rule == COPRESENT:
        for mention in crowd_of_sides(article, clause.first, told.stop, clause.index):
            add_party(article, frame, mention.key, Role.PARTY, mention.span, "P08")
    reading.discourse.resolve_plurals(frame, told.right.plurals, told.stop)
    with_the_same(reading, told)
    add_receiving_side(article, frame, clause.first, told.stop)
    return trigger.frame not in HOLDS or HOLDS[trigger.frame](reading, told)


def _asks_for_itself(reading: Reading, told: Telling) -> bool:
    """ "A has asked B to meet in C": one who is asked, and nobody else to be met, meets the one who asks."""
    frame, article = told.frame, reading.article
    before = reading.article.groups[told.trigger.group - 1] if told.trigger.group else None
    if before is None or before.lemma != "ask" or before.passive or len(frame.sides) != 1:
        return False
    one = frame.sides[0].startswith("country:") and "and" not in article.lower[before.head : told.trigger.first]
    last = told.trigger.last
    alone = last >= told.stop or article.time_at[last] != NOTHING or article.lower[last] in BEHIND_MEET
    return one and alone and not (told.right.parties or told.right.plurals or told.right.many)


def _add_doers(reading: Reading, told: Telling) -> None:
    """ "voiced hope for peace when meeting B": whoever did so."""
    if reading.article.before(told.trigger.first) in WHILE:
        index = main_deed(reading.article, told.trigger, told.sentence)
        add_parties(reading.article, told.frame, doers(reading, index) if index != NOTHING else [])


def _setting(reading: Reading, told: Telling) -> bool:
    """Give the frame its place and its days; False where they make it no meeting."""
    frame, trigger, right = told.frame, told.trigger, told.right
    journey = trigger.frame in WITH_TRAVELLERS
    if trigger.frame in ("travel", "stay") and told.before_verb >= 2 and len(frame.people) != 1:
        journey, frame.kind = False, MeetingKind.TALKS  # two sides that travel to one town meet there
    if (
        frame.many
        and not frame.sides
        and not SIDES.isdisjoint(reading.article.lower[told.clause.first : trigger.first])
    ):
        journey = False  # "the two delegations flew to Doha": they meet each other there
    if not journey and not right.places and not right.times:
        earlier = setting_before(reading, frame, trigger)
        right.places.extend(earlier.places)
        right.times.extend(earlier.times)
    set_place(reading, frame, right.places + [Located(p.key, 1) for p in told.adjuncts.places], journey)
    if trigger.frame in FITS and not FITS[trigger.frame](reading, told):
        return False
    if frame.kind is MeetingKind.VISIT:
        add_further_stops(reading, frame)
        add_visited_people(reading, frame, trigger.last, told.sentence)
    finish(reading, frame, _times(reading, told), told.clause, told.sentence, told.stop)
    return True


def _times(reading: Reading, told: Telling) -> list[Timed]:
    """The days told beside the verb, inside of it or by what its clause hangs on."""
    clause, trigger = told.clause, told.trigger
    own = any(timed.time.resolved and timed.time.precision is Precision.DAY for timed in told.right.times)
    mirrored = mirrored_day(reading, trigger.group, clause, told.sentence) if not own else None
    if mirrored is not None:
        return [mirrored]
    times = [*told.right.times, *times_inside_verb(reading, trigger.group), *told.adjuncts.times]
    if trigger.word == "invite" and told.group.passive and (kept := _to_come(reading, times)) != times:
        times, told.frame.verdict.status = kept, Status.PROPOSED  # "was invited to C in January"
    if not times and is_guest(reading, trigger):
        return day_of_what_follows(reading.article, trigger.last, told.sentence)
    if not times and clause.kind == "relative" and clause.marker == "which":
        return _of_the_antecedent(reading, clause)
    before = reading.article.before(trigger.first)
    meanwhile = before in WHILE and told.group.tense is Tense.NONE
    if not times and meanwhile and trigger.first - 1 == told.sentence.first:
        return day_of_what_follows(reading.article, trigger.last, told.sentence)
    behind = before in ("after", "following") or meanwhile
    aside = (behind or clause.marker == "after") and trigger.kind is not MeetingKind.VISIT
    if not times and aside and told.frame.sides and told.group.tense is not Tense.PERFECT:
        at = trigger.first - 1 if behind else clause.first
        return day_of_the_verb(reading.article, reading.words, at, told.sentence)
    return times


def _to_come(reading: Reading, times: list[Timed]) -> list[Timed]:
    """The times without those gone by, on which somebody was asked to come."""
    today = reading.article.publication.day
    return [t for t in times if today is None or t.time.end is None or t.time.end >= today]


def _of_the_antecedent(reading: Reading, clause: Clause) -> list[Timed]:
    """ "a Monday agreement in which A and B signed": the day of the noun that the clause hangs on."""
    article = reading.article
    if clause.first < 2 or article.lower[clause.first - 1] not in ("in", "at", "during"):
        return []
    for k in range(clause.first - 2, max(clause.first - 8, article.sentence_first(clause.first)) - 1, -1):
        time = article.time(k)
        if time is not None:
            return [Timed(time, k, "")]
        if article.finite(k) is not None:
            return []
    return []
