"""Chunks come back in order, with no more of them out than the window holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.database.prepared import Prepared
from store.executors import AHEAD, Answers, Unreadable, extracted, guarded
from store.model import SourceText
from store.sources import source_text


def refuse(chunk: Sequence[SourceText]) -> Answers:
    """Stands in for extraction: answers with the text."""
    return [Unreadable(source, source.text) for source in chunk]


def test_answers_come_in_the_order_of_the_questions() -> None:
    chunks = [[source_text(f"{number}-{part}", "x") for part in range(3)] for number in range(20)]
    for jobs in (1, 2):
        pairs = list(extracted(iter(chunks), jobs, refuse))
        assert [chunk for chunk, _ in pairs] == chunks
        assert [[answer.source for answer in answers] for _, answers in pairs] == chunks


def test_no_more_is_taken_than_the_window_holds() -> None:
    taken = 0

    def chunks() -> Iterator[list[SourceText]]:
        nonlocal taken
        for number in range(50):
            taken += 1
            yield [source_text(str(number), "x")]

    for done, _ in enumerate(extracted(chunks(), 2, refuse), 1):
        assert taken <= done + 2 * AHEAD


def test_a_fault_of_the_extractor_is_told_with_its_kind() -> None:
    def fault(source: SourceText) -> Prepared:
        raise RuntimeError("no such rule")

    source = source_text("a", "x")
    assert guarded(fault, source) == Unreadable(source, "could not be read: RuntimeError: no such rule")
