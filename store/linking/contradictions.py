"""Where sources disagree about a meeting; shown, never settled in silence.

A later claim that continues an earlier one (scheduled, then postponed) is history. A contradiction is what cannot
both hold at one time: two voices of one day, or a later voice that says again what was given up before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from store.linking.article_report import ArticleReport
from store.linking.independent import independent
from store.linking.profile import Days, days_of
from store.model import OFF, Claim, Contradiction, ContradictionValue, Role, Status

DENIED = "denied"
ON = frozenset({Status.SCHEDULED, Status.ONGOING, Status.HELD})


@dataclass(frozen=True, slots=True)
class _Told:
    """One claim with who made it and when."""

    item: ArticleReport
    claim: Claim
    made: date
    voice: str
    days: tuple[Days, bool] | None
    says: str
    """Its status, or that there is no such meeting."""


def _told(items: Sequence[ArticleReport]) -> list[_Told]:
    """All claims by the day they were made, then article by article in text order."""
    told = [
        _Told(
            item,
            claim,
            item.made(claim) or date.min,
            claim.by_key or claim.by or f"article {item.source}",
            days_of(claim.when),
            DENIED if claim.denies else claim.status.value,
        )
        for item in items
        for claim in item.report.claims
    ]
    put_off = {(t.item.article_sha256, t.voice) for t in told if t.says == Status.POSTPONED.value}
    # "It will not take place on Monday, it has been put off": one voice's no to a day is no second opinion.
    told = [
        t
        for t in told
        if not (t.claim.negative and t.says == Status.CANCELLED.value and (t.item.article_sha256, t.voice) in put_off)
    ]
    return sorted(told, key=lambda t: (t.made, t.item.article_sha256, t.claim.span, t.claim.id))


def _value(value: str, told: Iterable[_Told]) -> ContradictionValue:
    claims = list(told)
    articles = tuple(sorted({t.item.article_sha256 for t in claims}))
    return ContradictionValue(value, articles, independent((t.item, t.claim) for t in claims))


def _contradiction(field: str, values: dict[str, list[_Told]]) -> Contradiction:
    made = [_value(value, told) for value, told in values.items()]
    return Contradiction(field, tuple(sorted(made, key=lambda v: (-v.independent, -len(v.articles), v.value))))


def _apart(a: _Told, b: _Told) -> bool:
    """Whether two claims are two voices': of other people, or of articles that speak for themselves."""
    return a.voice != b.voice


def _other_day(a: _Told, b: _Told) -> bool:
    """Whether two claims speak of different days, so that a move explains them both."""
    one, two = a.days, b.days
    if one is None or two is None:
        return False
    return not one[0].overlaps(two[0])


def _clash(older: _Told, newer: _Told) -> bool:
    """Whether the newer claim contradicts the older one instead of following upon it; of two of one day, either may
    be called the newer."""
    if (older.says == DENIED) is not (newer.says == DENIED):
        return True
    if older.says == DENIED or _other_day(older, newer):
        return False
    before, after = older.claim.status, newer.claim.status
    same_day = older.made == newer.made
    one_article = older.item.article_sha256 == newer.item.article_sha256
    if before in OFF and after in OFF:
        return before is not after and (same_day or before is Status.CANCELLED)
    if one_article or before not in OFF | ON or after not in OFF | ON:
        # An article that tells both what was planned and what became of it tells a story.
        return False
    if before in ON and after in OFF:
        if before is Status.SCHEDULED:
            return _stands(newer, older) if same_day else newer.claim.negative and newer.claim.by is not None
        return True
    if before in OFF and after in ON:
        begun_after_all = before is Status.CANCELLED and after is not Status.SCHEDULED
        return begun_after_all or _stands(older, newer)
    return False


def _stands(off: _Told, scheduled: _Told) -> bool:
    """Whether one claim holds to the day that another gives up; a plan without a day may be the new one."""
    given_up = days_of(off.claim.previous) or off.days
    return given_up is not None and scheduled.days is not None and given_up[0].overlaps(scheduled.days[0])


def _ends(told: Sequence[_Told]) -> list[_Told]:
    """Of each saying, the first and the last two voices: enough to find any clash, few enough to compare all."""
    sayings: dict[tuple[str, str], list[_Told]] = {}
    for t in told:
        sayings.setdefault((t.says, t.claim.when.start or ""), []).append(t)
    chosen: dict[str, _Told] = {}
    for group in sayings.values():
        for ordered in (group, group[::-1]):
            first = ordered[0]
            second = next((t for t in ordered if _apart(t, first)), first)
            chosen[first.claim.id] = first
            chosen[second.claim.id] = second
    return [t for t in told if chosen.get(t.claim.id) is t]


