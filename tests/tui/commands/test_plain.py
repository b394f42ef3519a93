from __future__ import annotations

import csv
import io
import json

import pytest

from store.database.views import EventRow
from store.model import Span
from tui.commands.plain import cut, day_label, days, event_line, state_label, write_events

ROW = EventRow(
    key=1,
    id="m-00112233aabb",
    kind="meeting",
    day="2031-05-30",
    end="2031-06-02",
    inferred=False,
    bounded=False,
    status="scheduled",
    stale=False,
    contradicted=True,
    who="AM AZ",
    title="border talks",
    place="Tbilisi",
    articles=2,
    article_sha256="0" * 64,
    focus=Span(3, 40),
)


def row(**changes: object) -> EventRow:
    return EventRow(**(ROW._asdict() | changes))


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        ("2031-05-30", None, "2031-05-30"),
        ("2031-05-30", "2031-05-30", "2031-05-30"),
        ("2031-05-30", "2031-05-31", "2031-05-30..31"),
        ("2031-05-30", "2031-06-02", "2031-05-30..06-02"),
        ("2031-12-30", "2032-01-02", "2031-12-30..2032-01-02"),
        ("2031-05", "2031-06", "2031-05..06"),
        ("2031-12", "2032-01", "2031-12..2032-01"),
    ],
)
def test_days_say_what_both_ends_share_once(start: str, end: str | None, label: str) -> None:
    assert days(start, end) == label


def test_marks_tell_certainty() -> None:
    assert day_label(row(end=None)) == "2031-05-30"
    assert day_label(row(end=None, inferred=True)) == "2031-05-30*"
    assert day_label(row(day="2031", end=None, bounded=True)) == "2031?"
    bounds = {"day": "2031", "end": None, "bounded": True}
    assert day_label(row(**bounds, between=("2031-05-09", "2031-06-01"))) == "2031-05..06?"
    assert day_label(row(**bounds, between=("2031-05-09", "2031-05-20"))) == "2031-05?"
    assert day_label(row(**bounds, between=("2031-01-01", "2031-12-31"))) == "2031?"
    assert day_label(row(day=None, end=None)) == "-"
    assert day_label(row(day=None, end=None, was="2031-05-30")) == "was:2031-05-30"
    assert state_label(row(stale=True)) == "stale"


def test_line_ends_with_the_id() -> None:
    line = event_line(ROW)
    assert line.endswith("m-00112233aabb")
    assert " ! " in line
    assert "AM AZ" in line


def test_line_sends_no_control_character() -> None:
    line = event_line(row(title="talks \x1b]52;c;aGk=\x07 [/] \u202e", who="A\nB"))
    assert line.isprintable()


def test_cut_ends_at_a_word() -> None:
    assert cut("ministers of the two countries met", 22) == "ministers of the two…"
    assert cut("short", 22) == "short"


def test_jsonl_and_csv_carry_every_field() -> None:
    out = io.StringIO()
    assert write_events([ROW], "jsonl", out) == 1
    assert json.loads(out.getvalue())["focus"] == [3, 40]
    out = io.StringIO()
    assert write_events([ROW, row(title="=1+1")], "csv", out) == 2
    first, second = csv.DictReader(io.StringIO(out.getvalue()))
    assert first["place"] == "Tbilisi"
    assert second["title"].startswith("'=")


def test_table_fits_its_width() -> None:
    out = io.StringIO()
    assert write_events([ROW, row(title="[bold]not markup[/bold]")], "table", out, 100) == 2
    printed = out.getvalue()
    assert max(len(line) for line in printed.splitlines()) <= 100
    assert "[bold]" in printed
    assert "m-00112233aabb" in printed
