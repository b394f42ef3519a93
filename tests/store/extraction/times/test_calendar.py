"""Arithmetic of the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.extraction.times import calendar


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1961, "04-02"),
        (1999, "04-04"),
        (2000, "04-23"),
        (2008, "03-23"),
        (2024, "03-31"),
        (2025, "04-20"),
        (2038, "04-25"),
    ],
)
def test_easter(year: int, day: str) -> None:
    assert calendar.easter(year) == date.fromisoformat(f"{year}-{day}")


@given(st.integers(1, 9998))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    found = calendar.easter(year)
    assert found.weekday() == 6
    assert date(year, 3, 22) <= found <= date(year, 4, 25)


@given(st.dates())
def test_weeks_run_from_monday_to_sunday(day: date) -> None:
    first, last = calendar.week_of(day)
    assert first <= day <= last
    assert (last - first).days == 6 or day.year in (1, 9999)


@given(st.dates(), st.integers(-5000, 5000))
def test_months_on_keeps_to_the_calendar(day: date, months: int) -> None:
    moved = calendar.months_on(day, months)
    assert moved.day <= day.day


@given(st.dates(), st.integers(-(10**9), 10**9))
def test_shifted_never_leaves_the_calendar(day: date, days: int) -> None:
    assert date.min <= calendar.shifted(day, days) <= date.max


@pytest.mark.parametrize(
    ("interval", "part", "first", "last"),
    [
        (calendar.month_of(2025, 10), "early", "2025-10-01", "2025-10-10"),
        (calendar.month_of(2025, 3), "mid", "2025-03-11", "2025-03-20"),
        (calendar.month_of(2025, 1), "late", "2025-01-21", "2025-01-31"),
        (calendar.month_of(2025, 8), "end", "2025-08-21", "2025-08-31"),
        (calendar.week_of(date(2025, 4, 14)), "start", "2025-04-14", "2025-04-16"),
        (calendar.week_of(date(2025, 4, 14)), "end", "2025-04-18", "2025-04-20"),
        (calendar.year_of(2025), "early", "2025-01-01", "2025-03-31"),
        (calendar.year_of(2025), "late", "2025-10-01", "2025-12-31"),
        (calendar.season_of(2025, 3), "late", "2025-11-01", "2025-11-30"),
        (calendar.month_of(2025, 8), "whatever", "2025-08-01", "2025-08-31"),
    ],
)
def test_parts(interval: calendar.Interval, part: str, first: str, last: str) -> None:
    assert calendar.part_of(interval, part) == (date.fromisoformat(first), date.fromisoformat(last))


def test_the_season_of_winter_crosses_the_year() -> None:
    assert calendar.season_of(2024, 4) == (date(2024, 12, 1), date(2025, 2, 28))


def test_no_thirtieth_of_february() -> None:
    assert calendar.make_day(2024, 2, 30) is None
    assert calendar.make_day(2024, 2, 29) == date(2024, 2, 29)


def test_thanksgiving_is_the_fourth_thursday() -> None:
    assert calendar.nth_weekday(1999, 11, 3, 4) == date(1999, 11, 25)
