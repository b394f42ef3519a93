"""Dataclasses of the model to JSON text and back; fields that hold their default are left out."""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from store.spans import Span

T = TypeVar("T")
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
Decoder = Callable[[Any], Any]
Encoder = Callable[[Any], Any]


def encode(value: object) -> Any:
    """``value`` as plain lists, dicts, strings and numbers: a span as ``[start, end]``, a day in ISO form."""
    encoder = _ENCODERS.get(value.__class__)
    if encoder is None:
        encoder = _ENCODERS[value.__class__] = _encoder_for(value)
    return encoder(value)


def _same(value: Any) -> Any:
    return value


def _list(value: Any) -> list[Any]:
    return [encode(item) for item in value]


_ENCODERS: dict[type, Encoder] = {
    type(None): _same,
    bool: _same,
    int: _same,
    str: _same,
    Span: list,
    date: date.isoformat,
    tuple: _list,
    list: _list,
}


def _encoder_for(value: object) -> Encoder:
    if isinstance(value, str):
        return str
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"cannot encode {type(value).__name__}")
    return _fields_encoder(type(value))


def _fields_encoder(kind: type) -> Encoder:
    """Encodes the fields of a dataclass; those whose declared type says that they are plain are taken as they are."""
    hints = get_type_hints(kind)
    fields = dataclasses.fields(kind)
    names = tuple(field.name for field in fields)
    get = attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)
    plan = tuple((field.name, field.default, None if _is_plain(hints[field.name]) else encode) for field in fields)

    def encode_fields(record: object) -> dict[str, Any]:
        encoded = {}
        for (name, default, encoder), item in zip(plan, get(record), strict=True):
            if item is not default and item != default:
                encoded[name] = item if encoder is None else encoder(item)
        return encoded

    return encode_fields


def _is_plain(hint: Any) -> bool:
    """Whether values of a declared type are already what JSON is made of, spans being lists to it."""
    if get_origin(hint) in (Union, types.UnionType, tuple):
        return all(arg is Ellipsis or _is_plain(arg) for arg in get_args(hint))
    return isinstance(hint, type) and issubclass(hint, (str, int, Span, types.NoneType))


def to_json(value: object) -> str:
    return _JSON.encode(encode(value))


def from_json(kind: type[T], text: str) -> T:
    """The value of the dataclass ``kind`` that ``to_json`` wrote."""
    return cast(T, _decoder(cast(Any, kind))(json.loads(text)))


def from_data(kind: type[T], data: object) -> T:
    """The value of the dataclass ``kind`` that ``encode`` made plain."""
    return cast(T, _decoder(cast(Any, kind))(data))


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
