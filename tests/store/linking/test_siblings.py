"""Undated articles between dated ones on the same talks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.linking import ArticleReport
from store.linking.siblings import tighten_publication
from store.model import DateHow, Floating, Publication, When
from tests.store.linking.reports import CALM, UNDATED, told

CAIRO = "place:cairo"
OPEN = Publication(None, date(2026, 1, 2), date(2026, 2, 20), DateHow.UNKNOWN, reasons=("said on a Friday",))
LAST_WEDNESDAY = Floating(away=tuple((-((weekday - 2) % 7),) * 2 for weekday in range(7)))
NEXT_WEDNESDAY = Floating(away=tuple(((2 - weekday) % 7,) * 2 for weekday in range(7)))
YESTERDAY = Floating(away=((-1, -1),) * 7)
FOURTH_OF_FEBRUARY = Floating(first=(2, 4), last=(2, 4), towards=-1)


def undated(item: ArticleReport, published: Publication = OPEN) -> ArticleReport:
    return replace(item, published=published)


def floating(
    day: Floating, sides: str = "SD SS", status: str = "held", place: str | None = CAIRO, people: Sequence[str] = ()
) -> ArticleReport:
    """A report of an article without a day, of talks on a day that hangs on it."""
    item = told("u", sides, status=status, day=None, place=place, people=people)
    claims = tuple(replace(claim, when=When(floating=day)) for claim in item.report.claims)
    return replace(item, report=replace(item.report, claims=claims))


def came_out(own: ArticleReport, *siblings: ArticleReport) -> tuple[str | None, str | None]:
    found = tighten_publication(UNDATED, [own], siblings)
    return tuple(day.isoformat() if day else None for day in (found.earliest, found.latest))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (floating(LAST_WEDNESDAY), ("2026-02-04", "2026-02-10")),
        (floating(NEXT_WEDNESDAY, status="scheduled"), ("2026-01-29", "2026-02-04")),
        (floating(LAST_WEDNESDAY, sides="", people=["person:a", "person:b"]), ("2026-02-04", "2026-02-10")),
        (floating(FOURTH_OF_FEBRUARY, place=None), ("2026-02-04", "2026-12-01")),
        (floating(YESTERDAY), ("2026-02-04", None)),
        (floating(LAST_WEDNESDAY, place="place:lima"), (None, None)),
        (floating(LAST_WEDNESDAY, sides="PE EC"), (None, None)),
        (floating(LAST_WEDNESDAY, place=None), (None, None)),
    ],
)
def test_a_day_told_without_its_date_tells_when_an_article_came_out(
    own: ArticleReport, expected: tuple[str | None, str | None]
) -> None:
    sibling = told("b", "SD SS", "2026-02-04", place=CAIRO, people=["person:a", "person:b"], status="held")
    assert came_out(own, sibling) == expected


def test_another_weekday_is_another_meeting() -> None:
    assert came_out(floating(LAST_WEDNESDAY), told("b", "SD SS", "2026-02-05", place=CAIRO)) == (None, None)


def test_of_several_meetings_on_such_a_day_it_may_be_any() -> None:
    siblings = [told(day, "SD SS", day, place=CAIRO) for day in ("2026-02-04", "2026-02-11")]
    assert came_out(floating(LAST_WEDNESDAY), *siblings) == ("2026-02-04", "2026-02-17")


def test_a_day_that_was_given_up_tells_nothing() -> None:
    plan = told("b", "SD SS", "2026-02-04", place=CAIRO)
    moved = told("c", "SD SS", "2026-02-11", previous="2026-02-04", place=CAIRO)
    assert came_out(floating(LAST_WEDNESDAY), plan, moved) == ("2026-02-11", "2026-02-17")


def test_whoever_tells_that_talks_were_moved_may_write_after_the_day_that_they_had() -> None:
    plan = told("b", "SD SS", "2026-02-04", place=CAIRO)
    item = told("a", "SD SS", "2026-02-11", previous="2026-02-04", status="scheduled", place=CAIRO)
    moved = undated(replace(item, report=replace(item.report, moved=True)))
    assert tighten_publication(OPEN, [moved], [plan]).latest == OPEN.latest


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
