"""Where a text came from: the file in an origin, and whether the origin names one article."""

from __future__ import annotations

import re

from store.model import SourceText
from store.sources.walking import FEEDS, LINES

_MANY = (rf"(?<={re.escape(suffix)})" for suffix in (*LINES, *FEEDS))
_LINE = re.compile(rf"(?:{'|'.join(_MANY)}|(?<=^-)):\d+$", re.IGNORECASE)


def is_place(source: SourceText) -> bool:
    """Whether the origin names one article, so that another text from there takes its place."""
    return source.origin != "-" and (source.given_id is not None or not _LINE.search(source.origin))


def path_of(origin: str) -> str:
    """The file in an origin: ``news.jsonl`` of ``news.jsonl:7``."""
    return _LINE.sub("", origin.partition("#")[0])
