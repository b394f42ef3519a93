"""Who takes part: not the gathering that others meet on the margins of, nor the conflict an envoy is named for."""

from __future__ import annotations

import pytest

from tests.store.extraction.claims.reading import reports

TOLD = [
    ("Water Minister Thandi Mokoena will meet her Lesotho counterpart, Tau Phiri, in Clarens on Friday. South "
     "Africa has bought water from the mountain kingdom.", "Clarens", ["Lesotho", "South Africa"]),
    ("Defence Minister Ruslan Omarov is to fly to Baku on Friday for talks with his Azerbaijani colleague. Kazakhstan "
     "wants to buy drones.", "Baku", ["Azerbaijan", "Kazakhstan"]),
    ("Chadian Foreign Minister Abdoulaye Sabre Fadoul met his Libyan counterpart on the margins of the African Union "
     "summit in Addis Ababa on Tuesday.", "Addis Ababa", ["Chad", "Libya"]),
    ("On the fringes of the OSCE ministerial in Vienna, Moldovan and Georgian officials held a meeting on Tuesday.",
     "Vienna", ["Georgia", "Moldova"]),
    ("Colombia's Gustavo Petro met Chile's Gabriel Boric during the CELAC summit in Bogotá on Monday.",
     "Bogotá", ["Chile", "Colombia"]),
    ("The US envoy for Syria met Turkish officials in Ankara on Tuesday.", "Ankara", ["Türkiye", "United States"]),
    ("European Council President António Costa met Moldova's Maia Sandu in Chișinău on Tuesday.",
     "Chișinău", ["European Union", "Moldova"]),
    ("The talks in Nicosia on Tuesday brought together Greece, Türkiye and, for the first time, Britain.",
     "Nicosia", ["Greece", "Türkiye", "United Kingdom"]),
    ("Officials from Kenya, as well as from Somalia and Djibouti, met in Nairobi on Tuesday.",
     "Nairobi", ["Djibouti", "Kenya", "Somalia"]),
    ("The ministers of Mali, Niger (which chairs the alliance) and Burkina Faso met in Niamey on Tuesday.",
     "Niamey", ["Burkina Faso", "Mali", "Niger"]),
    ("Officials from Chad and Sudan met in Adré on Tuesday. Qatar also attended.", "Adre", ["Chad", "Qatar", "Sudan"]),
    ("Officials from Chad and Sudan met in Adré on Tuesday. They were joined by a Saudi deputy minister.",
     "Adre", ["Chad", "Saudi Arabia", "Sudan"]),
    ("Libya's rival governments met in Sirte on Tuesday. Egypt sent its intelligence chief.",
     "Sirte", ["Egypt", "Libya"]),
    ("Cairo expects Khartoum and Juba to meet in Cairo on 30 March.", "Cairo", ["South Sudan", "Sudan"]),
    ("Yemen's government and the Houthis agreed on a prisoner swap at talks in Muscat on Tuesday.",
     "Muscat", ["Houthis", "Yemen"]),
    ("World Bank President Ajay Banga will hold meetings with Indian and Pakistani officials in Vienna on Friday.",
     "Vienna", ["India", "Pakistan", "World Bank"]),
    ("Turkey will host talks between Iran and Iraq in Vienna on Friday.", "Vienna", ["Iran", "Iraq"]),
    ("The Minister of Foreign Affairs of the Republic of Benin, H.E. Olushegun Bakari, met the Minister of Foreign "
     "Affairs of the Republic of Niger in Malanville on Tuesday.", "Malanville", ["Benin", "Niger"]),
    ("A meeting of the water commission took place in Osh on Tuesday, in which the ministers of Kazakhstan and "
     "Turkmenistan took part.", "Osh", ["Kazakhstan", "Turkmenistan"]),
    ("Tajik and Turkmen teams met in Osh on Tuesday, mediated by Russia and the United Nations.",
     "Osh", ["Tajikistan", "Turkmenistan"]),
    ("The Serbian–Hungarian Strategic Cooperation Council met in Szeged on Tuesday.", "Szeged", ["Hungary", "Serbia"]),
    ("India and Pakistan are at odds over the dams. Officials will meet in Vienna on 20 March.",
     "Vienna", ["India", "Pakistan"]),
    ("Sudan's army and the Rapid Support Forces held talks in Manama on Tuesday.",
     "Manama", ["Rapid Support Forces", "Sudan"]),
    ("The foreign ministers of Thailand and Cambodia met in Penang on Tuesday. China sent its envoy to both capitals.",
     "Penang", ["Cambodia", "Thailand"]),
    ("Officials from Chad and Sudan met in Adré on Tuesday. Qatar did not attend.", "Adre", ["Chad", "Sudan"]),
    ("Officials from Chad and Sudan met in Adré on Tuesday. Egypt took part in the air strikes.",
     "Adre", ["Chad", "Sudan"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "participants"), TOLD, ids=[row[0][:40] for row in TOLD])
def test_who_takes_part(text: str, place: str, participants: list[str]) -> None:
    (found,) = reports(text)
    assert (found["place"], sorted(found["participants"])) == (place, participants)
