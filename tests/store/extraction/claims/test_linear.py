"""Reading the claims of a text takes time in proportion to its length, whatever stands in it."""

from __future__ import annotations

import time

import pytest

from tests.store.extraction.claims.reading import read


def seconds(text: str) -> float:
    best = float("inf")
    for _ in range(2):
        begun = time.process_time()
        read(text)
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize(
    "piece",
    [
        "talks ",
        "it was called off and ",
        "a meeting of the two leaders, which was to be held, ",
        "Russia and Ukraine will meet in Geneva on Tuesday. ",
    ],
)
def test_four_times_the_text_takes_no_more_than_eight_times_as_long(piece: str) -> None:
    read(piece)
    assert seconds(piece * 800) < 8 * seconds(piece * 200) + 0.1
