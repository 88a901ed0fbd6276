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
from collections.abc import Mapping
from enum import Enum

from generator.model.fields import Part
from generator.model.values import FEWER, Fen, Group, Hundredths, TermId

SHORT = 12
"""How many hex digits a page shows."""


def digest(prefix: str, data: object) -> str:
    """SHA-256 in hex of the prefix, a zero byte and the canonical JSON."""
    return hashlib.sha256(prefix.encode() + b"\x00" + canonical_json(data)).hexdigest()


def short(full: str) -> str:
    """The first digits of a digest, in groups of four for the eye."""
    return " ".join(full[at : at + 4] for at in range(0, SHORT, 4))


def canonical_json(data: object) -> bytes:
    """UTF-8 JSON with sorted keys and no spaces. Raises TypeError for what has no canonical form, floats above all."""
    text = json.dumps(canonical(data), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode()


def canonical(data: object) -> object:
    """The data as mappings, lists, texts in NFC, whole numbers, yes and no, and nothing."""
    if isinstance(data, str):
        return unicodedata.normalize("NFC", data.value if isinstance(data, Enum) else data)
    if isinstance(data, Fen):
        return data.yuan.replace(",", "")
    if isinstance(data, Hundredths):
        return data.text
    if data is None or isinstance(data, bool | int):
        return data
    if isinstance(data, Mapping):
        return {_key(key): canonical(value) for key, value in data.items()}
    if isinstance(data, tuple | list):
        return [canonical(item) for item in data]
    return _value(data)


def _value(data: object) -> object:
    if isinstance(data, dt.date) and not isinstance(data, dt.datetime):
        return data.isoformat()
    if isinstance(data, dt.time):
        return data.isoformat("minutes")
    if isinstance(data, Group):
        return FEWER if data.number is None else data.number
    if isinstance(data, TermId):
        return str(data)
    if isinstance(data, Part):
        return {f.name: canonical(getattr(data, f.name)) for f in dataclasses.fields(data) if f.name != "where" and _says(data, f)}
    raise TypeError(f"no canonical form: {type(data).__name__}")


def _says(part: Part, field: dataclasses.Field[object]) -> bool:
    """Whether a field is given: one with its default is left out, so that a field which the model gains changes no digest."""
    return field.default is dataclasses.MISSING or getattr(part, field.name) != field.default


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"no canonical key: {type(key).__name__}")
    return unicodedata.normalize("NFC", key)
