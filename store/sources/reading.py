"""One file to its source texts: a text or a web page is one article, a .jsonl file one a line, a feed one an entry."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, BinaryIO

from store.model import SourceText
from store.sources.decoding import Decoded, binary_kind, decode, is_page
from store.sources.walking import Failure, SourceFile
from store.text import storable

if TYPE_CHECKING:
    from store.sources.feeds import Entry
    from store.sources.web_pages import WebPage

LONGEST_TEXT = 16 << 20
"""Bytes of an article, or of a line of .jsonl; more is set aside unread."""

_MARKUP = re.compile(rb"[\s\xef\xbb\xbf]*<(?:\?xml|rss|feed|rdf)", re.I)


def read_file(
    file: SourceFile, published: date | None = None, outlet: str | None = None
) -> Iterator[SourceText | Failure]:
    """The articles of one file, and what of it could not be read.

    ``published`` and ``outlet`` hold for articles that bring none of their own.
    """
    try:
        with file.open() as stream:
            if file.has_lines:
                yield from _lines(file, stream, b"", published, outlet)
            elif file.is_stream:
                yield from _stream(file, stream, published, outlet)
            elif file.is_feed:
                yield from _xml(file.path, stream.read(LONGEST_TEXT + 1), published, outlet)
            else:
                yield _whole(file.path, stream.read(LONGEST_TEXT + 1), published, outlet)
    except OSError as error:
        yield Failure(file.path, error.strerror or str(error))


def digest_of(file: SourceFile) -> str | None:
    """Hex digest of a file's bytes; None where it cannot be read."""
    try:
        with file.open() as stream:
            digest = hashlib.sha256()
            while part := stream.read(1 << 20):
                digest.update(part)
            return digest.hexdigest()
    except OSError:
        return None


def source_text(text: str, origin: str, encoding: str = "utf-8", **known: Any) -> SourceText:
    """A source text with the digest that is its identity; ``known`` are the other fields."""
    text = storable(text)
    return SourceText(text, hashlib.sha256(text.encode()).hexdigest(), storable(origin), encoding=encoding, **known)


def source_text_of(name: str, data: bytes) -> SourceText | Failure:
    """The bytes of one article."""
    return _whole(name, data, None, None)


def _whole(path: str, data: bytes, published: date | None, outlet: str | None) -> SourceText | Failure:
    name = _printable(path)
    if len(data) > LONGEST_TEXT:
        return Failure(name, f"longer than {LONGEST_TEXT >> 20} MB")
    kind = binary_kind(data)
    if kind is not None:
        return Failure(name, f"{kind}, not text: save what it says as a text (.txt) or as a web page (.html)")
    decoded = decode(data)
    if not decoded.text.strip(" \t\r\n\f\v\ufeff"):
        return Failure(name, "empty: there is no text in it")
    if is_page(decoded.text):
        return _page(name, decoded, published, outlet)
    return source_text(decoded.text, name, decoded.encoding, published=published, outlet=outlet)


NO_TEXT = "a web page without text (a script may fetch it): save the page as shown, or its text as .txt"


def _page(name: str, decoded: Decoded, published: date | None, outlet: str | None) -> SourceText | Failure:
    """The article of a web page. Offsets count in its text, not in the page's source."""
    from store.sources.web_pages import read_page

    page = read_page(decoded.text)
    if page is None:
        return Failure(name, NO_TEXT)
    return source_text(page.text, name, decoded.encoding, **_told(page, published, outlet))


def _xml(path: str, data: bytes, published: date | None, outlet: str | None) -> Iterator[SourceText | Failure]:
    """A feed's articles; what is no feed is said to be none, but a page of XHTML is a page."""
    entries = _feed_entries(data)
    if entries is not None:
        yield from _feed(_printable(path), entries, published, outlet)
        return
    source = _whole(path, data, published, outlet)
    if isinstance(source, SourceText) and not is_page(decode(data).text):
        source = Failure(_printable(path), "no RSS or Atom feed; give an article as .txt or .html")
    yield source


