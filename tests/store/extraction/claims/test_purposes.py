"""What talks are for stands between them and their verb; those who come from countries act for them."""

from __future__ import annotations

import pytest

from tests.store.extraction.claims.reading import reports

TEXTS = {
    "Talks aimed at ending the strife between Kenya and Somalia collapsed in Manama on Monday.": "Manama",
    "A meeting intended to calm the border between Kenya and Somalia took place in Moyale on Monday.": "Moyale",
    "Kenya and Somalia opened talks aimed at settling the sea border in Djibouti on Monday.": None,
    "The gathering in Dakar on Monday brought together ministers from Kenya and Somalia.": "Dakar",
}


@pytest.mark.parametrize("text", TEXTS)
def test_sides_and_place_behind_a_purpose(text: str) -> None:
    (report,) = reports(text)
    assert sorted(report["participants"]) == ["Kenya", "Somalia"]
    assert TEXTS[text] in (None, report["place"])
