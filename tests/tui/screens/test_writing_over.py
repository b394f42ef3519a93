"""Corrections, marks, tags and notes on a page: of the event under its cursor, or the meeting whose page it is."""

from __future__ import annotations

from pathlib import Path

from store.database.lookup.reader import Reader
from store.database.query import parse_query
from store.database.views import EventRow
from tests.store.database.sample import make_sample
from tests.tui.conftest import Start
from tui.screens.page import PageScreen

HELD = "kind:meeting status:held"


def events(path: Path, query: str) -> list[EventRow]:
    with Reader.open(path) as reader:
        return reader.events(parse_query(query))


async def test_the_meeting_of_a_page_is_marked_tagged_noted_and_corrected(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db")
    (held, *_) = events(path, HELD)
    async with start(path, query=HELD, demo=False) as running:
        await running.press("p")
        page = running.app.screen
        assert isinstance(page, PageScreen)
        await running.press("M")
        assert [row.id for row in events(path, "is:marked")] == [held.id]
        await running.press("M")
        assert events(path, "is:marked") == []
        await running.press("number_sign", *"watch", "enter")
        assert [row.id for row in events(path, "tag:watch")] == [held.id]
        await running.press("a", *"seen", "enter")
        assert [row.id for row in events(path, "note:seen")] == [held.id]
        await running.press("c", "s")
        assert [row.id for row in events(path, "status:scheduled has:correction")] == [held.id]
        assert "corrected  status" in "\n".join(running.text())
        assert running.app.screen is page
        await running.press("U")
        assert events(path, "has:correction") == []


async def test_a_line_on_a_page_is_left_without_a_trace(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db")
    async with start(path, query=HELD, demo=False) as running:
        await running.press("p", "number_sign", *"watch", "escape")
        assert isinstance(running.app.screen, PageScreen)
        assert events(path, "has:tag") == []


async def test_the_day_of_an_article_is_corrected_where_the_article_is_named(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db")
    async with start(path, query=HELD, demo=False) as running:
        await running.press("p")
        page = running.app.screen
        assert isinstance(page, PageScreen)
        for _ in range(page.page.row_count()):
            target = page.page.target
            if target is not None and (target.article or "").startswith("a-"):
                break
            await running.press("j")
        assert target is not None
        named = target.article
        assert named is not None
        await running.press("c", "a", *"2026-02-08", "enter")
        assert "published is now 2026-02-08" in "\n".join(running.text())
    with Reader.open(path) as reader:
        article = reader.article(named)
    assert article is not None
    assert article.published == "2026-02-08"
