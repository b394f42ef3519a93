"""Whether those who are received, hosted or welcomed are told as guests, and at whose home they are."""

from __future__ import annotations

from store.extraction.claims.frames import Frame, add_party
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.argument_words import CROWD
from store.extraction.claims.scan.plurals import COUNTS
from store.extraction.claims.signing import two_told
from store.extraction.claims.telling import Telling
from store.extraction.claims.text.small_words import POSSESSIVE
from store.extraction.claims.triggers.spoken import OBJECT, official_after
from store.extraction.claims.triggers.told_verb import ADJUNCTS, past_adjuncts
from store.extraction.claims.who.bystanders import SUBJECT_REACH
from store.lexicon.closed import closed
from store.model import MentionForm, Role

OFFICIAL = closed("official")
"""Who can be received without a name."""
RECEIVED = frozenset({"receive", "host"})
"""Verbs of which a passive without "by" can tell of guests: "he was received in Brussels"."""
GUESTS = 9
"""How many tokens behind a verb its guests are told at most."""
POINTING = POSSESSIVE | {"the"}


def guests_told(reading: Reading, told: Telling) -> bool:
    """ "received the Omani minister", "hosted officials"; not "greeted supporters"."""
    article, frame, last, stop = reading.article, told.frame, told.trigger.last, told.sentence.last
    visitors = _the_visitors(article.lower, last)
    if (article.lower[last] in ("both", "them") or visitors) and len(frame.sides) < 2:
        _those_told_of(reading, told)
    alone = told.group.passive and "by" not in article.lower[last : min(last + ADJUNCTS, stop)]
    if alone and not _somebody_before(reading, told):
        return False  # "the ruling was welcomed in Tonga"
    guests = frame.many or _guest_behind(reading, told) or (told.group.passive and _guest_of_passive(reading, told))
    guests = guests or (alone and told.trigger.word in RECEIVED and _is_placed(told))
    frame.many = frame.many or (guests and not frame.sides)
    return two_told(reading, told) or frame.many or guests


def _guest_behind(reading: Reading, told: Telling) -> bool:
    """ "hosted officials", "received at the palace on Friday the mayor of Potosí": behind day and place."""
    article, stop = reading.article, told.sentence.last
    at = past_adjuncts(article, told.trigger.last, stop)
    if any(word in OFFICIAL or word in CROWD for word in article.lower[at : min(at + GUESTS, stop)]):
        return True
    return bool(told.right.places) and official_after(article, at, stop, OBJECT)


def _guest_of_passive(reading: Reading, told: Telling) -> bool:
    """ "The mayor of Potosí was received by the regent", "the striking miners were received in La Paz"."""
    article, last, stop = reading.article, told.trigger.last, told.sentence.last
    by = next((k for k in range(last, min(last + ADJUNCTS, stop)) if article.lower[k] == "by"), stop)
    if (by >= stop and not told.right.places) or two_told(reading, told):
        return False
    first = max(told.clause.first, told.trigger.first - SUBJECT_REACH)
    return official_after(article, by + 1, stop, OBJECT) or _groups(reading, first, told.trigger.first)


def _is_placed(told: Telling) -> bool:
    """Whether a side or a person is received in a place: "he should be received in Brussels"."""
    return bool(told.right.places) and bool(told.frame.sides or told.frame.people)


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
    if told.trigger.word in RECEIVED:
        return _groups(reading, first, at)
    pronoun = not {"he", "she", "they", "who"}.isdisjoint(article.lower[first:at])
    return pronoun or official_after(article, first, at, SUBJECT_REACH)


def _groups(reading: Reading, first: int, at: int) -> bool:
    """Whether a subject is a plural, or has an office: "the striking miners", "the mayor of Potosí"."""
    last = next((k for k in range(at - 1, first, -1) if reading.article.lower[k].isalpha()), first)
    return reading.article.lower[last].endswith("s") or official_after(reading.article, first, at, SUBJECT_REACH)


def host_at_home(reading: Reading, told: Telling) -> bool:
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
