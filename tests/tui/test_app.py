"""The browser from the outside: keys in, state and screen out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from textual._compositor import Compositor

import store.database.lookup.lists
from store.database.lookup.reader import Reader
from store.database.query import parse_query
from tests.store.database.sample import Draft, articles, make_sample
from tests.tui.conftest import MANY, Start
from tui.asking import jobs
from tui.asking.messages import RowsWanted
from tui.model.session import read_session, session_file
from tui.model.state import Pane
from tui.render.article import NAMES
from tui.screens.browse import BrowseScreen

pytestmark = pytest.mark.filterwarnings("error")


async def test_first_screen_shows_all_three_panes(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        text = running.text()
        assert "9 events · 5 articles" in text[0]
        assert text[1].split() == ["FILTERS", "│", "EVENTS", "9", "│", "Example", "Post", "·", "1", "Feb", "2026"]
        assert "▌2026-02-01  Kremlin" in text[2]
        assert "[ ] meeting          4" in text[3]
        assert "row 1 of 9" in text[-2]
        assert text[-1].rstrip().endswith("? help")


async def test_moving_in_the_list_scrolls_the_article_to_its_words(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("j", "j")
        screen = running.screen
        row = screen.events.current
        assert row is not None
        assert row.kind == "meeting"
        assert screen.state.selection.event == row.id
        assert screen.article.page is not None
        assert screen.article.page.sha256 == row.article_sha256
        assert screen.article.marked.owner == row.id
        marked = [line for line in running.text() if "▌M" in line]
        assert marked, "the evidence carries the bar of the chosen event and the letter M"
        assert "held" in running.text()[-2]


async def test_moving_among_spans_selects_their_event(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("3")
        before = running.screen.state.selection.event
        await running.press("right_square_bracket")
        after = running.screen.state.selection.event
        assert after != before
        assert running.screen.article.marked.owner == after
        assert running.screen.events.current is not None
        assert running.screen.events.current.id == after
        await running.press("left_square_bracket")
        assert running.screen.state.selection.event == before


async def test_overlapping_owners_are_gone_through(start: Start, sample: Path) -> None:
    async with start(sample, query="kind:meeting istanbul") as running:
        await running.press("C", "g", "3")
        first = running.screen.article.marked.owner
        await running.press("o")
        second = running.screen.article.marked.owner
        assert first is not None
        assert second is not None
        assert {first[0], second[0]} == {"m", "s"}
        await running.press("O")
        assert running.screen.article.marked.owner == first


async def test_choosing_an_actor_narrows_list_and_counts(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("1")
        while running.screen.filters.current is None or running.screen.filters.current.label != "Dmitry Peskov":
            await running.press("j")
        await running.press("space")
        screen = running.screen
        assert screen.state.query == parse_query('actor:"Dmitry Peskov"')
        assert screen.events.total.n == 1
        assert screen.filters.current is not None
        assert (screen.filters.current.label, screen.filters.current.state) == ("Dmitry Peskov", "in")
        assert "1 of 9 events" in running.text()[0]
        assert 'actor:"Dmitry Peskov"' in running.text()[-1]
        counts = {row.label: row.n for row in screen.filters._rows if row.field == "kind"}
        assert counts["statement"] == "1"
        assert counts["meeting"] == "0"
        actors = {row.label: row.n for row in screen.filters._rows if row.field == "actor"}
        assert actors["Kremlin"] == "2", "the actors are counted without the choice of actors"
        await running.press("x")
        assert screen.state.query.text.startswith("-")
        assert screen.events.total.n == 8
        await running.press("x")
        assert not screen.state.query
        await running.press("u")
        assert screen.events.total.n == 8
        await running.press("u", "u")
        assert not screen.state.query
        await running.press("ctrl+r")
        assert screen.events.total.n == 1


async def test_selection_survives_a_filter_or_its_neighbour_is_chosen(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("j", "j")
        chosen = running.screen.state.selection.event
        await running.press("m")
        assert running.screen.state.query == parse_query("kind:meeting")
        assert running.screen.state.selection.event == chosen
        await running.press("m")
        assert running.screen.state.query == parse_query("kind:statement")
        assert running.screen.state.selection.event != chosen
        assert running.screen.events.current is not None
        assert running.screen.events.current.day == "2026-02-05"
        assert "nearest" in running.text()[-3]


async def test_search_highlights_hits_and_counts_them(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("slash")
        await running.press(*"talks", "enter")
        screen = running.screen
        assert screen.state.query.words == ("talks",)
        assert 0 < screen.events.total.n < 9
        hits = screen.article._hits
        assert hits
        await running.press("n")
        assert [f"hit 1 of {len(hits)}" in line for line in (running.text()[1], running.text()[-3])] == [True, False]
        await running.press("N")
        assert re.search(r"hit (\d) of \1", running.text()[1]), "back into the article before"
        assert re.search(r"article \d of \d", running.text()[-3])
        await running.press("n")
        assert "article 1 of" in running.text()[-3]
        screen._follow()  # as when rows come that were asked for before
        await running.settle()
        assert f"hit 1 of {len(hits)}" in running.text()[1], "the hit stays marked"
        await running.press("escape")
        assert not screen.state.query
        assert not screen.article._hits


async def test_a_hit_is_shown_where_its_article_was_not_in_view(start: Start, sample: Path) -> None:
    async with start(sample, size=(60, 16)) as running:
        await running.press("slash", *"talks", "enter")
        assert running.text()[0].startswith(" EVENTS")
        await running.press("n")
        assert re.search(r"hit 1 of \d", running.text()[0])
        await running.press("d")
        assert not running.screen.article.display
        await running.press("n")
        assert re.search(r"hit \d of \d", running.text()[0])
        assert running.screen.article.display


async def test_a_mistake_in_the_search_is_pointed_at(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("slash")
        await running.press(*"speker:peskov")
        message, line = running.text()[-2:]
        assert "there is no field speker" in message
        assert "did you mean speaker:" in message
        assert message.index("v ") == line.index("speker")
        await running.press("enter")
        assert not running.screen.state.query, "a query with a mistake changes nothing"
        await running.press("escape")
        assert "row 1 of 9" in running.text()[-2]
        assert running.screen.events.has_focus


async def test_nothing_found_says_what_to_do(start: Start, sample: Path) -> None:
    async with start(sample, query="nonesuch") as running:
        assert any("No event matches." in line for line in running.text())
        await running.press("j", "G", "d", "3", "n", "right_square_bracket", "o", "w", "escape", "escape")
        assert running.screen.events.total.n == 9


async def test_detail_shows_a_meeting_and_leads_to_the_words(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("j", "j", "d")
        text = "\n".join(running.text())
        for words in ("Status", "Who", "Where", "When", "HISTORY", "ARTICLES"):
            assert words in text
        assert running.screen.detail.has_focus
        await running.press("enter")
        screen = running.screen
        assert screen.article.has_focus
        assert screen.article.marked.span is not None
        await running.press("d", "escape")
        assert screen.article.display


async def test_panes_by_number_and_tab(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        panes = []
        for key in ("1", "tab", "tab", "tab", "shift+tab", "2"):
            await running.press(key)
            panes.append(running.screen.state.pane)
        expected = [Pane.FILTERS, Pane.EVENTS, Pane.READER, Pane.FILTERS, Pane.READER, Pane.EVENTS]
        assert panes == expected


async def test_long_lists_are_fetched_by_the_window(start: Start, many: Path) -> None:
    async with start(many) as running:
        events = running.screen.events
        total = MANY + 9
        assert events.total.n == total
        await running.press("G")
        assert events.cursor == total - 1
        assert events.current is not None
        assert len(events._held) < total
        await running.press("g")
        assert events.cursor == 0
        for _ in range(12):
            await running.press("pagedown")
        assert events.current is not None
        assert f"row {events.cursor + 1} of {total}" in running.text()[-2]
        assert len(events._held) <= 4 * 200 + 200


async def test_at_the_edge_the_list_jumps_half_a_page(start: Start, many: Path) -> None:
    async with start(many) as running:
        events = running.screen.events
        for _ in range(events.body):
            await running.press("j")
        assert events.cursor == events.body
        assert events.top == events.body // 2 + events.body % 2


@pytest.mark.parametrize("size", [(160, 45), (120, 36), (100, 30), (80, 24), (60, 20), (40, 12), (20, 6), (3, 2)])
async def test_every_size_fits_exactly(start: Start, sample: Path, size: tuple[int, int]) -> None:
    async with start(sample, size=size) as running:
        for key in ("3", "d", "escape", "1", "2", "question_mark", "escape", "slash", "a", "escape"):
            await running.press(key)
            running.assert_fits(*size)


async def test_resizing_keeps_the_place(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("j", "j")
        chosen = running.screen.state.selection.event
        for size in ((60, 20), (80, 24), (100, 30), (160, 45), (40, 12), (120, 36)):
            await running.pilot.resize_terminal(*size)
            await running.settle()
            assert running.screen.state.selection.event == chosen
            if running.screen.article.display:
                assert any("▌M" in line for line in running.text())


async def test_a_list_that_grew_shows_the_rows_above_instead_of_blank_ones(start: Start, sample: Path) -> None:
    async with start(sample, size=(40, 12)) as running:
        await running.press("G", "z", "1", "G")
        await running.pilot.resize_terminal(200, 60)
        await running.settle()
        await running.press("z", "2")
        for pane in (running.screen.events, running.screen.filters):
            assert pane.top == max(0, pane.row_count() - pane.body)
            assert pane.top <= pane.cursor < pane.top + pane.body


async def test_session_is_kept_and_found_again(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("m", "j", "3")
        chosen = running.screen.state.selection.event
        running.app.write_session()
    kept = json.loads(session_file(sample).read_text())
    assert (kept["query"], kept["event"], kept["pane"]) == ("kind:meeting", chosen, "reader")
    async with start(sample) as running:
        assert running.screen.state.query == parse_query("kind:meeting")
        assert running.screen.state.selection.event == chosen
        assert running.screen.article.has_focus
    async with start(sample, query="istanbul") as running:
        assert running.screen.state.query == parse_query("istanbul"), "a query on the command line goes first"


async def test_trouble_with_the_database_is_said_and_leaves_the_app_usable(start: Start, tmp_path: Path) -> None:
    missing = tmp_path / "missing.db"
    async with start(missing) as running:
        assert any("There is no database at" in line for line in running.text())
        await running.press("j", "1", "space", "3", "d", "slash", "escape", "R", "q")
    assert running.app.return_code == 0


async def test_a_value_of_another_group_is_told_where_to_look(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("1", "g", "f", *"lavrov")
        shown = "\n".join(running.text())
        assert "Nothing fits." in shown
        assert "looks in the next group" in shown
        await running.press("escape", "right_square_bracket", "right_square_bracket", "f")
        assert "FIND IN ACTORS" in "\n".join(running.text())


async def test_a_database_that_cannot_be_read_is_not_called_empty(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    path.write_text("no database")
    async with start(path, size=(40, 12)) as running:
        shown = " ".join(" ".join(running.text()).split())
        assert "is not a talks-tui database. R tries again" in shown
        assert "No events yet" not in shown
        path.unlink()
        make_sample(path)
        await running.press("R")
        assert running.screen.events.total.n
        assert "tries again" not in " ".join(running.text())


async def test_themes_go_round_and_are_remembered(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        modes = [running.app.mode]
        for _ in range(3):
            await running.press("T")
            modes.append(running.app.mode)
        assert modes == ["dark", "light", "ansi", "dark"]
    async with start(sample, mode="plain") as running:
        await running.press("T")
        assert running.app.mode == "plain"


async def test_a_terminal_of_few_colours_shows_its_own_and_forgets_no_choice(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("T")
        assert running.app.mode == "light"
    for mode, told in (("ansi", "16 colours and shows its own"), ("plain", "NO_COLOR is set")):
        async with start(sample, mode=mode) as running:
            assert running.app.mode == mode, "hues of the light palette would be greys here"
            await running.press("T")
            assert running.app.mode == mode
            assert told in running.screen.status.told.note
            await running.press("S", "T")
            assert told in "\n".join(running.text()), "on the screens over it too"
            running.app.write_session()
        assert read_session(session_file(sample)).theme == "light"


async def test_help_lists_the_keys_of_the_pane(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("question_mark")
        text = "\n".join(running.text())
        assert "HELP · events" in text
        assert "To the words in the article." in text
        await running.press("escape")
        assert running.screen.events.has_focus


async def test_ascii_glyphs_where_the_locale_is_not_utf8(start: Start, sample: Path) -> None:
    async with start(sample, utf8=False) as running:
        frame = [line for line in running.text() if "FILTERS" in line or "----" in line]
        assert frame
        assert all(line.isascii() for line in frame)
        text = "\n".join(running.text())
        assert '"We expect hard work,"' in text.replace("work,\n", "work,"), "quotation marks of the article too"
        assert not set("“”–…") & set(text)


async def test_the_last_filter_is_lifted_by_backspace(start: Start, sample: Path) -> None:
    async with start(sample, query="talks kind:meeting") as running:
        await running.press("backspace")
        assert running.screen.state.query.text == "talks"
        await running.press("backspace", "backspace")
        assert not running.screen.state.query
        await running.press("u")
        assert running.screen.state.query.text == "talks"


async def test_the_evidence_of_an_event_is_one_key_away(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("j", "j", "e")
        text = "\n".join(running.text())
        assert "EVIDENCE" in text
        assert "read as" in text
        assert "put together" in text
        await running.press("d")
        assert "HISTORY" in "\n".join(running.text())
        await running.press("e", "e")
        assert running.screen.events.has_focus, "back to where one asked"
        await running.press("d", "escape")
        assert running.screen.events.has_focus
        await running.press("3", "d", "e", "escape")
        assert running.screen.article.has_focus


async def test_a_correction_is_typed_where_the_error_is_seen_and_taken_back(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db")
    async with start(path, query="kind:meeting status:scheduled", demo=False) as running:
        row = running.screen.events.current
        assert row is not None
        await running.press("c")
        assert "p postponed" in "".join(running.text()[-4:])
        await running.press(*"when 1")
        assert "when cannot be corrected here" in running.text()[-2]
        for _ in "when 1":
            await running.press("backspace")
        await running.press("p")
        with Reader.open(path) as reader:
            assert (reader.meeting(row.id) or row).status == "postponed"
        assert "status is now postponed; U takes it back" in running.text()[-3]
        await running.press("U")
        with Reader.open(path) as reader:
            assert (reader.meeting(row.id) or row).status == "scheduled"
        assert running.screen.events.total.n == 1


async def test_corrections_are_listed_gone_to_and_taken_back(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db")
    async with start(path, query="kind:meeting status:scheduled", demo=False) as running:
        await running.press("X")
        assert "Nothing was corrected yet" in "\n".join(running.text())
        row = running.screen.events.current
        assert row is not None
        await running.press("escape", "c", "h", "C", "G", "X")
        text = "\n".join(running.text())
        assert "status held" in text
        assert "instead of scheduled" in text
        await running.press("enter")
        assert running.screen.events.current is not None
        assert running.screen.events.current.id == row.id
        await running.press("X", "ctrl+x")
        with Reader.open(path) as reader:
            assert (reader.meeting(row.id) or row).status == "scheduled"
        await running.press("X")
        assert "taken back" in "\n".join(running.text())
        await running.press(*"zzz")
        assert "Nothing fits." in "\n".join(running.text())


async def test_a_corrected_place_is_told_by_its_name_alone(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db")
    async with start(path, query="kind:meeting status:scheduled", demo=False) as running:
        await running.press("c", "d", *"2026-13-45", "enter")
        assert "2026-13-45 is no day; write it as 2026-02-13." in running.text()[-2]
        assert "start 2026-13-45" in running.text()[-1], "what was typed can be mended"
        await running.press("ctrl+u", "l", *"Narrow Bay", "enter", "X")
        text = "\n".join(running.text())
        assert "place Narrow Bay " in text
        assert "place:" not in text.replace("place: ", "")
        await running.press("ctrl+x")
        assert "taken back: place Narrow Bay " in "\n".join(running.text())
        await running.press("U")
        assert "There is no correction to take back" in "\n".join(running.text())


async def test_a_value_typed_quickly_behind_the_letter_of_its_field_is_kept(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db")
    async with start(path, query="kind:meeting status:scheduled", demo=False) as running:
        await running.press("c")
        for key in ("d", *"2026-02"):
            running.type(key)
        await running.settle()
        assert running.text()[-1].strip() == "start 2026-02"


async def test_who_takes_part_and_the_day_of_the_article_are_corrected_too(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db")
    async with start(path, query="kind:meeting status:scheduled", demo=False) as running:
        row = running.screen.events.current
        assert row is not None
        await running.press("c", *"+Qatar", "enter")
        assert "Qatar takes part; U takes it back" in running.text()[-3]
        with Reader.open(path) as reader:
            assert "Qatar" in (reader.meeting(row.id) or row).participants  # type: ignore[union-attr]
        await running.press("c", *"-Qatar", "enter")
        assert "Qatar has no part" in running.text()[-3]
        with Reader.open(path) as reader:
            assert "Qatar" not in (reader.meeting(row.id) or row).participants  # type: ignore[union-attr]
        await running.press("c", *"+", "enter")
        assert "who?" in running.text()[-2]
        await running.press("escape", "c", "a", *"2026-01-20", "enter")
        assert "published is now 2026-01-20" in running.text()[-3]
        with Reader.open(path) as reader:
            article = reader.article(row.article_sha256)
        assert article is not None
        assert article.published == "2026-01-20"


async def test_a_change_of_focus_draws_only_what_looks_otherwise(
    start: Start, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start(many) as running:
        await running.press("slash", "escape", "3")
        drawn: list[int] = []
        events = running.screen.events
        line = events.row_line
        monkeypatch.setattr(events, "row_line", lambda index, cells: (drawn.append(index), line(index, cells))[1])
        await running.press("2")
        assert running.screen.events.has_focus
        assert "cursor.away" not in {piece.style for piece in line(events.cursor, 40)}
        await running.press("slash", "escape")
        bar = 2  # rows beside the scroll bar
        assert set(drawn) <= {events.cursor, *range(events.top, events.top + bar)}


async def test_copies_say_which_way_they_went(start: Start, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TMUX", raising=False)
    async with start(sample, query="item or talks") as running:
        copied: list[str] = []
        monkeypatch.setattr(running.app, "copy_to_clipboard", copied.append)
        await running.press("y", "Y")
        assert "OSC 52" in running.text()[-3]
        assert "talks-tui show s-" in copied[0]
        assert "Kremlin" in copied[0]
        assert copied[1] == "talks-tui list '(item or talks)'\n"


async def test_what_another_program_loads_is_told_and_shown_on_demand(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "grows.db", articles()[:2])
    async with start(path) as running:
        before = running.screen.events.total.n
        running.screen._look_again()
        await running.settle()
        make_sample(path, articles()[2:])
        running.screen._look_again()
        await running.settle()
        assert "new: R" in running.text()[-3]
        assert running.screen.events.total.n == before, "nothing moves that the reader did not move"
        await running.press("R")
        assert running.screen.events.total.n > before


async def test_a_place_that_takes_long_to_find_is_estimated_and_put_right(
    start: Start, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.database.lookup.lists, "QUICK_STEPS", 1)
    monkeypatch.setattr(jobs, "COUNT_CAP", 5)
    query = parse_query("kind:statement")
    async with start(many) as running:
        events, estimates = running.screen.events, []
        begin_at = events.begin_at
        monkeypatch.setattr(events, "begin_at", lambda offset: (estimates.append(events._begun), begin_at(offset)))
        await running.press("m", "m", "G", "pageup", "pageup", "k", "R")
        assert running.screen.state.query == query
        assert estimates, "the place was estimated"
        for key in ("k", "pageup", "pageup", "pagedown", "j", "g", "pagedown", "G", "pageup"):
            row = events.current
            assert row is not None
            with Reader.open(many) as reader:
                place = reader.rank(query, row.key)
                total = reader.count(query).n
            assert events.cursor == place
            assert f"row {events.cursor + 1} of {total}" in running.text()[-2]
            assert events.row_at(events.top) is not None
            await running.press(key)


async def test_rows_that_were_asked_for_are_not_asked_for_again_when_places_are_put_right(
    start: Start, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start(many) as running:
        events, wanted = running.screen.events, []
        with monkeypatch.context() as patched:
            patched.setattr(events, "post_message", wanted.append)
            events.want(5000)
            events.begin_at(events._begun + 7)
            events.want(5007)
            again = len([message for message in wanted if isinstance(message, RowsWanted)])
            events.want(5008)
        assert again == 1
        assert len([message for message in wanted if isinstance(message, RowsWanted)]) == 2


async def test_a_note_is_gone_with_the_next_key_and_what_stands_is_said_again(start: Start, sample: Path) -> None:
    async with start(sample, notice="the five demo articles") as running:
        assert "the five demo articles" in running.text()[-3]
        await running.press("U")
        assert "no correction" in running.text()[-3]
        await running.press("j")
        assert "no correction" not in running.text()[-3]
        assert "the five demo articles" in running.text()[-3]


async def test_the_facts_of_an_event_open_at_their_top_and_the_first_line_is_reached(
    start: Start, sample: Path
) -> None:
    async with start(sample, size=(80, 20), query="status:held") as running:
        await running.press("d")
        detail = running.screen.detail
        assert detail.top == 0
        assert detail.cursor >= detail.body, "its first claim is below what is in view"
        first = detail.cursor
        for _ in range(8):
            await running.press("j")
            if detail.top:
                break
        while detail.cursor == first and first >= detail.top + detail.body:
            await running.press("j")
        assert detail.cursor == first
        assert detail.top <= first < detail.top + detail.body
        await running.press("j")
        assert detail.cursor > first


async def test_a_marked_word_is_told_with_what_it_stands_for_and_its_rule(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("3")
        seen = set()
        for _ in range(8):
            await running.press("w")
            seen.add(running.screen.status.told.span_note)
    assert "actor: “Kremlin” · rule sample.say" in seen or any(" → " in note for note in seen), seen
    assert all(note.partition(":")[0] in NAMES.values() for note in seen), seen
    assert not any("(" in note.partition("“")[0] for note in seen), seen


async def test_a_day_counted_from_one_that_is_not_known_says_so(start: Start, tmp_path: Path) -> None:
    draft = Draft("A note\nPeskov said talks follow next week.", None, "Wire", "x.txt")
    draft.say("talks follow next week", "said", "Peskov").time("next week", None)
    path = make_sample(tmp_path / "x.db", [draft.extraction()])
    async with start(path) as running:
        await running.press("3")
        notes = []
        for _ in range(4):
            await running.press("w")
            notes.append(running.screen.status.told.span_note)
    assert any("date: “next week” → counted from a day that is not known" in note for note in notes), notes


async def test_a_screen_that_comes_or_goes_is_drawn_once(
    start: Start, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock for drawing stands still here: only ``settle`` lets it tick, however slow the machine is."""
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 3600.0)
    drawn: list[str] = []
    whole = Compositor.render_full_update

    def noted(compositor: Compositor, simplify: bool = False) -> object:
        drawn.append("")
        return whole(compositor, simplify)

    async with start(sample) as running:
        monkeypatch.setattr(Compositor, "render_full_update", noted)
        counts = []
        for key in ("question_mark", "escape", "p", "escape", "t", "t"):
            drawn.clear()
            await running.press(key)
            counts.append(len(drawn))
        assert max(counts) == 1, "Textual by itself draws up to five times"
        assert isinstance(running.app.screen, BrowseScreen)
        assert "EVENTS" in running.text()[1]
