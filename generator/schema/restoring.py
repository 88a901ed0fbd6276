"""The canonical JSON of a part of the model in; the part out, as it was when it was published.

Lenient on purpose: a limit that was tightened since does not make an old notice unreadable. A field that the model has lost is left out,
one that it has gained has its default.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from generator.model.fields import Part, Spec, specs
from generator.schema.convert import convert

T = TypeVar("T", bound=Part)

_AS_WRITTEN = frozenset({"text", "choice", "count", "yesno", "id", "phone", "uscc", "url"})
"""Kinds of which the model holds what JSON holds: asked again, they would be measured by the limits of today."""


def restore(part: type[T], data: object) -> T:
    """Raises TypeError or ValueError for data that never was a part of that class."""
    return part(**fields(part, data))


def fields(part: type[Part], data: object) -> dict[str, Any]:
    """The values of those fields of a part that the data gives; raises likewise."""
    if not isinstance(data, Mapping):
        raise TypeError(f"not a mapping: {part.__name__}")
    return {name: _value(spec, data[name]) for name, spec in specs(part).items() if name in data}


def _value(spec: Spec, data: object) -> object:
    if data is None or spec.kind in _AS_WRITTEN:
        return data
    if spec.kind == "part":
        return restore(cast("type[Part]", spec.part), data)
    if spec.kind == "list":
        if not isinstance(data, list) or spec.item is None:
            raise TypeError(f"not a list: {spec.label}")
        item = spec.item
        return tuple(_value(item, one) for one in data)
    return convert(spec, str(data))
