"""What other programs get: every field of the contract, and cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from store.export import FIELDS, KINDS, csv_cell, export
from tests.store.database.sample import Draft, articles, make_sample

CONTRACT = {
    "articles": "id sha256 source url title outlet published published_earliest published_latest published_how"
    " published_evidence length boilerplate dates",
    "meetings": "id title kind participants absent mediators hosts people place country start end start_earliest"
    " start_latest previous_start precision date_how status round history contradictions reports",
    "statements": "id article_sha256 act kind speaker speaker_id speaker_span cue_span content via sources anonymous"
    " said_on venue meeting_id text rules confidence",
    "actors": "id name kind affiliation roles aliases statements meetings",
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
