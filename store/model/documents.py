"""Source texts, and what a text is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from store.spans import BlockKind, Span


@dataclass(frozen=True, slots=True)
class SourceText:
    """What was read, stored raw, with what the reader was told about it."""

    text: str
    sha256: str
    """Hex digest of the text's UTF-8 bytes: the identity of the article."""
    origin: str
    """Path, URL or ``-`` for standard input, as given."""
    given_id: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    """The publication day the reader was told (option, jsonl field or correction), if any."""
    encoding: str = "utf-8"
    """How the bytes were read; ``utf-8 (3 replaced)`` where some meant nothing."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text of one kind. Blocks do not overlap; white space between them belongs to none."""

    span: Span
    kind: BlockKind
    rule: str
    turn: str = ""
    """``question`` or ``answer`` in a transcript, ``post`` in an embedded post, ``item`` in a list, else empty."""


class Token(NamedTuple):
    """A word, number or single sign of a read block."""

    start: int
    end: int
    text: str
    lower: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a read block; a sentence never ends inside an open quotation."""

    span: Span
    block: int
    """Index into ``Document.blocks``."""
    first: int
    last: int
    """Token range ``[first, last)`` in ``Document.tokens``."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A run between quotation marks, healed where a mark is missing."""

    span: Span
    """With its marks."""
    inner: Span
    """Without them."""
    closed: bool
    """False where the closing mark was missing (healed, or a paragraph that the next one continues)."""
    continues: bool = False
    """True where it goes on from an unclosed quotation in the block before (newspaper style)."""


@dataclass(frozen=True, slots=True)
class Document:
    """A source text taken apart: layout, sentences, quotations and tokens of the read blocks, in text order."""

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    tokens: tuple[Token, ...]
    title: Span | None
    outlet: str | None
    """The outlet as printed in a header, source tag or tail, if any."""
    byline: str | None
