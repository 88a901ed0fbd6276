"""A class of values in; its JSON Schema (2020-12), with a description for every field, and its values as JSON, out.

Both walk the same annotations, so that a file cannot say what its schema does not.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import types
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Annotated, Any, Union, cast, get_args, get_origin, get_type_hints

from generator.model.values import Fen, Hundredths, TermId
from generator.wording.values import plain

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MONEY = r"^-?[0-9]+\.[0-9]{2}$"
SCALARS: dict[type, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    dt.date: {"type": "string", "format": "date", "examples": ["2021-09-06"]},
    dt.time: {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "examples": ["17:30"]},
    Fen: {"type": "string", "pattern": MONEY, "examples": ["391.00"]},
    Hundredths: {"type": "string", "pattern": r"^[0-9]+(\.[0-9]{1,2})?$", "examples": ["97.33"]},
    TermId: {"type": "string", "pattern": "^20[0-9]{2}-(autumn|spring)$", "examples": ["2021-autumn"]},
}
"""Amounts are decimal strings in yuan: a JSON number would pass through somebody's binary fractions."""


@dataclasses.dataclass(frozen=True, slots=True)
class Field:
    """A field of a class of values: its name, its Chinese description, its type without `None`, and whether it may be missing."""

    name: str
    text: str
    type: Any
    optional: bool


@cache
def fields_of(shape: type) -> tuple[Field, ...]:
    """The fields in their order; every one is described, or this raises TypeError."""
    hints = get_type_hints(shape, include_extras=True)
    return tuple(_field(field.name, hints[field.name]) for field in dataclasses.fields(shape))


def _field(name: str, hint: Any) -> Field:
    if get_origin(hint) is not Annotated:
        raise TypeError(f"no description: {name}")
    kind, text = get_args(hint)
    if get_origin(kind) in (types.UnionType, Union):
        (kind,) = (each for each in get_args(kind) if each is not type(None))
        return Field(name, text, kind, optional=True)
    return Field(name, text, kind, optional=False)


def values(data: object) -> object:
    """What JSON holds for a value of such a class, or for a list of them."""
    kind: type = type(data)
    if kind is str or kind is int or data is None:
        return data
    if kind is tuple or kind is list:
        return [values(item) for item in cast("Iterable[object]", data)]
    names = names_of(kind)
    return plain(data) if names is None else {name: values(getattr(data, name)) for name in names}


@cache
def names_of(kind: type) -> tuple[str, ...] | None:
    """The fields of a class of values; None for a class whose values are written as one."""
    return None if kind is TermId or not dataclasses.is_dataclass(kind) else tuple(field.name for field in fields_of(kind))


def as_json(data: object) -> bytes:
    """The bytes of a JSON file."""
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


class Shapes:
    """Collects the schemas of classes that stand in each other; `prefix` is where references find them."""

    def __init__(self, prefix: str = "#/$defs/") -> None:
        self.prefix = prefix
        self.found: dict[str, dict[str, Any]] = {}

    def schema(self, kind: Any) -> dict[str, Any]:
        """The schema of a type: a reference for a class of values."""
        if get_origin(kind) is tuple:
            return {"type": "array", "items": self.schema(get_args(kind)[0])}
        if kind in SCALARS:
            return dict(SCALARS[kind])
        if kind.__name__ not in self.found:
            self.found[kind.__name__] = {}  # a class may stand within itself
            self.found[kind.__name__] = self.object_of(fields_of(kind))
        return {"$ref": f"{self.prefix}{kind.__name__}"}

    def object_of(self, fields: tuple[Field, ...]) -> dict[str, Any]:
        """The schema of an object with exactly these fields."""
        properties = {field.name: self.described(field) for field in fields}
        return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}

    def described(self, field: Field) -> dict[str, Any]:
        """The schema of a field with its description."""
        made = self.schema(field.type)
        if field.optional:
            made = {"anyOf": [made, {"type": "null"}]}
        return {"description": field.text, **made}

    def file(self, address: str, title: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """A schema file: the schema of a whole document with everything that it refers to."""
        return {"$schema": DIALECT, "$id": address, "title": title, **body, "$defs": dict(sorted(self.found.items()))}
