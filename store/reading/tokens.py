"""Cut a text into tokens: words, numbers and single signs, in one pass.

What the rest of the program may rely on:

- ``U.S.``, ``a.m.`` are one token; the full stop after ``Mr`` is a token of its own.
- ``Russia's`` gives ``Russia`` and ``'s``; so do ``'ll 've 're 'd 'm``. ``didn't``, ``O'Brien``, ``Sana'a`` are whole.
- ``Erdoğan`` is one token, and its letters are whole, also where the text has them as letter and accent: only then is
  a token shorter than the text from its start to its end.
- Words joined by a hyphen or dash are three tokens: ``Turkish``, ``-``, ``mediated``.
- ``22.15``, ``1,000``, ``14:02``, ``19.02`` and ``3rd`` are one token; a slash, a dash or a currency sign is its own.
- ``''``, two back-ticks and ``...`` are one sign. Markup (``<p>``) gives no token; a character entity is one sign.
- ``lower`` is in lower case with a straight apostrophe; an entity's is the character it stands for. That of the
  health organisation ``WHO`` is ``w.h.o``: no clause begins with it.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import partial
from itertools import accumulate, compress
from operator import itemgetter, sub
from typing import cast
from unicodedata import normalize

from store.model import Token

_MARKS = r"\u0300-\u036f"
"""Accents that stand behind their letter, as in texts from PDF files; they belong to the word."""
_SUFFIX = r"['’](?:[sS]|ll|ve|re|[dDmM]|LL|VE|RE)(?!\w)"
_PIECE = re.compile(
    rf" ?(?:[A-Za-z]++(?![\w'’\u00ad.{_MARKS}])"  # the common case, quickly
    r"|\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th)\b)?"  # 22.15  1,000  3rd
    r"|\w\.\w\.(?:\w\.)*(?!\w)"  # U.S.  a.m.
    rf"|_+|\w[\w{_MARKS}]*(?:(?!{_SUFFIX})['’\u00ad][^\W\d_][\w{_MARKS}]*)*"  # words
    rf"|{_SUFFIX}"
    r"|''|``|\.\.\."
    r"|&(?:\#\d{1,6}|\#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});"
    r"|</?[a-zA-Z!][^<>\n]{0,400}>"
    r"|\S)|\s+"
)
"""A token with the blank before it, or white space."""
_ACCENT = re.compile(f"[{_MARKS}]")
_new = tuple.__new__
_token = cast(Callable[[tuple[int, int, str, str]], Token], partial(_new, Token))
_lstrip = str.lstrip
_pieces = _PIECE.findall
_lower = str.lower

start_of = cast(Callable[[Token], int], itemgetter(0))
text_of = cast(Callable[[Token], str], itemgetter(2))
lower_of = cast(Callable[[Token], str], itemgetter(3))
"""One column of many tokens is ``list(map(start_of, tokens))``: no step of that is interpreted."""


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of ``text[start:end]`` in text order; their offsets are offsets into ``text``."""
    pieces = _pieces(text, start, len(text) if end is None else end)
    # every character is in one piece, so the lengths add up to the offsets
    ends = list(accumulate(map(len, pieces), initial=start))[1:]
    texts = list(map(_lstrip, pieces))
    starts = list(map(sub, ends, map(len, texts)))
    if not text.isascii() and _ACCENT.search(text, start, len(text) if end is None else end):
        texts = [normalize("NFC", piece) for piece in texts]
    lowers = list(map(_lower, texts))
    at = text.find("’", start, end)
    while at >= 0:
        piece = bisect_right(starts, at) - 1
        if len(lowers[piece]) > 1:
            lowers[piece] = lowers[piece].replace("’", "'")
        at = text.find("’", at + 1, end)
    if "<" in text or "&" in text:
        _leave_out_markup(texts, lowers)
    if "WHO" in texts:
        lowers = ["w.h.o" if piece == "WHO" else low for piece, low in zip(texts, lowers, strict=True)]
    # no step of this is interpreted: white space is left out and tuples become tokens inside C
    return list(map(_token, compress(zip(starts, ends, texts, lowers, strict=True), texts)))


_latest: tuple[str, list[Token], list[int]] = ("", [], [])
"""The article that was cut last, its tokens and their starts: headers and captions of it are looked at repeatedly."""


def remember(text: str, tokens: list[Token], starts: list[int]) -> None:
    """Keep the tokens of an article for :func:`tokens_of`."""
    global _latest
    _latest = (text, tokens, starts)


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """As :func:`tokenise`, without cutting again what :func:`remember` kept; ``start`` stands in no word or tag."""
    known, tokens, starts = _latest
    if known is not text:
        return tokenise(text, start, end)
    first = bisect_left(starts, start)
    last = bisect_left(starts, end, first)
    if (first and tokens[first - 1][1] > start) or (first < last and tokens[last - 1][1] > end):
        return tokenise(text, start, end)
    return tokens[first:last]


def _leave_out_markup(texts: list[str], lowers: list[str]) -> None:
    """Make tags nothing, and the lower case of a character entity the character that it stands for."""
    for at in [at for at, piece in enumerate(texts) if len(piece) > 1 and piece[0] in "<&"]:
        if texts[at][0] == "<":
            texts[at] = ""
        else:
            lowers[at] = html.unescape(texts[at])
            if lowers[at].isspace():
                texts[at] = ""


def words(tokens: list[Token] | tuple[Token, ...]) -> int:
    """How many of the tokens are words or numbers."""
    return sum(token[2][0].isalnum() for token in tokens)
