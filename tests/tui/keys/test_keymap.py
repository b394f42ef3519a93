"""The reader's own keys: what the file may say, and how every slip is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.commands.locations import keymap_file
from tui.keys import actions
from tui.keys.key_help import key_name
from tui.keys.keymap import PRESETS, install, keymap_of, normal, unsendable


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("j", "j"),
        ("G", "G"),
        ("]", "right_square_bracket"),
        ("/", "slash"),
        ("+", "plus"),
        ("Ctrl+D", "ctrl+d"),
        ("alt+Left", "alt+left"),
        ("Esc", "escape"),
        ("PgDn", "pagedown"),
        ("{", "left_curly_bracket"),
        ("*", "asterisk"),
        ("f5", "f5"),
        ("space", "space"),
    ],
)
def test_keys_are_written_as_they_are_typed(typed: str, key: str) -> None:
    assert normal(typed) == key
    assert unsendable(key, typed) == ""


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("ctrl+h", "the same as Backspace"),
        ("ctrl+i", "the same as Tab"),
        ("ctrl+m", "the same as Enter"),
        ("ctrl+[", "the same as Esc"),
        ("ctrl+z", "stops programs"),
        ("ctrl+enter", "no key that a terminal sends"),
        ("super+a", "no key that a terminal sends"),
        ("shift+a", "the capital A"),
        ("ctrl+1", "no key that a terminal sends"),
        ("hyper", "no key that a terminal sends"),
    ],
)
def test_keys_that_a_terminal_cannot_send_are_told(typed: str, why: str) -> None:
    keymap = keymap_of({"keys": {"mark": typed}})
    assert why in keymap.problems[0]
    assert keymap.keys == {}, "the action keeps its key"


@given(st.text(max_size=12))
def test_any_word_is_a_key_or_a_sentence(word: str) -> None:
    keymap_of({"keys": {"mark": word}})


def test_every_key_of_the_registry_and_of_the_presets_can_be_sent() -> None:
    known = {"ctrl+q", "ctrl+c", "ctrl+b", "shift+tab"}
    keys = {key for action in actions.DEFAULTS for key in action.keys}
    keys |= {key for preset in PRESETS.values() for words in preset.values() for key in words}
    assert {key for key in keys - known if unsendable(key, key)} == set()
    for preset in PRESETS.values():
        assert set(preset) <= set(actions.DEFAULT_IDS)


def test_a_key_given_to_one_action_is_taken_from_the_others_it_would_meet() -> None:
    keymap = keymap_of({"keys": {"mark": "u", "page-down": ["space", "ctrl+f"]}})
    assert keymap.keys["mark"] == ("u",)
    assert keymap.keys["undo"] == ()
    assert keymap.keys["page-down"] == ("space", "ctrl+f")
    assert keymap.keys["include"] == ("enter",), "a list moves by it, so the filters cannot have it too"
    assert "undo has no key any more: u is mark" in keymap.problems
    assert "brush" in keymap.keys


def test_two_actions_that_ask_for_one_key_are_told() -> None:
    keymap = keymap_of({"keys": {"mark": "Q", "tag": "Q"}})
    assert keymap.problems == ("Q is asked for by mark and by tag: it is mark",)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"preset": "emacs"}, "there is no preset emacs; there are default and vim"),
        ({"keys": {"marc": "Q"}}, "there is no action marc; did you mean mark?"),
        ({"keys": {"mark": 5}}, "mark needs a key, or a list of keys"),
        ({"colour": "red"}, "there is no setting colour; there are preset and [keys]"),
    ],
)
def test_slips_are_told_in_a_sentence(data: dict[str, object], sentence: str) -> None:
    assert keymap_of(data).problems == (sentence,)


def test_the_vim_preset_pages_with_ctrl_f_and_ctrl_b() -> None:
    keys = keymap_of({"preset": "vim"})
    assert keys.problems == ()
    assert keys.keys["page-up"] == ("ctrl+b", "pageup")
    assert keys.keys["palette"][0] == "colon"


@pytest.mark.parametrize("content", [b"keys = [", b"\xff\xfe", b"[keys]\nmark = 'ctrl+h'"])
def test_a_file_that_cannot_be_used_leaves_the_usual_keys(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "keys.toml"
    file.write_bytes(content)
    (problem,) = install(file)
    assert "keys.toml" in problem
    assert actions.ACTIONS == actions.DEFAULTS


def test_bindings_footer_and_help_have_the_keys_of_the_file(tmp_path: Path) -> None:
    file = keymap_file({"XDG_CONFIG_HOME": str(tmp_path)})
    file.parent.mkdir()
    file.write_text('preset = "vim"\n[keys]\nread = "L"\nundo = []\n')
    code = (
        "import sys; from pathlib import Path; from tui.keys.keymap import install; install(Path(sys.argv[1]));"
        " from tui.keys import key_help; from tui.widgets.event_list import EventList;"
        " keys = {b.id: b.key for b in EventList.BINDINGS}; print(keys['events.read']);"
        " print(key_help.hints('events')[0]); print(dict(key_help.help_sections('events'))['EVENTS'][0])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["L", "('L', 'article')", "('L', 'To the words in the article.')"]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("left_curly_bracket", "{"),
        ("asterisk", "*"),
        ("backslash", "\\"),
        ("minus", "-"),
        ("at", "@"),
        ("ctrl+f", "Ctrl+F"),
        ("ctrl+left", "Ctrl+Left"),
        ("alt+y", "Alt+Y"),
        ("shift+tab", "Shift+Tab"),
        ("f5", "F5"),
        ("insert", "Insert"),
        ("G", "G"),
    ],
)
def test_keys_are_written_as_people_write_them(key: str, name: str) -> None:
    assert key_name(key) == name


def test_every_key_of_every_preset_has_a_short_name() -> None:
    for preset in PRESETS:
        for keys in (action.keys for action in actions.DEFAULTS):
            assert all(len(key_name(key)) <= 9 for key in keys), keys
        assert all(len(key_name(key)) <= 9 for keys in PRESETS[preset].values() for key in keys)
