"""A frame brought to its values: status, days, what is moved, what is bare."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from store.extraction.claims.arguments import Timed
from store.extraction.claims.article import NOTHING
from store.extraction.claims.clause import Clause
from store.extraction.claims.days import Days
from store.extraction.claims.frames import Frame
from store.extraction.claims.phrases import day_number
from store.extraction.claims.shifts import moved_time
from store.extraction.claims.status import (
    conditional,
)
from store.extraction.claims.trigger import Trigger
from store.extraction.claims.when import COUNTED_BACK, choose, counted_back, last_week, on_publication, when_of
from store.model import (
    Precision,
    Sentence,
    StatementKind,
    Status,
    Tense,
    When,
)

ENDED = frozenset({Status.CANCELLED, Status.POSTPONED})
GOING_ON = frozenset({Status.SCHEDULED, Status.ONGOING, Status.HELD})


class Settling(Days):
    """Settles a frame once its clause has been read."""

    def _finish(self, frame: Frame, times: list[Timed], clause: Clause, sentence: Sentence, stop: int) -> None:
        article = self.article
        verdict = frame.verdict
        frame.rules.insert(0, frame.trigger.rule)
        frame.rules.extend(rule for rule in verdict.rules if rule not in frame.rules)
        frame.statement = article.statement_at[frame.trigger.first]
        status = verdict.status
        times = self._own_times(frame, times)
        if not times and clause.marker == "when" and not self._ends(frame):
            times = self._day_before(clause)
        if verdict.unfulfilled and status is Status.SCHEDULED:
            status = verdict.status = Status.POSTPONED
            verdict.strength = 1
            verdict.moved = True
        if verdict.moved:
            times = [
                Timed(t.time, t.at, "planned") if t.label == "" and frame.trigger.noun is False else t for t in times
            ]
        if status is not Status.ONGOING:
            times = [t for t in times if t.label != "since"]
        if not times and verdict.status in (Status.POSTPONED, Status.CANCELLED) and verdict.strength >= 3:
            times = self._was_due(frame, sentence)
        if frame.trigger.frame == "pronoun" and verdict.relation == "object" and status in ENDED:
            times = [t for t in times if t.label]  # "China called it off a week earlier"
        if verdict.effect == "asked":
            times = [t for t in times if t.label != "to"]  # only asked for
        if verdict.effect == "moved" and verdict.relation == "object":
            times = [t._replace(label="to") if self._moved_for(t) else t for t in times]
        chosen, old = choose(times, status or Status.HELD)
        if status is None and chosen is not None and chosen.label == "planned":
            status = Status.PROPOSED if verdict.effect == "proposed" else Status.SCHEDULED
        if status is Status.POSTPONED and any(t.label == "to" for t in times):
            status = verdict.status = Status.SCHEDULED
            verdict.moved = True
            chosen, old = choose(times, status)
        if verdict.moved and old is None and chosen is not None and _two_ended(chosen):
            old, chosen = _ends(chosen)
        elif status is Status.POSTPONED and chosen is None and old is not None and _two_ended(old):
            old, chosen = _ends(old)
            status = verdict.status = Status.SCHEDULED
            verdict.moved = True
        if chosen is not None and verdict.moved and chosen.label == "to" and chosen.time.bound:
            chosen = Timed(replace(chosen.time, bound=""), chosen.at, "to")
        if verdict.effect == "moved" and verdict.moved and old is None and chosen and chosen.label == "planned":
            chosen, old = None, chosen
        if verdict.effect == "moved" and old is None and self._later_date(frame, sentence):
            chosen, old = None, chosen
            status = verdict.status = Status.POSTPONED
            verdict.moved = False
        shift = self._shift(frame, sentence)
        moving = shift is not None and verdict.effect in ("postponed", "moved")
        if moving and old is None and chosen is not None and chosen.label == "":
            chosen, old = None, chosen
        if shift is not None and chosen is None and old is not None:
            new = moved_time(old.time, shift)
            if new is not None:
                chosen = Timed(new, old.at, "to")
                status = verdict.status = Status.SCHEDULED
                verdict.moved = True
        if chosen is not None:
            chosen = self._nearest(frame, chosen, status)
        if old is not None and chosen is not None:
            old = self._nearest_before(frame, old, chosen)
        if chosen is not None:
            frame.when = when_of(chosen.time, article.publication)
            frame.dated = True
        if old is not None:
            frame.previous = when_of(old.time, article.publication)
            frame.dated = True
        elif shift is not None and chosen is not None and status in GOING_ON:
            before = moved_time(chosen.time, shift, back=True)
            if before is not None:
                frame.previous = replace(when_of(before, article.publication), how=f"{shift.words} {COUNTED_BACK}")
                verdict.moved = True
        status = self._lasting(frame, sentence, status)
        days = day_number(
            article, clause.first if not frame.trigger.noun else frame.trigger.phrase_first, min(stop, sentence.last)
        )
        if days > 1 and status in (Status.ONGOING, Status.HELD, Status.SCHEDULED, None):
            base = frame.when if frame.when.start else on_publication(article.publication)
            frame.when = counted_back(base, days)
            if status is not Status.SCHEDULED:
                status = Status.ONGOING
                frame.round = None
            frame.dated = True
        if status is Status.CANCELLED and verdict.negative and frame.dated and self._further_day(sentence, 1):
            status = Status.POSTPONED
            frame.previous, frame.when = frame.when if frame.when.start else frame.previous, When()
            frame.rules.append("S05")
        frame.status = self._fit(frame, status)
        self._denied(frame)
        frame.negative = verdict.negative
        self._standing(frame)
        if frame.status is Status.SCHEDULED and frame.previous is None and frame.when.start and not frame.former:
            told = self._old_day(sentence)
            if told is not None and told.time.start is not None and told.time.start.isoformat() != frame.when.start:
                frame.previous, verdict.moved = when_of(told.time, article.publication), True
                frame.rules.append("S04")
        undone = frame.status is Status.CANCELLED and verdict.negative and verdict.effect == "tense"
        replaced = (frame.former and frame.status is Status.SCHEDULED) or undone
        if replaced and frame.previous is None and frame.when.start:
            later = self._new_day_later(clause, sentence)
            if later is not None and later.time.start is not None and later.time.start.isoformat() != frame.when.start:
                frame.previous, frame.when = frame.when, when_of(later.time, article.publication)
                frame.former, verdict.moved, verdict.strength = False, True, 3
                frame.status, frame.negative, verdict.negative = Status.SCHEDULED, False, False
                frame.rules.append("S04")
        if self._planned_before(frame) and self._nobody_came(frame, sentence):
            frame.status, frame.verdict.strength = Status.CANCELLED, 3
            frame.when = last_week(frame.when, article.publication.day)
            frame.rules.append("S02")
        if frame.former and frame.status is Status.SCHEDULED and self._further_day(sentence, 3, lacking=True):
            frame.status = Status.POSTPONED
            frame.previous, frame.when = frame.when if frame.when.start else frame.previous, When()
            frame.rules.append("S05")
        frame.moved = verdict.moved or (frame.previous is not None and frame.status is Status.SCHEDULED)
        if frame.status in (None, Status.SCHEDULED) and verdict.strength < 2 and self._asked_for(frame):
            frame.status = Status.PROPOSED
            frame.rules.append("S07")
        if frame.status is Status.SCHEDULED and clause.marker == "whether" and not frame.moved:
            frame.status, verdict.strength = Status.PROPOSED, min(verdict.strength, 1)  # asks, asserts nothing
            frame.rules.append("S09")
        if (
            frame.status is Status.SCHEDULED
            and conditional(article, frame.trigger.first, sentence.first, sentence.last)
            and not frame.moved
        ):
            frame.status = Status.PROPOSED
            frame.rules.append("S09")

    def _planned_before(self, frame: Frame) -> bool:
        """Whether it is told as a plan or a hope of before: "had been due", "had hoped to receive"."""
        group = frame.trigger.group if frame.trigger.group != NOTHING else frame.verdict.governor
        hoped = frame.status is Status.PROPOSED and group != NOTHING and self.article.groups[group].past
        return hoped or (frame.former and frame.status is Status.SCHEDULED)

    def _denied(self, frame: Frame) -> None:
        """ "denied that a meeting was planned", "no plans to receive him": off where nothing else speaks of it."""
        lower = self.article.lower
        first = frame.trigger.phrase_first
        denied = frame.statement != NOTHING and self.article.statements[frame.statement].negative
        unplanned = not frame.trigger.noun and any(
            lower[k] in ("plan", "plans", "intention") and lower[k - 1] == "no" for k in range(max(first - 6, 1), first)
        )
        if not (denied or unplanned) or frame.verdict.absent or frame.verdict.negative:
            return
        if frame.status in (Status.SCHEDULED, Status.PROPOSED, Status.HELD):
            frame.status = Status.CANCELLED
            frame.verdict.negative, frame.verdict.strength = True, 1
            frame.rules.append("S11")

    def _standing(self, frame: Frame) -> None:
        """Mark a plan told as one of before ("had been due", "was first set") or as the one that holds now."""
        index = frame.trigger.group if frame.trigger.group != NOTHING else frame.verdict.governor
        if index == NOTHING or frame.status not in (Status.SCHEDULED, Status.PROPOSED, Status.POSTPONED):
            return
        article = self.article
        group = article.groups[index]
        first, end = article.token_range(group.span)
        said = article.lower[max(first - 1, 0) : end + 1]
        frame.fresh = "now" in said and not group.past
        if not group.past and index and article.lower[first] == "to":  # "had agreed to hold talks"
            group = article.groups[index - 1]
            first, end = article.token_range(group.span)
            said = article.lower[first:end]
            if "had" not in said or article.clause_at[first] != frame.trigger.clause:
                return
        if not group.past or "would" in said:
            return
        effect = self.words.effects.get(group.lemma)
        planned = effect is not None and effect.effect == "plan" and (group.passive or "had" in said)
        said_in = article.statement_at[first]
        own_words = said_in == NOTHING or article.statements[said_in].kind is StatementKind.DIRECT
        frame.former = (
            group.tense is Tense.FUTURE or planned or any(word in self.words.formerly for word in said)
        ) and own_words  # "was to" in indirect speech is "is to" put back

    def _fit(self, frame: Frame, status: Status | None) -> Status | None:
        """Fit the status to the day: the present tense of a past day is over, that of a coming day is planned."""
        today = self.article.publication.day
        when = frame.when
        if today is None or when.earliest is None:
            return status
        last = when.latest or when.earliest
        group = self.article.groups[frame.trigger.group] if frame.trigger.group != NOTHING else None
        if when.start is None or last is None:
            return status
        if status is None:
            return Status.HELD if last < today else Status.SCHEDULED if when.earliest > today else None
        if status is Status.SCHEDULED and last < today and group is not None and group.tense is Tense.PRESENT:
            return Status.HELD
        if status is Status.ONGOING and when.earliest > today:
            return Status.SCHEDULED
        if status is Status.ONGOING and self._still(frame):
            return status
        if status is Status.ONGOING and last < today and not (when.end and when.end >= today.isoformat()):
            return Status.HELD
        if frame.series == "previous" and when.earliest > today and status in (Status.HELD, Status.SCHEDULED, None):
            earlier = _year_back(when)
            if earlier is not None:
                frame.when = earlier
                return Status.HELD
        told = group is not None and group.tense is Tense.PAST
        if status is Status.HELD and when.earliest > today and not told:
            return Status.SCHEDULED
        return status

    def _still(self, frame: Frame) -> bool:
        """Whether the verb says that it goes on now, whenever it began."""
        index = frame.trigger.group if frame.trigger.group != NOTHING else frame.verdict.governor
        if index == NOTHING:
            return False
        group = self.article.groups[index]
        words = self.article.document.text[group.span.start : group.span.end].lower()
        return (
            group.tense in (Tense.PRESENT, Tense.PROGRESSIVE, Tense.PERFECT)
            and "was" not in words
            and "were" not in words
        )

    def _asked_for(self, frame: Frame) -> bool:
        """Whether the words are those of somebody who proposes, demands or suggests."""
        if frame.statement == NOTHING:
            return False
        cue = self.article.statements[frame.statement].cue_span
        if cue is None:
            return False
        effect = self.words.effects.get(self._lemma_near(self.article.token_range(cue)[0]))
        return effect is not None and effect.effect == "proposed"

    def _is_bare(self, trigger: Trigger, frame: Frame, times: list[Timed]) -> bool:
        """ "the meeting", "this visit": nothing but the noun and its determiner."""
        if not frame.definite or frame.sides or frame.people or frame.place or times:
            return False
        return trigger.first - trigger.phrase_first <= 2 and not frame.series and frame.round is None


def _year_back(when: When) -> When | None:
    """The same days a year earlier, for a month or day without a year; None for a leap day."""
    if when.start is None or len(when.start) < 7 or when.how == "printed":
        return None

    def back(day: date | None) -> date | None:
        return day.replace(year=day.year - 1) if day else None

    def text(value: str | None) -> str | None:
        return f"{int(value[:4]) - 1}{value[4:]}" if value else None

    if any(day and (day.month, day.day) == (2, 29) for day in (when.earliest, when.latest)):
        return None
    return replace(
        when, start=text(when.start), end=text(when.end), earliest=back(when.earliest), latest=back(when.latest)
    )


def _two_ended(timed: Timed) -> bool:
    time = timed.time
    return timed.label == "from" and time.start is not None and time.end is not None and time.start != time.end


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
