"""What the registry of actions tells a person: names of keys, footers, the help, the list of commands, the README."""

from __future__ import annotations

from collections.abc import Mapping

from tui.keys import actions
from tui.keys.actions import (
    CHANGES,
    CHIPS,
    COMPARE,
    DETAIL,
    EVENTS,
    EVERYWHERE,
    FILTERS,
    LIST,
    OVER,
    PAGE,
    READER,
    SAME,
    TIMELINE,
    Action,
    action_for,
    action_of,
    actions_for,
)
from tui.model.picking import Choice

NAMES = {
    "backspace": "Backspace",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "slash": "/",
    "vertical_line": "|",
    "question_mark": "?",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "Up",
    "down": "Down",
    "plus": "+",
    "comma": ",",
    "full_stop": ".",
    "number_sign": "#",
    "colon": ":",
    "equals_sign": "=",
    "delete": "Del",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "minus": "-",
    "left": "Left",
    "right": "Right",
}

SIGNS = {
    "slash": "solidus",
    "backslash": "reverse_solidus",
    "at": "commercial_at",
    "minus": "hyphen_minus",
    "plus": "plus_sign",
    "underscore": "low_line",
}
"""Signs that Textual calls otherwise than Unicode does."""
PANE_NAMES = {
    LIST: "any list",
    FILTERS: "filters",
    EVENTS: "events",
    READER: "article",
    DETAIL: "detail",
    TIMELINE: "timeline",
    PAGE: "page",
    CHIPS: "filters that hold",
    CHANGES: "what changed",
    COMPARE: "side by side",
    OVER: "any page",
    EVERYWHERE: "everywhere",
}


def key_name(key: str) -> str:
    """A key as people write it: "]", "Ctrl+D", "PgDn", "{", "F5"."""
    *modifiers, last = key.split("+")
    if modifiers and len(last) == 1:
        last = last.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), NAMES.get(last) or _sign(last)])


def _sign(name: str) -> str:
    """The sign that a key is named after: "{" for left_curly_bracket; other names with a capital."""
    if len(name) == 1:
        return name
    from unicodedata import lookup

    known_as = SIGNS.get(name, name)
    for between in (" ", "-"):
        try:
            return lookup(known_as.replace("_", between))
        except KeyError:
            continue
    return name.capitalize()


def hints(pane: str, titles: Mapping[str, str] | None = None) -> tuple[tuple[str, str], ...]:
    """Keys and titles for the footer of a pane, the most useful first and help at the end; at most six.

    ``titles`` gives actions by id another title than usually.
    """
    around = _around(pane)
    reach = (pane, around)
    taken: set[str] = set()
    shown: list[Action] = []
    for action in sorted(actions_for(*reach), key=lambda action: (action.footer, action.pane == around)):
        if action.footer and not taken & set(action.keys):
            taken |= set(action.keys)
            shown.append(action)
    kept = shown if len(shown) <= 6 else [*shown[:5], shown[-1]]
    named = titles or {}
    return tuple((key_name(action.keys[0]), named.get(action.id, action.title)) for action in kept if action.keys)


def elsewhere(key: str) -> str:
    """What to say of a key of the browser on a screen over it; empty for a key of nothing."""
    action, leave = action_for(key, EVERYWHERE), action_of("leave")
    if action is None:
        return ""
    what = action.title or action.help.rstrip(".").lower()
    back = f"; {key_name(leave.keys[0])} goes back there" if leave.keys else ""
    return f"{key_name(key)} ({what}) works in the events{back}"


def palette_choices(pane: str) -> tuple[Choice, ...]:
    """What can be done with the keyboard in ``pane``, for the list of commands: titles, keys and what they do."""
    around = OVER if _around(pane) == OVER else EVERYWHERE
    shown = [
        action for action in (*actions_for(pane), *actions_for(LIST), *actions_for(around)) if action.call != "palette"
    ]
    return tuple(
        Choice(
            action.id,
            action.id.removeprefix("over-").replace("-", " "),
            " ".join(key_name(key) for key in action.keys[:2]),
            action.help,
        )
        for action in shown
    )


def _around(pane: str) -> str:
    """Whose keys hold beside those of ``pane``."""
    if pane == CHIPS:
        return CHIPS
    return EVERYWHERE if pane in (FILTERS, EVENTS, READER, DETAIL) else OVER


def pane_hints(pane: str) -> tuple[tuple[str, str], ...]:
    """The footer where one pane is shown at a time: how to get to the others."""
    return _hints_of(*(name for name in (FILTERS, EVENTS, READER) if name != pane), "search", "help")


def empty_hints() -> tuple[tuple[str, str], ...]:
    """The footer where nothing was found."""
    return _hints_of("search", "clear", "undo", "palette", "help")


def _hints_of(*ids: str) -> tuple[tuple[str, str], ...]:
    shown = [action for action in actions.ACTIONS if action.id in ids and action.pane == EVERYWHERE]
    shown.sort(key=lambda action: action.footer)
    return tuple((key_name(action.keys[0]), action.title) for action in shown if action.keys)


def help_sections(pane: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Headings, and under each of them keys with what they do; an action and its way back share a row."""
    own = actions_for(pane)
    taken = {key for action in own for key in action.keys}
    around = _around(pane)
    rest = tuple(action for action in actions_for(around) if not taken & set(action.keys))
    where = "EVERYWHERE" if around == EVERYWHERE else "ON EVERY PAGE"
    sections = ((PANE_NAMES[pane].upper(), own), ("MOVING", actions_for(LIST)), (where, rest))
    return tuple((title, _paired(actions)) for title, actions in sections)


def _paired(actions: tuple[Action, ...]) -> tuple[tuple[str, str], ...]:
    rows: list[tuple[str, str]] = []
    for action in actions:
        keys = ", ".join(map(key_name, action.keys))
        if rows and not action.title:
            rows[-1] = (f"{rows[-1][0]}  {keys}", rows[-1][1])
        else:
            rows.append((keys, action.help))
    return tuple(rows)


def key_table() -> str:
    """All actions as a Markdown table, for the README."""
    rows = ["| Keys | Where | What |", "|---|---|---|"]
    for action in actions.ACTIONS:
        keys = " ".join(f"`{key_name(key)}`" for key in action.keys)
        if action.help == SAME:
            head, bar, rest = rows[-1][2:].partition(" |")
            rows[-1] = f"| {head} {keys}{bar}{rest}"
            continue
        rows.append(f"| {keys} | {PANE_NAMES[action.pane]} | {action.help} |")
    return "\n".join(rows)
