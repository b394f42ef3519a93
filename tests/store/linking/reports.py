"""Short ways to write reports for the tests of linking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import HealthCheck, settings

from store.linking import ArticleReport
from store.model import (
    Claim,
    DateHow,
    MeetingKind,
    Participation,
    Precision,
    Publication,
    Report,
    Role,
    Span,
    Status,
    When,
)

CALM = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""For tests on machines that are busy with other things."""
UNDATED = Publication(None, None, None, DateHow.UNKNOWN)


def published(day: str | None) -> Publication:
    if day is None:
        return UNDATED
    known = date.fromisoformat(day)
    return Publication(known, known, known, DateHow.HEADER)


def when(start: str | None, end: str | None = None) -> When:
    return When(start, end or start, precision=Precision.DAY) if start else When()


def claim(
    name: str,
    at: int = 0,
    status: str = "scheduled",
    *,
    start: str | None = None,
    end: str | None = None,
    previous: str | None = None,
    parties: Sequence[str] = (),
    absent: Sequence[str] = (),
    place: str | None = None,
    number: int | None = None,
    kind: str = "talks",
    by: str | None = None,
    via: str | None = None,
    said: str | None = None,
    negative: bool = False,
) -> Claim:
    parts = [Participation(key, Role.PARTY, None, "test") for key in parties]
    parts += [Participation(key, Role.ABSENT, None, "test") for key in absent]
    return Claim(
        id=f"m-{name}-{at:03}",
        span=Span(at, at + 9),
        trigger=Span(at, at + 5),
        status=Status(status),
        negative=negative,
        kind=MeetingKind(kind),
        participations=tuple(parts),
        place=place,
        when=when(start, end),
        previous=when(previous) if previous else None,
        round=number,
        by=by,
        by_key=f"person:{by}" if by else None,
        via=via,
        said=date.fromisoformat(said) if said else None,
        rules=("test",),
    )


def report_of(
    article: str,
    claims: Sequence[Claim],
    day: str | None = "2026-02-02",
    *,
    people: Sequence[str] = (),
    country: str | None = None,
    duplicate_group: str | None = None,
    historical: bool = False,
    moved: bool = False,
) -> ArticleReport:
    """A report with the values of its last affirmed claim, and the sides of all of them."""
    last = next((claim for claim in reversed(claims) if not claim.negative), claims[-1])
    roles: dict[Role, list[str]] = {Role.PARTY: [], Role.ABSENT: []}
    for one in claims:
        for part in one.participations:
            if part.key not in roles[part.role]:
                roles[part.role].append(part.key)
    report = Report(
        claims=tuple(claims),
        evidence=tuple(one.span for one in claims),
        title="talks",
        kind=last.kind,
        participants=tuple(key for key in roles[Role.PARTY] if key not in roles[Role.ABSENT]),
        absent=tuple(roles[Role.ABSENT]),
        mediators=(),
        hosts=(),
        people=tuple(people),
        place=last.place,
        country=country,
        when=last.when,
        previous=last.previous,
        status=last.status,
        round=last.round,
        rules=("test",),
        moved=moved,
        historical=historical,
    )
    return ArticleReport(article, published(day), None, duplicate_group, report)


def told(
    article: str,
    parties: str,
    start: str | None = None,
    *,
    at: int = 0,
    day: str | None = "2026-02-02",
    people: Sequence[str] = (),
    status: str = "scheduled",
    end: str | None = None,
    previous: str | None = None,
    place: str | None = None,
    country: str | None = None,
    number: int | None = None,
    kind: str = "talks",
    historical: bool = False,
    moved: bool = False,
    duplicate_group: str | None = None,
) -> ArticleReport:
    """A report of one claim; ``parties`` are two-letter codes or whole keys with blanks between."""
    sides = [side if ":" in side else f"country:{side}" for side in parties.split()]
    one = claim(
        article,
        at,
        status,
        start=start,
        end=end,
        previous=previous,
        parties=sides,
        place=place,
        number=number,
        kind=kind,
    )
    return report_of(
        article,
        [one],
        day,
        people=people,
        country=country,
        historical=historical,
        moved=moved,
        duplicate_group=duplicate_group,
    )
