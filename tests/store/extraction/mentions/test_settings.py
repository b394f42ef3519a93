"""The country behind a bare office: not that of whom its bearer meets, but of where, or of whom the article is."""

from __future__ import annotations

import pytest

from store.extraction import extract
from store.lexicon import load_lexicon
from store.model import SourceText

CASES = [
    (
        "Tarek Mansur",
        "LY",
        "Reporters waited in Tunis. In Tripoli, Prime Minister Tarek Mansur said Tunisia had not asked. "
        "Tunisia said it had, and Tunisia's ministry showed a letter to Libya.",
    ),
    (
        "Jorge Ruales",
        "EC",
        "Colombian Foreign Minister Marta Rueda is on a tour. During her stay in Ecuador she is to hold talks"
        " with Foreign Minister Jorge Ruales. Colombia wants the border open, Colombia's ministry said.",
    ),
    (
        "Jorge Ruales",
        "EC",
        "Colombian Foreign Minister Marta Rueda flew to Quito on Monday, where she met Foreign Minister Jorge"
        " Ruales. Colombia wants the border open, Colombia's ministry said.",
    ),
    (
        "Petras Jankus",
        None,
        "Colombian Foreign Minister Marta Rueda spoke at a news conference with Foreign Minister Petras "
        "Jankus. Colombia wants trade. Colombia's exports have grown.",
    ),
    (
        "Niko Laine",
        None,
        "At a summit with Prime Minister Niko Laine, Russian President Boris Sokolov offered gas. Russia has "
        "plenty. Russia sells it to many.",
    ),
    (
        "Seyni Kane",
        "SN",
        "Gambian President Adama Diop arrived in Dakar on Friday and was greeted by President Seyni Kane. The"
        " Gambia wants a bridge. The Gambia also wants a road.",
    ),
    (
        "Ren Aoyama",
        "JP",
        "South Korea's Park Sung-ho met members of the Japanese parliament and Foreign Minister Ren Aoyama. "
        "South Korea wants an apology. South Korea also wants a visit.",
    ),
    (
        "Farrukh Rahmon",
        "TJ",
        "President Farrukh Rahmon received Kyrgyzstan's Prime Minister Bakyt Osmonov in Dushanbe on Friday. "
        "Kyrgyzstan wants a fence. Kyrgyzstan has built half of it.",
    ),
    (
        "Simon Tarr",
        "LR",
        "Liberia goes to the polls in May. President Simon Tarr will not stand again.",
    ),
    (
        "Ana Perić",
        "HR",
        "Croatian Prime Minister Ivo Brkić and Foreign Minister Ana Perić stayed outside. Serbia protested. "
        "Serbia said it had asked Serbia's friends for help.",
    ),
    (
        "Ali Gedi",
        "ET",
        "Ethiopia has closed the road to Somalia. Foreign Minister Ali Gedi told reporters that Ethiopia "
        "would not open it before May. Ethiopia wants talks.",
    ),
    (
        "Karim Aziz",
        None,
        "Lebanon mourned. The anti-Syrian journalist and MP Karim Aziz was buried on Monday.",
    ),
]


@pytest.mark.parametrize(("name", "country", "text"), CASES, ids=[text[:40] for _, _, text in CASES])
def test_country_of_a_bare_office(name: str, country: str | None, text: str) -> None:
    source = SourceText(f"12 March 2026\n\n{text}\n", "0" * 64, "x.txt")
    found = {actor.name: actor.affiliation for actor in extract(source, load_lexicon()).actors.values()}
    assert found[name] == (country and f"country:{country}")
