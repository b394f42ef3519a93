"""Texts that end in the middle of a sentence are read like any other: crawls and wires break off anywhere."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from store.extraction import extract
from store.lexicon import load_lexicon
from store.model import SourceText

PASSAGES = [json.loads(row)["text"] for row in (Path(__file__).parent / "passages.jsonl").open(encoding="utf-8")]
ENDS = [
    "The talks went on. Pashinyan Prime Georgian met",
    "Oman's envoy saw the Yemeni minister on Sunday and will see",
    "Talks were held. The drivers' union GDL and",
    "A third round of",
    "The Omani minister on Monday called",
    "The two premiers have not spoken for",
    "Before her visit to Niger, which comes a week before",
    "Benin and Togo have met twice this year:",
    "The talks, including",
    "Officials met elders of the " + "West " * 1500,
]


def read(text: str) -> None:
    """Read a text to its very end: nothing stands behind it."""
    extract(SourceText(text, hashlib.sha256(text.encode()).hexdigest(), "-"), load_lexicon())


@pytest.mark.parametrize("text", ENDS, ids=[text[:40] for text in ENDS])
def test_an_end_without_a_full_stop_is_read(text: str) -> None:
    read(text)


def test_passages_cut_at_any_word_are_read() -> None:
    for index, text in enumerate(PASSAGES):
        words = text.split()
        read(" ".join(words[: 1 + index * 7 % len(words)]))
