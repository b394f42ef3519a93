"""Undated articles are narrowed down by dated ones, in whatever order they come and go."""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.correcting import correct, undo
from store.database.checks import check
from store.database.lookup.reader import Reader
from store.database.query import parse_query
from store.database.writing import undated
from store.export import KINDS, export
from store.loading import load
from tests.store.linking.reports import CALM

UNDATED = (
    "The third round of talks between Chad and Niger ended in Niamey without result, a diplomat said. The delegations"
    " will meet again next week."
)
HELD = (
    "2026-02-12",
    "The third round of talks between Chad and Niger was held in Niamey on 11 February 2026, a diplomat said.",
)
NEXT = ("2026-02-20", "The fourth round of talks between Chad and Niger was held in Niamey on 18 February 2026.")
PLAN = (
    "2026-02-10",
    "Chad and Niger will hold the third round of their talks in Niamey on 11 February 2026, a minister said.",
)
OTHER = ("2026-05-10", "Peru and Ecuador held the third round of their talks in Lima on 9 May 2026.")


def write(folder: Path, name: str, day: str | None, text: str) -> Path:
    path = folder / f"{name}.jsonl"
    path.write_text(json.dumps({"id": name, "text": text} | ({"published": day} if day else {})))
    return path


def digest(db: Path) -> str:
    stream = io.StringIO()
    for kind in KINDS:
        export(db, kind, "jsonl", stream)
    return stream.getvalue()


def bounds(db: Path) -> tuple[str, str | None, str | None, tuple[str, ...]]:
    """Id, bounds and reasons of the one article without a day of its own."""
    connection = sqlite3.connect(db)
    try:
        (name,) = connection.execute("SELECT name FROM article WHERE given_published IS NULL").fetchone()
    finally:
        connection.close()
    with Reader.open(db) as reader:
        page = reader.article(name)
    assert page is not None
    return name, page.published_earliest, page.published_latest, page.published_reasons


def test_a_report_of_the_end_came_out_after_it(tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    load([write(tmp_path, "u", None, UNDATED)], db)
    assert bounds(db)[1] is None
    load([write(tmp_path, "h", *HELD)], db)
    _, earliest, latest, reasons = bounds(db)
    assert (earliest, latest) == ("2026-02-11", None)
    assert "article a-" in reasons[-1]
    assert "2026-02-11" in reasons[-1]
    load([write(tmp_path, "o", *OTHER)], db)
    assert bounds(db)[1:3] == ("2026-02-11", None)


def test_a_weekday_is_known_once_the_talks_are(tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    text = "The ministers of Chad and Niger sat down in Niamey on Wednesday and parted without result."
    load([write(tmp_path, "u", None, text)], db)
    assert bounds(db)[1:3] == (None, None)
    load([write(tmp_path, "h", *HELD)], db)
    assert bounds(db)[1:3] == ("2026-02-11", "2026-02-17")
    with Reader.open(db) as reader:
        [meeting] = reader.events(parse_query("kind:meeting place:niamey"))
    assert meeting.day == "2026-02-11"
    assert check(db).ok


def test_what_a_dated_article_told_goes_with_it(tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    load([write(tmp_path, "u", None, UNDATED)], db)
    alone = digest(db)
    load([write(tmp_path, "h", *HELD)], db)
    assert bounds(db)[1] == "2026-02-11"
    load([write(tmp_path, "h", "2026-02-12", "Nothing of that kind.")], db)
    assert bounds(db)[1] is None
    assert [line for line in digest(db).splitlines() if '"u"' in line] == [
        line for line in alone.splitlines() if '"u"' in line
    ]


def test_a_day_that_is_the_only_one_left_moves_what_is_counted_from_it(tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    text = (
        "The third round of talks between Chad and Niger ended in Niamey without result, a diplomat said. The fourth"
        " round of talks between Chad and Niger will be held in Rome. Chad and Togo will hold talks in Lomé on Monday."
    )
    load([write(tmp_path, "u", None, text)], db)
    with Reader.open(db) as reader:
        assert reader.events(parse_query("kind:meeting place:lome"))[0].day is None
    soon = ("2026-02-10", "The fourth round of talks between Chad and Niger will be held in Rome on 11 February 2026.")
    load([write(tmp_path, "h", *HELD), write(tmp_path, "s", *soon)], db)
    with Reader.open(db) as reader:
        page = reader.article(bounds(db)[0])
        assert page is not None
        assert (page.published, page.published_how) == ("2026-02-11", "inferred")
        assert reader.events(parse_query("kind:meeting place:lome"))[0].day == "2026-02-16"
    load([write(tmp_path, "s", "2026-02-10", "Nothing of that kind.")], db)
    with Reader.open(db) as reader:
        assert reader.events(parse_query("kind:meeting place:lome"))[0].day is None
    assert check(db).ok


def test_a_day_set_by_a_person_goes_before(tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    load([write(tmp_path, "u", None, UNDATED), write(tmp_path, "h", *HELD)], db)
    narrowed_down = digest(db)
    before = bounds(db)
    correct(db, before[0], "published", "2026-02-13")
    with Reader.open(db) as reader:
        page = reader.article(before[0])
        assert page is not None
        assert (page.published, page.published_how) == ("2026-02-13", "given")
    undo(db)
    assert digest(db) == narrowed_down
    assert check(db).ok


def test_a_key_that_everybody_has_tells_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undated, "BUSY", 1)
    db = tmp_path / "x.db"
    load([write(tmp_path, "u", None, UNDATED), write(tmp_path, "h", *HELD)], db)
    assert bounds(db)[1] == "2026-02-11"
    load([write(tmp_path, "p", *PLAN)], db)
    assert bounds(db)[1] is None


def _told(number: int, day: int, place: str, status: str) -> tuple[str, str]:
    on, out = date(2026, 2, day), date(2026, 2, min(day + 1, 28) if status == "held" else max(day - 2, 1))
    verb = "was held" if status == "held" else "will be held"
    text = f"The {number}th round of talks between Chad and Niger {verb} in {place} on {on.day} February 2026."
    return out.isoformat(), text


DATED = st.builds(_told, st.integers(4, 6), st.integers(3, 27), st.sampled_from(["Niamey", "Rome"]),
                  st.sampled_from(["held", "planned"]))  # fmt: skip
OPEN = st.builds(
    lambda number, place, ended, day: (
        None,
        f"The {number}th round of talks between Chad and Niger "
        + ("ended" if ended else "will be held")
        + f" in {place} on {day}, a diplomat said. The ministers will meet again next week.",
    ),
    st.integers(4, 6),
    st.sampled_from(["Niamey", "Rome"]),
    st.booleans(),
    st.sampled_from(["Friday", "Tuesday", "9 February", "20 February"]),
)


@settings(CALM, max_examples=20)
@given(
    st.lists(st.one_of(DATED, OPEN), min_size=2, max_size=6, unique_by=lambda told: told[1]),
    st.randoms(use_true_random=False),
    st.integers(1, 3),
)
def test_no_order_of_loading_matters(told: Sequence[tuple[str | None, str]], chance: object, busy: int) -> None:
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patched:
        patched.setattr(undated, "BUSY", busy)
        folder = Path(name)
        paths = [write(folder, f"t{number}", day, text) for number, (day, text) in enumerate(told)]
        load(paths, folder / "whole.db")
        chance.shuffle(paths)  # type: ignore[attr-defined]
        for path in paths:
            load([path], folder / "parts.db")
        assert digest(folder / "whole.db") == digest(folder / "parts.db")
        assert check(folder / "parts.db").ok
