"""Which of the times beside a trigger are the days of the meeting, and which old days it had."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from store.calendar_names import WEEKDAYS
from store.extraction.claims.frames import Frame
from store.extraction.claims.occasions import ahead
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.findings import Timed
from store.extraction.claims.status.of_verbs import Verdict
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import COUNTED, HYPHENS, OWNING, SPOKEN_IN, WHILE
from store.extraction.claims.when.moves import ENDING
from store.extraction.claims.when.stored import PRINTED_BUT_YEAR
from store.lexicon.closed import closed
from store.model import Anchor, MeetingKind, Precision, Sentence, Status, Tense

BEGINNING = closed("beginning")
SUGGESTING = closed("suggesting")
HALF_A_YEAR = 183
"""Days ahead from which a day without a year, of what is over or called off, is that of the year before."""
NEARER_BACK = 3
"""Where a weekday is more days back than this, the same one to come is the nearer."""


OCCASIONS = frozenset({"after", "following", "in", "at", "during", "throughout", "on", "of"})
"""Before a meeting that is the time of what was said or done."""
DAY_AFTER_VERB = 8
"""Tokens between a verb and its day at most."""


def times_inside_verb(reading: Reading, index: int) -> list[Timed]:
    """Times inside of a verb: "will, on 2 April, hold"."""
    article = reading.article
    if index == NOTHING:
        return []
    first, end = article.token_range(article.groups[index].span)
    times = article.time_at
    begun = (k for k in range(first, end) if times[k] != NOTHING and (k == 0 or times[k - 1] != times[k]))
    return [Timed(article.times[times[k]], k, "") for k in begun]


def own_times(reading: Reading, frame: Frame, times: list[Timed]) -> list[Timed]:
    """Without times that belong to a verb of saying, and each only once; where none is known, those that float."""
    article = reading.article
    seen: set[int] = set()
    kept = []
    floating = []
    for timed in times:
        key = article.time_at[timed.at]
        if key in seen:
            continue
        seen.add(key)
        if _said(reading, frame, timed):
            continue
        frame.dated = frame.dated or timed.label != "since"
        if timed.time.resolved or timed.time.earliest or timed.time.latest:
            kept.append(timed)
        elif timed.time.floating is not None:
            floating.append(timed)
    return kept or floating


def _said(reading: Reading, frame: Frame, timed: Timed) -> bool:
    """Whether a time says when something was said: right beside the cue, outside the reported words."""
    article = reading.article
    if article.lower[frame.trigger.first] == "visiting":
        return False  # "A and visiting B said on Monday": they met to say so
    if article.statement_at[timed.at] != NOTHING or article.statement_at[frame.trigger.first] == NOTHING:
        said = False
    else:
        said = True
    before = article.before(frame.trigger.phrase_first)
    if before in WHILE:
        return False
    if timed.at < frame.trigger.first and (
        before in OCCASIONS or reading.clauses[frame.trigger.clause].marker == "after"
    ):
        return False
    first = article.sentence_first(timed.at)  # "he said. On Tuesday they met"
    for k in range(timed.at - 1, max(timed.at - 4, first - 1), -1):
        if article.finite(k) is not None and article.cue_at[k] == NOTHING and article.statement_at[k] != NOTHING:
            break  # "said A called off | Sunday's talks"
        if article.cue_at[k] != NOTHING:
            return article.group_at[k] != article.group_at[frame.trigger.first] and not _of_what_is_told(
                article, k, timed
            )
    return said and any(s.said is not None and s.said.span == timed.time.span for s in article.statements)


def _of_what_is_told(article: Article, cue: int, timed: Timed) -> bool:
    """ "proposed 12 June for talks", "called Monday's talks useful": the day of what is told, not of telling it."""
    end, behind = article.token_range(article.groups[article.group_at[cue]].span)[1], article.time_end(timed.at)
    if article.lower[behind : behind + 1] and article.lower[behind] in OWNING:
        return True
    return (
        article.groups[article.group_at[cue]].lemma in SUGGESTING
        and end == timed.at
        and (article.lower[behind : behind + 1] in (["for"], ["as"]))
    )


def tail_times(reading: Reading, times: list[Timed], verdict: Verdict) -> list[Timed]:
    """Times after the governing verb; the day on which something was called off is not the meeting's."""
    if verdict.effect in ("cancelled", "postponed") or (verdict.effect == "moved"):
        article = reading.article
        kept = []
        for timed in times:
            if timed.label in ("to", "planned", "from"):
                kept.append(timed)
            elif verdict.effect == "moved" and article.lower[timed.at - 1] in ("for", "until", "till", "to"):
                kept.append(Timed(timed.time, timed.at, "to"))
        return kept
    return times


