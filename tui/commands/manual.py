"""The manual: made from the commands, the fields of the query language and the registry of actions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import click

from store.database.query import CHOICES, HELP
from store.text import one_line
from tui.keys.actions import ACTIONS
from tui.keys.key_help import PANE_NAMES, key_name
from tui.linear.commands import COMMANDS as LINES

EXIT_CODES = (
    ("0", "Done."),
    ("1", "Nothing found, or some inputs could not be read."),
    ("2", "Wrong usage; the place of a mistake in a query is pointed at."),
    ("3", "Trouble with the database, said in one sentence."),
    ("130", "Interrupted by Ctrl-C."),
    ("141", "The reader of a pipe went away."),
)
ENVIRONMENT = (
    ("TALKS_DB", "The database, where --db names none."),
    ("NO_COLOR", "No colour is sent."),
    ("TERM", "With dumb, the linear mode opens in the place of the browser."),
    ("PAGER, EDITOR", "What the browser hands an article to."),
    ("XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME", "Where files lie; see below."),
)
FILES = (
    ("~/.local/share/talks-tui/talks.db", "The database that talks-tui load makes."),
    ("~/.config/talks-tui/lexicon.toml", "Persons, bodies, places, outlets and words of your own."),
    ("~/.config/talks-tui/views.toml", "Saved views, one a line."),
    ("~/.local/state/talks-tui/", "Where you were in each database, queries sent, the text copied last."),
)
EXAMPLES = (
    ("talks-tui load articles/", "Read a folder of articles."),
    ("talks-tui list status:postponed -place:istanbul after:last month", "Meetings moved lately, but for one town."),
    ("talks-tui list speaker:peskov 'energy truce' --format jsonl | jq -r .id", "Ids for a script."),
    ("talks-tui export meetings is:marked --format ical --to marked.ics", "Marked meetings for a calendar."),
    ("talks-tui view save week 'after:\"last week\" has:contradiction'", "A view that moves with the calendar: @week."),
)


class Item(NamedTuple):
    """One piece of the manual."""

    kind: str
    """``section``, ``group``, ``text``, ``entry`` (a term and what it means) or ``deep`` (an entry inside one)."""
    text: str
    body: str = ""


def items(cli: click.Group) -> Iterator[Item]:
    """The whole manual in order."""
    yield Item("section", "NAME")
    yield Item(
        "text", "talks-tui - browse meetings and statements in news articles, each tied to the words that say it"
    )
    yield Item("section", "SYNOPSIS")
    yield Item("text", "talks-tui [--db FILE] [--plain]")
    yield Item("text", "talks-tui COMMAND [OPTION]... [ARGUMENT]...")
    yield Item("section", "DESCRIPTION")
    yield Item("text", _help_of(cli))
    yield Item("text", "Standard output is data, standard error is narration.")
    yield Item("section", "COMMANDS")
    yield from _commands(cli, "")
    yield Item("section", "QUERIES")
    yield Item(
        "text",
        'Terms side by side must all hold; or, not, a minus and parentheses do what they say. Words, "phrases" and'
        " beginnings (cease*) are looked for in an event's own words, names and place. @NAME is a saved view. Days are"
        " ISO days, months or years, or as people type them: 3 Feb, last week, spring 2025.",
    )
    for name, meaning in HELP.items():
        words = f" One of: {', '.join(CHOICES[name])}." if name in CHOICES else ""
        yield Item("entry", f"{name}:", meaning[0].upper() + meaning[1:] + "." + words)
    yield Item("section", "KEYS OF THE BROWSER")
    panes = dict.fromkeys(action.pane for action in ACTIONS)
    for pane in panes:
        yield Item("group", PANE_NAMES[pane][0].upper() + PANE_NAMES[pane][1:])
        for action in ACTIONS:
            if action.pane == pane:
                yield Item("entry", ", ".join(map(key_name, action.keys)), action.help)
    yield Item("section", "LINEAR MODE")
    yield Item("text", "talks-tui --plain takes these commands, of which an unmistakable beginning will do.")
    yield from (Item("entry", command.usage, command.help) for command in LINES)
    for title, table in (
        ("EXIT STATUS", EXIT_CODES),
        ("ENVIRONMENT", ENVIRONMENT),
        ("FILES", FILES),
        ("EXAMPLES", EXAMPLES),
    ):
        yield Item("section", title)
        yield from (Item("entry", term, meaning) for term, meaning in table)


def _commands(group: click.Group, before: str) -> Iterator[Item]:
    for name, command in sorted(group.commands.items()):
        whole = f"{before}{name}"
        if isinstance(command, click.Group):
            yield Item("entry", f"{whole} COMMAND", _help_of(command))
            yield from _commands(command, f"{whole} ")
            continue
        words = [
            param.make_metavar(click.Context(command))
            for param in command.params
            if param.param_type_name == "argument"
        ]
        yield Item("entry", " ".join([whole, *words]), _help_of(command))
        for param in command.params:
            if isinstance(param, click.Option) and param.help:
                metavar = (
                    param.make_metavar(click.Context(command)).replace("INTEGER", "NUMBER").replace("FLOAT", "NUMBER")
                )
                value = "" if param.is_flag else f" {metavar.removesuffix(' RANGE')}"
                yield Item("deep", ", ".join(param.opts) + value, param.help)


def _help_of(command: click.Command) -> str:
    text = (command.help or "").replace("\b\n", "")
    return re.sub(r"[ \t]*\n[ \t]*", "\n", text.strip())


def version() -> str:
    """The version of the program; empty where it runs from a folder and was never installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("talks-tui")
    except PackageNotFoundError:
        return ""


def roff(found: Iterable[Item], version: str) -> str:
    """The manual for ``man``."""
    lines = [f'.TH TALKS-TUI 1 "" "{f"talks-tui {_escaped(version)}".strip()}" "User Commands"']
    for item in found:
        if item.kind == "section":
            lines.append(f'.SH "{_escaped(item.text)}"')
        elif item.kind == "group":
            lines.append(f'.SS "{_escaped(item.text)}"')
        elif item.kind == "text":
            for paragraph in item.text.split("\n\n"):
                lines += [".PP", *_safe(paragraph)]
        else:
            inside = item.kind == "deep"
            lines += [".RS", ".TP"] if inside else [".TP"]
            lines.append(f"\\fB{_escaped(item.text)}\\fR")
            first, *others = item.body.split("\n\n")
            lines += _safe(first)
            for paragraph in others:
                lines += [".IP", *_safe(paragraph)]
            lines += [".RE"] if inside else []
    return "\n".join(lines) + "\n"


def _safe(paragraph: str) -> list[str]:
    """Lines in which nothing is taken for a request of roff."""
    return ["\\&" + _escaped(line) if line[:1] in (".", "'") else _escaped(line) for line in paragraph.split("\n")]


def _escaped(text: str) -> str:
    return one_line(text).replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq").replace("'", "\\(aq")


def plain_text(found: Iterable[Item]) -> str:
    """The manual where there is no ``man``."""
    lines: list[str] = []
    for item in found:
        if item.kind in ("section", "group"):
            lines += ["", item.text]
        elif item.kind == "text":
            lines += ["    " + line for line in item.text.split("\n")]
        else:
            indent = "    " * (2 if item.kind == "deep" else 1)
            lines += [indent + item.text, *(indent + "    " + line for line in item.body.split("\n"))]
    return "\n".join(one_line(line).rstrip() for line in lines).lstrip("\n") + "\n"
