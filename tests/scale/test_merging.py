"""Shards put together are the database of one load."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.correcting import correct
from store.database.checks import check
from store.database.lookup.reader import DatabaseTrouble, Reader
from store.database.query import parse_query
from store.loading import Shard, load
from store.merging import merge
from tests.bench.kills import digest
from tests.scale.texts import write_articles


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("merging") / "texts", 30)


@pytest.fixture(scope="module")
def shards(texts: Path) -> list[Path]:
    paths = [texts.parent / f"{number}.db" for number in (1, 2, 3)]
    for number, path in enumerate(paths, 1):
        load([texts], path, shard=Shard(number, 3))
    return paths


@pytest.fixture(scope="module")
def whole(texts: Path) -> Path:
    load([texts], texts.parent / "whole.db")
    return texts.parent / "whole.db"


def articles(path: Path) -> int:
    with Reader.open(path) as reader:
        return reader.totals().articles


def test_undated_articles_are_dated_by_those_of_other_shards(shards: list[Path], whole: Path) -> None:
    def days(path: Path) -> dict[str, tuple[str, str]]:
        with Reader.open(path) as reader:
            rows = reader.connection.execute(
                "SELECT sha256, published_earliest, published_latest FROM article WHERE published IS NULL"
            )
            return {sha256: (earliest, latest) for sha256, earliest, latest in rows}

    apart = {sha256: bounds for path in shards for sha256, bounds in days(path).items()}
    assert apart
    assert apart != days(whole)


def test_every_article_is_in_one_shard(shards: list[Path], whole: Path) -> None:
    assert [articles(path) > 3 for path in shards] == [True] * 3
    assert sum(map(articles, shards)) == articles(whole)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_merged_shards_are_the_database_of_one_load(
    order: tuple[int, ...], shards: list[Path], whole: Path, tmp_path: Path
) -> None:
    merged = tmp_path / "merged.db"
    assert merge(merged, [shards[number] for number in order]) == articles(whole)
    assert check(merged).ok
    assert digest(merged) == digest(whole)
    assert merge(merged, shards) == 0
    assert digest(merged) == digest(whole)


def test_a_merge_goes_on_where_it_was_and_a_load_goes_on_from_it(
    texts: Path, shards: list[Path], whole: Path, tmp_path: Path
) -> None:
    merged = tmp_path / "merged.db"
    merge(merged, shards[:1])
    merge(merged, shards)
    summary = load([texts], merged)
    assert (summary.new, summary.changed) == (0, 0)
    assert digest(merged) == digest(whole)


def test_corrections_come_along_once(shards: list[Path], tmp_path: Path) -> None:
    corrected = tmp_path / "corrected.db"
    corrected.write_bytes(shards[0].read_bytes())
    with Reader.open(corrected) as reader:
        meeting = reader.events(parse_query("kind:meeting"), limit=1)[0].id
    correct(corrected, meeting, "status", "postponed", "the organiser says so")
    merged = tmp_path / "merged.db"
    for _ in range(2):
        merge(merged, [corrected, *shards[1:]])
    with Reader.open(merged) as reader:
        page = reader.meeting(meeting)
        assert page is not None
        assert (page.status, page.corrected) == ("postponed", ("status",))
        assert reader.connection.execute("SELECT count(*) FROM correction").fetchone() == (1,)


def test_what_is_no_database_is_refused(shards: list[Path], tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("not a database at all, only words")
    with pytest.raises(DatabaseTrouble, match="notes"):
        merge(tmp_path / "merged.db", [shards[0], tmp_path / "notes.db"])
    with pytest.raises(DatabaseTrouble, match="into itself"):
        merge(shards[0], shards)
