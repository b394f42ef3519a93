"""The history of queries."""

from __future__ import annotations

from pathlib import Path

from tui.model.history import KEPT, history_file, recall, remember


def test_queries_come_back_oldest_first_each_once(tmp_path: Path) -> None:
    env = {"XDG_STATE_HOME": str(tmp_path)}
    assert recall(environ=env) == []
    for query in ("kind:call", "peskov", "peskov", " kind:call ", "", "place:doha"):
        remember(query, env)
    assert recall(environ=env) == ["peskov", "kind:call", "place:doha"]
    assert recall("k", env) == ["kind:call"]
    assert history_file(env).read_text().splitlines() == ["kind:call", "peskov", "kind:call", "place:doha"]
    assert history_file(env).stat().st_mode & 0o777 == 0o600


def test_it_does_not_grow_without_end(tmp_path: Path) -> None:
    env = {"XDG_STATE_HOME": str(tmp_path)}
    history_file(env).parent.mkdir()
    history_file(env).write_text("".join(f"q{n}\n" for n in range(2 * KEPT)))
    remember("last", env)
    lines = history_file(env).read_text().splitlines()
    assert (len(lines), lines[0], lines[-1]) == (KEPT, f"q{KEPT + 1}", "last")


def test_where_nothing_can_be_kept_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    env = {"XDG_STATE_HOME": str(tmp_path / "file")}
    assert not remember("talks", env)
    assert recall(environ=env) == []
