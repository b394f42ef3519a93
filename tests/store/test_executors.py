"""Chunks come back in order, with no more of them out than the window holds."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import store.executors
from store.database.writing.prepared import Prepared
from store.executors import LEAST_AHEAD, Answers, Processes, Unreadable, extracted, guarded
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
        assert taken <= done + LEAST_AHEAD


def through_pipe(chunk: Sequence[SourceText]) -> Answers:
    """Answers once something has been written into the pipe that the text names."""
    for source in chunk:
        Path(source.text).read_text(encoding="utf-8")
    return refuse(chunk)


def test_something_else_is_done_while_an_answer_is_not_there(tmp_path: Path) -> None:
    pipes = [tmp_path / str(number) for number in range(3)]
    for pipe in pipes:
        os.mkfifo(pipe)
    closed = iter(pipes)

    def open_next() -> None:
        next(closed).write_text("open", encoding="utf-8")

    chunks = [[source_text(str(pipe), "x")] for pipe in pipes]
    with Processes(2) as processes:
        found = list(processes.extracted(chunks, through_pipe, open_next))
    assert [chunk for chunk, _ in found] == chunks
    assert next(closed, None) is None


def test_a_fault_of_the_extractor_is_told_with_its_kind() -> None:
    def fault(source: SourceText) -> Prepared:
        raise RuntimeError("no such rule")

    source = source_text("a", "x")
    assert guarded(fault, source) == Unreadable(source, "could not be read: RuntimeError: no such rule")


def stuck_on_some(chunk: Sequence[SourceText]) -> Answers:
    """Never comes back from a text that says "stuck", ends its process at one that says "crash"."""
    for source in chunk:
        if "stuck" in source.text:
            threading.Event().wait()
        if "crash" in source.text:
            os._exit(1)
    return refuse(chunk)


def test_texts_on_which_a_process_hangs_or_dies_are_named_and_the_rest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store.executors, "PATIENCE", 3.0)
    texts = ["a", "b", "stuck", "c", "d", "crash", "e", "f"]
    chunks = [[source_text(text, text) for text in texts[at : at + 2]] for at in range(0, len(texts), 2)]
    answers = [answer for _, answers in extracted(chunks, 2, stuck_on_some) for answer in answers]
    assert [answer.source.text for answer in answers] == texts
    told = {answer.source.text: answer.reason for answer in answers if isinstance(answer, Unreadable)}
    assert "did not come to an end" in told["stuck"]
    assert "was killed" in told["crash"]
    assert [told[text] for text in "abcdef"] == list("abcdef")
