"""The days of the entries of a timeline follow each other, whatever the tense in which they are told."""

from __future__ import annotations

from tests.store.extraction.claims.reading import reports

ENTRIES = (
    "9 April: Mwinyi meets the Mozambican foreign minister, Ana Macamo, in Maputo.",
    "20 June: Tanzania and Mozambique hold a first round of talks in Mtwara.",
    "2 December: The presidents of Tanzania and Mozambique speak by phone.",
    "3 March: Tanzania and Mozambique sign the arrangement in Lusaka.",
    "30 March: Tanzania and Mozambique open a post in Newala.",
)
DAYS = ["2025-04-09", "2025-06-20", "2025-12-02", "2026-03-03"]


def days(entries: tuple[str, ...]) -> list[object]:
    text = "Asha Mwinyi has been Tanzania's envoy since 2024.\n\n" + "\n\n".join(entries)
    return [report["start"] for report in reports(text)]


def test_entries_go_on_from_the_one_before() -> None:
    assert days(ENTRIES[:4]) == DAYS


def test_a_timeline_may_begin_with_its_last_day() -> None:
    assert days(ENTRIES[3::-1]) == DAYS[::-1]


def test_entries_that_begin_soon_are_to_come() -> None:
    coming = tuple(entry.replace("9 April", "19 March") for entry in (ENTRIES[0], *ENTRIES[1:3]))
    assert days(coming) == ["2026-03-19", "2026-06-20", "2026-12-02"]


CHRONOLOGY = """2009
18 February: Fiji and Tonga meet in Suva for the first time.
4 April: A meeting of Fiji and Tonga, planned for Nadi in August, is dropped.

2016
22 March: Fiji and Tonga meet in Levuka.
5 June: Fiji and Tonga call off a session set for 9 September in Labasa."""


def test_days_below_a_year_are_of_that_year() -> None:
    found = [(report["status"], report["start"], report["place"]) for report in reports(CHRONOLOGY)]
    assert found == [
        ("held", "2009-02-18", "Suva"),
        ("cancelled", "2009-08", "Nadi"),
        ("held", "2016-03-22", "Levuka"),
        ("cancelled", "2016-09-09", "Labasa"),
    ]
