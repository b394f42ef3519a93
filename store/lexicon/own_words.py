"""The reader's own words: one TOML file with persons, bodies, places, outlets, aliases and cue words.

::

    [[person]]
    name = "Temir Osmonov"
    aliases = ["T. Osmonov"]
    gender = "m"
    roles = [{ of = "KG", office = "deputy-minister", title = "deputy energy minister", from = "2024-03", to = "2025" }]

    [[organisation]]            # or [[group]]
    name = "Lughaya Council"
    code = "LC"
    aliases = ["LC"]
    of = "SO"

    [[place]]
    name = "Masnaa"
    of = "LB"

    [[outlet]]
    name = "Kyiv Ledger"

    [[alias]]
    of = "European Union"
    names = ["the Twenty-Seven"]

    [cues]
    say = ["opine"]

``of`` is a country code, a key such as ``org:nato`` or a name that the lexicon knows. The file is read once, and
everything in it is checked before any article is read.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TABLES: dict[str, dict[str, str]] = {
    "person": {"name": "text", "aliases": "texts", "gender": "gender", "roles": "roles"},
    "organisation": {"name": "text", "aliases": "texts", "code": "text", "of": "text", "seat": "flag"},
    "group": {"name": "text", "aliases": "texts", "code": "text", "of": "text"},
    "place": {"name": "text", "aliases": "texts", "of": "text"},
    "outlet": {"name": "text", "aliases": "texts", "of": "text"},
    "alias": {"of": "text", "names": "texts"},
}
"""What each entry may say."""
ROLE = {"of": "text", "office": "text", "title": "text", "from": "day", "to": "day"}
REQUIRED = {"alias": ("of", "names")}
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?\Z")


class LexiconTrouble(Exception):
    """A file of own words that cannot be used; the message is one whole sentence for the person at the terminal."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of the file, checked: what it says by key, and where it stands."""

    kind: str
    says: Mapping[str, Any]
    where: str
    """``FILE, line 12, [[person]] "Temir Osmonov"``."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a file of own words says, in its order."""

    path: Path
    data: bytes
    entries: tuple[Entry, ...]
    cues: Mapping[str, tuple[str, ...]]
    """Class of cue verbs to further verbs in their base form."""

    def of_kind(self, *kinds: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.kind in kinds]


def read_own_words(path: Path) -> OwnWords:
    """Reads and checks a file of own words; raises LexiconTrouble with one sentence where it cannot be used."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LexiconTrouble(
            f"The lexicon {path} cannot be read ({error.strerror}); name a file that is there or leave --lexicon out."
        ) from error
    return parse_own_words(path, data)


def parse_own_words(path: Path, data: bytes) -> OwnWords:
    """The checked words of ``data``; ``path`` is only named in messages."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LexiconTrouble(f"The lexicon {path}, line {line}, is not UTF-8; save the file as UTF-8.") from error
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconTrouble(f"The lexicon {path} is not valid TOML: {error}; mend that line.") from error
    entries: list[Entry] = []
    cues: Mapping[str, tuple[str, ...]] = {}
    for kind, rows in tables.items():
        if kind == "cues":
            cues = _cues(path, rows)
            continue
        if kind not in TABLES or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            known = ", ".join(f"[[{each}]]" for each in TABLES)
            raise LexiconTrouble(f"The lexicon {path} has a table {kind!r} that means nothing; use {known} or [cues].")
        lines = _lines(text, kind)
        for at, row in enumerate(rows):
            place = f", line {lines[at]}" if at < len(lines) else ""
            name = row.get("name") or row.get("of")
            named = f' "{name}"' if isinstance(name, str) else ""
            entries.append(_entry(kind, row, f"The lexicon {path}{place}, [[{kind}]]{named}"))
    return OwnWords(path, data, tuple(entries), cues)


def _lines(text: str, kind: str) -> list[int]:
    """Numbers of the lines on which the entries of a kind begin."""
    header = f"[[{kind}]]"
    return [number for number, line in enumerate(text.splitlines(), 1) if line.strip().startswith(header)]


def _entry(kind: str, row: Mapping[str, Any], where: str) -> Entry:
    says = _checked(row, TABLES[kind], where)
    for key in REQUIRED.get(kind, ("name",)):
        if not says.get(key):
            raise LexiconTrouble(f"{where}, lacks {key!r}; add {key} = ... to it.")
    return Entry(kind, says, where)


def _checked(row: Mapping[str, Any], keys: Mapping[str, str], where: str) -> dict[str, Any]:
    says: dict[str, Any] = {}
    for key, value in row.items():
        if key not in keys:
            raise LexiconTrouble(f"{where}, has a key {key!r} that means nothing; the keys are {', '.join(keys)}.")
        says[key] = _value(value, keys[key], f"{where}, key {key!r},")
    return says


def _value(value: Any, wanted: str, where: str) -> Any:
    if wanted == "text":
        return _text(value, where)
    if wanted == "texts":
        if not isinstance(value, list):
            raise LexiconTrouble(f'{where} must be a list of names; write ["one", "two"].')
        return tuple(_text(each, where) for each in value)
    if wanted == "flag":
        if not isinstance(value, bool):
            raise LexiconTrouble(f"{where} must be true or false.")
        return value
    if wanted == "gender":
        if value not in ("m", "f", ""):
            raise LexiconTrouble(f'{where} must be "m" or "f".')
        return value
    if wanted == "day":
        text = value.isoformat()[:10] if hasattr(value, "isoformat") else value
        if not isinstance(text, str) or not _DAY.match(text):
            raise LexiconTrouble(f'{where} must be a day, a month or a year; write "2024-03-01", "2024-03" or "2024".')
        return text
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise LexiconTrouble(f'{where} must be a list of roles; write [{{ of = "KG", office = "minister" }}].')
    return tuple(_role(each, where) for each in value)


def _role(row: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    says = _checked(row, ROLE, where.rstrip(","))
    for key in ("of", "office"):
        if not says.get(key):
            raise LexiconTrouble(f"{where} has a role without {key!r}; add {key} = ... to it.")
    return says


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str) or not value.strip() or any(sign in value for sign in "|\t\n\r"):
        raise LexiconTrouble(f"{where} must be text of one line without a bar; write it between quotation marks.")
    return " ".join(value.split())


def _cues(path: Path, rows: Any) -> Mapping[str, tuple[str, ...]]:
    where = f"The lexicon {path}, table [cues],"
    if not isinstance(rows, dict):
        raise LexiconTrouble(f'{where} must hold lists of verbs; write say = ["opine"].')
    found = {}
    for name, verbs in rows.items():
        verbs = _value(verbs, "texts", f"{where} key {name!r},")
        for verb in verbs:
            if not (verb.isalpha() and verb.islower()):
                raise LexiconTrouble(f'{where} key {name!r}, holds {verb!r}; write one verb in its base form: "opine".')
        found[name] = verbs
    return found