def _feed(
    name: str, entries: list[Entry], published: date | None, outlet: str | None
) -> Iterator[SourceText | Failure]:
    for number, entry in enumerate(entries, 1):
        identity = _line(entry.id)
        origin = f"{name}#{identity}" if identity else f"{name}:{number}"
        if entry.text:
            yield source_text(entry.text, origin, given_id=identity, **_told(entry, published, outlet))
        else:
            yield Failure(origin, "the entry has neither title nor text")
    if not entries:
        yield Failure(name, "a feed without entries")


def _told(of: WebPage | Entry, published: date | None, outlet: str | None) -> dict[str, Any]:
    """What a page or an entry brings, and else what was told."""
    return {"url": _line(of.url), "outlet": _line(of.outlet) or outlet, "published": of.published or published}


def _feed_entries(data: bytes) -> list[Entry] | None:
    from store.sources.feeds import read_feed

    return read_feed(data) if len(data) <= LONGEST_TEXT else None


def _stream(
    file: SourceFile, stream: BinaryIO, published: date | None, outlet: str | None
) -> Iterator[SourceText | Failure]:
    """Standard input: JSON lines where its first line is one, a feed where it is one, else one text or web page."""
    head = stream.readline(LONGEST_TEXT + 1)
    if head.lstrip(b"\xef\xbb\xbf \t").startswith(b"{") and isinstance(_parsed(head), dict):
        yield from _lines(file, stream, head, published, outlet)
        return
    data = head + stream.read(LONGEST_TEXT + 1 - len(head))
    entries = _feed_entries(data) if _MARKUP.match(data) else None
    if entries is None:
        yield _whole(file.path, data, published, outlet)
    else:
        yield from _feed(file.path, entries, published, outlet)


def _lines(
    file: SourceFile, stream: BinaryIO, head: bytes, published: date | None, outlet: str | None
) -> Iterator[SourceText | Failure]:
    path, number = _printable(file.path), 0
    line = head or stream.readline(LONGEST_TEXT + 1)
    while line:
        number += 1
        name = f"{path}:{number}"
        if len(line) > LONGEST_TEXT and not line.endswith(b"\n"):
            _skip_line(stream)
            yield Failure(name, f"a line longer than {LONGEST_TEXT >> 20} MB")
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _record(line, path, name, published, outlet)
        line = stream.readline(LONGEST_TEXT + 1)
    if not number:
        yield Failure(path, "empty: there is no text in it")


def _skip_line(stream: BinaryIO) -> None:
    while part := stream.readline(LONGEST_TEXT + 1):
        if part.endswith(b"\n"):
            return


def _record(line: bytes, path: str, name: str, published: date | None, outlet: str | None) -> SourceText | Failure:
    record = _parsed(line)
    if isinstance(record, str):
        return Failure(name, record)
    text = record.get("text")
    if not isinstance(text, str):
        return Failure(name, "no text: a line needs a string named text")
    if not text.strip():
        return Failure(name, "the text is empty")
    known: dict[str, Any] = {}
    for field in ("id", "url", "title", "outlet"):
        value = record.get(field)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            return Failure(name, f"{field} is not a string")
        known[field] = _line(value)
    given = record.get("published")
    if given in (None, ""):
        day = published
    else:
        try:
            day = date.fromisoformat(str(given)[:10])
        except ValueError:
            return Failure(name, f"published {str(given)[:40]!r} is no day; write it as 2026-02-13")
    identity = known.pop("id")
    known["outlet"] = known["outlet"] or outlet
    origin = f"{path}#{identity}" if identity else name
    return source_text(text, origin, given_id=identity, published=day, **known)


def _parsed(line: bytes) -> dict[str, Any] | str:
    """The object of a line, or what is wrong with it."""
    try:
        record = json.loads(line.decode("utf-8-sig", "replace"))
    except RecursionError:
        return "nested too deeply"
    except json.JSONDecodeError as error:
        return f'not JSON from character {error.pos + 1} on; a line is one object such as {{"text": "..."}}'
    except ValueError:
        return "a number with more digits than can be read; leave it out or write it as a string"
    return record if isinstance(record, dict) else "not a JSON object"


def _line(value: str | None) -> str | None:
    """A value on one line; None where it is empty."""
    return " ".join(storable(value).split()) or None if value is not None else None


def _printable(path: str) -> str:
    """A file name with bytes that are no UTF-8 replaced."""
    return storable(path)
