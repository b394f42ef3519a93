"""What other programs get: every field of the contract, and cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from store.database.lookup.reader import Reader
from store.database.query import parse_query
from store.export import FIELDS, KINDS, FormatError, csv_cell, export
from store.model import Act, Status
from tests.store.database.sample import Draft, articles, exact, make_sample

CONTRACT = {
    "articles": "id sha256 source url title outlet published published_earliest published_latest published_how"
    " published_evidence length boilerplate dates",
    "meetings": "id title kind participants absent mediators hosts people place country start end start_earliest"
    " start_latest previous_start precision date_how status round history contradictions reports",
    "statements": "id article_sha256 act kind speaker speaker_id speaker_span cue_span content via sources anonymous"
    " said_on venue meeting_id text rules confidence",
    "actors": "id name kind affiliation roles aliases statements meetings",
    "annotations": "id made target article_sha256 span field value",
}
REPORT = (
    "article_sha256 evidence claims confidence title kind participants absent mediators hosts people place country"
    " start end start_earliest start_latest previous_start precision date_how status"
)


def lines(path: Path, what: str, form: str = "jsonl") -> str:
    stream = io.StringIO()
    written = export(path, what, form, stream)
    rows = csv.reader(io.StringIO(stream.getvalue(), newline="")) if form == "csv" else stream.getvalue().split("\n")
    assert written == len(list(rows)) - 1
    return stream.getvalue()


def records(path: Path, what: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in lines(path, what).split("\n")[:-1]]


@pytest.mark.parametrize("what", KINDS)
def test_every_record_has_the_fields_of_the_contract(sample: Path, what: str) -> None:
    for record in records(sample, what):
        assert set(CONTRACT[what].split()) <= set(record)
        assert tuple(record) == FIELDS[what]


def test_a_meeting_carries_each_articles_own_report(sample: Path) -> None:
    meeting = next(record for record in records(sample, "meetings") if record["status"] == "held")
    assert meeting["participants"] == ["Russia", "Ukraine"]
    assert (meeting["place"], meeting["country"], meeting["start"]) == ("Istanbul", "Türkiye", "2026-02-04")
    reports = meeting["reports"]
    assert isinstance(reports, list)
    assert sorted(report["status"] for report in reports) == ["held", "scheduled"]
    for report in reports:
        assert set(REPORT.split()) <= set(report)
        assert [set(claim) for claim in report["claims"]] == [{"id", "span", "status", "polarity", "by", "rules"}]
    history = meeting["history"]
    assert isinstance(history, list)
    assert [entry["status"] for entry in history] == ["scheduled", "held"]
    assert set(history[0]) == {"day", "article_sha256", "span", "status", "start", "by", "via", "polarity"}


def test_spans_of_an_export_slice_the_text(sample: Path) -> None:
    texts = {extraction.source.sha256: extraction.source.text for extraction in articles()}
    for record in records(sample, "statements"):
        content = record["content"]
        assert isinstance(content, list)
        text = texts[str(record["article_sha256"])]
        assert " … ".join(text[start:end] for start, end in content) == record["text"]


def test_what_is_not_known_is_null(sample: Path) -> None:
    undated = next(record for record in records(sample, "articles") if record["published_how"] == "unknown")
    assert undated["published"] is None
    assert undated["url"] is None


def test_csv_has_the_same_rows_with_lists_joined(sample: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(lines(sample, "meetings", "csv"))))
    assert [row["id"] for row in rows] == [record["id"] for record in records(sample, "meetings")]
    assert rows[0]["participants"] == "Russia; Ukraine"
    assert "history" not in rows[0]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(tmp_path: Path, start: str) -> None:
    said = f"{start}cmd|' /C calc'!A0"
    draft = Draft(f"Title\n{said} said Kremlin.", date(2026, 2, 1), f"{start}Outlet").say(said, " said", "Kremlin")
    path = make_sample(tmp_path / "x.db", [draft.extraction()])
    for what in KINDS:
        for row in csv.reader(io.StringIO(lines(path, what, "csv"), newline="")):
            assert not any(cell[:1] in ("=", "+", "-", "@", "\t", "\r") for cell in row)


def test_a_number_stays_one() -> None:
    assert (csv_cell(-3), csv_cell(0.5), csv_cell(False)) == ("-3", "0.5", "false")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sample(tmp_path_factory.mktemp("export") / "x.db")


# --------------------------------------------------------------------------- the cut, Markdown and iCalendar


def text_of(path: Path, what: str, form: str, query: str = "") -> str:
    stream = io.StringIO()
    export(path, what, form, stream, parse_query(query))
    return stream.getvalue()


def ids(path: Path, what: str, query: str) -> list[str]:
    return [json.loads(line)["id"] for line in text_of(path, what, "jsonl", query).splitlines()]


@pytest.mark.parametrize("query", ["place:istanbul", "kind:meeting", "peskov", "actor:turkey or status:postponed"])
def test_the_cut_is_what_the_list_shows(sample: Path, query: str) -> None:
    with Reader.open(sample) as reader:
        rows = reader.events(parse_query(query))
        told = {event.id for row in rows for event in reader.article_events(row.article_sha256)}
    assert rows
    assert set(ids(sample, "meetings", query)) == {row.id for row in rows if row.kind == "meeting"}
    assert set(ids(sample, "statements", query)) == {row.id for row in rows if row.kind == "statement"}
    articles_of_cut = ids(sample, "articles", query)
    assert 0 < len(articles_of_cut) <= len(ids(sample, "articles", ""))
    assert told
    actors = [json.loads(line)["name"] for line in text_of(sample, "actors", "jsonl", query).splitlines()]
    assert actors


def test_an_article_of_the_cut_tells_of_it(sample: Path) -> None:
    assert len(ids(sample, "articles", "status:held")) == 2
    assert len(ids(sample, "articles", "zanzibarquux")) == 0
    assert "Andrii Sybiha" in text_of(sample, "actors", "jsonl", "status:held")
    assert "Andrii Sybiha" not in text_of(sample, "actors", "jsonl", "status:postponed")


def test_a_calendar_has_whole_days_a_status_and_no_alarm(sample: Path) -> None:
    text = text_of(sample, "meetings", "ical")
    calendar = Calendar.from_ical(text)
    events = {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}
    held = events["talks (held)"]
    assert (held["DTSTART"].dt, held["DTEND"].dt) == (date(2026, 2, 4), date(2026, 2, 5))
    assert (held["STATUS"], held["TRANSP"], str(held["LOCATION"])) == ("CONFIRMED", "TRANSPARENT", "Istanbul, Türkiye")
    put_off = events["summit (postponed)"]
    assert (put_off["DTSTART"].dt, put_off["STATUS"]) == (date(2026, 3, 1), "TENTATIVE")
    assert not any("meet (proposed)" in summary for summary in events)
    assert "VALARM" not in text
    assert all(line.endswith("\r") for line in text.split("\n")[:-1])
    assert text == text_of(sample, "meetings", "ical")
    with pytest.raises(FormatError, match="meetings"):
        text_of(sample, "statements", "ical")
    with pytest.raises(FormatError, match="known now"):
        text_of(sample, "meetings", "jsonl", "known:2026-02-04")


def test_a_calendar_folds_and_escapes_long_and_hostile_words(tmp_path: Path) -> None:
    title = "Türkiye, Niger; talks \\n at length " + "é" * 200
    draft = Draft("Chad and Niger held talks.", date(2026, 2, 5), "Wire", "x.txt")
    draft.meet(
        "Chad and Niger held talks",
        "talks",
        Status.HELD,
        ("country:RU", "country:UA"),
        exact("2026-02-04", "2026-02-06"),
    )
    report = draft.reports[0]
    draft.reports[0] = replace(
        report, title=title, claims=tuple(replace(claim, title=title) for claim in report.claims)
    )
    text = text_of(make_sample(tmp_path / "x.db", [draft.extraction()]), "meetings", "ical")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert event["DTEND"].dt == date(2026, 2, 7)
    assert "Türkiye\\, Niger\\; " in text.replace("\r\n ", "")


def test_markdown_shows_hostile_words_as_they_stand(tmp_path: Path) -> None:
    words = "see [this](http://evil) <script> *now* \x1b[31m | # x"
    draft = Draft(f"A note\nPeskov said: {words}.", date(2026, 2, 5), "[Wire](x)", "x.txt")
    draft.say(words, "said", "Peskov")
    path = make_sample(tmp_path / "x.db", [draft.extraction()])
    text = text_of(path, "statements", "markdown")
    assert r"\[this\](http://evil) \<script\> \*now\* ␛\[31m \| \# x" in text
    assert "\x1b" not in text
    assert r"\[Wire\](x)" in text_of(path, "articles", "markdown")


def test_a_meetings_history_is_a_list_of_its_own(sample: Path) -> None:
    text = text_of(sample, "meetings", "markdown", "status:held")
    history = text.partition("- history:\n")[2].splitlines()
    assert history[0].startswith("    - 2026-02-01: scheduled, says the article, `a-")
    assert history[1].startswith("    - 2026-02-05: held, says the article, `a-")
    assert history[2].startswith("- `talks-tui show m-")


@pytest.mark.parametrize("what", KINDS)
def test_markdown_has_every_record(sample: Path, what: str) -> None:
    text = text_of(sample, what, "markdown")
    assert text.startswith(f"# {what.capitalize()}\n")
    for record in records(sample, what):
        assert (str(record["id"]) if what != "actors" else str(record["name"])) in text


def test_markdown_says_when_a_statement_was_printed_and_that_it_denies(tmp_path: Path) -> None:
    draft = Draft(
        "A note\nPeskov denied that talks were off. He declined to name a day.", date(2026, 2, 5), "Wire", "x.txt"
    )
    draft.say("talks were off", "denied", "Peskov").say("to name a day", "declined", "Peskov", Act.REFUSAL)
    draft.statements[0] = replace(draft.statements[0], negative=True)
    path = make_sample(tmp_path / "x.db", [draft.extraction()])
    text = text_of(path, "statements", "markdown")
    assert "> disputes: talks were off\n" in text
    assert "> declines: to name a day\n" in text
    assert text.count("Peskov, printed 2026-02-05,") == 2
    assert {record["published"] for record in records(path, "statements")} == {"2026-02-05"}
    with Reader.open(path) as reader:
        assert {row.stance for row in reader.events()} == {"denial", "refusal"}
        assert {row.said.partition(":")[0] for row in reader.events()} == {"disputes", "declines"}
