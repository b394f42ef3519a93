"""What holds of a meeting now, chosen from its reports by explained precedence.

The newest report decides; on one day, an organiser or participant outranks others and these a relay; an exact day
beats a vague one that it lies in, a town its country. What is superseded stays in the history.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from store.linking.article_report import ArticleReport
from store.linking.profile import Days, days_of
from store.model import Claim, MeetingKind, Report, Status, When

STAGE = {
    Status.PROPOSED: 0,
    Status.SCHEDULED: 1,
    Status.POSTPONED: 2,
    Status.CANCELLED: 3,
    Status.ONGOING: 4,
    Status.HELD: 5,
}
"""How far along a meeting is: of equal reports of one day, the farther one tells more."""
KIND_ORDER = (MeetingKind.SUMMIT, MeetingKind.CALL, MeetingKind.VISIT, MeetingKind.TALKS, MeetingKind.OTHER)


@dataclass(frozen=True, slots=True)
class Values:
    """The current values of a meeting and the rules that chose them."""

    title: str
    kind: MeetingKind
    participants: tuple[str, ...]
    absent: tuple[str, ...]
    mediators: tuple[str, ...]
    hosts: tuple[str, ...]
    people: tuple[str, ...]
    place: str | None
    country: str | None
    when: When
    previous: When | None
    status: Status
    round: int | None
    rules: frozenset[str]


def claim_rank(claim: Claim, report: Report) -> int:
    """2 for an organiser or participant who speaks, 0 for a relay or somebody unnamed, else 1."""
    inside = {*report.participants, *report.people, *report.hosts, *report.mediators}
    if claim.by_key is not None and claim.by_key in inside:
        return 2
    return 0 if claim.via is not None or (claim.by or "").startswith("anonymous") else 1


def _deciding(report: Report) -> Claim:
    """The claim behind a report's status: the last that affirms it, or else the last."""
    for claim in reversed(report.claims):
        if claim.status is report.status and not claim.denies:
            return claim
    return report.claims[-1]


@dataclass(frozen=True, slots=True)
class _Voice:
    """A report with its place in the order of precedence."""

    item: ArticleReport
    made: date
    rank: int

    @property
    def report(self) -> Report:
        return self.item.report

    @property
    def order(self) -> tuple[date, int, int, str]:
        return self.made, self.rank, STAGE[self.report.status], self.item.id


def _voice(item: ArticleReport) -> _Voice:
    claim = _deciding(item.report)
    days = [day for day in (item.day, claim.said) if day is not None]
    return _Voice(item, max(days, default=date.min), claim_rank(claim, item.report))


def _only_denied(report: Report) -> bool:
    return all(claim.denies for claim in report.claims)


def _status(voices: Sequence[_Voice]) -> tuple[Status, str]:
    """The current status; ``voices`` newest first."""
    affirming = [voice for voice in voices if not _only_denied(voice.report)] or list(voices)
    newest = affirming[0]
    status = newest.report.status
    if status in (Status.PROPOSED, Status.SCHEDULED):
        days = days_of(newest.report.when)
        for voice in affirming:
            begun = voice.report.status in (Status.ONGOING, Status.HELD)
            # Who still writes "planned" after the meeting repeats old news, unless a later day is named.
            if begun and not (days and days[0].first > voice.made.toordinal()):
                return voice.report.status, "L.status.begun-stays"
    return status, "L.status.newest"


