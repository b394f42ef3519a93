"""Read the statements of a paragraph as if it stood in an article."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from store.extraction.mentions import MentionSet, find_mentions
from store.extraction.statements import find_statements
from store.extraction.times import find_times, resolve_times
from store.lexicon import Lexicon, load_lexicon
from store.model import (
    Act,
    DateHow,
    Document,
    Publication,
    SourceText,
    Statement,
    StatementKind,
    TimeExpression,
    VerbGroup,
)
from store.reading import read_document
from store.reading.verbs import verb_groups

LEXICON = load_lexicon()
BEFORE = "The week in the region\n\nThe delegations met in the capital for three hours and then left for home.\n\n"
AFTER = "\n\nThe hall was empty by nine, and the lamps were put out one after the other by the guards.\n"


class Said(NamedTuple):
    """A statement in words."""

    content: list[str]
    speaker: str | None
    subject: str | None
    kind: StatementKind
    act: Act
    rules: tuple[str, ...]
    statement: Statement


def arguments_of(
    text: str,
) -> tuple[SourceText, Document, tuple[TimeExpression, ...], MentionSet, tuple[VerbGroup, ...], Lexicon]:
    """What ``find_statements`` is given for a text."""
    source = SourceText(text=text, sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(), origin="-")
    document = read_document(text, LEXICON)
    groups = verb_groups(document, LEXICON)
    raw = find_times(document, LEXICON, groups)
    publication = Publication(None, None, None, DateHow.UNKNOWN)
    times = resolve_times(raw, document, publication, groups)
    mentions = find_mentions(document, LEXICON, publication, groups)
    return source, document, times, mentions, groups, LEXICON


def statements_of(text: str) -> tuple[Statement, ...]:
    """All statements of a whole text."""
    return find_statements(*arguments_of(text))


def said(paragraphs: str, *, whole: bool = False) -> list[Said]:
    """The statements of paragraphs set into an article (or of a ``whole`` text as it is)."""
    text = paragraphs if whole else BEFORE + paragraphs + AFTER
    found = []
    for statement in statements_of(text):
        span = statement.speaker_span
        found.append(
            Said(
                [text[part.start : part.end] for part in statement.content],
                statement.speaker,
                text[span.start : span.end] if span else None,
                statement.kind,
                statement.act,
                statement.rules,
                statement,
            )
        )
    return found
