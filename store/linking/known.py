"""What was known on an earlier day: the same values from the claims made until then.

Which meeting a report belongs to is decided with what is known now; what was known of the meeting is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from store.linking.article_report import ArticleReport
from store.linking.meetings import link, put_together
from store.model import Claim, Meeting, Report, Role, Status, When


def known_by(item: ArticleReport, day: date) -> ArticleReport | None:
    """A report cut down to the claims made on ``day`` or before; None where there were none, or it cannot be told."""
    claims = tuple(claim for claim in item.report.claims if (made := item.made(claim)) is not None and made <= day)
    if not claims:
        return None
    if len(claims) == len(item.report.claims):
        return item
    return replace(item, report=_from_claims(item.report, claims))


def _from_claims(report: Report, claims: tuple[Claim, ...]) -> Report:
    """A report as some of its claims have it; who it speaks of is taken from the whole."""
    affirming = [claim for claim in claims if not claim.denies] or list(claims)
    status = affirming[-1].status
    dated = [claim.when for claim in affirming if claim.when != When()]
    when = dated[-1] if dated else When()
    previous = next((claim.previous for claim in reversed(affirming) if claim.previous is not None), None)
    if status is Status.POSTPONED:
        previous, when = previous or (when if when.start else None), When(how=when.how)
    place = next((claim.place for claim in reversed(affirming) if claim.place is not None), None)
    absent = {part.key for claim in claims for part in claim.participations if part.role is Role.ABSENT}
    return replace(
        report,
        claims=claims,
        evidence=tuple(span for span in report.evidence if any(span.overlaps(claim.span) for claim in claims)),
        absent=tuple(key for key in report.absent if key in absent),
        place=place,
        country=report.country if place == report.place else place if place and place.startswith("country:") else None,
        when=when,
        previous=previous,
        status=status,
        round=next((claim.round for claim in reversed(affirming) if claim.round is not None), None),
    )


def meeting_known_on(items: Iterable[ArticleReport], day: date) -> Meeting | None:
    """One meeting, from its reports, as it was known on a day; None where nobody had spoken of it."""
    known = [cut for item in items if (cut := known_by(item, day)) is not None]
    return put_together(known) if known else None


def link_known_on(reports: Iterable[ArticleReport], day: date) -> list[Meeting]:
    """All meetings as they would be linked from what was known on a day."""
    return link(cut for item in reports if (cut := known_by(item, day)) is not None)
