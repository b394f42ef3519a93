"""The command as a script sees it: what goes to standard output, to standard error, and the exit code."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.database.sample import make_sample
from tui import cli, start
from tui.commands import locations

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "sample.db"
    make_sample(path)
    return path


def talks_tui(*arguments: str, home: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    env = os.environ | {"HOME": str(home), "PYTHONPATH": str(ROOT), "COLUMNS": "100"}
    for name in ("CACHE", "DATA", "STATE", "CONFIG"):
        env[f"XDG_{name}_HOME"] = str(home / name.lower())
    env.pop("TALKS_DB", None)
    command = [sys.executable, "-m", "tui.cli", *arguments]
    return subprocess.run(command, env=env, cwd=home, input=stdin, capture_output=True, text=True)


def run(*arguments: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """The command in this process: exit code and standard output."""
    out = io.StringIO()
    monkeypatch.setattr(sys, "argv", ["talks-tui", *arguments])
    monkeypatch.setattr(sys, "stdout", out)
    return cli.main(), out.getvalue()


def test_list_prints_ids_that_show_takes(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out = run("list", "kind:meeting", "--db", str(database), monkeypatch=monkeypatch)
    assert code == 0
    ids = [line.split()[-1] for line in out.splitlines()]
    assert ids
    for identity in ids:
        code, out = run("show", identity, "--db", str(database), monkeypatch=monkeypatch)
        assert code == 0
        assert identity in out
        assert "history" in out


def test_list_limits_from_either_end(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = run("list", "--db", str(database), monkeypatch=monkeypatch)[1].splitlines()
    first = run("list", "--limit", "2", "--db", str(database), monkeypatch=monkeypatch)[1].splitlines()
    last = run("list", "--newest", "--limit", "2", "--db", str(database), monkeypatch=monkeypatch)[1].splitlines()
    assert first == everything[:2]
    assert last == everything[::-1][:2]


def test_nothing_found_is_exit_code_1(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("list", "zanzibarquux", "--db", str(database), monkeypatch=monkeypatch) == (1, "")
    assert run("show", "m-000000000000", "--db", str(database), monkeypatch=monkeypatch) == (1, "")


def test_nothing_found_is_told_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Envoys of Chad and Niger will meet in Agadez on 3 May 2031, N'Djamena said.\n")
    talks_tui("load", "a.txt", "--published", "2031-04-20", home=tmp_path)
    identity = talks_tui("list", "kind:meeting", home=tmp_path).stdout.split()[-1]
    for arguments, told in (
        (["facets", "zanzibarquux"], "no event matches"),
        (["export", "meetings", "zanzibarquux"], "no event matches"),
        (["view", "list"], "talks-tui view save NAME QUERY"),
        (["correct", "list"], "talks-tui correct set ID FIELD VALUE"),
        (["correct", "export"], "no article here was corrected"),
        (["tag"], "talks-tui tag TAG ID"),
        (["note", identity], f"nothing stands beside {identity}"),
        (["note", "m-000000000000"], "nothing here has the id m-000000000000"),
    ):
        done = talks_tui(*arguments, home=tmp_path)
        assert (done.returncode, done.stdout) == (1, ""), arguments
        assert told in done.stderr
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", [["correct", "undo"], ["mark", "m-000000000000"]])
def test_writing_without_a_database_of_ones_own_is_exit_code_3(command: list[str], tmp_path: Path) -> None:
    done = talks_tui(*command, home=tmp_path)
    assert done.returncode == 3
    assert "talks-tui load FILE" in done.stderr


def test_every_command_is_summed_up_in_a_whole_line(tmp_path: Path) -> None:
    for group in ([], ["correct"], ["view"]):
        help_text = talks_tui(*group, "--help", home=tmp_path).stdout
        listed = help_text.partition("Commands:\n")[2].splitlines()
        assert listed
        assert [line for line in listed if not line.endswith(".") or line.endswith("...")] == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("list", "--nope"), "no such option '--nope' (see talks-tui list --help)"),
        (("load",), "missing argument 'PATHS...' (see talks-tui load --help)"),
        (("list", "--limit", "x"), "'x' is not a whole number from 1 on; write it as 20 (see talks-tui list --help)"),
        (("correct", "nope"), "no such command 'nope' (see talks-tui correct --help)"),
    ],
)
def test_wrong_usage_is_one_line(arguments: tuple[str, ...], told: str, tmp_path: Path) -> None:
    done = talks_tui(*arguments, home=tmp_path)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert done.stderr.startswith("talks-tui: ")
    assert done.stderr.endswith(f"{told}\n")


def test_what_is_no_command_is_told_what_it_may_be(tmp_path: Path) -> None:
    (tmp_path / "my news").mkdir()
    assert "talks-tui load 'my news'" in talks_tui("my news", home=tmp_path).stderr
    assert "talks-tui browse actor:peskov" in talks_tui("actor:peskov", home=tmp_path).stderr
    assert "Did you mean 'list'?" in talks_tui("lst", home=tmp_path).stderr


def test_a_damaged_database_is_told_what_to_do_about(database: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.db"
    data = bytearray(database.read_bytes())
    data[8192:8224] = b"x" * 32
    damaged.write_bytes(data)
    done = talks_tui("check", "--db", str(damaged), home=tmp_path)
    assert done.returncode == 3
    assert "load the articles into a new database" in done.stderr


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = talks_tui("load", "pictures", home=tmp_path)
    assert done.returncode == 1
    assert "nothing to read in pictures" in done.stderr


def test_a_country_that_is_the_place_is_told_once(tmp_path: Path) -> None:
    text = "BEIJING, 3 March 2026 - Chinese President Xi Jinping will meet Kim Jong Un in China on 10 March 2026.\n"
    (tmp_path / "one.txt").write_text(text)
    path = tmp_path / "one.db"
    assert talks_tui("load", "--db", str(path), str(tmp_path / "one.txt"), home=tmp_path).returncode == 0
    (line,) = talks_tui("list", "--db", str(path), "actor:xi", home=tmp_path).stdout.splitlines()
    assert "Xi–Kim talks in China" in line
    page = talks_tui("show", "--db", str(path), line.split()[-1], home=tmp_path).stdout
    assert "where       China\n" in page
    assert "where      China\n" in talks_tui("explain", "--db", str(path), line.split()[-1], home=tmp_path).stdout
    corrected = talks_tui("correct", "set", "--db", str(path), line.split()[-1], "place", "Doha", home=tmp_path).stdout
    assert "place: China -> Doha, Qatar" in corrected
    talks_tui("correct", "undo", "--db", str(path), home=tmp_path)
    exported = talks_tui("export", "meetings", "--format", "markdown", "--db", str(path), home=tmp_path).stdout
    assert "China" in exported
    assert "China, China" not in exported


def test_statement_and_article_pages(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, out = run("list", "kind:statement", "--format", "jsonl", "--db", str(database), monkeypatch=monkeypatch)
    statement = json.loads(out.splitlines()[0])
    code, out = run("show", statement["id"], "--db", str(database), monkeypatch=monkeypatch)
    assert code == 0
    assert "speaker" in out
    article = next(word for word in out.split() if word.startswith("a-"))
    code, out = run("show", article, "--db", str(database), monkeypatch=monkeypatch)
    assert code == 0
    assert "[S1 " in out
    assert " S1]" in out
    code, bare = run("show", article, "--spans", "none", "--db", str(database), monkeypatch=monkeypatch)
    assert code == 0
    assert "[S1 " not in bare


def test_facets_count_what_list_lists(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ("facets", "--field", "kind", "--format", "jsonl", "--db", str(database))
    code, out = run(*arguments, monkeypatch=monkeypatch)
    assert code == 0
    counts = {record["value"]: record["count"] for record in map(json.loads, out.splitlines())}
    for kind in ("meeting", "statement"):
        listed = run("list", f"kind:{kind}", "--db", str(database), monkeypatch=monkeypatch)[1]
        assert counts[kind] == len(listed.splitlines())


def test_wrong_query_names_the_place_and_is_exit_code_2(database: Path, tmp_path: Path) -> None:
    done = talks_tui("list", "statsu:held", "--db", str(database), home=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "status" in done.stderr
    assert "Traceback" not in done.stderr


def test_missing_database_is_exit_code_3(tmp_path: Path) -> None:
    done = talks_tui("list", "--db", str(tmp_path / "none.db"), home=tmp_path)
    assert done.returncode == 3
    assert "none.db" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_closed_pipe_is_quiet(database: Path, tmp_path: Path) -> None:
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    command = f"{sys.executable} -m tui.cli list --db {database} | true"
    done = subprocess.run(["bash", "-c", command], env=env, capture_output=True, text=True)
    assert done.stderr == ""


def test_without_a_terminal_the_browser_prints_its_list(tmp_path: Path) -> None:
    done = talks_tui(home=tmp_path)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 20
    assert "talks-tui" in done.stderr
    assert "\x1b" not in done.stdout + done.stderr


def test_load_says_what_became_of_every_input(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text(
        json.dumps({"text": "Envoys of Chad and Niger met in Agadez on 3 May 2031.", "published": "2031-05-04"})
        + "\n{\n"
    )
    done = talks_tui("load", "news.jsonl", "absent.txt", home=tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "1 new, 0 unchanged, 0 changed, 2 failed" in done.stderr
    assert "news.jsonl:2" in done.stderr
    assert "absent.txt" in done.stderr
    again = talks_tui("load", "news.jsonl", home=tmp_path)
    assert "1 unchanged" in again.stderr
    listed = talks_tui("list", "kind:meeting", home=tmp_path)
    assert "Agadez" in listed.stdout


def test_load_reads_standard_input(tmp_path: Path) -> None:
    text = "Ministers of Peru and Chile will meet in Arica on 9 June 2031, Lima said on Monday.\n"
    done = talks_tui("load", "-", "--published", "2031-06-02", home=tmp_path, stdin=text)
    assert done.returncode == 0
    assert "1 new" in done.stderr
    listed = talks_tui("list", "kind:meeting", "--format", "jsonl", home=tmp_path)
    (meeting,) = [json.loads(line) for line in listed.stdout.splitlines()]
    assert (meeting["day"], meeting["status"], meeting["place"]) == ("2031-06-09", "scheduled", "Arica")


def test_version_and_help_import_nothing_heavy() -> None:
    code = "import sys; sys.argv=['talks-tui','--help']; from tui import cli; cli.main(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert "textual" not in done.stdout.split()
    assert "Browse meetings and statements" in done.stdout


def test_corrections_change_what_is_shown_and_are_taken_back(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Envoys of Chad and Niger will meet in Agadez on 3 May 2031, N'Djamena said.\n")
    assert talks_tui("load", "a.txt", "--published", "2031-04-20", home=tmp_path).returncode == 0
    listed = talks_tui("list", "kind:meeting", "--format", "jsonl", home=tmp_path).stdout
    (meeting,) = [json.loads(line) for line in listed.splitlines()]
    identity = meeting["id"]

    def status() -> str:
        line = talks_tui("list", "kind:meeting", "--format", "jsonl", home=tmp_path).stdout
        return str(json.loads(line)["status"])

    assert status() == "scheduled"
    done = talks_tui("correct", "set", identity, "status", "cancelled", "--note", "see the wire", home=tmp_path)
    assert done.returncode == 0
    assert status() == "cancelled"
    assert "see the wire" in talks_tui("correct", "list", home=tmp_path).stdout
    assert done.stdout.split() == [identity, "status:", "scheduled", "->", "cancelled"]
    assert "cancelled instead of scheduled" in talks_tui("correct", "list", home=tmp_path).stdout
    (row,) = [json.loads(line) for line in talks_tui("correct", "export", home=tmp_path).stdout.splitlines()]
    assert [meeting["status"] for meeting in row["meetings"]] == ["cancelled"]
    done = talks_tui("correct", "add", identity, "Qatar", "--role", "mediator", home=tmp_path)
    assert "mediators: nothing -> Qatar" in done.stdout
    assert "mediators: Qatar -> nothing" in talks_tui("correct", "remove", identity, "Qatar", home=tmp_path).stdout
    for _ in range(3):
        assert talks_tui("correct", "undo", home=tmp_path).returncode == 0
    assert status() == "scheduled"
    assert "taken back" in talks_tui("correct", "list", home=tmp_path).stdout


def test_a_load_tells_beforehand_what_it_would_change(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Envoys of Chad and Niger will meet in Agadez on 3 May 2031, N'Djamena said.\n")
    talks_tui("load", "a.txt", "--published", "2031-04-20", home=tmp_path)
    done = talks_tui("load", "--diff", home=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("1 article read, 0 would change, 0 new; meetings +0 -0 ~0")
    (tmp_path / "b.txt").write_text("Peru and Ecuador held talks in Lima on 2 March 2031.\n")
    done = talks_tui("load", "--diff", "b.txt", "missing.txt", home=tmp_path)
    assert done.returncode == 1
    assert "  + meeting    Peru–Ecuador talks in Lima" in done.stdout
    assert "missing.txt" in done.stderr
    assert len(talks_tui("list", "kind:meeting", home=tmp_path).stdout.splitlines()) == 1
    assert talks_tui("load", home=tmp_path).returncode == 2


def test_correcting_nonsense_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Envoys of Chad and Niger will meet in Agadez on 3 May 2031, N'Djamena said.\n")
    talks_tui("load", "a.txt", "--published", "2031-04-20", home=tmp_path)
    identity = talks_tui("list", "kind:meeting", home=tmp_path).stdout.split()[-1]
    for arguments in ([identity, "status", "maybe"], [identity, "colour", "red"], ["m-000000000000", "status", "held"]):
        done = talks_tui("correct", "set", *arguments, home=tmp_path)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert done.stderr.strip()


def test_explain_goes_from_words_to_rules(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("meeting", "statement"):
        _, out = run("list", f"kind:{kind}", "--db", str(database), monkeypatch=monkeypatch)
        identity = out.splitlines()[0].split()[-1]
        code, out = run("explain", identity, "--db", str(database), monkeypatch=monkeypatch)
        assert code == 0
        assert "read as" in out
        assert "because" in out
    assert run("explain", "m-000000000000", "--db", str(database), monkeypatch=monkeypatch)[0] == 1


def test_list_as_known_on_a_day_says_what_it_leaves_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    article, database = tmp_path / "undated.txt", tmp_path / "undated.db"
    article.write_text("Talks\n\nThe ministers of Chad and Niger will meet in Zinder, the Chadian ministry said.\n")
    assert run("load", str(article), "--db", str(database), monkeypatch=monkeypatch)[0] == 0
    capsys.readouterr()
    assert run("list", "known:2026-02-05", "--db", str(database), monkeypatch=monkeypatch) == (1, "")
    assert "2 events left out, as no day of printing is known" in capsys.readouterr().err
    assert run("list", "--db", str(database), monkeypatch=monkeypatch)[1].count("\n") == 2
    assert "left out" not in capsys.readouterr().err


def test_list_and_show_as_known_on_a_day(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = ("--db", str(database))
    then = run("list", "kind:meeting", "--known-on", "2026-02-04", *at, monkeypatch=monkeypatch)[1]
    assert then == run("list", "kind:meeting", "known:2026-02-04", *at, monkeypatch=monkeypatch)[1]
    assert ["scheduled" in line for line in then.splitlines()] == [True]
    name = then.split()[-1]
    code, page = run("show", name, "--known-on", "2026-02-04", *at, monkeypatch=monkeypatch)
    assert (code, "scheduled" in page, "held" in page) == (0, True, False)
    code, page = run("show", name, *at, monkeypatch=monkeypatch)
    assert (code, "held" in page) == (0, True)
    assert run("show", name, "--known-on", "2026-01-01", *at, monkeypatch=monkeypatch) == (1, "")
    now = run("list", *at, monkeypatch=monkeypatch)[1]
    assert run("list", "--known-on", "2100-01-01", *at, monkeypatch=monkeypatch)[1] == now
    now = run("show", name, *at, monkeypatch=monkeypatch)[1]
    assert run("show", name, "--known-on", "2100-01-01", *at, monkeypatch=monkeypatch)[1] == now


def test_changes_between_days_and_of_a_load(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = ("--db", str(database))
    code, out = run("changes", "--since", "2026-02-04", "--until", "2026-02-05", *at, monkeypatch=monkeypatch)
    assert code == 0
    assert out.startswith("told otherwise\n")
    assert "    status: scheduled -> held\n" in out
    code, out = run("changes", "--since", "2026-02-04", "--format", "jsonl", *at, monkeypatch=monkeypatch)
    first, *_ = (json.loads(line) for line in out.splitlines())
    assert (code, first["change"], first["changed"]["status"]) == (
        0, "told otherwise", {"before": "scheduled", "after": "held"},
    )  # fmt: skip
    code, out = run("changes", *at, monkeypatch=monkeypatch)
    assert (code, out.startswith("new meetings\n")) == (0, True)
    assert run("changes", "--since", "2027-01-01", *at, monkeypatch=monkeypatch) == (1, "")
    assert run("changes", "--until", "2027-01-01", *at, monkeypatch=monkeypatch)[0] == 2


def test_a_mistake_in_a_query_is_pointed_at(tmp_path: Path, database: Path) -> None:
    done = talks_tui("list", "talks speker:lavrov", "--db", str(database), home=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "talks-tui: there is no field speker: at character 7; did you mean speaker:?",
        "  talks speker:lavrov",
        "        ^",
    ]


def test_a_name_that_nobody_has_is_told(tmp_path: Path, database: Path) -> None:
    done = talks_tui("list", "actor:peskof", "--db", str(database), home=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "no actor is called peskof\n" in done.stderr
    assert 'did you mean actor:"Dmitry Peskov"?' in done.stderr


def test_views_are_saved_used_listed_and_deleted(tmp_path: Path, database: Path) -> None:
    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        return talks_tui(*arguments, "--db", str(database), home=tmp_path)

    assert talks_tui("view", "save", "put-off", "status:postponed", home=tmp_path).returncode == 0
    assert talks_tui("view", "save", "wrong", "speker:x", home=tmp_path).returncode == 2
    assert call("list", "@put-off").stdout == call("list", "status:postponed").stdout != ""
    assert call("list", "place:istanbul or view:put-off").stdout.count("\n") > 1
    assert call("view", "list").stdout == "put-off        1  status:postponed\n"
    done = call("list", "@putoff")
    assert (done.returncode, "did you mean @put-off?" in done.stderr) == (2, True)
    assert talks_tui("view", "delete", "put-off", home=tmp_path).returncode == 0
    assert call("view", "list").returncode == 1


def test_the_shell_may_have_taken_the_quotation_marks(tmp_path: Path, database: Path) -> None:
    def found(*words: str) -> str:
        return talks_tui("list", *words, "--db", str(database), home=tmp_path).stdout

    assert found("kind:meeting", "actor:andrii sybiha") == found('kind:meeting actor:"andrii sybiha"') != ""
    assert found("kind:statement", "hard work") == found('kind:statement "hard work"') != ""
    assert found("kind:statement", "work hard") == ""
    assert found("work hard") == found('"hard work"')


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["list", "kind:meeting", "-place:istanbul", "--limit", "2"],
        ["list", "--limit=2", "--newest", "--format", "jsonl", "hard work"],
        ["list", "-host:oman", "--format=csv"],
        ["list", "status:helt"],
        ["list", "--limit", "0"],
        ["list", "--limit", "x"],
        ["list", "--format", "xml"],
        ["list", "--limt", "1"],
        ["list", "--limit"],
        ["list", "zanzibarquux"],
        ["list", "--help"],
        ["list", "kind:meeting", "--known-on", "2026-02-04"],
        ["list", "--", "-place:istanbul"],
        ["lists"],
    ],
    ids=" ".join,
)
def test_the_short_way_says_the_same_as_the_command_line_proper(
    database: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(entry: Callable[[], int], words: list[str]) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        monkeypatch.setattr(sys, "argv", ["talks-tui", *words])
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        return entry(), out.getvalue(), err.getvalue()

    told(cli.main, ["list"])  # whichever comes first says that it reads the demo
    for words in ([*arguments, "--db", str(database)], ["--db", str(database), *arguments]):
        assert told(start.main, words) == told(cli.main, words)


def test_the_short_way_is_taken(database: Path, tmp_path: Path) -> None:
    """A script that lists often pays for no library of the command line, of tables, dates or writing."""
    code = (
        "import sys; from tui import start; code = start.main();"
        " heavy = {'click', 'rich', 'inspect', 'sqlite_utils', 'dateparser', 'platformdirs', 'textual', 'uuid'};"
        " print(code, sorted(heavy & set(sys.modules)))"
    )
    arguments = ["list", "kind:meeting", "after:2026-01", "--limit", "50", "--db", str(database)]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "0 []"
    assert len(done.stdout.splitlines()) > 2


@pytest.mark.parametrize("query", ["", "kind:meeting", "kind:meeting participant:ukraine", "peskov"])
def test_every_field_is_counted_under_any_query(database: Path, query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out = run("facets", query, "--format", "jsonl", "--db", str(database), monkeypatch=monkeypatch)
    assert code == 0
    rows = [json.loads(line) for line in out.splitlines()]
    counted = {(row["field"], row["label"]): row["count"] for row in rows}
    for field in ("actor", "participant"):
        for (name, label), count in counted.items():
            if name == field and "participant:" not in query:
                term = f'{field}:"{label}"'
                found = run("list", f"{query} {term}", "--db", str(database), monkeypatch=monkeypatch)[1]
                assert len(found.splitlines()) == count, term
    if query == "kind:meeting":
        assert counted["participant", "Ukraine"] == 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["list", "--limit", "-1"], "'-1' is not a whole number from 1 on; write it as 20"),
        (["list", "--limit", "9" * 30], "is not a whole number from 1 on"),
        (["load", "--jobs", "x", "one.txt"], "'x' is not a whole number from 1 on"),
        (["load", "--every", "x", "one.txt"], "'x' is no number of seconds from 0.1 on; write it as 5"),
        (["load", "--diff", "--watch", "one.txt"], "leave --watch, --scheduler and --shard out"),
        (["load", "--diff", "--shard", "1/2", "one.txt"], "leave --watch, --scheduler and --shard out"),
        (["changes", "--load", "99"], "there was no load 99 yet; the last that brought new articles is 1"),
    ],
    ids=" ".join,
)
def test_a_wrong_number_and_options_that_exclude_each_other_are_told_in_a_sentence(
    database: Path, arguments: list[str], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = io.StringIO()
    monkeypatch.setattr(sys, "stderr", told)
    assert run(*arguments, "--db", str(database), monkeypatch=monkeypatch) == (2, "")
    assert sentence in " ".join(told.getvalue().split())


def test_the_first_look_says_that_the_demo_is_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("TALKS_DB", raising=False)
    for name in ("CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.setattr("store.demo._build", lambda path: path.touch())
    assert locations.to_read(None).demo
    assert "reading the five demo articles" in capsys.readouterr().err
    assert locations.to_read(None).demo
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="nothing here is full at once")
@pytest.mark.parametrize("words", ["list", "list --format csv", "facets", "export meetings", "doctor"])
def test_output_to_a_full_disk_is_one_sentence(database: Path, words: str) -> None:
    command = [sys.executable, "-m", "tui.start", "--db", str(database), *words.split()]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, env=env, stdout=full, stderr=subprocess.PIPE, text=True)
    said = "talks-tui: standard output was not written to its end (No space left on device)"
    assert done.stderr.splitlines()[-1:] == [said]
    assert "Traceback" not in done.stderr
    assert done.returncode == 3
