"""Dataclasses of the model to JSON text and back; fields that hold their default are left out."""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from store.model import Span

T = TypeVar("T")
Decoder = Callable[[Any], Any]


def encode(value: object) -> Any:
    """``value`` as plain lists, dicts, strings and numbers: a span as ``[start, end]``, a day in ISO form."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            name: encode(item) for name, default in _fields(type(value)) if (item := getattr(value, name)) != default
        }
    raise TypeError(f"cannot encode {type(value).__name__}")


def to_json(value: object) -> str:
    return json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[T], text: str) -> T:
    """The value of the dataclass ``kind`` that ``to_json`` wrote."""
    return cast(T, _decoder(cast(Any, kind))(json.loads(text)))


@cache
def _fields(kind: type) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in dataclasses.fields(kind))


@cache
def _decoder(hint: Any) -> Decoder:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        (inner,) = (arg for arg in get_args(hint) if arg is not type(None))
        decode_inner = _decoder(inner)
        return lambda data: None if data is None else decode_inner(data)
    if origin is tuple:
        arguments = get_args(hint)
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            decode_item = _decoder(arguments[0])
            return lambda data: tuple([decode_item(item) for item in data])
        decoders = [_decoder(argument) for argument in arguments]
        return lambda data: tuple([decode(item) for decode, item in zip(decoders, data, strict=True)])
    if hint is Span:
        return lambda data: Span(data[0], data[1])
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    if dataclasses.is_dataclass(hint):
        hints = get_type_hints(hint)
        decoders_by_name = {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(hint)}
        make = cast(Callable[..., Any], hint)

        def decode_fields(data: dict[str, Any]) -> Any:
            known = {name: decode(data[name]) for name, decode in decoders_by_name.items() if name in data}
            return make(**known)

        return decode_fields
    return lambda data: data
