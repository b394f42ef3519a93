"""Names of styles to colours: dark and light grounds, the terminal's own sixteen colours, and none at all.

Grounds say which kind of clause it is, letters which kind of word; without colour bold, italic, underline and reverse
say the same, one of them for each kind, and the gutter letter says it again.
"""

from __future__ import annotations

import os

from tui.tty.terminal import Terminal

MODES = ("dark", "light", "ansi")
"""What ``T`` goes through. ``plain`` (no colour) is chosen by the environment alone."""
FEW = 16
"""Colours of a terminal that shows no others than its own."""
TEXTUAL_THEMES = {"dark": "talks-dark", "light": "talks-light", "ansi": "ansi-dark", "plain": "ansi-dark"}

DARK = {
    "text": "#c6c6c6 on #1c1c1c",
    "strong": "bold #eeeeee",
    "quiet": "#9e9e9e",
    "brand": "bold #87afd7",
    "rule": "#444444",
    "rule.here": "#87afd7",
    "title": "#b2b2b2",
    "title.here": "bold #87afd7",
    "section": "#87afd7",
    "headline": "bold #eeeeee",
    "label": "#9e9e9e",
    "link": "#87afd7",
    "marker": "#87afd7",
    "cursor": "on #2a2f36",
    "cursor.away": "on #262626",
    "day": "#c6c6c6",
    "mark": "#d7af5f",
    "who": "bold #dadada",
    "speaker": "#d7afd7",
    "words": "#c6c6c6",
    "soft": "#b2b2b2",
    "place": "#87d7af",
    "stale": "#d7875f",
    "alarm": "bold #ff5f5f",
    "note": "#d7af5f",
    "chip": "#1c1c1c on #87afd7",
    "key": "bold #dadada",
    "chosen": "bold #87d7af",
    "excluded": "#ff5f5f strike",
    "count": "#c6c6c6",
    "status.proposed": "#afafd7",
    "status.scheduled": "#5fafff",
    "status.postponed": "#d7af5f",
    "status.cancelled": "#ff5f5f",
    "status.ongoing": "bold #5fd7af",
    "status.held": "#87af5f",
    "letter.meeting": "#5fafaf",
    "letter.statement": "#af87af",
    "aside": "#8a8a8a",
    "meeting": "on #17323a",
    "statement": "on #2c2438",
    "both": "on #243040",
    "meeting.ours": "bold #eeeeee on #1c4c58",
    "statement.ours": "bold #eeeeee on #48345e",
    "both.ours": "bold #eeeeee on #34456a",
    "span.speaker": "bold #d7afd7",
    "span.cue": "italic #d7afd7",
    "span.date": "#ffd787",
    "span.place": "#87d7af",
    "span.actor": "#91b6ff",
    "focus": "underline bold",
    "hit": "#1c1c1c on #d7af5f",
    "hit.here": "bold #1c1c1c on #ffd75f",
    "track": "#444444",
    "thumb": "#9e9e9e",
    "thumb.here": "#87afd7",
}
LIGHT = {
    **DARK,
    "text": "#303030 on #fcfcfa",
    "strong": "bold #000000",
    "quiet": "#5f5f5f",
    "brand": "bold #005f87",
    "rule": "#c6c6c6",
    "rule.here": "#005f87",
    "title": "#585858",
    "title.here": "bold #005f87",
    "section": "#005f87",
    "headline": "bold #000000",
    "label": "#5f5f5f",
    "link": "#005f87",
    "marker": "#005f87",
    "cursor": "on #d7e5f2",
    "cursor.away": "on #eaeaea",
    "day": "#303030",
    "mark": "#7a5500",
    "who": "bold #121212",
    "speaker": "#870087",
    "words": "#303030",
    "soft": "#585858",
    "place": "#005f46",
    "stale": "#8f4700",
    "alarm": "bold #c00000",
    "note": "#7a5500",
    "chip": "#ffffff on #005f87",
    "key": "bold #121212",
    "chosen": "bold #005f3f",
    "excluded": "#c00000 strike",
    "count": "#303030",
    "status.proposed": "#555580",
    "status.scheduled": "#0050b8",
    "status.postponed": "#7a5500",
    "status.cancelled": "#c00000",
    "status.ongoing": "bold #006650",
    "status.held": "#476200",
    "letter.meeting": "#00736b",
    "letter.statement": "#870087",
    "aside": "#6c6c6c",
    "meeting": "on #d8eef0",
    "statement": "on #efe4f5",
    "both": "on #dde3f2",
    "meeting.ours": "bold #000000 on #a8dbe0",
    "statement.ours": "bold #000000 on #dcc2ee",
    "both.ours": "bold #000000 on #bccbf0",
    "span.speaker": "bold #870087",
    "span.cue": "italic #870087",
    "span.date": "#5f3a00",
    "span.place": "#005c43",
    "span.actor": "#003c9c",
    "hit": "#000000 on #ffd75f",
    "hit.here": "bold #000000 on #ffaf00",
    "track": "#c6c6c6",
    "thumb": "#767676",
    "thumb.here": "#005f87",
}
FEWER = {
    "dark": {
        "text": "color(251) on color(234)",
        "meeting": "on color(236)",
        "statement": "on color(235)",
        "both": "on color(237)",
        "meeting.ours": "bold color(231) on color(17)",
        "statement.ours": "bold color(231) on color(53)",
        "both.ours": "bold color(231) on color(55)",
        "quiet": "color(247)",
        "alarm": "bold color(210)",
        "excluded": "color(210) strike",
        "status.cancelled": "color(210)",
        "label": "color(247)",
        "cursor": "on color(236)",
        "cursor.away": "on color(235)",
    },
    "light": {
        "text": "color(236) on color(231)",
        "meeting": "on color(194)",
        "statement": "on color(255)",
        "both": "on color(195)",
        "meeting.ours": "bold color(16) on color(159)",
        "statement.ours": "bold color(16) on color(225)",
        "both.ours": "bold color(16) on color(189)",
        "cursor": "on color(195)",
        "cursor.away": "on color(254)",
    },
}
"""Grounds for 256 colours, where the nearest of the fine tints would all be the same grey."""
LINES = {
    "meeting": "underline",
    "statement": "italic",
    "both": "underline italic",
    "meeting.ours": "bold underline",
    "statement.ours": "bold italic",
    "both.ours": "bold underline italic",
}
"""The words of events where no tint can lie under them."""
ANSI = {
    "text": "default on default",
    "strong": "bold",
    "quiet": "bright_black",
    "brand": "bold blue",
    "rule": "bright_black",
    "rule.here": "blue",
    "title": "bright_black",
    "title.here": "bold blue",
    "section": "blue",
    "headline": "bold",
    "label": "bright_black",
    "link": "blue",
    "marker": "blue",
    "cursor": "reverse default on default",
    "cursor.away": "bold",
    "mark": "yellow",
    "who": "bold",
    "speaker": "magenta",
    "place": "green",
    "stale": "yellow",
    "alarm": "bold red",
    "note": "yellow",
    "chip": "reverse",
    "key": "bold",
    "chosen": "bold green",
    "excluded": "red",
    "status.proposed": "cyan",
    "status.scheduled": "blue",
    "status.postponed": "yellow",
    "status.cancelled": "red",
    "status.ongoing": "bold green",
    "status.held": "green",
    "letter.meeting": "cyan",
    "letter.statement": "magenta",
    "aside": "bright_black",
    **LINES,
    "span.speaker": "bold magenta",
    "span.cue": "magenta",
    "span.date": "yellow",
    "span.place": "green",
    "span.actor": "blue",
    "focus": "reverse",
    "hit": "black on yellow",
    "hit.here": "bold black on bright_yellow",
    "track": "bright_black",
    "thumb": "default",
    "thumb.here": "blue",
}
PLAIN = {
    "text": "none",
    "strong": "bold",
    "brand": "bold",
    "title.here": "bold reverse",
    "headline": "bold",
    "section": "bold",
    "link": "underline",
    "marker": "bold",
    "cursor": "reverse",
    "cursor.away": "bold",
    "alarm": "bold",
    "chip": "reverse",
    "key": "bold",
    "chosen": "bold",
    "who": "bold",
    "thumb.here": "bold",
    "aside": "dim",
    "soft": "none",
    **LINES,
    "span.speaker": "bold not italic underline",
    "span.cue": "dim not italic not underline",
    "span.date": "bold italic underline",
    "span.place": "dim underline not bold not italic",
    "span.actor": "bold not italic not underline",
    "focus": "reverse",
    "hit": "reverse underline not bold",
    "hit.here": "reverse bold underline",
}
PALETTES = {
    "dark": DARK,
    "light": LIGHT,
    "dark-256": DARK | FEWER["dark"],
    "light-256": LIGHT | FEWER["light"],
    "ansi": ANSI,
    "plain": PLAIN,
}


def ground(mode: str) -> tuple[str, str]:
    """Text and ground colour for Textual's own widgets."""
    words = PALETTES[mode]["text"].split()
    return (words[0], words[-1]) if len(words) == 3 and words[0] != "default" else ("ansi_default", "ansi_default")


def first_mode(terminal: Terminal, kept: str) -> str:
    """The terminal's own colours where it has few, in which hues of others would be lost; else the mode the person
    chose before, else dark or light."""
    if terminal.no_color:
        return "plain"
    if terminal.colors <= FEW:
        return "ansi"
    if kept in MODES:
        return kept
    back = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return "light" if back in ("7", "15") else "dark"


def palette_for(mode: str, terminal: Terminal) -> str:
    """The palette of ``mode`` that this terminal can show."""
    return f"{mode}-256" if terminal.colors == 256 and mode in ("dark", "light") else mode
