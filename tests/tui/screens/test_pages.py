"""Pages of meetings, actors and places: what stands on them, and the ways between them."""

from __future__ import annotations

import re
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.database.lookup.profiles import ActorHead, Company, Met, RoleLine
from store.database.lookup.reader import Reader
from store.database.lookup.timeline import DayCount
from store.database.query import parse_query
from tests.store.database.sample import make_sample
from tests.tui.conftest import MANY, Start
from tui.asking import page_jobs
from tui.model import trail
from tui.model.trail import Address, Trail
from tui.model.turns import turning
from tui.render.glyphs import ASCII, UNICODE
from tui.render.lines import line_width, plain
from tui.render.pages import actor_head, meeting_head, spark
from tui.screens.page import PageScreen

PESKOV = Address("actor", "Dmitry Peskov")
ISTANBUL = Address("place", "Istanbul")
LIST = Address("events", "s-1")


def test_back_and_forward_like_a_browser() -> None:
    start = trail.leave_from(Trail(), LIST)
    one = trail.visit(start, PESKOV)
    two = trail.visit(one, ISTANBUL)
    assert trail.back(two).here == PESKOV
    assert trail.back(trail.back(two)).here == LIST
    assert trail.forward(trail.back(two)) == two
    assert trail.visit(trail.back(two), LIST).future == (), "a new way forgets the old one"
    assert trail.visit(two, ISTANBUL) == two
    assert trail.back(Trail()) == trail.forward(Trail()) == Trail()
    assert trail.leave_from(start, Address("events", "s-2")).past == (), "moving in the list is no step"


ADDRESSES = st.builds(Address, st.sampled_from(["actor", "place", "meeting"]), st.text(max_size=8))


@given(st.lists(st.sampled_from(["visit", "back", "forward"])), st.lists(ADDRESSES, min_size=1))
def test_a_trail_survives_the_session(steps: list[str], addresses: list[Address]) -> None:
    now = Trail()
    for number, step in enumerate(steps):
        if step == "visit":
            now = trail.visit(now, addresses[number % len(addresses)])
        else:
            now = trail.back(now) if step == "back" else trail.forward(now)
    kept = trail.read(trail.written(now))
    assert kept.past == now.past[-20:]
    assert kept.future == now.future[:20]


@pytest.mark.parametrize("text", ["", "[]", "{", "[[1],[2]]", '[[["a"]],[]]', '[[["actor","x","y",1,""]],[]]'])
def test_a_damaged_trail_is_an_empty_one(text: str) -> None:
    assert trail.read(text) == Trail()


def test_months_become_a_row_of_signs() -> None:
    days = [
        DayCount(date(2025, 1, 9).toordinal(), "held", 1),
        DayCount(date(2025, 2, 9).toordinal(), "statement", 8),
        DayCount(date(2025, 4, 9).toordinal(), "statement", 4),
        DayCount(None, "held", 9),
    ]
    assert plain(spark(days, 60, UNICODE)) == "Jan 2025 ▁█ ▄ Apr 2025"
    assert plain(spark(days, 60, ASCII)).isascii()
    assert plain(spark(days[:1], 60, UNICODE)) == "Jan 2025 █", "one month is named once"
    assert plain(spark([], 60, UNICODE)) == "no dated event"
    long = [DayCount(date(year, 1, 1).toordinal(), "held", 1) for year in range(1, 2026)]
    assert len(plain(spark(long, 60, UNICODE))) <= 60


def test_the_head_of_an_actor_fits_and_names_whom_it_met() -> None:
    head = ActorHead("Dmitry [b]Peskov", "person", "Russia", "spokesman", ("Peskov",), "p-1")
    met = tuple(Met(f"Side {n}", "country", 10 - n) for n in range(9))
    company = Company((RoleLine("spokesman", "Russia", "2025-01-01", "2026-02-01", 4),), met, True)
    for cells in (20, 39, 79, 119):
        lines = actor_head(head, company, [], cells, ASCII)
        assert {line_width(line.pieces) for line in lines} == {cells}
    text = [plain(line.pieces).strip() for line in lines]
    assert text[0] == "Dmitry [b]Peskov"
    assert any(line.startswith("spokesman, Russia") and "1 Jan 2025 - 1 Feb 2026" in line for line in text)
    targets = [line.target.page for line in lines if line.target]
    assert targets[0] == Address("actor", "Side 0")
    assert any("Side 8 2" in line for line in text), "the others share a line"


def test_the_head_of_a_meeting_tells_its_life_and_leads_to_words_and_names(sample: Path) -> None:
    with Reader.open(sample) as reader:
        row = next(row for row in reader.events() if row.kind == "meeting" and row.articles > 1)
        page = reader.meeting(row.id)
    assert page is not None
    for cells in (20, 39, 79, 119):
        assert {line_width(line.pieces) for line in meeting_head(page, cells, ASCII)} == {cells}
    lines = meeting_head(page, 119, ASCII)
    text = "\n".join(plain(line.pieces) for line in lines)
    assert "LIFE  2 claims in 2 articles" in text
    assert "scheduled" in text
    assert "held" in text
    pages = {line.target.page for line in lines if line.target and line.target.page}
    assert {Address("actor", "Russia"), Address("actor", "Ukraine"), ISTANBUL} <= pages
    assert any(line.target.span for line in lines if line.target)


