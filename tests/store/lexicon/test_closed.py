"""The closed lists of words: each has an id, says what it is for, and shows one of its words at work."""

from __future__ import annotations

from typing import Any

import pytest

from store.lexicon import load_lexicon
from store.lexicon.closed import closed
from store.reading.tokens import tokenise

LISTS = load_lexicon().table("clauses")["list"]


def test_ids_and_names_stand_once() -> None:
    assert len({row["id"] for row in LISTS}) == len({row["name"] for row in LISTS}) == len(LISTS)


@pytest.mark.parametrize("row", LISTS, ids=lambda row: str(row["name"]))
def test_a_list_shows_one_of_its_words(row: dict[str, Any]) -> None:
    example = [token.lower for token in tokenise(row["example"])]
    inflected = {form for word in closed(row["name"]) for form in (word, word + "s", word + "ed", word + "d")}
    irregular = {"won": "win", "left": "leave", "held": "hold"}
    assert inflected & {irregular.get(word, word) for word in example}
    assert row["about"]


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        closed("no such list")
