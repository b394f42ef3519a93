"""Meetings told in other words than "met" and "talks", and what is none in the same words."""

from __future__ import annotations

import pytest

from tests.store.extraction.claims.reading import reports

TOLD = [
    ("Senegal's Bassirou Diomaye Faye broke bread with Gambian President Adama Barrow in Banjul on Tuesday.",
     "held", "Banjul", ["Gambia", "Senegal"]),
    ("Ecuadorean and Peruvian border commanders huddled for four hours in Tumbes on Monday.",
     "held", "Tumbes", ["Ecuador", "Peru"]),
    ("The finance ministers of Fiji and Tonga are holed up in Suva today over the fuel pact.",
     "ongoing", "Suva", ["Fiji", "Tonga"]),
    ("Mauritania's president is expected to drop in on his Malian counterpart in Bamako on Sunday, aides said.",
     "scheduled", "Bamako", ["Mali", "Mauritania"]),
    ("In a rare face-to-face, negotiators for Khartoum and the Rapid Support Forces sat across the table from one "
     "another in Manama on Monday.", "held", "Manama", ["Rapid Support Forces", "Sudan"]),
    ("The Colombian team walked out of the Caracas consultations with the ELN on Monday.",
     "held", "Caracas", ["Colombia", "National Liberation Army"]),
    ("Venezuelan and Guyanese officials, meeting in Bridgetown on Tuesday, agreed to keep their navies apart.",
     "held", "Bridgetown", ["Guyana", "Venezuela"]),
    ("Canadian Prime Minister Mark Carney welcomes Keir Starmer to Ottawa on Sunday.",
     "scheduled", "Ottawa", ["Canada", "United Kingdom"]),
    ("Mali stayed away when Niger, Chad and Benin opened a transit conference in Niamey on Monday.",
     "held", "Niamey", ["Benin", "Chad", "Niger"]),
    ("Cambodian Prime Minister Hun Manet and his Thai opposite number, Anutin Charnvirakul, toured the temple "
     "together on Tuesday.", "held", None, ["Cambodia", "Thailand"]),
    ("A third round of talks between the Congolese government and the M23 opens in Doha on Sunday.",
     "scheduled", "Doha", ["Democratic Republic of the Congo", "M23"]),
    ("The round was attended by envoys of Oman; Ali Saleh, head of the Yemeni team; and officials of Kuwait in Amman "
     "on Monday.", "held", "Amman", ["Kuwait", "Oman", "Yemen"]),
    ("Hungary's Viktor Orbán arrived unannounced in Kyiv on Tuesday and went straight into talks with Volodymyr "
     "Zelenskyy.", "held", "Kyiv", ["Hungary", "Ukraine"]),
    ("Israel and Syria had their officers at one table again on Tuesday in Baku.",
     "held", "Baku", ["Israel", "Syria"]),
    ("Kenyan and Somali negotiators made little progress in Djibouti. They will try again in Lamu on 4 May.",
     "scheduled", "Lamu", ["Kenya", "Somalia"]),
    ("Ethiopian and Egyptian ministers finished the draft in Khartoum on Monday.",
     "held", "Khartoum", ["Egypt", "Ethiopia"]),
    ("Amman, where Iraqi and Syrian envoys spent five hours on Monday, is quiet again.",
     "held", "Amman", ["Iraq", "Syria"]),
    ("The Gabonese president was welcomed in Luanda on Monday.",
     "held", "Luanda", ["Angola", "Gabon"]),
    ("3 May 2022 – Rain falls.\n\n13 July 2023 – President Ruto receives Prime Minister Abiy Ahmed in Nairobi.",
     "held", "Nairobi", ["Ethiopia", "Kenya"]),
]  # fmt: skip
NOTHING = [
    "The mission failed to meet Thursday's deadline set by Nairobi.",
    "Elian Gonzalez's return to Cuba was delayed on Friday.",
    "The Kenyan minister accused President Museveni of Uganda in Nairobi on Friday of bad faith.",
    "President Ruto spoke at a conference of teachers in Nairobi on Monday.",
    "The visitors met Sunderland in London on Saturday.",
    "Serbia and Albania meet in Leskovac in October, but that is football.",
    "Zambia's parliament held a session on the budget in Lusaka on Tuesday.",
    "Kenya's central bank holds its meeting in Nairobi on Tuesday.",
    "A round of air strikes hit Omdurman on Tuesday, a day after another round of looting.",
    "The Serbian president spent Saturday in Kraljevo.",
]


@pytest.mark.parametrize(("text", "status", "place", "participants"), TOLD, ids=[row[0][:40] for row in TOLD])
def test_told_in_other_words(text: str, status: str, place: str | None, participants: list[str]) -> None:
    (found,) = reports(text)
    assert (found["status"], found["place"]) == (status, place)
    assert sorted(found["participants"]) == participants


@pytest.mark.parametrize("text", NOTHING)
def test_no_meeting(text: str) -> None:
    assert reports(text) == []
