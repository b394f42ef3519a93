"""What the reader finds in the sample, and that no typed text makes it fail."""

from __future__ import annotations

import sqlite3
import threading
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import store.database.lookup.facets
import store.database.lookup.lists
import store.database.lookup.opened
import store.database.lookup.samples
from store.database.days import MOST_KEY
from store.database.lookup.meeting_pages import disagreement_of
from store.database.lookup.reader import Interrupted, Reader
from store.database.query import EMPTY, QueryError, parse_query
from store.database.query.plans import ONLY
from store.database.views import Count
from store.loading import load
from store.model import Contradiction, ContradictionValue, Precision, Status, When
from tests.store.database.sample import Draft, make_sample


def found(reader: Reader, typed: str) -> list[str]:
    return [f"{row.kind[0]} {row.who}: {row.title}" for row in reader.events(parse_query(typed))]


def test_totals_say_what_is_there(reader: Reader) -> None:
    totals = reader.totals()
    assert (totals.articles, totals.meetings, totals.statements) == (5, 4, 5)
    assert (totals.first_day, totals.last_day) == ("2026-02-01", "2026-02-07")


def test_events_stand_in_order_of_time_with_the_undated_last(reader: Reader) -> None:
    rows = reader.events()
    assert [row.key for row in rows] == sorted(row.key for row in rows)
    days = [row.day for row in rows]
    dated = [day for day in days if day]
    assert dated == sorted(dated)
    assert days[: len(dated)] == dated
    assert days[len(dated) :] == [None, None, None]
    assert [row.was for row in rows[len(dated) :]] == ["2026-03-01", None, None], (
        "put off, it stands where it was to be"
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("status:held", ["m RU UA: talks"]),
        ("is:stale", ["m RU TR: speak"]),
        ("kind:call", ["m RU TR: speak"]),
        ("kind:position", ["s Ukraine: an energy truce"]),
        ("kind:refusal", ["s Kremlin: comment"]),
        ("speaker:PESKOV", ["s Dmitry Peskov: We expect hard work"]),
        ("speaker:pesk*", ["s Dmitry Peskov: We expect hard work"]),
        ("participant:tr", ["m RU TR: speak", "m UA TR: meet"]),
        ("participant:turkiye kind:call", ["m RU TR: speak"]),
        ("place:geneva", ["m US RU: summit"]),
        ("place:switzerland", ["m US RU: summit"]),
        ("place:turkey", ["m RU UA: talks"]),
        ('outlet:"daily sample" kind:meeting', ["m RU UA: talks"]),
        ("outlet:DailySample kind:meeting", ["m RU UA: talks"]),
        ("is:undated", ["m UA TR: meet", "s Kremlin: comment"]),
        ("status:postponed has:day", []),
        ("status:postponed is:dated", []),
        ("is:anonymous", ["s anonymous: A diplomat: nothing was signed"]),
        ("after:2026-02-07", ["m RU TR: speak", "m US RU: summit"]),
        ("after:2026-02 before:2026-02-02 kind:direct", ["s Dmitry Peskov: We expect hard work"]),
        ("on:2026-03", ["m US RU: summit"]),
        ("date:2026-02-05..2026-02-06 speaker:sybiha", ["s Andrii Sybiha: It was useful"]),
        ("has:history", ["m US RU: summit"]),
        ('"hard work"', ["s Dmitry Peskov: We expect hard work"]),
        ('"work hard"', []),
        ("usef*", ["s Andrii Sybiha: It was useful"]),
        ("useful or summit", ["s Andrii Sybiha: It was useful", "m US RU: summit"]),
        ("text:truce kind:meeting", ["m RU UA: talks"]),
        ("about:signed", ["s anonymous: A diplomat: nothing was signed"]),
        ("kind:meeting -actor:russia", ["m UA TR: meet"]),
        ("kind:statement -is:dated", ["s Kremlin: comment"]),
        ("actor:nobody", []),
    ],
)
def test_a_query_finds_its_events(reader: Reader, typed: str, expected: list[str]) -> None:
    assert found(reader, typed) == expected


