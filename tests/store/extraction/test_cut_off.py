"""Texts that break off: no rule may look behind the last word."""

from __future__ import annotations

import json
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from store.extraction import extract
from store.lexicon import load_lexicon
from store.model import SourceText

PASSAGES = [
    json.loads(line)["text"]
    for line in (Path(__file__).parent / "claims" / "passages.jsonl").read_text(encoding="utf-8").splitlines()
]
LEXICON = load_lexicon()
LONGEST = 40
"""Words of a passage that is cut behind each of them."""


def read(text: str) -> int:
    source = SourceText(text, sha256(text.encode()).hexdigest(), "cut.txt")
    return len(extract(source, LEXICON).document.text)


@pytest.mark.parametrize("first", range(0, len(PASSAGES), 4))
def test_a_text_can_break_off_behind_any_word(first: int) -> None:
    words = PASSAGES[first].split(" ")[:LONGEST]
    for stop in range(1, len(words)):
        text = " ".join(words[:stop])
        assert read(text) == len(text)


@pytest.mark.parametrize("first", range(1, len(PASSAGES) - 1, 8))
def test_one_text_can_go_on_as_another(first: int) -> None:
    for one, other in pairwise(PASSAGES[first : first + 3]):
        text = one[: len(one) // 2] + other[len(other) // 2 :]
        assert read(text) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Part of the strategy was to join",
        "The minister would like to join",
        "Chad's Ali Musa and Niger's Sani Bako met in Zinder on Monday. Her only.",
        'The ministers of Ghana and Nepal met in Lima on Monday. Peru is the second\n\n"We are done," Robert Maker',
        "The ministers of Ghana and Nepal met in Lima on Monday. With them it was cold;",
        "Togo and Benin opened a third round of talks in Lomé on Monday. The fourth, which",
        "Togo and Benin opened a third round of talks in Lomé on Monday. The fourth, which was to open",
        '"We will not be the side that',
        "The Joint Water Commission of Jordan and Syria met",
        "Serbia's Aleksandar Vucic will be at the White House on",
        "Floods killed many the talks on Wednesday, said the deputy minister, who refused to resume discussions",
    ],
)
def test_texts_that_broke_off_behind_a_trigger(text: str) -> None:
    assert read(text) == len(text)
