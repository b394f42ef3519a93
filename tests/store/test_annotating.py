"""Marks, tags and notes: beside what was read, found by the query, kept when articles are read again."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
import sqlite_utils

import store.annotating
from store.annotating import AnnotationError, mark, note, tag, take_back, untag
from store.correcting import correct, undo
from store.database.checks import check
from store.database.lookup.reader import Reader
from store.database.query import parse_query
from store.database.schema import open_for_writing
from store.database.trouble import DatabaseTrouble
from store.database.writing.writer import Writer
from store.export import records
from store.loading import load, reread

TEXTS = {
    "one": ("2026-02-03", "Chad and Niger will hold talks in Niamey on 5 February 2026, the minister said."),
    "two": ("2026-02-06", "Chad and Niger held talks in Niamey on 5 February 2026, a diplomat said."),
    "three": ("2026-03-08", "Chad and Niger held talks in Rome on 7 March 2026, Ahmed Hassan said."),
}


@pytest.fixture
def db(tmp_path: Path) -> Path:
    for name, (day, text) in TEXTS.items():
        record = {"id": name, "text": text, "published": day}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(record))
    load([tmp_path], tmp_path / "x.db")
    return tmp_path / "x.db"


def found(db: Path, query: str) -> list[str]:
    with Reader.open(db) as reader:
        return [row.id for row in reader.events(parse_query(query))]


def read_again(db: Path) -> None:
    with Writer(db) as writer:
        writer.connection.execute("UPDATE article SET parser = 'old'")
    reread(db)


def test_a_mark_is_put_taken_off_and_found(db: Path) -> None:
    first, second = found(db, "kind:meeting")
    assert mark(db, [first]) == [True]
    assert found(db, "is:marked") == [first]
    assert found(db, "kind:meeting -is:marked") == [second]
    assert mark(db, [first, second]) == [False, True]
    assert mark(db, [second], on=True) == [True]
    assert found(db, "is:marked") == [second]
    with Reader.open(db) as reader:
        row = reader.find(second)
        assert row is not None
        assert row.marked
        page = reader.meeting(second)
        assert page is not None
        assert page.beside.marked


def test_tags_and_notes_are_found_by_their_words(db: Path) -> None:
    first, second = found(db, "kind:meeting")
    (statement, *_) = found(db, "kind:statement")
    assert tag(db, [first, second], ["Follow up", "#sahel"]) == 4
    assert tag(db, [first], ["sahel"]) == 0
    note(db, statement, "Ask the Türkiye desk\nabout the wording")
    assert found(db, "tag:follow-up") == [first, second]
    assert found(db, "tag:sah*") == [first, second]
    assert untag(db, [second], ["sahel"]) == 1
    assert found(db, "tag:sahel") == [first]
    assert found(db, "has:tag") == [first, second]
    assert found(db, "has:note") == [statement]
    assert found(db, 'note:"turkiye desk"') == [statement]
    assert found(db, "note:word") == []
    assert found(db, "note:word*") == [statement]
    assert found(db, "tag:sahel or note:desk") == sorted_by_time(db, [first, statement])
    with Reader.open(db) as reader:
        assert reader.tags() == [("follow-up", 2), ("sahel", 1)]
        assert [line.field for line in reader.annotations(first)] == ["tag", "tag"]


def sorted_by_time(db: Path, identities: list[str]) -> list[str]:
    return [identity for identity in found(db, "") if identity in identities]


def test_a_marked_article_counts_for_every_event_it_tells_of(db: Path) -> None:
    with Reader.open(db) as reader:
        (row,) = [row for row in reader.events(parse_query("kind:meeting")) if row.articles == 1]
        inside = {event.id for event in reader.article_events(row.article_sha256)}
    mark(db, [row.article_sha256])
    note(db, row.article_sha256, "the only one from Rome")
    assert set(found(db, "is:marked")) == set(found(db, "note:rome")) == inside
    with Reader.open(db) as reader:
        page = reader.article(row.article_sha256)
        assert page is not None
        assert page.beside == (True, (), ("the only one from Rome",))
        again = reader.find(row.id)
        assert again is not None
        assert not again.marked


def test_they_survive_reading_again_and_any_claim_names_the_meeting(db: Path) -> None:
    first, _ = found(db, "kind:meeting")
    with Reader.open(db) as reader:
        page = reader.meeting(first)
        assert page is not None
        claims = [claim.id for claim in page.history]
    assert len(claims) == 2
    mark(db, [claims[1]])
    tag(db, [claims[0]], ["two"])
    read_again(db)
    assert found(db, "is:marked") == found(db, "tag:two") == [first]
    assert mark(db, [claims[0]]) == [False]
    assert found(db, "is:marked") == []
    assert check(db).ok


def test_where_an_id_is_gone_the_words_take_its_place(db: Path) -> None:
    (statement, *_) = found(db, "kind:statement")
    meeting = found(db, "kind:meeting")[0]
    note(db, statement, "kept")
    mark(db, [meeting])
    opened = open_for_writing(db)
    opened.conn.execute("UPDATE statement SET name = 's-ffffffffffff' WHERE name = ?", (statement,))
    opened.conn.execute("UPDATE event SET name = 's-ffffffffffff' WHERE name = ?", (statement,))
    opened.conn.execute("UPDATE claim SET name = 'm-f' || substr(name, 4)")
    opened.close()
    assert found(db, "note:kept") == ["s-ffffffffffff"]
    assert found(db, "is:marked") == [meeting]


def test_what_is_taken_back_stays_in_the_log(db: Path) -> None:
    first, second = found(db, "kind:meeting")
    number = note(db, first, "one")
    note(db, second, "two")
    assert take_back(db, number).value == "one"
    assert found(db, "has:note") == [second]
    assert take_back(db).value == "two"
    with pytest.raises(AnnotationError, match="no such"):
        take_back(db)
    with pytest.raises(AnnotationError, match="no such"):
        take_back(db, number)
    connection = sqlite3.connect(db)
    assert connection.execute("SELECT count(*) FROM annotation").fetchone() == (4,)
    for statement in ("DELETE FROM annotation", "UPDATE annotation SET value = 'x'"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            connection.execute(statement)
    connection.close()


def test_nothing_is_written_where_one_id_is_wrong(db: Path) -> None:
    first, _ = found(db, "kind:meeting")
    with pytest.raises(AnnotationError, match="m-nowhere"):
        mark(db, [first, "m-nowhere"])
    assert found(db, "is:marked") == []
    for words in ("", "   \n"):
        with pytest.raises(AnnotationError, match="needs words"):
            note(db, first, words)
    for name in ("", "#", 'a"b', "x" * 61, "a:b"):
        with pytest.raises(AnnotationError, match="tag"):
            tag(db, [first], [name])


def test_they_are_exported_with_what_they_stand_beside(db: Path) -> None:
    first, _ = found(db, "kind:meeting")
    mark(db, [first])
    tag(db, [first], ["watch"])
    note(db, first, "why")
    with Reader.open(db) as reader:
        (meeting,) = [record for record in records(reader, "meetings") if record["id"] == first]
        lines = list(records(reader, "annotations"))
    assert (meeting["marked"], meeting["tags"], meeting["notes"]) == (True, ["watch"], ["why"])
    assert [(line["target"], line["field"], line["value"]) for line in lines] == [
        (first, "mark", ""),
        (first, "tag", "watch"),
        (first, "note", "why"),
    ]


def test_a_database_from_before_is_read_as_it_is_and_brought_up_to_date_when_written(db: Path) -> None:
    opened = open_for_writing(db)
    opened.conn.execute("DROP TABLE annotation")
    opened.conn.execute("DELETE FROM _sqlite_migrations WHERE name = 'annotation_log'")
    opened.conn.execute("PRAGMA user_version = 1")
    opened.close()
    assert found(db, "is:marked or tag:x") == []
    first, _ = found(db, "kind:meeting")
    mark(db, [first])
    assert found(db, "is:marked") == [first]


def test_a_full_disk_is_told_as_that_and_loses_nothing(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (first, _) = found(db, "kind:meeting")
    note(db, first, "kept")

    def tight(path: Path) -> sqlite_utils.Database:
        opened = open_for_writing(path)
        opened.conn.execute("PRAGMA journal_mode = DELETE")
        (pages,) = opened.conn.execute("PRAGMA page_count").fetchone()
        opened.conn.execute(f"PRAGMA max_page_count = {pages}")
        return opened

    with monkeypatch.context() as patched:
        patched.setattr(store.annotating, "open_for_writing", tight)
        with pytest.raises(DatabaseTrouble, match="disk is full"):
            for _ in range(9):
                note(db, first, "x" * 9_000)
    assert check(db).ok
    with Reader.open(db) as reader:
        page = reader.meeting(first)
    assert page is not None
    assert "kept" in page.beside.notes


def test_a_database_that_is_gone_is_not_made_anew_by_a_mark_or_a_correction(db: Path) -> None:
    (first, _) = found(db, "kind:meeting")
    db.unlink()
    for change in (
        lambda: mark(db, [first]),
        lambda: correct(db, first, "status", "held"),
        lambda: undo(db),
    ):
        with pytest.raises(DatabaseTrouble, match="There is no database"):
            change()
    assert not db.exists()
