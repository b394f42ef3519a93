"""State, actions, arrangement, session and theme: no terminal needed."""

from __future__ import annotations

import json
import stat
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem

from store.database.query import EMPTY, parse_query
from tui.keys import actions, key_help
from tui.model.session import Session, read_session, session_file, write_session
from tui.model.state import (
    Pane,
    State,
    chips,
    choose_query,
    chosen,
    clear,
    cycle_kind,
    exclude,
    go,
    include,
    only,
    redo,
    select,
    step_pane,
    undo,
)
from tui.render.arrange import arrange
from tui.tty import palettes, theme

# --------------------------------------------------------------------------- state


def test_including_and_giving_up_again() -> None:
    state = include(State(), "actor", "Peskov")
    assert chosen(state.query) == {("actor", "Peskov"): "in"}
    state = include(state, "actor", "Trump")
    assert state.query == parse_query("(actor:Peskov or actor:Trump)")
    state = include(state, "actor", "Peskov")
    assert state.query == parse_query("actor:Trump")


def test_excluding_goes_from_in_to_out_and_back() -> None:
    state = exclude(include(State(), "status", "held"), "status", "held")
    assert chosen(state.query) == {("status", "held"): "out"}
    assert include(state, "status", "held").query == parse_query("status:held")
    assert exclude(state, "status", "held").query == EMPTY


def test_only_leaves_other_fields_alone() -> None:
    state = choose_query(State(), parse_query("(actor:a or actor:b) kind:meeting words"))
    assert only(state, "actor", "c").query == parse_query("kind:meeting words actor:c")


def test_kinds_go_round() -> None:
    states = [State()]
    for _ in range(3):
        states.append(cycle_kind(states[-1]))
    assert [state.query.text for state in states] == ["", "kind:meeting", "kind:statement", ""]


@given(st.lists(st.sampled_from(["include", "exclude", "only", "kind", "clear"]), max_size=12))
def test_undo_goes_all_the_way_back_and_redo_forward(steps: list[str]) -> None:
    state = State()
    for number, step in enumerate(steps):
        value = f"name{number % 3}"
        if step in ("include", "exclude", "only"):
            state = {"include": include, "exclude": exclude, "only": only}[step](state, "actor", value)
        else:
            state = cycle_kind(state) if step == "kind" else clear(state)
    last = state.view
    while state.past:
        state = undo(state)
    assert state.query == EMPTY
    while state.future:
        state = redo(state)
    assert state.view == last


def test_a_change_after_undo_forgets_what_was_undone() -> None:
    state = undo(include(State(), "actor", "a"))
    assert state.future
    assert not include(state, "actor", "b").future


def test_undo_brings_the_selection_back() -> None:
    state = select(State(), "m-1", 7)
    state = select(include(state, "actor", "a"), "m-2", 9)
    assert undo(state).selection.event == "m-1"


def test_the_same_query_is_no_step() -> None:
    assert choose_query(State(), EMPTY) == State()


def test_panes_go_round() -> None:
    assert [step_pane(go(State(), pane), 1).pane for pane in Pane] == [Pane.EVENTS, Pane.READER, Pane.FILTERS]
    assert step_pane(go(State(), Pane.FILTERS), -1).pane is Pane.READER


def test_chips_are_the_parts_of_the_query() -> None:
    query = parse_query('(actor:a or actor:b) -place:istanbul "energy truce"')
    assert chips(query) == ("(actor:a or actor:b)", "-place:istanbul", '"energy truce"')


# --------------------------------------------------------------------------- actions


def test_actions_have_names_of_their_own_and_words_to_explain_them() -> None:
    names = [(action.pane, action.id) for action in actions.ACTIONS]
    assert len(set(names)) == len(names)
    assert all(action.help.endswith(".") for action in actions.ACTIONS)


@pytest.mark.parametrize("pane", [actions.FILTERS, actions.EVENTS, actions.READER, actions.DETAIL])
def test_no_key_means_two_things_in_one_pane(pane: str) -> None:
    keys = [key for action in actions.actions_for(pane, actions.LIST) for key in action.keys]
    assert len(set(keys)) == len(keys)


def test_no_key_that_terminals_cannot_send_or_keep_for_themselves() -> None:
    keys = {key for action in actions.ACTIONS for key in action.keys}
    assert not keys & {"ctrl+h", "ctrl+i", "ctrl+m", "ctrl+j", "ctrl+s", "ctrl+z", "ctrl+b", "ctrl+a", "ctrl+enter"}


