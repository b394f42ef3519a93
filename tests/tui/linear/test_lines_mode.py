"""The linear mode: every command by its words, nothing that a terminal would obey, and the real thing in a pty."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from store.database.lookup.reader import Reader
from store.database.query import parse_query
from store.database.views import EventRow
from store.model import Span
from tests.store.database.sample import Draft, make_sample
from tui.asking import jobs
from tui.linear.commands import COMMANDS
from tui.linear.mode import LinesMode
from tui.linear.sentences import event_sentence

ROOT = Path(__file__).parents[3]


class Heard:
    """A session and what it said."""

    def __init__(self, path: Path, query: str = "", page: int = 3) -> None:
        self.reader = Reader.open(path)
        self.said: list[str] = []
        self.session = LinesMode(self.reader, self.said.append, parse_query(query), page)

    def do(self, line: str) -> list[str]:
        self.said.clear()
        assert self.session.do(line)
        return list(self.said)


@pytest.fixture
def heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(jobs, "today", lambda: date(2000, 1, 1))
    monkeypatch.chdir(tmp_path)
    session = Heard(make_sample(tmp_path / "x.db"))
    yield session
    session.reader.close()


def test_the_list_is_gone_through_and_back(heard: Heard) -> None:
    total = heard.reader.count().n
    first = heard.do("list")
    assert first[0] == f"{total} events"
    assert [line.partition(".")[0] for line in first[1:]] == ["1", "2", "3"]
    numbers = [line.partition(".")[0] for line in heard.do("")]
    assert numbers == ["4", "5", "6"]
    assert heard.do("prev") == first[1:]
    assert heard.do("previous") == ["this is the first page"]
    seen = 3
    while (lines := heard.do("next")) != ["no more events"]:
        seen += len(lines)
    assert seen == total
    assert heard.do("next") == ["no more events"]
    assert heard.do("previous")[0].partition(".")[0] == str((total - 1) // 3 * 3 - 2)


def test_an_event_is_opened_by_number_or_id_and_told(heard: Heard) -> None:
    heard.do("search status:held")
    facts = heard.do("open 1")
    assert heard.do("1") == facts
    assert "who: Russia, Ukraine" in [*facts, *heard.do(""), *heard.do("")]
    detail = heard.do("detail")
    while more := heard.do("next"):
        detail += more
        if not any("goes on" in line for line in more):
            break
    assert any("history" in line for line in detail)
    assert any("scheduled" in line for line in detail)
    identity = heard.session.event.id if heard.session.event else ""
    heard.do("clear")
    assert heard.do(identity)[:2] == facts[:2]
    assert heard.do("open 99") == ["there is no event 99 here"]
    assert heard.do("m-nowhere") == ["there is no event m-nowhere here"]


def test_the_article_is_read_from_its_words_which_are_marked(heard: Heard) -> None:
    heard.do("search hard work")
    heard.do("1")
    lines = heard.do("article")
    assert any(">>We expect hard work<<" in line for line in lines)
    assert lines[-1] == "(end of the article)"
    assert heard.do("evidence")
    heard.do("search status:held")
    heard.do("1")
    assert heard.do("article 1") != heard.do("article 2")
    assert heard.do("article 3") == ["it is told by 2 articles"]
    identity = next(word for line in heard.do("article") for word in line.split() if word.startswith("a-"))
    assert any("Talks held" in line for line in heard.do(identity))


def test_one_goes_from_event_to_event_of_an_article_and_back(heard: Heard) -> None:
    assert heard.do("event") == ["no article is open; open N and article open one of the list"]
    heard.do("search hard work")
    heard.do("1")
    opened = heard.session.event
    assert opened is not None
    page = heard.reader.article(opened.article_sha256)
    assert page is not None
    there = sorted({item.owner for item in page.spans if item.owner and item.layer in ("meeting", "statement")})
    assert len(there) > 1
    heard.do("article")
    while not heard.do("event back")[0].startswith("no more events"):
        pass
    seen = []
    while len(lines := heard.do("event")) > 1:
        assert heard.session.event is not None
        seen.append(heard.session.event.id)
        assert f"event {len(seen) + 1} of " in lines[0]
        assert event_sentence(heard.session.event) in lines[0]
        assert ">>" in lines[1]
    assert lines == ["no more events in this article after these words"]
    assert len(set(seen)) >= len(there) - 1
    assert heard.do("evidence"), "the event that one has come to is the open one"
    assert heard.do("event sideways") == ["sideways is no way to go; it goes on by itself, and back with back"]
    heard.do("event back")
    assert heard.do("")[-1] == "(end of the article)", "an empty line reads on"


def test_one_goes_from_hit_to_hit_and_on_into_the_next_article(heard: Heard) -> None:
    assert heard.do("hit") == ["no words are searched for; search WORDS does"]
    heard.do("search (talks or meeting)")
    seen, articles = [], set()
    for _ in range(40):
        head, paragraph = heard.do("hit")
        assert re.search(">>(talks|meeting)<<", paragraph, re.IGNORECASE)
        assert heard.session.opened is not None
        articles.add(heard.session.opened.page.id)
        seen.append((heard.session.opened.page.id, heard.session.opened.hit))
        if seen.count(seen[-1]) > 1:
            break
    assert len(articles) > 1
    assert re.search(r"hit 1 of \d+ in .*, article \d of \d", head), "it begins again with the first article"
    back = heard.do("hit back")[0]
    assert re.search(r"hit (\d+) of \1 in", back), "coming from below the last hit is the first"
    heard.do("clear")
    assert heard.do("hit") == ["no words are searched for; search WORDS does"]
    heard.do("search nonesuch")
    assert heard.do("hit") == ["no event matches"]


def test_conditions_are_put_on_lifted_and_undone(heard: Heard) -> None:
    heard.do("filter kind:meeting")
    assert heard.do("filter -place:istanbul")[0].endswith("of kind:meeting -place:istanbul")
    assert heard.do("lift")[0].endswith("of kind:meeting")
    assert heard.do("undo")[0].endswith("of kind:meeting -place:istanbul")
    assert heard.do("clear")[0] == f"{heard.reader.count().n} events"
    assert heard.do("search actor:peskof") == [
        "no event matches",
        "no actor is called peskof",
        'did you mean actor:"Dmitry Peskov"? meant searches for that',
    ]
    assert heard.do("meant")[0].endswith(', of actor:"Dmitry Peskov"')
    assert heard.do("meant") == ["nothing else was meant"]
    heard.do("undo")
    assert "did you mean status:?" in heard.do("search statuss:held")[0]
    assert heard.do("where")[0] == "0 events, of actor:peskof"
    heard.do("clear")
    assert "status held: 1" in heard.do("facets status")


def test_marks_tags_and_notes_are_put_and_said(heard: Heard) -> None:
    heard.do("search status:held")
    assert heard.do("mark") == ["no event is open; open N opens one of the list"]
    heard.do("1")
    assert heard.do("mark") == ["marked"]
    assert heard.do("tag watch") == ["tagged"]
    assert heard.do("note ask again") == ["noted"]
    assert heard.do("tag a:b")[0].endswith("make one.")
    assert heard.do("list")[1].endswith("; marked; tag watch; note ask again")
    assert heard.do("mark") == ["the mark is off"]


def test_a_beginning_names_a_command_and_a_mistake_is_told(heard: Heard) -> None:
    assert heard.do("he") == heard.do("help")
    assert len(heard.do("help")) == len(COMMANDS)
    assert heard.do("l") == ["l is more than one command: list, lift"]
    assert heard.do("com") == ["com is more than one command: compare, command"]
    assert heard.do("dance") == ["dance is no command; help lists the commands"]
    assert heard.do("open")[0].startswith("open needs more: open N")
    assert not heard.session.do("quit")


def test_every_command_is_obeyed(heard: Heard) -> None:
    """Each command of the help does something, whatever state the session is in."""
    for opened in (False, True):
        if opened:
            heard.do("clear")
            heard.do("1")
        for command in COMMANDS:
            if command.name != "quit":
                assert heard.do(f"{command.name} 1"), command.name


def test_it_begins_at_the_event_nearest_to_today(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = heard.reader.events()
    monkeypatch.setattr(jobs, "today", lambda: date(2026, 2, 4))
    nearest = next(number for number, row in enumerate(rows, 1) if row.day == "2026-02-04")
    heard.said.clear()
    heard.session.greet()
    greeting = heard.said[1:]
    assert greeting[0].endswith(f"number {nearest} is the one nearest to today")
    assert greeting[1].startswith(f"{nearest}. 4 Feb 2026")
    assert heard.do("today") == greeting
    assert [line.partition(".")[0] for line in heard.do("prev")][-1] == str(nearest - 1)
    assert heard.do("list")[1].startswith("1. ")
    assert heard.do("search status:held")[1].startswith("1. "), "a page holds them all"


def test_bounds_are_told_with_both_ends() -> None:
    row = EventRow(
        1, "m-1", "meeting", "2025-12-20", None, True, True, "held", False, False, "GE AM", "talks", None, 1, "0" * 64,
        Span(0, 5), between=("2025-12-20", "2026-01-04"),
    )  # fmt: skip
    assert event_sentence(row).startswith("20 Dec 2025 to 4 Jan 2026, only bounds known, meeting held")
    year = row._replace(day="2026", between=("2026-01-01", "2026-12-31"), who="")
    assert event_sentence(year) == "2026, only bounds known, meeting held: talks"
    put_off = year._replace(day=None, between=None, inferred=False, bounded=False, status="postponed", was="2026-03-01")
    assert event_sentence(put_off) == "no date, was 1 Mar 2026, meeting postponed: talks"


def test_what_the_browser_does_is_done_by_line(heard: Heard, tmp_path: Path) -> None:
    heard.do("filter kind:meeting")
    heard.do("filter status:held")
    heard.do("undo")
    assert heard.do("redo")[0].endswith("of kind:meeting status:held")
    assert heard.do("redo") == ["nothing was undone"]
    assert heard.do("command") == ["talks-tui list 'kind:meeting status:held'"]
    assert heard.do("save was") == ["view was saved; view was brings it back"]
    assert heard.do("view") == ["was: kind:meeting status:held"]
    heard.do("undo")
    told = "view was replaced, it was: kind:meeting status:held; view was brings the new one back"
    assert heard.do("save was") == [told]
    heard.do("redo")
    assert heard.do("save was")[0].startswith("view was replaced, it was: kind:meeting;")
    assert heard.do("save was") == ["view was saved; view was brings it back"]
    heard.do("clear")
    assert heard.do("view was")[0] == "1 event, of kind:meeting status:held"
    heard.do("1")
    told = heard.do("compare")
    assert any(line.startswith("Example Post") for line in told)
    assert any("held talks in Istanbul" in line for line in told)
    assert "talks-tui show m-" in heard.do("cite")[1]
    assert "page Istanbul" in [*heard.do("page"), *heard.do("")]
    assert heard.do("page Russia")[0].startswith("Russia, country")
    assert heard.do("page Istanbul")[0].startswith("Istanbul")
    assert heard.do("page Nobody At All") == ["nobody and no place here is called Nobody At All"]
    assert heard.do("known 2026-02-02")[0] == "no event matches"
    assert heard.do("known 2100-01-01")[0] == "that day is not past: this is what is known now"
    assert heard.do("known now")[0] == "1 event, of kind:meeting status:held"
    assert heard.do("timeline") == ["Feb 2026: 1 meeting (1 held)"]
    assert heard.do("timeline y") == ["2026: 1 meeting (1 held)"]
    assert heard.do("timeline hours") == ["there are years, months, weeks, days"]
    assert heard.do("changes 2026-02-04")[0] == "what became known after 4 Feb 2026"
    file = tmp_path / "held.md"
    assert heard.do(f"export {file}") == [f"1 meeting in {file}"]
    assert "is there already" in heard.do(f"export {file}")[0]
    assert "cannot be written" in heard.do(f"export {tmp_path / 'none' / 'x.md'}")[0]
    assert heard.do("export ~no-such-reader/x.md") == ["There is no home folder for ~no-such-reader."]
    assert "meetings in which file?" in heard.do("export meetings")[0]


def test_corrections_are_made_listed_and_taken_back(heard: Heard) -> None:
    heard.do("search status:held")
    heard.do("1")
    assert heard.do("correct postponed") == ["status is now postponed; uncorrect takes it back"]
    assert heard.do("correct start 2026-13-45") == ["2026-13-45 is no day; write it as 2026-02-13."]
    assert heard.do("correct +Qatar") == ["Qatar takes part; uncorrect takes it back"]
    assert [line.split(",")[0] for line in heard.do("corrections")][1] == "1. status postponed"
    assert heard.do("uncorrect") == ["taken back: with Qatar (party)"]
    assert heard.do("uncorrect 1") == ["taken back: status postponed"]
    assert heard.do("tag -watch") == ["it has no such tag"]
    heard.do("note ask again")
    assert heard.do("note -") == ["taken off: ask again"]


def test_what_an_article_tells_is_broken_off_and_put_back(heard: Heard) -> None:
    heard.do("search status:held")
    heard.do("1")
    assert heard.do("apart") == ["what Daily Sample tells is a meeting of its own now; uncorrect takes it back"]
    heard.do("1")
    assert heard.do("apart") == ["one article alone tells of this meeting"]
    assert heard.do("uncorrect") == ["taken back: apart"]


def test_the_demo_stays_as_it_is(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    totals = heard.reader.totals()._replace(demo=True)
    monkeypatch.setattr(Reader, "totals", lambda reader: totals)
    heard.do("1")
    for line in ("mark", "tag x", "note x", "correct held"):
        assert heard.do(line) == ["the demo stays as it is; load articles of your own to write in them"]


def test_hostile_words_are_said_harmlessly(tmp_path: Path) -> None:
    draft = Draft("A \x1b]2;x\x07 note\nPeskov said: \x1b[31mred\u202e [/] [bold].", None, "W\x1b[2J", "x.txt")
    draft.say("\x1b[31mred\u202e [/] [bold]", "said", "Peskov")
    heard = Heard(make_sample(tmp_path / "x.db", [draft.extraction()]))
    said = [
        line
        for command in ("list", "1", "detail", "article", "search \x1b[5m", "\x9b31m")
        for line in heard.do(command)
    ]
    heard.reader.close()
    assert said
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202e]", "".join(said))
    assert any("[/] [bold]" in line for line in said)


def test_queries_sent_before_are_had_back_the_newest_first(heard: Heard) -> None:
    assert heard.do("history") == ["no query was sent before"]
    heard.do("search kind:meeting")
    heard.do("filter status:held")
    heard.do("clear")
    assert heard.do("history") == ["1. kind:meeting status:held", "2. kind:meeting"]
    assert "of kind:meeting" in heard.do("history 2")[0]
    assert heard.session.query == parse_query("kind:meeting")
    assert heard.do("history 9") == ["there is no query 9; history lists 2"]


def converse(path: Path, *arguments: str, lines: list[str], term: str = "dumb") -> tuple[int, str]:
    """The real program on a terminal of its own: each line is sent once the prompt is there."""
    pid, fd = pty.fork()
    if pid == 0:
        env = {
            "TERM": term,
            "PATH": os.environ["PATH"],
            "HOME": str(path.parent),
            "PYTHONPATH": str(ROOT),
            "LANG": "C.UTF-8",
        }
        os.execve(sys.executable, [sys.executable, "-m", "tui.start", "--db", str(path), *arguments], env)  # noqa: S606
    got = ""
    for line in [*lines, ""]:
        while got.count("talks> ") <= lines.index(line) if line else True:
            ready = select.select([fd], [], [], 20)[0]
            assert ready, got
            try:
                part = os.read(fd, 65536).decode()
            except OSError:
                part = ""
            got += part
            if not part:
                break
        if line:
            os.write(fd, line.encode() + b"\n")
    os.close(fd)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), got


@pytest.mark.contract
@pytest.mark.parametrize(
    ("term", "arguments"),
    [("dumb", []), ("xterm-256color", ["--plain"]), ("vt100", ["browse", "--plain", "kind:meeting"])],
)
def test_on_a_terminal(tmp_path: Path, term: str, arguments: list[str]) -> None:
    path = make_sample(tmp_path / "x.db")
    code, got = converse(path, *arguments, lines=["search status:held", "1", "article", "quit"], term=term)
    assert code == 0
    assert ">>Russia and Ukraine held talks in Istanbul on 4 February 2026<<" in got
    assert "\x1b" not in got


def test_commands_through_a_pipe(tmp_path: Path) -> None:
    path = make_sample(tmp_path / "x.db")
    env = os.environ | {"PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "tui.start", "--db", str(path), "--plain"]
    done = subprocess.run(command, input="search status:held\n1\n", env=env, capture_output=True, text=True)
    assert done.returncode == 0
    assert "talks>" not in done.stdout
    assert "who: Russia, Ukraine" in done.stdout
