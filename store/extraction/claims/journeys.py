"""Whether those who travel, come or stay act for a side, and meet another one by it."""

from __future__ import annotations

from store.extraction.claims.frames import Frame
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.argument_words import CROWD
from store.extraction.claims.telling import Telling
from store.extraction.claims.text.article import NOTHING
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.small_words import OWNING
from store.extraction.claims.triggers.copresence import SIDES
from store.extraction.claims.triggers.trigger import Trigger
from store.extraction.claims.triggers.verbs_of_motion import BOTH
from store.extraction.claims.who.bystanders import SUBJECT_REACH
from store.extraction.claims.who.verb_parties import asked_to_come
from store.lexicon.closed import closed
from store.model import MeetingKind, Tense

TEAMS = closed("teams")
MEETINGS = closed("meetings")
POSTED = closed("posted_envoys")
SEEING = closed("seeing_somebody")
OFFICIAL = closed("official")
"""Who can be received without a name."""


def traveller_told(reading: Reading, told: Telling) -> bool:
    """ "Nepal's premier flew to Delhi", "The negotiators are due back in Geneva"; not "tourists came to Bali"."""
    frame, trigger = told.frame, told.trigger
    if _takes_up_post(reading, told) or reading.article.before(trigger.first) in MEETINGS:
        return False  # "talks went into a third day in Geneva"
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
    seen = any(
        word in SEEING or word in reading.words.nouns for word in article.lower[trigger.last : told.sentence.last]
    )
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


def abroad(reading: Reading, told: Telling) -> bool:
    """Whether somebody who travels or stays is with another side: no "spent Saturday in Kraljevo"."""
    if len(told.frame.sides) >= 2:
        return True
    if told.trigger.word == "be" and not told.frame.people and reading.article.before(told.trigger.first) in BOTH:
        return False  # "Farmers met the mayor. They will be back in B on Friday"
    return not _at_home(reading, told.frame)


def _at_home(reading: Reading, frame: Frame) -> bool:
    """ "spent Saturday in Kraljevo": somebody who stays in a town of the own country, and sees nobody."""
    if frame.place is None or not frame.sides:
        return False
    country = reading.article.country_of_place(frame.place)
    if country is None:  # a place nobody knows
        return frame.trigger.word == "spend"
    return frame.trigger.word in ("spend", "return") and country in frame.sides and not frame.visited
