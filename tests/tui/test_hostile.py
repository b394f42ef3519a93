"""Text that means harm, in every place where text is shown: nothing of it reaches the terminal as more than letters."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from textual.color import Color

from store.annotating import note, tag
from store.correcting import correct
from store.database.lookup.reader import Reader
from store.database.query import EMPTY, parse_query
from store.model import Act, Span, Status
from store.text import storable
from tests.store.database.sample import Draft, exact, make_sample
from tests.tui.conftest import Running, Start, steps
from tui.keys.actions import ACTIONS
from tui.render.lines import clean
from tui.tty.driver import UNSAFE, ControlFilter

ESCAPES = {
    "colour": "\x1b[31mred\x1b[0m",
    "clear": "\x1b[2J\x1b[H",
    "cursor": "\x1b[10;10Hhere",
    "clipboard": "\x1b]52;c;cHduZWQ=\x07",
    "clipboard-st": "\x1b]52;c;cHduZWQ=\x1b\\",
    "window-title": "\x1b]2;PWNED\x1b\\",
    "link": "\x1b]8;;http://example.invalid\x1b\\x\x1b]8;;\x1b\\",
    "c1-csi": "\x9b31mred",
    "c1-osc": "\x9d52;c;cHduZWQ=\x9c",
    "dcs": "\x1bP+q544e\x1b\\",
    "apc": "\x1b_G\x1b\\",
    "unterminated": "\x1b]0;open",
    "query": "\x1b[6n\x1b[c",
    "overwrite": "safe\r\x08\x08EVIL\x7f",
    "override": "\u202egnitirw\u202c \u2066x\u2069",
    "separators": "a\u2028b\u2029c\u0085d\u200be\ufeff",
}
MARKUP = {
    "bold": "[bold]x[/bold]",
    "click": "[@click=app.quit]press[/]",
    "close": "[/]",
    "close-x": "[/x]",
    "open": "[",
    "number": "[0]",
    "backslash": "\\[",
    "nested": "[type=x, v={'a[0]'}]",
    "link-tag": '[link="http://example.invalid"]x[/link]',
}
WIDE = {
    "cjk": "汉字漢字 ！",
    "family": "👩\u200d👩\u200d👧 🕊️",
    "persian": "می\u200cخواهد",
    "hebrew": "שלום",
    "marks": "e" + "\u0301" * 40,
}
GROUPS = {"escapes": ESCAPES, "markup": MARKUP, "wide": WIDE}


def database(path: Path, payload: str) -> Path:
    """A payload in text, title, outlet, origin, speaker, words, meeting title and place of each of two articles."""
    payload = storable(payload)
    text = f'{payload} Talks {payload}\n"Words {payload}" said A man {payload} here. They will meet {payload} soon.'
    drafts = []
    for number in range(2):
        draft = Draft(f"{text} {number}", date(2026, 2, 1 + number), f"Outlet {payload}", f"{payload}/{payload}.txt")
        draft.say(f"Words {payload}", "said", f"A man {payload}", Act.STATEMENT)
        draft.meet(
            f"They will meet {payload} soon", f"meet {payload}", Status.SCHEDULED, ["country:RU"], exact("2026-02-03")
        )
        drafts.append(draft)
    return make_sample(path, [draft.extraction() for draft in drafts])


def leaks(running: Running) -> list[str]:
    strips = running.app.screen._compositor.render_strips()
    return [s.text for strip in strips for s in strip if not s.control and UNSAFE.search(s.text)]


async def visit(running: Running) -> None:
    """Every screen and pane, and the payload as notice, note, query and error."""
    screens = (
        "j",
        "3",
        "w",
        "w",
        "o",
        "e",
        "y",
        "Y",
        "d",
        "j",
        "enter",
        "1",
        "G",
        "space",
        "C",
        "u",
        "C",
        "z",
        "z",
        "m",
        "m",
        "m",
    )
    for key in (*screens, "question_mark"):
        await running.press(key)
        assert not leaks(running)
        widths = {strip.cell_length for strip in running.app.screen._compositor.render_strips()}
        assert widths == {running.app.size.width}
    await running.press("escape")


@pytest.mark.parametrize("name", GROUPS)
async def test_no_place_lets_it_through(
    start: Start, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even without the last filter: every text is made safe where it is turned into pieces."""
    monkeypatch.setattr(ControlFilter, "apply", lambda self, segments, background: segments)
    payload = " ".join(GROUPS[name].values())
    path = database(tmp_path / "h.db", payload)
    async with start(path, size=(160, 45), notice=f"notice {payload}", demo=False) as running:
        assert running.screen.events.total.n >= 2
        await visit(running)
        await running.press("C", "g", "3", "g")
        text = "\n".join(running.text())
        shown = {"escapes": ("␛[31mred", "␛]52;c;", "␈"), "markup": tuple(MARKUP.values())[:7], "wide": ("汉", "ש")}
        for words in shown[name]:
            assert words in text, "what was written is shown as it is written"
    assert running.app.return_code in (0, None)


