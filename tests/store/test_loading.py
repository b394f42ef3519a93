"""Loading: once, again, in any order, killed, with texts that the extractor cannot bear."""

from __future__ import annotations

import io
import itertools
import json
import os
import signal
import sqlite3
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

import store.loading.news
import store.loading.reading
import store.loading.writing
from store.database.checks import check
from store.database.lookup.reader import DatabaseTrouble, Reader
from store.database.query import parse_query
from store.database.writing.writer import Writer
from store.executors import Answers, extract_many
from store.export import KINDS, export
from store.loading import Progress, load, reread
from store.model import SourceText
from tests.bench.kills import kill_and_compare

FOUR = {
    "one.txt": "LONDON, 3 February 2026 - Russia and Ukraine will hold talks in Istanbul on 5 February, Dmitry"
    ' Peskov said. "We expect hard work," Peskov said.',
    "two.txt": "KYIV, 6 February 2026 - Russia and Ukraine held talks in Istanbul on 5 February, Andrii Sybiha said.",
    "three.txt": "ANKARA, 7 February 2026 - Presidents of Türkiye and Iran are to speak by phone on Monday.",
    "four.txt": "Nobody knows when Sudan and Egypt will meet.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, text in FOUR.items():
        (texts / name).write_text(text)
        os.utime(texts / name, (1_700_000_000, 1_700_000_000))
    return texts


def digest(db: Path) -> str:
    stream = io.StringIO()
    for kind in KINDS:
        export(db, kind, "jsonl", stream)
    return stream.getvalue()


def figures(db: Path) -> tuple[int, int]:
    with Reader.open(db) as reader:
        return reader.totals().articles, reader.count().n


@pytest.mark.parametrize("query", ["country:turkey", "country:UAE", "place:constantinople", "country:turk*"])
def test_what_is_spoken_of_is_found_by_names_that_no_article_uses(query: str, folder: Path, tmp_path: Path) -> None:
    (folder / "five.txt").write_text("The United Arab Emirates and Oman held talks in Muscat on 5 February 2026.")
    load([folder], tmp_path / "a.db")
    with Reader.open(tmp_path / "a.db") as reader:
        assert reader.count(parse_query(query)).n, query


def test_progress_counts_what_is_read_before_a_batch_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.loading.reading, "CHUNK_TEXTS", 2)
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"Chad and Mali held talks in Doha on {number + 1} May 2026.")
    seen: list[Progress] = []
    written: list[int] = []

    def note(progress: Progress) -> None:
        seen.append(progress)
        if (tmp_path / "a.db").exists():
            with sqlite3.connect(tmp_path / "a.db") as connection:
                written.append(connection.execute("SELECT count(*) FROM article").fetchone()[0])

    summary = load([folder], tmp_path / "a.db", on_progress=note)
    assert summary.new == 6
    assert [progress.done for progress in seen if progress.done] == [1, 2, 3, 4, 5, 6, *[6] * 6]
    assert written[:7] == [0] * 7, "all were read when none was written"


