"""Bytes to text: UTF-8 as it is, else the likeliest encoding; what is no text at all is told apart."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import pairwise

from store.text import storable

LOOKED_AT = 1 << 16
"""Bytes from which the kind of a file is judged."""
DECLARED_WITHIN = 2048
_DECLARATION = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.I)
_PAGE = re.compile(r"[\s\ufeff]*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
PAGE_WITHIN = 4096
"""Characters in which a web page is told from plain text."""
_MAGIC = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x7fELF": "a program",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"SQLite format 3\x00": "a database",
    b"\xd0\xcf\x11\xe0": "an office document",
}
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\x0b\x0c\x1b\x08")
_CYRILLIC = frozenset(range(0xC0, 0x100)) | {0xA8, 0xB8, 0xAA, 0xBA, 0xAF, 0xBF, 0xB2, 0xB3, 0xA5, 0xB4}


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str
    """Name of the encoding, with the number of signs that meant nothing in it if there are any."""


def binary_kind(data: bytes) -> str | None:
    """What the bytes are, in words, if they are no text; None for text. Looks at the beginning only."""
    head = data[:LOOKED_AT]
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            return kind
    if not head or _utf16(head) is not None:
        return None
    controls = sum(head.count(bytes((code,))) for code in _CONTROLS)
    nulls = head.count(0)
    return "binary data" if controls > len(head) // 50 + 4 or nulls > len(head) // 200 + 4 else None


def decode(data: bytes) -> Decoded:
    """The text of some bytes, whatever they are. A byte order mark of UTF-8 stays in the text, newlines as they are.

    A web page may declare its encoding; where it does, and it is not UTF-8 after all, the declaration holds.
    """
    utf16 = _utf16(data[:LOOKED_AT])
    if utf16 is not None:
        return _counted(data.decode(utf16, "replace"), utf16)
    try:
        return Decoded(storable(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        pass
    declared = _declared(data[:DECLARED_WITHIN])
    if declared is not None:
        return _counted(data.decode(declared, "replace"), declared)
    loose = data.decode("utf-8", "replace")
    high = sum(byte >= 0x80 for byte in data[: 1 << 20])
    broken = loose[: 1 << 20].count("\ufffd")
    if broken * 8 < high:
        return _counted(loose, "utf-8")
    if _looks_cyrillic(data):
        return _counted(data.decode("cp1251", "replace"), "cp1251")
    return _counted(data.decode("cp1252", "replace"), "cp1252")


def is_page(text: str) -> bool:
    """Whether a text is the source of a web page, whatever its file is called."""
    return _PAGE.match(text[:PAGE_WITHIN]) is not None


def _counted(text: str, encoding: str) -> Decoded:
    text = storable(text)
    replaced = text.count("\ufffd")
    return Decoded(text, f"{encoding} ({replaced} replaced)" if replaced else encoding)


def _declared(head: bytes) -> str | None:
    """The encoding that the head of a web page declares, if Python knows it as one of text."""
    found = _DECLARATION.search(head)
    if found is None:
        return None
    try:
        known = codecs.lookup(found[1].decode("ascii"))
        is_possible = known._is_text_encoding and known.encode("<meta")[0] == b"<meta"
    except (LookupError, UnicodeError):
        return None
    return known.name if is_possible and known.name != "utf-8" else None


def _utf16(head: bytes) -> str | None:
    """The kind of UTF-16 that the bytes are, by their mark or by where their zeros stand."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and not head.startswith(codecs.BOM_UTF32_LE):
        return "utf-16"
    if len(head) < 8:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _looks_cyrillic(data: bytes) -> bool:
    """Whether the high bytes are mostly Cyrillic letters of cp1251 and stand in runs, as the letters of words do."""
    sample = data[: 1 << 16]
    high = [byte for byte in sample if byte >= 0x80]
    letters = sum(byte in _CYRILLIC for byte in high)
    runs = sum(a >= 0xC0 and b >= 0xC0 for a, b in pairwise(sample))
    return letters > 0.8 * len(high) and runs > 0.4 * len(high)
