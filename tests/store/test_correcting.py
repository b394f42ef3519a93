"""Corrections hold at once, survive reading again and any order of loading, and can be taken back."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from store.correcting import CorrectionError, correct, merge, split, undo
from store.database.checks import check
from store.database.corrections import log, orphans
from store.database.query import parse_query
from store.database.reader import Reader
from store.database.writer import Writer
from store.loading import load, reread

TEXTS = {
    "one": ("2026-02-03", "Chad and Niger will hold talks in Niamey on 5 February 2026, the minister said."),
    "two": ("2026-02-06", "Chad and Niger held talks in Niamey on 5 February 2026, a diplomat said."),
    "three": ("2026-03-08", "Chad and Niger held talks in Rome on 7 March 2026, Ahmed Hassan said."),
}


def write(folder: Path, name: str, day: str, text: str) -> Path:
    path = folder / f"{name}.jsonl"
    path.write_text(json.dumps({"id": name, "text": text, "published": day}))
    return path


@pytest.fixture
def db(tmp_path: Path) -> Path:
    for name, (day, text) in TEXTS.items():
        write(tmp_path, name, day, text)
    load([tmp_path], tmp_path / "x.db")
    return tmp_path / "x.db"


def meetings(db: Path) -> list[tuple[str, str | None, str, int]]:
    with Reader.open(db) as reader:
        return [(row.id, row.day, row.status, row.articles) for row in reader.events(parse_query("kind:meeting"))]


def test_a_corrected_meeting_keeps_its_values_when_read_again(db: Path, tmp_path: Path) -> None:
    first, second = meetings(db)
    assert (first[1], first[3]) == ("2026-02-05", 2)
    correct(db, first[0], "status", "cancelled", note="seen elsewhere")
    correct(db, first[0], "start", "2026-02-06")
    assert meetings(db) == [(first[0], "2026-02-06", "cancelled", 2), second]
    with Reader.open(db) as reader:
        page = reader.meeting(first[0])
        assert page is not None
        assert page.corrected == ("start", "status")
        assert [row.id for row in reader.events(parse_query("has:correction"))] == [first[0]]
    with Writer(db) as writer:
        writer.connection.execute("UPDATE article SET parser = 'old'")
    reread(db)
    assert meetings(db)[0] == (first[0], "2026-02-06", "cancelled", 2)
    assert check(db).ok
    undo(db)
    undo(db)
    assert meetings(db) == [first, second]


def test_meetings_are_put_together_and_taken_apart(db: Path) -> None:
    first, second = meetings(db)
    merge(db, first[0], second[0])
    (joined,) = meetings(db)
    assert joined[3] == 3
    with Reader.open(db) as reader:
        assert {event.id for identity in (first[0], second[0]) if (event := reader.find(identity))} == {joined[0]}
        page = reader.meeting(joined[0])
        assert page is not None
        claim = page.history[0].id
    assert check(db).ok
    undo(db)
    assert meetings(db) == [first, second]
    split(db, claim)
    assert sorted(row[3] for row in meetings(db)) == [1, 1, 1]
    assert check(db).ok
    undo(db, None)
    assert meetings(db) == [first, second]


def test_a_corrected_publication_day_moves_what_is_counted_from_it(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Leaders of Chad and Niger will meet on Tuesday in Niamey.")
    db = tmp_path / "x.db"
    load([tmp_path / "x.txt"], db)
    with Reader.open(db) as reader:
        article = reader.events(parse_query("kind:meeting"))[0].article_sha256
    correct(db, article, "published", "2026-02-13")
    assert [row[1] for row in meetings(db)] == ["2026-02-17"]
    assert load([tmp_path / "x.txt"], db).unchanged == 1
    undo(db)
    assert [row[1] for row in meetings(db)] != ["2026-02-17"]
    assert check(db).ok


def test_a_corrected_speaker_is_found_by_the_new_name(db: Path) -> None:
    with Reader.open(db) as reader:
        row = reader.events(parse_query("is:anonymous"))[0]
    correct(db, row.id, "speaker", "Ahmed Hassan")
    with Reader.open(db) as reader:
        assert row.id in [found.id for found in reader.events(parse_query('speaker:"Ahmed Hassan"'))]
        page = reader.statement(row.id)
        assert page is not None
        assert (page.speaker, page.anonymous, page.corrected) == ("Ahmed Hassan", False, ("speaker",))
    undo(db)
    with Reader.open(db) as reader:
        assert row.id in [found.id for found in reader.events(parse_query("is:anonymous"))]


def test_a_correction_whose_target_is_gone_is_listed_and_comes_back(db: Path, tmp_path: Path) -> None:
    second = meetings(db)[1]
    correct(db, second[0], "title", "The Rome round")
    load([write(tmp_path, "three", "2026-03-08", "Nothing of that kind happened.")], db)
    with Reader.open(db) as reader:
        assert [line.target for line in orphans(reader.connection)] == [second[0]]
    load([write(tmp_path, "three", *TEXTS["three"])], db)
    with Reader.open(db) as reader:
        assert orphans(reader.connection) == []
        page = reader.meeting(second[0])
        assert page is not None
        assert page.title == "The Rome round"


@pytest.mark.parametrize(
    ("identity", "field", "value"),
    [
        ("m-000", "status", "held"),
        ("nothing", "published", "2026-02-01"),
        ("first", "speaker", "X"),
        ("first", "status", "perhaps"),
        ("first", "start", "soon"),
        ("first", "title", "  "),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(db: Path, identity: str, field: str, value: str) -> None:
    before = meetings(db)
    with pytest.raises(CorrectionError):
        correct(db, before[0][0] if identity == "first" else identity, field, value)
    assert meetings(db) == before


def test_the_log_is_append_only(db: Path) -> None:
    correct(db, meetings(db)[0][0], "title", "Another")
    undo(db)
    connection = sqlite3.connect(db)
    assert len(log(connection)) == 2
    for statement in ("DELETE FROM correction", "UPDATE correction SET value = 'x'"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            connection.execute(statement)
    connection.close()
