"""What untrusted text may become on its way in and on its way to a terminal; lengths never change."""

from __future__ import annotations

import re

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_PICTURES: dict[int, int] = {code: 0x2400 + code for code in range(32) if code not in (9, 10, 13)}
_PICTURES |= {13: 0x20, 0x7F: 0x2421}
_PICTURES |= {
    code: 0xFFFD
    for low, high in (
        (0x80, 0x9F),
        (0x061C, 0x061C),
        (0x200B, 0x200B),
        (0x200E, 0x200F),
        (0x2028, 0x202E),
        (0x2060, 0x2064),
        (0x2066, 0x2069),
        (0xFEFF, 0xFEFF),
        (0xFFF9, 0xFFFB),
        (0xD800, 0xDFFF),
    )
    for code in range(low, high + 1)
}


def storable(text: str) -> str:
    """``text`` with what SQLite or UTF-8 cannot hold (NUL, lone surrogates) replaced one for one by U+FFFD."""
    return _UNSTORABLE.sub("\ufffd", text) if _UNSTORABLE.search(text) else text


def display(text: str) -> str:
    """A copy that no terminal obeys, code point for code point, so that offsets into ``text`` hold in it.

    Control characters become their pictures, carriage returns blanks, and direction overrides, zero-width marks
    and C1 controls U+FFFD; joiners (U+200C, U+200D) stay, since Persian, Indic scripts and emoji need them.
    """
    return text.translate(_PICTURES) if _UNSAFE.search(text) else text


def one_line(text: str) -> str:
    """``display(text)`` with tabs and line breaks as blanks, for titles, names and messages."""
    return display(text).replace("\n", " ").replace("\t", " ")


def counted(n: int, name: str) -> str:
    """A number with the name of what is counted, in the plural but for one.

    >>> counted(1, "article"), counted(1200, "event")
    ('1 article', '1,200 events')
    """
    return f"{n:,} {name}{'' if n == 1 else 's'}"


def joined_once(*parts: str | None, by: str = ", ") -> str:
    """The parts that say something, each once: "Doha, Qatar", and "China" where the country is all that is known."""
    return by.join(dict.fromkeys(part for part in parts if part))
