"""What becomes of a plan becomes of its meeting; who was to meet takes part. Read on 18 March 2026."""

from __future__ import annotations

import pytest

from store.lexicon import load_lexicon
from tests.store.extraction.claims.reading import reports

BOTH = ["Bolivia", "Chile"]
PLANS = {
    "Bolivia's president dropped plans to see his Chilean counterpart in Arica on 20 April.": "cancelled",
    "Bolivia abandoned its plan for talks with Chile in Arica on 20 April.": "cancelled",
    "Bolivia gave up on meeting Chile in Arica on 20 April.": "cancelled",
    "Bolivia walked away from plans for a summit with Chile in Arica on 20 April.": "cancelled",
    "The plan for Bolivia and Chile to meet in Arica on 20 April fell through.": "cancelled",
    "Plans for the presidents of Bolivia and Chile to meet in Arica on 20 April have collapsed.": "cancelled",
    "An attempt to bring the Bolivian and Chilean ministers together in Arica on 20 April failed.": "cancelled",
    "Hopes of a meeting between Bolivia and Chile in Arica on 20 April faded on Monday.": "cancelled",
    "Plans to hold the talks between Bolivia and Chile in Arica on 20 April were put on ice.": "postponed",
    "Bolivia's president will no longer travel to Arica on 20 April to meet his Chilean counterpart.": "cancelled",
    "The leaders of Bolivia and Chile no longer plan to meet in Arica on 20 April.": "cancelled",
    "The leaders of Bolivia and Chile plan to meet in Arica on 20 April.": "scheduled",
    "Bolivia announced plans to meet Chile's delegation in Arica on 20 April.": "scheduled",
    "Bolivia has not given up on plans to meet Chile's delegation in Arica on 20 April.": "scheduled",
    "Bolivia dropped its objections to a meeting with Chile in Arica on 20 April.": "scheduled",
    "Bolivia backed out of a meeting with Chile in Arica on 20 April.": "cancelled",
}


@pytest.mark.parametrize("text", PLANS)
def test_what_becomes_of_the_plan(text: str) -> None:
    assert [(r["status"], sorted(r["participants"])) for r in reports(text)] == [(PLANS[text], BOTH)]


@pytest.mark.parametrize("table", ["plan", "plan_end"])
def test_examples_of_plans_are_read(table: str) -> None:
    for row in load_lexicon().table("meetings")[table]:
        assert [report["status"] for report in reports(row["example"])] == ["cancelled"], row["id"]


def test_whoever_works_for_a_meeting_of_others_takes_no_part() -> None:
    (report,) = reports("Turkey is working for the presidents of Bolivia and Chile to meet in Arica on 20 April.")
    assert sorted(report["participants"]) == BOTH


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_words_between_dashes_leave_subject_and_verb_together(dash: str) -> None:
    (report,) = reports(f"The ministers of Bolivia and Chile {dash} both new in office {dash} met in Arica on Monday.")
    assert (report["status"], sorted(report["participants"])) == ("held", BOTH)


def test_whom_somebody_offers_to_host_takes_part() -> None:
    (report,) = reports("Ecuador has offered to host Bolivia and Chile in Quito on 20 April.")
    assert (report["status"], sorted(report["participants"])) == ("proposed", [*BOTH, "Ecuador"])


SINCE = {
    "Bolivia and Chile have not sat at one table since Arica in March 2019.": [("held", "Arica", "2019-03")],
    "Bolivia and Chile have not met since their talks in Arica in March 2019.": [("held", "Arica", "2019-03")],
    "Bolivia and Chile had not met since March 2019.": [("held", None, "2019-03")],
    "Bolivia and Chile have not met since the border was closed.": [],
}


@pytest.mark.parametrize("text", SINCE)
def test_those_who_have_not_met_since_met_then(text: str) -> None:
    assert [(r["status"], r["place"], r["start"]) for r in reports(text)] == SINCE[text]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Bolivia and Chile held talks in Arica earlier this week.", ("2026-03-16", "2026-03-18")),
        ("The presidents of Bolivia and Chile met in Arica this month.", ("2026-03-01", "2026-03-18")),
        ("Bolivia and Chile will hold talks in Arica later this month.", ("2026-03-19", "2026-03-31")),
        ("Bolivia proposed talks with Chile in Arica this year.", ("2026-03-18", "2026-12-31")),
        ("Bolivia and Chile held talks in Arica last week.", ("2026-03-09", "2026-03-15")),
        ("Bolivia and Chile will hold talks in Arica in April.", ("2026-04-01", "2026-04-30")),
    ],
)
def test_a_span_around_the_day_of_writing_ends_or_begins_there(text: str, bounds: tuple[str, str]) -> None:
    (report,) = reports(text)
    assert (report["start_earliest"], report["start_latest"]) == bounds
