"""Cut a text into tokens: words, numbers and single signs, in one pass.

What the rest of the program may rely on:

- ``U.S.``, ``a.m.`` are one token; the full stop after ``Mr`` is a token of its own.
- ``Russia's`` gives ``Russia`` and ``'s``; so do ``'ll 've 're 'd 'm``. ``didn't``, ``O'Brien`` and ``Sana'a`` stay whole.
- Words joined by a hyphen or dash are three tokens: ``Turkish``, ``-``, ``mediated``.
- ``22.15``, ``1,000``, ``14:02``, ``19.02`` and ``3rd`` are one token; a slash, a dash or a currency sign is its own.
- ``''``, two back-ticks and ``...`` are one sign. Markup such as ``<p>`` gives no token; a character entity is one sign.
- ``lower`` is in lower case with a straight apostrophe; an entity's is the character it stands for.
"""

from __future__ import annotations

import html
import re

from store.model import Token

_SUFFIX = r"['’](?:[sS]|ll|ve|re|[dDmM]|LL|VE|RE)(?![^\W_])"
_PIECE = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+\.(?![^\W_])"  # U.S.  a.m.
    rf"|[^\W\d_][^\W_]*(?:(?!{_SUFFIX})['’\u00ad][^\W\d_][^\W_]*)*"  # words
    r"|\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th)\b)?"  # 22.15  1,000  3rd
    rf"|{_SUFFIX}"
    r"|''|``|\.\.\."
    r"|&(?:\#\d{1,6}|\#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});"
    r"|</?[a-zA-Z!][^<>\n]{0,400}>"
    r"|\S"
)
_new = tuple.__new__
_pieces = _PIECE.findall


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of ``text[start:end]`` in text order; their offsets are offsets into ``text``."""
    tokens: list[Token] = []
    add = tokens.append
    find = text.find
    at = start
    for piece in _pieces(text, start, len(text) if end is None else end):
        begin = find(piece, at)  # only white space lies between two pieces
        at = begin + len(piece)
        lower = piece.lower()
        sign = piece[0]
        if sign.isalnum():
            if "’" in piece:
                lower = lower.replace("’", "'")
        elif at - begin > 1:
            if sign == "<":
                continue
            if sign == "’":
                lower = "'" + lower[1:]
            elif sign == "&":
                lower = html.unescape(piece)
                if lower.isspace():
                    continue
        add(_new(Token, (begin, at, piece, lower)))
    return tokens


def words(tokens: list[Token] | tuple[Token, ...]) -> int:
    """How many of the tokens are words or numbers."""
    return sum(token[2][0].isalnum() for token in tokens)
