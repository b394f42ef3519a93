"""What markup left in a text says about the line behind it."""

from __future__ import annotations

import re

from store.model import BlockKind
from store.reading.lines import Line

_TAG_NAME = re.compile(r"<(\w+)([^<>]*)>")
_TAG_KINDS = {
    "footer": BlockKind.BOILERPLATE, "nav": BlockKind.BOILERPLATE, "aside": BlockKind.BOILERPLATE,
    "form": BlockKind.BOILERPLATE, "button": BlockKind.BOILERPLATE, "noscript": BlockKind.BOILERPLATE,
    "iframe": BlockKind.JUNK, "figcaption": BlockKind.CAPTION, "time": BlockKind.HEADER,
}  # fmt: skip
_CLASS_KINDS = (
    (("newsletter", "subscri", "promo", "share", "social", "footer", "menu", "nav", "cookie", "advert", "comment",
      "tags", "breadcrumb", "donat", "banner", "copyright", "disclaimer"), BlockKind.BOILERPLATE),
    (("related", "readmore", "read-more", "teaser", "more-link", "see-also"), BlockKind.TEASER),
    (("byline", "author"), BlockKind.BYLINE),
    (("caption", "credit"), BlockKind.CAPTION),
    (("dateline", "timestamp", "pubdate", "date", "meta"), BlockKind.HEADER),
)  # fmt: skip


def kind_of_tag(text: str, line: Line, first: int) -> BlockKind | None:
    """What the markup before the first word says the line is: ``<figcaption>``, ``<div class="newsletter">``."""
    if text[line.start] != "<":
        return None
    for match in _TAG_NAME.finditer(text, line.start, first):
        name = match.group(1).lower()
        if name in _TAG_KINDS:
            return _TAG_KINDS[name]
        attributes = match.group(2).lower()
        if "class" in attributes or "id=" in attributes:
            for words, kind in _CLASS_KINDS:
                if any(word in attributes for word in words):
                    return kind
    return None
