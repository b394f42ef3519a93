"""What one article tells of a meeting is broken off, or moved to another, from wherever the error is seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.database.lookup.reader import Reader
from store.database.query import parse_query
from store.database.views import EventRow, MeetingPage
from store.spans import Span
from tests.store.database.sample import make_sample
from tests.tui.conftest import Start
from tui.model.telling import claim_there
from tui.render.detail import evidence_lines
from tui.render.glyphs import UNICODE
from tui.screens.comparing import ComparingScreen
from tui.screens.page import PageScreen

HELD = "kind:meeting status:held"


def meetings(path: Path) -> list[EventRow]:
    with Reader.open(path) as reader:
        return reader.events(parse_query("kind:meeting"))


def test_the_claim_of_the_words_under_the_cursor_is_meant_else_the_first_of_the_article(sample: Path) -> None:
    with Reader.open(sample) as reader:
        row = next(row for row in reader.events(parse_query("kind:meeting")) if row.articles > 1)
        page = reader.meeting(row.id)
    assert isinstance(page, MeetingPage)
    for claim in page.history:
        assert claim_there(page, claim.article_id, claim.span) == claim
        assert claim_there(page, claim.article_sha256, claim.span) == claim
        first = claim_there(page, claim.article_id, Span(9_000, 9_001))
        assert first is not None
        assert first.article_id == claim.article_id
    assert claim_there(page, "a-0000") is None


def test_words_in_the_evidence_lead_to_where_they_stand() -> None:
    lines = [
        "Talks  m-1",
        "",
        "“will hold talks”",
        "  a-12ab[30:52]  m-1",
        "  read as    scheduled",
        "",
        "put together",
    ]
    targets = [line.target for line in evidence_lines(lines, 60, UNICODE)]
    assert targets[2] == targets[3]
    assert targets[2] is not None
    assert (targets[2].article, targets[2].span) == ("a-12ab", Span(30, 52))
    assert [number for number, target in enumerate(targets) if target] == [2, 3]


@pytest.mark.parametrize("way", [(), ("3",), ("d", "j"), ("e",)])
async def test_two_keys_break_off_what_the_article_tells(start: Start, tmp_path: Path, way: tuple[str, ...]) -> None:
    path = make_sample(tmp_path / "own.db")
    before = meetings(path)
    async with start(path, query=HELD, demo=False) as running:
        await running.press(*way, "B")
        text = "\n".join(running.text())
        assert "TELLS IS ABOUT" in text
        assert "a meeting of its own" in text
        await running.press("enter")
        assert "is a meeting of its own now; U takes it back" in "\n".join(running.text())
        assert len(meetings(path)) == len(before) + 1
        await running.press("U")
        assert meetings(path) == before


async def test_it_is_moved_to_another_meeting_from_the_page_of_its_life(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db")
    before = meetings(path)
    async with start(path, query=HELD, demo=False) as running:
        await running.press("p")
        screen = running.app.screen
        assert isinstance(screen, PageScreen)
        head = screen.page.opened.head if screen.page.opened is not None else None
        assert isinstance(head, MeetingPage)
        while screen.page.target is None or screen.page.target.span != head.history[-1].span:
            await running.press("j")
        await running.press("B", "down", "enter")
        assert running.app.screen is screen
        assert " is a part of m-" in "\n".join(running.text())
        after = meetings(path)
        assert len(after) == len(before)
        assert sorted(row.articles for row in after) == sorted(row.articles for row in before)
        assert after != before
        await running.press("U")
        assert meetings(path) == before
        assert "taken back: part of" in "\n".join(running.text())
        shown = screen.page.opened.head if screen.page.opened is not None else None
        assert isinstance(shown, MeetingPage)
        assert len(shown.articles) == len(head.articles)


async def test_two_articles_side_by_side_that_tell_of_two_meetings_are_parted(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db")
    before = meetings(path)
    async with start(path, query=HELD, demo=False) as running:
        await running.press("equals_sign", "tab")
        assert isinstance(running.app.screen, ComparingScreen)
        await running.press("B", "enter")
        assert running.app.screen is running.screen
        assert "is a meeting of its own now; U takes it back" in "\n".join(running.text())
        assert len(meetings(path)) == len(before) + 1


async def test_what_cannot_be_broken_off_is_said(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db")
    async with start(path, query="status:scheduled", demo=False) as running:
        await running.press("B")
        assert "one article alone tells of this meeting" in "\n".join(running.text())
        await running.press("C", "g", "B")
        assert "a statement stands in one article" in "\n".join(running.text())
