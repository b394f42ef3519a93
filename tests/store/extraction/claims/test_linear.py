"""Reading the claims of a text takes work in proportion to its length, whatever stands in it."""

from __future__ import annotations

import pytest

from tests.steps import steps
from tests.store.extraction.claims.reading import read


@pytest.mark.parametrize(
    "piece",
    [
        "talks ",
        "it was called off and ",
        "a meeting of the two leaders, which was to be held, ",
        "Russia and Ukraine will meet in Geneva on Tuesday. ",
    ],
)
def test_four_times_the_text_takes_no_more_than_six_times_the_steps(piece: str) -> None:
    read(piece)
    assert steps(lambda: read(piece * 200)) < 6 * steps(lambda: read(piece * 50))
