from __future__ import annotations

from tui.doctor import Finding, examine, lines
from tui.terminal import Terminal, probe

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
    assert probe({"TERM": "xterm", "NO_COLOR": ""}).no_color is False
