"""What reading again would change is told, and nothing is written."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from pathlib import Path

import pytest

from store.comparing import Compared, compare
from store.correcting import correct
from store.database.lookup.reader import Reader
from store.database.query import parse_query
from store.loading import load

TEXT = 'Chad and Niger will hold talks in Niamey on 5 February 2026. "We hope for peace," Ahmed Hassan said on Monday.'
UNDATED = "The third round of talks between Chad and Niger ended in Niamey. They will meet again next week in Rome."
HELD = "The third round of talks between Chad and Niger was held in Niamey on 11 February 2026."


def write(folder: Path, name: str, text: str, day: str | None = None) -> Path:
    path = folder / f"{name}.jsonl"
    path.write_text(json.dumps({"id": name, "text": text} | ({"published": day} if day else {})))
    return path


@pytest.fixture
def db(tmp_path: Path) -> Path:
    load([write(tmp_path, "one", TEXT, "2026-02-03"), write(tmp_path, "u", UNDATED),
          write(tmp_path, "h", HELD, "2026-02-12")], tmp_path / "x.db")  # fmt: skip
    return tmp_path / "x.db"


def compared(db: Path, *paths: Path) -> list[Compared]:
    found = list(compare(db, paths))
    assert all(isinstance(each, Compared) for each in found)
    return [each for each in found if isinstance(each, Compared)]


def state(db: Path) -> str:
    connection = sqlite3.connect(db)
    dump = "\n".join(connection.iterdump()).encode()
    connection.close()
    return hashlib.sha256(dump).hexdigest()


def test_nothing_changes_where_nothing_did(db: Path, tmp_path: Path) -> None:
    before = state(db)
    assert [each.differences for each in compared(db)] == [(), (), ()]
    assert [each.differences for each in compared(db, tmp_path / "one.jsonl", tmp_path / "u.jsonl")] == [(), ()]
    assert state(db) == before


def test_a_correction_is_no_difference(db: Path) -> None:
    with Reader.open(db) as reader:
        statement = reader.events(parse_query("kind:statement"))[0].id
    correct(db, statement, "speaker", "Somebody Else")
    assert [each.differences for each in compared(db)] == [(), (), ()]


def test_values_that_another_version_read_are_told(db: Path) -> None:
    connection = sqlite3.connect(db)
    connection.create_function("older", 1, lambda model: model.replace("scheduled", "proposed"))
    connection.execute("UPDATE report SET model = older(model) WHERE model LIKE '%2026-02-05%'")
    connection.execute("DELETE FROM statement WHERE model LIKE '%Hassan%'")
    connection.commit()
    connection.close()
    (found,) = [each for each in compared(db) if each.differences]
    meeting, statement = found.differences
    assert (meeting.sign, meeting.what, meeting.changed) == ("~", "meeting", (("status", "proposed", "scheduled"),))
    assert (statement.sign, statement.words) == ("+", "We hope for peace")


def test_an_article_that_is_not_there_yet_is_new(db: Path, tmp_path: Path) -> None:
    before = state(db)
    (found,) = compared(db, write(tmp_path, "n", "Peru and Ecuador held talks in Lima on 2 March 2026.", "2026-03-03"))
    assert not found.stored
    assert [(each.sign, each.what) for each in found.differences] == [("+", "meeting")]
    (found,) = compared(db, write(tmp_path, "later", TEXT, "2026-02-17"))
    assert found.stored
    assert state(db) == before
