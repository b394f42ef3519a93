"""The reader thread: latest wins, stale work is interrupted, failures are told."""

from __future__ import annotations

import shutil
import threading
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from textual.message import Message

from store.database.lookup.reader import Interrupted, Reader
from store.database.query import EMPTY, parse_query
from store.model import Span
from tui.asking import jobs
from tui.asking.gateway import Gateway
from tui.asking.messages import Answered, Troubled
from tui.model.state import Selection

LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000000) SELECT max(i) FROM n"


def opened(path: Path) -> tuple[Gateway, list[Message]]:
    answers: list[Message] = []
    gateway = Gateway(path, answers.append)
    gateway.start()
    return gateway, answers


def test_answers_carry_slot_and_generation(sample: Path) -> None:
    gateway, answers = opened(sample)
    gateway.ask("totals", 7, lambda reader: reader.count(EMPTY).n)
    assert gateway.wait_idle(5)
    (answer,) = answers
    assert isinstance(answer, Answered)
    assert (answer.slot, answer.generation, answer.value) == ("totals", 7, 9)
    gateway.close()


def test_a_waiting_question_is_replaced_by_a_newer_one(sample: Path) -> None:
    gateway, answers = opened(sample)
    started, go_on = threading.Event(), threading.Event()

    def slow(_: Reader) -> str:
        started.set()
        go_on.wait(5)
        return "slow"

    gateway.ask("article", 1, slow)
    assert started.wait(5)
    for generation in range(2, 50):
        gateway.ask("page", generation, lambda _, generation=generation: generation)  # type: ignore[misc]
    go_on.set()
    assert gateway.wait_idle(5)
    values = [answer.value for answer in answers if isinstance(answer, Answered)]
    assert values == ["slow", 49]
    gateway.close()


def test_a_running_question_is_interrupted_by_a_newer_one(sample: Path) -> None:
    gateway, answers = opened(sample)
    started = threading.Event()
    stopped: list[bool] = []

    def endless(reader: Reader) -> None:
        started.set()
        try:
            reader._connection.execute(LONG).fetchone()
        except Exception as error:
            stopped.append("interrupt" in str(error))
            raise Interrupted(str(error)) from error

    gateway.ask("page", 1, endless)
    assert started.wait(5)
    while not stopped:
        gateway.ask("page", 2, lambda _: "new")
    assert gateway.wait_idle(5)
    assert stopped == [True]
    assert [answer.value for answer in answers if isinstance(answer, Answered)][-1] == "new"
    assert not [answer for answer in answers if isinstance(answer, Troubled)], "a superseded failure is not told"
    gateway.close()


def test_trouble_is_told_in_a_sentence(tmp_path: Path) -> None:
    gateway, answers = opened(tmp_path / "none.db")
    gateway.ask("page", 1, lambda reader: reader)
    assert gateway.wait_idle(5)
    (answer,) = answers
    assert isinstance(answer, Troubled)
    assert answer.sentence.startswith("There is no database at")
    gateway.close()


def test_closing_ends_the_thread(sample: Path) -> None:
    gateway, _ = opened(sample)
    gateway.close()
    assert not gateway._thread.is_alive()


def test_first_page_keeps_the_event_or_takes_the_nearest(sample: Path) -> None:
    with Reader.open(sample) as reader:
        rows = reader.events(EMPTY)
        third = rows[2]
        page = jobs.first_page(reader, EMPTY, Selection(third.id, third.key))
        assert (page.place, page.kept, page.total.n) == (2, True, 9)
        page = jobs.first_page(reader, parse_query("kind:statement"), Selection(third.id, third.key))
        assert not page.kept
        assert page.rows[page.place].key > third.key
        last = rows[-1]
        page = jobs.first_page(reader, parse_query("kind:meeting"), Selection(last.id, last.key))
        assert page.rows[page.place].id == [row for row in rows if row.kind == "meeting"][-1].id
        page = jobs.first_page(reader, parse_query("nonesuch"), Selection(third.id, third.key))
        assert (page.total.n, page.rows, page.place) == (0, (), 0)


def test_an_event_hidden_by_the_filters_is_located_without_a_place(sample: Path) -> None:
    with Reader.open(sample) as reader:
        meeting = next(row for row in reader.events(EMPTY) if row.kind == "meeting")
        assert jobs.locate(reader, EMPTY, meeting.id).place is not None
        hidden = jobs.locate(reader, parse_query("kind:statement"), meeting.id)
        assert hidden.row is not None
        assert hidden.place is None
        assert jobs.locate(reader, EMPTY, "m-000000000000").row is None


def test_hits_are_whole_words_phrases_and_beginnings() -> None:
    text = "Energy truce; the truces, an energy-truce. TRUCE"
    assert [text[a:b] for a, b in jobs.find_hits(text, ["truce"])] == ["truce", "truce", "TRUCE"]
    assert [text[a:b] for a, b in jobs.find_hits(text, ["truce*"])] == ["truce", "truces", "truce", "TRUCE"]
    assert [text[a:b] for a, b in jobs.find_hits(text, ["energy truce"])] == ["Energy truce", "energy-truce"]
    assert jobs.find_hits(text, []) == ()
    assert jobs.find_hits(text, ["***", "!!"]) == ()
    assert jobs.find_hits("a b" * 5000, ["a"])[-1] == Span(*jobs.find_hits("a b" * 5000, ["a"])[-1])


def foreseen(path: Path, *slots: str) -> tuple[Gateway, list[Message], list[str]]:
    """A gateway that has looked ahead in these slots, what it posts, and what its thread did."""
    done: list[str] = []
    answers: list[Message] = []
    gateway = Gateway(path)
    for slot in slots:
        gateway.foresee(slot, partial(noted, done=done, text=slot))
    gateway.start()
    assert gateway.wait_idle(5)
    gateway.start(answers.append)
    return gateway, answers, done


