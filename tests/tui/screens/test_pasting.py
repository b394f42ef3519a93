"""What is pasted into a line comes whole, or with a word about what did not fit."""

from __future__ import annotations

from pathlib import Path

from textual.events import Paste

from store.database.lookup.reader import Reader
from store.database.query import parse_query
from tests.store.database.sample import make_sample
from tests.tui.conftest import Running, Start


async def paste(running: Running, text: str, *keys: str) -> None:
    """Keys and then a paste, as one piece from the terminal."""
    for key in keys:
        running.type(key)
    assert running.app._driver is not None
    running.app._driver.send_message(Paste(text))
    await running.settle()


async def test_lines_that_are_pasted_stand_side_by_side(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("slash")
        await paste(running, "kind:meeting\r\n\tstatus:held\n")
        assert running.text()[-1].strip() == "kind:meeting status:held"
        await running.press("enter")
        assert running.screen.state.query.text == "kind:meeting status:held"


async def test_what_is_pasted_right_behind_the_key_that_opens_the_line_is_in_it(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await paste(running, "kind:meeting", "slash")
        assert running.text()[-1].strip() == "kind:meeting"


async def test_a_long_paste_is_cut_and_told(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("slash", *"talks ")
        await paste(running, "word " * 20_000)
        line = running.app.screen.query_one("#prompt-line")
        assert len(line.value) == 500  # type: ignore[attr-defined]
        assert line.value.startswith("talks word word")  # type: ignore[attr-defined]
        assert "500 characters fit here; what is more was left out" in running.text()[-2]
        await running.press("x")
        assert "500 characters fit here" in running.text()[-2], "nor does a letter more fit"
        await running.press("backspace")
        assert "fit here" not in running.text()[-2]


async def test_a_line_longer_than_its_limit_can_be_made_shorter(start: Start, sample: Path) -> None:
    query = " or ".join(f"word{n}" for n in range(80))
    async with start(sample, query=query) as running:
        await running.press("slash", "backspace", "backspace", "backspace")
        assert running.app.screen.query_one("#prompt-line").value == f"({query[:-1]}"  # type: ignore[attr-defined]


async def test_a_note_takes_a_page(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db")
    async with start(path, demo=False) as running:
        await running.press("a")
        await paste(running, "A line of the readout.\n" * 300)
        await running.press("enter")
    with Reader.open(path) as reader:
        (row,) = reader.events(parse_query("has:note"))
    assert row.notes == (" ".join(["A line of the readout."] * 300),)
