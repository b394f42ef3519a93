from __future__ import annotations

from store.rule_notes import rule_notes


def test_rules_of_every_kind_bring_an_example() -> None:
    notes = rule_notes()
    groups = {note.group.split(".")[0] for note in notes.values()}
    assert {"meetings", "cues", "times", "layout"} <= groups
    assert [note.id for note in notes.values() if not note.example and not note.id.startswith("vague.")] == []
    assert all(note.right <= note.cases for note in notes.values())
