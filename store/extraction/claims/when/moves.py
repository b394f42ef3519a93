"""What moves a meeting: its old and its new day, told in the same clause, a later one or the next sentences."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from store.extraction.claims.frames import Frame
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.argument_words import PLANNED
from store.extraction.claims.scan.findings import Arguments, Timed
from store.extraction.claims.status.of_verbs import Verdict, effect_of
from store.extraction.claims.text.article import NOTHING
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.small_words import PLANS
from store.extraction.claims.when.shifts import Shift, shift_in
from store.extraction.claims.who.subjects import is_empty
from store.lexicon.closed import closed
from store.model import Modality, Sentence, Status, Tense

NEGATIONS = closed("negations")
PRONOUNS = frozenset({"he", "she", "it", "they"})
ENDING = closed("ending_verbs")
DELAYS = frozenset({"delay", "postponement", "deferral", "adjournment"})
ASKING = frozenset({"ask", "seek", "request", "win", "obtain", "get", "want", "demand"})
NEWER = frozenset({"new", "fresh", "revised"})
FURTHER = 80
"""How many tokens of a sentence are read for a further day."""
DELAYED = 30
"""How many tokens of a sentence are read for who asks for a delay."""
DATES = frozenset({"date", "dates"})
OPEN_DATES = (["a", "date"], ["a", "day"], ["a", "time"], ["dates", "to"], ["dates", "yet"], ["dates", "still"])
STILL_OPEN = (["to", "be"], ["yet", "to"], ["still", "to"], ["be", "agreed"], ["be", "announced"], ["be", "fixed"])
LATER_DATE = 16
"""How many tokens behind "moved" the words stand at most that tell of a later day."""
LATER_ON = frozenset({".", ",", ";", "on", "in", "this"})
DAY_OF_DATE = 3
"""How many tokens behind "the new date is" the day stands at most."""
NEW_PLACE = 5
"""How many tokens behind "moved" the place stands at most that a meeting was moved to."""


def keep_new_days(
    reading: Reading, first: int, sentence: Sentence, verdict: Verdict, tail: Arguments, right: Arguments
) -> None:
    """ "has a new date: 28 and 29 July"."""
    lower = reading.article.lower
    for k in range(first, min(first + 8, sentence.last - 1)):
        if lower[k] in ("new", "fresh", "later") and lower[k + 1] in ("date", "dates", "day", "slot"):
            for at in range(k + 2, min(k + 6, sentence.last)):
                time = reading.article.time(at)
                if time is not None:
                    right.times[:] = [Timed(t.time, t.at, t.label or "planned") for t in right.times]
                    tail.times = [Timed(time, at, "to")]
                    verdict.status, verdict.moved, verdict.strength = Status.SCHEDULED, True, 3
                    return


def further_day(reading: Reading, sentence: Sentence, sentences: int, lacking: bool = False) -> bool:
    """Whether a further day is spoken of here or soon after: "no new date has been set", "asked for a delay".

    ``lacking``: only where it is said that there is none yet.
    """
    lower, further = reading.article.lower, reading.shifts.further
    index = bisect_right(reading.article.sentence_firsts, sentence.first) - 1
    for spoken in reading.article.document.sentences[index : index + 1 + sentences]:
        for k in range(spoken.first + 1, min(spoken.last, spoken.first + FURTHER)):
            if (lower[k - 1], lower[k]) in further and not (
                lacking and NEGATIONS.isdisjoint(lower[max(k - 5, spoken.first) : min(k + 6, spoken.last)])
            ):
                return True
    return False


def delay_asked(reading: Reading, sentence: Sentence) -> bool:
    """ "Was to host him on Monday. Addis Ababa has asked for a delay": in the sentence behind a plan of before."""
    article, lower = reading.article, reading.article.lower
    index = bisect_right(article.sentence_firsts, sentence.first)
    for following in article.document.sentences[index : index + 1]:
        for k in range(following.first + 2, min(following.last, following.first + DELAYED)):
            if following.block == sentence.block and lower[k] in DELAYS and lower[k - 1] in ("a", "another", "further"):
                verb = next((g for at in range(k - 2, following.first, -1) if (g := article.finite(at))), None)
                return verb is not None and verb.lemma in ASKING and not verb.negated
    return False


def later_date(reading: Reading, frame: Frame, sentence: Sentence) -> bool:
    """ "moved to a later date": put off, with nothing new told."""
    lower = reading.article.lower
    first = reading.article.token_range(reading.article.groups[frame.verdict.governor].span)[1]
    return any(
        ((lower[k], lower[k + 1]) in reading.shifts.further and lower[k - 1] in ("a", "another", "some", "to"))
        or (lower[k : k + 2] in OPEN_DATES and lower[k + 2 : k + 4] in STILL_OPEN)
        for k in range(first, min(first + LATER_DATE, sentence.last - 1))
    )


def is_told_later(reading: Reading, frame: Frame, sentence: Sentence) -> bool:
    """ "The talks will be held later": at the end of its clause, or with a part of the year."""
    lower = reading.article.lower
    at = reading.article.token_range(reading.article.groups[frame.verdict.governor].span)[1]
    at += lower[at : at + 1] == ["place"]
    return lower[at : at + 1] == ["later"] and (at + 2 >= sentence.last or lower[at + 1] in LATER_ON)


def new_day_later(reading: Reading, clause: Clause, sentence: Sentence) -> Timed | None:
    """The new day in a later clause of the same subject: "was due today but will now come on 18 June"."""
    for following in reading.clauses[clause.index + 1 : clause.index + 9]:
        if following.first >= sentence.last:
            break
        if following.heads and (found := _new_day_by(reading, following.heads[0], following.first, sentence.last)):
            return found
    article = reading.article
    index = bisect_right(article.sentence_firsts, sentence.first)
    for later in article.document.sentences[index : index + 2]:
        if later.block != sentence.block:
            return None
        group = NOTHING
        for k in range(later.first, min(later.last, later.first + 40)):
            if article.group_at[k] not in (NOTHING, group):
                group = article.group_at[k]
                if found := _new_day_by(reading, group, later.first, later.last):
                    return found
    return None


def _new_day_by(reading: Reading, index: int, first: int, stop: int) -> Timed | None:
    """The day that a verb of a pronoun, or one with "now", gives the meeting: "he will go on 28 September"."""
    article = reading.article
    group = article.groups[index]
    start, end = article.token_range(group.span)
    before = article.lower[max(start - 2, first) : start]
    now = "now" in article.lower[max(start - 1, first) : end + 1]
    subject = before[-2] if before and before[-1] in ("now", "then", "instead") and len(before) > 1 else before[-1:]
    pronoun = (subject if isinstance(subject, str) else "".join(subject)) in PRONOUNS
    empty = is_empty(reading, first, start)
    ahead = group.tense is Tense.FUTURE and not group.past
    at_present = now and group.tense is Tense.PRESENT
    if group.modality is not Modality.ASSERTED or not ((ahead and (pronoun or empty)) or at_present):
        return None
    for k in range(end, min(end + 14, stop)):
        time = article.time(k)
        if time is not None and time.resolved:
            prepared = article.lower[k - 1] in ("for", "at", "on", "to", "until") or not at_present or pronoun
            if not prepared or (group.negated and "until" not in article.lower[end:k]):
                return None
            return Timed(time, k, "to")
        if article.finite(k) is not None or article.lower[k] in (";", ":"):
            return None
    return None


def new_date(reading: Reading, sentence: Sentence) -> Timed | None:
    """ "The new date is 17 June", in the same sentence or one of the next two of the paragraph."""
    article, lower = reading.article, reading.article.lower
    index = bisect_right(article.sentence_firsts, sentence.first) - 1
    for spoken in article.document.sentences[index : index + 3]:
        if spoken.block != sentence.block:
            return None
        for k in range(spoken.first + 1, spoken.last):
            if lower[k - 1] not in NEWER or lower[k] not in DATES:
                continue
            group = article.finite(k + 1)
            if group is None or group.negated or group.modality is not Modality.ASSERTED:
                return None
            end = article.token_range(group.span)[1]
            for at in range(end, min(end + DAY_OF_DATE, spoken.last)):
                time = article.time(at)
                if time is not None and time.resolved:
                    told = group.lemma == "be" or lower[at - 1] == "for"  # no "will be announced on Friday"
                    return Timed(time, at, "to") if told else None
    return None


def old_day(reading: Reading, sentence: Sentence) -> Timed | None:
    """ "The original date was 10 February", in the same sentence or the next one."""
    article, lower = reading.article, reading.article.lower
    index = bisect_right(article.sentence_firsts, sentence.first) - 1
    old_days = reading.shifts.old_day
    for spoken in article.document.sentences[index : index + 2]:
        if old_days.isdisjoint(pairwise(lower[spoken.first : spoken.last])):
            continue
        for k in range(spoken.first + 1, spoken.last):
            if (lower[k - 1], lower[k]) not in old_days:
                continue
            for at in range(k + 1, min(k + 6, spoken.last)):
                time = article.time(at)
                if time is not None and time.resolved:
                    return Timed(time, at, "planned")
    return None


def moved_for(reading: Reading, timed: Timed) -> bool:
    """ "rescheduled the talks for 7 July": the new day, unless a word of planning stands before "for"."""
    lower = reading.article.lower
    return timed.label == "planned" and lower[timed.at - 1] == "for" and lower[timed.at - 2] not in PLANNED


def shift_of(reading: Reading, frame: Frame, sentence: Sentence) -> Shift | None:
    """By how much it was moved, as the words behind it say, or those of "after a week's delay" before it."""
    moving = frame.verdict.effect in ("postponed", "moved")
    if tells_the_end(reading, frame):
        return None  # "will end a day sooner than planned"
    lower = reading.article.lower
    stop = _next_subject(reading, frame, sentence) if moving else sentence.last
    found = shift_in(lower, frame.trigger.last, stop, reading.shifts, moving)
    if found is not None:
        return found
    first = sentence.first
    moving = moving and frame.verdict.relation == "object"  # "put back by two days a meeting"
    if moving:
        first = reading.article.token_range(reading.article.groups[frame.verdict.governor].span)[0]
    return shift_in(lower, first, frame.trigger.phrase_first, reading.shifts, moving)


def _next_subject(reading: Reading, frame: Frame, sentence: Sentence) -> int:
    """Where the next thing begins that is told to be moved: "was put off, and the vote was put back by a week"."""
    article, moved = reading.article, frame.verdict.relation == "object"
    group = frame.verdict.governor if moved else NOTHING
    for k in range(frame.trigger.last, sentence.last):
        index = article.group_at[k]
        if index == group or article.finite(k) is None:
            continue
        group = index
        effect = effect_of(article, reading.words, index, sentence.last)
        if effect is None or effect.effect not in ("postponed", "moved"):
            continue
        first = article.token_range(article.groups[index].span)[0]
        if moved and article.lower[first - 1] not in ("and", "but"):
            return first
        moved = True
    return sentence.last


def only_elsewhere(reading: Reading, frame: Frame, sentence: Sentence) -> bool:
    """ "have been moved to Oslo", "was moved from Doha to Oslo": to another place, with no other day told behind it."""
    article, governor = reading.article, frame.verdict.governor
    if governor == NOTHING or frame.verdict.effect != "moved" or frame.verdict.relation != "subject":
        return False
    end = article.token_range(article.groups[governor].span)[1]
    if any(article.time(k) is not None for k in range(end, sentence.last)):
        return False
    for k in range(end, min(end + NEW_PLACE, sentence.last - 1)):
        mention = article.mention(k + 1) if article.lower[k] == "to" else None
        if mention is not None:
            return article.place_of(mention) is not None
    return False


def tells_the_end(reading: Reading, frame: Frame) -> bool:
    """Whether its verb tells of its end."""
    index = frame.trigger.group if frame.trigger.group != NOTHING else frame.verdict.governor
    return index != NOTHING and reading.article.groups[index].lemma in ENDING


def was_due(reading: Reading, frame: Frame, sentence: Sentence) -> list[Timed]:
    """ "is postponed: the president was due on 18 June": the old day, told in a later clause."""
    article = reading.article
    for k in range(frame.trigger.last, min(sentence.last, frame.trigger.last + 60)):
        if article.time_at[k] != NOTHING and any(w in PLANS for w in article.lower[max(k - 4, frame.trigger.last) : k]):
            return [Timed(article.times[article.time_at[k]], k, "planned")]
    return []
