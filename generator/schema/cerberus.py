"""The neutral fields as Cerberus schemas, and one run of Cerberus that gives all errors of a file, each once.

The only module that imports cerberus. Closed by construction: every mapping lists its keys, every list its item and length.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import cerberus
from cerberus import errors

from generator.findings import Step
from generator.model.fields import Spec
from generator.schema.convert import UnfitError, convert


@dataclass(frozen=True, slots=True)
class Fault:
    """One error as Cerberus saw it: a rule's id, the path, facts."""

    rule: str
    path: tuple[Step, ...]
    values: dict[str, object] = field(default_factory=dict)
    suggest: object = None


_RULES = {
    errors.UNKNOWN_FIELD.code: "unknown-field",
    errors.REQUIRED_FIELD.code: "missing-field",
    errors.BAD_TYPE.code: "wrong-type",
    errors.NOT_NULLABLE.code: "blank",
    errors.MAX_LENGTH.code: "too-many",
    errors.MIN_LENGTH.code: "too-few",
}


def rule_ids() -> set[str]:
    """The ids under which Cerberus' own errors are reported."""
    return set(_RULES.values())


class _Validator(cerberus.Validator):  # type: ignore[misc]
    """Records each error once, where it arises: Cerberus' own error trees are sorted anew for every error (quadratic)."""

    def _error(self, *args: Any) -> None:
        if len(args) == 1:
            return
        name, what = args[0], args[1]
        if isinstance(what, str):
            return
        path = (*self.document_path, name)
        limit = self.schema.get(name, {}).get("maxlength" if what.code == errors.MAX_LENGTH.code else "minlength")
        self._config["faults"].append(Fault(_RULES[what.code], path, {"limit": limit} if limit else {}))


def faults(root: Spec, data: dict[str, Any]) -> list[Fault]:
    """Every error of `data` against the fields of `root`, in no particular order."""
    found: list[Fault] = []
    _Validator(schema_of(root), faults=found).validate(data, normalize=False)
    return found


_SCHEMAS: dict[int, tuple[Spec, dict[str, Any]]] = {}
"""Schemas by the identity of their spec, which is kept beside them so that it stays unique."""


def schema_of(root: Spec) -> dict[str, Any]:
    """The Cerberus schema of a whole file."""
    if id(root) not in _SCHEMAS:
        _SCHEMAS[id(root)] = (root, _rules_of(root))
    return _SCHEMAS[id(root)][1]


def _rules_of(spec: Spec) -> dict[str, Any]:
    return {name: _rules(inner) | {"required": inner.required} for name, inner in spec.inner().items()}


def _rules(spec: Spec) -> dict[str, Any]:
    """The Cerberus rules of one field."""
    if spec.kind == "part":
        return {"type": "dict", "schema": _rules_of(spec)}
    if spec.kind == "list":
        assert spec.item is not None
        rules = {"type": "list", "minlength": spec.min, "maxlength": spec.max, "schema": _rules(spec.item)}
        return rules | ({"check_with": _unrepeated} if spec.item.distinct else {})
    return {"type": "string", "check_with": _checker(spec)}


def _unrepeated(name: str, items: list[Any], error: Any) -> None:
    """A check that no value stands in a list twice; what is no plain value is reported by the check of the items."""
    validator, seen = error.__self__, set()
    for number, item in enumerate(items):
        if isinstance(item, str) and item in seen:
            path = (*validator.document_path, name, number)
            validator._config["faults"].append(Fault("repeated-item", path, {"item": item}))
        seen.add(item if isinstance(item, str) else number)


def _checker(spec: Spec) -> Callable[[str, str, Callable[..., None]], None]:
    """A check that converts the text and reports an UnfitError through the validator that called it."""

    def check(name: str, value: str | None, error: Any) -> None:
        if value is None:  # an empty row of a list, which Cerberus has reported and yet asks about
            return
        try:
            convert(spec, value)
        except UnfitError as unfit:
            validator = error.__self__
            path = (*validator.document_path, name)
            validator._config["faults"].append(Fault(unfit.rule, path, unfit.values, unfit.suggest))

    return check
