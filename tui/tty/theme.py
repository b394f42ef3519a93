"""The styles of the palettes as Rich draws them."""

from __future__ import annotations

from functools import cache

from rich.style import Style

from tui.tty.palettes import PALETTES


@cache
def style(mode: str, name: str) -> Style:
    """The style of ``name`` in ``mode``; names joined with ``+`` add up, later ones on top; unknown ones are plain."""
    palette = PALETTES[mode]
    merged = Style.parse(palette["text"])
    for part in name.split("+"):
        if part in palette:
            merged += Style.parse(palette[part])
    return merged