def test_the_head_of_a_meeting_cuts_nothing_on_a_narrow_screen(sample: Path) -> None:
    with Reader.open(sample) as reader:
        page = reader.meeting(next(row.id for row in reader.events() if row.kind == "meeting" and row.articles > 1))
    assert page is not None
    parties = ("Russia", "Ukraine", "United States", "European Union")
    page = page._replace(participants=parties, place="Abu Dhabi", country="United Arab Emirates", round=3)
    page = page._replace(previous_start="2026-02-01", stale=True)
    told = (", ".join(parties), "Abu Dhabi, United Arab Emirates", "stale moved from 1 Feb 2026 round 3")
    for cells in (30, 39, 59):
        lines = [plain(line.pieces) for line in meeting_head(page, cells, ASCII)]
        head, life = " ".join(" ".join(lines).split()).split(" LIFE ")
        assert all(words in head for words in told), head
        assert life.startswith("2 claims in 2 articles from 2 independent sources"), life


@pytest.mark.parametrize("way", ["forward", "backward"])
def test_rows_by_key_are_all_rows_once_with_undated_ones_last(many: Path, way: str) -> None:
    with Reader.open(many) as reader:
        query, newest_first = page_jobs.page_query(Address("actor", "Russia"))
        opened = page_jobs.open_page(reader, Address("actor", "Russia"), "all")
        rows = reader.events(query)
        dated = [row.key for row in rows if row.key < page_jobs.UNDATED_KEY]
        expected = dated[::-1] + [row.key for row in rows if row.key >= page_jobs.UNDATED_KEY]
        if way == "forward":
            found = {n: row.key for n, row in enumerate(opened.rows)}
            while len(found) < len(expected):
                last = max(found)
                more = page_jobs.rows_beside(reader, query, newest_first, found[last], last, 1)
                found |= {more.offset + n: row.key for n, row in enumerate(more.rows)}
        else:
            ended = page_jobs.last_rows(reader, query, newest_first, opened.total.n)
            found = {ended.offset + n: row.key for n, row in enumerate(ended.rows)}
            while len(found) < len(expected):
                first = min(found)
                more = page_jobs.rows_beside(reader, query, newest_first, found[first], first, -1)
                found |= {more.offset + n: row.key for n, row in enumerate(more.rows)}
    assert [found[n] for n in sorted(found)] == expected
    assert sorted(found) == list(range(len(expected)))


