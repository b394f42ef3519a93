"""Which outlet an article is from, as far as its own layout says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.model import Block, BlockKind, Span
from store.reading.rules import LayoutRules
from store.reading.tokens import tokenise

_HEADS = (BlockKind.HEADER, BlockKind.DATELINE, BlockKind.BYLINE)
_SPLIT = re.compile(r"\s[-–—]+\s|\s[-–—]+$|[|·•:()\n\[\]/,]|\s{2,}")
_COPYRIGHT = re.compile(
    r"(?:©|&copy;|\([cC]\)|[Cc]opyright|COPYRIGHT)[\s.,©]*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?[\s.,]*"
    r"((?:[Tt]he\s)?[A-Z][\w'’-]*(?:\.[A-Za-z]\w*)*(?:\s(?:(?:of|and|&|&amp;)\s)?[A-Z][\w'’-]*)*)"
)
_APPEAL = re.compile(
    r"(?:[Ss]upport(?:ing)?|[Mm]essage from|SUPPORT|MESSAGE FROM)\s"
    r"((?:[Tt]he\s)?[A-Z][\w'’.-]*(?:\s(?:[A-Z][\w'’.-]*|of))*)"
)
_DOMAIN = re.compile(
    r"\b([A-Z][\w-]{2,30}\.(?:net|com|org|info|news|media|today|online|tv|ua|NET|COM|TV|UA))\b(?![@/.]\w)"
)
_GENERIC = frozenset(
    {"news", "report", "today", "online", "daily", "weekly", "sun", "letter", "correspondent", "press", "media"}
)


def find_outlet(text: str, blocks: Sequence[Block], rules: LayoutRules) -> Span | None:
    """Span of the outlet's name in a header, dateline, copyright line, appeal or, for a domain, anywhere; or None."""
    for block in blocks:
        if block.kind in _HEADS:
            found = _in_header(text, block, rules)
            if found is not None:
                return found
    for block in blocks:
        if block.kind is BlockKind.BOILERPLATE:
            match = _COPYRIGHT.search(text, *block.span) or _APPEAL.search(text, *block.span)
            if match:
                return _trimmed(text, *match.span(1))
    match = _DOMAIN.search(text)
    return Span(*match.span(1)) if match else None


def _in_header(text: str, block: Block, rules: LayoutRules) -> Span | None:
    begin = block.span.start
    cuts = [match.span() for match in _SPLIT.finditer(text, *block.span)] + [(block.span.end, block.span.end)]
    for cut, after in cuts:
        start, end = begin, cut
        begin = after
        while start < end and text[start].isspace():
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ".!"):
            end -= 1
        if start < end and _names_outlet(text[start:end], rules):
            return Span(start, end)
    return None


def _names_outlet(segment: str, rules: LayoutRules) -> bool:
    words = [token for token in tokenise(segment) if token.text[0].isalnum()]
    if not words or len(words) > 7 or any(word.text[0].isdigit() for word in words):
        return False
    lows = [word.lower for word in words]
    if " ".join(lows) in rules.media:
        return True
    if lows[0] in ("by", "published", "updated", "posted") or not rules.shape["staff"].isdisjoint(lows):
        return False
    if not all(word.text[0].isupper() or word.lower in ("of", "the", "and", "&", "de", "s") for word in words):
        return False
    if len(lows) == 1:
        return lows[0] in rules.media or (_DOMAIN.match(segment) is not None)
    return any(low in rules.shape["outlet"] for low in lows) and any(low not in _GENERIC for low in lows)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    name = text[start:end]
    for tail in (" All", " All Rights", " All Rights Reserved", " All rights", "."):
        if name.endswith(tail):
            end -= len(tail)
            name = text[start:end]
    return Span(start, end) if name.strip() else None
