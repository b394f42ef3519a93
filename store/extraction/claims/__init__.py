"""What one article says of meetings, clause by clause."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from store.extraction.claims.agendas import Agenda
from store.extraction.claims.article import NOTHING, Article
from store.extraction.claims.attributive import forget_named_years
from store.extraction.claims.build import Builder
from store.extraction.claims.clause import Clause
from store.extraction.claims.clauses import split_clauses
from store.extraction.claims.copresence import find_copresent
from store.extraction.claims.delegates import add_delegates
from store.extraction.claims.discourse import Discourse
from store.extraction.claims.frames import Frame, add_party
from store.extraction.claims.leads import date_by_lead, lead_time
from store.extraction.claims.presence import NEAR, find_presence
from store.extraction.claims.settings import on_its_margins, own_sides, place_from
from store.extraction.claims.shifts import shift_words
from store.extraction.claims.trigger import Trigger
from store.extraction.claims.triggers import find_pronouns, find_triggers
from store.extraction.claims.when import when_of
from store.extraction.claims.words import meeting_words
from store.extraction.mentions_people import RoleGroup
from store.lexicon.closed import closed
from store.model import BlockKind, MeetingKind, Role, Sentence, Status, Tense

if TYPE_CHECKING:
    from store.lexicon import Lexicon

__all__ = ["Article", "Frame", "find_frames"]

HEADINGS = frozenset({BlockKind.TITLE, BlockKind.SUBHEAD})
OFFICES_WITHIN = 150
"""How many tokens from a meeting the office holders who meet are named at most."""
GATHERING = frozenset({"meet", "convene", "sit", "table", "host", "travel", "visit", "stay", "unite"})
UNDER_WAY = frozenset({"tense", "held", "ongoing"})
"""What those who meet do with talks, for which they meet."""
SPLITTING = frozenset({"meet", "see", "visit", "travel", "phone", "host", "stay"})


def find_frames(article: Article, lexicon: Lexicon) -> list[Frame]:
    """One frame for each trigger that has something to say, in text order."""
    words = meeting_words(lexicon)
    forget_named_years(article, words)
    clauses: list[Clause] = []
    discourse = Discourse(article)
    builder = Builder(article, words, clauses, discourse, shift_words(lexicon))
    agenda = Agenda(article)
    frames: list[Frame] = []
    lead = None
    for index, sentence in enumerate(article.document.sentences):
        split_clauses(article, sentence, clauses)
        plain = find_triggers(article, words, sentence, clauses)
        plain += find_pronouns(article, words, sentence, clauses, {t.clause for t in plain})
        plain += find_copresent(article, words, sentence, clauses, {t.clause for t in plain})
        if plain or (discourse.frames and discourse.frames[-1].sentence >= index - NEAR):
            plain += find_presence(article, words, sentence, clauses, {t.clause for t in plain})
        lead = lead_time(article, sentence, lead)
        if not plain:
            continue
        plain.sort(key=lambda t: t.first)
        found = _of_sentence(builder, _distributed(article, plain), sentence, index)
        title = article.document.blocks[sentence.block].kind in HEADINGS
        day = lead or agenda.day(sentence.block)
        if found and any(not frame.people for frame in found) and _is_sport(article, words.sport, index):
            found = [frame for frame in found if frame.people]
        for frame in [*found]:
            found.extend(_repeated(article, frame))
        for frame in found:
            if day is not None and not title:
                date_by_lead(article, frame, day)
            agenda.settle(frame, sentence.block)
            frame.title = title
            if title and not frame.trigger.noun and frame.status is Status.SCHEDULED and not frame.dated:
                group = article.groups[frame.trigger.group]
                frame.status = None if group.tense is Tense.PRESENT else frame.status
            frames.append(frame)
    add_delegates(article, frames)
    return frames


SCORING = closed("scoring")


def _is_sport(article: Article, words: frozenset[str], index: int) -> bool:
    """Whether this sentence or the next of its block speaks of a game: "Peru won 2-1", "but that is football"."""
    sentences = article.document.sentences
    for sentence in sentences[index : index + 2]:
        if sentence.block != sentences[index].block:
            break
        for k in range(sentence.first, min(sentence.last, sentence.first + 120)):
            word = article.lower[k]
            if article.lower[k - 1] == "-" and "".join(article.lower[k - 2 : k + 1]) in words:
                return True  # "semi-final"
            if word == "final" and article.lower[k - 3 : k] == ["place", "in", "the"]:
                return True
            if word in words or (
                word in SCORING and any(w[:1].isdigit() and len(w) < 6 for w in article.lower[k + 1 : k + 2])
            ):
                return True
    return False


def _of_sentence(builder: Builder, triggers: list[tuple[Trigger, int]], sentence: Sentence, index: int) -> list[Frame]:
    found: list[Frame] = []
    for position, (trigger, limit) in enumerate(triggers):
        stop = min(limit or sentence.last, _limit(builder, triggers, position, sentence))
        frame = (
            builder.noun(trigger, sentence, index, stop)
            if trigger.noun
            else builder.verb(trigger, sentence, index, stop)
        )
        if frame is not None:
            frame.last = max(frame.last, stop)
            _by_office(builder.article, frame, sentence)
            found.append(frame)
            builder.discourse.add(frame)
    merged = _merged(builder, _without_settings(builder.article, found))
    _same_places(builder, merged)
    return merged


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
    before = article.lower[frame.trigger.phrase_first - 1] if frame.trigger.phrase_first else ""
    return frame.trigger.noun and group.head < frame.trigger.first and before in ("after", "at", "during", "following")


def _same_places(builder: Builder, frames: list[Frame]) -> None:
    """ "in Tehran, where Iran hosts a summit": the clause with "where" speaks of the meeting before it."""
    for earlier, frame in pairwise(frames):
        clause = builder.clauses[frame.trigger.clause]
        if clause.marker == "where" and clause.parent == earlier.trigger.clause:
            frame.same_as = earlier


def _repeated(article: Article, frame: Frame) -> list[Frame]:
    """A frame of its own for each further day of "the rounds on 1 July and 12-13 August"."""
    copies = []
    for timed in frame.more:
        trigger = replace(frame.trigger, first=timed.at, last=timed.at + 1)
        copies.append(
            replace(
                frame,
                trigger=trigger,
                when=when_of(timed.time, article.publication),
                series="other",
                definite=False,
                more=[],
            )
        )
    return copies


def _limit(builder: Builder, triggers: list[tuple[Trigger, int]], position: int, sentence: Sentence) -> int:
    """Where the words of a trigger end: at the next trigger of another clause, at most at the end of the sentence."""
    trigger = triggers[position][0]
    for following, _ in triggers[position + 1 : position + 6]:
        complement = following.frame == "body" or builder.article.lower[following.phrase_first - 1] == "of"
        if following.clause == trigger.clause and following.noun and trigger.noun and not complement:
            return max(trigger.last, following.phrase_first)
    return sentence.last


def _distributed(article: Article, triggers: list[Trigger]) -> list[tuple[Trigger, int]]:
    """Split "to see A in X on Friday and B in Y on Saturday" in two; the second value is where the first ends."""
    result: list[tuple[Trigger, int]] = []
    for trigger in triggers:
        split = _split_point(article, trigger) if not trigger.noun and trigger.frame in SPLITTING else None
        if split is None:
            result.append((trigger, 0))
            continue
        result.append((trigger, split))
        result.append((replace(trigger, last=split + 1, resumed=True), 0))
    return result


def _split_point(article: Article, trigger: Trigger) -> int | None:
    lower = article.lower
    settled = False
    named = False
    k = trigger.last
    while k < min(len(lower), trigger.last + 60) and article.clause_at[k] == trigger.clause:
        word = lower[k]
        if article.time_at[k] != NOTHING:
            settled = True
        mention = article.mention(k)
        if mention is not None:
            if article.place_of(mention) is not None and lower[k - 1] in ("in", "at"):
                settled = settled or named
            else:
                named = True
        if word == "and" and (named or settled) and k + 2 < len(lower):
            after = k + 1
            if lower[after] in (",",):
                after += 1
            by = lower[trigger.last : k].count("by") > 0 and "by" in lower[after : after + 6]
            if by and settled and named and _settles(article, after, trigger.clause):
                return k
            if (
                trigger.frame in ("travel", "stay")
                and lower[after] in ("in", "to")
                and settled
                and article.mention_at[after + 1] != NOTHING
                and _settles(article, after, trigger.clause)
            ):
                return k
            separately = lower[after] == "separately"
            if separately or (lower[after] == "again" and _settles(article, after, trigger.clause)):
                return k
            if settled and article.mention_at[after] != NOTHING and _settles(article, after, trigger.clause):
                return k
        k += 1
    return None


def _settles(article: Article, at: int, clause: int) -> bool:
    k = at
    while k < len(article.lower) and article.clause_at[k] == clause and k < at + 14:
        if article.time_at[k] != NOTHING:
            return True
        k += 1
    return False


def _merged(builder: Builder, frames: list[Frame]) -> list[Frame]:
    """A noun that is the subject, object or purpose of a verb of meeting speaks of the same meeting."""
    verbs = {frame.trigger.group: frame for frame in reversed(frames) if not frame.trigger.noun}
    kept: list[Frame] = []
    for frame in frames:
        governor = frame.verdict.governor
        journey = _journey(builder, frame, kept)
        if journey is not None:
            _absorb(journey, frame)
            frame.same_as = journey
            continue
        apposed = _apposed(builder, frame, kept)
        if apposed is not None:
            frame.same_as = apposed
            continue
        verb = verbs.get(governor) if frame.trigger.noun and governor != NOTHING else None
        if verb is None:
            verb = _met_for(builder, frame, kept)
        if verb is None:
            kept.append(frame)
            continue
        _only_hosts(builder.article, verb, frame)
        _absorb(verb, frame)
        frame.same_as = verb
    return kept


def _apposed(builder: Builder, frame: Frame, kept: list[Frame]) -> Frame | None:
    """The meeting that a noun after a comma only names once more: "met on Monday, their first contact in years"."""
    if not frame.trigger.noun or not kept or frame.dated or frame.place is not None:
        return None
    before = kept[-1]
    first = frame.trigger.phrase_first
    lower = builder.article.lower
    if first == 0 or lower[first - 1] != ",":
        return None
    if lower[first : first + 2] == ["the", "first"] and not builder.clauses[frame.trigger.clause].heads:
        return before  # "held talks in B, the ministry said, the first such exchange in months"
    if before.trigger.noun or before.trigger.clause != frame.trigger.clause:
        return None
    return before if lower[first] in ("their", "his", "her", "its", "the", "a", "an") else None


def _met_for(builder: Builder, frame: Frame, kept: list[Frame]) -> Frame | None:
    """The meeting that talks are the purpose of: "will meet in Geneva on Monday to resume talks"."""
    if not kept or not frame.trigger.noun or frame.dated or frame.place is not None or frame.kind is MeetingKind.VISIT:
        return None
    before, governor = kept[-1], frame.verdict.governor
    if before.trigger.noun or before.trigger.frame not in GATHERING or before.trigger.clause != frame.trigger.clause:
        return None
    if governor == NOTHING or frame.verdict.relation != "object" or frame.verdict.effect not in UNDER_WAY:
        return None
    article = builder.article
    first = article.token_range(article.groups[governor].span)[0]
    aim = article.lower[first] == "to" and first >= before.trigger.last and governor == before.trigger.group + 1
    return before if aim and set(frame.sides) <= set(before.sides) | set(before.hosts) else None


def _at_its_end(builder: Builder, frame: Frame, journey: Frame) -> bool:
    """ "flew to Jeddah this morning and held a separate meeting with B": what the traveller came for."""
    if journey.trigger.noun or journey.trigger.frame not in ("travel", "visit", "stay") or journey.place is None:
        return False
    if frame.place is not None or frame.dated or frame.kind is not MeetingKind.TALKS or frame.bare or frame.negative:
        return False
    index = frame.trigger.clause
    steps = 0
    linked = ("coordinate", "subordinate") if frame.people else ("coordinate",)
    while index != journey.trigger.clause and builder.clauses[index].kind in linked and steps < 4:
        index = builder.clauses[index].parent
        steps += 1
    if index != journey.trigger.clause:
        return False
    if frame.status is not journey.status and {frame.status, journey.status} != {Status.HELD, Status.ONGOING}:
        return False
    return bool(set(frame.people) & set(journey.people) or set(frame.sides) & set(journey.sides))


def _journey(builder: Builder, frame: Frame, kept: list[Frame]) -> Frame | None:
    """The journey that an infinitive gives the purpose of: "will fly to Kigali to see President Kagame"."""
    if not kept or frame.trigger.frame == "roster":
        return None
    before = kept[-1]
    if _at_its_end(builder, frame, before):
        return before
    if frame.trigger.noun:
        return None
    if (
        before.trigger.noun
        or before.trigger.frame not in ("travel", "visit", "invite", "dispatch", "stay")
        or before.trigger.clause != frame.trigger.clause
    ):
        return None
    return before if frame.infinitive else None


def _only_hosts(article: Article, verb: Frame, noun: Frame) -> None:
    """ "Turkey hosts talks between Iran and Iraq": the host of what others talk about takes no part himself."""
    others = article.lower[noun.trigger.last : noun.trigger.last + 1] == ["between"] and len(noun.sides) >= 2
    if verb.trigger.frame != "host" or not others:
        return
    hosts = [side for side in verb.sides if side not in noun.sides]
    verb.sides[:] = [side for side in verb.sides if side in noun.sides]
    verb.hosts.extend(side for side in hosts if side not in verb.hosts)


def _absorb(verb: Frame, noun: Frame) -> None:
    if verb.trigger.frame in ("travel", "visit") and verb.visited and noun.sides and verb.visited not in noun.sides:
        verb.sides.remove(verb.visited)
        verb.visited = None
    for name in ("sides", "people", "absent", "mediators", "hosts", "leads"):
        mine = getattr(verb, name)
        theirs = own_sides(verb, noun) if name == "sides" else getattr(noun, name)
        mine.extend(key for key in theirs if key not in mine)
    for key, span in noun.spans.items():
        verb.spans.setdefault(key, span)
    if noun.place is not None and (verb.place is None or noun.place_rank > verb.place_rank):
        verb.place, verb.place_rank = noun.place, noun.place_rank
    if not verb.dated and noun.dated:
        verb.when, verb.previous, verb.dated = noun.when, noun.previous, True
    elif verb.previous is None and noun.previous is not None and verb.when.start != noun.previous.start:
        verb.previous, verb.moved = noun.previous, verb.moved or noun.moved
    verb.round = verb.round or noun.round
    verb.series = verb.series or noun.series
    verb.definite = verb.definite or noun.definite
    verb.kind = noun.kind if noun.trigger.noun else verb.kind
    verb.many = verb.many or noun.many
    verb.trigger.word = noun.trigger.word
    verb.rules.extend(rule for rule in noun.rules if rule not in verb.rules)
