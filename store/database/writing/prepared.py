"""What the writer files of one article, worked out beforehand: a pure function, made where the article was read."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from store.crossing import cross_by_fields
from store.database.codec import to_json
from store.database.events import Days, days_of_statement, sequence_of
from store.database.writing.article_rows import article_row, span_rows
from store.linking import ArticleReport, block_keys
from store.linking.duplicates import Fingerprint, fingerprint
from store.model import (
    Act,
    Actor,
    Claim,
    Extraction,
    Floating,
    MentionForm,
    Participation,
    Place,
    Publication,
    Report,
    SourceText,
    Span,
    Statement,
    TimeExpression,
    When,
)

LISTED = (Act.STATEMENT, Act.REFUSAL)
"""Acts that lists show unless asked for others."""
ALIAS_FORMS = (MentionForm.NAME, MentionForm.METONYM)
"""Forms of mention whose words are looked up as a name of the actor."""


@dataclass(frozen=True, slots=True)
class PreparedReport:
    report: Report
    model: str
    """The report as JSON."""
    mentioned: tuple[str, ...]
    """Keys of the actors that its words name."""
    claims: tuple[tuple[str, int, int, str, str], ...]
    """Id, start, stop, status and words of each claim."""
    blocks: tuple[tuple[int, int, int | None], ...]
    """Block key, what the report is in it, and the key with which it dies."""


@dataclass(frozen=True, slots=True)
class PreparedStatement:
    statement: Statement
    model: str
    """The statement as JSON."""
    mentioned: tuple[str, ...]
    words: str
    report: int | None
    """Which of the article's reports is of the meeting that it speaks of."""
    days: Days
    sequence: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """One article, ready to be filed; the numbers of rows are all that is missing."""

    source: SourceText
    outlet: str | None
    publication: Publication
    row: dict[str, Any]
    """Columns of ``article`` but its number, its outlet and its group of copies."""
    mark: Fingerprint
    actors: dict[str, Actor]
    places: dict[str, Place]
    mentions: dict[str, int]
    """How often each actor is mentioned."""
    aliases: tuple[tuple[str, str, bool], ...]
    """Key of an actor, words that name it, and whether they are a name and no metonym."""
    reports: tuple[PreparedReport, ...]
    statements: tuple[PreparedStatement, ...]
    spans: tuple[tuple[int, int, str, int, str, str, int], ...]
    """Start, stop, layer, which of the reports or statements (or 0), label, rule and checksum of the words."""
    unknown: tuple[str, ...]


cross_by_fields(Prepared, PreparedReport, PreparedStatement, Days, SourceText, Publication, Actor, Place)
cross_by_fields(Report, Claim, Participation, When, Floating, Statement, TimeExpression)


class Mentions:
    """Which actors an article names where."""

    def __init__(self, extraction: Extraction) -> None:
        actors = extraction.actors
        self._found = sorted((mention.span, mention.key) for mention in extraction.mentions if mention.key in actors)

    def inside(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """The actors with a mention inside one of the spans, each once."""
        keys: dict[str, None] = {}
        for span in spans:
            for at in range(bisect_left(self._found, ((span.start, span.start),)), len(self._found)):
                mention, key = self._found[at]
                if mention.start >= span.end:
                    break
                if mention.end <= span.end:
                    keys[key] = None
        return tuple(keys)


def prepared(extraction: Extraction) -> Prepared:
    """The rows of an article."""
    source, text = extraction.source, extraction.source.text
    named = Mentions(extraction)
    reports = tuple(_report(extraction, report, named) for report in extraction.reports)
    triggers = sorted(
        (claim.trigger, number) for number, report in enumerate(extraction.reports) for claim in report.claims
    )
    statements = tuple(
        PreparedStatement(
            statement,
            to_json(statement),
            named.inside(statement.content),
            " … ".join(" ".join(text[span.start : span.end].split()) for span in statement.content),
            _about(statement, triggers),
            days_of_statement(statement, extraction.publication),
            sequence_of(source.sha256, ordinal, statement=True),
        )
        for ordinal, statement in enumerate(extraction.statements)
    )
    mentions: Counter[str] = Counter()
    aliases: dict[tuple[str, str, bool], None] = {}
    for mention in extraction.mentions:
        if mention.form is MentionForm.PLACE or mention.key not in extraction.actors:
            continue
        mentions[mention.key] += 1
        if mention.form in ALIAS_FORMS:
            words = text[mention.span.start : mention.span.end]
            aliases[mention.key, words, mention.form is MentionForm.NAME] = None
    return Prepared(
        source=source,
        outlet=source.outlet or extraction.document.outlet,
        publication=extraction.publication,
        row=article_row(extraction),
        mark=fingerprint(text),
        actors=extraction.actors,
        places=extraction.places,
        mentions=dict(mentions),
        aliases=tuple(aliases),
        reports=reports,
        statements=statements,
        spans=tuple(span_rows(extraction)),
        unknown=extraction.unknown,
    )


def _report(extraction: Extraction, report: Report, named: Mentions) -> PreparedReport:
    text = extraction.source.text
    item = ArticleReport(extraction.source.sha256, extraction.publication, None, None, report)
    return PreparedReport(
        report,
        to_json(report),
        named.inside([*report.evidence, *(claim.span for claim in report.claims)]),
        tuple(
            (claim.id, claim.span.start, claim.span.end, claim.status.value, text[claim.span.start : claim.span.end])
            for claim in report.claims
        ),
        block_numbers(item),
    )


def _about(statement: Statement, triggers: Sequence[tuple[Span, int]]) -> int | None:
    """The report of the meeting that a statement speaks of: the first that one of its words tells of."""
    for span in sorted(statement.content):
        for trigger, report in triggers[bisect_left(triggers, (Span(span.start, span.start), 0)) :]:
            if trigger.start >= span.end:
                break
            if span.covers(trigger):
                return report
    return None


def block_numbers(item: ArticleReport) -> tuple[tuple[int, int, int | None], ...]:
    """The block keys of a report as numbers; they do not depend on which articles are copies."""
    return tuple(
        (number_of(key), int(role), number_of(parent) if parent else None)
        for key, (role, parent) in block_keys(item).items()
    )


@lru_cache(maxsize=16384)
def number_of(key: str) -> int:
    """A block key as a number, which is shorter to store; keys that share one would only be linked together more."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)