def test_statements_about_a_meeting_are_found_by_any_of_its_ids(reader: Reader) -> None:
    meeting = reader.meeting(reader.events(parse_query("status:held"))[0].id)
    assert meeting is not None
    for line in meeting.history:
        assert [row.id for row in reader.events(parse_query(f"about:{line.id} kind:statement"))] == list(
            meeting.statements
        )
        event = reader.find(line.id)
        assert event is not None
        assert event.id == meeting.id


def test_pages_follow_each_other_both_ways(reader: Reader) -> None:
    whole = reader.events()
    forth, at = [], None
    while page := reader.events(after=at, limit=4):
        forth += page
        at = page[-1].key
    back, at = [], None
    while page := reader.events(before=at, limit=4, newest_first=True):
        back += page
        at = page[-1].key
    assert forth == whole
    assert back == whole[::-1]
    assert [reader.events_at(EMPTY, i, 1)[0] for i in range(len(whole))] == whole
    assert [reader.rank(EMPTY, row.key) for row in whole] == list(range(len(whole)))
    assert reader.rank(parse_query("kind:call"), whole[0].key) is None


def test_counts_stop_at_the_cap(reader: Reader) -> None:
    assert reader.count() == Count(9)
    assert reader.count(parse_query("kind:meeting")) == Count(4)
    assert reader.count(parse_query("kind:meeting"), cap=3) == Count(3, exact=False)
    assert str(reader.count(parse_query("kind:meeting"), cap=3)) == "3+"


def test_a_facet_counts_given_the_other_terms(reader: Reader) -> None:
    facets = reader.facets(parse_query("kind:meeting status:held"), ["status", "kind", "actor"])
    assert {value.value: value.count.n for value in facets["status"]} == {
        "held": 1,
        "scheduled": 1,
        "postponed": 1,
        "proposed": 1,
    }
    assert [value.value for value in facets["status"] if value.selected] == ["held"]
    assert {value.label for value in facets["actor"]} == {"Russia", "Ukraine", "Andrii Sybiha"}


def test_every_facet_value_finds_as_many_events_as_it_says(reader: Reader) -> None:
    for query in (EMPTY, parse_query("kind:meeting"), parse_query("talks")):
        for field, values in reader.facets(query).items():
            for value in values:
                narrowed = query.without_field(field).with_term(field, value.value)
                assert reader.count(narrowed) == value.count, (query.text, field, value)


def test_an_article_shows_every_span_with_its_owner(reader: Reader) -> None:
    event = reader.events(parse_query("status:held"))[0]
    page = reader.article(event.article_sha256)
    assert page is not None
    assert reader.article(page.id) == page == reader.article(page.id[:8])
    owned = {span.layer: page.text[span.span.start : span.span.end] for span in page.spans if span.owner == event.id}
    assert owned == {"meeting": "Russia and Ukraine held talks in Istanbul on 4 February 2026"}
    layers = {span.layer for span in page.spans}
    assert layers == {"meeting", "statement", "cue", "speaker", "actor", "place"}
    assert [row.title for row in reader.article_events(page.id)] == ["talks", "It was useful", "nothing was signed"]


def test_a_meeting_tells_its_life(reader: Reader) -> None:
    page = reader.meeting(reader.events(parse_query("status:held"))[0].id)
    assert page is not None
    assert page.participants == ("Russia", "Ukraine")
    assert [(line.day, line.status, line.outlet) for line in page.history] == [
        ("2026-02-01", "scheduled", "Example Post"),
        ("2026-02-05", "held", "Daily Sample"),
    ]
    assert page.history[0].words.startswith("Russia and Ukraine will hold talks")
    assert len(page.articles) == 2


def test_unknown_ids_are_answered_with_nothing(reader: Reader) -> None:
    for identity in ("m-zzz", "s-zzz", "a-zzz", "x", "", "m-", "\ud800", "a-%"):
        assert reader.find(identity) is None
        assert reader.article(identity) is None
        assert reader.meeting(identity) is None
        assert reader.statement(identity) is None
    assert reader.actor("nobody at all") is None