def noted(reader: Reader, done: list[str], text: str) -> str:
    done.append(text)
    return f"{text} of {reader.count(EMPTY).n}"


def test_what_was_foreseen_is_answered_without_being_done_again(sample: Path) -> None:
    gateway, answers, done = foreseen(sample, "facets", "article")
    assert sorted(done) == ["article", "facets"]
    assert not answers, "nobody has asked"
    gateway.ask("facets", 3, partial(noted, done=done, text="facets"))
    (answer,) = answers
    assert isinstance(answer, Answered)
    assert (answer.slot, answer.generation, answer.value) == ("facets", 3, "facets of 9")
    assert len(done) == 2
    gateway.ask("facets", 4, partial(noted, done=done, text="facets"))
    assert gateway.wait_idle(5)
    assert len(done) == 3, "an answer ahead serves once: the database may have changed since"
    gateway.close()


def test_what_was_foreseen_wrongly_is_forgotten(sample: Path) -> None:
    gateway, answers, done = foreseen(sample, "facets")
    gateway.ask("facets", 1, partial(noted, done=done, text="others"))
    assert gateway.wait_idle(5)
    assert [answer.value for answer in answers if isinstance(answer, Answered)] == ["others of 9"]
    gateway.close()


def test_a_question_being_looked_up_ahead_is_taken_over(sample: Path) -> None:
    started, go_on = threading.Event(), threading.Event()
    answers: list[Message] = []
    runs: list[int] = []

    def slow(_: Reader, runs: list[int]) -> str:
        runs.append(1)
        started.set()
        go_on.wait(5)
        return "slow"

    gateway = Gateway(sample)
    gateway.foresee("article", partial(slow, runs=runs))
    gateway.start()
    assert started.wait(5)
    gateway.start(answers.append)
    gateway.ask("article", 8, partial(slow, runs=runs))
    go_on.set()
    assert gateway.wait_idle(5)
    (answer,) = answers
    assert isinstance(answer, Answered)
    assert (answer.generation, answer.value, runs) == (8, "slow", [1])
    gateway.close()


def test_trouble_ahead_is_told_to_whoever_asks(tmp_path: Path) -> None:
    answers: list[Message] = []
    gateway = Gateway(tmp_path / "none.db")
    gateway.foresee("totals", partial(jobs.summary, query=EMPTY))
    gateway.start()
    assert gateway.wait_idle(5)
    gateway.start(answers.append)
    gateway.ask("totals", 1, partial(jobs.summary, query=EMPTY))
    assert gateway.wait_idle(5)
    (answer,) = answers
    assert isinstance(answer, Troubled)
    assert answer.generation == 1
    gateway.close()


@pytest.mark.parametrize(
    ("today", "query", "day"),
    [
        (date(2000, 1, 1), "", "2026-02-01"),
        (date(2026, 2, 4), "kind:meeting", "2026-02-04"),
        (date(2026, 2, 6), "kind:meeting", "2026-02-07"),
        (date(2040, 1, 1), "kind:meeting", "2026-03-01"),
        (date(2040, 1, 1), "kind:meeting known:2026-02-04", "2026-02-04"),
    ],
)
def test_a_list_never_seen_opens_at_the_dated_event_nearest_to_today(
    sample: Path, monkeypatch: pytest.MonkeyPatch, today: date, query: str, day: str
) -> None:
    monkeypatch.setattr(jobs, "today", lambda: today)
    with Reader.open(sample) as reader:
        page = jobs.first_page(reader, parse_query(query), Selection())
        days = [(row.day, row.kind) for row in page.rows]
        chosen = page.rows[page.place - page.offset]
        assert (chosen.day or chosen.was) == day, days
        undated = jobs.first_page(reader, parse_query("is:undated"), Selection())
    assert undated.place == 0


def test_a_place_far_down_a_list_that_was_not_counted_to_its_end_is_kept(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "COUNT_CAP", 20)
    monkeypatch.setattr(jobs, "today", lambda: date(2040, 1, 1))
    with Reader.open(many) as reader:
        page = jobs.first_page(reader, parse_query("kind:statement"), Selection(), 50)
        exact = reader.count(parse_query("kind:statement")).n
    assert exact - 10 < page.place < exact
    assert not page.total.exact
    assert page.offset <= page.place < page.offset + len(page.rows) <= page.total.n


def test_a_database_taken_away_or_replaced_is_told_as_that_and_read_anew(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    shutil.copy(sample, path)
    gateway, answers = opened(path)
    for number, step in enumerate((lambda: None, path.unlink, lambda: shutil.copy(sample, path))):
        step()
        gateway.ask("version", number, jobs.freshness)
        assert gateway.wait_idle(5)
    before, gone, after = answers
    assert isinstance(gone, Troubled)
    assert gone.sentence.startswith("There is no database at")
    assert isinstance(before, Answered)
    assert isinstance(after, Answered)
    assert after.value.events == before.value.events
    gateway.close()


def test_another_file_in_the_place_of_the_database_is_news(sample: Path, tmp_path: Path) -> None:
    path, other = tmp_path / "x.db", tmp_path / "other.db"
    shutil.copy(sample, path)
    shutil.copy(sample, other)
    gateway, answers = opened(path)
    gateway.ask("version", 1, jobs.freshness)
    assert gateway.wait_idle(5)
    other.replace(path)
    gateway.ask("version", 2, jobs.freshness)
    assert gateway.wait_idle(5)
    before, after = (answer.value for answer in answers if isinstance(answer, Answered))
    assert before.version != after.version
    gateway.close()
