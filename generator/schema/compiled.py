"""The data of a file in; its content out, or UnfitError where anything does not fit, without a word about what.

Made once from the same fields as the Cerberus schemas, and never more lenient than those (tests/schema/test_compiled.py): what is
refused here goes through Cerberus, which says what is wrong and where.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.findings import Step, Where
from generator.model.fields import Spec
from generator.schema.convert import UnfitError, converter

Path = tuple[Step, ...]
Scalar = Callable[[str], object]
"""The value of one text."""
Branch = Callable[[Any, str, Path], object]
"""The value of a mapping or list that stands in a file at a path."""
Make = Callable[[dict[str, Any], Where], Any]
"""What becomes of the values of a mapping, by name."""


def content(spec: Spec, make: Callable[[Spec], Make]) -> Branch:
    """The way from the data of a mapping of that spec to what `make` gives for it and for each mapping inside."""
    fields = spec.inner()
    branches = {name: _branch(inner, make) for name, inner in fields.items() if inner.kind in ("part", "list")}
    scalars: dict[str, Scalar] = {name: converter(inner) for name, inner in fields.items() if name not in branches}
    required = frozenset(name for name, inner in fields.items() if inner.required)
    made = make(spec)

    def read(data: Any, file: str, path: Path) -> object:
        if type(data) is not dict:
            raise UnfitError("")
        values: dict[str, Any] = {}
        for name, value in data.items():
            if type(value) is str and name in scalars:
                values[name] = scalars[name](value)
            elif value is not None and name in branches:
                values[name] = branches[name](value, file, (*path, name))
            elif value is not None or name not in fields:  # a field without a value is as if it were not there
                raise UnfitError("")
        if not required <= values.keys():
            raise UnfitError("")
        return made(values, Where(file, path))

    return read


def _branch(spec: Spec, make: Callable[[Spec], Make]) -> Branch:
    if spec.kind == "part":
        return content(spec, make)
    assert spec.item is not None
    return _rows(spec, _branch(spec.item, make)) if spec.item.kind in ("part", "list") else _texts(spec, spec.item)


def _rows(spec: Spec, row: Branch) -> Branch:
    least, most = spec.min, spec.max

    def read(data: Any, file: str, path: Path) -> object:
        if type(data) is not list or not least <= len(data) <= most:
            raise UnfitError("")
        return tuple([row(value, file, (*path, index)) for index, value in enumerate(data)])

    return read


def _texts(spec: Spec, item: Spec) -> Branch:
    least, most, distinct, value_of = spec.min, spec.max, item.distinct, converter(item)

    def read(data: Any, file: str, path: Path) -> object:
        if type(data) is not list or not least <= len(data) <= most:
            raise UnfitError("")
        for value in data:
            if type(value) is not str:
                raise UnfitError("")
        if distinct and len(set(data)) < len(data):
            raise UnfitError("")
        return tuple([value_of(value) for value in data])

    return read


def part_of(spec: Spec) -> Make:
    """The part that a spec names."""
    part = spec.part
    assert part is not None
    return lambda values, where: part(where=where, **values)
