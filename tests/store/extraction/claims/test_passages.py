"""Passages about many conflicts, each as a wire could have it, with the meetings they tell of, and with none.

Written before the program's answer was seen; those are kept here that it reads right, so that it goes on doing so.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store.extraction import extract
from store.extraction.values import report_values
from store.lexicon import load_lexicon
from store.model import SourceText

ROWS = [json.loads(line) for line in (Path(__file__).parent / "passages.jsonl").open(encoding="utf-8")]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["text"])[:50])
def test_meetings_of_a_passage(row: dict[str, Any]) -> None:
    text = row["text"]
    source = SourceText(
        text, hashlib.sha256(text.encode()).hexdigest(), "-", published=date.fromisoformat(row["published"])
    )
    extraction = extract(source, load_lexicon())
    found = [report_values(report, extraction) for report in extraction.reports]
    told = [[m["status"], m["start"], m["place"], sorted(m["participants"])] for m in found]
    assert sorted(told, key=str) == sorted(row["meetings"], key=str)
    moved = sorted(m["previous_start"] for m in found if m["previous_start"])
    assert moved == row.get("previous", moved), "the days they had before"
