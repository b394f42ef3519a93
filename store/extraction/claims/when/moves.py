"""What moves a meeting: its old and its new day, told in the same clause, a later one or the next sentences."""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta
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
from store.model import MentionForm, Modality, Sentence, Status, Tense

NEGATIONS = closed("negations")
PRONOUNS = frozenset({"he", "she", "it", "they"})
ENDING = closed("ending_verbs")
NOTHING_CAME = (["to", "nothing"], ["to", "naught"], ["to", "nought"])
NOBODY = frozenset({"neither", "nobody", "none", "no-one"})
HAPPENING = frozenset({"happen", "materialise", "materialize", "take", "come", "occur", "transpire", "fructify"})
"""Verbs of meetings that come about or not, among those of people who come or stay away."""
TOLD_AGAIN = 4
"""How many tokens from a comma to "that" at most: "were to meet in May, an encounter that never happened"."""
WEEK = timedelta(days=7)
NEWER = frozenset({"new", "fresh", "revised"})
DATES = frozenset({"date", "dates"})
DAY_OF_DATE = 3
"""How many tokens behind "the new date is" the day stands at most."""
NEW_PLACE = 5
"""How many tokens behind "moved" the place stands at most that a meeting was moved to."""
CALLED_OFF = 4
"""How many tokens behind its verb the day stands at most on which something was called off."""


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
        for k in range(spoken.first + 1, spoken.last):
            if (lower[k - 1], lower[k]) in further and not (
                lacking and NEGATIONS.isdisjoint(lower[max(k - 5, spoken.first) : min(k + 6, spoken.last)])
            ):
                return True
    return False


def later_date(reading: Reading, frame: Frame, sentence: Sentence) -> bool:
    """ "moved to a later date": put off, with nothing new told."""
    lower = reading.article.lower
    first = reading.article.token_range(reading.article.groups[frame.verdict.governor].span)[1]
    return any(
        (lower[k], lower[k + 1]) in reading.shifts.further and lower[k - 1] in ("a", "another", "some", "to")
        for k in range(first, min(first + 12, sentence.last - 1))
    )


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


def nobody_came(reading: Reading, frame: Frame, sentence: Sentence) -> bool:
    """ "were due to hold talks on Monday, but the delegation never arrived": nothing came of the plan."""
    article = reading.article
    if "instead" in article.lower[frame.trigger.last : sentence.last]:
        return True  # "who were due to meet on Monday, spoke by telephone instead"
    for k in range(frame.trigger.last, sentence.last):
        if article.lower[k] in ("but", "yet", "however", ";"):
            return _denied_at(reading, k + 1, sentence.last) and not _of_others(reading, frame, k + 1, sentence.last)
        relative = _relative_at(reading, k, sentence.last)
        if relative and _denied_at(reading, relative, sentence.last, HAPPENING):
            return True
    index = bisect_right(article.sentence_firsts, sentence.first)
    if index >= len(article.document.sentences):
        return False
    following = article.document.sentences[index]
    if following.block != sentence.block or _of_others(reading, frame, following.first, following.last):
        return False
    return _denied_at(reading, following.first, following.last)


def _of_others(reading: Reading, frame: Frame, first: int, last: int) -> bool:
    """ "C pulled out of talks with D": whether the tokens name a meeting, and a side that has no part in this one."""
    article = reading.article
    if reading.words.nouns.keys().isdisjoint(article.lower[first:last]):
        return False
    named = (m for k in range(first, last) if (m := article.mention(k)) is not None and m.form is not MentionForm.PLACE)
    sides = {article.side_of(mention.key) for mention in named} - {None}
    return bool(frame.sides) and not sides <= {*frame.sides, *frame.mediators, *frame.hosts}


def given_up_by_now(reading: Reading, frame: Frame, sentence: Sentence) -> bool:
    """ "was due on Tuesday; it was called off on Monday night", "but cancelled": whether the weekday has gone by."""
    article, today, day = reading.article, reading.article.publication.day, frame.when.earliest
    if today is None or day is None or not frame.former or not today < day <= today + WEEK:
        return False
    index = article.sentence_index(sentence.first)
    following = article.document.sentences[index + 1 : index + 2]
    stop = following[0].last if following and following[0].block == sentence.block else sentence.last
    for at in range(frame.trigger.last, stop):
        group = article.finite(at)
        if group is None or group.tense is not Tense.PAST:
            continue
        effect = effect_of(article, reading.words, article.group_at[at], stop)
        if effect is None or effect.effect != ("tense" if group.negated else "cancelled"):
            continue
        last = article.token_range(group.span)[1]
        times = (article.time(k) for k in range(last, min(last + CALLED_OFF, stop)))
        told = next((time.start for time in times if time is not None and time.start is not None), None)
        return not group.passive if told is None else told <= day - WEEK
    return False


def _relative_at(reading: Reading, comma: int, stop: int) -> int:
    """Where ", which", or ", a meeting that" goes on; 0 where none begins at a token."""
    lower = reading.article.lower
    if lower[comma] != ",":
        return 0
    if lower[comma + 1 : comma + 2] == ["which"]:
        return comma + 2
    for k in range(comma + 2, min(comma + TOLD_AGAIN + 1, stop)):
        if lower[k] in ("that", "which"):
            return k + 1 if lower[k - 1] in reading.words.nouns else 0
    return 0


def _denied_at(reading: Reading, first: int, stop: int, verbs: frozenset[str] | None = None) -> bool:
    """Whether the first verb of a stretch, if one of some, says that somebody did not come, or what kept them."""
    for at in range(first, min(first + 16, stop)):
        group = reading.article.finite(at)
        if group is not None:
            if verbs is not None and group.lemma not in verbs:
                return False
            if group.lemma == "come" and reading.article.lower[at + 1 : at + 3] in NOTHING_CAME:
                return group.tense is Tense.PAST
            nobody = reading.article.before(at) in NOBODY
            came = reading.shifts.no_show if group.negated or nobody else reading.shifts.prevented
            was = (
                group.negated and group.lemma in ("be", "do") and reading.article.token_range(group.span)[1] >= stop - 1
            )
            end = reading.article.token_range(group.span)[1]
            missing = group.lemma == "be" and reading.article.lower[end : end + 3] == ["no", "sign", "of"]
            return group.tense is Tense.PAST and (group.lemma in came or was or missing)  # "It never was."
    return False


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
