"""Which persons take part in a meeting, and who is only named beside it, in passages about many conflicts."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from store.extraction import extract
from store.extraction.values import report_values
from store.lexicon import load_lexicon
from store.model import SourceText

_LINES = Path(__file__).with_name("people.txt").read_text(encoding="utf-8").splitlines()
PASSAGES = [line.partition(" | ")[::2] for line in _LINES if " | " in line and not line.startswith("#")]


def people(passage: str) -> str:
    """The persons of all meetings that a passage tells of."""
    text = f"GENEVA, 12 March 2026 (Wire) - {passage}"
    source = SourceText(text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), origin="-")
    extraction = extract(source, load_lexicon())
    found = {name for report in extraction.reports for name in report_values(report, extraction)["people"]}
    return "; ".join(sorted(found))


@pytest.mark.parametrize(("told", "text"), PASSAGES, ids=[text[:50] for _, text in PASSAGES])
def test_people(told: str, text: str) -> None:
    assert people(text) == told.strip()


@pytest.mark.parametrize(
    ("told", "others"),
    [
        (
            "Kosovo's negotiator Arta Hoti and Serbian envoy Vuk Ilić met in Skopje on Thursday.",
            "In Vienna experts of both sides met on Friday.",
        ),
        (
            "Kosovo's negotiator Arta Hoti and Serbian envoy Vuk Ilić met in Skopje on Thursday.",
            "Commanders on both sides met in Vienna on Friday.",
        ),
        (
            "Kenya's President William Ruto met Ethiopian Prime Minister Abiy Ahmed in Nairobi on 2 March.",
            "The two diplomats of the countries met in Juba on 5 March.",
        ),
        (
            "Kenya's President William Ruto met Uganda's President Yoweri Museveni in Nairobi on 2 March.",
            "Two former presidents will meet in Juba on 20 March.",
        ),
    ],
)
def test_those_who_come_for_them_are_others(told: str, others: str) -> None:
    text = f"GENEVA, 12 March 2026 (Wire) - {told} {others}"
    source = SourceText(text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), origin="-")
    extraction = extract(source, load_lexicon())
    assert [len(report.people) for report in extraction.reports] == [2, 0]
