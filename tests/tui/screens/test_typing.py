"""What is typed and picked: commands, chips, values of a filter, completion, views, days of knowledge, own words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store.correcting import correct, undo
from store.database.lookup.reader import Reader
from store.database.query import parse_query
from store.database.trouble import DatabaseTrouble
from store.database.views import Beside
from store.loading import load
from store.model import Status
from store.saved_views import views, views_file
from tests.store.database.sample import Draft, exact, make_sample
from tests.tui.conftest import Start
from tui.asking.alike import alike
from tui.commands.corrected import listed
from tui.keys.actions import ACTIONS, CHIPS
from tui.keys.key_help import hints, key_table, palette_choices
from tui.model import state
from tui.model.history import recall, remember
from tui.model.picking import Choice, ranked
from tui.model.state import State, View
from tui.screens.picker import PickerScreen


def at(query: str) -> State:
    return State(View(parse_query(query)))


def test_what_begins_with_the_typed_words_comes_first() -> None:
    choices = [
        Choice("1", "zoom", help="this pane alone"),
        Choice("2", "next pane"),
        Choice("3", "pane", help="a zoom of another kind"),
    ]
    assert [choice.key for choice in ranked(choices, "pane")] == ["3", "2", "1"]
    assert [choice.key for choice in ranked(choices, "Zoom pane")] == ["1", "3"]
    assert [choice.key for choice in ranked(choices, "")] == ["1", "2", "3"]
    assert ranked(choices, "pane nonesuch") == []


def test_filters_are_lifted_and_turned_round_one_by_one() -> None:
    now = at('talks kind:meeting "energy truce"')
    assert state.lift(now, 1).query.text == 'talks "energy truce"'
    assert state.turn_round(now, 1).query.text == 'talks -kind:meeting "energy truce"'
    assert state.turn_round(state.turn_round(now, 1), 1).query == now.query
    assert state.undo(state.lift(now, 0)).query == now.query
    assert state.turn_round(at("known:2026-02-01"), 0).query.text == "known:2026-02-01", "a day is no filter"
    assert state.turn_round(now, 7) == now


def test_the_day_of_knowledge_is_one_term() -> None:
    then = state.known_on(at("talks known:2026-02-01"), date(2026, 2, 5))
    assert then.query.text == "talks known:2026-02-05"
    assert state.known_on(then, None).query.text == "talks"


def test_every_action_has_a_name_of_its_own_and_a_place_in_the_table() -> None:
    names = [action.id for action in ACTIONS]
    assert len(names) == len(set(names))
    table = key_table()
    assert "`1` `2` `3` `4` `5` `6` `7` `8` `9` | filters that hold" in table
    for pane in ("events", "filters", "reader", "detail"):
        taken: set[str] = set()
        for choice in palette_choices(pane):
            assert choice.help
            assert choice.key not in taken
            taken.add(choice.key)
    assert len(hints(CHIPS)) == 5


async def test_a_command_is_found_by_typing_and_done(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("ctrl+p")
        assert isinstance(running.app.screen, PickerScreen)
        await running.press(*"kind", "enter")
        assert running.screen.state.query.text == "kind:meeting"
        await running.press("ctrl+p", *"last", "enter")
        assert running.screen.events.cursor == running.screen.events.total.n - 1, "an action of the pane"
        await running.press("ctrl+p", *"no such thing", "enter")
        assert "Nothing fits." in "\n".join(running.text())
        await running.press("down", "up", "pagedown", "escape")
        assert running.app.screen is running.screen


async def test_chips_are_lifted_by_key(start: Start, sample: Path) -> None:
    async with start(sample, query="talks kind:meeting status:held") as running:
        await running.press("x")
        assert "1 talks  2 kind:meeting  3 status:held" in running.text()[-1]
        await running.press("h", "x")
        assert running.screen.state.query.text == "talks status:held"
        await running.press("1")
        assert running.screen.state.query.text == "status:held"
        await running.press("minus")
        assert running.screen.state.query.text == "-status:held"
        await running.press("x")
        assert not running.screen.state.query
        assert running.screen.events.has_focus, "with the last chip the row goes"
        await running.press("u", "x", "enter")
        assert running.screen.query_one("#prompt-line").has_focus


async def test_a_value_is_found_by_typing_even_one_that_the_list_does_not_show(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("1")
        while running.screen.filters.current is None or running.screen.filters.current.field != "actor":
            await running.press("j")
        await running.press("f", *"pes", "enter")
        assert running.screen.state.query.text == 'actor:"Dmitry Peskov"'
        await running.press("f", *"sybi", "ctrl+x")
        assert running.screen.state.query.text == 'actor:"Dmitry Peskov" -actor:"Andrii Sybiha"'
        await running.press("f", *"turk")
        assert "Türkiye" in "\n".join(running.text()), "found in the database by another of its names or spellings"
        await running.press("ctrl+o")
        assert running.screen.state.query.text == "actor:Türkiye"


async def test_tab_completes_fields_and_values_and_gives_back_what_was_typed(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("slash", *"spea")
        assert "speaker:" in running.text()[-2]
        await running.press("tab", *"pes")
        assert "Dmitry Peskov" in running.text()[-2]
        await running.press("tab", "enter")
        assert running.screen.state.query.text == 'speaker:"Dmitry Peskov"'
        await running.press("slash", *"status:h", "tab", "enter")
        assert running.screen.state.query.text == 'speaker:"Dmitry Peskov" status:held'


async def test_a_mistake_is_pointed_at_and_what_was_sent_comes_back(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("slash", *"istanbul", "enter", "C", "slash", *"geneva", "enter", "C")
        await running.press("slash", "up")
        line = running.screen.query_one("#prompt-line")
        assert line.value == "geneva"  # type: ignore[attr-defined]
        await running.press("up", "up", "up", "down")
        assert line.value == "geneva"  # type: ignore[attr-defined]
        await running.press("up", "enter")
        assert running.screen.state.query.text == "istanbul"
        assert recall() == ["geneva", "istanbul"]
        await running.press("slash", *" speker:peskov", "enter")
        assert "did you mean speaker:" in running.text()[-2]


async def test_a_view_is_saved_by_name_and_picked(start: Start, sample: Path) -> None:
    async with start(sample, query="kind:meeting status:held") as running:
        await running.press("W", *"held-ones", "enter")
        assert "v brings it back" in running.text()[-3]
        assert "saved" in running.text()[-3]
        await running.press("C", "v", *"held", "enter")
        assert running.screen.state.query == parse_query("kind:meeting status:held")
        await running.press("C", "slash", "@", *"held-ones", "enter")
        assert running.screen.events.total.n == 1
        await running.press("C", "W")
        assert "no filter holds" in running.text()[-3]
        remember("x")


async def test_a_day_of_before_says_how_many_events_have_no_day_of_printing(start: Start, tmp_path: Path) -> None:
    article, database = tmp_path / "undated.txt", tmp_path / "undated.db"
    article.write_text("Talks\n\nThe ministers of Chad and Niger will meet in Zinder, the Chadian ministry said.\n")
    load([article], database)
    async with start(database, demo=False) as running:
        await running.press("K", *"2026-02-02", "enter")
        assert "2 without a day of printing left out" in running.text()[-3]
        await running.press("K")
        assert "left out" not in running.text()[-3]


async def test_the_day_of_knowledge_is_stepped(start: Start, sample: Path) -> None:
    async with start(sample, query="kind:meeting istanbul") as running:
        assert running.screen.events.current is not None
        assert running.screen.events.current.status == "held"
        for _ in range(8):
            await running.press("comma")
            row = running.screen.events.current
            if row is not None and row.status == "scheduled":
                break
        assert row is not None
        assert row.status == "scheduled", "before the second article the talks were only to come"
        assert running.screen.state.query.known_on is not None
        await running.press("d")
        assert "scheduled" in "\n".join(running.text())
        await running.press("escape", "full_stop", "K")
        assert running.screen.state.query.known_on is None
        await running.press("K", *"2026-02-02", "enter")
        assert running.screen.state.query.known_on == date(2026, 2, 2)
        await running.press("K", "full_stop")
        assert "what is known now" in running.text()[-3]
        before = running.screen.state.query
        await running.press("K", *"2100-01-01", "enter")
        assert "that day is not past: this is what is known now" in running.text()[-3]
        await running.press("slash", *" known:2100-01-01", "enter")
        assert "that day is not past: this is what is known now" in running.text()[-3]
        assert running.screen.state.query == before


@pytest.mark.parametrize(
    ("keys", "query"), [(("M",), "is:marked"), (("number_sign", *"follow", "enter"), "tag:follow")]
)
async def test_marks_and_tags_are_written_and_found(
    start: Start, tmp_path: Path, keys: tuple[str, ...], query: str
) -> None:
    path = make_sample(tmp_path / "own.db")
    async with start(path, demo=False) as running:
        row = running.screen.events.current
        assert row is not None
        await running.press(*keys)
        with Reader.open(path) as reader:
            assert [found.id for found in reader.events(parse_query(query))] == [row.id]
        undo = ("M",) if keys == ("M",) else ("number_sign", "minus", *"follow", "enter")
        await running.press(*undo)
        with Reader.open(path) as reader:
            assert reader.count(parse_query(query)).n == 0


async def test_a_note_is_kept_beside_the_event_and_shown(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db")
    async with start(path, demo=False) as running:
        await running.press("a", *"ask Ankara", "enter", "d")
        assert "ask Ankara" in "\n".join(running.text())
        await running.press("escape", "a", "escape", "a", "enter")
        with Reader.open(path) as reader:
            (row,) = reader.events(parse_query("has:note"))
        assert row.notes == ("ask Ankara",)


@pytest.mark.parametrize(
    ("key", "typed", "words"),
    [("a", "ask Ankara", "ask Ankara"), ("number_sign", "ankara", "ankara"), ("c", "lDoha", "place Doha")],
)
async def test_what_cannot_be_written_need_not_be_typed_again(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, typed: str, words: str
) -> None:
    path = make_sample(tmp_path / "own.db")

    def full(path: Path) -> None:
        raise DatabaseTrouble("The disk is full.")

    async with start(path, demo=False, query="kind:meeting") as running:
        with monkeypatch.context() as patched:
            patched.setattr("store.annotating.open_for_writing", full)
            patched.setattr("store.correcting.Writer", full)
            await running.press(key, *typed, "enter")
            assert running.screen.status.told.note.startswith("The disk is full.")
        await running.press(key)
        assert running.text()[-1].strip() == words
        await running.press("enter")
        assert not running.screen.status.told.alarm
        await running.press(key)
        assert not running.text()[-1].strip(), "it is written"
        await running.press("escape", "j", key)
        assert not running.text()[-1].strip()


async def test_tags_that_are_there_or_not_are_told_as_that(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db")
    async with start(path, demo=False) as running:
        for typed, told in (
            ("one two", "2 tags given; tag:one finds what has it"),
            ("one", "it has that already; tag:one finds what has it"),
            ("-three", "it has no such tag to take off"),
            ("-one -two", "2 tags taken off"),
        ):
            await running.press("number_sign", *typed, "enter")
            assert running.screen.status.told.note == told


async def test_what_is_no_tag_is_told_while_it_is_typed(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db")
    async with start(path, demo=False) as running:
        await running.press("number_sign", *"watch a:b")
        assert "'a:b' is no tag" in running.text()[-2]
        await running.press("enter")
        assert "a:b" in running.text()[-1], "it can be mended"
        await running.press("backspace", "backspace")
        assert "is no tag" not in running.text()[-2]


async def test_where_nothing_can_be_written_is_told_while_it_is_typed(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db")
    (tmp_path / "there.md").write_text("kept")
    async with start(path, demo=False) as running:
        await running.press("E", *"statements")
        assert "how: meetings.md" in running.text()[-2], "a file may be named yet"
        await running.press("enter")
        assert "statements in which file?" in running.screen.status.told.note
        await running.press("E", *"meetings -", "enter")
        assert "- is no file here" in running.text()[-2]
        await running.press("escape")
        for name, told in (("x.xyz", "names no format"), ("none/x.md", "There is no folder"), ("there.md", "is there")):
            await running.press("E", *str(tmp_path / name))
            assert told in running.text()[-2], name
            await running.press("escape")
        await running.press("E", *str(tmp_path / "fresh.m"))
        assert "how: meetings.md" in running.text()[-2], "it may be .md yet"


async def test_a_mistake_stays_told_while_the_next_term_is_typed(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        await running.press("slash", *"kind:sumit pes")
        assert "did you mean kind:summit?" in running.text()[-2]
        await running.press("escape", "slash", *"(kind:meeting pes")
        assert "Peskov" in running.text()[-2], "what is open may be closed yet"


async def test_the_beginning_of_a_name_is_told_with_the_whole_of_it(start: Start, sample: Path) -> None:
    async with start(sample, query="place:ist") as running:
        shown = [line[25:].strip() for line in running.text()]
        assert any(line.startswith("place:Istanbul") for line in shown), shown


async def test_in_the_article_the_article_is_marked_tagged_and_noted(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db")
    async with start(path, demo=False) as running:
        await running.press("3", "M")
        assert "the article is marked" in "\n".join(running.text())
        await running.press("number_sign", *"read", "enter")
        assert "tag:read finds what has it" in running.text()[-3]
        await running.press("a", *"ask Ankara", "enter")
        article = running.screen.article.page
        assert article is not None
        assert article.beside == Beside(True, ("read",), ("ask Ankara",))
        assert "• #read" in running.text()[1]
        with Reader.open(path) as reader:
            told = [row.article_sha256 for row in reader.events(parse_query("is:marked tag:read has:note"))]
            assert article.sha256 in told
            assert len(told) == reader.count(parse_query("is:marked")).n > 1
        await running.press("M")
        assert running.screen.article.page is not None
        assert not running.screen.article.page.beside.marked
        await running.press("d", "M")
        assert "the article" not in running.text()[-3], "with the facts of the event in its place the event is marked"


async def test_the_demo_takes_no_marks_and_says_so(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        running.screen._totals = running.screen._totals._replace(demo=True) if running.screen._totals else None
        await running.press("M")
        assert "the demo stays as it is" in running.text()[-3]


async def test_a_name_that_nobody_has_is_told_with_the_nearest(start: Start, sample: Path) -> None:
    async with start(sample, query="actor:peskof") as running:
        text = "\n".join(running.text())
        assert "No event matches." in text
        assert "No actor is called peskof." in text
        assert 'actor:"Dmitry Peskov"' in text
        assert "Enter article" not in text, "there is none"
        await running.press("enter")
        assert running.screen.state.query == parse_query('actor:"Dmitry Peskov"')
        assert recall()[-1] == 'actor:"Dmitry Peskov"'
        assert "Enter article" in "\n".join(running.text())
        await running.press("u", "C")
        assert "peskof" not in "\n".join(running.text())


async def test_what_was_meant_can_be_asked_for_from_every_pane(start: Start, sample: Path) -> None:
    for size in ((120, 36), (60, 20)):
        async with start(sample, size=size) as running:
            await running.press("C", "3", "slash", *"peskoff", "enter")
            assert "Did you mean" in "\n".join(running.text()), size
            await running.press("enter")
            assert running.screen.state.query == parse_query('actor:"Dmitry Peskov"')
            assert running.screen.events.total.n


async def test_a_name_whose_like_finds_nothing_either_is_told_and_not_offered(start: Start, sample: Path) -> None:
    async with start(sample, query="actor:peskof text:nonesuch") as running:
        text = "\n".join(running.text())
        assert "Did you mean Dmitry Peskov?" in text
        assert "asks for that" not in text
        await running.press("enter")
        assert running.screen.state.query == parse_query("actor:peskof text:nonesuch")


async def test_a_view_is_deleted_from_the_list_and_its_words_can_be_had_back(start: Start, sample: Path) -> None:
    async with start(sample, query="kind:meeting status:held") as running:
        await running.press("W", *"held-ones", "enter", "C", "v")
        assert "Ctrl+X delete" in running.text()[-2]
        await running.press("ctrl+x")
        assert views() == {}
        assert "view held-ones deleted" in running.screen.status.told.note
        await running.press("v")
        assert "No view is saved yet" in "\n".join(running.text())
        await running.press("escape", "slash", "up", "enter")
        assert running.screen.state.query == parse_query("kind:meeting status:held")


async def test_the_words_of_a_view_that_is_replaced_can_be_had_back(start: Start, sample: Path) -> None:
    async with start(sample, query="kind:meeting status:held") as running:
        await running.press("W", *"mine", "enter", "C", "slash", *"actor:peskov", "enter", "W", *"mine", "enter")
        assert running.screen.status.told.note == "view mine replaced; / and Up bring its words back"
        assert views() == {"mine": "actor:peskov"}
        await running.press("slash", "ctrl+u", "up", "enter")
        assert running.screen.state.query == parse_query("kind:meeting status:held")
        await running.press("W", *"mine", "enter", "W", *"mine", "enter")
        assert running.screen.status.told.note == "view mine saved; v brings it back", "nothing of it is lost"


async def test_the_words_of_a_view_are_told_where_no_history_can_be_kept(
    start: Start, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start(sample, query="kind:meeting status:held") as running:
        await running.press("W", *"mine", "enter", "v")
        monkeypatch.setenv("XDG_STATE_HOME", "/dev/null/none")
        await running.press("ctrl+x")
        assert running.screen.status.told.note == "view mine deleted; it was: kind:meeting status:held"


async def test_a_view_that_is_no_query_any_more_is_mended_in_the_search_line(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        views_file().parent.mkdir(parents=True, exist_ok=True)
        views_file().write_text('old = "actr:peskov"\nblank = ""\n')
        await running.press("v", *"old", "enter")
        assert "did you mean actor:" in running.text()[-2]
        assert running.text()[-1].strip() == "actr:peskov"
        await running.press("escape", "v", *"blank", "enter")
        assert running.screen.status.told.note == "view blank: the saved view blank is empty"
        await running.press("slash", *"@old", "enter")
        assert "the saved view old cannot be read: there is no field actr: (did you mean actor:?)" in running.text()[-2]


async def test_a_wrong_name_for_a_view_is_told_while_it_is_typed_and_stays(start: Start, sample: Path) -> None:
    async with start(sample, query="kind:meeting") as running:
        await running.press("W", *"my view", "enter")
        assert "is no name for a view" in running.text()[-2]
        assert "my view" in running.text()[-1]
        await running.press(*["backspace"] * 5, *"-one", "enter")
        assert views() == {"my-one": "kind:meeting"}


async def test_a_note_is_taken_off_where_it_was_put(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db")
    async with start(path, demo=False) as running:
        await running.press("a", "minus", "enter")
        assert "No note stands beside it." in running.screen.status.told.note
        await running.press("a", *"one", "enter", "a", *"two", "enter", "a", "minus", "enter")
        assert running.screen.status.told.note == "taken off: two"
        with Reader.open(path) as reader:
            assert [row.notes for row in reader.events(parse_query("has:note"))] == [("one",)]


async def test_keys_that_need_an_event_say_that_none_is_chosen(start: Start, sample: Path) -> None:
    async with start(sample, query="nonesuch", demo=False) as running:
        for key in ("equals_sign", "p", "c", "M", "number_sign", "a"):
            running.screen.status.tell(note="")
            await running.press(key)
            assert running.screen.status.told.note == "no event is chosen", key


async def test_a_word_that_is_a_status_is_told_as_one_where_it_finds_nothing(start: Start, sample: Path) -> None:
    async with start(sample, query="ongoing istanbul") as running:
        assert "Did you mean" not in "\n".join(running.text()), "that finds nothing either"
    async with start(sample, query="postponed 2026-03") as running:
        shown = [line[25:].strip() for line in running.text()]
        assert any(line.startswith("status:postponed on:2026-03") for line in shown), shown


async def test_a_small_screen_shows_all_that_a_correction_may_be(start: Start, sample: Path) -> None:
    async with start(sample, size=(40, 12), query="kind:meeting") as running:
        await running.press("c")
        advice = " ".join(" ".join(running.text()).split())
        assert "s scheduled p postponed" in advice
        assert "a day of the article; m the same as another; +NAME takes part -NAME does not" in advice
        assert "…" not in advice[advice.index("s scheduled") :]
        assert running.text()[0].startswith(" EVENTS"), "what is corrected stays in view"


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (48, 16)])
async def test_a_note_longer_than_its_place_is_told_whole_until_the_next_key(
    start: Start, sample: Path, size: tuple[int, int]
) -> None:
    words = "a citation of the chosen event is in a file of yours: /home/reader/state/talks-tui/it"
    async with start(sample, size=size) as running:
        before = running.text()
        running.screen.say(words)
        await running.settle()
        told = "".join("".join(running.text()[-3:]).replace("─", "").split())
        assert words.replace(" ", "") in told, running.text()[-3:]
        running.assert_fits(*size)
        await running.press("K", "escape")
        assert running.text() == before


async def test_a_screen_made_small_while_a_line_is_open_shows_all_its_advice(start: Start, sample: Path) -> None:
    async with start(sample, query="kind:meeting") as running:
        await running.press("c")
        before = running.text()
        await running.pilot.resize_terminal(60, 20)
        await running.settle()
        advice = " ".join(" ".join(running.text()).split())
        assert "a day of the article; m the same as another; +NAME takes part -NAME does not" in advice
        running.assert_fits(60, 20)
        await running.pilot.resize_terminal(120, 36)
        await running.settle()
        assert running.text()[-4:] == before[-4:], "it takes no more rows than it needs"


async def test_corrections_are_listed_with_what_they_are_about(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db")
    with Reader.open(path) as reader:
        (meeting,) = reader.events(parse_query("status:held"))
    correct(path, meeting.id, "status", "postponed")
    undo(path)
    with Reader.open(path) as reader:
        (line,) = listed(reader)
    assert line.about == meeting.title
    async with start(path, demo=False) as running:
        await running.press("X")
        text = "\n".join(running.text())
        assert f"taken back · {meeting.title}" in text


async def test_a_correction_whose_words_are_gone_says_so(start: Start, tmp_path: Path) -> None:
    path, text = tmp_path / "own.db", tmp_path / "text.txt"
    text.write_text("TUNIS, 8 March 2026 - Chad and Libya will meet in Tunis on Friday.")
    load([text], path)
    with Reader.open(path) as reader:
        (meeting,) = reader.events(parse_query("kind:meeting"))
    correct(path, meeting.id, "status", "postponed")
    text.write_text("TUNIS, 8 March 2026 - Nothing of that kind is known in Tunis.")
    load([text], path)
    async with start(path, demo=False) as running:
        await running.press("X")
        shown = " ".join("".join(running.text()).split())
        assert "orphan: what it corrected is read no more" in shown, shown


@pytest.mark.parametrize(
    ("keys", "query"),
    [
        (["slash", *"status:held", "enter", "2", "g", "slash", *"peskov", "enter"], "status:held peskov"),
        (["question_mark", "escape", "slash", *"country:tu", "enter"], "country:tu"),
        (["ctrl+p", *"meetings only", "enter", "slash", *"peskov", "enter"], "kind:meeting peskov"),
        (["1", "f", *"statement", "enter", "2", "x", "x", "slash", *"held", "enter"], "held"),
        (["t", "space", "enter", "C", "2", "slash", *"talks", "enter"], "talks"),
    ],
)
async def test_keys_that_come_all_at_once_do_what_they_do_one_by_one(
    keys: list[str], query: str, start: Start, sample: Path
) -> None:
    async with start(sample, slow=True) as running:
        for key in keys:
            running.type(key)
        await running.settle()
        assert running.screen.state.query.text == query


async def test_tab_waits_for_what_it_completes(start: Start, sample: Path) -> None:
    async with start(sample) as running:
        for key in ("slash", *"speaker:and", "tab"):
            running.type(key)
        await running.settle()
        assert running.text()[-1].strip() == 'speaker:"Andrii Sybiha"'


async def test_a_meeting_is_made_one_with_another_that_is_picked(start: Start, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "own.db")
    async with start(path, query="kind:meeting", demo=False) as running:
        one = running.screen.events.current
        assert one is not None
        before = running.screen.events.total.n
        await running.press("c")
        assert "m the same as another" in "\n".join(running.text()[-3:])
        await running.press("m")
        assert running.text()[0].strip().startswith("THE SAME AS")
        picker = running.app.screen
        assert isinstance(picker, PickerScreen)
        other = picker._list.current
        assert other is not None
        assert other.key != one.id
        await running.press("enter")
        assert f"one meeting now with {other.key}; U takes it back" in "\n".join(running.text()[-4:])
        assert running.screen.events.total.n == before - 1
        await running.press("U")
        assert running.screen.events.total.n == before


def test_meetings_that_share_a_side_are_offered(tmp_path: Path) -> None:
    drafts = []
    for day, parties, place in (
        ("2026-02-01", ["country:RU", "country:UA"], "place:istanbul"),
        ("2026-03-20", ["country:RU", "country:UA"], "place:geneva"),
        ("2026-01-06", ["country:UA", "country:TR"], None),
        ("2026-02-02", ["country:TR"], None),
    ):
        draft = Draft(f"The talks of {day} are on.", date(2026, 1, 1))
        draft.meet(draft.text, "talks", Status.SCHEDULED, parties, exact(day), place)
        drafts.append(draft.extraction())
    with Reader.open(make_sample(tmp_path / "x.db", drafts)) as reader:
        (one,) = reader.events(parse_query("kind:meeting place:istanbul"))
        assert [row.day for row in alike(reader, one.id)] == ["2026-03-20", "2026-01-06"], "both sides, then one"
        assert alike(reader, "m-000000000000") == []
