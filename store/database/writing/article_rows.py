"""An extraction as the values of its rows: the article and the spans of its text. Pure functions."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import Any

from store.model import READ_KINDS, Extraction, MentionForm, Span

FIRST_WORDS = 90
"""Characters of the text that stand for a title where none is printed or given."""


def article_id(sha256: str) -> str:
    """The id that is shown: ``a-`` and the first 16 digits of the text's SHA-256."""
    return f"a-{sha256[:16]}"


def surface(text: str, span: Span) -> int:
    """A checksum of the words at a span, so that a check can prove that offsets still mean what they meant."""
    return zlib.crc32(text[span.start : span.end].encode())


def first_words(extraction: Extraction) -> str:
    """The beginning of the prose, cut at a word."""
    text = extraction.source.text
    body = next((b.span for b in extraction.document.blocks if b.kind in READ_KINDS), Span(0, len(text)))
    words = " ".join(text[body.start : min(body.end, body.start + 4 * FIRST_WORDS)].split())
    if len(words) <= FIRST_WORDS:
        return words or "(no text)"
    return words[:FIRST_WORDS].rsplit(" ", 1)[0] + "…"


def dates_json(extraction: Extraction) -> str:
    """The times of the text as the export has them."""
    return json.dumps(
        [{"span": list(time.span), "value": time.value, "rule": time.rule} for time in extraction.times],
        ensure_ascii=False,
    )


def article_row(extraction: Extraction) -> dict[str, Any]:
    """The columns of ``article`` but its number, its outlet, its sketch and its group of copies."""
    source, document, publication = extraction.source, extraction.document, extraction.publication
    text = source.text
    printed = " ".join(text[document.title.start : document.title.end].split()) if document.title else None
    title = source.title or printed
    return {
        "sha256": source.sha256,
        "name": article_id(source.sha256),
        "origin": source.origin,
        "given_id": source.given_id,
        "url": source.url,
        "given_title": source.title,
        "given_outlet": source.outlet,
        "given_published": source.published.isoformat() if source.published else None,
        "title": title or first_words(extraction),
        "printed_title": title,
        "encoding": source.encoding,
        "length": len(text),
        "published": _iso(publication.day),
        "published_earliest": _iso(publication.earliest),
        "published_latest": _iso(publication.latest),
        "published_how": publication.how.value,
        "published_conflict": publication.conflict,
        "published_reasons": json.dumps(publication.reasons, ensure_ascii=False),
        "published_evidence": json.dumps(publication.evidence),
        "blocks": json.dumps([[*block.span, block.kind.value] for block in document.blocks]),
        "dates": dates_json(extraction),
        "unknown": json.dumps(extraction.unknown, ensure_ascii=False),
        "parser": extraction.parser,
        "lexicon": extraction.lexicon,
    }


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


SpanRow = tuple[int, int, str, int, str, str, int]


def span_rows(extraction: Extraction) -> Iterator[SpanRow]:
    """Start, end, layer, owner, label, rule and surface of every run of the text that means something.

    Owners are the places of reports and statements among the article's; dates, places and actors have the owner 0.
    """
    text = extraction.source.text

    def row(span: Span, layer: str, owner: int, label: str, rule: str) -> SpanRow:
        return span.start, span.end, layer, owner, label, rule, surface(text, span)

    for owner, report in enumerate(extraction.reports):
        for claim in report.claims:
            yield row(claim.span, "meeting", owner, claim.status.value, " ".join(claim.rules))
        for span in report.evidence:
            yield row(span, "meeting", owner, report.status.value, " ".join(report.rules))
    for owner, statement in enumerate(extraction.statements):
        rule = " ".join(statement.rules)
        for span in statement.content:
            yield row(span, "statement", owner, statement.speaker or "", rule)
        if statement.cue_span is not None:
            yield row(statement.cue_span, "cue", owner, statement.act.value, rule)
        if statement.speaker_span is not None:
            yield row(statement.speaker_span, "speaker", owner, statement.speaker or "", rule)
    for time in extraction.times:
        yield row(time.span, "date", 0, time.value or "", time.rule)
    for mention in extraction.mentions:
        if mention.form is MentionForm.PLACE:
            place = extraction.places.get(mention.key)
            label = place.name if place else _actor_name(extraction, mention.key)
            yield row(mention.span, "place", 0, label, mention.rule)
        else:
            yield row(mention.span, "actor", 0, _actor_name(extraction, mention.key), mention.rule)


def _actor_name(extraction: Extraction, key: str) -> str:
    actor = extraction.actors.get(key)
    return actor.name if actor else key.partition(":")[2]
