"""The query language: one text for the search line, the command line and saved views, parsed to a small tree.

    actor:peskov -actor:trump (outlet:menafn or outlet:censor) "energy truce" cease* after:2025-10 has:contradiction

Terms side by side must all hold; ``or``, ``not``, ``-`` and parentheses do what they say. Days typed in words
("last week", "feb 2026") become ISO days when the text is parsed, so that a query means the same tomorrow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from store.database.days import first_day, last_day, typed_days
from store.text import storable

STATUSES = ("proposed", "scheduled", "postponed", "cancelled", "ongoing", "held", "direct", "indirect", "mixed")
KINDS = (
    "meeting",
    "statement",
    "talks",
    "summit",
    "call",
    "visit",
    "other",
    "position",
    "refusal",
    "question",
    "direct",
    "indirect",
    "mixed",
)
HAS = ("contradiction", "place", "day", "correction", "round", "history", "note", "tag")
IS = (
    "stale",
    "dated",
    "undated",
    "inferred",
    "bounded",
    "contradicted",
    "corrected",
    "moved",
    "anonymous",
    "marked",
    "all",
)
CHOICES = {"kind": KINDS, "status": STATUSES, "has": HAS, "is": IS}
"""Fields whose value is one of a few words."""
DAY_FIELDS = ("after", "before", "on", "date", "month", "known")
NAME_FIELDS = ("actor", "speaker", "participant", "country", "place", "outlet")
FIELDS = (*NAME_FIELDS, "kind", "status", "round", "about", "text", "tag", "note", *DAY_FIELDS, "has", "is")
DEEPEST = 60
"""Nesting of parentheses and negations that is still read."""


class QueryError(ValueError):
    """A query that cannot be read: what is wrong, at which character, and the nearest valid word if there is one."""

    def __init__(self, message: str, position: int, suggestion: str | None = None) -> None:
        self.message = message
        self.position = position
        self.suggestion = suggestion
        super().__init__(
            f"{message} at character {position + 1}" + (f"; did you mean {suggestion}?" if suggestion else "")
        )


@dataclass(frozen=True, slots=True)
class Word:
    """Words to find in an event's own text and names; ``prefix`` for ``cease*``."""

    text: str
    phrase: bool = False
    """It is written between quotation marks."""
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """``field:value``."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    inner: Node


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Node, ...]


Node = Word | Term | Not | And | Or


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query. ``parts`` must all hold; no parts find everything."""

    parts: tuple[Node, ...] = ()
    text: str = field(default="", compare=False)
    """The canonical text: parsing it gives this query again."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", " ".join(_written(part) for part in self.parts))

    def __bool__(self) -> bool:
        return bool(self.parts)

    def __str__(self) -> str:
        return self.text

    @property
    def terms(self) -> tuple[tuple[str, str, bool], ...]:
        """Field, value and whether it is excluded, for each ``field:value`` of the query, in order."""
        return tuple(_terms(self.parts, negative=False))

    @property
    def words(self) -> tuple[str, ...]:
        """The words and phrases looked for, those excluded left out; a prefix ends in ``*``."""
        return tuple(_words(self.parts))

    @property
    def known_on(self) -> date | None:
        """The day as of which events are to be shown as they were known then (``known:``); None for now."""
        for part in self.parts:
            if isinstance(part, Term) and part.field == "known":
                return last_day(part.value)
        return None

    def values(self, name: str) -> tuple[str, ...]:
        """The values that the query asks for in one field."""
        return tuple(value for field_name, value, negative in self.terms if field_name == name and not negative)

    def with_term(self, name: str, value: str, negative: bool = False) -> Query:
        """This query with one more term; a second value of a field is an alternative to the first."""
        term = _checked(name, value, 0)
        if name == "known":
            return Query((*self.without_field(name).parts, term))
        if negative:
            return self if Not(term) in self.parts else Query((*self.without_term(name, value).parts, Not(term)))
        parts = tuple(part for part in self.parts if part != Not(term))
        for index, part in enumerate(parts):
            alternatives = _alternatives(part, name)
            if alternatives and name not in ("about", "text", "tag", "note", "has", "is", "after", "before"):
                if term in alternatives:
                    return Query(parts)
                return Query((*parts[:index], Or((*alternatives, term)), *parts[index + 1 :]))
        return Query((*parts, term))

    def without_term(self, name: str, value: str) -> Query:
        """This query without that term, wanted or excluded, wherever the app could have put it."""
        term = _checked(name, value, 0)
        parts: list[Node] = []
        for part in self.parts:
            if part in (term, Not(term)):
                continue
            alternatives = _alternatives(part, name)
            if len(alternatives) > 1 and term in alternatives:
                left = tuple(other for other in alternatives if other != term)
                parts.append(left[0] if len(left) == 1 else Or(left))
            else:
                parts.append(part)
        return Query(tuple(parts))

    def without_field(self, name: str) -> Query:
        """This query without every top part that speaks of that field alone."""
        return Query(tuple(part for part in self.parts if set(_fields(part)) != {name}))

    def without_words(self) -> Query:
        """This query without its words and phrases at the top."""
        return Query(tuple(part for part in self.parts if not isinstance(part, Word)))

    def with_words(self, text: str) -> Query:
        """This query with the words at the top replaced by those of ``text`` (itself a query)."""
        return Query((*parse_query(text).parts, *self.without_words().parts))

    def mentions(self, name: str) -> bool:
        """Whether the field stands anywhere in the query."""
        return any(name in _fields(part) for part in self.parts)


def _written(node: Node) -> str:
    if isinstance(node, Word):
        if node.phrase or not _plain(node.text):
            return f'"{_unquoted(node.text)}"' + ("*" if node.prefix else "")
        return node.text + ("*" if node.prefix else "")
    if isinstance(node, Term):
        return f"{node.field}:{node.value}" if _PLAIN_VALUE.fullmatch(node.value) else f'{node.field}:"{node.value}"'
    if isinstance(node, Not):
        return "-" + _written(node.inner) if not isinstance(node.inner, And) else f"-({_joined(node.inner.parts)})"
    if isinstance(node, And):
        return f"({_joined(node.parts)})"
    return "(" + " or ".join(_written(part) for part in node.parts) + ")"


def _joined(parts: tuple[Node, ...]) -> str:
    return " ".join(_written(part) for part in parts)


def _unquoted(text: str) -> str:
    return text.replace('"', " ")


def _alternatives(node: Node, name: str) -> tuple[Node, ...]:
    """The alternatives of a part that is one term of that field, or an "or" of such terms; else nothing."""
    parts = node.parts if isinstance(node, Or) else (node,)
    return parts if all(isinstance(part, Term) and part.field == name for part in parts) else ()


def _terms(parts: tuple[Node, ...], negative: bool) -> Iterator[tuple[str, str, bool]]:
    for part in parts:
        if isinstance(part, Term):
            yield part.field, part.value, negative
        elif isinstance(part, Not):
            yield from _terms((part.inner,), not negative)
        elif isinstance(part, And | Or):
            yield from _terms(part.parts, negative)


def _words(parts: tuple[Node, ...]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Word):
            yield part.text + ("*" if part.prefix else "")
        elif isinstance(part, Term) and part.field in ("text", "about"):
            yield part.value
        elif isinstance(part, And | Or):
            yield from _words(part.parts)


def _fields(node: Node) -> Iterator[str]:
    if isinstance(node, Word):
        yield ""
    elif isinstance(node, Term):
        yield node.field
    elif isinstance(node, Not):
        yield from _fields(node.inner)
    else:
        for part in node.parts:
            yield from _fields(part)


# --------------------------------------------------------------------------- parsing

_TOKEN = re.compile(
    r"""(?P<blank>\s+)|(?P<open>\()|(?P<close>\))|(?P<minus>-(?=[^\s)]))"""
    r"""|(?P<field>[A-Za-z]+):(?=[^\s()]|$|\s|[()])|(?P<quote>")|(?P<word>[^\s()"]+)"""
)
_PLAIN_VALUE = re.compile(r"[^\s()\"]+")
_PLAIN_WORD = re.compile(r"[^\s()\":*-][^\s()\":*]*")
_KEYWORDS = ("and", "or", "not")


def _plain(text: str) -> bool:
    return bool(_PLAIN_WORD.fullmatch(text)) and text.lower() not in _KEYWORDS


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    """``word``, ``phrase``, ``term``, ``and``, ``or``, ``not``, ``open``, ``close``."""
    text: str
    at: int
    prefix: bool = False
    name: str = ""


def parse_query(text: str, today: date | None = None) -> Query:
    """The query that ``text`` says; raises QueryError where it cannot be read.

    ``today`` is what "last week" is counted from; the clock's day by default.
    """
    text = storable(text)
    tokens = _tokens(text, today)
    node, at = _either(tokens, 0, 0, len(text))
    if at < len(tokens):
        raise QueryError("a closing parenthesis without its opening one", tokens[at].at)
    if node is None:
        return EMPTY
    query = Query(node.parts if isinstance(node, And) else (node,))
    days = [token.at for token in tokens if token.name == "known"]
    if days and (len(days) > 1 or query.known_on is None):
        raise QueryError("known: holds for the whole query, so it stands once, by itself", days[-1])
    return query


def _tokens(text: str, today: date | None) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise QueryError(f"{text[at]!r} makes no sense here", at)
        kind = match.lastgroup or ""
        if kind == "quote":
            value, stop = _quoted(text, at)
            prefix = text[stop : stop + 1] == "*"
            tokens.append(_Token("phrase", value, at, prefix))
            at = stop + prefix
            continue
        if kind == "field" and (match["field"].lower() in FIELDS or _looks_like_field(text, match.end())):
            token, at = _field_token(text, match["field"].lower(), match.start(), match.end(), today)
            tokens.append(token)
            continue
        if kind == "field":
            match = _WORD_WITH_COLON.match(text, at)
            kind = "word"
            if match is None:
                raise QueryError("nothing stands before the colon", at)
        if kind == "word":
            word = match.group()
            lower = word.lower()
            if lower in _KEYWORDS:
                tokens.append(_Token(lower, word, at))
            else:
                bare = word.rstrip("*")
                if not bare:
                    raise QueryError("a star needs the beginning of a word before it", at)
                tokens.append(_Token("word", bare, at, len(bare) < len(word)))
        elif kind == "minus":
            tokens.append(_Token("not", "-", at))
        elif kind in ("open", "close"):
            tokens.append(_Token(kind, match.group(), at))
        at = match.end()
    return tokens


_WORD_WITH_COLON = re.compile(r"[^\s()\"]+")


def _looks_like_field(text: str, at: int) -> bool:
    """A letter or quote right after the colon: ``speker:lavrov`` is a slip, ``said:`` and ``12:30`` are words."""
    return text[at : at + 1].isalpha() or text[at : at + 1] == '"'


def _quoted(text: str, at: int) -> tuple[str, int]:
    stop = text.find('"', at + 1)
    if stop < 0:
        raise QueryError("the quotation mark is not closed", at)
    return " ".join(text[at + 1 : stop].split()), stop + 1


def _field_token(text: str, name: str, start: int, at: int, today: date | None) -> tuple[_Token, int]:
    if name not in FIELDS:
        near = get_close_matches(name, FIELDS, 1, 0.5)
        raise QueryError(f"there is no field {name}:", start, f"{near[0]}:" if near else None)
    if text[at : at + 1] == '"':
        value, stop = _quoted(text, at)
    else:
        match = _PLAIN_VALUE.match(text, at)
        if match is None:
            raise QueryError(f"{name}: needs a value", at)
        value, stop = match.group(), match.end()
    term = _checked(name, value, at, today)
    return _Token("term", term.value, start, name=term.field), stop


def _checked(name: str, value: str, at: int, today: date | None = None) -> Term:
    value = " ".join(storable(value).replace('"', " ").split())
    if name not in FIELDS:
        near = get_close_matches(name, FIELDS, 1, 0.5)
        raise QueryError(f"there is no field {name}:", at, f"{near[0]}:" if near else None)
    if not value:
        raise QueryError(f"{name}: needs a value", at)
    if name in CHOICES:
        lower = value.lower()
        if lower not in CHOICES[name]:
            near = get_close_matches(lower, CHOICES[name], 1, 0.5)
            raise QueryError(f"{name}: takes {', '.join(CHOICES[name])}", at, f"{name}:{near[0]}" if near else None)
        return Term(name, lower)
    if name == "round":
        if not value.isdecimal() or len(value) > 4:
            raise QueryError("round: takes a number", at)
        return Term(name, str(int(value)))
    if name == "date":
        return Term(name, _range(value, at, today))
    if name in DAY_FIELDS:
        days = _day(value, at, today)
        if ".." not in days:
            return Term(name, days)
        if name == "known":
            return Term(name, days.rpartition("..")[2])
        return Term(name, days.partition("..")[0]) if name in ("after", "before") else Term("date", days)
    return Term(name, value)


def _range(value: str, at: int, today: date | None) -> str:
    first, dots, last = value.partition("..")
    if not dots:
        return _day(value, at, today)
    if not first and not last:
        raise QueryError("date: takes a day or two days with .. between them", at)
    low = _day(first, at, today) if first else ""
    high = _day(last, at + len(first) + 2, today) if last else ""
    if low and high:
        low, high = low.partition("..")[0], high.rpartition("..")[2]
        if first_day(low) > last_day(high):
            raise QueryError(f"{low} is later than {high}", at)
    return f"{low}..{high}"


def _day(value: str, at: int, today: date | None) -> str:
    days = typed_days(value, today)
    if days is None:
        raise QueryError(f"{value!r} is no day; days look like 2026-02-13, 2026-02 or 2026", at)
    return days


def _either(tokens: list[_Token], at: int, depth: int, end: int) -> tuple[Node | None, int]:
    parts: list[Node] = []
    while True:
        node, at = _all(tokens, at, depth, end)
        if at < len(tokens) and tokens[at].kind == "or":
            if node is None:
                raise QueryError("nothing stands before or", tokens[at].at)
            parts.append(node)
            at += 1
            if at == len(tokens) or tokens[at].kind == "close":
                raise QueryError("nothing stands after or", tokens[at].at if at < len(tokens) else end)
            continue
        if node is not None:
            parts.append(node)
        break
    if not parts:
        return None, at
    if len(parts) == 1:
        return parts[0], at
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Or) else (part,))]
    return Or(tuple(flat)), at


def _all(tokens: list[_Token], at: int, depth: int, end: int) -> tuple[Node | None, int]:
    parts: list[Node] = []
    while at < len(tokens) and tokens[at].kind not in ("or", "close"):
        if tokens[at].kind == "and":
            if not parts or at + 1 == len(tokens) or tokens[at + 1].kind in ("and", "or", "close"):
                raise QueryError("and needs something on both sides", tokens[at].at)
            at += 1
            continue
        node, at = _one(tokens, at, depth, end)
        parts.extend(node.parts if isinstance(node, And) else (node,))
    if not parts:
        return None, at
    return (parts[0] if len(parts) == 1 else And(tuple(parts))), at


def _one(tokens: list[_Token], at: int, depth: int, end: int) -> tuple[Node, int]:
    token = tokens[at]
    if depth > DEEPEST:
        raise QueryError("too many parentheses inside each other", token.at)
    if token.kind == "not":
        if at + 1 == len(tokens) or tokens[at + 1].kind in ("and", "or", "close"):
            raise QueryError(f"nothing stands after {token.text}", token.at)
        inner, at = _one(tokens, at + 1, depth + 1, end)
        return (inner.inner if isinstance(inner, Not) else Not(inner)), at
    if token.kind == "open":
        node, at = _either(tokens, at + 1, depth + 1, end)
        if at == len(tokens):
            raise QueryError("the parenthesis is not closed", token.at)
        if node is None:
            raise QueryError("nothing stands between the parentheses", token.at)
        return node, at + 1
    if token.kind == "term":
        return Term(token.name, token.text), at + 1
    return Word(token.text, not _plain(token.text), token.prefix), at + 1


EMPTY = Query()
