"""What a query is made of: words, terms and how they are joined; and the text that a tree is written as."""

from __future__ import annotations

import re
from collections.abc import Iterator

PLAIN_VALUE = re.compile(r"[^\s()\"]+")
_PLAIN_WORD = re.compile(r"[^\s()\":*@-][^\s()\":*]*")
KEYWORDS = ("and", "or", "not")


class _Part:
    """A value with fields: two are equal where they are of one kind and hold the same.

    Written out because the library for such classes takes longer to load than a query to be answered.
    """

    __slots__: tuple[str, ...] = ()

    def _values(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Part) and type(self) is type(other) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self).__name__, self._values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._values()}"


class Word(_Part):
    """Words to find in an event's own text and names."""

    __slots__ = ("phrase", "prefix", "text")

    def __init__(self, text: str, phrase: bool = False, prefix: bool = False) -> None:
        self.text = text
        self.phrase = phrase
        """It is written between quotation marks."""
        self.prefix = prefix
        """Words that begin so: ``cease*``."""


class Term(_Part):
    """``field:value``."""

    __slots__ = ("field", "value")

    def __init__(self, field: str, value: str) -> None:
        self.field = field
        self.value = value


class Not(_Part):
    """What must not hold."""

    __slots__ = ("inner",)

    def __init__(self, inner: Node) -> None:
        self.inner = inner


class And(_Part):
    """What must hold together."""

    __slots__ = ("parts",)

    def __init__(self, parts: tuple[Node, ...]) -> None:
        self.parts = parts


class Or(_Part):
    """Of which one at least must hold."""

    __slots__ = ("parts",)

    def __init__(self, parts: tuple[Node, ...]) -> None:
        self.parts = parts


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