def _when(voices: Sequence[_Voice], status: Status) -> tuple[When, When | None, set[str]]:
    rules: set[str] = set()
    dated = [(voice, *known) for voice in voices if (known := days_of(voice.report.when)) is not None]
    if status is Status.POSTPONED:
        tellers = [voice for voice in voices if voice.report.status is Status.POSTPONED]
        when = When()
        for voice in tellers:
            if voice.report.when.start is None:
                when = voice.report.when
                break
        previous = next((voice.report.previous for voice in tellers if voice.report.previous), None)
        if previous is None:
            former = [voice for voice, _, exact in dated if exact] or [voice for voice, _, _ in dated]
            previous = former[0].report.when if former else None
            rules.add("L.previous.last-known-day")
        return when, previous, rules
    chosen: tuple[_Voice, Days, bool] | None = None
    for candidate in dated:
        if chosen is None:
            chosen = candidate
            continue
        _, days, exact = candidate
        if exact and not chosen[2] and days.overlaps(chosen[1]):
            chosen = candidate
            rules.add("L.start.exact-in-vague")
        elif (
            exact and chosen[2] and days.first <= chosen[1].first and chosen[1].last <= days.last and days != chosen[1]
        ):
            chosen = candidate
            rules.add("L.start.whole-range")
    if chosen is None:
        previous = next((voice.report.previous for voice in voices if voice.report.previous), None)
        return next((voice.report.when for voice in voices), When()), previous, rules
    rules.add("L.start.newest")
    when = chosen[0].report.when
    previous = chosen[0].report.previous
    if previous is None:
        for voice in voices:
            moved = days_of(voice.report.previous)
            if moved and not moved[0].overlaps(chosen[1]):
                previous = voice.report.previous
                rules.add("L.previous.told")
                break
    if previous is None and chosen[2]:
        for voice, days, exact in dated:
            if exact and voice.made < chosen[0].made and not days.overlaps(chosen[1]) and days.gap(chosen[1]) > 1:
                previous = voice.report.when
                rules.add("L.previous.older-day")
                break
    return when, previous, rules


def _place(voices: Sequence[_Voice]) -> tuple[str | None, str | None, str]:
    placed = [voice.report for voice in voices if voice.report.place]
    for report in placed:
        if report.place and not report.place.startswith("country:"):
            return report.place, report.country, "L.place.town"
    for report in placed:
        return report.place, report.country or report.place, "L.place.country"
    country = next((voice.report.country for voice in voices if voice.report.country), None)
    return None, country, "L.place.country" if country else ""


def _union(
    voices: Iterable[_Voice], field: Callable[[Report], tuple[str, ...]], without: frozenset[str]
) -> tuple[str, ...]:
    """Everybody named, those of most sources first, then in the order of the newest report."""
    sources: dict[str, set[str]] = {}
    for voice in voices:
        for key in field(voice.report):
            if key not in without:
                sources.setdefault(key, set()).add(voice.item.source)
    order = {key: place for place, key in enumerate(sources)}
    return tuple(sorted(sources, key=lambda key: (-len(sources[key]), order[key])))


def _staying_away(voices: Sequence[_Voice]) -> frozenset[str]:
    """Those whose newest mention says that they do not take part."""
    latest: dict[str, bool] = {}
    for voice in voices:
        for key in voice.report.participants:
            latest.setdefault(key, False)
        for key in voice.report.absent:
            latest.setdefault(key, True)
    return frozenset(key for key, absent in latest.items() if absent)


def _told(report: Report) -> int:
    """How much a report says, to choose the title from the fullest."""
    exact = days_of(report.when)
    return sum((bool(report.place), bool(exact and exact[1]), len(report.participants) >= 2, report.round is not None))


def current_values(items: Sequence[ArticleReport]) -> Values:
    """The current values of one meeting's reports (at least one)."""
    if len(items) == 1:
        report = items[0].report
        return Values(
            report.title, report.kind, report.participants, report.absent, report.mediators, report.hosts,
            report.people, report.place, report.country, report.when, report.previous, report.status, report.round,
            frozenset(),
        )  # fmt: skip
    voices = sorted((_voice(item) for item in items), key=lambda voice: voice.order, reverse=True)
    status, status_rule = _status(voices)
    when, previous, rules = _when(voices, status)
    place, country, place_rule = _place(voices)
    away = _staying_away(voices)
    participants = _union(voices, lambda report: report.participants, away)
    kinds = Counter(voice.report.kind for voice in voices)
    fullest = max(voices, key=lambda voice: (_told(voice.report), voice.order))
    return Values(
        title=fullest.report.title,
        kind=min(kinds, key=lambda kind: (-kinds[kind], KIND_ORDER.index(kind))),
        participants=participants,
        absent=_union(voices, lambda report: report.absent, frozenset(participants)),
        mediators=_union(voices, lambda report: report.mediators, frozenset(participants)),
        hosts=_union(voices, lambda report: report.hosts, frozenset()),
        people=_union(voices, lambda report: report.people, away),
        place=place,
        country=country,
        when=when,
        previous=previous,
        status=status,
        round=next((voice.report.round for voice in voices if voice.report.round is not None), None),
        rules=frozenset(rule for rule in (status_rule, place_rule, *rules) if rule),
    )
