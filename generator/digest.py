"""Data of the model in; its canonical JSON and the SHA-256 of that out, the same for whoever computes it.

Comments, order of keys and line ends of the source do not matter; one fen does. The prefix names the kind and version of what is
digested, so that a record of one kind can never stand for another.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import cache, partial
from operator import attrgetter
from types import NoneType
from typing import Any

from generator.model.fields import Part
from generator.model.values import FEWER, Fen, Group, Hundredths, TermId

SHORT = 12
"""How many hex digits a page shows."""


def digest(prefix: str, data: object) -> str:
    """SHA-256 in hex of the prefix, a zero byte and the canonical JSON."""
    return digest_of(prefix, canonical_json(data))


def digest_of(prefix: str, text: bytes) -> str:
    """The same of the canonical JSON itself."""
    return hashlib.sha256(prefix.encode() + b"\x00" + text).hexdigest()


def short(full: str) -> str:
    """The first digits of a digest, in groups of four for the eye."""
    return " ".join(full[at : at + 4] for at in range(0, SHORT, 4))


def canonical_json(data: object) -> bytes:
    """UTF-8 JSON with sorted keys and no spaces. Raises TypeError for what has no canonical form, floats above all."""
    return written(canonical(data))


def written(canonical_data: object) -> bytes:
    """The same of what is in its canonical form already."""
    return _ENCODER.encode(canonical_data).encode()


def joined(members: Mapping[str, bytes]) -> bytes:
    """The canonical JSON of a mapping, from that of each of its values: what stands in several is written once."""
    return b"{" + b",".join(written(_key(key)) + b":" + value for key, value in sorted(members.items())) + b"}"


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical(data: object) -> object:
    """The data as mappings, lists, texts in NFC, whole numbers, yes and no, and nothing."""
    return _form(type(data))(data)


def canonical_fields(part: Part) -> dict[str, object]:
    """A part as a mapping. A field with its default is left out, so that a field which the model gains changes no digest."""
    names, defaults, values = _fields(type(part))
    stated = zip(names, defaults, values(part), strict=True)
    return {name: _form(type(value))(value) for name, default, value in stated if value is not default and value != default}


@cache
def _form(kind: type) -> Callable[[Any], object]:
    """What makes data of a type canonical."""
    if kind is str:
        return partial(unicodedata.normalize, "NFC")
    for known, form in _FORMS.items():
        if issubclass(kind, known):
            return form
    raise TypeError(f"no canonical form: {kind.__name__}")


def _itself(data: Any) -> object:
    return data


def _text(data: str) -> object:
    return unicodedata.normalize("NFC", data.value if isinstance(data, Enum) else data)


def _mapping(data: Mapping[object, object]) -> object:
    return {_key(key): canonical(value) for key, value in data.items()}


def _sequence(data: Iterable[object]) -> object:
    return [_form(type(item))(item) for item in data]


def _instant(data: dt.datetime) -> object:
    raise TypeError(f"no canonical form: {type(data).__name__}")


_FORMS: Mapping[type, Callable[[Any], object]] = {
    str: _text,
    Fen: lambda data: data.yuan.replace(",", ""),
    Hundredths: lambda data: data.text,
    NoneType: _itself,
    int: _itself,
    Mapping: _mapping,
    tuple: _sequence,
    list: _sequence,
    dt.datetime: _instant,
    dt.date: dt.date.isoformat,
    dt.time: lambda data: data.isoformat("minutes"),
    Group: lambda data: FEWER if data.number is None else data.number,
    TermId: str,
    Part: canonical_fields,
}
"""By type; the first of which the data is one."""


@cache
def _fields(part: type[Part]) -> tuple[tuple[str, ...], tuple[object, ...], Callable[[Part], tuple[object, ...]]]:
    """The fields of a part, their defaults, and what gives its values. Nothing is equal to the default of a field without one."""
    found = [field for field in dataclasses.fields(part) if field.name != "where"]
    names = tuple(field.name for field in found)
    values = attrgetter(*names) if len(names) > 1 else lambda part: tuple(getattr(part, name) for name in names)
    return names, tuple(field.default for field in found), values


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"no canonical key: {type(key).__name__}")
    return unicodedata.normalize("NFC", key)