HOSTILE = (
    "no-deal", "U.S.", "said:", "AND", "OR", "NOT", "NEAR", "NEAR(a b)", '"', '""', "a^b", "{a}", "words:x", "a+b",
    "*", "a*b", "'; drop table event; --", "%", "_", "\\", "\x00", "\ud800", "İ", "²", "a\u0301", "🕊️", "-", "--", "(",
)  # fmt: skip


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30)))
def test_no_text_makes_a_look_up_fail(reader: Reader, typed: str) -> None:
    for text in (typed, f'"{typed}"', f"text:{typed}", f'text:"{typed}"*', f"actor:{typed}*", f"a or -{typed}"):
        try:
            query = parse_query(text)
        except QueryError:
            continue
        rows = reader.events(query)
        assert reader.count(query).n == len(rows)
        reader.facets(query, ["actor", "kind"])


def test_an_interrupt_from_another_thread_ends_a_look_up(sample_path: Path) -> None:
    with Reader.open(sample_path) as reader:
        endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        timer = threading.Timer(0.05, reader.interrupt)
        timer.start()
        with pytest.raises(Interrupted), reader._limited(None):
            reader.connection.execute(endless).fetchone()
        timer.join()
        with pytest.raises(Interrupted), reader._limited(0.02):
            reader.connection.execute(endless).fetchone()
        assert reader.count() == Count(9)


def test_a_reader_cannot_write(reader: Reader) -> None:
    from store.database.lookup.reader import DatabaseTrouble

    with pytest.raises(DatabaseTrouble, match="read-only"), reader._limited(None):
        reader.connection.execute("DELETE FROM event")


