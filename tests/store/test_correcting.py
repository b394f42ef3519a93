"""Corrections hold at once, survive reading again and any order of loading, and can be taken back."""

from __future__ import annotations

import io
import json
import sqlite3
from pathlib import Path

import pytest

from store.correcting import CorrectionError, Effect, correct, merge, put_in, split, take_out, undo
from store.database.checks import check
from store.database.edits.corrections import log, orphans
from store.database.lookup.reader import Reader
from store.database.query import parse_query
from store.database.views import MeetingPage
from store.database.writing.writer import Writer
from store.export import export
from store.export.gold import corrected_articles, gold_row
from store.loading import load, reread
from tests.accuracy.scorer import Export, score

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


def test_what_an_article_tells_is_moved_to_another_meeting_in_one_step(db: Path) -> None:
    first, second = meetings(db)
    with Reader.open(db) as reader:
        page = reader.meeting(first[0])
        assert page is not None
        claims = {claim.article_id: claim.id for claim in page.history}
    later = claims[page.articles[1][0]]
    split(db, later, to=second[0])
    assert [(day, n) for _, day, _, n in meetings(db)] == [("2026-02-05", 1), ("2026-03-07", 2)]
    with Reader.open(db) as reader:
        row, other = reader.find(later), reader.find(second[0])
    assert row is not None
    assert other is not None
    assert row.id == other.id
    assert check(db).ok
    with pytest.raises(CorrectionError, match="already"):
        split(db, later, to=later)
    undo(db)
    assert meetings(db) == [first, second]


def test_what_is_said_last_of_which_reports_are_one_holds(db: Path) -> None:
    first, second = meetings(db)
    merge(db, first[0], second[0])
    split(db, second[0])
    assert meetings(db) == [first, second]
    merge(db, second[0], first[0])
    assert [row[3] for row in meetings(db)] == [3]
    assert check(db).ok


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


# --------------------------------------------------------------------------- who, where, which actors


def page_of(db: Path, name: str) -> MeetingPage:
    with Reader.open(db) as reader:
        page = reader.meeting(name)
    assert page is not None
    return page


def test_people_and_sides_are_put_in_and_taken_out(db: Path) -> None:
    name = meetings(db)[0][0]
    (effect,) = put_in(db, name, "Qatar", "mediator")
    assert effect == Effect(name, page_of(db, name).title, (("mediators", "", "Qatar"),))
    put_in(db, name, "France")
    put_in(db, name, "Aïssatou Diallo", "person", "in the wire's picture")
    take_out(db, name, "Niger")
    page = page_of(db, name)
    assert (page.participants, page.people, page.mediators) == (("Chad", "France"), ("Aïssatou Diallo",), ("Qatar",))
    assert page.corrected == ("mediators", "participants", "people")
    with Reader.open(db) as reader:
        assert [row.id for row in reader.events(parse_query("kind:meeting participant:france"))] == [name]
        assert [row.id for row in reader.events(parse_query('actor:"Aïssatou Diallo"'))] == [name]
        assert not reader.events(parse_query("kind:meeting participant:niger on:2026-02-05"))
    put_in(db, name, "France", "absent")
    assert (page_of(db, name).participants, page_of(db, name).absent) == (("Chad",), ("France",))
    reread(db, only=shas(db))
    assert page_of(db, name).absent == ("France",)
    for _ in range(5):
        undo(db)
    page = page_of(db, name)
    assert (page.participants, page.people, page.absent, page.corrected) == (("Chad", "Niger"), (), (), ())
    assert check(db).ok


def test_a_place_is_set_by_name_and_cleared(db: Path) -> None:
    name = meetings(db)[0][0]
    (effect,) = correct(db, name, "place", "Doha")
    assert ("place", "Niamey, Niger", "Doha, Qatar") in effect.changed
    with Reader.open(db) as reader:
        assert [row.id for row in reader.events(parse_query("place:doha"))] == [name]
        assert name in [row.id for row in reader.events(parse_query("kind:meeting place:qatar"))]
    correct(db, name, "place", "Port Nowhere")
    assert (page_of(db, name).place, page_of(db, name).country) == ("Port Nowhere", None)
    correct(db, name, "place", None)
    assert (page_of(db, name).place, page_of(db, name).country) == (None, None)
    correct(db, name, "round", "3")
    assert page_of(db, name).round == 3
    assert check(db).ok


