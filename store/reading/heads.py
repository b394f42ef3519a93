"""Headers glued to the text: "date 2025-04-23 The meeting ...", "(MENAFN) ...", "GENEVA, Aug. 14 (Agency) - ..."."""

from __future__ import annotations

import re

from store.model import BlockKind
from store.reading.dated_lines import has_date
from store.reading.rules import LayoutRules
from store.reading.tokens import tokenise

_GLUED = re.compile(
    r"(?i:(?:(?:date|published|posted|updated)(?: on)?:? )?"
    r"(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])(?:\d{1,2}|[a-z]{3})\2\d{2}(?:\d\d)?)"
    r"(?:(?:[T ]|, | at )\d{1,2}[:.]?\d{2}(?:[:.]\d{2})?(?:Z|[+-]\d\d:?\d\d| ?[ap]m)?)?)(?=\s+[A-Z\d(\"'“‘]|$)"
)
_JUNK = re.compile(r"(?:40[0-9]|50[0-9]|null|undefined|NaN)(?=\s|$)")
_TAG = re.compile(r"\(([A-Z][\w.&’' -]{1,40})\)\s*(?:[-–—:]+\s+)?")
_BRACKETED = re.compile(r"\(([^()\n]{3,44})\)\s*[-–—:]*\s*")
_BREAK = re.compile(
    r"\s[-–—]{1,2}\s|[–—]\s|\s?&(?:[mn]dash|\#821[12]);\s?|\s?--\s?|\)\s?[-–—:.]{1,2}\s?|:\s|\]\s"
    r"|\.\s(?:[-–—]{1,2}\s)?|\s\|\s|(?<=\s)\d{4}\s(?:[-–—:|]\s)?"
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_SLASHED = re.compile(r"[^/\n]{2,50}/[A-Z][\w &.-]{1,30}/\.?\s*(?:[-–—]{1,2}\s*)?")
_STAMP = re.compile(
    r"[\[(]?\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\s?(?:[AaPp]\.?[Mm]\.?)?(?:\s?(?:GMT|UTC|BST|CET|CEST|EET|EEST|MSK|EST|EDT|ET|IST))?"
    r"[\])]?\s*[-–—:|•]*\s+(?=[^\sa-z])"
)
_CREDITS = re.compile(
    r"\((?:(?:additional )?reporting|writing|written|edited|editing|compiled|with inputs?|with files?|translated) "
    r"(?:by|from)\b[^()]{1,200}\)\.?$"
    r"|(?<=[.!?”\"’])\s*\([A-Z]{2,4}(?:/[A-Z]{2,4})*\)$"
    r"|(?<=[.!?”\"’])\s*[-–—/(]{1,3}\s?[A-Z][\w. /-]{1,24}[)/]?\.?$"
    r"|(?<=[.!?”\"’])\s*(?:©|\(c\)).{1,80}$",
    re.IGNORECASE,
)
_CREDIT_STARTS = (
    "(reporting",
    "(additional",
    "(writing",
    "(written",
    "(edit",
    "(compiled",
    "(with",
    "(translated",
    "(c)",
)
_DATE_TAIL = re.compile(r"\s[(\[]([^()\[\]]{6,36})[)\]]$")
_TEASER = re.compile(
    r"(?<=[.!?”\"])\s+((?:ALSO READ|READ ALSO|READ MORE|SEE ALSO|RELATED|MUST READ|VIDEO|WATCH|LISTEN|"
    r"PHOTOS|GALLERY|Also read|Read also|Read more|"
    r"See also|Must read)"
    r"\s*[:|→–—-]+\s*[^.!?]{5,130})$"
)
_OUTLET_TAIL = re.compile(r"\s[|–—-]\s([^|–—]{2,40})$")

Piece = tuple[int, int, BlockKind, str]


def inline_heads(text: str, start: int, end: int, rules: LayoutRules, title: bool = False) -> tuple[list[Piece], int]:
    """Pieces of header at the beginning of a line, and where the prose begins; a title has no dateline."""
    pieces: list[Piece] = []
    at = start
    match = _GLUED.match(text, at, end)
    if match:
        pieces.append((at, match.end(), BlockKind.HEADER, "layout.header.glued"))
        at = _skip(text, match.end(), end)
        match = _JUNK.match(text, at, end)
        if match:
            pieces.append((at, match.end(), BlockKind.JUNK, "layout.junk"))
            at = _skip(text, match.end(), end)
    match = _tag(text, at, end, rules) or _dated(text, at, end, rules)
    if match and match.end() < end:
        stop = match.end()
        while text[stop - 1].isspace():
            stop -= 1
        pieces.append((at, stop, BlockKind.DATELINE, "layout.source-tag"))
        at = _skip(text, match.end(), end)
    stop = 0 if title else _dateline(text, at, end, rules)
    if stop:
        close = stop
        while text[close - 1].isspace():
            close -= 1
        pieces.append((at, close, BlockKind.DATELINE, "layout.dateline"))
        at = _skip(text, stop, end)
    return pieces, at


def _tag(text: str, at: int, end: int, rules: LayoutRules) -> re.Match[str] | None:
    """ "(MENAFN) ...": a name in brackets, not a sentence."""
    match = _TAG.match(text, at, end)
    if match is None or match.group(1).endswith("."):
        return None
    names = [token.text for token in tokenise(match.group(1)) if token.text[0].isalpha()]
    return match if all(name[0].isupper() or name in rules.shape["dateline_small"] for name in names) else None


def _dated(text: str, at: int, end: int, rules: LayoutRules) -> re.Match[str] | None:
    """ "(Dakar, 3 Nov) ..."."""
    match = _BRACKETED.match(text, at, end)
    return match if match and has_date([token.lower for token in tokenise(match.group(1))], rules) else None


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _dateline(text: str, at: int, end: int, rules: LayoutRules) -> int:
    """Where the text after a dateline or a glued date begins, or 0."""
    window = text[at : min(end, at + 110)]
    if not window or not (window[0].isupper() or window[0].isdigit() or window[0] in "[(*"):
        return 0
    match = _SLASHED.match(window)
    if match and _is_head(window[: match.end()], text, at + match.end(), end, rules, "/"):
        return at + match.end()
    for tried, match in enumerate(_BREAK.finditer(window)):
        if tried == 6:
            break
        sign = match.group().strip()
        head = window[: match.end()] if sign[:1].isdigit() or sign == "]" else window[: match.start()]
        if sign[:1].isdigit() and sign[-1] in "-–—":
            head, sign = window[: match.start() + 4], sign[-1]
        elif sign[:1] == ".":
            if window[match.end() : match.end() + 1].isdigit():
                continue  # "13 Nov. 2025"
            sign = "."
        if sign.startswith(")"):
            head += ")"
        if _is_head(head, text, at + match.end(), end, rules, sign):
            return at + match.end()
    return 0


def _is_head(head: str, text: str, begin: int, end: int, rules: LayoutRules, sign: str) -> bool:
    """Whether the words before ``begin`` are a dateline that ends with ``sign``."""
    if begin >= end or text[begin].islower():
        return False
    shape = rules.shape
    before = ""
    for word in head.split():  # the common case, without cutting into tokens: running words
        if (
            word.isalpha() and word.islower() and before[-1:] != "("
            and word not in shape["dateline_small"] and word not in shape["header"] and word not in shape["months"]
        ):  # fmt: skip
            return False
        before = word
    tokens = tokenise(head)
    if not tokens:
        return False
    if tokens[0].lower in ("[", "(", "*") and len(tokens) > 1:
        tokens = tokens[1:]
    lows = [token.lower for token in tokens]
    for before, token in zip(["", *lows], tokens, strict=False):
        low = token.lower
        small = low[0].isalpha() and not token.text[0].isupper()
        known = low in shape["dateline_small"] or low in shape["header"] or low in shape["months"]
        if small and before != "(" and not known:
            return False
    if ":" in lows[:-1]:
        return False
    dated = has_date(lows, rules)
    named = (")" in lows or "/" in lows) and lows[0] != "the"
    if (
        lows[0] in shape["months"]
        or lows[0] in shape["weekdays"]
        or lows[0][0].isdigit()
        or lows[0] in ("published", "posted")
    ):
        return dated and (any(_YEAR.match(low) for low in lows) or (named and lows[-1] == ")"))
    first = tokens[0].text
    shouted = len(first) > 2 and first.isupper() and len(tokens) <= 6
    if sign == ".":
        weekday = shouted and not shape["weekdays"].isdisjoint(lows)
        return (dated or weekday) and len(tokens) <= 14
    if sign[:1].isdigit() or sign == "]":
        return False
    if sign in ("–", "—", "--", "|") and not (dated or named or shouted) and not text[begin].isdigit():
        # "Port Vila - Ministers ...": capitalised words, one dash, a new sentence behind it
        stop = text.find(". ", begin, end)
        rest = text[begin : stop if stop > 0 else end]
        plain = all(low not in shape["verbs"] and low not in shape["sections"] for low in lows)
        return len(lows) <= 5 and plain and text[begin] not in "‘'\"“«" and "–" not in rest and "—" not in rest
    if sign == ":":
        return dated or (shouted and lows[0] not in shape["labels"] and (named or len(tokens) <= 3))
    return dated or named or shouted


def inline_timestamp(text: str, start: int, end: int) -> tuple[list[Piece], int]:
    """The hour in front of an entry of a live blog: "14:05 - The minister ..."."""
    match = _STAMP.match(text, start, end)
    if not match:
        return [], start
    stop = match.end()
    while text[stop - 1].isspace():
        stop -= 1
    return [(start, stop, BlockKind.TIMESTAMP, "layout.timestamp.inline")], match.end()


def inline_tail(text: str, start: int, end: int, rules: LayoutRules, title: bool) -> tuple[list[Piece], int]:
    """What is glued to the end of a line: the credits of a wire story, the outlet behind a title."""
    if title:
        match = _DATE_TAIL.search(text, max(start, end - 40), end)
        if match and has_date([token.lower for token in tokenise(match.group(1))], rules):
            return [(match.start(1) - 1, end, BlockKind.HEADER, "layout.header.title")], match.start()
        match = _OUTLET_TAIL.search(text, max(start, end - 46), end)
        if not match:
            return [], end
        tokens = tokenise(match.group(1))
        named = all(not token.text[0].isalpha() or token.text[0].isupper() for token in tokens)
        if not named or rules.shape["outlet"].isdisjoint(token.lower for token in tokens):
            return [], end
        return [(match.start(1), end, BlockKind.HEADER, "layout.header.outlet")], match.start()
    match = None if text[end - 1] in ".!?" else _TEASER.search(text, max(start, end - 170), end)
    if match:
        return [(match.start(1), end, BlockKind.TEASER, "layout.teaser.inline")], match.start()
    last = text[end - 1]
    if last == ".":
        last = text[end - 2]
        if last != ")" and not last.isupper():
            return [], end
    if last not in ")/" and not last.isalnum():
        return [], end
    match = _CREDITS.search(text, max(start, end - 230), end)
    if not match:
        return [], end
    begin = match.start()
    piece = text[begin:end].strip()
    if piece[0] in "-–—/(" and not piece.lower().startswith(_CREDIT_STARTS):
        words = tokenise(piece)
        agency = [token for token in words if token.text[0].isalpha()]
        if (
            not agency
            or len(agency) > 4
            or not all(t.lower in rules.shape["credit"] or t.text.isupper() for t in agency)
        ):
            return [], end
    stop = begin
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return [(_skip(text, begin, end), end, BlockKind.BYLINE, "layout.credit.inline")], stop
