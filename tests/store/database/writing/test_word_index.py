"""The full-text indexes hold what is there, whatever came and went."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from store.database.checks import check
from store.database.lookup.reader import Reader
from store.database.query import parse_query
from store.database.tables import FIRST_TRIGGERS
from store.database.writing.writer import Writer
from tests.store.database.sample import SampleNames, articles, make_sample


def _found(path: Path, query: str) -> int:
    with Reader.open(path) as reader:
        return reader.count(parse_query(query)).n


def test_words_of_articles_that_are_gone_are_found_no_more(sample_path: Path, tmp_path: Path) -> None:
    path = make_sample(tmp_path / "x.db")
    assert _found(path, "useful") == 1 and _found(path, "text:useful")
    with Writer(path, SampleNames()) as writer:
        writer.write([], [articles()[1].source.sha256])
    assert _found(path, "useful") == _found(path, "text:useful") == 0
    assert check(path).ok
    with Writer(path, SampleNames()) as writer:
        writer.write([articles()[1]])
    assert check(path).ok
    assert _found(path, "useful") == 1 and _found(path, "text:useful") == _found(sample_path, "text:useful")


def test_a_transaction_that_fails_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    path = make_sample(tmp_path / "x.db")
    sha256 = articles()[1].source.sha256

    def fail(_connection: sqlite3.Connection) -> None:
        raise KeyboardInterrupt

    with Writer(path, SampleNames()) as writer:
        try:
            writer.write([], [sha256], fail)
        except KeyboardInterrupt:
            writer.write([articles()[1]])
    assert _found(path, "useful") == 1
    assert check(path).ok


def test_a_database_whose_triggers_kept_the_index_is_written_by_the_writer_alone(tmp_path: Path) -> None:
    path = make_sample(tmp_path / "x.db", articles()[:2])
    connection = sqlite3.connect(path)
    for trigger in FIRST_TRIGGERS[:5]:
        connection.execute(trigger)
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'indexed_by_writer'")
    connection.execute("PRAGMA user_version = 6")
    connection.commit()
    connection.close()
    assert _found(path, "useful") == 1
    with Writer(path, SampleNames()) as writer:
        writer.write(articles()[2:], [articles()[1].source.sha256])
    assert _found(path, "useful") == 0
    assert check(path).ok
