"""The timeline: periods and bars as pure values, then the screen by its keys."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.database.lookup.reader import Reader
from store.database.lookup.timeline import DayCount
from store.database.query import parse_query
from tests.tui.conftest import Start
from tui.model.timeline import Days, Period, Scale, asked_days, begin, periods, with_periods, without_days
from tui.render.glyphs import ASCII, UNICODE
from tui.render.lines import line_width, plain
from tui.render.timeline import ORDER, bar, period_line, period_words, shares, short_number
from tui.screens.timeline import TimelineScreen


def on(day: str, status: str, n: int = 1) -> DayCount:
    return DayCount(date.fromisoformat(day).toordinal(), status, n)


COUNTS = [
    on("2025-04-23", "cancelled"),
    on("2025-04-23", "statement", 8),
    on("2025-10-01", "scheduled", 2),
    on("2025-12-31", "held"),
    on("2026-01-01", "statement", 5),
    DayCount(None, "proposed", 3),
]


def labels(scale: Scale) -> list[tuple[str, int, int]]:
    return [
        (period.first.isoformat() if period.first else "-", period.total, period.empty)
        for period in periods(COUNTS, scale)
    ]


def test_months_stand_in_a_row_and_a_long_silence_takes_one_line() -> None:
    assert labels(Scale.MONTH) == [
        ("2025-04-01", 9, 0),
        ("2025-05-01", 0, 5),
        ("2025-10-01", 2, 0),
        ("2025-11-01", 0, 1),
        ("2025-12-01", 1, 0),
        ("2026-01-01", 5, 0),
        ("-", 3, 0),
    ]


def test_weeks_begin_on_monday_and_years_in_january() -> None:
    assert labels(Scale.WEEK)[0] == ("2025-04-21", 9, 0)
    assert labels(Scale.WEEK)[-2] == ("2025-12-29", 6, 0)
    assert labels(Scale.YEAR) == [("2025-01-01", 12, 0), ("2026-01-01", 5, 0), ("-", 3, 0)]


@given(st.lists(st.integers(1, date.max.toordinal()), max_size=30), st.sampled_from(list(Scale)))
def test_periods_hold_every_event_once_and_follow_each_other(days: list[int], scale: Scale) -> None:
    found = periods([DayCount(day, "statement", 1) for day in sorted(days)], scale)
    assert sum(period.total for period in found) == len(days)
    for one, two in pairwise(found):
        assert one.last is not None
        assert two.first is not None
        assert two.first.toordinal() == one.last.toordinal() + 1
    for day in days:
        assert any(p.first and p.last and p.first <= date.fromordinal(day) <= p.last for p in found)
        assert begin(date.fromordinal(day), scale) <= date.fromordinal(day)


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("after:2025-10", "2025-10-01", None),
        ("before:2026-02-03", None, "2026-02-02"),
        ("month:2026-02 kind:meeting", "2026-02-01", "2026-02-28"),
        ("date:2025-04..2025-06", "2025-04-01", "2025-06-30"),
        ("on:2025-04-23", "2025-04-23", "2025-04-23"),
        ("after:2025 date:2024-05..2025-06", "2025-01-01", "2025-06-30"),
    ],
)
def test_the_days_that_a_query_asks_for(query: str, first: str | None, last: str | None) -> None:
    found = asked_days(parse_query(query))
    assert found is not None
    assert [day and day.isoformat() for day in found] == [first, last]
    assert not asked_days(without_days(parse_query(query)))


def test_a_query_without_days_asks_for_none() -> None:
    assert asked_days(parse_query("actor:peskov (month:2025-01 or talks)")) is None


def test_a_span_of_months_or_weeks_becomes_a_filter_in_the_place_of_the_old_one() -> None:
    query = parse_query("actor:peskov after:2020 is:undated")
    months = periods(COUNTS, Scale.MONTH)
    assert with_periods(query, months[:1]).text == "actor:peskov month:2025-04"
    assert with_periods(query, months[:4]).text == "actor:peskov date:2025-04..2025-11"
    assert with_periods(query, months[-1:]).text == "actor:peskov is:undated"
    both = with_periods(query, months[-2:])
    assert both.text == "actor:peskov (month:2026-01 or is:undated)"
    assert asked_days(both) == Days(date(2026, 1, 1), date(2026, 1, 31))
    assert without_days(both).text == "actor:peskov"
    assert parse_query(both.text) == both
    assert with_periods(both, months[:1]).text == "actor:peskov month:2025-04"
    assert with_periods(query, periods(COUNTS, Scale.WEEK)[:1]).text == "actor:peskov date:2025-04-21..2025-04-27"
    assert with_periods(query, periods(COUNTS, Scale.DAY)[:1]).text == "actor:peskov on:2025-04-23"


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=7), st.integers(1, 120))
def test_shares_fill_the_bar_and_leave_nobody_out(numbers: list[int], cells: int) -> None:
    sizes = shares(numbers, cells)
    assert sum(sizes) == cells
    assert min(sizes) >= (1 if cells >= len(numbers) else 0)


@pytest.mark.parametrize("cells", [3, 20, 39, 59, 79, 99, 119, 200])
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_a_row_fills_its_line_at_every_width(cells: int, glyphs: object) -> None:
    for period in periods(COUNTS, Scale.MONTH):
        for selected in (False, True):
            line = period_line(period, Scale.MONTH, 9, cells, glyphs, selected=selected)  # type: ignore[arg-type]
            assert line_width(line) == cells


def test_meetings_are_solid_and_statements_a_line_so_that_a_bar_reads_without_colour() -> None:
    period = Period(date(2025, 4, 1), date(2025, 4, 30), {"statement": 5, "held": 5})
    assert plain(bar(period, 10, 10, ASCII)) == "#####-----"
    assert plain(bar(period, 100, 10, ASCII)) == "#"
    wide = plain(period_line(period, Scale.MONTH, 10, 119, ASCII))
    assert wide.split()[:5] == ["Apr", "2025", "5", "5", "5"]
    narrow = plain(period_line(period, Scale.MONTH, 10, 39, ASCII))
    assert narrow.split()[:3] == ["Apr", "2025", "10"]


def test_many_statements_do_not_hide_meetings() -> None:
    period = Period(date(2025, 4, 1), date(2025, 4, 30), {"statement": 50, "held": 3, "cancelled": 1})
    assert plain(bar(period, 540, 20, ASCII)) == "#-"
    assert plain(bar(period, 5_400, 20, ASCII)) == "#"
    quiet = Period(date(2025, 4, 1), date(2025, 4, 30), {"statement": 50})
    assert plain(bar(quiet, 5_400, 20, ASCII)) == "-"


def test_periods_in_words() -> None:
    months = periods(COUNTS, Scale.MONTH)
    assert period_words(months[:3], ASCII) == (
        "1 Apr 2025 - 31 Oct 2025 - 3 meetings: 2 scheduled, 1 cancelled - 8 statements"
    ).replace("1 Apr 2025 - 31", "1 Apr - 31")
    assert period_words(months[-1:], ASCII) == "no date - 3 meetings: 3 proposed"
    assert period_words(months[1:2], ASCII).endswith("nothing")
    assert " and no date - " in period_words([months[0], months[-1]], ASCII)


def test_numbers_stay_short() -> None:
    assert [short_number(n) for n in (0, 9_999, 12_345, 999_999, 1_234_567, 25_000_000)] == [
        "0",
        "9999",
        "12k",
        "999k",
        "1.2M",
        "25M",
    ]


@pytest.mark.parametrize("query", ["", "kind:meeting", "actor:peskov", "istanbul", "status:held", "is:undated"])
def test_the_store_counts_each_event_of_a_query_once(sample: Path, query: str) -> None:
    with Reader.open(sample) as reader:
        compiled = parse_query(query)
        rows = reader.events(compiled)
        counts = reader.timeline(compiled)
    assert sum(n for _, _, n in counts) == len(rows)
    meetings: dict[str, int] = {}
    for row in rows:
        status = row.status if row.kind == "meeting" else "statement"
        meetings[status] = meetings.get(status, 0) + 1
    found: dict[str, int] = {}
    for _, status, n in counts:
        found[status] = found.get(status, 0) + n
    assert found == meetings
    assert set(found) <= {*ORDER, "statement"}
    dated = [day for day, _, _ in counts if day is not None]
    assert dated == sorted(dated)


async def test_a_month_is_taken_from_the_timeline_and_given_back_by_undo(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("t")
        assert isinstance(running.app.screen, TimelineScreen)
        text = running.text()
        assert "MONTHS" in text[1]
        assert any("Feb 2026" in line for line in text)
        await running.press("g", "enter")
        assert running.screen.state.query.text == "month:2026-02"
        assert running.app.screen is running.screen
        await running.press("u")
        assert not running.screen.state.query


async def test_a_span_of_days_is_brushed(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("t", "z", "z", "g", "space", "j", "j")
        assert "span: move" in running.text()[-3]
        assert "1–3 Feb 2026" in running.text()[-2]
        await running.press("enter")
        assert running.screen.state.query.text == "date:2026-02-01..2026-02-03"
        await running.press("t")
        screen = running.app.screen
        assert isinstance(screen, TimelineScreen)
        assert screen.histogram.asked == Days(date(2026, 2, 1), date(2026, 2, 3))
        assert sum(period.total for period in screen.histogram.periods) == 9, "all days are shown, whatever is asked"
        await running.press("backspace")
        assert not running.screen.state.query
        await running.press("space", "escape")
        assert running.app.screen is screen, "the first Escape gives the span up"
        await running.press("escape")
        assert running.app.screen is running.screen


async def test_it_opens_at_the_day_of_the_chosen_event(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        for key, scales in (("g", 2), ("G", 2), ("k", 2)):
            await running.press("2", key)
            row = running.screen.events.current
            await running.press("t", *"z" * scales)
            screen = running.app.screen
            assert isinstance(screen, TimelineScreen)
            here = screen.histogram.current
            assert row is not None
            assert here is not None
            assert (here.first.isoformat() if here.first else None) == row.day
            await running.press("escape")


async def test_kinds_change_the_timeline_and_the_list_below(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("t", "m")
        screen = running.app.screen
        assert isinstance(screen, TimelineScreen)
        assert sum(period.statements for period in screen.histogram.periods) == 0
        await running.press("u", "t")
        assert not running.screen.state.query
        assert running.screen.events.total.n == 9


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (60, 20), (40, 12), (20, 6)])
async def test_the_timeline_fits_every_size(start: Start, sample: Path, size: tuple[int, int]) -> None:
    async with start(sample, size=size) as running:
        for key in ("t", "j", "space", "k", "z", "z", "z", "Z", "G", "question_mark", "escape"):
            await running.press(key)
            running.assert_fits(*size)


async def test_nothing_to_draw_says_so(start: Start, sample: Path) -> None:
    async with start(sample, query="nonesuch") as running:
        await running.press("t", "j", "space", "enter", "z", "Z")
        assert any("No event to show." in line for line in running.text())


async def test_a_span_says_how_many_undated_events_it_leaves_out(start: Start, sample: Path) -> None:
    async with start(sample, query="kind:meeting") as running:
        await running.press("t", "g", "enter")
        assert "1 event without a date left out, is:undated shows" in running.screen.status.told.note
        await running.press("t", "g", "space", "G", "enter")
        assert running.screen.state.query.text == "kind:meeting (date:2026-02..2026-03 or is:undated)"
        assert running.screen.events.total.n == 4
        assert running.screen.status.told.note == "u leads back"
    async with start(sample, query="kind:meeting -is:undated") as running:
        await running.press("t", "g", "enter")
        assert running.screen.status.told.note == "u leads back"
