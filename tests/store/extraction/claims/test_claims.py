"""What clauses say of meetings: one row a pattern. The sentences are invented; the day is Wednesday, 18 March 2026."""

from __future__ import annotations

import pytest

from tests.store.extraction.claims.reading import read, reports

# sentence; status; start; place; participants, sorted; further fields
ROWS = [
    ("Talks between Chad and Sudan will resume in N'Djamena on Thursday, the Chadian government said.",
     "scheduled", "2026-03-19", "N'Djamena", ["Chad", "Sudan"], {}),
    ("Thai and Cambodian generals met on Monday in Bangkok.",
     "held", "2026-03-16", "Bangkok", ["Cambodia", "Thailand"], {}),
    ("The 42nd session of the joint commission of Ghana and Togo opened in Lome on Tuesday.",
     "held", "2026-03-17", "Lomé", ["Ghana", "Togo"], {"round": 42}),
    ("Chad and Sudan will hold the thirteenth round of talks on their border in Abeche on 20 March.",
     "scheduled", "2026-03-20", "Abéché", ["Chad", "Sudan"], {"round": 13}),
    ("A second round of negotiations between Armenia and Azerbaijan, planned for 20 March in Tbilisi, is off.",
     "cancelled", "2026-03-20", "Tbilisi", ["Armenia", "Azerbaijan"], {"round": 2}),
    ("The Japanese premier's visit to Manila, due to begin on 23 March, has been pushed back to 2 April.",
     "scheduled", "2026-04-02", "Manila", ["Japan", "Philippines"], {"previous_start": "2026-03-23"}),
    ("Turkey has offered to host talks between Russia and Ukraine in Istanbul in April.",
     "proposed", "2026-04", "Istanbul", ["Russia", "Ukraine"], {"hosts": ["Türkiye"]}),
    ("Saudi Arabia hosted a meeting of Sudanese and Emirati officials in Jeddah on Saturday.",
     "held", "2026-03-14", "Jeddah", ["Saudi Arabia", "Sudan", "United Arab Emirates"], {"hosts": ["Saudi Arabia"]}),
    ("Poland's president cancelled a visit to Budapest scheduled for Friday.",
     "cancelled", "2026-03-20", "Budapest", ["Hungary", "Poland"], {"kind": "visit"}),
    ("Delegations from Colombia and Venezuela are meeting in Bogotá this week.",
     "ongoing", "2026-03", "Bogotá", ["Colombia", "Venezuela"],
     {"start_earliest": "2026-03-16", "start_latest": "2026-03-22"}),
    ("No talks between Tehran and Washington took place in Muscat on Sunday, the Iranian foreign ministry said.",
     "cancelled", "2026-03-15", "Muscat", ["Iran", "United States"], {}),
    ("Lebanon's Joseph Aoun and Syria's Ahmed al-Sharaa could meet in Amman in April, two diplomats said.",
     "proposed", "2026-04", "Amman", ["Lebanon", "Syria"], {"people": ["Joseph Aoun", "Ahmed al-Sharaa"]}),
    ("Tunisia called off a meeting with the IMF in Washington planned for 20 March.",
     "cancelled", "2026-03-20", "Washington", ["International Monetary Fund", "Tunisia"], {}),
    ("The prime ministers of Japan and South Korea will hold a summit in Busan on 30 March, a week later than planned.",
     "scheduled", "2026-03-30", "Busan", ["Japan", "South Korea"], {"previous_start": "2026-03-23", "kind": "summit"}),
    ("The Quad leaders' summit in New Delhi has been moved from April to May.",
     "scheduled", "2026-05", "New Delhi", ["Quad"], {"previous_start": "2026-04"}),
    ("Uganda and South Sudan postponed border talks set for Wednesday in Juba.",
     "postponed", None, "Juba", ["South Sudan", "Uganda"], {}),
    ("Emmanuel Macron spoke by phone with Xi Jinping on Tuesday.",
     "held", "2026-03-17", None, ["China", "France"], {"kind": "call"}),
    ("Greece and Türkiye's foreign ministers sat down in Athens yesterday.",
     "held", "2026-03-17", "Athens", ["Greece", "Türkiye"], {}),
    ("The Georgian president will be in Brussels on Thursday if the roads are open.",
     "proposed", "2026-03-19", "Brussels", ["Belgium", "Georgia"], {"kind": "visit"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "status", "start", "place", "participants", "more"), ROWS, ids=[r[0][:40] for r in ROWS]
)
def test_row(
    text: str, status: str, start: str | None, place: str | None, participants: list[str], more: dict[str, object]
) -> None:
    found = reports(text)
    assert len(found) == 1
    report = found[0]
    assert (report["status"], report["start"], report["place"]) == (status, start, place)
    assert sorted(report["participants"]) == participants  # type: ignore[call-overload]
    assert {field: report[field] for field in more} == more


def test_two_meetings_in_one_sentence() -> None:
    found = reports(
        "Four envoys are to see Volodymyr Zelenskyy in Kyiv on Friday and Vladimir Putin in Sochi on Saturday."
    )
    assert [(r["place"], r["start"]) for r in found] == [("Kyiv", "2026-03-20"), ("Sochi", "2026-03-21")]


def test_one_meeting_in_many_sentences() -> None:
    found = reports(
        "The foreign ministers of Peru and Ecuador will meet in Lima on 2 April. "
        "The talks had been put off in February. Chile will send nobody to the meeting."
    )
    assert len(found) == 1
    assert found[0]["absent"] == ["Chile"]
    assert found[0]["participants"] == ["Peru", "Ecuador"]


def test_who_stays_away_takes_no_part() -> None:
    (report,) = reports("Russia will not attend the talks between Ukraine and Türkiye in Istanbul on Friday.")
    assert report["participants"] == ["Ukraine", "Türkiye"]
    assert report["absent"] == ["Russia"]
    assert report["status"] == "scheduled"


def test_suspended_truce_is_no_suspended_meeting() -> None:
    found = reports(
        "The ceasefire was suspended while Israeli and Lebanese officers went on meeting in Naqoura on Monday."
    )
    assert all(report["status"] not in ("cancelled", "postponed") for report in found)


def test_it_is_the_meeting_told_before() -> None:
    (report,) = reports("Kenya and Somalia were to meet in Nairobi on Friday; it was called off at short notice.")
    assert report["status"] == "cancelled"


@pytest.mark.parametrize(
    "text",
    [
        "The market met expectations in London on Monday.",
        "He talks tough in Moscow on Fridays.",
        "Foreign ministers usually meet every January in that resort.",
        "Asmara remains open to dialogue.",
        "The spokeswoman told a press conference in Geneva on Tuesday that nothing had changed.",
        "A new round of sanctions on Belarus was agreed in Brussels on Monday.",
    ],
)
def test_no_meeting(text: str) -> None:
    assert reports(text) == []


def test_claims_are_tied_to_their_words() -> None:
    extraction = read("Thai and Cambodian generals met on Monday in Bangkok.")
    (claim,) = extraction.claims
    text = extraction.source.text
    assert text[slice(*claim.trigger)] == "met"
    assert text[slice(*claim.span)] == "Thai and Cambodian generals met on Monday in Bangkok"
    assert claim.id.startswith("m-")
    assert all(p.span is None or claim.span.covers(p.span) for p in claim.participations)


@pytest.mark.parametrize(
    "text",
    ["", "talks", "It was. " * 40, "the the the talks of of of", "“” — – ‘ talks ;;; , , met", "\x00\ufffd talks in"],
)
def test_odd_text_is_read(text: str) -> None:
    read(text)


def test_a_move_is_marked_whether_the_old_day_is_told_or_not() -> None:
    for words in ("have been moved to 13 March", "were put off to 13 March", "moved from 9 to 13 March"):
        (report,) = read(f"The talks of Chad and Niger in Zinder {words}, an official said.").reports
        assert report.moved, words
    (report,) = read("The talks of Chad and Niger in Zinder will be held on 13 March, an official said.").reports
    assert not report.moved


def test_history_is_marked() -> None:
    (report,) = read("India and Nepal held talks in Pokhara in May 2015.").reports
    assert report.historical
    (report,) = read("India and Nepal held talks in Pokhara on Monday.").reports
    assert not report.historical
