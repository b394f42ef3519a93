"""From a text to its layout: blocks, sentences, quotations and tokens, with the text's own offsets."""

from __future__ import annotations

from bisect import bisect_left

from store.model import READ_KINDS, BlockKind, Document, Quotation, Sentence, Token
from store.reading.layout import lay_out
from store.reading.outlets import find_outlet
from store.reading.quotations import Open, find_quotations
from store.reading.rules import Tables, layout_rules
from store.reading.sentences import cut_sentences
from store.reading.tokens import lower_of, remember, start_of, tokenise

__all__ = ["read_document", "tokenise"]

_HEADINGS = frozenset({BlockKind.TITLE, BlockKind.SUBHEAD})


def read_document(text: str, lexicon: Tables) -> Document:
    """Take a text apart. Never raises on odd text; linear in its length.

    ``blocks`` are disjoint and in text order. Sentences, quotations and tokens are those of the blocks that are read
    (:data:`store.model.READ_KINDS`). Only outermost quotations are given.
    """
    rules = layout_rules(lexicon)
    everything = tokenise(text)
    starts = list(map(start_of, everything))
    remember(text, everything, starts)
    layout = lay_out(text, everything, starts, rules)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    quotations: list[Quotation] = []
    carried: Open | None = None
    at = 0
    for index, block in enumerate(layout.blocks):
        if block.kind not in READ_KINDS:
            continue
        start, end = block.span
        begin = bisect_left(starts, start, at)
        at = bisect_left(starts, end, begin)
        first = len(tokens)
        own = everything[begin:at]
        tokens += own
        lows = list(map(lower_of, own))
        found, left_open = find_quotations(text, tokens, lows, first, start, end, carried)
        if carried is not None and not (found and found[0].continues):
            carried = None
        sentences += cut_sentences(tokens, lows, first, index, found, rules.sentences, block.kind in _HEADINGS)
        quotations.extend(found)
        carried = left_open
    outlet = find_outlet(text, layout.blocks, rules)
    return Document(
        text,
        tuple(layout.blocks),
        tuple(sentences),
        tuple(quotations),
        tuple(tokens),
        layout.title,
        text[slice(*outlet)] if outlet else None,
        text[slice(*layout.byline)] if layout.byline else None,
    )
