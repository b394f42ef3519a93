"""A key's sequence that comes in pieces, as over a slow line, is never torn into Escape and letters."""

from __future__ import annotations

import pytest
from textual.events import Key, Paste

from tui.tty import driver, torn
from tui.tty.torn import LATE, RejoiningParser


class Line:
    """A parser, and the clocks that it looks at."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.time = 100.0
        monkeypatch.setattr("textual._parser.get_time", lambda: self.time)
        self.parser = RejoiningParser()
        self.parser.now = lambda: self.time  # type: ignore[method-assign]

    def comes(self, *pieces: str | float) -> list[str]:
        """The keys that are told when pieces come, with so many seconds of silence between them."""
        keys: list[str] = []
        for piece in pieces:
            if isinstance(piece, float):
                self.time += piece
                told = list(self.parser.tick())
            else:
                told = list(self.parser.feed(piece))
            keys += [event.key for event in told if isinstance(event, Key)]
        return keys


@pytest.mark.parametrize(
    ("pieces", "keys"),
    [
        (("\x1b[A",), ["up"]),
        (("\x1b", "[A"), ["up"]),
        (("\x1b", 0.2, "[A"), ["escape", "up"]),
        (("\x1b[", 0.2, "A"), ["up"]),
        (("\x1b[6", 0.2, "~"), ["pagedown"]),
        (("\x1b[1;", 0.2, "3D"), ["alt+left"]),
        (("\x1b", 0.2, "[6~j"), ["escape", "pagedown", "j"]),
        (("\x1b[5~\x1b", 0.2, "[Bj"), ["pageup", "escape", "down", "j"]),
        (("\x1bO", 0.2, "A"), ["up"]),
        (("\x1b", 0.2, "j"), ["escape", "j"]),
        (("\x1b", 0.2, "["), ["escape", "left_square_bracket"]),
        (("\x1b", 0.2, "]", "[", "j"), ["escape", "right_square_bracket", "left_square_bracket", "j"]),
        (("\x1b", 0.2, "[j"), ["escape", "left_square_bracket", "j"]),
        (("\x1b", 0.2, "[3j"), ["escape", "left_square_bracket", "3", "j"]),
        (("\x1b", 0.2, LATE + 0.1, "[A"), ["escape", "left_square_bracket", "A"]),
        (("\x1by", 0.2), ["alt+y"]),
    ],
)
def test_pieces_are_put_together(
    monkeypatch: pytest.MonkeyPatch, pieces: tuple[str | float, ...], keys: list[str]
) -> None:
    assert Line(monkeypatch).comes(*pieces) == keys


def test_the_driver_reads_with_it() -> None:
    driver.patch_driver()
    assert driver.linux_driver.XTermParser is torn.RejoiningParser  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (("\x1b[200~talks\x1b[201~",), "talks"),
        (("\x1b[200~a \x1b[31mred\x1b[0m\x1b]0;title\x07 word\x1b[201~",), "a red word"),
        (("\x1b[200~one\r\ntwo\tthree\x00\x01\x7f\x1b[201~",), "one\r\ntwo\tthree"),
        (("\x1b[20", "0~ta", "lks\x1b", "[201~"), "talks"),
        (("\x1b[200~q\x1b", 0.2, "[A|rm\r", 0.2, "\x1b[201", 0.2, "~"), "q|rm\r"),
        (("\x1b[2", 0.2, "00~talks\x1b[201~"), "talks"),
        (("\x1b[200~" + "word " * 20_000, "\x1b[201~"), "word " * 20_000),
    ],
)
def test_nothing_that_is_pasted_is_taken_for_a_key(
    monkeypatch: pytest.MonkeyPatch, pieces: tuple[str | float, ...], text: str
) -> None:
    line = Line(monkeypatch)
    told: list[object] = []
    for piece in (*pieces, "j"):
        if isinstance(piece, float):
            line.time += piece
            told += line.parser.tick()
        else:
            told += line.parser.feed(piece)
    pasted, key = told
    assert isinstance(pasted, Paste)
    assert pasted.text == text
    assert isinstance(key, Key)
    assert key.key == "j"
