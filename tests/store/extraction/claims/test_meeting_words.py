"""Every row of meetings.toml reads its own example as it says."""

from __future__ import annotations

from typing import Any

import pytest

from store.lexicon import load_lexicon
from tests.store.extraction.claims.reading import frames

TABLE = load_lexicon().table("meetings")


def rows(*names: str) -> list[Any]:
    return [pytest.param(row, id=row["id"]) for name in names for row in TABLE[name]]


def test_every_id_stands_once() -> None:
    ids = [row["id"] for rows_of in TABLE.values() for row in rows_of]
    assert len(ids) == len(set(ids))
    assert all(row["example"].endswith(".") for rows_of in TABLE.values() for row in rows_of)


@pytest.mark.parametrize("row", rows("noun", "verb", "phrase", "presence"))
def test_trigger_finds_its_example(row: dict[str, Any]) -> None:
    assert any(row["id"] in frame.rules for frame in frames(row["example"]))


@pytest.mark.parametrize("row", rows("modifier", "being"))
def test_status_word_gives_its_status(row: dict[str, Any]) -> None:
    found = [frame for frame in frames(row["example"]) if row["id"] in frame.rules]
    assert [frame.verdict.status.value for frame in found if frame.verdict.status] == [row["status"]]


@pytest.mark.parametrize("row", rows("effect"))
def test_verb_has_its_effect(row: dict[str, Any]) -> None:
    assert any(row["id"] in frame.rules for frame in frames(row["example"]))


@pytest.mark.parametrize("row", rows("false"))
def test_false_friend_starts_nothing(row: dict[str, Any]) -> None:
    words = {word.split(" ")[-1] for word in [*row.get("words", ()), *row.get("lemmas", ())]}
    told = [frame for frame in frames(row["example"]) if frame.head in words]
    if row["id"] == "F01":  # its example has a real meeting beside the false one
        told = [frame for frame in told if frame.head != "meeting"]
    assert told == []
