"""The closed lists of words: each has an id, says what it is for, and shows one of its words at work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
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


def lists_of_words(value: Any, path: str) -> Iterator[tuple[str, list[str]]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists_of_words(inner, f"{path}.{key}")
    elif isinstance(value, list) and all(isinstance(word, str) for word in value):
        yield path, value
    elif isinstance(value, list):
        for inner in value:
            yield from lists_of_words(inner, f"{path}.{inner.get('id', '')}" if isinstance(inner, dict) else path)


@pytest.mark.parametrize("name", ["clauses", "names", "cues", "layout"])
def test_no_word_stands_twice_in_a_list(name: str) -> None:
    table = {key: value for key, value in load_lexicon().table(name).items() if key != "irregular"}  # "say": said, said
    found = list(lists_of_words(table, name))
    assert len(found) > 10
    assert [(path, w) for path, words in found for w, count in Counter(words).items() if count > 1] == []


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        closed("no such list")