def test_nobody_is_taken_out_who_is_not_in(db: Path) -> None:
    name = meetings(db)[0][0]
    for wrong in (lambda: take_out(db, name, "Iceland"), lambda: put_in(db, name, "  "),
                  lambda: put_in(db, name, "Chad", "king"), lambda: correct(db, name, "round", "none"),
                  lambda: merge(db, "p-000", "p-111"), lambda: split(db, "p-000")):  # fmt: skip
        with pytest.raises(CorrectionError):
            wrong()


def test_actors_are_one_or_two_as_told(db: Path) -> None:
    with Reader.open(db) as reader:
        ids = dict(reader.connection.execute("SELECT name, identity FROM actor"))
        before = len(reader.events(parse_query("actor:chad")))
    (effect,) = merge(db, ids["Chad"], ids["Niger"])
    assert effect.told == "Niger is Chad from now on"
    with Reader.open(db) as reader:
        assert {row.id for row in reader.events(parse_query("actor:chad"))} == {
            row.id for row in reader.events(parse_query("actor:niger"))
        }
        found = reader.actor(ids["Niger"])
        assert found is not None
        assert found.name == "Chad"
    reread(db, only=shas(db))
    with Reader.open(db) as reader:
        assert len(reader.events(parse_query("actor:niger"))) >= before
    (effect,) = split(db, ids["Niger"])
    assert effect.told == "Niger is one with nobody else from now on"
    with Reader.open(db) as reader:
        found = reader.actor(ids["Niger"])
        assert found is not None
        assert found.name == "Niger"
    undo(db)
    undo(db)
    with Reader.open(db) as reader:
        assert orphans(reader.connection) == []
        leaders = reader.connection.execute("SELECT count(*) FROM actor WHERE leader <> id").fetchone()
    assert leaders == (0,)
    assert check(db).ok


def test_corrections_are_the_same_in_whatever_order_articles_came(db: Path, tmp_path: Path) -> None:
    first, second = (row[0] for row in meetings(db))
    put_in(db, first, "Lake Commission", "host")
    correct(db, second, "place", "Doha")
    lines = sqlite3.connect(db).execute("SELECT made, article, target, field, value, undone, note FROM correction")
    other = tmp_path / "other.db"
    for name in ("three", "two", "one"):
        load([tmp_path / f"{name}.jsonl"], other)
        if name == "three":
            with Writer(other) as writer:
                writer.connection.executemany(
                    "INSERT INTO correction (made, article, target, field, value, undone, note)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    lines.fetchall(),
                )
    reread(other, only=shas(other))
    assert [page_of(other, name) for name in (first, second)] == [page_of(db, name) for name in (first, second)]
    assert page_of(other, first).hosts == ("Lake Commission",)


def test_a_corrected_article_is_a_row_of_a_gold_set(db: Path) -> None:
    name = meetings(db)[0][0]
    correct(db, name, "status", "cancelled")
    put_in(db, name, "France")
    with Reader.open(db) as reader:
        (article,) = corrected_articles(reader.connection)
        row = gold_row(reader, article)
        assert row is not None
        assert gold_row(reader, "a-none") is None
    row = json.loads(json.dumps(row))
    assert (row["meetings"][0]["status"], row["meetings"][0]["participants"]) == (
        "cancelled",
        ["Chad", "Niger", "France"],
    )
    stored = Export(*(exported(db, what) for what in ("articles", "meetings", "statements")))
    figures = score([row], stored).figures
    assert figures["meetings"]["f1"] == figures["statements"]["f1"] == 1.0
    assert (figures["status"], figures["start"], figures["place"]) == (0.0, 1.0, 1.0)
    assert figures["participants"]["recall"] < 1.0
    undo(db)
    undo(db)
    with Reader.open(db) as reader:
        row = gold_row(reader, article)
    assert row is not None
    assert score([row], stored).figures["cards"] == 1.0


def exported(db: Path, what: str) -> list[dict[str, object]]:
    stream = io.StringIO()
    export(db, what, "jsonl", stream)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def shas(db: Path) -> list[str]:
    connection = sqlite3.connect(db)
    found = [sha for (sha,) in connection.execute("SELECT sha256 FROM article")]
    connection.close()
    return found
