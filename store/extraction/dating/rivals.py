"""Which of several header dates that name their year is the day of publication, where the first one cannot be it.

What the page calls its date may be that of the page's making, or of an older text that it was copied from; what
stands at the top of the page may be the day on which it was looked at. The dateline and the text tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from store.extraction.dating.checks import contradicted, score
from store.extraction.dating.evidence import Evidence
from store.extraction.dating.head_lines import dateline_date
from store.extraction.dating.headers import HeaderDate
from store.extraction.dating.words import DatingWords
from store.model import Document

_LATE = timedelta(days=2)
"""By how much the day of a dateline is after that of publication at most, by time zones and slips."""
_OWN = frozenset({"published", ""})
"""What the page calls dates that may be the day of publication."""


def likeliest_first(
    headers: Sequence[HeaderDate], document: Document, evidence: Evidence, words: DatingWords
) -> list[HeaderDate]:
    """The header dates with the likeliest one first."""
    if not headers or (first := _day(headers[0])) is None:
        return list(headers)
    rivals = [header for header in headers[1:] if _day(header) is not None]
    if not any(header.dateline for header in headers) and (line := dateline_date(document, words)) is not None:
        rivals.append(HeaderDate(line.printed, line.span, "", None, dateline=True))
    for rival in rivals:
        day = _day(rival)
        if day is not None and day != first and _wins(rival, day, headers[0], first, document, evidence):
            return [rival, *(header for header in headers if header is not rival)]
    return list(headers)


def _day(header: HeaderDate) -> date | None:
    """The day of a header that can be read in one way only and may be that of publication."""
    printed = header.printed
    if header.label not in _OWN or printed.year is None or printed.swapped is not None:
        return None
    return printed.on(printed.year)


def _wins(
    rival: HeaderDate, day: date, header: HeaderDate, first: date, document: Document, evidence: Evidence
) -> bool:
    points, others = score(day, evidence), score(first, evidence)
    title = document.title
    parted = title is not None and header.span.end <= title.start and rival.span.start >= title.end
    if ((rival.dateline and not header.dateline) or parted) and day > first + _LATE:
        return points >= others  # nothing comes out before it is written
    if parted and not header.label and day < first and not (rival.dateline and _has_place(rival, document.text)):
        return points >= others  # over the title stands the day on which the page was looked at
    return abs(day - first) > _LATE and points > others and bool(contradicted(first, evidence))


def _has_place(header: HeaderDate, text: str) -> bool:
    """Whether a word stands before the date in its line."""
    line = text[text.rfind("\n", 0, header.span.start) + 1 : header.span.start]
    return any(sign.isalpha() for sign in line)
