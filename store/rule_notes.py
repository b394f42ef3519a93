"""What each rule is for: its example and how often it was right, from the files that define the rules."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from store.confidence import measured


@dataclass(frozen=True, slots=True)
class RuleNote:
    id: str
    group: str
    """The table that defines it: ``meetings.status``, ``cues.cue``."""
    example: str
    right: int
    """Cases of the gold sets in which it had a hand and everything was right."""
    cases: int
    says: str = ""
    """The rule as a sentence, where its table has one."""


@cache
def rule_notes() -> dict[str, RuleNote]:
    """Every rule of the lexicon's TOML files that has an id, by id."""
    notes: dict[str, RuleNote] = {}
    for file in sorted(files("store.lexicon").iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            tables = tomllib.loads(file.read_text(encoding="utf-8"))
            for group, rule in _rules(tables, file.name.removesuffix(".toml")):
                right, cases = measured().get(rule["id"], (0, 0))
                note = RuleNote(rule["id"], group, _example(rule), right, cases, rule.get("says", ""))
                notes.setdefault(note.id, note)
    return notes


def _rules(value: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield path, value
        for name, inner in value.items():
            yield from _rules(inner, f"{path}.{name}")
    elif isinstance(value, list):
        for inner in value:
            yield from _rules(inner, path)


def _example(rule: dict[str, Any]) -> str:
    example = rule.get("example") or next(iter(rule.get("examples", ())), "")
    return example if isinstance(example, str) else str(example[0])
