"""Who says what in passages about many conflicts, class by class."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.model import Act
from tests.store.extraction.statements.reading import said

_LINES = Path(__file__).with_name("speakers.txt").read_text(encoding="utf-8").splitlines()
PASSAGES = [line.partition(" | ")[::2] for line in _LINES if " | " in line and not line.startswith("#")]


@pytest.mark.parametrize(("told", "text"), PASSAGES, ids=[text[:50] for _, text in PASSAGES])
def test_passage(told: str, text: str) -> None:
    found = [one for one in said(text.replace(" // ", "\n\n")) if one.act is Act.STATEMENT]
    assert "; ".join(f"{one.kind.value[0]} {one.speaker or '-'}" for one in found) == told.strip()
