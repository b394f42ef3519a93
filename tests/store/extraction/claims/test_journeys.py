"""Who travels where, and whom he meets there, whatever verb tells of it. Read on 18 March 2026."""

from __future__ import annotations

import pytest

from store.extraction import extract
from store.lexicon import load_lexicon
from store.model import SourceText
from tests.store.extraction.claims.reading import reports

JOURNEYS = {
    "Kenya's foreign minister touched down in Juba on Monday for talks with the interim government.": (
        ["Kenya", "South Sudan"],
        "2026-03-16",
    ),
    "Kenya's foreign minister was in Geneva on Monday for talks with the Somali premier.": (
        ["Kenya", "Somalia"],
        "2026-03-16",
    ),
    "Senegal's prime minister cut short his visit to Banjul on Monday.": (["Gambia", "Senegal"], "2026-03-16"),
    "Mozambique's Chapo heads to Lilongwe for a state visit on Monday.": (["Malawi", "Mozambique"], "2026-03-23"),
    "Talks between the Thai and Cambodian panels have been moved from Ipoh to Trat and will start on Saturday.": (
        ["Cambodia", "Thailand"],
        "2026-03-21",
    ),
}


@pytest.mark.parametrize("text", JOURNEYS)
def test_a_journey_tells_both_sides_and_its_day(text: str) -> None:
    assert [(sorted(r["participants"]), r["start"]) for r in reports(text)] == [JOURNEYS[text]]


WHERE = {
    "Bolivia's president returned from Lima on Sunday, where he had talked with Peru's.": ("Lima", None),
    "The Singapore meeting between Laos and Vietnam has been brought forward from 9 to 7 April.": (
        "Singapore",
        "2026-04-07",
    ),
    "The summit, the fourth of Laos and Vietnam this year, lasted an hour and was held in Vinh on 3 March.": (
        "Vinh",
        "2026-03-03",
    ),
}


@pytest.mark.parametrize("text", WHERE)
def test_where_and_when_told_beside_other_places_and_times(text: str) -> None:
    assert [(r["place"], r["start"]) for r in reports(text)] == [WHERE[text]]


def test_generals_who_chair_a_session_of_their_countries_take_part() -> None:
    (report,) = reports(
        "Bolivia's General Ana Rojas and Chile's Luis Soto co-chaired the Bolivian-Chilean talks in Arica."
    )
    assert sorted(report["people"]) == ["Ana Rojas", "Luis Soto"]


def test_a_host_of_whom_no_side_is_told_is_at_home() -> None:
    (report,) = reports("General Ana Rojas received Chile's defence minister, Luis Soto, in La Paz on Monday.")
    assert sorted(report["participants"]) == ["Bolivia", "Chile"]


@pytest.mark.parametrize("body", ["Joint Boundary Commission", "High-Level Cooperation Council"])
@pytest.mark.parametrize("joined", ["Thai-Cambodian", "Thai–Cambodian", "Thailand-Cambodia"])
def test_a_joint_body_is_its_two_sides(joined: str, body: str) -> None:
    (report,) = reports(f"The {joined} {body} will meet in Vinh on 20 April.")
    assert sorted(report["participants"]) == ["Cambodia", "Thailand"]


@pytest.mark.parametrize("verb", ["flew", "travelled", "came", "will go", "is heading"])
def test_a_text_cut_off_behind_a_verb_of_motion_tells_of_no_journey(verb: str) -> None:
    cut_off = SourceText(f"On Monday the Thai premier {verb}", "0" * 64, "-")
    assert extract(cut_off, load_lexicon()).reports == ()
