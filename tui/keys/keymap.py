"""The reader's own keys: a preset and a TOML file over the keys of the registry, with every slip told in a sentence.

    preset = "vim"            # or "default"
    [keys]
    mark = "*"                # an action by its name in the list of commands, one key or several
    page-down = ["space", "ctrl+f"]

Keys are written as they are typed ("]", "G", "ctrl+d", "alt+left", "f5"). A key that is given to one action is taken
from others that it would meet.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from tui.keys import actions
from tui.keys.actions import CHIPS, DEFAULTS, LIST, Action
from tui.keys.key_help import NAMES, SIGNS, key_name

PRESETS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "default": {},
    "vim": {
        "palette": ("colon", "ctrl+p"),
        "page-down": ("ctrl+f", "pagedown"),
        "page-up": ("ctrl+b", "pageup"),
        "next-span": ("right_curly_bracket", "right_square_bracket"),
        "previous-span": ("left_curly_bracket", "left_square_bracket"),
        "back-in-trail": ("ctrl+o", "less_than_sign", "alt+left"),
        "over-back": ("ctrl+o", "less_than_sign", "alt+left"),
    },
}
WORDS = {unicode: name for name, unicode in SIGNS.items()}
SAME_KEY = {"ctrl+h": "Backspace", "ctrl+i": "Tab", "ctrl+m": "Enter", "ctrl+left_square_bracket": "Esc"}
TAKEN = {
    "ctrl+z": "stops programs",
    "ctrl+s": "freezes many terminals",
    "ctrl+b": "is tmux's own key",
    "ctrl+a": "is screen's own key",
}
NAMED = {
    *NAMES,
    "shift+tab",
    "alt+left",
    "alt+right",
    "insert",
    "delete",
    *(f"f{n}" for n in range(1, 13)),
    "shift+up",
    "shift+down",
    "shift+left",
    "shift+right",
}


class Keymap(NamedTuple):
    keys: dict[str, tuple[str, ...]]
    """The keys of the actions that do not have those of the registry, by the action's id."""
    problems: tuple[str, ...] = ()
    """A sentence for each slip; what it is about stays as it was."""


def install(file: Path) -> tuple[str, ...]:
    """Give the registry the keys of the file; what is wrong with it. To be done before the panes are loaded."""
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        actions.use({})
        why = getattr(error, "strerror", None) or "it is not UTF-8"
        return (f"{file} cannot be read ({why}): the keys are the usual ones.",)
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        actions.use({})
        return (f"{file} is not TOML ({error}): the keys are the usual ones.",)
    keymap = keymap_of(data)
    actions.use(keymap.keys)
    return tuple(f"{file.name}: {problem}" for problem in keymap.problems)


def keymap_of(data: Mapping[str, Any]) -> Keymap:
    """The keys that the tables of the file ask for."""
    problems = [
        f"there is no setting {name}; there are preset and [keys]" for name in data if name not in ("preset", "keys")
    ]
    preset = data.get("preset", "default")
    if preset not in PRESETS:
        problems.append(f"there is no preset {preset}; there are {' and '.join(PRESETS)}")
        preset = "default"
    wanted: dict[str, tuple[str, ...]] = dict(PRESETS[preset])
    asked = data.get("keys", {})
    given: dict[str, tuple[str, ...]] = {}
    for name, value in asked.items() if isinstance(asked, dict) else ():
        keys = _keys_of(name, value, problems)
        if keys:
            given[name] = keys
    wanted |= given
    return Keymap(_apart(wanted, given, problems), tuple(problems))


def _keys_of(name: str, value: object, problems: list[str]) -> tuple[str, ...]:
    if name not in actions.DEFAULT_IDS:
        near = get_close_matches(name, actions.DEFAULT_IDS, 1)
        problems.append(f"there is no action {name}{f'; did you mean {near[0]}?' if near else ''}")
        return ()
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        problems.append(f"{name} needs a key, or a list of keys")
        return ()
    keys = []
    for word in words:
        key = normal(word)
        trouble = unsendable(key, word)
        if trouble:
            problems.append(f"{name}: {trouble}")
        else:
            keys.append(key)
    return tuple(dict.fromkeys(keys))


def normal(word: str) -> str:
    """A key as Textual names it: "]" as right_square_bracket, "Ctrl+D" as ctrl+d."""
    *modifiers, last = word.split("+") if len(word) > 1 and not word.endswith("+") else (word,)
    if len(last) == 1 and not last.isalnum():
        last = unicodedata.name(last, last).lower().replace("-", "_").replace(" ", "_")
        last = WORDS.get(last, last)
    elif len(last) > 1:
        last = {"esc": "escape", "pgdn": "pagedown", "pgup": "pageup", "del": "delete"}.get(last.lower(), last.lower())
    if modifiers and len(last) == 1 and "shift" not in (modifier.lower() for modifier in modifiers):
        last = last.lower()
    return "+".join([*(modifier.lower() for modifier in modifiers), last])


def unsendable(key: str, word: str) -> str:
    """Why a terminal does not send that key, or sends another one; empty where it does."""
    if key in SAME_KEY:
        return f"{word} is the same as {SAME_KEY[key]} to a terminal"
    if key in TAKEN:
        return f"{word} {TAKEN[key]}"
    *modifiers, last = key.split("+")
    if key in NAMED or (not modifiers and (len(last) == 1 or is_sign(last))):
        return ""
    if modifiers == ["ctrl"] and len(last) == 1 and last.isascii() and last.isalpha():
        return ""
    if modifiers == ["alt"] and (len(last) == 1 or last in NAMED):
        return ""
    if modifiers == ["ctrl"] and last in ("left", "right", "up", "down", "home", "end", "pageup", "pagedown"):
        return ""
    if "shift" in modifiers and len(last) == 1:
        return f"{word} is written as the capital {last.upper()}"
    return f"{word} is no key that a terminal sends"


def is_sign(name: str) -> bool:
    """Whether it is the name of a sign: right_square_bracket, number_sign."""
    if name in WORDS.values():
        return True
    for words in (name.replace("_", " "), name.replace("_", "-")):
        try:
            return not unicodedata.lookup(words.upper()).isalnum()
        except KeyError:
            continue
    return False


def _apart(
    wanted: Mapping[str, tuple[str, ...]], given: Mapping[str, tuple[str, ...]], problems: list[str]
) -> dict[str, tuple[str, ...]]:
    """Keys taken from actions that they would meet: whom the file gives them to goes before all others."""
    keys = {action.id: wanted.get(action.id, action.keys) for action in DEFAULTS}
    order = sorted(DEFAULTS, key=lambda action: (action.id not in given, action.id not in wanted))
    for place, action in enumerate(order):
        if action.id not in wanted:
            break
        for other in order[place + 1 :]:
            common = set(keys[action.id]) & set(keys[other.id])
            if not common or not _meet(action, other):
                continue
            keys[other.id] = tuple(key for key in keys[other.id] if key not in common)
            names = ", ".join(key_name(key) for key in sorted(common))
            if other.id in given:
                problems.append(f"{names} is asked for by {action.id} and by {other.id}: it is {action.id}")
            elif not keys[other.id] and action.id in given:
                problems.append(f"{other.id} has no key any more: {names} is {action.id}")
    return {action.id: keys[action.id] for action in DEFAULTS if keys[action.id] != action.keys}


def _meet(one: Action, other: Action) -> bool:
    """Whether one key for both would leave one of them out of reach; a pane's keys go before those of everywhere."""
    if one.pane == other.pane:
        return True
    panes = {one.pane, other.pane}
    return LIST in panes and not panes <= {LIST, CHIPS}
