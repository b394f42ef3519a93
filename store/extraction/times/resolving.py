"""From expressions to days: what each one is counted from, and what is left open while that is not known."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date

from store.extraction.times.direction import DirectionWords, direction, direction_words
from store.extraction.times.meaning import EITHER, Meaning, meaning
from store.extraction.times.raw import RawTime
from store.lexicon import Lexicon, load_lexicon
from store.model import Anchor, Document, Precision, Publication, Quotation, Span, TimeExpression, VerbGroup

_PRECISIONS = {
    "range": Precision.RANGE, "either": Precision.RANGE, "weekdays": Precision.RANGE,
    "weekdays_either": Precision.RANGE,
    "month": Precision.MONTH, "months": Precision.RANGE, "season": Precision.SEASON, "quarter": Precision.QUARTER,
    "half": Precision.HALF, "year": Precision.YEAR, "years": Precision.RANGE, "decade": Precision.VAGUE,
    "week_of": Precision.WEEK, "soon": Precision.VAGUE, "length": Precision.VAGUE, "nth_day": Precision.VAGUE,
    "vague": Precision.VAGUE,
}  # fmt: skip
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
        self.last: tuple[date, date] | None = None

    def run(self) -> tuple[TimeExpression, ...]:
        return tuple(self._resolve(raw) for raw in self.raw)

    def _quotation(self, raw: RawTime) -> Quotation | None:
        at = bisect_right(self.quotations, raw.span.start, key=lambda quotation: quotation.span.start) - 1
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
        quotation = self._quotation(raw)
        anchor = raw.anchor
        towards = direction(raw, self.document, self.groups, self.words) if anchor is not Anchor.SELF else EITHER
        said = self._said(raw)
        if anchor is Anchor.PUBLISHED and quotation is not None:
            anchor = Anchor.SAID
        found: Meaning | None
        if anchor is Anchor.SELF:
            found = meaning(raw, self.publication.day, towards)
        elif anchor is Anchor.TIME and self.last is not None:
            way = raw.word("way") or raw.word("way2")
            base = self.last[0] if way in ("earlier", "before", "previous", "preceding") else self.last[1]
            found = meaning(raw, base, towards)
        else:
            found = meaning(raw, said or self.publication.day, towards)
        expression = self._expression(raw, anchor, found, towards, said)
        if expression.start is not None and expression.end is not None and raw.in_prose and quotation is None:
            self.last = expression.start, expression.end
        return expression

    def _expression(
        self, raw: RawTime, anchor: Anchor, found: Meaning | None, towards: int, said: date | None
    ) -> TimeExpression:
        publication = self.publication
        if found is not None:
            return TimeExpression(
                raw.span, raw.rule, found.precision, anchor, found.start, found.end,
                bound=raw.bound, alternatives=found.alternatives, conflict=found.conflict, in_prose=raw.in_prose,
            )  # fmt: skip
        earliest: date | None = None
        latest: date | None = None
        precision = self._precision(raw)
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
        elif publication.day is None and said is None and publication.earliest and publication.latest:
            low, high = meaning(raw, publication.earliest, towards), meaning(raw, publication.latest, towards)
            if low is not None and high is not None:
                if low == high:
                    return self._expression(raw, anchor, low, towards, said)
                earliest, latest = min(low.start, high.start), max(low.end, high.end)
        return TimeExpression(
            raw.span, raw.rule, precision, anchor, None, None,
            earliest=earliest, latest=latest, bound=raw.bound, in_prose=raw.in_prose,
        )  # fmt: skip

    def _precision(self, raw: RawTime) -> Precision:
        if raw.limit:
            return Precision.DAY
        if raw.word("part"):
            return Precision.PART
        return _PRECISIONS.get(raw.shape) or _UNITS.get(raw.word("unit"), Precision.DAY)
