"""Views saved by name: a TOML file of ``name = "query"`` lines in the configuration directory, for people to edit too.

A view keeps the words it was typed in, so that one with ``after:"last week"`` moves with the calendar.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from contextlib import suppress
from pathlib import Path

HEAD = '# Saved views of talks-tui, one a line: name = "query"; used as @name or view:name.\n'
_NAME = re.compile(r"[\w.-]{1,40}")


class ViewTrouble(ValueError):
    """A view that cannot be saved, or a file of views that cannot be read; the message is one sentence."""


def views_file() -> Path:
    from platformdirs import user_config_path

    return user_config_path("talks-tui", appauthor=False) / "views.toml"


def views(path: Path | None = None) -> dict[str, str]:
    """What each saved view was typed as, by name in the order of the file. Raises ViewTrouble."""
    return _parsed(_text(path or views_file()), path or views_file())


def wrong_name(name: str) -> str:
    """What is wrong with a name for a view, in a sentence; nothing where it is one."""
    if _NAME.fullmatch(name):
        return ""
    return f"{name!r} is no name for a view; letters, digits, . - and _ make one, at most 40."


def save(name: str, query: str, path: Path | None = None) -> bool:
    """Saves ``query`` under ``name``; gives whether another was there. Other lines of the file stay as they are."""
    if wrong := wrong_name(name):
        raise ViewTrouble(wrong)
    if not query.strip():
        raise ViewTrouble("An empty query needs no view.")
    path = path or views_file()
    before = views(path)
    line = f"{_key(name)} = {_quoted(' '.join(query.split()))}"
    _write(path, _without(_text(path), name) + line + "\n", before | {name: " ".join(query.split())})
    return name in before


def delete(name: str, path: Path | None = None) -> None:
    """Takes a view away. Raises ViewTrouble where there is none of that name."""
    path = path or views_file()
    before = views(path)
    if name not in before:
        raise ViewTrouble(f"There is no saved view {name}.")
    del before[name]
    _write(path, _without(_text(path), name), before)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return HEAD
    except (OSError, UnicodeDecodeError) as error:
        raise ViewTrouble(f"{path} cannot be read ({error}).") from error


def _parsed(text: str, path: Path) -> dict[str, str]:
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ViewTrouble(f'{path} cannot be read ({error}); each line is name = "query".') from error
    for name, query in found.items():
        if not isinstance(query, str):
            raise ViewTrouble(f'{path}: {name} is no view; each line is name = "query".')
    return found


def _without(text: str, name: str) -> str:
    """The lines of the file but the one that defines ``name``."""
    kept = []
    for line in text.splitlines():
        try:
            defined = tomllib.loads(line)
        except tomllib.TOMLDecodeError:
            defined = {}
        if list(defined) != [name]:
            kept.append(line)
    return "".join(line + "\n" for line in kept)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _quoted(name)


def _quoted(text: str) -> str:
    """A TOML basic string: a JSON string but for DEL, which TOML wants written as an escape."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _write(path: Path, text: str, expected: dict[str, str]) -> None:
    """Replaces the file in one step, once it is sure that it will be read as ``expected``."""
    try:
        understood = tomllib.loads(text) == expected
    except tomllib.TOMLDecodeError:
        understood = False
    if not understood:
        raise ViewTrouble(f"{path} has a view over several lines; change that one by hand.")
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        descriptor = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
        with open(descriptor, "w", encoding="utf-8") as stream:  # noqa: PTH123 - a descriptor, not a path
            stream.write(text)
        fresh.replace(path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink()
        raise ViewTrouble(f"{path} cannot be written ({error.strerror}).") from error
