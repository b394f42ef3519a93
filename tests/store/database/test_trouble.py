"""Every kind of file that is no good database is answered with one sentence, and left as it is."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.database.checks import check
from store.database.lookup.reader import DatabaseTrouble, Reader
from store.database.query import parse_query
from store.database.trouble import sentence_for
from store.database.writing.writer import Writer
from tests.store.database.sample import SampleNames, articles, make_sample


def _newer(path: Path) -> None:
    make_sample(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def _foreign(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()


def _cut(path: Path) -> None:
    make_sample(path)
    _packed(path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 3])


def _packed(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "text": (lambda path: path.write_text("just words " * 100), "not a talks-tui database"),
    "folder": (lambda path: path.mkdir(), "is a folder"),
    "newer": (_newer, "newer talks-tui"),
    "foreign": (_foreign, "belongs to another program"),
    "pipe": (os.mkfifo, "not a regular file"),
    "cut": (_cut, "damaged"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_named_and_not_touched(tmp_path: Path, kind: str) -> None:
    make, words = BAD[kind]
    path = tmp_path / "x.db"
    make(path)
    before = path.read_bytes() if path.is_file() else b""

    def read() -> None:
        with Reader.open(path) as reader:
            reader.totals()
            reader.events()
            reader.facets(parse_query("talks"))
            check(path)

    with pytest.raises(DatabaseTrouble, match=words) as caught:
        read()
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)
    if kind != "cut":
        with pytest.raises(DatabaseTrouble, match=words):
            Writer(path, SampleNames())
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_no_file_and_an_empty_file_say_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(DatabaseTrouble, match="There is no database"):
        Reader.open(tmp_path / "none.db")
    (tmp_path / "empty.db").touch()
    with pytest.raises(DatabaseTrouble, match="is empty"):
        Reader.open(tmp_path / "empty.db")
    with Writer(tmp_path / "empty.db", SampleNames()) as writer:
        writer.write(articles())
    with Reader.open(tmp_path / "empty.db") as reader:
        assert reader.totals().articles == 5


def test_a_link_to_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "x.db").symlink_to(tmp_path / "elsewhere.db")
    with pytest.raises(DatabaseTrouble, match="symbolic link"):
        Writer(tmp_path / "x.db", SampleNames())
    assert not (tmp_path / "elsewhere.db").exists()


def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        path = tmp_path / "new" / "x.db"
        with Writer(path, SampleNames()) as writer:
            writer.write(articles())
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    finally:
        os.umask(old)
    assert set(modes) == {"x.db", "x.db-wal", "x.db-shm"}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_readers_read_on_while_somebody_writes(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    first, *rest = articles()
    make_sample(path, [first])
    with Reader.open(path) as reader, Writer(path, SampleNames()) as writer:
        version, count = reader.data_version(), reader.count()
        writer.connection.execute("BEGIN IMMEDIATE")
        assert reader.count() == count
        writer.connection.execute("COMMIT")
        writer.write(rest)
        assert reader.data_version() != version
        assert reader.totals().articles == 5
        assert [row.title for row in reader.events(parse_query("is:stale"))] == ["speak"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_flipped_bytes_give_a_sentence_or_an_answer(
    sample_path: Path, tmp_path: Path, changes: list[tuple[float, int]]
) -> None:
    path = tmp_path / "x.db"
    shutil.copy(sample_path, path)
    _packed(path)
    data = bytearray(path.read_bytes())
    for place, byte in changes:
        data[int(place * (len(data) - 1))] = byte
    path.write_bytes(data)
    try:
        with Reader.open(path) as reader:
            reader.totals()
            for row in reader.events():
                reader.meeting(row.id)
                reader.article(row.article_sha256)
            reader.facets(parse_query("talks"))
            reader.count(parse_query("text:truce"))
    except DatabaseTrouble as trouble:
        assert str(trouble).endswith(".")


@pytest.mark.parametrize("opened", [Reader.open, lambda path: Writer(path, SampleNames())], ids=["reader", "writer"])
def test_opening_it_once_more_leaves_the_journal_to_those_who_read(
    tmp_path: Path, opened: Callable[[Path], Reader | Writer]
) -> None:
    path = make_sample(tmp_path / "x.db")
    with Reader.open(path) as reader:
        articles_before = reader.totals().articles
        opened(path).close()
        another = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT * FROM article'); c.close()"
        subprocess.run([sys.executable, "-c", another, path], check=True)
        assert Path(f"{path}-wal").exists()
        assert reader.totals().articles == articles_before


def test_a_file_that_cannot_be_written_is_told_from_one_that_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "one.db"
    path.write_bytes(b"x")
    error = sqlite3.OperationalError("unable to open database file")
    error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    assert "cannot be opened" in sentence_for(error, path)
    monkeypatch.setattr("os.access", lambda *_: False)  # as on a file system that is mounted read-only
    assert "is read-only" in sentence_for(error, path)
    assert "--db" in sentence_for(error, path)
