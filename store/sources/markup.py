"""Elements of a web page or a feed as paragraphs of plain text, in reading order; linear, however they are nested."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Container
from functools import cache
from importlib.resources import files
from typing import Any

from lxml import etree

Element = etree._Element


@cache
def rules() -> dict[str, dict[str, Any]]:
    """``web_pages.toml``."""
    table = tomllib.loads(files(__package__).joinpath("web_pages.toml").read_text(encoding="utf-8"))
    return {
        name: {key: frozenset(value) if isinstance(value, list) else value for key, value in section.items()}
        for name, section in table.items()
    }


def parsed(markup: str) -> Element | None:
    """The root of some HTML, however broken; None where there is nothing in it.

    What lies deeper than libxml2's limit of nested elements (256) is left out.
    """
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root: Element | None = etree.fromstring(markup.encode(), parser)
    except etree.XMLSyntaxError:
        return None
    return root


def name_of(element: Element) -> str:
    """The name of an element without its namespace, in small letters; empty for what is no element."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def paragraphs(root: Element, is_left_out: Callable[[Element], bool]) -> list[str]:
    """The paragraphs below an element, white space folded; items of lists begin with a dash."""
    text = _Text()
    blocks: Container[str] = rules()["blocks"]["elements"]
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = name_of(element)
        if event == "start":
            if element is not root and is_left_out(element):
                walk.skip_subtree()
                continue
            if name in blocks:
                text.end(item_is_over=name == "li")
            if name == "li":
                text.add("- ")
            text.add(element.text or "")
        else:
            if name in blocks:
                text.end(item_is_over=name == "li")
            elif name in ("td", "th"):
                text.add(" ")
            elif name == "br":
                text.end_line()
            if element is not root:
                text.add(element.tail or "")
    text.end()
    return text.paragraphs


class _Text:
    """Pieces of text put together to paragraphs."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self._pieces: list[str] = []

    def add(self, piece: str) -> None:
        """More of the line that is open; white space is folded, whatever it was."""
        self._pieces.append(" ".join(f"|{piece}|".split())[1:-1])

    def end_line(self) -> None:
        """A line is over; two in a row end the paragraph."""
        self._pieces.append("\n")

    def end(self, item_is_over: bool = True) -> None:
        """The paragraph is over; the dash of a list's item waits for the paragraph that begins in it."""
        lines = [" ".join(line.split()) for line in "".join(self._pieces).split("\n")]
        if lines == ["-"] and not item_is_over:
            return
        self._pieces.clear()
        together = "\n".join("" if line == "-" else line for line in lines)
        self.paragraphs += [part.strip("\n") for part in re.split(r"\n\n+", together) if part.strip("\n")]
