"""What must hold on any text: no exception, spans inside the text, stable ids, work that grows with the length."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.extraction.statements import find_statements
from tests.store.extraction.statements.reading import arguments_of, statements_of

WORDS = (
    *("said", "says", "told", "adding", "citing", "who", "that", "and", "was", "as", "by", "he", "Baku", "Reuters"),
    *("Q:", "A:", ",", ".", ":", ";", "(", ")", "-", "\u201c", "\u201d", "'", "\x00"),
)
PIECES = st.sampled_from([*WORDS, '"', "according to", "The minister", "on Monday", "\n\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_never_raises_and_spans_lie_in_the_text(text: str) -> None:
    for statement in statements_of(text):
        for span in statement.content:
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end].strip() == text[span.start : span.end]
        assert statement.rules


def test_ids_are_stable_and_differ() -> None:
    text = "A week of talks\n\nBaku said it was ready. Yerevan said it was not. “We wait,” the Georgian envoy said.\n"
    first, second = statements_of(text), statements_of(text)
    assert [one.id for one in first] == [one.id for one in second]
    assert len({one.id for one in first}) == len(first) == 3
    assert all(one.id.startswith("s-") and len(one.id) == 14 for one in first)


def _calls(text: str) -> int:
    """Calls of functions, Python's own included, while the statements of a text are found."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    given = arguments_of(text)
    before = sys.getprofile()
    sys.setprofile(note)
    try:
        find_statements(*given)
    finally:
        sys.setprofile(before)
    return count


GROWING = (
    "Baku said, Yerevan added that it was, the envoy said ",
    "The envoy said that Oman, Chad and Fiji agreed, adding, citing a man, that ",
    '"We wait." ',
    "A man of his word, its envoy and his aide said; ",
    'He said "no", and she said: "Yes" - ',
    "Q: So?\n\nA: No.\n\n",
    "The Omani envoy was blunt. ",
)


@pytest.mark.parametrize("piece", GROWING, ids=[piece.strip()[:20] for piece in GROWING])
def test_work_grows_with_the_length(piece: str) -> None:
    once, twice, four = (_calls(piece * count) for count in (60, 120, 240))
    assert twice > once
    assert four - twice <= 2.2 * (twice - once) + 200
