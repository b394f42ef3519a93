"""Rounds in a row, and undated articles between dated ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.linking import ArticleReport, link
from store.linking.series import find_series, tighten_publication
from store.model import DateHow, Publication
from tests.store.linking.reports import CALM, told

CAIRO = "place:cairo"
OPEN = Publication(None, date(2026, 1, 2), date(2026, 2, 20), DateHow.UNKNOWN, reasons=("said on a Friday",))


def undated(item: ArticleReport, published: Publication = OPEN) -> ArticleReport:
    return replace(item, published=published)


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


def test_who_tells_of_the_end_writes_after_it() -> None:
    own = undated(told("a", "SD SS ET", "2026", status="held", place=CAIRO))
    sibling = told("b", "SD SS ET", "2026-02-04", end="2026-02-05", place=CAIRO)
    found = tighten_publication(OPEN, [own], [sibling])
    assert (found.earliest, found.latest) == (date(2026, 2, 6), date(2026, 2, 20))
    assert "not before 2026-02-06: it tells of talks that article a-b dates 2026-02-04 to 2026-02-05" in found.reasons


def test_who_announces_a_round_writes_after_the_one_before_and_not_after_its_own_day() -> None:
    plain = replace(OPEN, reasons=())
    own = undated(told("a", "SD SS", "2026-02", number=3, status="scheduled"), plain)
    second = told("b", "SD SS", "2026-01-20", number=2, status="held", day="2026-01-21")
    third = told("c", "SD SS", "2026-02-10", number=3, day="2026-02-09")
    found = tighten_publication(plain, [own], [second, third])
    assert (found.earliest, found.latest) == (date(2026, 1, 20), date(2026, 2, 10))


def test_a_single_day_left_is_the_day() -> None:
    week = replace(OPEN, earliest=date(2026, 1, 30), latest=date(2026, 2, 6))
    own = undated(told("a", "SD SS ET", "2026", status="held", place=CAIRO), week)
    found = tighten_publication(week, [own], [told("b", "SD SS ET", "2026-02-04", place=CAIRO)])
    assert found.day == date(2026, 2, 6)


@pytest.mark.parametrize(
    "sibling",
    [
        told("b", "PE EC", "2026-02-04", place=CAIRO),
        told("b", "SD SS ET", "2026-02-04", place=CAIRO, status="cancelled"),
        told("b", "SD SS ET", "2026-05-04", place=CAIRO),
        told("b", "SD SS ET", "2026-02", place=CAIRO),
    ],
)
def test_other_meetings_and_other_times_say_nothing(sibling: ArticleReport) -> None:
    own = undated(told("a", "SD SS ET", "2026", status="held", place=CAIRO))
    assert tighten_publication(OPEN, [own], [sibling]) == OPEN


def test_a_known_day_stays() -> None:
    known = told("a", "SD SS ET", "2026-02-04", status="held", place=CAIRO)
    assert tighten_publication(known.published, [known], [known]) == known.published


@CALM
@given(st.permutations(range(4)))
def test_no_order_of_siblings_matters(order: list[int]) -> None:
    own = undated(told("z", "SD SS ET", "2026", status="held", place=CAIRO, number=3))
    siblings = [
        told("a", "SD SS ET", "2026-01-04", number=1, place=CAIRO),
        told("b", "SD SS ET", "2026-01-14", number=2, place=CAIRO),
        told("c", "SD SS ET", "2026-02-04", number=3, place=CAIRO),
        told("d", "SD SS", "2026-02-14", number=4, place=CAIRO),
    ]
    found = tighten_publication(OPEN, [own], [siblings[i] for i in order])
    assert (found.earliest, found.latest) == (date(2026, 2, 6), date(2026, 2, 20))
