"""Where the databases are: the one asked for, one's own, or the demo; and where one's own words are."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

ENVIRONMENT_VARIABLE = "TALKS_DB"


class Location(NamedTuple):
    path: Path
    demo: bool
    notice: str = ""
    """One line for the user: what was opened and how to open something else."""


def own_database() -> Path:
    """Where ``talks-tui load`` puts articles unless told otherwise: ``talks.db`` in the data directory (XDG)."""
    from platformdirs import user_data_path

    return user_data_path("talks-tui", appauthor=False) / "talks.db"


def own_words(option: Path | None) -> Path | None:
    """The reader's own lexicon: the file named by ``--lexicon``, else ``lexicon.toml`` in the configuration directory.

    None where nothing is named and nothing is there.
    """
    if option is not None:
        return option
    from platformdirs import user_config_path

    own = user_config_path("talks-tui", appauthor=False) / "lexicon.toml"
    return own if own.exists() else None


def keymap_file(environ: Mapping[str, str] | None = None) -> Path:
    """The reader's own keys: ``keys.toml`` in the configuration directory (XDG_CONFIG_HOME, else ~/.config)."""
    environ = os.environ if environ is None else environ
    home = environ.get("XDG_CONFIG_HOME", "")
    base = Path(home) if home.startswith("/") else Path(environ.get("HOME") or "~").expanduser() / ".config"
    return base / "talks-tui" / "keys.toml"


def asked_for(option: Path | None) -> Path | None:
    """The database named by ``--db`` or else by ``TALKS_DB``."""
    if option is not None:
        return option
    named = os.environ.get(ENVIRONMENT_VARIABLE)
    return Path(named).expanduser() if named else None


def to_read(option: Path | None) -> Location:
    """The database to look things up in; the demo is built where there is no other."""
    named = asked_for(option)
    if named is not None:
        return Location(named, demo=False)
    own = own_database()
    if own.exists():
        return Location(own, demo=False)
    from store.demo import demo_database, demo_path

    if not demo_path().is_file():
        from tui.commands.outcome import narrate

        narrate("reading the five demo articles; this is done once and takes a few seconds")
    demo = demo_database()
    notice = "the five demo articles; your own: talks-tui load FILE..."
    return Location(demo.path, demo=True, notice=" ".join(part for part in (notice, demo.notice) if part))


def at_hand(option: Path | None) -> Path | None:
    """The database that ``to_read`` would give where it is there already: nothing is built for this."""
    named = asked_for(option) or own_database()
    if named.exists():
        return named
    from store.demo import demo_path

    demo = demo_path()
    return demo if option is None and demo.exists() else None


def to_write(option: Path | None) -> Path:
    """The database that ``load`` and ``correct`` write to."""
    return asked_for(option) or own_database()
