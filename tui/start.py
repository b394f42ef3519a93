"""The entry point of ``talks-tui``: opens the browser without loading what only the other commands need."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

TROUBLE = 3
ESCAPE = "12"
"""Milliseconds that the rest of a key's sequence may take: a terminal sends it in one piece, and tmux waits no longer
than ten. What comes later is never taken for letters (``tui.tty.torn``)."""
PALETTE = ("CommandListItem", "CommandPalette", "DiscoveryHit", "Hit", "Hits", "Provider", "SimpleProvider")
"""What Textual asks of its palette of commands while it is imported."""
COMPLETING = "_TALKS_TUI_COMPLETE"
"""Set where a shell asks how a command line could go on."""


def main() -> int:
    """Run the command; returns the exit code."""
    named = browser_only(sys.argv[1:]) if COMPLETING not in os.environ else None
    if named is not None:
        from tui.tty.terminal import probe

        if probe().can_browse:
            return _open(Path(named) if named else None)
    if "list" in sys.argv[1:4] and COMPLETING not in os.environ:
        from tui.commands.listing import print_list, understood

        wanted = understood(sys.argv[1:])
        if wanted is not None:
            from tui.commands.outcome import guarded

            return guarded(lambda: print_list(wanted))
    from tui.cli import main as command

    return command()


def browser_only(arguments: Sequence[str]) -> str | None:
    """The database named by a command line that does nothing but open the browser ("" for none), else None."""
    match list(arguments):
        case []:
            return ""
        case ["--db", str(path)] if path:
            return path
        case [str(option)] if option.startswith("--db=") and len(option) > 5:
            return option[5:]
    return None


def _open(named: Path | None) -> int:
    from store.database.trouble import DatabaseTrouble
    from tui.commands import locations

    try:
        location = locations.to_read(named)
        return browse(location.path, demo=location.demo, notice=location.notice)
    except DatabaseTrouble as error:
        from tui.commands.outcome import narrate

        narrate(str(error))
        return TROUBLE
    except KeyboardInterrupt:
        return 130


def browse(path: Path, *, demo: bool, notice: str = "", query: str = "") -> int:
    """Show the first page, then load the app, which takes over; the exit code of the program."""
    gc.disable()  # until the first frame: nothing of what an import makes is ever garbage
    from tui.commands.locations import keymap_file

    keys = keymap_file()
    if keys.exists():
        from tui.keys.keymap import install

        notice = " ".join(install(keys)) or notice
    from tui.tty.prepaint import paint
    from tui.tty.terminal import probe

    painted = paint(path, "demo" if demo else path.name, notice, query, probe())
    try:
        _import_asyncio()
        _import_textual()
        from tui.app import run

        return run(path, demo=demo, notice=notice, query=query, painted=painted)
    finally:
        gc.enable()
        if painted is not None:
            painted.give_back()


def _import_asyncio() -> None:
    """As where Python has no TLS, which takes a thirtieth of a start to load: the browser talks to nobody."""
    if "ssl" not in sys.modules and "asyncio" not in sys.modules:
        sys.modules["ssl"] = None  # type: ignore[assignment]
        try:
            import asyncio  # noqa: F401
        finally:
            del sys.modules["ssl"]


def _shorten_escape() -> None:
    """Have Textual take an Escape that nothing follows for one after 12 ms, unless the reader's ESCDELAY says when."""
    if "ESCDELAY" in os.environ:
        return
    os.environ["ESCDELAY"] = ESCAPE
    try:
        import textual.constants  # noqa: F401 - which reads it, once
    finally:
        del os.environ["ESCDELAY"]  # a pager or an editor has its own idea


def _import_textual() -> None:
    """As if Textual's own palette of commands, which takes a sixth of its import, were there; ours takes its place."""
    if "textual" in sys.modules:
        return
    _shorten_escape()
    from types import ModuleType

    stand_in = ModuleType("textual.command")
    for name in PALETTE:
        setattr(stand_in, name, type(name, (), {}))
    sys.modules[stand_in.__name__] = stand_in
    try:
        import textual.app  # noqa: F401
    except ImportError:  # a version that asks for more of it: without the short cut then
        pass
    finally:
        del sys.modules[stand_in.__name__]


if __name__ == "__main__":
    sys.exit(main())
