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
from functools import lru_cache, partial
from operator import itemgetter
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
    return _written(data).encode()


_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def _written(data: object) -> str:
    """Mappings are put together from what they hold, because the files of a filing are digested one with another in several ways."""
    if isinstance(data, Mapping):
        held = sorted({_key(key): value for key, value in data.items()}.items(), key=itemgetter(0))
        return "{" + ",".join(f"{_json(key)}:{_written(value)}" for key, value in held) + "}"
    return _whole(_Itself(data)) if isinstance(data, Part) else _json(canonical(data))


class _Itself:
    """A part of the model that is the same as itself only: comparing two of them would take as long as writing one."""

    __slots__ = ("part",)

    def __init__(self, part: Part) -> None:
        self.part = part

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and other.part is self.part

    def __hash__(self) -> int:
        return id(self.part)


@lru_cache(maxsize=128)
def _whole(itself: _Itself) -> str:
    """The files of one school at a time, which one page after the other asks for."""
    return _json(canonical(itself.part))


def canonical(data: object) -> object:
    """The data as mappings, lists, texts in NFC, whole numbers, yes and no, and nothing."""
    return _forms[type(data)](data)


class _Forms(dict[type, Callable[[Any], object]]):
    """By type, what makes the canonical form of its values; found when the first value of it comes."""

    def __missing__(self, kind: type) -> Callable[[Any], object]:
        found = self[kind] = _form(kind)
        return found


_forms = _Forms()


def _form(kind: type) -> Callable[[Any], object]:
    """What makes the canonical form of the values of a type. Raises TypeError where they have none."""
    if issubclass(kind, str):
        return _choice if issubclass(kind, Enum) else _text
    if issubclass(kind, Part):
        return partial(_part, tuple((f.name, f.default) for f in dataclasses.fields(kind) if f.name != "where"))
    if issubclass(kind, tuple | list):
        return _several
    if issubclass(kind, dt.datetime):
        raise TypeError(f"no canonical form: {kind.__name__}")
    for known, form in _KNOWN.items():
        if issubclass(kind, known):
            return form
    raise TypeError(f"no canonical form: {kind.__name__}")


def _text(data: str) -> str:
    return unicodedata.normalize("NFC", data)


def _choice(data: Enum) -> str:
    return _text(data.value)


def _several(data: Iterable[object]) -> list[object]:
    return [_forms[type(item)](item) for item in data]


def _mapping(data: Mapping[object, object]) -> dict[str, object]:
    return {_key(key): canonical(value) for key, value in data.items()}


def _part(fields: tuple[tuple[str, object], ...], data: Part) -> dict[str, object]:
    """Only what is given: a field with its default is left out, so that a field which the model gains changes no digest."""
    made = {}
    for name, default in fields:
        value = getattr(data, name)
        if default is dataclasses.MISSING or value != default:
            made[name] = _forms[type(value)](value)
    return made


_KNOWN: dict[type, Callable[[Any], object]] = {
    Fen: lambda data: data.yuan.replace(",", ""),
    Hundredths: lambda data: data.text,
    int: lambda data: data,
    type(None): lambda data: data,
    Mapping: _mapping,
    dt.date: dt.date.isoformat,
    dt.time: lambda data: data.isoformat("minutes"),
    Group: lambda data: FEWER if data.number is None else data.number,
    TermId: str,
}
"""By the type of a value; the first that it is one of, for an amount is a whole number too."""


def written(canonical_data: object) -> bytes:
    """The canonical JSON of what is in its canonical form already."""
    return _json(canonical_data).encode()


def written_before(key: str, value: bytes, others: Mapping[str, object]) -> bytes:
    """The canonical JSON of a mapping in which a key comes before all others and its value is written already."""
    if key >= min(others):
        raise ValueError(key)
    return b"{" + written(key) + b":" + value + b"," + written(canonical(others))[1:]


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"no canonical key: {type(key).__name__}")
    return unicodedata.normalize("NFC", key)
