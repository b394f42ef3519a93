"""The demo is built once, built again when the program changed, and built elsewhere where the cache is no good."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from store import demo
from store.database.lookup.reader import Reader


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(demo.tempfile, "tempdir", str(tmp_path))
    return tmp_path / "cache" / "talks-tui"


def test_the_demo_is_built_once(cache: Path) -> None:
    first = demo.demo_database()
    assert (first.path.parent, first.notice) == (cache, "")
    with Reader.open(first.path) as reader:
        totals = reader.totals()
        assert (totals.articles, totals.demo) == (5, True)
        assert totals.meetings
        page = reader.article(reader.events()[0].article_sha256)
        assert page is not None
        assert page.source.startswith("seeds/")
    assert [path.name for path in cache.iterdir()] == [first.path.name]
    assert stat.S_IMODE(first.path.stat().st_mode) == 0o600
    before = first.path.stat()
    assert demo.demo_database() == first
    assert first.path.stat().st_mtime_ns == before.st_mtime_ns


def test_another_version_builds_its_own_and_clears_the_old_one(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = demo.demo_database().path
    monkeypatch.setattr(demo, "program_digest", lambda: "another")
    new = demo.demo_database().path
    assert new != old
    assert [path.name for path in cache.iterdir()] == [new.name]


def test_where_the_cache_is_no_folder_the_demo_goes_elsewhere_and_says_so(cache: Path, tmp_path: Path) -> None:
    cache.parent.mkdir()
    cache.touch()
    found = demo.demo_database()
    assert found.path.parent == tmp_path / f"talks-tui-{os.getuid()}"
    assert "cannot be written" in found.notice
    assert demo.demo_database() == found


def test_a_planted_folder_in_the_temporary_directory_is_not_used(cache: Path, tmp_path: Path) -> None:
    cache.parent.mkdir()
    cache.touch()
    planted = tmp_path / f"talks-tui-{os.getuid()}"
    planted.symlink_to(tmp_path)
    found = demo.demo_database()
    assert planted.name != found.path.parent.name
    assert not list(tmp_path.glob("demo-*"))


def test_finding_the_demo_loads_nothing_that_reads_articles(cache: Path) -> None:
    code = (
        "import sys; from store import demo; demo.program_digest(); demo.program_digest = lambda: 'fixed';"
        "demo.demo_database(); print('\\n'.join(sys.modules))"
    )
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = ("store.lexicon", "store.extraction", "sqlite_utils", "dateparser", "textual")
    assert [name for name in done.stdout.split() if name.startswith(heavy)] == []