def nearest_day(reading: Reading, frame: Frame, chosen: Timed, status: Status | None) -> Timed:
    """The nearest such weekday for what is called off or lies ahead; the coming year for a plan."""
    time = chosen.time
    today = reading.article.publication.day
    if today is None or time.start is None or time.end is None or time.anchor is not Anchor.PUBLISHED:
        return chosen
    back = (today - time.end).days
    lower = reading.article.lower
    first = frame.trigger.phrase_first
    ended = status in (Status.CANCELLED, Status.POSTPONED) and _of_the_noun(reading, frame, chosen)
    before = ahead(reading.article, first)  # the day behind "ahead of" is counted from what it is ahead of
    coming = ended or (before != NOTHING and lower[before] == "before") or _stayed_away_from(frame, chosen, back)
    if lower[chosen.at] in WEEKDAYS and 3 <= back <= 7 and frame.trigger.noun and time.start == time.end and coming:
        day = time.start + timedelta(days=7)
        return Timed(replace(time, start=day, end=day), chosen.at, chosen.label)
    group = frame.trigger.group
    bare = lower[chosen.at] in WEEKDAYS and time.start == time.end
    if status is Status.SCHEDULED and bare and 0 < back < 7 and _told_later(reading, frame, chosen):
        day = time.start + timedelta(days=7)
        return Timed(replace(time, start=day, end=day), chosen.at, chosen.label)
    gerund = group != NOTHING and reading.article.groups[group].tense is Tense.NONE
    over = gerund or _told_as_over(reading, frame)
    if lower[chosen.at] in WEEKDAYS and -7 <= back < 0 and over and status is Status.HELD:
        day = time.start - timedelta(days=7)
        return Timed(replace(time, start=day, end=day), chosen.at, chosen.label)
    moved = frame.verdict.effect == "moved" and status is Status.POSTPONED
    if moved and time.bound == "after":
        chosen = chosen._replace(time=replace(time, bound=""))  # "has been moved from 2 August"
    if (status in (Status.HELD, Status.CANCELLED) or moved) and back < -HALF_A_YEAR:
        chosen = year_before(chosen)
    planned = chosen.label == "planned" or frame.verdict.effect == "plan"
    plan = planned and status in (Status.SCHEDULED, Status.PROPOSED)
    if plan and 180 < back < 366:
        return Timed(replace(time, start=_year_on(time.start), end=_year_on(time.end)), chosen.at, chosen.label)
    return chosen


def _stayed_away_from(frame: Frame, chosen: Timed, back: int) -> bool:
    """ "Chad pulled out of Friday's summit": the Friday to come, where the last one is further back."""
    own = frame.trigger.phrase_first <= chosen.at < frame.trigger.last
    return frame.verdict.absent and frame.verdict.effect == "absent" and own and back > NEARER_BACK


