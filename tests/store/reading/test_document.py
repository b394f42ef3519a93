"""What holds for any text whatever: offsets, disjoint blocks, no exception, linear time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.lexicon import load_lexicon
from store.model import READ_KINDS
from store.reading import read_document
from tests.steps import steps

LEXICON = load_lexicon()
PIECES = st.sampled_from(
    [
        "The ministers met in Gao on Monday and left again.", "“", "”", "‘", "’", '"', "'", "''", "«", "»",
        "\n", "\n\n",
        " ", "Q: ", "A: ", "Read more: ", "Mr. ", "U.S. ", "(", ")", "<p>", "</p>", "&nbsp;", "<script>",
        "@handle", "14:05",
        "date 2025-04-23 ", "GAO, March 5 (Wire) - ", "- ", "• ", "# ", "© 2025", "By Ana Paz",
        "Sign up for our newsletter",
        "Related articles", "\r\n", "\u2028", "\x00", "\ud800", "403", "...", "he said", "Share | Print",
        "\u00a0", "5 May 2025",
    ]
)  # fmt: skip


def check(text: str) -> None:
    document = read_document(text, LEXICON)
    end = 0
    for block in document.blocks:
        assert end <= block.span.start < block.span.end <= len(text)
        end = block.span.end
    covered = {at for block in document.blocks if block.kind in READ_KINDS for at in range(*block.span)}
    end = 0
    for token in document.tokens:
        assert end <= token.start < token.end
        assert text[token.start : token.end] == token.text
        assert token.start in covered
        end = token.end
    last = 0
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        assert block.kind in READ_KINDS
        assert block.span.covers(sentence.span)
        assert last == sentence.first < sentence.last
        assert sentence.span == (document.tokens[sentence.first].start, document.tokens[sentence.last - 1].end)
        last = sentence.last
    assert last == len(document.tokens)
    end = 0
    for quotation in document.quotations:
        assert end <= quotation.span.start
        assert quotation.span.covers(quotation.inner)
        assert quotation.span.end <= len(text)
        end = quotation.span.end
        for sentence in document.sentences:
            assert not quotation.span.start < sentence.span.end < quotation.span.end or not quotation.closed


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text(text: str) -> None:
    check(text)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_layout(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\ufeff", "a", "<", "\x00", "“", "”", "'", "...", "403", "(" * 50])
def test_odd_texts(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "unit",
    [
        "“", "'", "a", "a ", "a.", "U.S. ", "(", "<p", "<p>", "&amp;", "1.1", "Read more: ", "Q: a?\nA: b.\n",
        "\n", "x\n\n",
        "A B (", "Related articles\n", "’s ’", "- ", "GAO, ", "“a ‘b ", "The men met. ", "@a\n", "14:05\n", "Mr. ",
    ],
)  # fmt: skip
def test_work_grows_with_length_only(unit: str) -> None:
    def work(length: int) -> int:
        text = (unit * (length // len(unit) + 1))[:length]
        return steps(lambda: read_document(text, LEXICON))

    read_document(unit, LEXICON)
    assert work(4_000) < 6 * work(1_000)
