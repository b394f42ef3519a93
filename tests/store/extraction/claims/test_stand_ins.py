"""Who meets where the subject is a pronoun, a possessive or "the country"."""

from __future__ import annotations

import pytest

from tests.store.extraction.claims.reading import reports

TOLD = [
    ("Peru's president said on Tuesday that he would meet his Chilean counterpart in Arica on Friday.",
     ["Chile", "Peru"]),
    ("Baku said that its negotiators would meet the Armenians in Tbilisi on 20 March.", ["Armenia", "Azerbaijan"]),
    ('"I will meet the Armenians in Tbilisi on Friday," Azerbaijan\'s president said.', ["Armenia", "Azerbaijan"]),
    ('"We will meet the Armenians in Tbilisi on Friday," an Azerbaijani diplomat said.', ["Armenia", "Azerbaijan"]),
    ("Mali's foreign minister has no time. He will meet Algeria's ambassador in Bamako on Friday.",
     ["Algeria", "Mali"]),
    ("The Moldovan government is divided. Its foreign minister met Romanian leaders in Bender on Tuesday.",
     ["Moldova", "Romania"]),
    ("Nicaragua's envoy told reporters that his country and Costa Rica would hold talks in San José on 20 March.",
     ["Costa Rica", "Nicaragua"]),
    ("Laos said on Monday the country's army chief would meet his Thai counterpart in Vientiane on 20 March.",
     ["Laos", "Thailand"]),
    ("Fiji and Tonga traded words. He will meet Samoa's minister in Apia on Friday.", ["Samoa"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "participants"), TOLD, ids=[row[0][:40] for row in TOLD])
def test_who_is_meant(text: str, participants: list[str]) -> None:
    (found,) = reports(text)
    assert sorted(found["participants"]) == participants
