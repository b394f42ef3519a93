"""Every action of the browser, once: bindings, footer, help, manual and the table of the README come from here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

EVERYWHERE = "everywhere"
FILTERS, EVENTS, READER, DETAIL, LIST = "filters", "events", "reader", "detail", "list"
"""``list`` is every pane that has rows: they all move the same way."""
OVER, TIMELINE, PAGE, CHIPS, CHANGES, COMPARE = "over", "timeline", "page", "chips", "changes", "compare"
"""``over`` is every screen that lies over the browser."""


SAME = "The same."
"""The help of an action that shares a row with the one before."""


class Action(NamedTuple):
    id: str
    """A name that key maps use and that never changes."""
    call: str
    """What Textual calls: ``move(1)`` is ``action_move(1)`` of the widget or screen."""
    keys: tuple[str, ...]
    title: str
    """One or two words for the footer; empty where it is the way back of the action before it."""
    help: str
    """A sentence for the help."""
    pane: str = EVERYWHERE
    footer: int = 0
    """Rank in the footer, 1 first; 0 keeps it out."""


ACTIONS: tuple[Action, ...] = (
    # Moving
    Action("down", "move(1)", ("j", "down"), "down", "A row down, or up.", LIST),
    Action("up", "move(-1)", ("k", "up"), "", "One row up.", LIST),
    Action("page-down", "page(1)", ("pagedown", "ctrl+f"), "page", "A page down, or up.", LIST),
    Action("page-up", "page(-1)", ("pageup",), "", "A page up.", LIST),
    Action("half-down", "half(1)", ("ctrl+d",), "half page", "Half a page down, or up.", LIST),
    Action("half-up", "half(-1)", ("ctrl+u",), "", "Half a page up.", LIST),
    Action("first", "end(-1)", ("g", "home"), "first", "The first row, or the last.", LIST),
    Action("last", "end(1)", ("G", "end"), "", "The last row.", LIST),
    # Filters
    Action("include", "include", ("space", "enter"), "choose", "Choose the value, or give it up again.", FILTERS, 1),
    Action("exclude", "exclude", ("x",), "exclude", "Shut the value out, or let it in again.", FILTERS, 2),
    Action("only", "only", ("e",), "only", "Choose this value and no other of its group.", FILTERS, 3),
    Action(
        "next-group",
        "group(1)",
        ("right_square_bracket", "l", "right"),
        "group",
        "The next group, or the one before.",
        FILTERS,
        4,
    ),
    Action("previous-group", "group(-1)", ("left_square_bracket", "h", "left"), "", "The group before.", FILTERS),
    Action("find-value", "screen.find_value", ("f",), "find", "Find a value of the group by typing.", FILTERS, 5),
    # Events
    Action("read", "read", ("enter", "l", "right"), "article", "To the words in the article.", EVENTS, 1),
    Action("to-filters", "screen.show('filters')", ("h", "left"), "filters", "To the filters.", EVENTS),
    # Reader
    Action("back", "screen.show('events')", ("h", "left"), "events", "Back to the events.", READER, 3),
    Action("open", "open", ("enter", "l", "right"), "open", "Follow the line to the words or the event.", DETAIL, 1),
    Action("leave-detail", "screen.show('events')", ("h", "left"), "events", "Back to the events.", DETAIL),
    # The timeline
    Action("brush", "brush", ("space", "v"), "span", "Begin a span here, or give it up.", TIMELINE, 1),
    Action("take-span", "take", ("enter",), "show", "Keep the events of the span, or of this row.", TIMELINE, 2),
    Action("finer", "scale(1)", ("z", "plus"), "finer", "Years, months, weeks, days: finer, or coarser.", TIMELINE, 3),
    Action("coarser", "scale(-1)", ("Z", "minus"), "", "Coarser.", TIMELINE),
    Action("all-days", "screen.all_days", ("backspace", "x"), "all days", "Take the filter on days away.", TIMELINE, 4),
    Action("timeline-kind", "screen.kind", ("m",), "kinds", "Meetings only, statements only, both.", TIMELINE, 5),
    Action(
        "timeline-undo",
        "screen.undo",
        ("u",),
        "undo",
        "The filters before the last change; or what undo took.",
        TIMELINE,
    ),
    Action("timeline-redo", "screen.redo", ("ctrl+r",), "", "What undo took back.", TIMELINE),
    Action("close-timeline", "screen.leave", ("t",), "back", "Back to the events.", TIMELINE),
    # Pages
    Action("open-line", "open", ("enter", "l", "right"), "open", "To the page of the name, or to the words.", PAGE, 1),
    Action("page-back", "screen.back", ("h", "left"), "back", "Back to the page before.", PAGE),
    Action(
        "shown", "screen.shown", ("m",), "kinds", "Statements, meetings, all; of a meeting its turns alone.", PAGE, 3
    ),
    Action("take-page", "screen.take", ("f",), "as list", "These events as the list of the browser.", PAGE, 4),
    Action("to-rows", "part(1)", ("right_square_bracket",), "events", "To the first event, or to the top.", PAGE, 5),
    Action("to-head", "part(-1)", ("left_square_bracket",), "", "To the top of the page.", PAGE),
    Action(
        "compare-page", "screen.compare", ("equals_sign",), "side by side", "Two of its articles side by side.", PAGE
    ),
    Action(
        "part-page", "screen.part", ("B",), "break off", "What this article tells is about another meeting.", PAGE, 6
    ),
    Action(
        "correct-page",
        "screen.correct",
        ("c",),
        "correct",
        "Correct the event under the cursor, or the meeting whose page it is.",
        PAGE,
    ),
    Action("mark-page", "screen.mark", ("M",), "mark", "Mark that event, or take the mark off.", PAGE),
    Action("tag-page", "screen.tag", ("number_sign",), "tag", "Give it tags, or -tag to take one off.", PAGE),
    Action("note-page", "screen.note", ("a",), "note", "Put a note beside it, or - to take it off.", PAGE),
    Action("take-back-page", "screen.take_back", ("U",), "take back", "Take the last correction back.", PAGE),
    # Side by side
    Action("other-side", "other", ("tab",), "other side", "To the article on the other side.", COMPARE, 1),
    Action(
        "next-pair", "pair(1)", ("right_square_bracket", "n"), "next", "The next two; or the two before.", COMPARE, 3
    ),
    Action("previous-pair", "pair(-1)", ("left_square_bracket", "N"), "", "The two before.", COMPARE),
    Action("read-side", "read", ("f",), "read", "This article in the browser.", COMPARE, 4),
    Action("part-side", "part", ("B",), "break off", "What this article tells is about another meeting.", COMPARE, 5),
    Action("close-compare", "leave", ("equals_sign",), "back", "Back to where one was.", COMPARE),
    # What changed
    Action("open-change", "open", ("enter", "l", "right"), "open", "To the meeting, or to the words.", CHANGES, 1),
    Action(
        "further-back",
        "screen.step(-1)",
        ("left_square_bracket", "comma"),
        "further back",
        "A load, or a day of news, further back; or on.",
        CHANGES,
        3,
    ),
    Action("less-far", "screen.step(1)", ("right_square_bracket", "full_stop"), "", "On again.", CHANGES),
    Action("by-load", "screen.switch", ("m",), "loads or days", "By loads, or by days of news.", CHANGES, 4),
    Action("close-changes", "screen.leave", ("S",), "back", "Back to the events.", CHANGES),
    # The row of filters that hold
    Action("chip-left", "move(-1)", ("h", "left"), "choose", "The filter before, or the next one.", CHIPS, 2),
    Action("chip-right", "move(1)", ("l", "right", "tab"), "", "The next filter.", CHIPS),
    Action("chip-lift", "change('lift')", ("x", "backspace", "delete"), "lift", "Take this filter away.", CHIPS, 1),
    Action(
        "chip-turn", "change('turn')", ("minus", "e"), "turn round", "Shut out what it asks for, or back.", CHIPS, 3
    ),
    Action("chip-edit", "change('edit')", ("enter",), "edit", "Edit the filters in the search line.", CHIPS, 4),
    Action("chip-1", "lift(1)", ("1",), "number", "Take the filter of that number away.", CHIPS),
    *(Action(f"chip-{n}", f"lift({n})", (str(n),), "", SAME, CHIPS) for n in range(2, 10)),
    Action("chip-leave", "leave", ("escape", "q"), "back", "Back to the pane.", CHIPS, 5),
    # On every screen over the browser
    Action("leave", "leave", ("escape", "q"), "back", "Back to where one was.", OVER, 8),
    Action("over-theme", "theme", ("T",), "colours", "Dark, light or the terminal's own colours.", OVER),
    Action("over-redraw", "redraw", ("ctrl+l",), "redraw", "Draw the whole screen again.", OVER),
    Action("over-help", "help", ("question_mark",), "help", "This page.", OVER, 9),
    Action("over-quit", "quit", ("ctrl+q", "ctrl+c"), "quit", "Leave the program; the place is kept.", OVER),
    Action("over-search", "below('search')", ("slash",), "search", "Back to the events, to search them.", OVER),
    Action("over-palette", "palette", ("ctrl+p", "colon"), "commands", "Every command here, found by typing.", OVER),
    Action("over-filters", "below('filters')", ("1",), "panes", "Back to the filters, the events, the article.", OVER),
    Action("over-events", "below('events')", ("2",), "", "Back to the events.", OVER),
    Action("over-reader", "below('reader')", ("3",), "", "Back to the article.", OVER),
    Action("over-back", "back", ("less_than_sign", "alt+left"), "back", "Where one was before; or on again.", OVER, 2),
    Action("over-forward", "forward", ("greater_than_sign", "alt+right"), "", "On again.", OVER),
    Action("word-page", "word_page", ("enter",), "page", "The page of the marked word, or of the event.", READER, 1),
    # Everywhere
    Action(
        "detail", "detail", ("d", "i"), "detail", "Facts, history and disagreements of the event, or back.", footer=5
    ),
    Action(
        "next-span",
        "span(1)",
        ("right_square_bracket",),
        "next",
        "The next event in the article, or the one before.",
        footer=6,
    ),
    Action("previous-span", "span(-1)", ("left_square_bracket",), "", "The event before in the article."),
    Action("next-owner", "owner(1)", ("o",), "overlap", "Another event told by the same words; back.", READER, 2),
    Action("previous-owner", "owner(-1)", ("O",), "", "The same, the other way round.", READER),
    Action(
        "next-word", "word(1)", ("w",), "mark", "The next marked word (date, place, actor, speaker); back.", READER, 4
    ),
    Action("previous-word", "word(-1)", ("b",), "", "The marked word before.", READER),
    Action("page", "page", ("p",), "page", "The page of the meeting, of who speaks, of the value."),
    Action("place-page", "place_page", ("P",), "place", "The page of the place where the event is."),
    Action("back-in-trail", "back", ("less_than_sign", "alt+left"), "back", "The page or place before; or on again."),
    Action("forward-in-trail", "forward", ("greater_than_sign", "alt+right"), "", "On again."),
    Action("search", "search", ("slash",), "search", "Search: words and field:value terms.", footer=7),
    Action("chips", "chips", ("x",), "filters", "The filters that hold, to lift them one by one."),
    Action("views", "pick_view", ("v",), "views", "Saved views: searches kept under a name; Ctrl+X there deletes one."),
    Action("save-view", "save_view", ("W",), "save view", "Save the filters that hold under a name."),
    Action("known-before", "known(-1)", ("comma",), "earlier", "As known on the day before; on the day after."),
    Action("known-after", "known(1)", ("full_stop",), "", "As known on the day after."),
    Action("known-now", "known_now", ("K",), "as known", "As known on a day to be typed; or as known now."),
    Action("mark", "mark", ("M",), "mark", "Mark the event, or take the mark off; in the article, all it tells of."),
    Action(
        "tag",
        "tag",
        ("number_sign",),
        "tag",
        "Give the event tags, or -tag to take one off; in the article, the article.",
    ),
    Action(
        "note",
        "note",
        ("a",),
        "note",
        "Put a note beside the event, or - to take it off; in the article, beside the article.",
    ),
    Action("next-hit", "hit(1)", ("n",), "hit", "The next hit, on into the next article; or the one before."),
    Action("previous-hit", "hit(-1)", ("N",), "", "The hit before."),
    Action("evidence", "evidence", ("e",), "evidence", "The words an event was read from, and the rules that read it."),
    Action("correct", "correct", ("c",), "correct", "Correct the chosen event: a letter for the status, or a field."),
    Action("part", "part", ("B",), "break off", "What this article tells is about another meeting, or one of its own."),
    Action("take-back", "take_back", ("U",), "take back", "Take the last correction back."),
    Action("corrections", "corrections", ("X",), "corrections", "All corrections, with what was read instead."),
    Action("copy", "copy", ("y",), "copy", "Copy a citation: words, speaker, source, day, offsets."),
    Action("copy-command", "copy_command", ("Y",), "copy command", "Copy the command that prints these events."),
    Action("copy-words", "copy_words", ("alt+y",), "copy words", "Copy the words alone; or the citation as Markdown."),
    Action("copy-markdown", "copy_markdown", ("ctrl+y",), "", "The citation as Markdown."),
    Action("export", "export", ("E",), "export", "Write these events to a file: JSON Lines, CSV, Markdown, iCalendar."),
    Action("pager", "pager", ("L",), "pager", "What this pane shows in $PAGER; or in $EDITOR."),
    Action("editor", "editor", ("V",), "", "What this pane shows in $EDITOR."),
    Action("pipe", "pipe", ("vertical_line",), "pipe", "What this pane shows as the input of a command."),
    Action("kind", "kind", ("m",), "kinds", "Meetings only, statements only, both."),
    Action("lift", "lift", ("backspace",), "lift", "Take the last filter away."),
    Action("clear", "clear", ("C",), "clear", "Take all filters away."),
    Action("undo", "undo", ("u",), "undo", "The filters before the last change."),
    Action("redo", "redo", ("ctrl+r",), "redo", "What undo took back."),
    Action("filters", "show('filters')", ("1",), "filters", "To the filters."),
    Action("events", "show('events')", ("2",), "events", "To the events."),
    Action("reader", "show('reader')", ("3",), "article", "To the article."),
    Action("next-pane", "pane(1)", ("tab",), "pane", "The next pane, or the one before."),
    Action("previous-pane", "pane(-1)", ("shift+tab",), "", "The pane before."),
    Action("zoom", "zoom", ("z",), "zoom", "This pane alone, or all of them."),
    Action("timeline", "timeline", ("t",), "timeline", "When: a histogram of the events, to take a span of time from."),
    Action("changes", "changes", ("S",), "changed", "What changed since you last looked, or since a day."),
    Action(
        "compare", "compare", ("equals_sign",), "side by side", "Two articles that tell of the meeting, side by side."
    ),
    Action("theme", "theme", ("T",), "colours", "Dark, light or the terminal's own colours."),
    Action("reload", "reload", ("R",), "reload", "Read the database again."),
    Action(
        "redraw",
        "redraw",
        ("ctrl+l",),
        "redraw",
        "Draw the whole screen again.",
    ),
    Action("escape", "escape", ("escape",), "back", "Back, and at last all filters off."),
    Action("palette", "palette", ("ctrl+p", "colon"), "commands", "Every command, found by typing.", footer=8),
    Action("help", "help", ("question_mark",), "help", "This page.", footer=9),
    Action("quit", "quit", ("q", "ctrl+q", "ctrl+c"), "quit", "Leave; the place is kept."),
)

DEFAULTS = ACTIONS
"""The actions with the keys that they have unless the reader gives them others."""
DEFAULT_IDS = tuple(action.id for action in DEFAULTS)
_by_id = {action.id: action for action in ACTIONS}

FREE = frozenset(
    {"search", "views", "palette", "help", "theme", "redraw", "quit"}
    | {"leave", "over-help", "over-theme", "over-redraw", "over-quit"}
    | {"close-timeline", "close-compare", "close-changes"}
)
"""Actions, by id, that act on nothing the database is asked for, and so wait for no answer."""


def use(keys: Mapping[str, tuple[str, ...]]) -> None:
    """Give some actions other keys, by id, and all others those of the registry; before the panes are made."""
    global ACTIONS, _by_id
    ACTIONS = tuple(action._replace(keys=keys.get(action.id, action.keys)) for action in DEFAULTS)
    _by_id = {action.id: action for action in ACTIONS}


def actions_for(*panes: str) -> tuple[Action, ...]:
    """The actions of these panes, in the order of the registry."""
    return tuple(action for action in ACTIONS if action.pane in panes)


def action_for(key: str, *panes: str) -> Action | None:
    """The action of ``key`` in the first of these panes in which it has one."""
    for pane in panes:
        for action in ACTIONS:
            if action.pane == pane and key in action.keys:
                return action
    return None


def action_of(identity: str) -> Action:
    """The action of that id; raises KeyError where there is none."""
    return _by_id[identity]
