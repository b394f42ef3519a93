"""From expressions to days: what each one is counted from, and what is left open while that is not known."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from store.extraction.times.choosing import EITHER, FUTURE, PAST, Meaning, as_day
from store.extraction.times.chronicles import Chronicle
from store.extraction.times.direction import direction
from store.extraction.times.direction_words import DirectionWords, direction_words
from store.extraction.times.floating import floating_of
from store.extraction.times.meaning import meaning
from store.extraction.times.raw import RawTime
from store.extraction.times.told import Told, last_day
from store.extraction.times.week_diaries import week_days
from store.extraction.times.weekdays import within
from store.extraction.times.years_told import of_the_year_told
from store.lexicon import Lexicon, load_lexicon
from store.model import Anchor, Document, Precision, Publication, Quotation, Span, Tense, TimeExpression, VerbGroup
from store.reading.clauses import verb_of_clause

_PRECISIONS = {
    "range": Precision.RANGE, "either": Precision.RANGE, "weekdays": Precision.RANGE,
    "weekdays_either": Precision.RANGE,
    "month": Precision.MONTH, "months": Precision.RANGE, "season": Precision.SEASON, "quarter": Precision.QUARTER,
    "half": Precision.HALF, "year": Precision.YEAR, "years": Precision.RANGE, "decade": Precision.VAGUE,
    "week_of": Precision.WEEK, "soon": Precision.VAGUE, "length": Precision.VAGUE, "nth_day": Precision.VAGUE,
    "vague": Precision.VAGUE,
}  # fmt: skip
_BACKSHIFTED = frozenset({"weekday", "weekdays", "weekdays_either"})
_REPORTED_AS_OF_NOW = frozenset({"named", "unit", "offset", "within"})
"""Shapes that a reporter counts from the day of writing where the words are not quoted: "announced on Saturday that he
leaves tomorrow"."""
_MEMORY = 400
"""How many tokens back an event is looked for."""
_TOLD = 50
"""How many of the times told last are thought of."""
_EVENT = 12
"""How many tokens from "two days after the quake" to its day."""
_ENDS = frozenset({",", ";", ":", "(", "–", "—"})
_NEAR = 250
"""How many characters from the event its time may stand."""
_SHORT = frozenset({"day", "night", "morning", "evening", "afternoon"})
_FAR = frozenset({"month", "year"})
"""Units in which nobody counts from the day of publication: "twelve years after they broke down"."""
_IN_THE_DAY = "anchored.in_the_day"
_UNITS = {"week": Precision.WEEK, "month": Precision.MONTH, "year": Precision.YEAR, "quarter": Precision.QUARTER}


