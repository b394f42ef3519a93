"""Two articles that tell of one meeting, side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.database.lookup.reader import Reader
from store.database.views import Disagreement, MeetingPage
from tests.tui.conftest import Start
from tui.model.side_by_side import pairs, told_once
from tui.model.state import Pane
from tui.screens.comparing import ComparingScreen


@pytest.fixture(scope="module")
def told_twice(sample: Path) -> MeetingPage:
    with Reader.open(sample) as reader:
        row = next(row for row in reader.events() if row.kind == "meeting" and row.articles > 1)
        page = reader.meeting(row.id)
    assert page is not None
    return page


def test_sources_that_disagree_stand_beside_each_other_with_their_words(told_twice: MeetingPage) -> None:
    (one, _), (two, _) = told_twice.articles
    page = told_twice._replace(
        disagreements=(Disagreement("status", (("scheduled", 1, (one,)), ("held", 2, (two,)), ("cancelled", 1, ()))),)
    )
    (pair,) = pairs(page)
    assert pair.field == "status"
    assert (pair.left.value, pair.left.article, pair.left.outlet) == ("scheduled", one, "Example Post")
    assert (pair.right.value, pair.right.article, pair.right.sources) == ("held", two, 2)
    assert pair.left.span == next(claim.span for claim in page.history if claim.article_id == one)


def test_sources_that_agree_can_be_read_side_by_side_too(told_twice: MeetingPage) -> None:
    (pair,) = pairs(told_twice._replace(disagreements=()))
    assert pair.field == ""
    assert [pair.left.article, pair.right.article] == [identity for identity, _ in told_twice.articles]
    assert pairs(told_twice._replace(disagreements=(), articles=told_twice.articles[:1])) == []


def test_why_one_article_stands_alone_is_told(told_twice: MeetingPage) -> None:
    page = told_twice._replace(disagreements=(), articles=told_twice.articles[:1])
    assert told_once(page, "d") == "one article alone tells of this meeting"
    twice = page._replace(disagreements=(Disagreement("status", (("held", 1, ()), ("cancelled", 1, ()))),))
    assert told_once(twice, "d").endswith("and says two things of it: d shows them")


@pytest.mark.parametrize("size", [(160, 45), (120, 36), (80, 24), (60, 20), (40, 12)])
async def test_both_articles_are_shown_at_every_size(start: Start, sample: Path, size: tuple[int, int]) -> None:
    async with start(sample, query="kind:meeting status:held", size=size) as running:
        await running.press("equals_sign")
        screen = running.app.screen
        assert isinstance(screen, ComparingScreen)
        text = "\n".join(running.text())
        assert "will hold" in text
        assert "Talks held" in text
        running.assert_fits(*size)
        await running.press("tab")
        assert screen._views[1].has_focus
        await running.press("right_square_bracket", "f")
        assert running.app.screen is running.screen
        assert running.screen.article.page is not None
        assert running.screen.article.page.id == (screen.pair.right.article if screen.pair else None)


async def test_a_meeting_told_once_has_nothing_beside_it(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("equals_sign")
        assert "a statement stands in one article" in running.text()[-3]


async def test_left_leads_from_pane_to_pane(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("3", "h")
        assert running.screen.state.pane is Pane.EVENTS
        await running.press("d", "h")
        assert running.screen.state.pane is Pane.EVENTS
        await running.press("left")
        assert running.screen.state.pane is Pane.FILTERS


async def test_leaving_before_it_is_there_does_no_harm(start: Start, sample: Path) -> None:
    async with start(sample, query="kind:meeting status:held") as running:
        for _ in range(5):
            for key in ("equals_sign", "escape", "equals_sign", "equals_sign", "less_than_sign", "S", "escape"):
                running.type(key)
            await running.settle()
            await running.press("escape")
        assert running.app.is_running