@pytest.mark.parametrize("pane", [actions.FILTERS, actions.EVENTS, actions.READER, actions.DETAIL])
def test_the_footer_has_at_most_six_keys_and_help_last(pane: str) -> None:
    for hints in (key_help.hints(pane), key_help.pane_hints(pane)):
        assert 2 <= len(hints) <= 6
        assert hints[-1] == ("?", "help")
        assert len({key for key, _ in hints}) == len(hints)


def test_help_tells_every_key_that_works_in_the_pane() -> None:
    sections = dict(key_help.help_sections(actions.EVENTS))
    rows = [keys for rows in sections.values() for keys, _ in rows]
    told = {key for keys in rows for part in keys.split("  ") for key in part.split(", ")}
    works = actions.actions_for(actions.EVENTS, actions.LIST, actions.EVERYWHERE)
    assert {key_help.key_name(key) for action in works for key in action.keys} <= told
    assert ("j, Down  k, Up", "A row down, or up.") in sections["MOVING"]


def test_the_key_table_has_a_row_for_each_action() -> None:
    rows = [action for action in actions.ACTIONS if action.help != actions.SAME]
    assert len(key_help.key_table().splitlines()) == len(rows) + 2


# --------------------------------------------------------------------------- arrangement


@given(st.integers(1, 320), st.integers(1, 100), st.sampled_from(list(Pane)), st.booleans())
def test_panes_fill_any_screen(columns: int, rows: int, pane: Pane, zoomed: bool) -> None:
    shape = arrange(columns, rows, pane, zoomed)
    assert pane in shape.widths, "the pane with the keyboard is always in view"
    if shape.stacked:
        assert set(shape.widths.values()) == {columns}
        assert rows - shape.events_height - shape.status - 1 >= 3
    else:
        assert sum(shape.widths.values()) == columns
    assert all(width > 0 for width in shape.widths.values())
    assert 1 <= shape.status <= 3


@pytest.mark.parametrize(
    ("columns", "rows", "panes"),
    [(160, 45, 3), (120, 36, 3), (119, 36, 2), (100, 30, 2), (80, 24, 2), (79, 24, 1), (60, 20, 1), (120, 12, 1)],
)
def test_as_many_panes_as_there_is_room_for(columns: int, rows: int, panes: int) -> None:
    assert len(arrange(columns, rows, Pane.EVENTS, False).widths) == panes


def test_joints_stand_under_the_dividers() -> None:
    shape = arrange(120, 36, Pane.EVENTS, False)
    assert shape.joints() == (
        shape.widths[Pane.FILTERS] - 1,
        shape.widths[Pane.FILTERS] + shape.widths[Pane.EVENTS] - 1,
    )
    assert arrange(80, 24, Pane.EVENTS, False).joints() == ()


# --------------------------------------------------------------------------- session


def test_a_session_comes_back_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b.json"
    session = Session("actor:peskov", "m-1", 12, "reader", "light")
    assert not write_session(file, session)
    assert read_session(file) == session
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["b.json"], "no half-written file is left behind"


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"query": 5, "key": true}', "[" * 100_000])
def test_a_broken_session_is_an_empty_one(tmp_path: Path, content: str) -> None:
    file = tmp_path / "s.json"
    file.write_text(content)
    assert read_session(file) == Session()
    assert read_session(tmp_path / "missing.json") == Session()


def test_what_a_session_knows_is_kept_and_the_rest_left_out(tmp_path: Path) -> None:
    file = tmp_path / "s.json"
    file.write_text(json.dumps({"query": "kind:meeting", "pane": 3, "later": "field"}))
    assert read_session(file) == Session(query="kind:meeting")


