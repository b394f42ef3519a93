"""Every row of status.toml reads its own example: by how much a meeting is moved, and that it is to get another day."""

from __future__ import annotations

from typing import Any

import pytest

from store.lexicon import load_lexicon
from tests.store.extraction.claims.reading import reports

TABLE = load_lexicon().table("status")


def rows(name: str) -> list[Any]:
    return [pytest.param(row, id=row["id"]) for row in TABLE[name]]


def test_every_id_stands_once() -> None:
    ids = [row["id"] for found in TABLE.values() for row in found]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("row", [*rows("length"), *rows("shift")])
def test_length_gives_the_other_day(row: dict[str, Any]) -> None:
    (report,) = reports(row["example"])
    assert report["status"] == "scheduled"
    start, previous = report["start"], report["previous_start"]
    assert start is not None
    assert previous is not None
    assert (str(start) > str(previous)) == (row.get("way", 1) > 0)


@pytest.mark.parametrize("row", rows("further_day"))
def test_further_day_makes_it_put_off(row: dict[str, Any]) -> None:
    assert [(report["status"], report["previous_start"]) for report in reports(row["example"])] == [
        ("postponed", "2026-05-08")
    ]


@pytest.mark.parametrize("row", rows("no_show") + rows("prevented"))
def test_nobody_came(row: dict[str, Any]) -> None:
    assert [(report["status"], report["start"]) for report in reports(row["example"])] == [("cancelled", "2026-03-12")]