def test_facets_that_take_too_long_say_what_was_found_until_then(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = parse_query("kind:meeting actor:russia")
    whole = reader.facets(query)
    assert all(value.count.exact for values in whole.values() for value in values)
    monkeypatch.setattr(store.database.lookup.lists, "FACET_SECONDS", -1.0)
    monkeypatch.setattr(store.database.lookup.opened, "STEPS", 1)
    cut = reader.facets(query)
    assert [(value.label, value.selected) for value in cut["actor"]] == [("Russia", True)]
    assert not any(value.count.exact for values in cut.values() for value in values)
    assert reader.facets(EMPTY) == reader.facets(EMPTY)


@pytest.mark.parametrize("typed", ["kind:statement", "actor:russia", "known:2026-02-10", "useful"])
def test_facets_are_the_same_where_events_come_one_by_one(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    query = parse_query(typed)
    fields = ("kind", "status", "place", "month", "speaker")
    whole = reader.facets(query, fields)

    def too_slow(*_: object) -> None:
        raise store.database.lookup.samples.TimeIsUp

    monkeypatch.setattr(store.database.lookup.samples.Sample, "_together", too_slow)
    assert reader.facets(query, fields) == whole


@pytest.mark.parametrize(
    "typed", ["kind:statement", "kind:meeting actor:russia", "actor:russia", "known:2026-02-10", "talks", "outlet:tass"]
)
@pytest.mark.parametrize("first", [1, 2])
def test_facets_are_the_same_part_by_part(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, typed: str, first: int
) -> None:
    query = parse_query(typed)
    fields = (*store.database.lookup.facets.FIELDS, "participant")
    whole = reader.facets(query, fields, seconds=60)
    monkeypatch.setattr(store.database.lookup.samples, "FIRST", first)
    assert reader.facets(query, fields, seconds=60) == whole


@pytest.mark.parametrize("stopped", ["event_actor", "event_outlet", "SELECT"])
def test_a_part_that_takes_too_long_is_left_out_of_all_fields(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, stopped: str
) -> None:
    samples = store.database.lookup.samples
    together, seen = samples.Sample._together, []

    def slow(self: object, columns: object, source: str, *rest: object) -> object:
        seen.append(stopped in source)
        if sum(seen) > 1:
            raise samples.TimeIsUp
        return together(self, columns, source, *rest)

    query, fields = parse_query("-is:stale"), ("actor", "outlet", "kind", "place")
    with monkeypatch.context() as capped:
        capped.setattr(store.database.lookup.facets, "MANY", 1)
        newest_two = reader.facets(query, fields, seconds=60)
    monkeypatch.setattr(samples, "FIRST", 2)
    monkeypatch.setattr(samples.Sample, "_together", slow)
    assert reader.facets(query, fields, seconds=60) == newest_two
    assert newest_two["actor"]
    assert not any(value.count.exact for values in newest_two.values() for value in values)


def test_an_interrupt_from_outside_ends_a_count_of_facets(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store.database.lookup.opened, "STEPS", 1)
    monkeypatch.setattr(store.database.lookup.opened.time, "monotonic", lambda: reader.interrupt() or 0.0)
    with pytest.raises(Interrupted):
        reader.facets(parse_query("kind:meeting"))


@pytest.mark.parametrize(
    "typed",
    [
        "hard",
        "talks",
        "actor:russia",
        "actor:russia actor:ukraine",
        "country:tr",
        "outlet:dailysample",
        "outlet:dailysample actor:russia",
        "outlet:dailysample -actor:russia",
        "status:held",
        "kind:statement",
        "-kind:meeting",
        "after:2026-02-03",
        "before:2026-02-20",
        "on:2026-02",
        "on:2025..2026-02",
        "after:2026-02-03 kind:statement",
    ],
)
def test_places_are_counted_as_the_list_shows_them(reader: Reader, typed: str) -> None:
    query = parse_query(typed)
    rows = reader.events(query)
    assert rows
    assert reader.count(query) == Count(len(rows))
    for place, row in enumerate(rows):
        assert reader.rank(query, row.key) == place
        assert reader.events_at(query, place, 2) == rows[place : place + 2]
    assert reader.events_at(query, len(rows), 2) == []
    unlisted = reader.events(parse_query("kind:position"))
    assert all(reader.rank(query, row.key) is None for row in unlisted)
    assert reader.count(parse_query("truce")) == Count(0)
    assert reader.count(parse_query("truce kind:position")) == Count(1)


@pytest.mark.parametrize(
    "typed", ["truce", "truce actor:russia", "actor:russia", "outlet:dailysample", "outlet:dailysample actor:russia"]
)
def test_events_of_a_name_or_a_word_are_counted_without_their_rows(reader: Reader, typed: str) -> None:
    plan = reader._plan(parse_query(typed))
    steps = reader.connection.execute(f"EXPLAIN QUERY PLAN {plan.keys('count(*)')}", plan.bound()).fetchall()
    unlisted = [step for *_, step in steps if step.startswith("SEARCH u")]
    assert all("INDEX event_unlisted" in step for step in unlisted)
    assert not any(step.startswith(("SEARCH e ", "SCAN e ", "SCAN u")) for *_, step in steps)


@pytest.mark.parametrize(
    ("typed", "looks"), [("actor:russia", 1), ("kind:meeting", 1), ("kind:meeting actor:russia", 3)]
)
def test_fields_with_totals_take_no_time_from_those_that_are_counted(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, typed: str, looks: int
) -> None:
    given: set[float] = set()
    limited = Reader._given
    monkeypatch.setattr(Reader, "_given", lambda reader, seconds: given.add(seconds) or limited(reader, seconds))
    reader.facets(parse_query(typed))
    assert given == {store.database.lookup.lists.FACET_SECONDS / looks}


def test_pages_use_their_indexes_whatever_the_statistics_say(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    make_sample(path)
    connection = sqlite3.connect(path)
    connection.execute("ANALYZE")
    connection.execute("DELETE FROM sqlite_stat1")
    for table, index in (("statement", "statement_report"), ("article", "article_duplicates")):
        connection.execute("INSERT INTO sqlite_stat1 VALUES (?, ?, '100000 100000')", (table, index))
    connection.commit()
    connection.close()
    with Reader.open(path) as reader:
        asked: list[str] = []
        meeting = reader.events(parse_query("kind:meeting"), limit=1)[0]
        reader.connection.set_trace_callback(asked.append)
        assert reader.meeting(meeting.id) is not None
        assert reader.article(meeting.article_sha256) is not None
        reader.connection.set_trace_callback(None)
        plans = {sql: reader.connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall() for sql in asked}
    assert [sql for sql, plan in plans.items() if any(step[3].startswith("SCAN") for step in plan)] == []


@pytest.mark.parametrize("newest_first", [True, False])
@pytest.mark.parametrize(
    "typed",
    [
        "",
        "kind:meeting",
        "-kind:meeting",
        "status:held",
        "month:2026",
        "month:2026-02",
        "after:2026-01",
        "truce",
        "text:truce",
        "actor:russia",
        "actor:russia kind:meeting",
        "is:stale",
        "has:place",
        "articles:2..",
    ],
)
def test_a_page_of_a_list_reads_no_more_rows_than_it_shows(reader: Reader, typed: str, newest_first: bool) -> None:
    """Rows come in the order of time, or their keys alone are sorted first: never whole rows."""
    asked: list[str] = []
    query = parse_query(typed)
    reader.events(query)
    reader.connection.set_trace_callback(asked.append)
    reader.events(query, limit=2, newest_first=newest_first)
    reader.connection.set_trace_callback(None)
    pages = [sql for sql in asked if "LIMIT 2" in sql and "e.focus_start" in sql]
    assert pages
    for sql in pages:
        plan = reader.connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
        assert [step for _, parent, _, step in plan if parent == 0 and "TEMP B-TREE" in step] == []


@pytest.mark.parametrize(("field", "value"), ONLY)
def test_terms_of_one_kind_of_event_find_no_other(reader: Reader, field: str, value: str) -> None:
    values = [value] if value else ["1..9"] if field == "round" else ["russia", "steve witkoff", "geneva", "abu dhabi"]
    for one in values:
        typed = f'{field}:"{one}" is:all'
        assert {row.kind for row in reader.events(parse_query(typed))} <= {ONLY[field, value]}


@pytest.mark.parametrize(
    "typed", ["kind:statement status:held", "speaker:russia has:place", "known:2026-02-20 speaker:russia is:moved"]
)
def test_terms_of_two_kinds_of_event_find_nothing(reader: Reader, typed: str) -> None:
    query = parse_query(typed)
    assert reader.events(query) == reader.events(query, newest_first=True) == []
    assert (reader.count(query).n, reader.around(query, 0, 10, 100).rows) == (0, [])


@pytest.mark.parametrize("newest_first", [True, False])
def test_a_later_page_of_a_period_begins_where_the_last_one_ended(reader: Reader, newest_first: bool) -> None:
    """SQLite walks from the bound of the key that is written first, so the page's stands before the period's."""
    query = parse_query("on:2025..2026-02")
    middle = reader.events(query)[2].key
    asked: list[str] = []
    reader.connection.set_trace_callback(asked.append)
    reader.events(query, before=middle, newest_first=True) if newest_first else reader.events(query, after=middle)
    reader.connection.set_trace_callback(None)
    [page] = [sql for sql in asked if "e.focus_start" in sql]
    where = page[page.index("FROM event e WHERE") :]
    assert where.index(str(middle)) < where.index("e.last >=")


@pytest.mark.parametrize(
    "typed", ["", "text:peskov", "is:all", "known:2026-02-20", "actor:russia", "month:2026", "talks"]
)
def test_a_window_is_the_same_from_wherever_it_is_walked(reader: Reader, typed: str) -> None:
    query = parse_query(typed)
    rows = reader.events(query)
    assert rows
    known = [(place, row.key) for place, row in enumerate(rows)] + [(len(rows), MOST_KEY)]
    for offset in range(len(rows) + 2):
        for limit in (1, 3, 20):
            for near in known:
                first, found = reader.window(query, offset, limit, [near])
                assert found == rows[offset : offset + limit]
                assert first == offset or not found


def test_a_window_before_a_place_that_was_estimated_too_high_begins_where_its_rows_do(reader: Reader) -> None:
    rows = reader.events()
    assert reader.window(EMPTY, 100, 2, [(103, rows[1].key)]) == (102, rows[:2])


@pytest.mark.parametrize(
    "typed", ["", "text:peskov", "is:all", "known:2026-02-20", "actor:russia -kind:meeting", "hard"]
)
def test_events_around_one_are_those_of_the_list(reader: Reader, typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    query = parse_query(typed)
    rows, total = reader.events(query), reader.count(query)
    places = {row.key: place for place, row in enumerate(rows)}
    for row in reader.events(parse_query("is:all")):
        place = places.get(row.key)
        for limit in (2, 4, 50):
            around = reader.around(query, row.key, limit, 100)
            assert (around.exact, around.total) == (True, total)
            assert around.rows == rows[around.offset : around.offset + limit]
            assert around.holds == (place is not None)
            if place is not None:
                assert around.offset + around.nearest == place
            nearest = rows[around.offset + around.nearest]
            away = [abs((other.key >> 32) - (row.key >> 32)) for other in rows]
            assert abs((nearest.key >> 32) - (row.key >> 32)) == min(away), "none is nearer in time"
    monkeypatch.setattr(store.database.lookup.lists, "QUICK_STEPS", 1)
    for row in rows:
        around = reader.around(query, row.key, 2, 100)
        assert row in around.rows
        if query:
            assert around.exact == (places[row.key] == 0)
            assert around.total.n >= around.offset + len(around.rows)
            assert not around.total.exact or len(rows) == 1
        assert reader.before(query, row.key) == places[row.key]


def test_values_on_which_sources_disagree_are_told_by_name(reader: Reader) -> None:
    def told(field: str, *values: str) -> list[str]:
        made = Contradiction(field, tuple(ContradictionValue(value, ("x",), 1) for value in values))
        found = disagreement_of(reader._connection, made, {"x": ("a-1", "Title")})
        assert {articles for _, _, articles in found.values} == {("a-1",)}
        return [value for value, _, _ in found.values]

    assert told("place", "place:istanbul") == ["Istanbul"]
    people = [f"person:dmitry-peskov {side}" for side in ("absent", "present")]
    assert told("participants", *people) == ["Dmitry Peskov absent", "Dmitry Peskov present"]
    assert told("status", "held") == ["held"]


@pytest.mark.parametrize(
    ("query", "never"),
    [
        ("after:2026 before:2025", True),
        ("on:2026-02-05 on:2024-02-05", True),
        ("date:2026-05..2026-06 before:2025-01 talks", True),
        ("status:held status:postponed", True),
        ("round:2 round:3", True),
        ("place:geneva speaker:peskov", True),
        ("after:2025-12-31 before:2026-01-01", False),
        ("status:held or status:postponed", False),
        ("status:held round:2 round:2..3", False),
        ("-after:2026 before:2025", False),
        ("after:2026 (before:2025 or talks)", False),
    ],
)
def test_what_no_event_can_fulfil_is_known_before_any_is_looked_at(reader: Reader, query: str, never: bool) -> None:
    assert (reader.compiler.plan(parse_query(query)).where == "0") == never
    assert not never or not reader.events(parse_query(query))


def test_a_long_event_has_days_in_two_spans_far_apart(tmp_path: Path) -> None:
    draft = Draft("Russia and Ukraine will hold talks between January 2024 and May 2026.", date(2024, 1, 5))
    when = When(None, None, date(2024, 1, 1), date(2026, 5, 31), Precision.VAGUE, "between")
    draft.meet(draft.text, "talks", Status.SCHEDULED, ["country:RU", "country:UA"], when)
    with Reader.open(make_sample(tmp_path / "x.db", [draft.extraction()])) as reader:
        assert len(reader.events(parse_query("after:2026 before:2025"))) == 1
        assert not reader.events(parse_query("after:2026-06 before:2024"))


def test_nobody_meets_his_own_country(tmp_path: Path) -> None:
    text = "Chad's President Idriss Abba met Niger's Foreign Minister Sani Moussa in Agadez on 3 May 2031.\n"
    (tmp_path / "a.txt").write_text(text)
    load([str(tmp_path / "a.txt")], tmp_path / "a.db", published=date(2031, 5, 4))
    with Reader.open(tmp_path / "a.db") as opened:
        met = {
            name: {other.name for other in opened.actor_company(name).met}
            for name in ("Chad", "Niger", "Idriss Abba", "Sani Moussa")
        }
    assert met == {
        "Chad": {"Niger", "Sani Moussa"},
        "Niger": {"Chad", "Idriss Abba"},
        "Idriss Abba": {"Niger", "Sani Moussa"},
        "Sani Moussa": {"Chad", "Idriss Abba"},
    }
