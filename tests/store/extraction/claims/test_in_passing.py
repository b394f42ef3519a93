"""Meetings told in passing: by telephone, at table, of "they" and "the two", with the day in front of the verb."""

from __future__ import annotations

import pytest

from tests.store.extraction.claims.reading import reports

TOLD = [
    ("Rwandan President Paul Kagame on Sunday hosted Congolese President Félix Tshisekedi in Kigali.",
     "held", "Kigali", "2026-03-15", ["Democratic Republic of the Congo", "Rwanda"]),
    ("Foreign Minister Wang Yi on Monday in Beijing held talks with Pakistan's Ishaq Dar.",
     "held", "Beijing", "2026-03-16", ["China", "Pakistan"]),
    ("Sudan's foreign minister Ali Youssef and his Egyptian counterpart Badr Abdelatty agree on water. They spoke by "
     "telephone on Tuesday.", "held", None, "2026-03-17", ["Egypt", "Sudan"]),
    ("The presidents of Rwanda and Congo had a call on Sunday in which they discussed the M23.",
     "held", None, "2026-03-15", ["Democratic Republic of the Congo", "Rwanda"]),
    ("Foreign Minister Sergey Lavrov got on the phone with Secretary of State Marco Rubio on Monday.",
     "held", None, "2026-03-16", ["Russia", "United States"]),
    ("A presidential aide said that Kenyan President William Ruto had told Rwandan President Paul Kagame by phone that "
     "the border would stay open.", "held", None, None, ["Kenya", "Rwanda"]),
    ("Kenyan Foreign Minister Musalia Mudavadi held a working dinner for his Ugandan counterpart Jeje Odongo on "
     "Tuesday evening.", "held", None, "2026-03-17", ["Kenya", "Uganda"]),
    ("US envoy Massad Boulos left nothing out. He had spent the morning with President Sisi in Cairo.",
     "held", "Cairo", None, ["Egypt", "United States"]),
    ("President Lula is to talk to Colombian President Gustavo Petro on Friday to arrange an evacuation.",
     "scheduled", None, "2026-03-20", ["Brazil", "Colombia"]),
    ("Armenian foreign minister Ararat Mirzoyan will raise it with Turkey's Hakan Fidan when the two meet on Monday in "
     "Antalya.", "scheduled", "Antalya", "2026-03-23", ["Armenia", "Türkiye"]),
    ("Ugandan President Yoweri Museveni called the Rwandan president late on Sunday to discuss the border.",
     "held", None, "2026-03-15", ["Rwanda", "Uganda"]),
    ("Commission President von der Leyen met President Erdogan in Ankara on Monday.",
     "held", "Ankara", "2026-03-16", ["European Union", "Türkiye"]),
    ("Lebanon and Israel: indirect talks on the land border resumed at Naqoura on Tuesday.",
     "held", "Naqoura", "2026-03-17", ["Israel", "Lebanon"]),
    ("Pakistan and Afghanistan keep talking. The next round, the fourth, opens in Istanbul on 25 March.",
     "scheduled", "Istanbul", "2026-03-25", ["Afghanistan", "Pakistan"]),
]  # fmt: skip
NOTHING = [
    "President Ruto told reporters by phone on Monday that the border would stay open.",
    "The Ugandan leader greeted supporters in Kampala on Tuesday.",
    "Mr Museveni called the Rwandan president a liar in Kampala on Tuesday.",
    "The two sides have spoken of peace for a decade.",
    "He spent the morning with his family in Naivasha.",
    "The minister called on Monday for a ceasefire in Sudan.",
]


@pytest.mark.parametrize(("text", "status", "place", "start", "participants"), TOLD, ids=[row[0][:40] for row in TOLD])
def test_told_in_passing(text: str, status: str, place: str | None, start: str | None, participants: list[str]) -> None:
    (found,) = reports(text)
    assert (found["status"], found["place"], found["start"]) == (status, place, start)
    assert sorted(found["participants"]) == participants


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_told(text: str) -> None:
    assert reports(text) == []
