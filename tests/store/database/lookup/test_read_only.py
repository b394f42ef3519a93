"""Reading where nothing may be written: file, folder, and a journal that is left; any number of readers at once."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.annotating import mark
from store.database.lookup.reader import Reader
from store.database.query import parse_query
from store.database.trouble import DatabaseTrouble
from tests.store.database.sample import make_sample

NOBODY = 65_534


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that anybody may look into, unlike those that pytest makes."""
    folder = Path(tempfile.mkdtemp(prefix="talks-tui-test-"))
    folder.chmod(0o755)
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(folder)


def as_nobody(work: Callable[[], str]) -> str:
    """What ``work`` gives in a process that may write nothing here, whoever runs the tests."""
    out, into = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            if os.geteuid() == 0:
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            os.write(into, work().encode())
        except BaseException as error:
            os.write(into, f"{type(error).__name__}: {error}".encode())
        finally:
            os._exit(0)
    os.close(into)
    with os.fdopen(out, "rb") as stream:
        got = stream.read().decode()
    os.waitpid(pid, 0)
    return got


def listed(path: Path) -> str:
    with Reader.open(path) as reader:
        return " ".join(row.id for row in reader.events(parse_query("kind:meeting")))


def sealed(path: Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o555)


def test_a_read_only_folder_is_read_by_many_and_left_as_it_was(place: Path) -> None:
    path = make_sample(place / "a db?#%é.db")
    expected = listed(path)
    sealed(path)
    before = sorted(entry.name for entry in place.iterdir())

    def many() -> str:
        readers = [Reader.open(path) for _ in range(5)]
        found = {" ".join(row.id for row in reader.events(parse_query("kind:meeting"))) for reader in readers}
        return "|".join(found)

    assert as_nobody(many) == expected
    assert sorted(entry.name for entry in place.iterdir()) == before


def test_an_empty_journal_does_not_matter(place: Path) -> None:
    path = make_sample(place / "x.db")
    expected = listed(path)
    Path(f"{path}-wal").touch()
    Path(f"{path}-shm").unlink(missing_ok=True)
    sealed(path)
    assert as_nobody(lambda: listed(path)) == expected


def test_a_journal_with_something_in_it_is_never_passed_over(place: Path) -> None:
    """Better a sentence than the state of yesterday."""
    path = make_sample(place / "x.db")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("INSERT INTO setting VALUES ('x', 'y')")
    copy = place / "copy"
    copy.mkdir()
    shutil.copy(path, copy / "x.db")
    shutil.copy(f"{path}-wal", copy / "x.db-wal")
    holder.close()
    (copy / "x.db-wal").chmod(0o444)
    sealed(copy / "x.db")
    assert as_nobody(lambda: listed(copy / "x.db")).startswith("DatabaseTrouble: ")


def test_nothing_is_written_to_it_and_that_is_said(place: Path) -> None:
    path = make_sample(place / "x.db")
    (first, *_) = listed(path).split()
    sealed(path)

    def put() -> str:
        mark(path, [first])
        return "marked"

    told = as_nobody(put)
    assert told.startswith("DatabaseTrouble: ")
    assert str(path) in told


def test_many_readers_and_a_writer_at_once(place: Path) -> None:
    path = make_sample(place / "x.db")
    (first, *_) = listed(path).split()
    troubles: list[Exception] = []
    counts: list[int] = []
    started = threading.Barrier(9)

    def read() -> None:
        try:
            with Reader.open(path) as reader:
                started.wait(20)
                counts.extend(len(reader.events(parse_query("kind:meeting"))) for _ in range(20))
        except (DatabaseTrouble, threading.BrokenBarrierError) as error:
            troubles.append(error)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    started.wait(20)
    for _ in range(10):
        mark(path, [first])
    for thread in threads:
        thread.join(30)
    assert troubles == []
    assert len(counts) == 160
    assert len(set(counts)) == 1