async def test_from_a_statement_to_its_speaker_to_a_meeting_and_back(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("j", "p")
        screen = running.app.screen
        assert isinstance(screen, PageScreen)
        text = "\n".join(running.text())
        assert "Dmitry Peskov" in text
        assert "spokesman" in text
        await running.press("less_than_sign")
        assert running.app.screen is running.screen
        await running.press("greater_than_sign")
        assert "WHO" in running.text()[1]
        await running.press("escape", "m", "p")
        assert "LIFE" in "\n".join(running.text())
        assert "MEETING" in running.text()[1]
        await running.press("alt+left", "alt+left")
        assert "Dmitry Peskov" in "\n".join(running.text())


async def test_a_claim_on_a_page_leads_to_its_words_and_back(start: Start, sample: Path) -> None:
    async with start(sample, query="kind:meeting status:held") as running:
        await running.press("p", "enter")
        screen = running.screen
        assert running.app.screen is screen
        assert screen.article.has_focus
        assert screen.article.marked.span is not None
        await running.press("less_than_sign")
        assert isinstance(running.app.screen, PageScreen)
        await running.press("less_than_sign")
        assert running.app.screen is screen


async def test_any_number_of_rows_of_which_few_are_held(start: Start, many: Path) -> None:
    async with start(many) as running:
        await running.press("1")
        while running.screen.filters.current is None or running.screen.filters.current.label != "Dmitry Peskov":
            await running.press("j")
        await running.press("p", "G")
        screen = running.app.screen
        assert isinstance(screen, PageScreen)
        page = screen.page
        assert page.total.n == MANY + 1
        assert page.row is not None
        assert page.cursor == page.row_count() - 1
        assert f"{page.total.n} of {page.total.n}" in running.text()[-2]
        assert len(page._held) < page.total.n
        await running.press("g", "right_square_bracket")
        assert page.row is not None
        assert page.row.key == page.opened.rows[0].key if page.opened else False
        for _ in range(9):
            await running.press("pagedown")
            assert page.row is not None
        await running.press("pageup", "k", "j")
        assert page.row is not None


async def test_kinds_of_a_page_and_its_events_as_a_list(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("j", "p", "m")
        screen = running.app.screen
        assert isinstance(screen, PageScreen)
        assert screen.page.shown == "statements"
        assert "STATEMENTS  1" in "\n".join(running.text())
        await running.press("f")
        assert running.screen.state.query.text == 'speaker:"Dmitry Peskov"'
        await running.press("u")
        assert not running.screen.state.query


async def test_a_place_and_a_marked_word_have_pages(start: Start, sample: Path) -> None:
    async with start(sample, query="kind:meeting status:held") as running:
        await running.press("P")
        assert "Istanbul" in running.text()[0]
        await running.press("escape", "3", "w")
        while not running.screen.status.told.span_note.startswith("actor"):
            await running.press("w")
        await running.press("enter")
        screen = running.app.screen
        assert isinstance(screen, PageScreen)
        assert screen.address.kind == "actor"
        await running.press("h")
        assert running.app.screen is running.screen


async def test_the_trail_is_kept_in_the_session(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("j", "p", "escape")
        running.app.write_session()
    async with start(sample) as running:
        await running.press("less_than_sign")
        assert isinstance(running.app.screen, PageScreen)
        assert "Dmitry Peskov" in running.text()[0]


async def test_a_meeting_shows_its_turns_alone_and_all_claims_again(start: Start, sample: Path) -> None:
    async with start(sample, query="status:held") as running:
        await running.press("p")
        page = running.app.screen
        assert isinstance(page, PageScreen)
        whole = "\n".join(running.text())
        claims = len(getattr(page.page.opened and page.page.opened.head, "history", ()))
        assert "m turns" in whole
        await running.press("m")
        text = "\n".join(running.text())
        assert re.search(rf"LIFE  \d turns? of {claims} claims in", text)
        assert "m all claims" in text
        await running.press("m")
        assert "\n".join(running.text()) == whole
        running.screen.visit(ISTANBUL)
        await running.settle()
        assert "m kinds" in "\n".join(running.text()), "on the page of a place"


def test_turns_are_claims_that_tell_something_else(sample: Path) -> None:
    with Reader.open(sample) as reader:
        (row,) = reader.events(parse_query("status:held"))
        page = reader.meeting(row.id)
    assert page is not None
    claim = page.history[0]._replace(status="scheduled", start="2026-02-04", place=None, denies=False)
    history = [
        claim,
        claim._replace(start=None),
        claim._replace(place="Doha"),
        claim,
        claim._replace(start="2026-02-05"),
        claim._replace(denies=True, start=None),
        claim._replace(status="held", start=None),
        claim._replace(status="held", start="2026-02-05", place="Doha"),
    ]
    assert [history.index(turn) for turn in turning(history)] == [0, 2, 4, 5, 6]
    told = [
        "\n".join(
            plain(line.pieces) for line in meeting_head(page._replace(history=tuple(history)), 100, ASCII, turns=on)
        )
        for on in (True, False)
    ]
    assert "LIFE  5 turns of 8 claims in 1 article" in told[0]
    assert told[0].count("\n") < told[1].count("\n")


async def test_unknown_names_say_so(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        running.screen.visit(Address("actor", "Nobody At All"))
        await running.settle()
        assert "Nothing is known under this name." in "\n".join(running.text())
        await running.press("j", "G", "g", "enter", "m", "f", "right_square_bracket", "escape")
        assert running.app.screen is running.screen


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (60, 20), (40, 12), (20, 6)])
async def test_pages_fit_every_size(start: Start, sample: Path, size: tuple[int, int]) -> None:
    async with start(sample, size=size) as running:
        for key in ("j", "p", "j", "G", "enter", "less_than_sign", "m", "escape", "P", "k", "question_mark", "escape"):
            await running.press(key)
            running.assert_fits(*size)
        await running.press("j", "p")
        await running.pilot.resize_terminal(100, 30)
        await running.settle()
        assert running.app.screen._compositor.render_strips()[0].cell_length == 100


async def test_two_of_one_name_have_a_page_each(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db")
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO alias SELECT 'actor', 'dmitry peskov', id, 'Dmitry Peskov' FROM actor WHERE name = ?",
            ("Andrii Sybiha",),
        )
    connection.close()
    async with start(path) as running:
        running.screen.visit(Address("actor", "Dmitry Peskov"))
        await running.settle()
        text = "\n".join(running.text())
        assert "OTHERS OF THIS NAME" in text
        assert "Andrii Sybiha  minister, Ukraine" in text
        page = running.app.screen
        assert isinstance(page, PageScreen)
        opened = page.page.opened
        assert opened is not None
        with Reader.open(path) as reader:
            both, own = (reader.count(query).n for query in (parse_query('actor:"Dmitry Peskov"'), opened.query))
            assert own < both
        await running.press("enter")
        assert page.page.opened is not None
        assert page.page.opened.total.n + own >= both
        assert "\n".join(running.text()).count("Andrii Sybiha") >= 2
        assert page.page.opened.address.name.startswith("p-")
