"""What a query is made of: words, terms and how they are joined; and the text that a tree is written as."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

PLAIN_VALUE = re.compile(r"[^\s()\"]+")
_PLAIN_WORD = re.compile(r"[^\s()\":*@-][^\s()\":*]*")
KEYWORDS = ("and", "or", "not")


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


def written(node: Node) -> str:
    if isinstance(node, Word):
        if node.phrase or not is_plain(node.text):
            return f'"{_unquoted(node.text)}"' + ("*" if node.prefix else "")
        return node.text + ("*" if node.prefix else "")
    if isinstance(node, Term):
        return f"{node.field}:{node.value}" if PLAIN_VALUE.fullmatch(node.value) else f'{node.field}:"{node.value}"'
    if isinstance(node, Not):
        return "-" + written(node.inner) if not isinstance(node.inner, And) else f"-({_joined(node.inner.parts)})"
    if isinstance(node, And):
        return f"({_joined(node.parts)})"
    return "(" + " or ".join(written(part) for part in node.parts) + ")"


def _joined(parts: tuple[Node, ...]) -> str:
    return " ".join(written(part) for part in parts)


def _unquoted(text: str) -> str:
    return text.replace('"', " ")


def alternatives(node: Node, name: str) -> tuple[Node, ...]:
    """The alternatives of a part that is one term of that field, or an "or" of such terms; else nothing."""
    parts = node.parts if isinstance(node, Or) else (node,)
    return parts if all(isinstance(part, Term) and part.field == name for part in parts) else ()


def terms(parts: tuple[Node, ...], negative: bool) -> Iterator[tuple[str, str, bool]]:
    for part in parts:
        if isinstance(part, Term):
            yield part.field, part.value, negative
        elif isinstance(part, Not):
            yield from terms((part.inner,), not negative)
        elif isinstance(part, And | Or):
            yield from terms(part.parts, negative)


def words(parts: tuple[Node, ...]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Word):
            yield part.text + ("*" if part.prefix else "")
        elif isinstance(part, Term) and part.field in ("text", "about"):
            yield part.value
        elif isinstance(part, And | Or):
            yield from words(part.parts)


def fields(node: Node) -> Iterator[str]:
    if isinstance(node, Word):
        yield ""
    elif isinstance(node, Term):
        yield node.field
    elif isinstance(node, Not):
        yield from fields(node.inner)
    else:
        for part in node.parts:
            yield from fields(part)


def is_plain(text: str) -> bool:
    """Whether a word needs no quotation marks."""
    return bool(_PLAIN_WORD.fullmatch(text)) and text.lower() not in KEYWORDS
