#!/usr/bin/env python3
"""Predict TIMEX3 dates for a TimeML scorer: what the reader of times makes of documents whose day is known.

    timex_predictions.py DOCUMENTS.jsonl > PREDICTIONS.jsonl

Each input line is ``{"article", "dct", "text"}``; each output line ``{"article", "start", "end", "value"}`` with a
TIMEX3 value. The corpora themselves are not part of this project.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from store.extraction.times import RawTime, find_times, resolve_times
from store.lexicon import Lexicon, load_lexicon
from store.model import DateHow, Precision, Publication, TimeExpression
from store.reading import read_document
from store.reading.verbs import verb_groups

LENGTHS = frozenset({"length", "nth_day", "soon", "within", "years"})
"""Shapes that TIMEX3 calls durations or sets, not dates."""
SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def timex_value(raw: RawTime, time: TimeExpression) -> str | None:
    """The TIMEX3 value of a resolved expression: no modifiers, periods by their name (``1998-W06``, ``1998-Q1``)."""
    if raw.vague:
        return {"vague.now": "PRESENT_REF", "vague.past": "PAST_REF", "vague.future": "FUTURE_REF"}[raw.rule]
    if raw.shape == "decade" and time.start is not None:
        return f"{time.start.year // 10:d}X"
    if time.start is None or time.end is None:
        return None
    start, unit = time.start, raw.word("unit")
    if (unit == "week" and raw.shape in ("unit", "anchored")) or time.precision is Precision.WEEK:
        year, week, _day = start.isocalendar()
        return f"{year}-W{week:02d}"
    if unit == "weekend":
        year, week, _day = start.isocalendar()
        return f"{year}-W{week:02d}-WE"
    if (unit == "year" and raw.shape in ("unit", "anchored", "offset")) or raw.shape == "year":
        return f"{start.year:04d}"
    if raw.shape == "season":
        month = start.month if start.month in SEASONS else (start.month // 3) * 3 or 12
        return f"{start.year:04d}-{SEASONS[month]}"
    if raw.shape == "quarter" or (unit == "quarter" and raw.shape == "unit"):
        return f"{start.year:04d}-Q{(start.month + 2) // 3}"
    if raw.shape == "half":
        return f"{start.year:04d}-H{1 if start.month < 7 else 2}"
    if raw.shape == "month" or unit == "month":
        return f"{start.year:04d}-{start.month:02d}"
    return start.isoformat()


def timex_predictions(text: str, dct: date, lexicon: Lexicon) -> Iterator[tuple[int, int, str | None]]:
    """Start, end and TIMEX3 value of every date in ``text``, written on ``dct``."""
    document = read_document(text, lexicon)
    groups = verb_groups(document, lexicon)
    raw = find_times(document, lexicon, groups, vague=True)
    publication = Publication(dct, dct, dct, DateHow.GIVEN)
    plain = tuple(_without_bound(each) for each in raw)
    for each, time in zip(plain, resolve_times(plain, document, publication, groups), strict=True):
        if each.shape not in LENGTHS:
            yield each.span.start, each.span.end, timex_value(each, time)


def _without_bound(raw: RawTime) -> RawTime:
    """TIMEX3 leaves "by" and "before" out of a date."""
    fields = dict(raw.fields)
    fields.pop("limit", None)
    return replace(raw, fields=fields, bound="", limit=False)


def main() -> int:
    lexicon = load_lexicon()
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            dct = date.fromisoformat(article["dct"][:10])
            for start, end, value in timex_predictions(article["text"], dct, lexicon):
                row = {"article": article["article"], "start": start, "end": end, "value": value}
                sys.stdout.write(json.dumps(row) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
