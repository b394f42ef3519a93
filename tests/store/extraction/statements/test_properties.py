"""What must hold on any text: no exception, spans inside the text, stable ids, linear time."""

from __future__ import annotations

from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.extraction.statements.reading import statements_of

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


def _seconds(text: str) -> float:
    start = process_time()
    statements_of(text)
    return process_time() - start


def test_time_grows_with_the_length() -> None:
    for piece in ("Baku said, Yerevan added that it was, the envoy said ", '"We wait." ', "Q: So?\n\nA: No.\n\n"):
        _seconds(piece * 50)
        short, long = min(_seconds(piece * 300) for _ in range(3)), min(_seconds(piece * 1200) for _ in range(2))
        assert long < 12 * short + 0.05