def test_a_session_that_cannot_be_kept_is_no_trouble(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert write_session(blocked / "s.json", Session())


def test_sessions_are_kept_per_database_where_the_system_wants_them(tmp_path: Path) -> None:
    one = session_file(Path("/data/a.db"), {"XDG_STATE_HOME": "/state", "HOME": "/home/x"})
    two = session_file(Path("/data/b.db"), {"HOME": "/home/x"})
    assert one.parent == Path("/state/talks-tui/sessions")
    assert two.parent == Path("/home/x/.local/state/talks-tui/sessions")
    assert one.name != two.name


# --------------------------------------------------------------------------- theme

LAYERS = ("text", "meeting", "statement", "both", "text+span.speaker", "text+span.cue", "text+span.date",
          "text+span.place", "text+span.actor", "text+hit", "aside")  # fmt: skip
MARKED = ("meeting", "meeting.ours", "statement", "statement.ours")


@pytest.mark.parametrize("mode", ["dark", "light", "dark-256", "light-256", "ansi", "plain"])
def test_every_kind_of_span_looks_different(mode: str) -> None:
    for names in (LAYERS, MARKED, ("meeting", "meeting+span.speaker", "meeting+span.date", "meeting+span.actor")):
        looks = [str(theme.style(mode, name)) for name in names]
        assert len(set(looks)) == len(looks)


def test_without_colour_no_style_has_a_colour() -> None:
    for name in palettes.PALETTES["plain"]:
        shown = theme.style("plain", name)
        assert shown.color is None
        assert shown.bgcolor is None


def test_the_terminals_own_colours_are_the_sixteen() -> None:
    for name in palettes.PALETTES["ansi"]:
        shown = theme.style("ansi", name)
        for color in (shown.color, shown.bgcolor):
            assert color is None or color.is_default or (color.number is not None and color.number < 16)


def test_every_palette_knows_the_names_the_others_know() -> None:
    assert set(palettes.DARK) == set(palettes.LIGHT)
    assert set(palettes.ANSI) <= set(palettes.DARK)
    assert set(palettes.PLAIN) <= set(palettes.DARK)


def _luminance(color: tuple[int, int, int]) -> float:
    parts = [channel / 255 for channel in color]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(mode: str, front: str, ground: str) -> float:
    """How ``front`` stands out where it lies on ``ground``, in the colours that the terminal is sent."""
    under, words = theme.style(mode, ground), theme.style(mode, front)
    ground_of_its_own = "on" in palettes.PALETTES[mode][front].split()
    pair = (words.color, words.bgcolor if ground_of_its_own else under.bgcolor)
    colors = [color.downgrade(ColorSystem.EIGHT_BIT) if mode.endswith("256") else color for color in pair if color]
    low, high = sorted(_luminance(color.get_truecolor()) for color in colors)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", ["dark", "light", "dark-256", "light-256"])
def test_all_words_are_easy_to_read_on_their_grounds(mode: str) -> None:
    """4.5 to 1, as WCAG asks: words of a list on each of its grounds, those of an article on each of theirs."""
    tints = [f"{kind}{whose}" for kind in ("meeting", "statement", "both") for whose in ("", ".ours")]
    shapes = ("rule", "track", "thumb", "cursor")
    names = [name for name in palettes.LIGHT if not name.startswith(shapes) and name not in tints]
    lists = [name for name in names if not name.startswith(("span.", "letter.", "aside", "focus"))]
    pairs = [(name, "text") for name in names]
    pairs += [(name, ground) for name in lists for ground in ("cursor", "cursor.away") if name != "text"]
    pairs += [(name, tint) for name in names if name.startswith("span.") or name == "words" for tint in tints]
    poor = {pair: told for pair in pairs if (told := round(_contrast(mode, *pair), 2)) < 4.5}
    assert not poor


@pytest.mark.parametrize("mode", ["dark", "light", "dark-256", "light-256"])
@pytest.mark.parametrize(
    "name", [name for name in palettes.DARK if not name.startswith(("rule", "track", "thumb", "aside"))]
)
def test_letters_stand_out_from_their_ground(mode: str, name: str) -> None:
    """Contrast of at least 3.5 to 1 (WCAG asks 4.5 of body text, which ``text`` and ``words`` reach)."""
    shown = theme.style(mode, name)
    assert shown.color is not None
    assert shown.bgcolor is not None
    levels = sorted((_luminance(shown.color.get_truecolor()), _luminance(shown.bgcolor.get_truecolor())))
    contrast = (levels[1] + 0.05) / (levels[0] + 0.05)
    assert contrast >= (4.5 if name in ("text", "words", "who", "speaker") else 3.5)


def test_history_is_bounded() -> None:
    state = State()
    for number in range(500):
        state = include(state, "actor", f"name{number % 2}")
    assert len(state.past) == 200
    assert all(one.query != two.query for one, two in pairwise(state.past))
