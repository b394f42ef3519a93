"""Confidence comes from counted cases and stays between the least and the most reliable of the rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import confidence as module
from store.confidence import confidence, measured


def test_the_table_counts_cases_of_meetings_and_statements() -> None:
    table = measured()
    assert table["*meetings"][1] > 100 and table["*statements"][1] > 300
    assert all(0 <= right <= cases for right, cases in table.values())
    assert len(table) > 30


def test_better_rules_give_more_confidence(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {"*meetings": (50, 100), "good": (18, 20), "poor": (2, 20), "rare": (0, 1)}
    monkeypatch.setattr(module, "measured", lambda: table)
    good, poor, both = (confidence(rules, "meetings") for rules in (["good"], ["poor"], ["good", "poor"]))
    assert good is not None and poor is not None and both is not None and poor < both < good
    assert confidence(["rare"], "meetings") == confidence(["never seen"], "meetings") == 0.5
    assert confidence(["good", "good"], "meetings") == good


@given(st.lists(st.sampled_from(sorted(measured())), min_size=1))
def test_a_confidence_is_a_share(rules: list[str]) -> None:
    value = confidence(rules, "statements")
    assert value is not None and 0 <= value <= 1