OVER = ("p j G enter < escape escape", "P escape", "t z space j escape escape", "S [ escape", "= ] tab escape",
        ": escape", "x l escape", "X escape", "v escape", "1 f escape 2", "# escape", "a escape", "c escape",
        "K escape", "E escape", "slash escape", "3 M escape", "G p escape", "/ a enter C")  # fmt: skip


@pytest.mark.parametrize("size", [(160, 45), (50, 14)])
@pytest.mark.parametrize("name", GROUPS)
async def test_no_screen_over_the_browser_lets_it_through(
    start: Start, tmp_path: Path, name: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages, timeline, changes, pickers, lines to type in; with the payload as title, note, tag and correction too."""
    monkeypatch.setattr(ControlFilter, "apply", lambda self, segments, background: segments)
    payload = storable(" ".join(GROUPS[name].values()))
    path = database(tmp_path / "h.db", payload)
    with Reader.open(path) as reader:
        rows = reader.events(parse_query("kind:meeting"))
    word = "x" + "".join(sign for sign in payload if sign.isprintable() and sign not in '"()*:, ')
    correct(path, rows[0].id, "title", payload[:200], payload[:200])
    note(path, rows[0].id, payload)
    note(path, reader_article(path), payload)
    tag(path, [rows[0].id, reader_article(path)], [word[:50]])
    async with start(path, size=size, query="kind:meeting", demo=False) as running:
        for keys in OVER:
            for key in keys.split():
                await running.press(key)
                assert not leaks(running), key
                running.assert_fits(*size)
    assert running.app.return_code in (0, None)


def reader_article(path: Path) -> str:
    """The id of an article of the database."""
    with Reader.open(path) as reader:
        page = reader.article(reader.events(EMPTY)[0].article_sha256)
        assert page is not None
        return page.id


@pytest.mark.parametrize("name", GROUPS)
async def test_typed_and_pasted_into_the_search(start: Start, sample: Path, name: str) -> None:
    from textual.events import Paste

    async with start(sample) as running:
        await running.press("slash")
        assert running.app.focused is not None
        running.app.focused.post_message(Paste(" ".join(GROUPS[name].values())))
        await running.settle()
        assert not leaks(running)
        await running.press("enter")
        assert not leaks(running)
        await running.press("escape", "escape")


async def test_a_flood_pasted_into_the_search_is_cut(start: Start, sample: Path) -> None:
    from textual.events import Paste

    async with start(sample) as running:
        await running.press("slash")
        assert running.app.focused is not None
        running.app.focused.post_message(Paste("(" * 1_000_000))
        await running.settle()
        await running.press("enter")
        assert len(running.screen.state.query.text) <= 500


@pytest.mark.parametrize(
    "flood",
    ["\u200b" * 100_000, "e" + "\u0301" * 100_000, "x" * 1_000_000, "汉" * 200_000, "\n" * 200_000, "[b]" * 100_000],
    ids=["zero-width", "marks", "one-word", "wide", "lines", "markup"],
)
async def test_floods_do_not_freeze_the_article(start: Start, tmp_path: Path, flood: str) -> None:
    draft = Draft(f'Title\n"It is so" said A man today. {flood}', date(2026, 2, 1))
    draft.say("It is so", "said", "A man")
    path = make_sample(tmp_path / "f.db", [draft.extraction()])
    async with start(path, size=(80, 24)) as running:
        await running.press("3", "pagedown", "G", "g")
        article = running.screen.article
        assert steps(lambda: [article.render_line(y) for y in range(article.size.height)]) < 20_000


def test_the_last_filter_lets_no_control_character_through() -> None:
    background = Color(0, 0, 0)
    for payload in ESCAPES.values():
        shown = ControlFilter().apply([Segment(payload)], background)
        assert not any(UNSAFE.search(segment.text) for segment in shown)
        assert sum(len(segment.text) for segment in shown) == len(payload)
    kept = [Segment("می\u200cخواهد 👩\u200d👧")]
    assert ControlFilter().apply(kept, background) is kept


def test_no_widget_is_given_text_that_textual_would_read_as_markup() -> None:
    """Data goes to the screen through pieces alone: none of Textual's own text widgets or notices is used."""
    root = Path(__file__).parents[2] / "tui"
    calls = re.compile(
        r"\b(Static|Label|Button|OptionList|DataTable|Markdown|RichLog|Placeholder)\(|\.notify\(|border_title"
    )
    found = [path.name for path in root.rglob("*.py") if calls.search(path.read_text("utf-8"))]
    assert found == []


@given(st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_text_is_clean_after_cleaning(text: str) -> None:
    assert not UNSAFE.search(clean(storable(text)))


@given(st.lists(st.text(max_size=40), min_size=1, max_size=3))
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_text_through_all_panes(
    start: Start, tmp_path_factory: pytest.TempPathFactory, texts: Sequence[str]
) -> None:
    path = database(tmp_path_factory.mktemp("any") / "a.db", " ".join(texts))
    async with start(path, size=(100, 30), notice=texts[0]) as running:
        for key in ("j", "3", "d", "1", "2"):
            await running.press(key)
            assert not leaks(running)


QUITTING = {key for action in ACTIONS if action.id.endswith("quit") for key in action.keys}
EVERY_KEY = sorted({key for action in ACTIONS for key in action.keys} - QUITTING)
ODD_KEYS = ["5", "f12", "ctrl+x", "a", ":", "é", "\u200b", "enter", "escape", "down", "down", "tab", "space"]
RANDOM_KEYS = int(os.environ.get("TALKS_RANDOM_KEYS", "1000"))
"""How many in all; CI presses a thousand, five thousand before a release."""
AT_ONCE = 250


@pytest.mark.parametrize("seed", range(-(-RANDOM_KEYS // AT_ONCE)))
async def test_random_keys_never_crash(
    start: Start, many: Path, seed: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async def nothing(*arguments: object) -> None:
        """No command of the shell, no file: the keys are random."""

    for name in ("_hand_on", "_exported"):
        monkeypatch.setattr(f"tui.screens.outside.OutsideScreen.{name}", nothing)
    monkeypatch.chdir(tmp_path)
    dice = random.Random(20260201 + seed)  # noqa: S311
    keys = EVERY_KEY + ODD_KEYS
    async with start(many) as running:
        for number in range(AT_ONCE):
            running.type(dice.choice(keys))
            if number % 10 == 0:
                await running.settle()
            if number % 100 == 0:
                await running.pilot.resize_terminal(dice.randint(1, 180), dice.randint(1, 50))
        await running.settle()
        assert not leaks(running)
        assert running.app.is_running


def test_spans_of_a_payload_keep_their_places() -> None:
    draft = Draft("a\x00b said x", None)
    assert storable("a\ud800b") == "a\ufffdb"
    assert draft.span("said") == Span(4, 8)
