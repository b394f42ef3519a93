"""What was known on an earlier day, and what changed between two days or since a load."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.correcting import correct, undo
from store.database.checks import check
from store.database.lookup.reader import DatabaseTrouble, Reader
from store.database.query import QueryError, parse_query
from store.database.stored_reports import reports_of
from store.database.views import EventRow
from store.export.records import records
from store.linking import meeting_known_on
from store.loading import load
from tests.store.linking.reports import CALM

DAY = date(2026, 2, 1)
STORY = [
    ("2026-02-03", "Chad and Niger will hold talks in Niamey on 10 February 2026, the Chadian minister said."),
    (
        "2026-02-06",
        "Talks between Chad and Niger planned for 10 February 2026 in Niamey have been postponed to 20 February,"
        " a diplomat said.",
    ),
    ("2026-02-09", "Chad and Niger will hold talks in Niamey on 20 February 2026, the Nigerien foreign ministry said."),
    ("2026-02-21", "Chad and Niger held talks in Niamey on 20 February 2026, a diplomat said."),
    ("2026-02-12", "Armenia and Azerbaijan will hold talks in Tbilisi on 1 March 2026, a spokesman said."),
    ("2026-03-21", "Peru and Ecuador held talks in Lima on 20 March 2026, a spokesman said."),
]


def write(folder: Path, story: Sequence[tuple[str | None, str]], name: str = "story") -> Path:
    path = folder / f"{name}.jsonl"
    lines = [
        json.dumps({"id": f"{name}{number}", "text": text, "published": day})
        for number, (day, text) in enumerate(story)
    ]
    path.write_text("\n".join(lines))
    return path


@pytest.fixture
def db(tmp_path: Path) -> Path:
    load([write(tmp_path, STORY)], tmp_path / "x.db")
    return tmp_path / "x.db"


def shown(rows: Sequence[EventRow]) -> list[tuple[str, str | None, str, int]]:
    return [(row.who, row.day, row.status, row.articles) for row in rows]


@pytest.mark.parametrize(
    ("day", "talks"),
    [
        ("2026-02-02", []),
        ("2026-02-03", [("TD NE", "2026-02-10", "scheduled", 1)]),
        ("2026-02-06", [("TD NE", "2026-02-20", "scheduled", 2)]),
        ("2026-02-20", [("TD NE", "2026-02-20", "scheduled", 3)]),
        ("2026-02-21", [("TD NE", "2026-02-20", "held", 4)]),
    ],
)
def test_the_list_as_it_was_known_on_a_day(db: Path, day: str, talks: list[tuple[str, str, str, int]]) -> None:
    query = parse_query(f"kind:meeting actor:chad known:{day}")
    with Reader.open(db) as reader:
        assert shown(reader.events(query)) == talks
        assert reader.count(query).n == len(talks)
        assert shown(reader.events_at(query, 0, 5)) == talks
        for row in reader.events(query):
            assert reader.rank(query, row.key) == 0
            assert reader.find(row.id, date.fromisoformat(day)) == row
            page = reader.meeting(row.id, date.fromisoformat(day))
            assert page is not None
            assert (page.start, page.status, len(page.articles)) == (row.day, row.status, row.articles)


def test_an_export_tells_of_meetings_as_they_were_known(db: Path) -> None:
    with Reader.open(db) as reader:
        (then,) = records(reader, "meetings", parse_query("kind:meeting actor:chad known:2026-02-04"))
        (now,) = records(reader, "meetings", parse_query("kind:meeting actor:chad"))
    assert (then["id"], then["status"], then["start"]) == (now["id"], "scheduled", "2026-02-10")
    assert (now["status"], now["start"]) == ("held", "2026-02-20")
    assert (len(then["reports"]), len(then["history"])) == (1, 1)


def test_filters_and_facets_see_what_was_known(db: Path) -> None:
    with Reader.open(db) as reader:
        assert shown(reader.events(parse_query("status:held known:2026-02-20"))) == []
        assert len(reader.events(parse_query("on:2026-02-10 kind:meeting known:2026-02-04"))) == 1
        assert len(reader.events(parse_query("on:2026-02-10 kind:meeting"))) == 0
        assert [row.who for row in reader.events(parse_query("is:stale known:2026-03-02"))] == ["AM AZ"]
        assert reader.events(parse_query("is:stale known:2026-02-28")) == []
        counted = reader.facets(parse_query("kind:meeting known:2026-02-15"), ["status", "month", "country"])
        assert {value.value: value.count.n for value in counted["status"]} == {"scheduled": 2}
        assert {value.value: value.count.n for value in counted["month"]} == {"2026-02": 1, "2026-03": 1}
        assert {value.label for value in counted["country"]} == {"Chad", "Niger", "Armenia", "Azerbaijan"}
        assert [row.kind for row in reader.events(parse_query("minister known:2026-02-03"))] == ["statement", "meeting"]


def test_pages_of_the_list_join(db: Path) -> None:
    query = parse_query("known:2026-02-20")
    with Reader.open(db) as reader:
        whole = reader.events(query)
        assert [reader.rank(query, row.key) for row in whole] == list(range(len(whole)))
        paged, at = [], None
        while rows := reader.events(query, after=at, limit=2):
            paged += rows
            at = rows[-1].key
        assert paged == whole
        assert reader.events(query, newest_first=True) == whole[::-1]
        assert [reader.events_at(query, place, 1) for place in range(len(whole))] == [[row] for row in whole]


def test_what_changed_between_two_days(db: Path) -> None:
    with Reader.open(db) as reader:
        found = reader.changes(date(2026, 2, 8), date(2026, 2, 22))
        (change,) = found.flipped
        assert (change.before.status, change.after.status, change.fields) == ("scheduled", "held", ("status",))
        assert [row.who for row in found.meetings] == ["AM AZ"]
        assert {row.day for row in found.statements} == {"2026-02-09", "2026-02-12", "2026-02-21"}
        (moved,) = reader.changes(date(2026, 2, 5), date(2026, 2, 6)).flipped
        assert (moved.before.day, moved.after.day, moved.fields) == ("2026-02-10", "2026-02-20", ("day",))
        assert [row.who for row in reader.changes(date(2026, 2, 22)).stale] == ["AM AZ"]
        assert not reader.changes(date(2026, 3, 21))
        assert not reader.changes(date(2026, 2, 7), date(2026, 2, 8))
        assert reader.changes(date(2026, 2, 1), limit=1).cut == ("meetings", "statements")


def test_what_a_load_brought(tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    load([write(tmp_path, STORY[:2], "first")], db)
    load([write(tmp_path, STORY[2:4], "second")], db)
    load([write(tmp_path, STORY[4:], "third")], db)
    with Reader.open(db) as reader:
        assert [(line.number, line.articles) for line in reader.loads()] == [(3, 2), (2, 2), (1, 2)]
        last = reader.changes_since_load(2)
        assert (last.flipped, [row.who for row in last.meetings], len(last.statements)) == ((), ["PE EC", "AM AZ"], 2)
        (change,) = reader.changes_since_load(1).flipped
        assert (change.before.status, change.after.status) == ("scheduled", "held")
        assert len(reader.changes_since_load(0).meetings) == 3


def test_a_new_contradiction_is_told(tmp_path: Path) -> None:
    story = [
        ("2026-02-03", "Chad and Niger will hold talks in Niamey on 10 February 2026, the Chadian minister said."),
        ("2026-02-11", "Chad and Niger held talks in Niamey on 10 February 2026, a diplomat said."),
        ("2026-02-12", "Talks between Chad and Niger in Niamey on 10 February 2026 were cancelled, a minister said."),
    ]
    db = tmp_path / "x.db"
    load([write(tmp_path, story)], db)
    with Reader.open(db) as reader:
        assert [row.contradicted for row in reader.events(parse_query("kind:meeting"))] == [True]
        assert [row.contradicted for row in reader.events(parse_query("kind:meeting known:2026-02-11"))] == [False]
        assert len(reader.changes(date(2026, 2, 11)).contradicted) == 1


def test_copies_and_one_agencys_words_are_one_source(tmp_path: Path) -> None:
    text = (
        "Chad and Niger will hold talks in Niamey on 10 February 2026, the Chadian minister said. The two neighbours"
        " have been at odds over grazing land along the lake, and a joint commission has met twice without result."
        " Herders from both banks told a radio station that they no longer dared to cross at night, and that the price"
        " of a cow had fallen by half since the rains failed; traders blamed the closed bridge."
    )
    story = [
        ("2026-02-03", text),
        ("2026-02-03", "Lake talks near\n\n" + text),
        ("2026-02-04", "Niger will host talks with Chad in Niamey on 10 February 2026, its ministry announced."),
    ]
    db = tmp_path / "x.db"
    load([write(tmp_path, story)], db)
    with Reader.open(db) as reader:
        (row,) = reader.events(parse_query("kind:meeting"))
        assert (row.articles, row.sources) == (3, 2)
        page = reader.meeting(row.id)
        assert page is not None
        assert (page.sources, dict(page.support)) == (2, {"status": 2, "start": 2, "place": 2})
        assert [row.sources for row in reader.events(parse_query("kind:meeting known:2026-02-03"))] == [1]


def test_a_corrected_title_holds_for_all_days_and_a_corrected_status_for_now(db: Path) -> None:
    with Reader.open(db) as reader:
        name = reader.events(parse_query("kind:meeting actor:chad"))[0].id
    correct(db, name, "title", "The lake talks")
    correct(db, name, "status", "cancelled")
    with Reader.open(db) as reader:
        (then,) = reader.events(parse_query("kind:meeting actor:chad known:2026-02-10"))
        (now,) = reader.events(parse_query("kind:meeting actor:chad"))
        assert (then.title, then.status) == ("The lake talks", "scheduled")
        assert (now.title, now.status) == ("The lake talks", "cancelled")
    undo(db)
    undo(db)
    with Reader.open(db) as reader:
        assert reader.events(parse_query("kind:meeting actor:chad"))[0].status == "held"
    assert check(db).ok


@pytest.mark.parametrize("typed", ["known:2026-02-01 known:2026-02-02", "-known:2026-02-01", "(a or known:2026-02-01)"])
def test_known_stands_once_by_itself(typed: str) -> None:
    with pytest.raises(QueryError, match="stands once"):
        parse_query(typed)


def test_another_day_takes_the_place_of_the_one_before() -> None:
    query = parse_query("kind:meeting known:2026-02")
    assert query.known_on == date(2026, 2, 28)
    assert query.with_term("known", "2026-03-05").text == "kind:meeting known:2026-03-05"
    assert parse_query("kind:meeting").known_on is None


def test_on_a_day_to_come_everything_is_known_that_is_known_now(tmp_path: Path) -> None:
    load([write(tmp_path, [(None, 'Maria Zakharova said that "we are ready".')])], tmp_path / "x.db")
    with Reader.open(tmp_path / "x.db") as reader:
        assert len(reader.events(parse_query(""))) == 1
        assert len(reader.events(parse_query("known:2100-01-01"))) == 1
        assert reader.events(parse_query("known:2026-02-10")) == [], "nobody knows whether it was printed then"


# --------------------------------------------------------------------------- properties

PARTIES = ("Chad and Niger", "Peru and Ecuador")
PLACES = ("Niamey", "Lima", "Rome")
SAYINGS = (
    "{who} will hold talks in {place} on {day}, a minister said.",
    "{who} held talks in {place} on {day}, a diplomat said.",
    "Talks between {who} in {place} on {day} were cancelled, a spokesman said.",
    "Talks between {who} planned for {day} in {place} have been postponed, a minister said.",
)


def _written(saying: str, who: str, place: str, day: int) -> str:
    on = DAY + timedelta(days=day)
    return saying.format(who=who, place=place, day=f"{on.day} {on:%B %Y}")


STORIES = st.lists(
    st.tuples(
        st.one_of(st.none(), st.integers(0, 20).map(lambda n: (DAY + timedelta(days=n)).isoformat())),
        st.builds(
            _written, st.sampled_from(SAYINGS), st.sampled_from(PARTIES), st.sampled_from(PLACES), st.integers(5, 12)
        ),
    ),
    min_size=1,
    max_size=7,
    unique_by=lambda told: told[1],
)


def _lives(db: Path) -> Iterator[list[object]]:
    """All that a list can show of each day."""
    with Reader.open(db) as reader:
        for ahead in range(-1, 22):
            day = DAY + timedelta(days=ahead)
            rows = reader.events(parse_query(f"known:{day.isoformat()}"))
            yield sorted(row._replace(key=0, article_sha256="", focus=row.focus) for row in rows)


@settings(CALM, max_examples=15)
@given(STORIES, st.randoms(use_true_random=False))
def test_states_are_those_of_the_reports_in_whatever_order_they_came(
    story: list[tuple[str | None, str]], chance: object
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        load([write(folder, story, "whole")], folder / "whole.db")
        shuffled = list(enumerate(story))
        chance.shuffle(shuffled)  # type: ignore[attr-defined]
        for number, told in shuffled:
            load([write(folder, [told], f"part{number}")], folder / "parts.db")
        assert list(_lives(folder / "whole.db")) == list(_lives(folder / "parts.db"))
        assert check(folder / "parts.db").ok
        with Reader.open(folder / "whole.db") as reader:
            meetings = reader.connection.execute("SELECT id, name FROM meeting").fetchall()
            for ahead in range(-1, 22):
                day = DAY + timedelta(days=ahead)
                listed = {row.id: row for row in reader.events(parse_query(f"kind:meeting known:{day.isoformat()}"))}
                for number, name_ in meetings:
                    then = meeting_known_on([stored.item for stored in reports_of(reader.connection, number)], day)
                    row = listed.get(name_)
                    assert (then is None) is (row is None)
                    if then is not None and row is not None:
                        assert (row.status, row.title, row.sources) == (then.status.value, then.title, then.sources)
                        assert row.contradicted is bool(then.contradictions)


# --------------------------------------------------------------------------- older databases


def _made_older(db: Path) -> None:
    """Takes away what the third version of the schema brought."""
    connection = sqlite3.connect(db)
    connection.execute("PRAGMA foreign_keys = OFF")
    for index in ("article_loaded", "event_known", "event_settled", "event_past_until"):
        connection.execute(f"DROP INDEX IF EXISTS {index}")
    for table in ("event_past", "loading"):
        connection.execute(f"DROP TABLE {table}")
    for column in ("known", "settled", "sources"):
        connection.execute(f"ALTER TABLE event DROP COLUMN {column}")
    connection.execute("ALTER TABLE article DROP COLUMN loaded")
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'as_known'")
    connection.execute("PRAGMA user_version = 2")
    connection.commit()
    connection.close()


def test_an_older_database_is_read_and_brought_up_to_date_by_a_load(db: Path, tmp_path: Path) -> None:
    with Reader.open(db) as reader:
        now = reader.events()
        then = reader.events(parse_query("known:2026-02-10"))
    _made_older(db)
    with Reader.open(db) as reader:
        assert [row.id for row in reader.events()] == [row.id for row in now]
        assert reader.loads() == []
        for look in (lambda: reader.events(parse_query("known:2026-02-10")), lambda: reader.changes(DAY)):
            with pytest.raises(DatabaseTrouble, match="older talks-tui"):
                look()
    assert load([write(tmp_path, STORY)], db).unchanged == len(STORY)
    with Reader.open(db) as reader:
        assert reader.events() == now
        assert reader.events(parse_query("known:2026-02-10")) == then
    assert check(db).ok