def day_come_for(reading: Reading, frame: Frame, chosen: Timed) -> Timed | None:
    """ "Arrived on Wednesday to attend a summit on Friday": the weekday after that of the deed, if it lies ahead."""
    article, verdict, today = reading.article, frame.verdict, reading.article.publication.day
    start, governor = chosen.time.start, verdict.governor
    if today is None or start is None or start != chosen.time.end or article.lower[chosen.at] not in WEEKDAYS:
        return None
    if not frame.trigger.noun or verdict.relation != "object" or governor == NOTHING or start >= today:
        return None
    aim = article.token_range(article.groups[governor].span)[0]
    if article.lower[aim] != "to" or chosen.at < aim:
        return None
    told = article.statement_at
    within = (k for k in range(aim - 1, article.sentence_first(aim), -1) if told[k] == told[aim])
    done = next((time for k in within if (time := article.time(k)) is not None), None)
    if done is None or done.start is None or done.precision is not Precision.DAY or not start < done.start <= today:
        return None
    day = start + timedelta(days=7)
    return Timed(replace(chosen.time, start=day, end=day), chosen.at, chosen.label) if day > today else None


def _told_later(reading: Reading, frame: Frame, chosen: Timed) -> bool:
    """ "talks on Tuesday were announced on Wednesday": whether a plan was made known after the weekday gone by."""
    article, index = reading.article, frame.verdict.governor
    if frame.verdict.effect not in ("plan", "confirmed") or index == NOTHING:
        return False
    group = article.groups[index]
    first, last = article.token_range(group.span)
    near = (*range(last, min(last + 4, len(article.lower))), *range(max(first - 2, 0), first))
    times = (article.time(k) for k in near if article.time_at[k] != article.time_at[chosen.at])
    made = next((time.start for time in times if time is not None and time.precision is Precision.DAY), None)
    gone = chosen.time.start
    today = article.publication.day
    past = group.tense is Tense.PAST and made is not None and today is not None and made <= today
    return past and made is not None and gone is not None and made >= gone


def _told_as_over(reading: Reading, frame: Frame) -> bool:
    """ "promised to withdraw following talks on Monday": the weekday of what was done before is past."""
    clause = reading.clauses[frame.trigger.clause]
    if not clause.heads and clause.parent != NOTHING:
        clause = reading.clauses[clause.parent]  # "agreed | to reopen a bridge after talks on Monday"
    heads = clause.heads
    before = reading.article.before(frame.trigger.phrase_first)
    after = before in ("after", "following", "during") or (before in SPOKEN_IN and frame.kind is MeetingKind.CALL)
    return frame.trigger.noun and after and bool(heads) and reading.article.groups[heads[0]].tense is Tense.PAST


def _of_the_noun(reading: Reading, frame: Frame, timed: Timed) -> bool:
    """ "Friday's talks", "the talks on Friday have been called off": a day told before what became of them."""
    governor = frame.verdict.governor
    if timed.at < frame.trigger.first or frame.verdict.relation != "subject" or governor == NOTHING:
        return timed.at < frame.trigger.first
    return frame.verdict.effect in ("cancelled", "postponed") and timed.at < reading.article.groups[governor].head


def nearest_before(reading: Reading, frame: Frame, old: Timed, chosen: Timed) -> Timed:
    """ "Friday's call has been rescheduled to Sunday": the coming Friday, if that is nearer to the new day."""
    time, new, today = old.time, chosen.time.start, reading.article.publication.day
    if time.start is not None and new is not None and (time.start - new).days > HALF_A_YEAR:
        return year_before(old)
    if time.start is None or time.start != time.end or new is None or today is None or old.at > frame.trigger.first:
        return old
    coming = time.start + timedelta(days=7)
    bare = reading.article.lower[old.at] in WEEKDAYS and time.anchor is Anchor.PUBLISHED
    if not bare or time.start >= today or abs(new - coming) >= abs(new - time.start):
        return old
    return Timed(replace(time, start=coming, end=coming), old.at, old.label)


def year_before(chosen: Timed) -> Timed:
    """The same day a year earlier, where no year is printed: "first set for 3 May, will now be held on 11 October"."""
    time = chosen.time
    if time.start is None or time.end is None or not time.rule.startswith(PRINTED_BUT_YEAR) or time.bound:
        return chosen
    return chosen._replace(time=replace(time, start=_year_back(time.start), end=_year_back(time.end)))


