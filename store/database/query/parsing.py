"""From what a person typed to a query: tokens, then alternatives, then what must hold together, then one thing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from store.database.days import last_day, looks_partial
from store.database.query.fields import DAY_FIELDS, FIELDS, QueryError, checked, has_passed, nearest, require_field
from store.database.query.nodes import KEYWORDS, PLAIN_VALUE, And, Node, Not, Or, Term, Word, fields, is_plain
from store.database.query.tree import Query
from store.text import storable

DEEPEST = 60
"""Nesting of parentheses, negations and saved views that is still read."""

SLIP = 0.85
"""How like a field a word before a colon and a blank is, to be taken for it."""

_TOKEN = re.compile(
    r"""(?P<blank>\s+)|(?P<open>\()|(?P<close>\))|(?P<minus>-(?=[^\s)]))|(?P<view>@[\w.-]+(?=[\s()]|$))"""
    r"""|(?P<field>[A-Za-z]+):(?=[^\s()]|$|\s|[()])|(?P<quote>")|(?P<word>[^\s()"]+)"""
)
_WORD_WITH_COLON = re.compile(r"[^\s()\"]+")

Views = Callable[[], dict[str, str]]
"""Gives the saved views: what was typed, by name."""


def saved_views() -> dict[str, str]:
    """The reader's own saved views."""
    from store.saved_views import views

    return views()


class _Token(NamedTuple):
    kind: str
    """``word``, ``phrase``, ``term``, ``view``, ``and``, ``or``, ``not``, ``open``, ``close``."""
    text: str
    at: int
    prefix: bool = False
    name: str = ""
    node: Node | None = None


class _Reading(NamedTuple):
    """What the reading of one text needs to know."""

    today: date | None
    views: Views
    inside: tuple[str, ...] = ()
    """The saved views that this text stands in."""


def parse_query(text: str, today: date | None = None, views: Views = saved_views) -> Query:
    """The query that ``text`` says; raises QueryError where it cannot be read.

    ``today`` is what "last week" is counted from; the clock's day by default. ``views`` gives what ``view:NAME`` and
    ``@NAME`` stand for; the reader's own by default. What is known today, or on a day to come, is what is known now:
    such a ``known:`` asks for nothing and is left out.
    """
    text = storable(text)
    try:
        node = _read(text, _Reading(today, views))
    except QueryError as error:
        error.text = text
        raise
    if node is None:
        return Query()
    parts = node.parts if isinstance(node, And) else (node,)
    return Query(tuple(part for part in parts if not _is_now(part, today)))


def _is_now(part: Node, today: date | None) -> bool:
    return isinstance(part, Term) and part.field == "known" and not has_passed(last_day(part.value), today)


def _read(text: str, reading: _Reading) -> Node | None:
    tokens = _tokens(text, reading)
    node, at = _either(tokens, 0, 0, len(text))
    if at < len(tokens):
        raise QueryError("a closing parenthesis without its opening one", tokens[at].at)
    if node is not None and not reading.inside:
        _require_one_day_known(node, tokens)
    return node


def _require_one_day_known(node: Node, tokens: list[_Token]) -> None:
    places = [token.at for token in tokens for name in _names(token) if name == "known"]
    top = node.parts if isinstance(node, And) else (node,)
    if places and (len(places) > 1 or not any(isinstance(part, Term) and part.field == "known" for part in top)):
        raise QueryError("known: holds for the whole query, so it stands once, by itself", places[-1])


def _names(token: _Token) -> tuple[str, ...]:
    """The fields that a token asks for."""
    return tuple(fields(token.node)) if token.node is not None else (token.name,)


