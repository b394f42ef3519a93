"""Status, days and place of a meeting from the words around it: given up, only begun, where a journey ended."""

from __future__ import annotations

import pytest

from tests.store.extraction.claims.reading import reports

DAYS = [
    ("It would be the first encounter since 10 March, when Sergei Lavrov and Hakan Fidan spoke in Antalya.",
     "held", "2026-03-10", None),
    ("Nothing has moved since 2019, when Peru and Chile held talks in Arica.", "held", "2019", None),
    ("A meeting of Mali and Niger which was slated for 9 March in Gao could not take place because of a storm.",
     "cancelled", "2026-03-09", None),
    ("The talks between Ghana and Togo in Aflao on 30 March have been moved to a later date.",
     "postponed", None, "2026-03-30"),
    ("Ghana and Togo were due to meet in Aflao on Monday; the Togolese team never showed up.",
     "cancelled", "2026-03-16", None),
    ("The next round between Ghana and Togo was to take place in Lomé in November but was cancelled by Accra.",
     "cancelled", "2025-11", None),
    ("The next round between Ghana and Togo was to take place in Lomé in April but was cancelled by Accra.",
     "cancelled", "2026-04", None),
    ("A meeting of the presidents of Ghana and Togo had been discussed for April, in Aflao, but Accra said no.",
     "proposed", "2026-04", None),
    ("A session of Japan and China had been set for 15 April in Tokyo but China called it off a week earlier.",
     "cancelled", "2026-04-15", None),
    ("The joint commission of Iran and Iraq, which was to convene in Basra on 5 April, stands postponed.",
     "postponed", None, "2026-04-05"),
    ("Two days after the earthquake of 1 March, Peru and Chile met in Arica.", "held", "2026-03-03", None),
    ("The day before the truce took effect on 5 March, Peru and Chile met in Arica.", "held", "2026-03-04", None),
    ("Peru and Chile will meet in Arica a week from Friday.", "scheduled", "2026-03-27", None),
    ("Ghana and Togo opened three days of talks in Aflao on Tuesday.", "ongoing", "2026-03-17", None),
    ("Ghana and Togo ended three days of talks in Aflao on Tuesday.", "held", "2026-03-15", None),
]  # fmt: skip
PLACES = [
    ("Rabat will receive the Spanish and Portuguese ministers on 30 March.", "Rabat"),
    ("Fijian and Tongan officers met at the border crossing of Rafah on Tuesday.", "Rafah"),
    ("Talks between Chad and Libya, first planned in Tunis, will be held in Valletta on 30 March.", "Valletta"),
    ("Talks between Chad and Libya, planned in Tunis, will be held on 30 March.", "Tunis"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status", "start", "previous"), DAYS, ids=[row[0][:50] for row in DAYS])
def test_status_and_days(text: str, status: str, start: str | None, previous: str | None) -> None:
    (found,) = reports(text)
    assert (found["status"], found["start"], found["previous_start"]) == (status, start, previous)


@pytest.mark.parametrize(("text", "place"), PLACES, ids=[row[0][:50] for row in PLACES])
def test_place(text: str, place: str) -> None:
    (found,) = reports(text)
    assert found["place"] == place


def test_who_meets_after_a_journey_meets_where_it_ended() -> None:
    found = reports("The UN envoy arrived in Tripoli on Monday. On Tuesday he met Libya's premier.")
    assert [report["place"] for report in found if report["start"] == "2026-03-17"] == ["Tripoli"]


def test_there_is_the_town_named_before_in_the_sentence() -> None:
    (found,) = reports(
        "The Suva summit is over. Tonga's minister left for Apia on Monday and was received there by Samoa's premier."
    )
    assert found["place"] == "Apia"
