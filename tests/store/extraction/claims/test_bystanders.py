"""Who only helps, watches or is named beside those who meet; and whom "the two countries" stands for."""

from __future__ import annotations

from typing import Any

import pytest

from store.lexicon import load_lexicon
from tests.store.extraction.claims.reading import reports

BESIDE = {
    "Mediators from Oman and Kuwait brought Iranian and Saudi officials together in Muscat on Tuesday.": (
        {"Iran", "Saudi Arabia"}
    ),
    "Officials from Tuvalu and Kiribati, joined by observers from Australia and Nauru, met in Funafuti on Monday.": (
        {"Tuvalu", "Kiribati"}
    ),
    "Panama's and Costa Rica's presidents met in Sixaola on Monday, with Guatemala's foreign minister looking on.": (
        {"Panama", "Costa Rica"}
    ),
    "Peru and Ecuador held talks in Loja on Tuesday, with Chile as a mediator.": {"Peru", "Ecuador"},
    "With Italy's help, Malta and Libya met in Valletta on Monday.": {"Malta", "Libya"},
    "Hungary's foreign minister met his Serbian counterpart in Subotica on Monday, ahead of a summit with Turkey.": (
        {"Hungary", "Serbia"}
    ),
    "Tonga met Fiji in Suva on Monday with Samoa's premier, who is an old friend.": {"Tonga", "Fiji", "Samoa"},
    "Fiji met Tonga on the margins of a series of Commonwealth meetings in Apia on Monday.": {"Fiji", "Tonga"},
    "Iran will host a three-way summit of Russia and Turkey in Tehran on 20 March.": {"Iran", "Russia", "Türkiye"},
    "Iran will host talks between Russia and Turkey in Tehran on 20 March.": {"Russia", "Türkiye"},
    "The leaders of the two Koreas met at Panmunjom on Monday.": {"North Korea", "South Korea"},
    "North Korea called off talks with the South that were to open at Panmunjom on Friday.": (
        {"North Korea", "South Korea"}
    ),
    "Nigeria's president met Cameroon's in the South on Monday.": {"Nigeria", "Cameroon"},
    "Kenya met observers from Tanzania in Arusha on Monday.": {"Kenya", "Tanzania"},
}


@pytest.mark.parametrize("text", BESIDE)
def test_who_only_helps_or_watches_takes_no_part(text: str) -> None:
    (report,) = reports(text)
    assert set(map(str, report["participants"])) == BESIDE[text]  # type: ignore[call-overload]


@pytest.mark.parametrize("row", load_lexicon().table("meetings")["twins"], ids=lambda row: str(row["id"]))
def test_twins_are_both(row: dict[str, Any]) -> None:
    (report,) = reports(row["example"])
    names = [actor.name for key in row["sides"] if (actor := load_lexicon().actor(key)) is not None]
    assert sorted(map(str, report["participants"])) == sorted(names)  # type: ignore[call-overload]


@pytest.mark.parametrize("row", load_lexicon().table("meetings")["ruled"], ids=lambda row: str(row["id"]))
def test_the_government_that_meets_a_movement_is_the_one_that_rules(row: dict[str, Any]) -> None:
    (report,) = reports(row["example"])
    ruler = load_lexicon().actor(row["by"])
    assert ruler is not None and ruler.name in set(map(str, report["participants"]))  # type: ignore[call-overload]


@pytest.mark.parametrize("row", load_lexicon().table("linking")["collective"], ids=lambda row: str(row["id"]))
def test_members_of_a_collective_stand_for_it(row: dict[str, Any]) -> None:
    (report,) = reports(row["example"])
    told = set(map(str, report["participants"]))  # type: ignore[call-overload]
    names = {actor.name for key in row["members"] if (actor := load_lexicon().actor(key)) is not None}
    collective = load_lexicon().actor(row["key"])
    assert collective is not None and collective.name not in told
    named = {name for name in names if name in row["example"]}  # "the coalition of the willing, France and Poland,"
    assert (named if len(named) > 1 else names) <= told or (row.get("loose") and names & told)


def test_a_collective_is_the_same_side_as_its_members() -> None:
    (report,) = reports(
        "The foreign ministers of Iran, France, Germany and Britain will meet in Geneva on Friday. The talks between"
        " Iran and the E3 in Geneva are meant to avert sanctions."
    )
    assert sorted(map(str, report["participants"])) == ["France", "Germany", "Iran", "United Kingdom"]  # type: ignore[call-overload]


STANDING_FOR = {
    "joined by and": (
        "Turkey and Armenia have kept their border shut since 1993. Azerbaijan objects to its opening. Envoys of the"
        " two neighbours met in Kars on Monday.",
        {"Türkiye", "Armenia"},
    ),
    "named in one sentence": (
        "Chad accused Sudan of shelling a border town. Libya offered to help. Delegations of the two countries met in"
        " Benghazi on Tuesday.",
        {"Chad", "Sudan"},
    ),
    "countries only": (
        "The World Bank met Pakistan and India in Vienna on Monday. The two countries will meet in Dubai on 2 April.",
        {"Pakistan", "India"},
    ),
    "the first meeting told with both": (
        "Ethiopia, Egypt and Sudan met in Cairo on Monday. Egypt and Sudan welcomed the talks with Ethiopia in Juba."
        " The previous round was held in Kampala in December.",
        {"Ethiopia", "Egypt", "Sudan"},
    ),
}


@pytest.mark.parametrize("name", STANDING_FOR)
def test_whom_the_last_meeting_is_of(name: str) -> None:
    text, wanted = STANDING_FOR[name]
    assert set(map(str, reports(text)[-1]["participants"])) == wanted  # type: ignore[call-overload]
