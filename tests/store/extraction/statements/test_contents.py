"""What is said and by whom, word for word, in sentences about many conflicts, class by class."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.model import Act
from tests.store.extraction.statements.reading import said

_LINES = Path(__file__).with_name("contents.txt").read_text(encoding="utf-8").splitlines()
SENTENCES = [line.rpartition(" | ")[::2] for line in _LINES if " | " in line and not line.startswith("#")]


@pytest.mark.parametrize(("told", "text"), SENTENCES, ids=[text[:50] for _, text in SENTENCES])
def test_content(told: str, text: str) -> None:
    found = [one for one in said(text.replace(" // ", "\n\n")) if one.act is Act.STATEMENT]
    assert (" || ".join(f"{one.speaker or '-'}: {' ^ '.join(one.content)}" for one in found) or "-") == told.strip()
