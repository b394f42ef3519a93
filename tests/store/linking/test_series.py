"""Rounds in a row."""

from __future__ import annotations

from store.linking import link
from store.linking.series import find_series
from tests.store.linking.reports import told


def test_numbered_rounds_are_a_series() -> None:
    meetings = link(
        [
            told("a", "SD SS", "2026-01-10", number=1, status="held", day="2026-01-11"),
            told("b", "SD SS", "2026-02-04", number=2, day="2026-02-01"),
            told("c", "SD SS", "2026-03-04", number=3, day="2026-03-01"),
            told("d", "PE EC", "2026-02-04", number=2, day="2026-02-01"),
        ]
    )
    [series] = find_series(meetings)
    assert series.rounds == ((1, "m-a-000"), (2, "m-b-000"), (3, "m-c-000")) and series.id == "m-a-000"


def test_a_number_that_comes_back_begins_a_new_series() -> None:
    meetings = link(
        [
            told(f"{year}{number}", "SD SS", f"{year}-0{number}-10", number=number, day=f"{year}-0{number}-09")
            for year in (2024, 2026)
            for number in (1, 2)
        ]
    )
    assert [len(series.rounds) for series in find_series(meetings)] == [2, 2]


def test_series_do_not_depend_on_order() -> None:
    meetings = link(told(f"{n}", "SD SS", f"2026-0{n}-10", number=n, day=f"2026-0{n}-09") for n in range(1, 6))
    assert find_series(meetings) == find_series(meetings[::-1])
