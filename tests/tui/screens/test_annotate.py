"""Marks, tags and notes from the command line, and the cut in a file."""

from __future__ import annotations

import io
import stat
import sys
from datetime import date
from pathlib import Path

import pytest

from store.database.query import parse_query
from store.model import Act
from tests.store.database.sample import Draft, make_sample
from tui import cli
from tui.out.cut import LISTED, export_cut


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """``run("list", ..., stdin="")``: exit code, standard output and standard error, on a database of one's own."""
    database = make_sample(tmp_path / "x.db")

    def call(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        monkeypatch.setattr(sys, "argv", ["talks-tui", "--db", str(database), *arguments])
        for name, stream in (("stdin", io.StringIO(stdin)), ("stdout", out), ("stderr", err)):
            monkeypatch.setattr(sys, name, stream)
        return cli.main(), out.getvalue(), err.getvalue()

    return call


def ids(text: str) -> list[str]:
    return [line.split()[-1] for line in text.splitlines()]


def test_a_list_is_marked_through_a_pipe(run) -> None:  # type: ignore[no-untyped-def]
    meetings = run("list", "kind:meeting")[1]
    assert run("mark", "-", stdin=meetings)[:2] == (0, "")
    assert run("list", "is:marked")[1] == meetings
    assert run("mark", "--off", *ids(meetings)[1:])[0] == 0
    assert ids(run("list", "is:marked")[1]) == ids(meetings)[:1]
    assert "marked      yes" in run("show", ids(meetings)[0])[1]


def test_tags_are_put_listed_and_taken_off(run) -> None:  # type: ignore[no-untyped-def]
    first, second = ids(run("list", "kind:meeting")[1])[:2]
    assert run("tag", "watch,round-3", first, second)[0] == 0
    assert run("tag")[1] == "     2  round-3\n     2  watch\n"
    assert run("tag", "--off", "watch", second)[0] == 0
    assert ids(run("list", "tag:watch")[1]) == [first]
    code, _, told = run("tag", "watch")
    assert (code, "no ids" in told) == (2, True)


def test_notes_have_numbers_and_are_taken_back(run) -> None:  # type: ignore[no-untyped-def]
    (first, *_) = ids(run("list", "kind:statement")[1])
    assert run("note", first, "-", stdin="two\nlines\n")[0] == 0
    code, out, _ = run("note", first)
    assert code == 0
    assert out.split(maxsplit=3)[3] == "two lines\n"
    assert "note        two lines" in run("show", first)[1]
    assert run("note", "--undo", out.split()[0])[0] == 0
    assert run("note", first)[:2] == (1, "")
    code, _, told = run("note", "s-nowhere", "words")
    assert (code, "nothing here has the id s-nowhere" in told) == (2, True)


def test_export_takes_a_query_and_a_file(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run("export", "meetings", "place:istanbul", "--format", "markdown")
    assert (code, out.count("\n## ")) == (0, 1)
    assert run("export", "meetings", "zanzibarquux")[:2] == (1, "")
    assert run("export", "statements", "--format", "ical")[0] == 2
    code, out, told = run("export", "meetings", "--format", "ical")
    assert (code, out.count("BEGIN:VEVENT"), "1 meeting whose day is not known" in told) == (0, 3, True)
    code, out, told = run("export", "meetings", "--to", str(tmp_path / "no" / "folder.md"))
    assert (code, out, "cannot be written (No such file or directory)" in told) == (2, "", True)
    assert run("export", "meetings", "--to", str(tmp_path / "out.md"))[0] == 0
    assert (tmp_path / "out.md").read_text().startswith("# Meetings")
    target = tmp_path / "out.ics"
    code, out, told = run("export", "meetings", "--format", "ical", "--to", str(target))
    assert (code, out) == (0, "")
    assert str(target) in told
    assert target.read_bytes().endswith(b"END:VCALENDAR\r\n")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    before = target.read_bytes()
    code, _, told = run("export", "meetings", "--format", "ical", "--to", str(target))
    assert (code, "there already" in told) == (2, True)
    assert target.read_bytes() == before


def test_a_cut_takes_its_format_from_the_name_and_leaves_no_half_file(tmp_path: Path) -> None:
    database = make_sample(tmp_path / "x.db")
    query = parse_query("place:istanbul")
    assert export_cut(database, query, None, tmp_path / "a.csv") == 1
    assert (tmp_path / "a.csv").read_text().startswith("id,title,")
    assert export_cut(database, query, None, tmp_path / "a.MD") == 1
    assert (tmp_path / "a.MD").read_text().startswith("# Meetings")
    with pytest.raises(ValueError, match="iCalendar"):
        export_cut(database, query, None, tmp_path / "b.ics", "statements")
    assert not (tmp_path / "b.ics").exists()
    (tmp_path / "link.csv").symlink_to(tmp_path / "elsewhere.csv")
    with pytest.raises(FileExistsError):
        export_cut(database, query, None, tmp_path / "link.csv")
    assert not (tmp_path / "elsewhere.csv").exists()


def test_what_lists_leave_out_is_told_of_an_export_and_left_out_of_what_the_browser_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = Draft("A note\nPeskov said the road is open. Peskov wants a truce.", date(2026, 2, 5), "Wire", "x.txt")
    draft.say("the road is open", "said", "Peskov").say("a truce", "wants", "Peskov", Act.POSITION)
    path = make_sample(tmp_path / "x.db", [draft.extraction()])
    monkeypatch.setattr(sys, "argv", ["talks-tui", "export", "statements", "--db", str(path)])
    assert cli.main() == 0
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 2
    assert "1 of 2 statements are positions or questions" in told.err
    assert export_cut(path, LISTED, None, tmp_path / "shown.jsonl", "statements") == 1
    monkeypatch.setattr(sys, "argv", ["talks-tui", "export", "statements", "kind:statement", "--db", str(path)])
    assert cli.main() == 0
    assert capsys.readouterr().err == ""