def _status(told: Sequence[_Told]) -> Contradiction | None:
    ends = _ends(told)
    clashing: set[str] = set()
    for place, newer in enumerate(ends):
        for older in ends[:place]:
            same_day = older.made == newer.made
            if _apart(older, newer) and (_clash(older, newer) or (same_day and _clash(newer, older))):
                clashing |= {older.says, newer.says}
    if not clashing:
        return None
    values: dict[str, list[_Told]] = {}
    for t in told:
        if t.says in clashing:
            values.setdefault(t.says, []).append(t)
    return _contradiction("status", values)


def _starts(told: Sequence[_Told]) -> Contradiction | None:
    """Exact days that do not overlap and that nobody explains by a move."""
    previous = [known[0] for t in told if (known := days_of(t.claim.previous))]
    previous += [known[0] for t in told if t.item.report.previous and (known := days_of(t.item.report.previous))]
    exact: dict[str, list[_Told]] = {}
    for t in told:
        known = t.days
        if (
            known
            and known[1]
            and t.claim.when.start
            and not t.claim.negative
            and t.claim.status is not Status.POSTPONED
        ):
            exact.setdefault(t.claim.when.start, []).append(t)
    standing: list[tuple[str, Days]] = []
    for start, claims in exact.items():
        days = claims[0].days
        if days and not any(days[0].overlaps(old) for old in previous):
            standing.append((start, days[0]))
    clashing = {
        start
        for start, days in standing
        for other, theirs in standing
        if start != other and not days.overlaps(theirs) and _apart_any(exact[start], exact[other])
    }
    return _contradiction("start", {start: exact[start] for start in sorted(clashing)}) if clashing else None


def _apart_any(one: Sequence[_Told], two: Sequence[_Told]) -> bool:
    """Whether more than one article or voice stands behind two values; one voice may correct itself."""
    both = [*one, *two]
    return len({t.item.article_sha256 for t in both}) > 1 or len({t.voice for t in both}) > 1


def _places(told: Sequence[_Told]) -> Contradiction | None:
    """Towns named for one meeting at one time; a later other town is a move, and history."""
    towns: dict[str, list[_Told]] = {}
    for t in told:
        place = t.claim.place
        if place and not place.startswith("country:") and not t.claim.negative:
            towns.setdefault(place, []).append(t)
    if len(towns) < 2:
        return None
    articles = {t.item.article_sha256 for claims in towns.values() for t in claims}
    if len(articles) == 1 and any(t.claim.previous or t.item.report.previous for t in told):
        return None
    spans = {place: (claims[0].made, claims[-1].made) for place, claims in towns.items()}
    clashing = {
        place
        for place, (first, last) in spans.items()
        for other, (start, end) in spans.items()
        if place != other and first <= end and start <= last and _apart_any(towns[place], towns[other])
    }
    return _contradiction("place", {place: towns[place] for place in sorted(clashing)}) if clashing else None


def _absences(told: Sequence[_Told]) -> list[Contradiction]:
    """Sides that one voice counts in and another says will stay away, where the later does not follow the earlier."""
    present: dict[str, list[_Told]] = {}
    absent: dict[str, list[_Told]] = {}
    for t in told:
        for part in t.claim.participations:
            if part.role is Role.ABSENT:
                absent.setdefault(part.key, []).append(t)
            elif not t.claim.negative:
                present.setdefault(part.key, []).append(t)
    found = []
    for key in sorted(absent.keys() & present.keys()):
        mine, theirs = absent[key], present[key]
        in_both = {t.claim.id for t in mine} & {t.claim.id for t in theirs}
        theirs = [t for t in theirs if t.claim.id not in in_both and t.made >= mine[0].made]
        if theirs and _apart_any(mine, theirs):
            found.append(_contradiction("participants", {f"{key} absent": mine, f"{key} present": theirs}))
    return found


def contradictions(items: Sequence[ArticleReport]) -> tuple[Contradiction, ...]:
    """What the reports of one meeting contradict each other in: status, start, place, then who takes part."""
    told = _told(items)
    if len(told) < 2:
        return ()
    single = [found for found in (_status(told), _starts(told), _places(told)) if found is not None]
    return (*single, *_absences(told))
