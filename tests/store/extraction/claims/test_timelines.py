"""The days of the entries of a timeline follow each other, whatever the tense in which they are told."""

from __future__ import annotations

import hashlib

from store.extraction import extract
from store.extraction.values import report_values
from store.lexicon import load_lexicon
from store.model import SourceText
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


BOLD = """How the Ani bridge quarrel came to a truce: a timeline

It took Turkey and Armenia four weeks to agree on who repairs a bridge that neither of them has used since 1993.

**5 February 2026**
Turkish and Armenian engineers inspect the bridge at Ani and find that two of its piers have to be rebuilt.

**14 February 2026**
A second round, planned for Gyumri, is called off after snow closes the road.

**1 March 2026**
The protocol is signed in Ankara."""


def test_what_two_sides_do_or_sign_under_a_day_in_bold_was_on_it() -> None:
    found = [(report["status"], report["start"], report["place"]) for report in reports(BOLD)]
    assert found == [
        ("held", "2026-02-05", "Ani"),
        ("cancelled", "2026-02-14", "Gyumri"),
        ("held", "2026-03-01", "Ankara"),
    ]
    assert all(report["participants"] == ["Türkiye", "Armenia"] for report in reports(BOLD))


def test_the_mark_of_an_entry_stands_between_its_day_and_its_sign() -> None:
    entries = ("11 January: Oman and Iran meet in Muscat.", "20 May (planned) - Technical teams are to meet in Sohar.")
    found = reports("Oman and Iran quarrel over a reef.\n\n" + "\n\n".join((*entries, "1 June: The reef is surveyed.")))
    assert [(report["status"], report["start"]) for report in found] == [
        ("held", "2026-01-11"),
        ("scheduled", "2026-05-20"),
    ]


def test_the_last_days_of_a_year_are_of_the_year_above_them() -> None:
    found = reports(
        "2009\n21 December: Fiji and Tonga meet in Suva.\n\n2016\n2 January: Fiji and Tonga meet in Levuka."
    )
    assert [report["start"] for report in found] == ["2009-12-21", "2016-01-02"]


YEARS_TOLD = """17 May 2021 - Kenya and Uganda hold a first consultation in Busia. A second follows in Kisumu on 6 July.

20 December 2024 - Kenya and Uganda name envoys. Their ministers meet in Entebbe in March.

20 November 2025 - A session of Kenya and Uganda, due in Malaba, is called off."""


def test_days_within_an_entry_are_counted_from_its_own() -> None:
    found = [(report["status"], report["start"], report["place"]) for report in reports(YEARS_TOLD)]
    assert found == [
        ("held", "2021-05-17", "Busia"),
        ("held", "2021-07-06", "Kisumu"),
        ("held", "2025-03", "Entebbe"),
        ("cancelled", "2025-11-20", "Malaba"),
    ]


def undated(text: str) -> list[tuple[object, object]]:
    extraction = extract(SourceText(text, hashlib.sha256(text.encode()).hexdigest(), "-"), load_lexicon())
    found = (report_values(report, extraction) for report in extraction.reports)
    return [(report["status"], report["start"]) for report in found]


def test_moved_to_a_day_of_a_year_that_nothing_tells_is_still_to_come() -> None:
    off = "The summit of Chad and Niger will not take place in March."
    assert undated(off) == [("cancelled", None)]
    assert undated(off + " It has been moved to 17 April, Chad's minister said.") == [("scheduled", None)]
