from __future__ import annotations

import re
from pathlib import Path

from store.rule_notes import rule_notes

ROOT = Path(__file__).parents[2]


def test_rules_of_every_kind_bring_an_example() -> None:
    notes = rule_notes()
    groups = {note.group.split(".")[0] for note in notes.values()}
    assert {"meetings", "cues", "times", "layout"} <= groups
    assert [note.id for note in notes.values() if not note.example and not note.id.startswith("vague.")] == []
    assert all(note.right <= note.cases for note in notes.values())


def test_every_reason_of_linking_is_told_in_words() -> None:
    told = {note.id for note in rule_notes().values() if note.group in {"linking.together", "linking.current"}}
    assert all(rule_notes()[rule].says for rule in told)
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "store" / "linking").glob("*.py"))
    assert set(re.findall(r'"(L\.[a-z.-]+)"', code)) == told