def test_a_second_load_changes_nothing(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    seen: list[Progress] = []
    first = load([folder], db, on_progress=seen.append)
    assert (first.new, first.unchanged, first.changed, first.failed) == (4, 0, 0, [])
    assert (seen[-1].done, seen[-1].total) == (4, 4)
    before = digest(db)
    second = load([folder], db)
    assert (second.new, second.unchanged, second.changed) == (0, 4, 0)
    for name in FOUR:
        os.utime(folder / name, (1_700_000_100, 1_700_000_100))
    assert load([folder], db).unchanged == 4
    assert digest(db) == before
    assert check(db).ok


def test_files_beyond_those_looked_up_at_a_time_are_known(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.loading.news, "LOOKED_UP", 3)
    db = tmp_path / "x.db"
    assert load([folder], db).new == 4
    (folder / "two.txt").write_text("Peru and Chile held talks in Lima on 2 March 2026.")
    again = load([folder, folder], db)
    assert (again.new, again.changed, again.unchanged) == (0, 1, 7)


def test_the_order_of_loading_does_not_matter(folder: Path, tmp_path: Path) -> None:
    digests = set()
    for number, names in enumerate(itertools.permutations(FOUR)):
        if number % 5:
            continue
        db = tmp_path / f"{number}.db"
        for name in names:
            load([folder / name], db)
        digests.add(digest(db))
    load([folder], tmp_path / "whole.db")
    digests.add(digest(tmp_path / "whole.db"))
    assert len(digests) == 1


def test_processes_give_the_same_database(folder: Path, tmp_path: Path) -> None:
    load([folder], tmp_path / "one.db")
    load([folder], tmp_path / "two.db", jobs=2)
    assert digest(tmp_path / "one.db") == digest(tmp_path / "two.db")


def test_an_undated_article_is_read_again_by_processes_as_by_one(tmp_path: Path) -> None:
    talks = "a second round of border talks in Tbilisi"
    texts = {
        "dated.txt": f"TBILISI, 12 March 2026 - Armenia and Azerbaijan held {talks} on Wednesday.\n",
        "undated.txt": f"Armenia and Azerbaijan will hold {talks} next week, officials said.\n",
    }
    folder = tmp_path / "kin"
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    for jobs in (1, 2):
        load([folder], tmp_path / f"{jobs}.db", jobs=jobs)
    assert digest(tmp_path / "1.db") == digest(tmp_path / "2.db")
    assert "not after 2026-03-11" in digest(tmp_path / "2.db")


def test_a_changed_file_takes_the_place_of_its_older_text(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    load([folder], db)
    (folder / "two.txt").write_text(FOUR["two.txt"].replace("held talks", "did not hold talks"))
    summary = load([folder], db)
    assert (summary.new, summary.unchanged, summary.changed) == (0, 3, 1)
    load([folder], tmp_path / "fresh.db")
    assert figures(db)[0] == 4
    assert _without_aliases(digest(db)) == _without_aliases(digest(tmp_path / "fresh.db"))
    assert check(db).ok


def _without_aliases(exported: str) -> list[dict[str, object]]:
    return [{**record, "aliases": None} for record in map(json.loads, exported.splitlines())]


def test_one_text_in_two_files_is_one_article_until_both_are_gone(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    (folder / "copy.txt").write_text(FOUR["one.txt"])
    summary = load([folder], db)
    assert (summary.new + summary.unchanged + summary.changed, figures(db)[0]) == (5, 4)
    (folder / "copy.txt").write_text("Another text altogether.")
    load([folder], db)
    assert figures(db)[0] == 5
    (folder / "one.txt").write_text("And a third text.")
    load([folder], db)
    assert figures(db)[0] == 5
    assert check(db).ok


def test_what_is_told_later_is_told_as_well_as_what_is_told_first(tmp_path: Path) -> None:
    record = {"text": "Leaders of Chad and Niger will meet on Tuesday in Niamey.", "id": "x"}
    early, late = tmp_path / "early.jsonl", tmp_path / "late.jsonl"
    early.write_text(json.dumps(record))
    late.write_text(json.dumps({**record, "published": "2026-02-13", "outlet": "Post"}))
    digests = set()
    for number, order in enumerate([[early, late], [late, early]]):
        db = tmp_path / f"{number}.db"
        for path in order:
            load([path], db)
        digests.add(digest(db))
    assert len(digests) == 1
    assert '"published": "2026-02-13"' in digests.pop()


class Moody:
    """Cannot bear some words: raises on one, kills its process on another."""

    def __call__(self, chunk: Sequence[SourceText]) -> Answers:
        from store.executors import Unreadable

        answers: Answers = []
        for source in chunk:
            if "Sudan" in source.text and os.environ.get("MOODY") == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            if "Sudan" in source.text:
                answers.append(Unreadable(source, "could not be read: ValueError: no"))
            else:
                answers += extract_many([source])
        return answers


def test_a_text_that_the_extractor_cannot_bear_is_set_aside(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    summary = load([folder], db, extract=Moody())
    assert (summary.new, summary.failed) == (3, [(str(folder / "four.txt"), "could not be read: ValueError: no")])
    again = load([folder], db, extract=Moody())
    assert (again.unchanged, len(again.failed)) == (3, 1)
    assert load([folder], db).new == 1


def test_a_text_that_kills_its_process_is_set_aside(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOODY", "kill")
    summary = load([folder], tmp_path / "x.db", jobs=2, extract=Moody())
    assert summary.new == 3
    assert [name for name, _ in summary.failed] == [str(folder / "four.txt")]
    assert "killed" in summary.failed[0][1]


def test_what_an_older_version_read_is_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = tmp_path / "x.db"
    load([folder], db)
    before = digest(db)
    with Writer(db) as writer:
        writer.connection.execute("UPDATE article SET parser = 'old'")
        writer.connection.execute("UPDATE file SET reading = 'old'")
    summary = load([folder / "one.txt"], db)
    assert (summary.changed, summary.unchanged) == (1, 0)
    assert reread(db).changed == 3
    assert digest(db) == before
    assert check(db).ok


def test_options_hold_for_articles_that_bring_none(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Leaders of Chad and Niger will meet on Tuesday in Niamey.")
    load([tmp_path / "x.txt"], tmp_path / "x.db", published=date(2026, 2, 13), outlet="Le Post")
    with Reader.open(tmp_path / "x.db") as reader:
        page = reader.article(reader.connection.execute("SELECT name FROM article").fetchone()[0])
        assert page is not None
        assert (page.published, page.published_how, page.outlet) == ("2026-02-13", "given", "Le Post")
        assert [row.day for row in reader.events(parse_query("kind:meeting"))] == ["2026-02-17"]


def test_a_load_killed_at_any_moment_goes_on_where_it_was(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(40):
        day = number % 27 + 1
        (texts / f"{number:02}.txt").write_text(
            f"PARIS, {day} February 2026 - France and Chad held talks in Paris on {day} February. {number}"
        )
    killed, same = kill_and_compare(tmp_path, texts, 4, 7)
    assert killed >= 3
    assert same


class Interrupted:
    """Sends its own process a signal at the third text."""

    def __init__(self, number: int) -> None:
        self.number, self.seen = number, 0

    def __call__(self, chunk: Sequence[SourceText]) -> Answers:
        self.seen += len(chunk)
        if self.seen == 3:
            signal.raise_signal(self.number)
        return extract_many(chunk)


@pytest.mark.parametrize(
    ("number", "error"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, SystemExit)], ids=["ctrl-c", "sigterm"]
)
def test_an_interrupted_load_keeps_what_it_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals, error: type[BaseException]
) -> None:
    monkeypatch.setattr(store.loading.reading, "CHUNK_TEXTS", 1)
    db = tmp_path / "x.db"
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(error) as caught:
        load([folder], db, extract=Interrupted(number))
    assert not isinstance(caught.value, SystemExit) or caught.value.code == 143
    assert signal.getsignal(signal.SIGTERM) is before
    assert figures(db)[0] == 2
    assert check(db).ok
    with Writer(db) as writer:
        assert writer.waiting() == 0
    assert load([folder], db).new == 2
    load([folder], tmp_path / "whole.db")
    assert digest(db) == digest(tmp_path / "whole.db")


def test_a_second_writer_is_told_to_wait(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    load([folder / "one.txt"], db)
    other = sqlite3.connect(db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseTrouble, match="Another program is writing"), Writer(db, timeout=0.1) as writer:
        writer.write([])
    with Reader.open(db) as reader:
        assert reader.totals().articles == 1
    other.execute("ROLLBACK")
    other.close()


def test_a_full_disk_keeps_every_finished_batch(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store.loading.writing, "BATCH", 1)
    monkeypatch.setattr(store.loading.reading, "CHUNK_TEXTS", 1)
    db = tmp_path / "x.db"
    load([folder / "one.txt"], db)
    before = figures(db)
    real = Writer.__init__

    def tight(self: Writer, *args: object, **options: object) -> None:
        real(self, *args, **options)  # type: ignore[arg-type]
        (pages,) = self.connection.execute("PRAGMA page_count").fetchone()
        self.connection.execute(f"PRAGMA max_page_count = {pages}")

    monkeypatch.setattr(Writer, "__init__", tight)
    (folder / "long.txt").write_text("Nothing happened on that long and quiet day. " * 3000)
    with pytest.raises(DatabaseTrouble, match="disk is full"):
        load([folder / "long.txt"], db)
    assert figures(db) == before
    assert check(db).ok
