"""A year that names a treaty dates no meeting; one that names a meeting does."""

from __future__ import annotations

import pytest

from tests.store.extraction.claims.reading import reports


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Iran and Oman met in Muscat over the 2015 nuclear deal.", None),
        ("Armenia and Turkey held talks over the 2009 protocols in Kars.", None),
        ("Chad and Libya met in Tunis in 1994 over the strip.", "1994"),
        ("The 1994 Tunis meeting of Chad and Libya changed little.", "1994"),
    ],
)
def test_a_year_before_a_noun(text: str, start: str | None) -> None:
    assert [(report["status"], report["start"]) for report in reports(text)] == [("held", start)]
