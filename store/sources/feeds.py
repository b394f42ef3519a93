"""RSS (0.9 to 2.0) and Atom feeds: one article an entry, as far as the feed brings its text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from lxml import etree

from store.sources.markup import Element, name_of
from store.sources.web_pages import day_of, fragment_text

_ENTRIES = ("item", "entry")
_TEXTS = ("encoded", "content", "description", "summary")
"""Where an entry has its text, the fullest first."""
_DAYS = ("pubdate", "published", "issued", "date", "updated")


class Entry(NamedTuple):
    """An entry of a feed; ``id`` is the feed's own, or the address."""

    id: str | None
    url: str | None
    outlet: str | None
    published: date | None
    text: str
    """Title and text, with an empty line between; empty where it has neither."""


def read_feed(data: bytes) -> list[Entry] | None:
    """The entries of a feed in its order, as much of it as can be read; None for XML that is no feed, or no XML.

    Entities are not followed and nothing is fetched.
    """
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None or name_of(root) not in ("rss", "feed", "rdf"):
        return None
    return list(_entries(root))


def _entries(root: Element) -> Iterator[Entry]:
    outlet: str | None = None
    for element in root.iter(etree.Element):
        name = name_of(element)
        if name == "title" and outlet is None and name_of(_above(element)) in ("channel", "feed"):
            outlet = _plain(element) or None
        elif name in _ENTRIES:
            yield _entry(element, outlet)


def _above(element: Element) -> Element:
    above = element.getparent()
    return element if above is None else above


def _entry(entry: Element, outlet: str | None) -> Entry:
    parts: dict[str, Element] = {}
    for part in entry:
        parts.setdefault(name_of(part), part)
    url = next((link for part in entry if name_of(part) == "link" and (link := _address(part))), None)
    given = next((text for name in ("guid", "id") if name in parts and (text := _plain(parts[name]))), url)
    title = fragment_text(_plain(parts["title"])).replace("\n", " ") if "title" in parts else ""
    body = next((text for name in _TEXTS if name in parts and (text := _body(parts[name]))), "")
    days = (day_of(_plain(parts[name])) for name in _DAYS if name in parts)
    text = body if body.partition("\n")[0] == title else f"{title}\n\n{body}"
    return Entry(given, url, outlet, next((day for day in days if day), None), text.strip() or title)


def _address(link: Element) -> str | None:
    """Where an entry leads: the text of an RSS link, the alternate address of an Atom one."""
    if link.get("rel", "alternate") != "alternate":
        return None
    return link.get("href") or _plain(link) or None


def _body(part: Element) -> str:
    """Text that is HTML, escaped or, in Atom's xhtml, as elements."""
    if len(part):
        return fragment_text("".join(etree.tostring(child, encoding="unicode", method="html") for child in part))
    return fragment_text("".join(map(str, part.itertext())))


def _plain(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
