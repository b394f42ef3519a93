"""Keys become names, and what a report only implies is named too."""

from __future__ import annotations

from unicodedata import normalize

from store.extraction.values import actor_name, place_name, report_values
from tests.store.extraction.claims.reading import read


def test_every_key_of_a_report_has_a_name() -> None:
    extraction = read("Kenya and Somalia will meet in Geneva on Friday.")
    (report,) = extraction.reports
    values = report_values(report, extraction)
    assert values["country"] == "Switzerland"  # nowhere in the text
    assert values["place"] == "Geneva"
    assert values["participants"] == ["Kenya", "Somalia"]
    assert "country:CH" in extraction.actors


def test_days_are_iso_strings() -> None:
    extraction = read("Kenya and Somalia will meet in Geneva next week.")
    (report,) = extraction.reports
    values = report_values(report, extraction)
    assert values["start"] == "2026-03"
    assert (values["start_earliest"], values["start_latest"]) == ("2026-03-23", "2026-03-29")
    assert values["precision"] == "week"


def test_unknown_keys_are_worded() -> None:
    extraction = read("Kenya and Somalia will meet in Geneva on Friday.")
    assert actor_name("person:no-body-known", extraction) == "No Body Known"
    assert place_name("country:CH", extraction) == "Switzerland"


def test_a_title_has_the_surname_and_not_what_stands_behind_it() -> None:
    extraction = read("President Manuel Tavita Jr of Samoa will visit Tonga on Friday.")
    assert [report.title for report in extraction.reports] == ["Tavita visit to Tonga"]


def test_letters_written_as_letter_and_accent_are_read_as_letters() -> None:
    text = normalize("NFD", "Türkiye’s President Recep Tayyip Erdoğan will meet Chad’s President in Bogotá on Friday.")
    extraction = read(text)
    (report,) = extraction.reports
    values = report_values(report, extraction)
    assert values["place"] == "Bogotá"
    assert "Recep Tayyip Erdoğan" in {actor.name for actor in extraction.actors.values()}


def test_a_title_has_the_family_name_where_it_stands_first() -> None:
    extraction = read(
        "Chinese Foreign Minister Wang Yi will meet South Korean President Lee Jae-myung in Seoul on Friday."
    )
    assert [report.title for report in extraction.reports] == ["Wang–Lee talks in Seoul"]
