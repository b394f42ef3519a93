"""Read the times of a text as if it had come out on a given day."""

from __future__ import annotations

from datetime import date

from store.extraction.times import find_times, resolve_times
from store.lexicon import load_lexicon
from store.model import DateHow, Publication, Span, TimeExpression
from store.reading import read_document
from store.reading.verbs import verb_groups

LEXICON = load_lexicon()


def times(
    text: str,
    published: str | None = None,
    *,
    bounds: tuple[str, str] | None = None,
    said: dict[Span, date] | None = None,
) -> tuple[TimeExpression, ...]:
    document = read_document(text + "\n", LEXICON)
    groups = verb_groups(document, LEXICON)
    raw = find_times(document, LEXICON, groups)
    day = date.fromisoformat(published) if published else None
    low, high = (date.fromisoformat(bounds[0]), date.fromisoformat(bounds[1])) if bounds else (day, day)
    return resolve_times(raw, document, Publication(day, low, high, DateHow.GIVEN), groups, said)


def values(text: str, published: str | None = None) -> list[str]:
    """The values of all resolved expressions, in text order."""
    return [time.value for time in times(text, published) if time.value]