def lasting(
    reading: Reading, frame: Frame, sentence: Sentence, status: Status | None, told: Timed | None
) -> Status | None:
    """Set the last day of "a two-day visit on 3 May", or the first where it ended then; what only began goes on."""
    when = frame.when
    today = reading.article.publication.day
    if when.precision is not Precision.DAY or when.start is None or when.end not in (when.start, None):
        return status
    if status is Status.ONGOING or today is None or len(when.start) < 10:
        return status
    index = frame.trigger.group if frame.trigger.group != NOTHING else frame.verdict.governor
    lemma = reading.article.groups[index].lemma if index != NOTHING else ""
    began = status is Status.HELD and lemma in BEGINNING and frame.kind is not MeetingKind.CALL
    day = date.fromisoformat(when.start)
    count = _length(reading, frame, sentence)
    if count < 2:
        return Status.ONGOING if began and day == today else status
    first, last = (
        (day - timedelta(days=count - 1), day)
        if _tells_last_day(reading, frame, lemma, told)
        else (day, day + timedelta(days=count - 1))
    )
    if status is Status.HELD and last > today:
        if not began or first > today:
            return status
        status = Status.ONGOING
    frame.when = replace(
        when,
        start=first.isoformat(),
        end=last.isoformat(),
        earliest=first,
        latest=first,
        precision=Precision.RANGE,
        how=f"{when.how}, {count} days",
    )
    return status


def _tells_last_day(reading: Reading, frame: Frame, lemma: str, told: Timed | None) -> bool:
    """Whether ``told`` is the last day of a meeting of several, whose verb is ``lemma``."""
    if told is None:
        return lemma in ENDING
    own = _verb_before(reading, frame, told)
    if own in BEGINNING:
        return False  # "two-day talks that began on Monday ended"
    return lemma in ENDING or own in ENDING or _at_its_end(reading, frame)


def _verb_before(reading: Reading, frame: Frame, told: Timed) -> str:
    """The verb between a meeting and its day, "a two-day meeting which ended on Monday"; empty where there is none."""
    article = reading.article
    before = range(told.at - 1, max(frame.trigger.last, told.at - DAY_AFTER_VERB) - 1, -1)
    at = next((k for k in before if article.group_at[k] != NOTHING), None)
    return article.groups[article.group_at[at]].lemma if at is not None else ""


def _at_its_end(reading: Reading, frame: Frame) -> bool:
    """ "said on Tuesday at the end of a two-day visit"."""
    lower, first = reading.article.lower, frame.trigger.phrase_first
    return lower[max(first - 2, 0) : first] in (["end", "of"], ["close", "of"], ["conclusion", "of"])


def _length(reading: Reading, frame: Frame, sentence: Sentence) -> int:
    """How many days a meeting lasts, by the words around its noun; 0 where they do not say."""
    lower, noun = reading.article.lower, frame.trigger.phrase_first
    for k in range(max(noun - 3, sentence.first), min(frame.trigger.last + 14, sentence.last - 2)):
        count = COUNTED.get(lower[k], 0)
        if count >= 2 and _is_length(lower, k, noun):
            return count
    return 0


def _is_length(lower: list[str], at: int, noun: int) -> bool:
    """ "two-day", "two days of talks", "for three days": how long a meeting lasts, by the count at ``at``."""
    if lower[at + 1] in HYPHENS:
        return lower[at + 2] == "day" and at >= noun
    if lower[at + 1] != "days" or lower[at + 2] in ("ago", "before", "after", "later", "earlier", "late", "early"):
        return False
    return (lower[at + 2] == "of" and at + 3 == noun) or lower[at - 1] in ("for", "over")


def _year_on(day: date) -> date:
    """The same day a year later; 28 February for a leap day."""
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _year_back(day: date) -> date:
    """The same day a year earlier; 28 February for a leap day."""
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
