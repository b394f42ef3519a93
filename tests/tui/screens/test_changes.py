"""What changed: the rows, and the screen by its keys."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from store.database.lookup.reader import Reader
from store.database.views import Change, Changes
from tests.store.database.sample import articles, make_sample
from tests.tui.conftest import Start
from tui.model.since import BEGINNING, Since, look_up, step
from tui.render.changes import change_line, change_rows, since_words
from tui.render.glyphs import ASCII
from tui.render.lines import line_width, plain
from tui.screens.changes import ChangesScreen
from tui.screens.page import PageScreen


def test_what_flipped_comes_first_with_old_and_new_value(sample: Path) -> None:
    with Reader.open(sample) as reader:
        meeting = next(row for row in reader.events() if row.status == "held")
    before = meeting._replace(status="scheduled", day="2026-02-01", end=None, place="[b]Geneva")
    fields = ("status", "day", "place")
    found = Changes(
        "2026-02-01", "2026-02-05", (Change(before, meeting, fields),), (), (meeting,), (), (), ("meetings",)
    )
    rows = change_rows(found, ASCII)
    text = [plain(change_line(row, 60, ASCII)).strip() for row in rows]
    assert text[0] == "TOLD OTHERWISE  1"
    assert rows[1].event == meeting
    assert [" ".join(line.split()) for line in text[2:5]] == [
        "status scheduled > held",
        "day 1 Feb 2026 > 4 Feb 2026",
        "place [b]Geneva > Istanbul",
    ]
    assert "NEW MEETINGS  1+, the latest" in text
    assert {line_width(change_line(row, 33, ASCII)) for row in rows} == {33}
    assert since_words(found, None) == "known after 1 Feb 2026, until 5 Feb 2026"


def test_days_of_news_are_stepped_to_both_ends(sample: Path) -> None:
    with Reader.open(sample) as reader:
        found = look_up(reader, Since())
        assert found.changes, "the first look shows the last day on which something changed"
        seen = []
        while found.since.day != BEGINNING:
            seen.append(found.since.day)
            found = step(reader, found, -1)
        assert len(found.changes.meetings) == 3, "of what no day is known nothing can be told"
        assert step(reader, found, -1) == found
        for day in reversed(seen):
            found = step(reader, found, 1)
            assert found.since.day == day
        with_change = reader.changes(date(2026, 2, 1))
    assert [(change.before.status, change.after.status) for change in with_change.flipped] == [("scheduled", "held")]


def test_days_of_knowledge_rise_and_fall(sample: Path) -> None:
    with Reader.open(sample) as reader:
        last = reader.knowledge_day(None, -1)
        assert last is not None
        following = reader.knowledge_day(last, 1)
        assert following is not None
        assert following > last
        assert reader.knowledge_day(following, -1) == last
        assert reader.knowledge_day(date.max, 1) is None
        assert reader.knowledge_day(date.min + timedelta(1), -1) is None
        assert reader.knowledge_day(None, 1) is None


async def test_the_page_of_changes_leads_to_meetings_and_back(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("S")
        assert isinstance(running.app.screen, ChangesScreen)
        for _ in range(6):
            if "TOLD OTHERWISE" in "\n".join(running.text()):
                break
            await running.press("left_square_bracket")
        assert "scheduled → held" in "\n".join(running.text())
        await running.press("enter")
        assert isinstance(running.app.screen, PageScreen)
        await running.press("escape")
        assert isinstance(running.app.screen, ChangesScreen), "back to where the page was opened from"
        await running.press("j", "G", "enter")
        assert running.app.screen is running.screen
        assert running.screen.article.has_focus
        await running.press("S", "m", "right_square_bracket", "escape")
        assert running.app.screen is running.screen


async def test_what_came_with_later_loads_is_told_at_the_next_start(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db", articles()[:1])
    async with start(path, demo=False) as running:
        await running.press("S", "escape")
        running.app.write_session()
        seen = running.screen._seen_now
    make_sample(path, articles()[1:])
    with Reader.open(path) as reader:
        loads = reader.loads()
    assert len(loads) == 2
    assert seen == loads[-1].number
    async with start(path, demo=False) as running:
        await running.press("S")
        text = "\n".join(running.text())
        assert "since the load of" in text
        assert "scheduled → held" in text


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (60, 20), (40, 12), (20, 6)])
async def test_the_page_of_changes_fits_every_size(start: Start, sample: Path, size: tuple[int, int]) -> None:
    async with start(sample, size=size) as running:
        for key in ("S", "left_square_bracket", "j", "G", "pagedown", "k", "g", "question_mark", "escape", "m"):
            await running.press(key)
            running.assert_fits(*size)
