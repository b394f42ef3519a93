from __future__ import annotations

from pathlib import Path

from tui.commands.doctor import Finding, examine, examine_database, examine_keys, lines
from tui.keys import actions
from tui.tty.terminal import Terminal, probe, why_plain

GOOD = Terminal(
    interactive=True,
    dumb=False,
    no_color=False,
    colors=256,
    utf8=True,
    ssh=False,
    tmux=False,
    columns=120,
    rows=36,
)


def findings(terminal: Terminal, term: str = "xterm-256color", **tmux: str) -> list[Finding]:
    return list(examine(terminal, {"TERM": term}, {name.replace("_", "-"): value for name, value in tmux.items()}))


def test_a_good_terminal_has_nothing_to_improve() -> None:
    assert {finding.level for finding in findings(GOOD)} == {"ok"}


def test_what_keeps_the_browser_from_running_is_a_lack_with_advice() -> None:
    for worse in (GOOD._replace(interactive=False), GOOD._replace(dumb=True), GOOD._replace(columns=30)):
        lacks = [finding for finding in findings(worse) if finding.level == "lack"]
        assert lacks
        assert all(finding.advice for finding in lacks)


def test_tmux_gets_the_lines_to_add() -> None:
    said = "\n".join(lines(iter(findings(GOOD._replace(tmux=True), "xterm", escape_time="500", set_clipboard="off"))))
    assert "default-terminal" in said
    assert "escape-time 10" in said
    assert "set-clipboard on" in said


def test_without_cursor_movement_nothing_is_said_of_colours_and_panes() -> None:
    for tmux, better in ((False, "xterm-256color"), (True, "tmux-256color")):
        said = "\n".join(lines(iter(findings(GOOD._replace(dumb=True, colors=0, tmux=tmux), ""))))
        assert "TERM is not set" in said
        assert f"line by line here, as with --plain; for the screen: export TERM={better}" in said
        assert "16 colours" not in said
        assert "panes" not in said
        assert "but TERM is" not in said


def test_the_term_to_set_is_that_of_what_one_is_in() -> None:
    for tmux, term, better in ((True, "screen", "tmux"), (False, "screen", "screen"), (False, "xterm", "xterm")):
        said = "\n".join(lines(iter(findings(GOOD._replace(colors=16, tmux=tmux), term))))
        assert f"export TERM={better}-256color, if it has more" in said


def test_slips_in_the_keys_and_keys_that_tmux_takes_are_told(tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    try:
        file.write_text('preset = "vim"\n[keys]\nmark = "ctrl+h"\nsurch = "s"\n')
        said = [finding.what for finding in examine_keys(file, {"prefix": "C-b"})]
        assert any("Backspace" in line for line in said)
        assert any("there is no action surch" in line for line in said)
        assert any("Ctrl+B" in line and "page up" in line for line in said)
        file.write_text('[keys]\nmark = "*"\n')
        (found,) = examine_keys(file, {"prefix": "C-a"})
        assert found.level == "ok"
    finally:
        actions.use({})
    assert list(examine_keys(tmp_path / "none.toml", {})) == []


def test_probe_reads_the_environment() -> None:
    dumb = probe({"TERM": "dumb", "NO_COLOR": "1", "LANG": "C", "SSH_TTY": "/dev/pts/0"})
    assert (dumb.dumb, dumb.no_color, dumb.utf8, dumb.ssh, dumb.tmux, dumb.colors) == (
        True,
        True,
        False,
        True,
        False,
        0,
    )
    rich = probe({"TERM": "tmux-256color", "COLORTERM": "truecolor", "LANG": "de_DE.UTF-8", "TMUX": "x"})
    assert (rich.colors, rich.utf8, rich.tmux) == (16_777_216, True, True)
    assert probe({"TERM": "linux"}).colors == 16
    said = probe({"TERM": "linux", "COLUMNS": "132", "LINES": "50"})
    assert (said.columns, said.rows) == (132, 50)
    assert probe({"TERM": "xterm", "NO_COLOR": ""}).no_color is False
    assert [probe({"TERM": term}).colors for term in ("vt100", "vt220-w")] == [0, 0]
    assert probe({"TERM": "vt100", "COLORTERM": "truecolor"}).colors == 16_777_216
    assert why_plain({"TERM": "vt100"}) == "TERM=vt100 has no colours"
    assert why_plain({"TERM": "xterm", "NO_COLOR": "1"}) == "NO_COLOR is set"


def test_where_copies_go_is_said() -> None:
    def said(terminal: Terminal, **tmux: str) -> str:
        return "\n".join(lines(iter(findings(terminal, "tmux-256color", **tmux))))

    assert "OSC 52" in said(GOOD)
    assert "load-buffer -w" in said(GOOD._replace(tmux=True), set_clipboard="external", version="3.3a")
    assert "tmux 3.2 or later" in said(GOOD._replace(tmux=True), version="2.9a")
    assert "hold Shift" in said(GOOD._replace(tmux=True), mouse="on")
    assert "AcceptEnv" in said(GOOD._replace(ssh=True))


def test_the_database_and_the_session_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "x.db").touch()
    session = tmp_path / "a" / "b" / "x.json"

    def said(name: str, demo: bool = False, sealed: tuple[Path, ...] = ()) -> list[str]:
        found = examine_database(tmp_path / name, demo, session, lambda path: path not in sealed)
        return [finding.level for finding in found]

    assert said("x.db") == ["ok", "ok"]
    assert said("none.db") == ["lack", "ok"]
    assert said("x.db", demo=True) == ["ok", "ok"]
    assert said("x.db", sealed=(tmp_path / "x.db",)) == ["note", "ok"]
    assert said("x.db", sealed=(tmp_path,)) == ["note", "note"]
