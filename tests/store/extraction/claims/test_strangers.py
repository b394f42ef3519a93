"""Whoever meets beside the meetings that a text is about does not take their sides over. Read on 18 March 2026."""

from __future__ import annotations

import pytest

from tests.store.extraction.claims.reading import reports

TALKS = "The Fijian and Tongan ministers met in Suva on Monday to divide the tuna. They agreed on little. "
BOTH = ["Fiji", "Tonga"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Zrinjski and Borac meet in Mostar on Sunday.", []),
        ("The church's annual meeting in Nadi on Friday was called off.", []),
        ("They meet again in Nadi on Friday.", BOTH),
        ("The next session will be in Nadi on Friday.", BOTH),
        ("Delegates met behind closed doors in Nadi on Tuesday.", BOTH),
    ],
)
def test_whose_meeting_it_is(text: str, sides: list[str]) -> None:
    assert sorted(reports(TALKS + text)[-1]["participants"]) == sides


def test_a_semi_final_is_no_meeting() -> None:
    assert reports("Tanzania and Malawi's teams meet in Mbeya on Saturday in the semi-final.") == []
