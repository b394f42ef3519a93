"""Who takes part when a meeting is told in passing; invented sentences, read on Wednesday, 18 March 2026."""

from __future__ import annotations

import pytest

from tests.store.extraction.claims.reading import reports

# sentence; status; place; participants, sorted; people
TOLD = [
    ("During a visit to Juba on Monday, Kenyan President William Ruto praised the deal.",
     "held", "Juba", ["Kenya", "South Sudan"], ["William Ruto"]),
    ("Abiy Ahmed and Isaias Afwerki spoke for an hour on Sunday.",
     "held", None, ["Eritrea", "Ethiopia"], ["Abiy Ahmed", "Isaias Afwerki"]),
    ("India, Pakistan hold border talks in Wagah",
     "held", "Wagah", ["India", "Pakistan"], []),
    ("In Khartoum, where Egyptian and Sudanese officers were sitting on Monday, calm returned.",
     "held", "Khartoum", ["Egypt", "Sudan"], []),
    ("Colombian and Ecuadorean officials discussed the pipeline in Ipiales on 10 March.",
     "held", "Ipiales", ["Colombia", "Ecuador"], []),
    ("Tsai Ing-wen leaves on Monday for Asunción.",
     "scheduled", "Asunción", ["Paraguay", "Taiwan"], ["Tsai Ing-wen"]),
    ("Rwandan officials said a meeting with their Burundian neighbours was planned for Bujumbura on 30 March.",
     "scheduled", "Bujumbura", ["Burundi", "Rwanda"], []),
    ("Cyprus, Greece and Turkey have agreed. Their foreign ministers will meet in Geneva on 5 May.",
     "scheduled", "Geneva", ["Cyprus", "Greece", "Türkiye"], []),
]  # fmt: skip
NOTHING = [
    "Kenya's parliament met in Nairobi on Monday.",
    "Fans gathered in Lima on Monday.",
    "The army chief briefed President Bola Tinubu in Abuja on Friday.",
    "“I saw nothing in Nairobi on Monday,” Ethiopia's foreign minister, Gedion Timothewos, said.",
    "The minister called President Petro a liar on Friday.",
    "Oman brought the matter to the table in Muscat on Friday.",
]


@pytest.mark.parametrize(("text", "status", "place", "participants", "people"), TOLD, ids=[r[0][:40] for r in TOLD])
def test_told_in_passing(text: str, status: str, place: str | None, participants: list[str], people: list[str]) -> None:
    (found,) = reports(text)
    assert (found["status"], found["place"]) == (status, place)
    assert sorted(found["participants"]) == participants
    assert sorted(found["people"]) == people


@pytest.mark.parametrize("text", NOTHING)
def test_no_meeting(text: str) -> None:
    assert reports(text) == []