def _tokens(text: str, reading: _Reading) -> list[_Token]:
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
        if kind == "field" and _is_term(text, match):
            token, at = _term_token(text, match["field"].lower(), match.start(), match.end(), reading)
            tokens.append(token)
            continue
        if kind == "field":
            match = _WORD_WITH_COLON.match(text, at)
            kind = "word"
            if match is None:
                raise QueryError("nothing stands before the colon", at)
        if kind == "view":
            tokens.append(_view_token(match.group()[1:], at, at, reading))
        elif kind == "word":
            tokens.append(_word_token(match.group(), at))
        elif kind == "minus":
            tokens.append(_Token("not", "-", at))
        elif kind in ("open", "close"):
            tokens.append(_Token(kind, match.group(), at))
        at = match.end()
    return tokens


def _is_term(text: str, match: re.Match[str]) -> bool:
    """A field we have, or what can be nothing else: ``speker:lavrov`` and ``speker: lavrov`` are slips, ``foo:`` lacks
    its value; ``12:30`` and the colon of a headline, ``Geneva: talks``, are words."""
    name = match["field"].lower()
    after = text[match.end() : match.end() + 1]
    if name in FIELDS or name == "view" or after.isalpha() or after in ('"', "(", ")", ""):
        return True
    return after.isspace() and (not text[match.end() :].strip() or nearest(name, FIELDS, SLIP) is not None)


def _word_token(word: str, at: int) -> _Token:
    if word.lower() in KEYWORDS:
        return _Token(word.lower(), word, at)
    if not any(sign.isalnum() or sign in "*" for sign in word):
        raise QueryError(f"{word} alone is no word to look for", at)
    bare = word.rstrip("*")
    if not bare:
        raise QueryError("a star needs the beginning of a word before it", at)
    return _Token("word", bare, at, len(bare) < len(word))


def _quoted(text: str, at: int) -> tuple[str, int]:
    stop = text.find('"', at + 1)
    if stop < 0:
        raise QueryError("the quotation mark is not closed", at)
    return " ".join(text[at + 1 : stop].split()), stop + 1


def _term_token(text: str, name: str, start: int, at: int, reading: _Reading) -> tuple[_Token, int]:
    if name != "view":
        require_field(name, start)
    if text[at : at + 1] == '"':
        value, stop = _quoted(text, at)
    else:
        match = PLAIN_VALUE.match(text, at)
        if match is None:
            raise QueryError(f"{name}: needs a value", at)
        stop = match.end()
        if name in DAY_FIELDS and not looks_partial(match.group()):
            stop = max(stop, _typed_day(text, at))
        value = text[at:stop]
    if name == "view":
        return _view_token(value, start, at, reading), stop
    term = checked(name, value, at, reading.today)
    return _Token("term", term.value, start, name=term.field), stop


def _typed_day(text: str, at: int) -> int:
    """Where a day of several words ("last week", "3 Feb 2026") that begins here ends; 0 where none does."""
    from store.database.query.typed_days import day_end

    return day_end(text, at)


def _view_token(name: str, at: int, named_at: int, reading: _Reading) -> _Token:
    try:
        saved = reading.views()
    except ValueError as error:
        raise QueryError(str(error), at) from error
    if name not in saved:
        near = nearest(name, saved)
        raise QueryError(f"there is no saved view {name}", named_at, f"@{near}" if near else None)
    inside = (*reading.inside, name)
    if name in reading.inside or len(inside) > DEEPEST:
        raise QueryError(f"the saved view {name} is part of itself", named_at)
    try:
        node = _read(saved[name], _Reading(reading.today, reading.views, inside))
    except QueryError as error:
        if "saved view" in error.message:
            raise QueryError(error.message, named_at) from error
        near = f" (did you mean {error.suggestion}?)" if error.suggestion else ""
        raise QueryError(f"the saved view {name} cannot be read: {error.message}{near}", named_at) from error
    if node is None:
        raise QueryError(f"the saved view {name} is empty", named_at)
    return _Token("view", name, at, node=node)


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
    if token.node is not None:
        return token.node, at + 1
    if token.kind == "term":
        return Term(token.name, token.text), at + 1
    return Word(token.text, not is_plain(token.text), token.prefix), at + 1
