"""When an article came out: told, printed in a header, or worked out from the calendar in its text.

The order: what the reader was told, a header or dateline (checked against the text), the text itself (weekdays
beside dates fix the year, the day on which the news was said fixes the day), bounds, unknown. The file's own time
is never asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.dating.addresses import day_of_address
from store.extraction.dating.calendar import from_text
from store.extraction.dating.counting import add_counted
from store.extraction.dating.evidence import gather
from store.extraction.dating.head_lines import chronicle
from store.extraction.dating.headers import from_header, header_dates, header_month, lead_date, place_dates
from store.extraction.dating.homes import month_first_at, month_first_by_style
from store.extraction.dating.offices import offices_held
from store.extraction.dating.outside import add_entries, add_frames, add_outside_facts, copyright_year
from store.extraction.dating.rivals import likeliest_first
from store.extraction.dating.words import DatingWords, dating_words
from store.extraction.dating.yearless import of_this_day
from store.model import DateHow, Document, Publication, SourceText

if TYPE_CHECKING:
    from store.lexicon import Lexicon


def date_article(
    source: SourceText,
    document: Document,
    lexicon: Lexicon,
) -> Publication:
    """The day of publication, or the days between which it must lie, with the reasons."""
    if source.published is not None:
        day = source.published
        return Publication(day, day, day, DateHow.GIVEN, (), ("told with the text",))
    words = dating_words(lexicon)
    evidence = gather(document, words)
    evidence.held.extend(offices_held(document, lexicon))
    home = month_first_at(document, lexicon, words)
    headers = header_dates(document, words, home)
    entries = chronicle(document, words)
    if entries:
        first, last = entries[0][1].start, entries[-1][1].end
        headers = [header for header in headers if header.label or not first <= header.span.start <= last]
        add_entries(entries, words, evidence)
        if not headers:
            headers = [one for one in place_dates(document, words, home) if not first <= one.span.start <= last]
    elif all(header.printed.year is None or header.label == "address" for header in headers):
        headers = place_dates(document, words, home) + headers
    if all(header.label == "address" for header in headers) and (lead := lead_date(document, words)) is not None:
        headers = [lead, *headers]
    if not headers or headers[0].printed.year is None:
        evidence.copyright = copyright_year(document, words)
        add_outside_facts(document, words, evidence)
        add_counted(document, words, evidence)
        add_frames(document, words, evidence)
    if any(header.printed.swapped and header.month_first is None for header in headers):
        evidence.month_first = month_first_by_style(document, lexicon, words)
    headers = likeliest_first(headers, document, evidence, words)
    for header in headers:
        publication = from_header(header, headers, evidence, words)
        if publication is not None:
            return publication
    month = header_month(document, words)
    if month is not None:
        return month
    by_address = _by_address(source, words)
    if by_address is not None:
        return by_address
    today = of_this_day(evidence, words)
    if today is not None:
        return today
    return from_text(evidence, words)


def _by_address(source: SourceText, words: DatingWords) -> Publication | None:
    """A day in the article's web address: /2025/11/03/."""
    day = day_of_address(source.url or "", words)
    if day is None:
        return None
    return Publication(day, day, day, DateHow.INFERRED, (), ("the day in the web address",))
