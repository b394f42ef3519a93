"""TIMEX3 values of made-up text: periods by their name, no bounds, words of no day where asked for."""

from __future__ import annotations

from datetime import date

from store.lexicon import load_lexicon
from tests.accuracy.timex_predictions import timex_predictions

TEXT = (
    "The envoys met last week and will now meet by May. Talks began in the autumn of 2024, in the second quarter "
    "of 2025 and in the 1990s; a two-day session opened on Monday.\n"
)


def test_values_are_those_of_timex3() -> None:
    found = {TEXT[start:end]: value for start, end, value in timex_predictions(TEXT, date(2026, 2, 13), load_lexicon())}
    assert found == {
        "last week": "2026-W06",
        "now": "PRESENT_REF",
        "by May": "2026-05",
        "the autumn of 2024": "2024-FA",
        "the second quarter of 2025": "2025-Q2",
        "the 1990s": "199X",
        "Monday": "2026-02-09",
    }
