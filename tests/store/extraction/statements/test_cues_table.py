"""Every row of the cue table is shown by its own example."""

from __future__ import annotations

import pytest

from store.extraction.statements.cues import compile_cues, forms_of
from tests.store.extraction.statements.reading import LEXICON, said

TABLE = LEXICON.table("cues")


@pytest.mark.parametrize("row", TABLE["cue"], ids=lambda row: row["id"])
def test_example_of_each_cue(row: dict[str, object]) -> None:
    found = said(str(row["example"]))
    assert [(one.content, one.subject, one.act) for one in found] == [
        ([row["content"]], row["speaker"], row["act"]),
    ]


@pytest.mark.parametrize("row", TABLE["pattern"], ids=lambda row: row["id"])
def test_example_of_each_pattern(row: dict[str, object]) -> None:
    found = said(str(row["example"]))
    assert any(
        one.content == row["content"] and any(rule.endswith(f".{row['id']}") for rule in one.rules) for one in found
    )


def test_forms_of_verbs() -> None:
    assert forms_of("deny", {}) == [
        ("deny", "base"),
        ("denies", "s"),
        ("denied", "past"),
        ("denied", "participle"),
        ("denying", "ing"),
    ]
    assert [form for form, _ in forms_of("stress", {})] == ["stress", "stresses", "stressed", "stressed", "stressing"]


def test_a_form_of_two_classes_keeps_both() -> None:
    table = compile_cues(TABLE)
    assert {cue.id for cue, _, _ in table.verbs["promised"]} == {"announce", "offer"}


def test_every_irregular_verb_is_used() -> None:
    lemmas = {lemma for row in TABLE["cue"] for lemma in row.get("verbs", ())}
    assert set(TABLE["irregular"]) <= lemmas
