"""Which of the times told with a meeting are its day and the day it had before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from store.extraction.claims.frames import Frame
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.findings import Timed
from store.extraction.claims.status.moods import deed_before
from store.extraction.claims.status.of_verbs import Verdict
from store.extraction.claims.text.article import NOTHING
from store.extraction.claims.text.clause import Clause
from store.extraction.claims.text.small_words import JOURNEYS
from store.extraction.claims.when.days import day_come_for, nearest_before, nearest_day, own_times
from store.extraction.claims.when.last_days import without_last_day
from store.extraction.claims.when.moves import (
    later_date,
    moved_for,
    only_elsewhere,
    shift_of,
    tells_the_end,
    was_due,
)
from store.extraction.claims.when.same_time import (
    day_before,
    day_of_the_main_clause,
    day_of_the_opening_clause,
)
from store.extraction.claims.when.shifts import Shift, moved_time
from store.extraction.claims.when.stored import choose
from store.lexicon.closed import closed
from store.model import Precision, Sentence, Status, Tense

OCCASION = 20
"""How many tokens of a clause with "when" are read for its day."""
PURPOSE = 5
"""Where behind "for" the talks stand at most that somebody travels for."""
ANNOUNCING = frozenset({"confirmed", "plan"})
"""Effects of verbs by which a meeting is made known."""
FIXED = closed("planned") | {"held", "place", "run", "runs", "ran", "last", "lasts", "lasted"}
MOVED = frozenset(
    {"postponed", "delayed", "deferred", "moved", "shifted", "rescheduled", "put", "pushed", "brought", "back"}
)
SINCE_ITS_VERB = 10
"""How many tokens before "from" the verb stands at most that tells whether the range behind it is a move."""
ENDED = frozenset({Status.CANCELLED, Status.POSTPONED})
ON_OCCASION = frozenset({Status.SCHEDULED, Status.PROPOSED, Status.HELD})
"""Of a meeting whose day can be that of what it goes with."""
WITHDRAWN = frozenset({"absent", "cancelled", "refused"})
"""Effects of verbs whose own day may stand between them and the meeting."""
NTH_DAY = frozenset({"nth_day", "straight_day"})
"""Rules of "a second day", which is a day of the meeting only where no other is told."""


@dataclass(slots=True)
class Choice:
    """The day of a meeting, the day it replaces, the status they make of it, and by how much it was moved."""

    day: Timed | None
    old: Timed | None
    status: Status | None
    shift: Shift | None = None

    def keep_day_as_old(self) -> None:
        """The day told is the one that it replaces."""
        self.old = self.day
        self.day = None


def told_times(reading: Reading, frame: Frame, times: list[Timed], clause: Clause, sentence: Sentence) -> list[Timed]:
    """The times that speak of the meeting itself, as its verdict labels them."""
    verdict = frame.verdict
    own = own_times(reading, frame, times)
    dated = [t for t in own if t.time.rule not in NTH_DAY]  # "met for a second day on Tuesday": it is counted from then
    times = without_last_day(reading, frame, dated or own, clause, sentence)
    opener = _wished_in(reading, clause)
    if not times and not frame.trigger.noun:
        times = _of_the_deed(reading, frame, clause)
    if not times and opener.marker == "when":
        times = day_before(reading, opener)
    if not times and not tells_the_end(reading, frame):
        missed = frame.trigger.frame in JOURNEYS and verdict.status is Status.CANCELLED
        times = day_of_the_main_clause(reading, clause, missed) or day_of_the_opening_clause(reading, clause)
        if not times and verdict.status in ON_OCCASION:
            times = _on_the_occasion(reading, frame, clause, sentence)
    if frame.trigger.frame in JOURNEYS:
        times = _of_its_purpose(reading, verdict, times)
    elif frame.trigger.noun and reading.article.before(frame.trigger.phrase_first) == "for":
        times = _of_what_for(reading, frame, times)
    if verdict.moved and not frame.trigger.noun:
        times = [t._replace(label="planned") if t.label == "" else t for t in times]
    if _is_since(reading, frame, times):
        verdict.status = Status.ONGOING
    if verdict.status is not Status.ONGOING and not _had_been(reading, frame):
        times = [t for t in times if t.label != "since"]
    if not times and verdict.status in ENDED and verdict.strength >= 3:
        times = was_due(reading, frame, sentence)
    if frame.trigger.frame == "pronoun" and verdict.relation == "object" and verdict.status in ENDED:
        times = [t for t in times if t.label]  # "China called it off a week earlier"
    if verdict.relation == "object" and verdict.effect in ANNOUNCING and frame.definite and not frame.sides:
        times = [t for t in times if not _announced_then(reading, frame, t)]
    if verdict.relation == "object" and verdict.effect in WITHDRAWN and frame.trigger.noun:
        between = range(reading.article.groups[verdict.governor].head, frame.trigger.phrase_first)
        times = [t for t in times if t.at not in between]  # "pulled out on Monday of talks in C"
    if verdict.effect == "asked":
        times = [t for t in times if t.label != "to"]  # only asked for
    if verdict.effect == "moved" and verdict.relation == "object":
        times = [t._replace(label="to") if moved_for(reading, t) else t for t in times]
    return times


def _of_its_purpose(reading: Reading, verdict: Verdict, times: list[Timed]) -> list[Timed]:
    """ "arrived on Tuesday for talks with A on Friday": the day of the talks, not that of the journey."""
    if len(times) < 2 or times[0].time.end is None:
        return times
    for timed in times[1:]:
        lower = reading.article.lower[times[0].at : timed.at]
        at = lower.index("for") if "for" in lower else len(lower)
        start, today = timed.time.start, reading.article.publication.day
        later = start is not None and start > times[0].time.end
        end = reading.article.time_end(timed.at)
        own = lower[at + 1 : at + PURPOSE]
        done_there = any(reading.article.group_at[k] != NOTHING for k in range(times[0].at, times[0].at + at))
        if lower[at + 1 :] in ([], ["a"], ["the"]) and not done_there:
            own = reading.article.lower[end : end + PURPOSE - 1]  # "for tomorrow's summit"
        if later and "for" in lower and any(word in reading.words.nouns for word in own):
            if verdict.status is Status.HELD and start is not None and today is not None and start > today:
                verdict.status = Status.SCHEDULED
            return [timed]
    return times


def _of_the_deed(reading: Reading, frame: Frame, clause: Clause) -> list[Timed]:
    """ "Interrupted his holiday on Monday to receive B": the day of what was done for the meeting."""
    article = reading.article
    deed = deed_before(article, frame.trigger, clause)
    if deed == NOTHING:
        return []
    between = range(article.token_range(article.groups[deed].span)[1], frame.trigger.first)
    found = next((k for k in between if (time := article.time(k)) is not None and time.resolved), None)
    return [Timed(article.times[article.time_at[found]], found, "")] if found is not None else []


def _had_been(reading: Reading, frame: Frame) -> bool:
    """ "Had been talking in London since Monday": over, and begun on that day."""
    group = reading.article.groups[frame.trigger.group] if frame.trigger.group != NOTHING else None
    return group is not None and group.tense is Tense.PROGRESSIVE and group.past and not group.negated


def _is_since(reading: Reading, frame: Frame, times: list[Timed]) -> bool:
    """ "Envoys of A and B, closeted in Lausanne since Thursday, took a break": a participle tells what goes on."""
    if frame.verdict.status is not Status.HELD or not times or any(t.label != "since" for t in times):
        return False
    if frame.trigger.noun:
        return frame.trigger.word == "meeting" and reading.article.before(frame.trigger.phrase_first) == ","
    group = reading.article.groups[frame.trigger.group]
    alone = reading.article.token_range(group.span)[0] == group.head
    return alone and reading.article.before(group.head) == ","


def _of_what_for(reading: Reading, frame: Frame, times: list[Timed]) -> list[Timed]:
    """ "Landed this evening for talks starting tomorrow": a later day behind "for" is that of the talks."""
    article, first = reading.article, frame.trigger.phrase_first
    back = range(first - 1, article.sentence_first(first) - 1, -1)
    verb = next((article.groups[article.group_at[k]] for k in back if article.group_at[k] != NOTHING), None)
    known = reading.words.verbs.get(verb.lemma) if verb is not None and verb.tense is Tense.PAST else None
    if known is None or known.frame not in JOURNEYS or frame.verdict.moved:
        return times  # "was to fly out on Monday for talks that are now put off to Friday"
    own = [t for t in times if t.at >= frame.trigger.phrase_first and t.time.start is not None]
    came = [t for t in times if t.at < frame.trigger.phrase_first and not t.label]
    come = [t.time.end for t in came if t.time.end is not None]
    later = bool(own and come) and all(t.time.start is not None and t.time.start > max(come) for t in own)
    return own if later else times


def _wished_in(reading: Reading, clause: Clause) -> Clause:
    """ "In July, when A hopes to bring the two together": the clause of the verb before "to", else its own."""
    if clause.kind != "reported" or clause.parent == NOTHING or reading.article.lower[clause.first] != "to":
        return clause
    outer = reading.clauses[clause.parent]
    past = any(reading.article.groups[head].past for head in outer.heads)  # "on Tuesday, when A offered to meet B"
    return clause if past else outer


def _announced_then(reading: Reading, frame: Frame, timed: Timed) -> bool:
    """ "Both confirmed the meeting on Wednesday": whether a time gone by tells when they did."""
    today, group = reading.article.publication.day, reading.article.groups[frame.verdict.governor]
    gone = today is not None and timed.time.end is not None and timed.time.end <= today
    return gone and group.tense is Tense.PAST and not timed.label and timed.at >= frame.trigger.last


def _on_the_occasion(reading: Reading, frame: Frame, clause: Clause, sentence: Sentence) -> list[Timed]:
    """ "will see him when she opens a clinic there on 21 March": the day of what the meeting goes with."""
    article = reading.article
    if not frame.sides and not frame.people:
        return []
    for following in reading.clauses[clause.index + 1 : clause.index + 4]:
        if following.first >= sentence.last or following.first < frame.trigger.last:
            continue
        if following.parent != clause.index or following.marker != "when" or article.lower[following.first - 1] == ",":
            continue
        for k in range(following.first, min(sentence.last, following.first + OCCASION)):
            time = article.time(k)
            if time is not None and article.clause_at[k] == following.index and time.resolved:
                return [Timed(time, k, "")]
    return []


def choose_days(reading: Reading, frame: Frame, times: list[Timed], sentence: Sentence) -> Choice:
    """The day and the old day among these times; the verdict follows where they show that it was moved."""
    verdict = frame.verdict
    times = [t._replace(label="") if _lasts(reading, t) else t for t in times]
    times = _but_then(reading, frame, times)
    choice = Choice(*choose(times, verdict.status or Status.HELD), verdict.status)
    if choice.status is None and choice.day is not None and choice.day.label == "planned":
        choice.status = Status.PROPOSED if verdict.effect == "proposed" else Status.SCHEDULED
    if choice.status is Status.POSTPONED and any(t.label == "to" for t in times):
        _has_new_day(frame, choice)
        choice.day, choice.old = choose(times, Status.SCHEDULED)
    _split_ends(reading, frame, choice)
    day = choice.day
    if day is not None and verdict.moved and day.label == "to" and day.time.bound:
        choice.day = Timed(replace(day.time, bound=""), day.at, "to")
    if verdict.effect == "moved" and choice.old is None:
        _keep_as_old(reading, frame, choice, sentence)
    _shifted(reading, frame, choice, sentence)
    if choice.day is not None:
        choice.day = nearest_day(reading, frame, choice.day, choice.status)
        if choice.status is not Status.SCHEDULED and (coming := day_come_for(reading, frame, choice.day)) is not None:
            choice.day, choice.status = coming, Status.SCHEDULED
    if choice.old is not None and choice.day is not None:
        choice.old = nearest_before(reading, frame, choice.old, choice.day)
    elif choice.old is not None:
        choice.old = nearest_day(reading, frame, choice.old, Status.POSTPONED)
    return choice


def _but_then(reading: Reading, frame: Frame, times: list[Timed]) -> list[Timed]:
    """ "Will not meet on Monday but on 20 September": the first is denied, the other one is the new day."""
    verdict, lower = frame.verdict, reading.article.lower
    off = verdict.status is Status.CANCELLED and verdict.negative and verdict.effect in ("", "tense")
    if not off or not times:
        return times
    end = reading.article.time_end(times[0].at)
    if lower[end : end + 1] == [","]:
        end += 1
    at = end + 1 + (lower[end + 1 : end + 2] in (["on"], ["in"], ["from"]))
    time = reading.article.time(at) if lower[end : end + 1] == ["but"] and at < len(lower) else None
    if time is None or not time.resolved:
        return times
    index = frame.trigger.group if frame.trigger.group != NOTHING else verdict.governor
    over = index != NOTHING and reading.article.groups[index].tense in (Tense.PAST, Tense.PERFECT)
    verdict.status, verdict.moved = (Status.HELD, False) if over else (Status.SCHEDULED, True)
    verdict.negative, verdict.strength = False, 3
    return [times[0]._replace(label="planned"), Timed(time, at, "to")]


def _keep_as_old(reading: Reading, frame: Frame, choice: Choice, sentence: Sentence) -> None:
    """Of a meeting that was moved and has one day told: whether this is the day it had before."""
    verdict = frame.verdict
    old = choice.day is not None and choice.day.label in ("planned", "from")  # "has been moved twice, from 2 August"
    if verdict.moved and old and not only_elsewhere(reading, frame, sentence):
        choice.keep_day_as_old()
    if None in (choice.day, choice.old) and later_date(reading, frame, sentence):
        if choice.old is None:
            choice.keep_day_as_old()
        choice.day = None
        choice.status = verdict.status = Status.POSTPONED
        verdict.moved = False


def _shifted(reading: Reading, frame: Frame, choice: Choice, sentence: Sentence) -> None:
    """ "put back two weeks": the new day counted from the old one."""
    shift = choice.shift = shift_of(reading, frame, sentence)
    if shift is None:
        return
    moving = frame.verdict.effect in ("postponed", "moved")
    if moving and choice.old is None and choice.day is not None and choice.day.label == "":
        choice.keep_day_as_old()
    if choice.day is None and choice.old is not None:
        new = moved_time(choice.old.time, shift)
        if new is not None:
            choice.day = Timed(new, choice.old.at, "to")
            _has_new_day(frame, choice)


def _has_new_day(frame: Frame, choice: Choice) -> None:
    choice.status = frame.verdict.status = Status.SCHEDULED
    frame.verdict.moved = True


def _split_ends(reading: Reading, frame: Frame, choice: Choice) -> None:
    """ "from April to May", read as one range, of a meeting that was moved: its old and its new day."""
    day, old = choice.day, choice.old
    if frame.verdict.moved and old is None and day is not None and _two_ended(reading, day):
        choice.old, choice.day = _ends(day)
    elif choice.status is Status.POSTPONED and day is None and old is not None and _two_ended(reading, old):
        choice.old, choice.day = _ends(old)
        _has_new_day(frame, choice)


def _two_ended(reading: Reading, timed: Timed) -> bool:
    """Whether a range is that of a move; the one of "planned to be held from 18 to 22 July" is not."""
    return _is_range(timed) and _of_a_move_or_not(reading, timed) not in FIXED


def _lasts(reading: Reading, timed: Timed) -> bool:
    """ "First set for Friday, it now runs from Monday to Thursday": whether a range tells how long, and no old day."""
    return _is_range(timed) and _of_a_move_or_not(reading, timed) in FIXED


def _is_range(timed: Timed) -> bool:
    return timed.label == "from" and timed.time.start is not None and timed.time.start != timed.time.end


def _of_a_move_or_not(reading: Reading, timed: Timed) -> str:
    """The nearest word before a range that tells of a move or of something fixed; empty where none does."""
    lower = reading.article.lower
    back = (lower[k] for k in range(timed.at - 1, max(timed.at - SINCE_ITS_VERB, 0), -1))
    return next((word for word in back if word in MOVED or word in FIXED), "")


def _ends(timed: Timed) -> tuple[Timed, Timed]:
    """The old and the new day of "from April to May", read as one range."""
    time = timed.time
    start, end = time.start, time.end
    if start is None or end is None:
        return timed, timed
    monthly = start.day == 1 and (end + timedelta(days=1)).day == 1
    precision = Precision.MONTH if monthly else Precision.DAY
    first = replace(time, end=_month_end(start) if monthly else start, precision=precision, bound="")
    last = replace(time, start=end.replace(day=1) if monthly else end, precision=precision, bound="")
    return Timed(first, timed.at, "planned"), Timed(last, timed.at, "to")


def _month_end(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)


def in_order(further: Timed, choice: Choice) -> Timed:
    """ "will meet on Monday and again on Thursday", told on a Wednesday: the Thursday behind that Monday."""
    first, start, end = choice.day, further.time.start, further.time.end
    if first is None or first.time.start is None or start is None or end is None:
        return further
    if choice.status is not Status.SCHEDULED or not 0 < (first.time.start - start).days < 7:
        return further
    week = timedelta(days=7)
    return further._replace(time=replace(further.time, start=start + week, end=end + week))