def resolve_times(
    raw: tuple[RawTime, ...],
    document: Document,
    publication: Publication,
    groups: tuple[VerbGroup, ...],
    said_days: Mapping[Span, date] | Iterable[tuple[Span, date]] | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[TimeExpression, ...]:
    """The days meant by each expression, as far as they are known; one result for each of ``raw``, in its order.

    ``said_days`` maps spans of spoken words to the day on which they were spoken; what stands inside one of them is
    counted from that day. Where the publication day is only bounded, ``earliest`` and ``latest`` are set.
    """
    return _Resolver(raw, document, publication, groups, _pairs(said_days), lexicon or load_lexicon()).run()


def _pairs(said_days: Mapping[Span, date] | Iterable[tuple[Span, date]] | None) -> list[tuple[Span, date]]:
    if said_days is None:
        return []
    return sorted(said_days.items() if isinstance(said_days, Mapping) else said_days)


class _Resolver:
    def __init__(
        self,
        raw: tuple[RawTime, ...],
        document: Document,
        publication: Publication,
        groups: tuple[VerbGroup, ...],
        said_days: list[tuple[Span, date]],
        lexicon: Lexicon,
    ) -> None:
        self.raw = raw
        self.document = document
        self.publication = publication
        self.groups = groups
        self.said_days = said_days
        self.words: DirectionWords = direction_words(lexicon)
        self.quotations = document.quotations
        self.quoted = [quotation.span.start for quotation in document.quotations]
        self.chronicle = Chronicle(raw, document)
        self.week = week_days(raw, document, groups, publication.day)
        self.at = 0
        """Which of the expressions is being read."""
        self.last: tuple[date, date] | None = None
        self.told: list[Told] = []
        """What was resolved in prose outside of quotations."""

    @property
    def _bounded(self) -> bool:
        return self.publication.earliest is not None and self.publication.latest is not None

    def run(self) -> tuple[TimeExpression, ...]:
        found = []
        for at, raw in enumerate(self.raw):
            self.at = at
            found.append(self._resolve(raw))
        return tuple(found)

    def _quotation(self, raw: RawTime) -> Quotation | None:
        at = bisect_right(self.quoted, raw.span.start) - 1
        if at >= 0 and self.quotations[at].span.end >= raw.span.end:
            return self.quotations[at]
        return None

    def _said(self, raw: RawTime) -> date | None:
        """The day on which the words around the expression were spoken, where it is known."""
        at = bisect_right(self.said_days, raw.span.start, key=lambda entry: entry[0].start) - 1
        if at >= 0 and self.said_days[at][0].end >= raw.span.end:
            return self.said_days[at][1]
        return None

    def _resolve(self, raw: RawTime) -> TimeExpression:
        if raw.anchor is Anchor.SELF:
            return self._kept(raw, self._expression(raw, raw.anchor, meaning(raw, None, EITHER), EITHER, None), None)
        quotation = self._quotation(raw)
        said = self._said(raw) if self.said_days else None
        if quotation is None and raw.shape in _REPORTED_AS_OF_NOW:
            said = None
        towards, backshifted = direction(raw, self.document, self.groups, self.words)
        if raw.span in self.week:
            entry = self._expression(raw, raw.anchor, as_day(self.week[raw.span]), towards, None)
            return self._kept(raw, entry, None)
        if quotation is None and said is None and self.chronicle.holds(raw):
            day, towards = self.chronicle.count_from(raw, self.publication.day)
            found = meaning(raw, day, towards)
            return self._kept(raw, self._expression(raw, raw.anchor, found, towards, None), None)
        anchor = raw.anchor
        if anchor is Anchor.PUBLISHED and quotation is not None:
            anchor = Anchor.SAID
        day = said or self.publication.day
        if raw.shape == "nth":
            if self.told and self.told[-1].sentence == raw.sentence:
                day, towards = self.told[-1].start, EITHER
            else:
                anchor = Anchor.PUBLISHED
        elif anchor is Anchor.TIME:
            far = raw.number("count") is not None and raw.word("unit").rstrip("s") in _FAR
            day = self._anchor_day(raw) or (None if raw.word("event") or self.told or far else day)
        elif raw.token > 0 and self.document.tokens[raw.token - 1].lower == "into" and said is None:
            same = bool(self.told) and self.told[-1].sentence == raw.sentence
            day, towards = (self.told[-1].end, FUTURE) if same else (day, PAST)
        elif backshifted and said is None and raw.shape in _BACKSHIFTED:
            day = self._said_before(raw, day)
        found = meaning(raw, day, towards)
        if found is not None and quotation is None and said is None:
            found = self._of_the_year_told(raw, found, towards, day) or found
        return self._kept(raw, self._expression(raw, anchor, found, towards, said), quotation)

    def _of_the_year_told(self, raw: RawTime, found: Meaning, towards: int, day: date | None) -> Meaning | None:
        """ "met on 3 June 2019 and again on 4 October": the day after the one told, where the words go on with it.

        "Last year's accord was signed on 10 December": of that year, however near the next 10 December is.
        """
        before = self.raw[self.at - 1] if self.at else None
        if before is None or not self.told or self.told[-1].at != before.span.start:
            return None
        owned = (
            self.document.text[before.span.end : before.span.end + 2] in ("'s", "’s")
            and before.sentence == raw.sentence
        )
        if day is not None and towards == PAST and found.start > day and owned:
            of_that_year = meaning(raw.of_year(self.told[-1].start.year), day, towards)
            return of_that_year if of_that_year is not None and of_that_year.start <= day else None
        if not of_the_year_told(before, raw, self.document, towards):
            return None
        later = meaning(raw, self.told[-1].end, FUTURE)
        return later if later is not None and self.told[-1].end < later.start < found.start else None

    def _kept(self, raw: RawTime, expression: TimeExpression, quotation: Quotation | None) -> TimeExpression:
        if expression.start is not None and expression.end is not None and raw.in_prose and quotation is None:
            self.chronicle.note(raw, expression.start)
            self.last = expression.start, expression.end
            self.told.append(
                Told(
                    raw.sentence,
                    raw.span.start,
                    expression.start,
                    expression.end,
                    expression.precision,
                    (raw.limit and raw.day is None and raw.weekday is None) or self._is_aside(raw),
                )
            )
        return expression

    def _anchor_day(self, raw: RawTime) -> date | None:
        """The day from which "two days later" counts: of the event that it names, or of the time told last."""
        way = raw.word("way") or raw.word("way2")
        back = way in ("earlier", "before", "beforehand", "previous", "preceding")
        if raw.word("event"):
            told = self._of_event(raw)
        else:
            told = self._day_told(raw) if raw.word("unit").rstrip("s") in _SHORT else self.last
        if told is None:
            return None
        published = self.publication.day
        if raw.rule == _IN_THE_DAY and published is not None and not self._told_just_before(raw):
            return published  # "Later in the day, he will be received by the premier"
        if back and raw.shape == "anchored" and not raw.word("event") and published is not None and told[0] > published:
            return published if self._tells_past(raw) else told[0]
        return told[0] if back else told[1]

    def _day_told(self, raw: RawTime) -> tuple[date, date] | None:
        """The day told last; of what is to come, the one to come: "due in Lomé three days earlier"."""
        near = self.told[-_TOLD:]
        found, published, group = last_day(near), self.publication.day, self._verb(raw)
        if found is None or published is None or group is None or group.tense is not Tense.FUTURE or group.past:
            return found
        if found[1] >= published:
            return found
        return last_day([told for told in near if told.start > published]) or found

    def _is_aside(self, raw: RawTime) -> bool:
        """Whether it tells when something was said, or how long after something else another thing happened."""
        if raw.word("event"):
            return True
        group = self._verb(raw)
        return group is not None and group.lemma in self.words.saying

    def _told_just_before(self, raw: RawTime) -> bool:
        """Whether a past verb goes on with the one day told in this sentence or the one before."""
        near = (
            bool(self.told) and self.told[-1].sentence >= raw.sentence - 1 and self.told[-1].start == self.told[-1].end
        )
        return near and self._tells_past(raw)

    def _tells_past(self, raw: RawTime) -> bool:
        group = self._verb(raw)
        return group is not None and group.tense in (Tense.PAST, Tense.PERFECT)

    def _verb(self, raw: RawTime) -> VerbGroup | None:
        """The verb of the clause around it."""
        sentence = self.document.sentences[raw.sentence] if raw.sentence >= 0 else None
        return verb_of_clause(self.groups, self.document.tokens, sentence, raw.token) if sentence else None

    def _of_event(self, raw: RawTime) -> tuple[date, date] | None:
        """The time told in the sentence that last spoke of the event: "the day before the strike"."""
        event = raw.word("event")
        if raw.token < 0 or raw.fields.get("named_event"):
            return None
        ahead = self._dated_ahead(raw)
        if ahead is not None:
            return ahead
        stem = event[: max(len(event) - 2, 4)]
        tokens = self.document.tokens
        for k in range(raw.token - 1, max(raw.token - _MEMORY, -1), -1):
            if tokens[k].lower.startswith(stem):
                place = tokens[k].start
                near = [entry for entry in self.told[-_TOLD:] if abs(entry.at - place) < _NEAR]
                if near:
                    nearest = min(near, key=lambda entry: abs(entry.at - place))
                    return nearest.start, nearest.end
        near_by = self.told and raw.span.start - self.told[-1].at < _NEAR and raw.word("unit").rstrip("s") in _SHORT
        if near_by and self.told[-1].start == self.told[-1].end:
            return self.told[-1].start, self.told[-1].end
        return None

    def _dated_ahead(self, raw: RawTime) -> tuple[date, date] | None:
        """The day told right behind the event: "two days after the quake of 1 March"."""
        following = self.raw[self.at + 1] if self.at + 1 < len(self.raw) else None
        if following is None or following.sentence != raw.sentence or following.shape != "day" or following.token < 1:
            return None
        tokens = self.document.tokens
        between = [token.lower for token in tokens[raw.token : following.token]]
        if len(between) > _EVENT or between[-1] not in ("of", "on") or not _ENDS.isdisjoint(between):
            return None
        towards = direction(following, self.document, self.groups, self.words)[0]
        found = meaning(following, self.publication.day, towards)
        return (found.start, found.end) if found is not None and found.precision is Precision.DAY else None

    def _said_before(self, raw: RawTime, day: date | None) -> date | None:
        """The day of the saying in the same sentence: "said on Wednesday that they would dine on Friday"."""
        if self.told and self.told[-1].sentence == raw.sentence:
            last = self.told[-1]
            if last.start == last.end and (day is None or last.start < day):
                return last.start
        return day

    def _expression(
        self, raw: RawTime, anchor: Anchor, found: Meaning | None, towards: int, said: date | None
    ) -> TimeExpression:
        publication = self.publication
        if found is not None:
            earliest, latest = _rest_of(raw, found, said or publication.day)
            return TimeExpression(
                raw.span, raw.rule, found.precision, anchor, found.start, found.end, earliest, latest,
                bound=raw.bound, alternatives=found.alternatives, conflict=found.conflict, in_prose=raw.in_prose,
            )  # fmt: skip
        earliest = latest = None
        precision = self._precision(raw)
        if raw.shape == "within":
            day = said or publication.day
            last = within(raw, day, towards) if day is not None else None
            return TimeExpression(
                raw.span, raw.rule, Precision.VAGUE, anchor, None, None, earliest=day if last else None, latest=last,
                bound="before", in_prose=raw.in_prose,
            )  # fmt: skip
        if raw.shape == "nth_day" and publication.day is not None:
            number = raw.number("ordinal") or 1
            return TimeExpression(
                raw.span, raw.rule, precision, anchor, None, None,
                earliest=date.fromordinal(publication.day.toordinal() - number + 1) if number < 400 else None,
                latest=publication.day, bound=raw.bound, in_prose=raw.in_prose, days=number,
            )  # fmt: skip
        if raw.shape == "length":
            return TimeExpression(
                raw.span, raw.rule, precision, anchor, None, None, in_prose=raw.in_prose,
                days=(raw.number("count") or 1) * {"week": 7, "month": 30}.get(raw.word("unit"), 1),
            )  # fmt: skip
        if raw.shape == "soon" and publication.day is not None:
            days = {"day": 7, "week": 30, "month": 120}[raw.word("unit")]
            earliest, latest = publication.day, date.fromordinal(publication.day.toordinal() + days)
        elif anchor is not Anchor.TIME and publication.day is None and said is None and self._bounded:
            low, high = (meaning(raw, day, towards) for day in (publication.earliest, publication.latest))
            if low is not None and high is not None:
                if low == high:
                    return self._expression(raw, anchor, low, towards, said)
                earliest, latest = min(low.start, high.start), max(low.end, high.end)
        own = anchor is Anchor.PUBLISHED and publication.day is None and said is None
        return TimeExpression(
            raw.span, raw.rule, precision, anchor, None, None,
            earliest=earliest, latest=latest, bound=raw.bound, in_prose=raw.in_prose,
            floating=floating_of(raw, towards) if own else None,
        )  # fmt: skip

    def _precision(self, raw: RawTime) -> Precision:
        if raw.limit:
            return Precision.DAY
        if raw.word("part"):
            return Precision.PART
        return _PRECISIONS.get(raw.shape) or _UNITS.get(raw.word("unit"), Precision.DAY)


def _rest_of(raw: RawTime, found: Meaning, day: date | None) -> tuple[date | None, date | None]:
    """The bounds of "later this year" and "earlier this week", which lie behind and before the day it is said."""
    part = raw.word("part")
    if day is None or part not in ("later", "earlier") or not found.start <= day <= found.end:
        return None, None
    if part == "later":
        return min(day + timedelta(days=1), found.end), None
    return None, day
