"""A check finds what was changed behind the writer's back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from store.database.checks import check
from tests.store.database.sample import make_sample


def test_a_sound_database_passes_with_figures(sample_path: Path) -> None:
    result = check(sample_path)
    assert result.ok
    assert all(line.startswith("ok ") for line in result.lines)
    assert any("offsets give the stored words: 72 of 72" in line for line in result.lines)


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        ("UPDATE span SET surface = surface + 1 WHERE layer = 'cue'", "offsets give"),
        ("UPDATE claim SET words = 'other words' WHERE id = 1", "offsets give"),
        ("UPDATE article_text SET text = text || '!' WHERE article = 1", "texts are the ones"),
        ("UPDATE event SET status = 'perhaps' WHERE kind = 'meeting'", "statuses and kinds"),
        ("UPDATE report SET meeting = NULL WHERE id = 1", "fit together"),
        ("DELETE FROM claim WHERE id = 1", "fit together"),
        ("UPDATE event SET first = first + 1 WHERE first IS NOT NULL", "order of time"),
        ("UPDATE event_past SET until = until - 1", "what was known"),
        ("UPDATE event_past SET at = at + 4294967296", "what was known"),
        ("DELETE FROM event_past", "what was known"),
        ("UPDATE tally SET n = n + 1 WHERE field = 'actor'", "totals are"),
        ("DELETE FROM event_outlet", "totals are"),
        ("DELETE FROM statement WHERE id = 1", "fit together"),
        ("INSERT INTO event_actor VALUES (1, 12345, 1)", "rows point to"),
        ("INSERT INTO event_fts (event_fts) VALUES ('delete-all')", "search index"),
    ],
)
def test_damage_is_found_and_named(tmp_path: Path, damage: str, named: str) -> None:
    path = make_sample(tmp_path / "x.db")
    connection = sqlite3.connect(path)
    connection.execute(damage)
    connection.commit()
    connection.close()
    result = check(path)
    assert not result.ok
    assert any(line.startswith("BAD") and named in line for line in result.lines), result.lines
