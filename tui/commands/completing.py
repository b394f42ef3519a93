"""Completion in the shell: commands and options by click, the words of a query by what the database has."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem, get_completion_class

from store.database.names import fold
from tui.commands import locations

if TYPE_CHECKING:
    from store.database.lookup.reader import Reader

VARIABLE = "_TALKS_TUI_COMPLETE"
"""The environment variable by which a shell asks; its name is click's rule for the program's name."""
SHELLS = ("bash", "zsh", "fish")
_BASH_COLONS = """
    # A field waits for its value, so no blank is put after it.
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *: ]] && compopt -o nospace
    return 0
"""


def complete_query(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Terms that could stand for ``incomplete``; none where there is no database to ask."""
    reader = _reader(ctx)
    if reader is None:
        return []
    from store.saved_views import views

    with reader:
        found = reader.complete(incomplete, len(incomplete), limit=30, views=views)
    begun = [candidate for candidate in found.candidates if _plain(candidate.text).startswith(_plain(incomplete))]
    if not begun and len(found.candidates) > 1:
        return []  # bash would put what they have in common, which is less than what was typed, in its place
    return [CompletionItem(candidate.text, help=candidate.note or None) for candidate in begun or found.candidates]


def _plain(text: str) -> str:
    """A term as far as it matters whether it begins like another."""
    return fold(text.replace(":", " : "))


def complete_tag(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The tags that begin so."""
    reader = _reader(ctx)
    if reader is None:
        return []
    with reader:
        return [CompletionItem(name, help=str(count)) for name, count in reader.tags() if name.startswith(incomplete)]


def _reader(ctx: click.Context) -> Reader | None:
    """The database that the command line being typed would look into; None where there is none to ask."""
    from store.database.lookup.reader import DatabaseTrouble, Reader

    named = ctx.params.get("db") or ctx.find_root().params.get("db")
    path = locations.at_hand(Path(named) if named else None)
    try:
        return Reader.open(path) if path is not None else None
    except DatabaseTrouble:
        return None  # the command itself will say what is wrong


def source(cli: click.Command, shell: str) -> str:
    """What a shell has to read to complete ``talks-tui``."""
    kind = get_completion_class(shell)
    if kind is None:
        raise ValueError(f"there is no completion for {shell}")
    made = kind(cli, {}, "talks-tui", VARIABLE)
    text = made.source_template % made.source_vars()
    if shell == "bash":
        text = text.replace("\n    return 0\n", _BASH_COLONS)
        text += "\n# Terms such as actor:peskov are one word.\nCOMP_WORDBREAKS=${COMP_WORDBREAKS//:}\n"
    return text


@click.command("completion", short_help="Print the completion for bash, zsh or fish.")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print what bash, zsh or fish has to read to complete commands, options and queries.

    \b
    bash: talks-tui completion bash > ~/.local/share/bash-completion/completions/talks-tui
    zsh:  talks-tui completion zsh > a folder of $fpath, as _talks-tui
    fish: talks-tui completion fish > ~/.config/fish/completions/talks-tui.fish
    """
    sys.stdout.write(source(ctx.find_root().command, shell))
