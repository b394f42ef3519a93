"""What one article says of meetings, clause by clause: a ``Frame`` for each word that tells of one.

``text`` lays the article out, ``discourse`` remembers what has been told, and ``reading`` holds both for the functions
below. Sentence by sentence, in text order:

1. ``text.clauses``: the sentence is cut into clauses, each around its verb.
2. ``triggers``: the words that can tell of a meeting, without their false friends.
3. ``nouns`` and ``verbs``: a trigger becomes a frame, or nothing where too little is told (``noun_checks``,
   ``verb_checks`` with ``receptions``, ``journeys``, ``signing``) or where it is a game (``games``). ``scan`` reads the
   words around it, ``around`` a noun on all sides, ``noun_clauses`` further clauses on it; ``who``, ``when`` and
   ``status`` say what they mean, ``places`` where; ``occasions`` what was done at a meeting that is only told as the
   time of it; ``settling`` brings all of it to the values of the frame.
4. ``merging``: frames of one sentence that tell of the same meeting are one, ``same_meeting`` finds the one that was
   told before; ``when.leads``, ``agendas`` and ``settings`` add the day or place of an entry, a diary, a gathering.

When the text has been read, ``who.delegates``, ``who.attendance`` and ``who.speaking_there`` add persons told by
sentences of their own.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from store.extraction.claims.agendas import Agenda
from store.extraction.claims.dateline_places import place_by_dateline
from store.extraction.claims.departures import place_by_departure
from store.extraction.claims.discourse import Discourse
from store.extraction.claims.frames import COMING, Frame, add_party
from store.extraction.claims.games import of_officials, tells_of_a_game
from store.extraction.claims.hosting import set_hosts_apart
from store.extraction.claims.itineraries import keep_in_order
from store.extraction.claims.merging import go_on_to_others, merged
from store.extraction.claims.nouns import read_noun
from store.extraction.claims.reading import Reading
from store.extraction.claims.resumptions import resumption
from store.extraction.claims.settings import on_its_margins, place_from
from store.extraction.claims.status.of_objects import DEPARTING
from store.extraction.claims.text.article import Article
from store.extraction.claims.text.attributive import forget_named_years, forget_supporters
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.clauses import split_clauses
from store.extraction.claims.text.stories import story_of_blocks
from store.extraction.claims.text.words import meeting_words
from store.extraction.claims.that_was import add_what_was
from store.extraction.claims.triggers.copresence import find_copresent, of_the_margins
from store.extraction.claims.triggers.extents import distributed, end_of_words
from store.extraction.claims.triggers.hours_with import find_hours_with
from store.extraction.claims.triggers.presence import NEAR, find_presence
from store.extraction.claims.triggers.pronouns import find_given_up, find_pronouns
from store.extraction.claims.triggers.search import find_triggers
from store.extraction.claims.triggers.trigger import Trigger
from store.extraction.claims.venues import add_venues
from store.extraction.claims.verbs import read_verb
from store.extraction.claims.when.further_days import town_of
from store.extraction.claims.when.leads import date_by_hour, date_by_lead, lead_time, place_by_lead, status_by_mark
from store.extraction.claims.when.shifts import shift_words
from store.extraction.claims.when.stored import known, touch, when_of
from store.extraction.claims.who.attendance import add_attendance
from store.extraction.claims.who.bystanders import add_joint_speakers
from store.extraction.claims.who.crowds import count_crowd
from store.extraction.claims.who.definite_sides import add_definite_sides
from store.extraction.claims.who.delegates import add_delegates
from store.extraction.claims.who.destinations import add_counterparts_at_home, add_hosts_met
from store.extraction.claims.who.joint_bodies import sides_of_joint_body
from store.extraction.claims.who.senders import senders_stay
from store.extraction.claims.who.speaking_there import add_speakers
from store.extraction.mentions.office_holders import RoleGroup
from store.lexicon.closed import closed
from store.model import BlockKind, MeetingKind, Role, Sentence, Status, Tense

if TYPE_CHECKING:
    from store.lexicon import Lexicon

__all__ = ["Article", "Frame", "find_frames"]

HEADINGS = frozenset({BlockKind.TITLE, BlockKind.SUBHEAD})
LOOKED_FOR = closed("looked_for")
OFFICES_WITHIN = 150
"""How many tokens from a meeting the office holders who meet are named at most."""


def find_frames(article: Article, lexicon: Lexicon) -> list[Frame]:
    """One frame for each trigger that has something to say, in text order."""
    words = meeting_words(lexicon)
    forget_supporters(article)
    add_definite_sides(article)
    forget_named_years(article, words)
    clauses: list[Clause] = []
    discourse = Discourse(article)
    reading = Reading(article, words, clauses, discourse, shift_words(lexicon))
    agenda = Agenda(article)
    stories = story_of_blocks(article)
    frames: list[Frame] = []
    lead = None
    for index, sentence in enumerate(article.document.sentences):
        discourse.begin(stories[sentence.block], sentence.first)
        lead = lead_time(article, sentence, lead)
        day = lead or agenda.day(sentence.block)
        discourse.dated = day is not None
        split_clauses(article, sentence, clauses)
        add_what_was(article, frames, sentence, index)
        triggers = _triggers(reading, sentence, index)
        if not triggers:
            continue
        found = _of_sentence(reading, distributed(article, clauses, triggers), sentence, index)
        if any(not of_officials(article, frame) for frame in found) and tells_of_a_game(article, words.sport, index):
            found = [frame for frame in found if of_officials(article, frame)]
        title = article.document.blocks[sentence.block].kind in HEADINGS
        found += [further for frame in found for further in _repeated(article, frame)]
        found += [later for frame in [*found] if (later := resumption(article, words, frame)) is not None]
        for frame in found:
            status_by_mark(article, frame, sentence)
            if day is not None and not title:
                date_by_lead(article, frame, day, agenda.announces(sentence))
            if not title:
                place_by_lead(article, frame, sentence)
            place_by_departure(article, frame)
            place_by_dateline(article, discourse, frame)
            agenda.settle(frame, sentence.block)
            frame.title, frame.story = title, stories[sentence.block]
            date_by_hour(article, frame, sentence, frames)
            _fit_to_headline(article, frame)
            frames.append(frame)
    add_venues(article, frames)
    add_delegates(article, frames)
    add_attendance(article, frames)
    add_speakers(article, frames)
    add_hosts_met(article, frames)
    add_counterparts_at_home(article, frames)
    return frames


def _triggers(reading: Reading, sentence: Sentence, index: int) -> list[Trigger]:
    """All words of a sentence that can tell of a meeting, in text order; some only where one was told just before."""
    article, words, clauses, told = reading.article, reading.words, reading.clauses, reading.discourse.frames
    found = find_triggers(article, words, sentence, clauses)
    found += find_hours_with(article, sentence)
    found += find_pronouns(article, words, sentence, clauses, found)
    if all(of_the_margins(article, trigger) for trigger in found):
        found += find_copresent(article, words, sentence, clauses, reading.discourse.dated)
    if found or (told and told[-1].sentence >= index - NEAR):
        found += find_presence(article, words, sentence, clauses, found)
    if found or (told and told[-1].sentence == index - 1 and told[-1].status in COMING):
        found += find_given_up(article, sentence, clauses)
    found.sort(key=lambda t: t.first)
    return found


def _fit_to_headline(article: Article, frame: Frame) -> None:
    """ "Chad, Niger meet": the present tense of a headline without a day is no plan."""
    if frame.title and not frame.trigger.noun and frame.status is Status.SCHEDULED and not frame.dated:
        group = article.groups[frame.trigger.group]
        told = group.tense is Tense.PRESENT and not _looks_ahead(article, frame)
        frame.status = None if told else frame.status


def _looks_ahead(article: Article, frame: Frame) -> bool:
    """ "What to expect when Chad and Niger meet", "Five things to know before A visits B": the heading of a preview."""
    first = article.sentence_first(frame.first)
    before = article.lower[first : frame.trigger.first]
    asked = any(one == "to" and then in LOOKED_FOR for one, then in pairwise(before))
    return asked or "preview" in before or ("before" in before and "after" not in before)


def _of_sentence(reading: Reading, triggers: list[tuple[Trigger, int]], sentence: Sentence, index: int) -> list[Frame]:
    found: list[Frame] = []
    for position, (trigger, limit) in enumerate(triggers):
        stop = min(limit or sentence.last, end_of_words(reading, triggers, position, sentence))
        frame = (
            read_noun(reading, trigger, sentence, index, stop)
            if trigger.noun
            else read_verb(reading, trigger, sentence, index, stop)
        )
        if frame is not None:
            frame.last = max(frame.last, stop)
            add_joint_speakers(reading, frame)
            sides_of_joint_body(reading.article, reading.discourse, frame)
            _by_office(reading.article, frame, sentence)
            count_crowd(reading.article, frame, reading.clauses[trigger.clause])
            found.append(frame)
            reading.discourse.add(frame)
    senders_stay(reading, found)
    keep_in_order(found)
    set_hosts_apart(reading, found, sentence)
    frames = merged(reading, _without_settings(reading.article, found))
    _same_places(reading, frames)
    go_on_to_others(reading, frames)
    return frames


def _without_settings(article: Article, found: list[Frame]) -> list[Frame]:
    """Only the meetings held on the margins of a gathering, where both are told in one sentence."""
    settings = [frame for frame in found if on_its_margins(article, frame)]
    meetings = [frame for frame in found if not on_its_margins(article, frame)]
    if not settings or not meetings:
        return found
    for frame in meetings:
        place_from(settings[0], frame)
    return meetings


def _by_office(article: Article, frame: Frame, sentence: Sentence) -> None:
    """ "The foreign ministers of Peru and Chile", "the two ministers": those who hold the office for these sides."""
    if frame.kind is MeetingKind.VISIT:
        return
    first, last = max(sentence.first, frame.first - OFFICES_WITHIN), min(sentence.last, frame.first + OFFICES_WITHIN)
    for group in article.role_groups(first, last):
        if article.clause_at[group.head] != frame.trigger.clause and not _meant_by(article, frame, group):
            continue
        sides = group.sides or (frame.sides if len(frame.sides) == (group.number or 2) else ())
        if not sides or (frame.sides and not set(sides) <= set(frame.sides)):
            continue
        for person in article.people.fill(group.office, tuple(sides)):
            add_party(article, frame, person, Role.PARTY, None, "P06")


def _meant_by(article: Article, frame: Frame, group: RoleGroup) -> bool:
    """ "The ministers of A and B agreed ... after a meeting in C": office holders of another clause who meet."""
    if len(group.sides) < 2:
        return False
    if frame.sides:
        return set(frame.sides) == set(group.sides)
    before = article.before(frame.trigger.phrase_first)
    return frame.trigger.noun and group.head < frame.trigger.first and before in ("after", "at", "during", "following")


def _same_places(reading: Reading, frames: list[Frame]) -> None:
    """ "in Tehran, where Iran hosts a summit": the clause with "where" speaks of the meeting before it."""
    for earlier, frame in pairwise(frames):
        clause = reading.clauses[frame.trigger.clause]
        elsewhere = frame.place is not None and earlier.place is not None and frame.place != earlier.place
        inside = clause.marker == "where" and clause.parent == earlier.trigger.clause
        if inside and earlier.trigger.word in DEPARTING and earlier.status is Status.HELD and frame.status in COMING:
            earlier.status, earlier.when, earlier.dated = frame.status, frame.when, frame.dated  # not yet there
        if inside and not elsewhere and not _at_another_time(earlier, frame):
            frame.same_as = earlier


def _at_another_time(earlier: Frame, frame: Frame) -> bool:
    """ "will hold talks in Faya on Tuesday, where their ministers met last year": the place is all that is shared."""
    if known(earlier.when) and known(frame.when) and not touch(earlier.when, frame.when):
        return True
    return Status.HELD in (frame.status, earlier.status) and (frame.status in COMING or earlier.status in COMING)


def _repeated(article: Article, frame: Frame) -> list[Frame]:
    """A frame of its own for each further day of "the rounds on 1 July and 12-13 August"."""
    copies = []
    for timed in frame.more:
        trigger = replace(frame.trigger, first=timed.at, last=timed.at + 1)
        town = town_of(article, timed) or frame.place
        hosts = article.country_of_place(town) if frame.visited and town else None
        copies.append(
            replace(
                frame,
                trigger=trigger,
                when=when_of(timed.time, article.publication),
                place=town,
                sides=[hosts if hosts and side == frame.visited else side for side in frame.sides],
                visited=hosts,
                series="other",
                definite=False,
                more=[],
            )
        )
    return copies
