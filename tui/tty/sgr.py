"""Styles of a palette as the terminal's own codes, for what is drawn before Rich is there."""

from __future__ import annotations

import re
from colorsys import rgb_to_hls
from functools import cache

from tui.tty.palettes import PALETTES

FLAGS = {"bold": "1", "dim": "2", "italic": "3", "underline": "4", "reverse": "7", "strike": "9"}
NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
_COLOUR = re.compile(r"#(..)(..)(..)|color\((\d+)\)|(bright_)?([a-z]+)")


@cache
def sgr(palette: str, name: str, colors: int) -> str:
    """The parameters of the style ``name`` (parts joined by ``+`` add up): flags, then letters, then ground.

    ``colors`` is how many the terminal has: fine tints become the nearest of 256 where it has no more.
    """
    styles = PALETTES[palette]
    flags: set[str] = set()
    front = back = ""
    for part in ("text", *name.split("+")):
        words = iter(styles.get(part, "none").split())
        for word in words:
            if word == "not":
                flags.discard(FLAGS[next(words)])
            elif word in FLAGS:
                flags.add(FLAGS[word])
            elif word == "on":
                back = _colour(next(words), 40, colors)
            elif word != "none":
                front = _colour(word, 30, colors)
    return ";".join([*sorted(flags), *filter(None, (front, back))])


def _colour(word: str, base: int, colors: int) -> str:
    """The parameters of one colour; ``base`` is 30 for letters and 40 for the ground."""
    found = _COLOUR.fullmatch(word)
    if found is None:
        return ""
    if found[1]:
        red, green, blue = (int(part, 16) for part in found.group(1, 2, 3))
        if colors <= 256:
            return f"{base + 8};5;{nearest(red, green, blue)}"
        return f"{base + 8};2;{red};{green};{blue}"
    if found[4]:
        return f"{base + 8};5;{found[4]}"
    if found[6] == "default":
        return str(base + 9)
    return str(NAMES.index(found[6]) + base + (60 if found[5] else 0))


def nearest(red: int, green: int, blue: int) -> int:
    """The colour of 256 that stands for a fine tint, chosen as Rich does it, so that both draw the same."""
    _, light, saturation = rgb_to_hls(red / 255, green / 255, blue / 255)
    if saturation < 0.15:
        grey = round(light * 25.0)
        return {0: 16, 25: 231}.get(grey, 231 + grey)
    steps = [part / 95 if part < 95 else 1 + (part - 95) / 40 for part in (red, green, blue)]
    return 16 + 36 * round(steps[0]) + 6 * round(steps[1]) + round(steps[2])
