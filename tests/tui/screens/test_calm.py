"""How often the screen is drawn: once for a key, when the key is done with, whatever it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import LONG, Running, Start


def count_frames(running: Running, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The frames drawn from now on, and none of them by the timer that draws sixty times a second."""
    frames: list[str] = []
    display = running.app._display

    def counted(screen: object, renderable: object) -> None:
        frames.append(type(screen).__name__)
        display(screen, renderable)  # type: ignore[arg-type]

    monkeypatch.setattr(running.app, "_display", counted)
    monkeypatch.setattr(type(running.screen._update_timer), "resume", lambda timer: None)
    return frames


@pytest.mark.parametrize("key", ["j", "pagedown"])
async def test_a_key_is_drawn_once_and_at_once(
    start: Start, many: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async with start(many, slow=True) as running:
        frames = count_frames(running, monkeypatch)
        running.type(key)
        await running.rest()
        assert f"row {running.screen.events.cursor + 1} of" in running.text()[-2]
        assert running.screen.events.cursor
        assert running.screen.gateway.owed, "the article has not come"
        assert not running.screen._dirty_widgets, "the status lines were drawn with the list"
        assert len(frames) == 1


async def test_what_the_answers_bring_is_drawn_once_when_the_last_has_come(
    start: Start, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start(many, slow=True) as running:
        frames = count_frames(running, monkeypatch)
        before = running.screen.article.page
        running.type("G")
        await running.rest()
        assert running.screen.gateway.owed == {"rows"}
        await running.answer_one()
        await running.rest()
        assert running.screen.gateway.owed == {"article", "event"}
        await running.answer_one()
        await running.rest()
        assert not frames
        await running.answer_one()
        await running.rest()
        assert running.screen.article.page != before
        assert not running.screen._dirty_widgets
        assert len(frames) == 1, "the list with the article and the facts"


async def test_keys_without_end_are_seen_between(start: Start, many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.screens import calm

    async with start(many, slow=True) as running:
        frames = count_frames(running, monkeypatch)
        monkeypatch.setattr(calm, "LONGEST", LONG)
        running.screen.events.refresh()
        await running.rest()
        monkeypatch.setattr(running.app, "_handling", True)
        running.screen.done(by_key=True)
        assert not frames
        monkeypatch.setattr(calm, "LONGEST", 0.0)
        running.screen.done(by_key=True)
        assert frames == ["BrowseScreen"]
