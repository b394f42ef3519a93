"""A web page to its article: which part of the page it is, its paragraphs, and what the page tells about it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple

from store.sources.markup import Element, name_of, paragraphs, parsed, rules

MOST = 0.5
"""The share of a page's running text from which on a part of it is the article, or too much of it to be left out."""
_WORDS = re.compile(r"[a-z]+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
DEEPEST = 10_000
"""Values of a page's metadata that are looked at."""


class WebPage(NamedTuple):
    """The article of a page as text, its blocks apart by empty lines, and what the page says of it."""

    text: str
    url: str | None
    outlet: str | None
    published: date | None


def read_page(text: str) -> WebPage | None:
    """The article of a page; None where the page has no text."""
    root = parsed(text)
    if root is None:
        return None
    running = _running_text(root)
    scope = _scope(root, running)
    blocks = _blocks(scope, running)
    told = _Told(root)
    title = told.title
    if title and title not in blocks[:3] and not any(name_of(part) == "h1" for part in scope.iter()):
        blocks.insert(0, title)
    return WebPage("\n\n".join(blocks), told.url, told.outlet, told.published) if blocks else None


def fragment_text(markup: str) -> str:
    """The text of a piece of HTML, as feeds bring it: all of it is the article."""
    root = parsed(markup)
    return "\n\n".join(_blocks(root, Counter())) if root is not None else ""


def _running_text(root: Element) -> Counter[Element]:
    """Characters of running text below each element that holds any; what is above an element is 256 at most."""
    held: Counter[Element] = Counter()
    for paragraph in root.iter("p"):
        size = len(" ".join("".join(map(str, paragraph.itertext())).split()))
        if size:
            held[paragraph] += size
            for above in paragraph.iterancestors():
                held[above] += size
    return held


def _scope(root: Element, running: Counter[Element]) -> Element:
    """The article or the main part if it holds most of the running text, else the body."""
    for parts in (root.iter("article"), [*root.iter("main"), *root.findall(".//*[@role='main']")]):
        best = max(parts, key=lambda part: running[part], default=None)
        if best is not None and running[best] > MOST * running[root]:
            return best
    body = root.find("body")
    return root if body is None else body


def _blocks(scope: Element, running: Counter[Element]) -> list[str]:
    left_out = rules()["left_out"]
    whole = running[scope]

    def is_left_out(element: Element) -> bool:
        name = name_of(element)
        if name in ("script", "style", "head", "noscript", "template"):
            return True
        if running[element] > MOST * whole:
            return False
        if name in left_out["elements"] or element.get("role", "").lower() in left_out["roles"]:
            return True
        if element.get("hidden") is not None or element.get("aria-hidden") == "true":
            return True
        called = f"{element.get('class', '')} {element.get('id', '')}".lower()
        return not left_out["words"].isdisjoint(_WORDS.findall(called))

    return paragraphs(scope, is_left_out)


class _Told:
    """What a page tells programs about its article: JSON-LD first, then ``meta`` elements, then what is shown."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._article = _json_article(root)
        self._meta: dict[str, str] = {}
        for meta in root.iter("meta"):
            name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
            self._meta.setdefault(name.lower(), " ".join(meta.get("content", "").split()))

    @property
    def title(self) -> str | None:
        shown = (_text_of(heading) for name in ("h1", "title") for heading in self._root.iter(name))
        return _string(self._article.get("headline")) or self._meta.get("og:title") or next(filter(None, shown), None)

    @property
    def url(self) -> str | None:
        links = (link.get("href", "") for link in self._root.iter("link") if link.get("rel") == "canonical")
        return next(links, "") or self._meta.get("og:url") or None

    @property
    def outlet(self) -> str | None:
        publisher = self._article.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else None
        return self._meta.get("og:site_name") or _string(name) or None

    @property
    def published(self) -> date | None:
        """The day as the page prints it, in the page's own time zone."""
        told = [_string(self._article.get("datePublished"))]
        told += [text for name, text in self._meta.items() if name in rules()["published"]["names"]]
        for element in self._root.iter("time", "span"):
            if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
                told.append(element.get("datetime") or element.get("content") or _text_of(element))
        return next((day for text in told if text and (day := day_of(text))), None)


def day_of(text: str) -> date | None:
    """The day of an ISO 8601 or RFC 5322 time stamp, in its own time zone; None where it is neither."""
    try:
        iso = _DAY.match(text.strip())
        return date.fromisoformat(iso[0]) if iso else parsedate_to_datetime(text).date()
    except (ValueError, OverflowError):
        return None


def _json_article(root: Element) -> dict[str, Any]:
    """The first object of the page's JSON-LD that says when it was published; empty where there is none."""
    for script in root.iter("script"):
        if script.get("type", "").lower() == "application/ld+json" and script.text:
            try:
                values = _objects(json.loads(script.text, strict=False))
            except (ValueError, RecursionError):
                continue  # pages with broken metadata are common, and the page says the same elsewhere
            found = next((value for value in values if "datePublished" in value), None)
            if found is not None:
                return found
    return {}


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    waiting = [value]
    for _ in range(DEEPEST):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting.extend(reversed(list(value.values())))
        elif isinstance(value, list):
            waiting.extend(reversed(value))


def _string(value: Any) -> str | None:
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _text_of(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
