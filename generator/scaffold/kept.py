"""A file of the term before and its values in the new one in; out: what the school itself remarked above the fields that stayed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.findings import Step
from generator.model.fields import Spec
from generator.model.kinds import Kind
from generator.scaffold.form import TO_FILL, TO_READ, told
from generator.schema.check import root_spec
from generator.source import Document

_OURS = (TO_FILL, TO_READ, "上一份", "yaml-language-server", "  ")
"""How the comments begin that the scaffold writes itself; a legend is indented."""


def kept_comments(document: Document, kind: Kind, data: Mapping[str, Any]) -> dict[tuple[Step, ...], tuple[str, ...]]:
    """The comments on lines of their own directly above a field whose value is the same in `data`."""
    found = {}
    for path, spec, value in _fields(root_spec(kind), data, ()):
        if value == _at(document.data, path):
            comments = tuple(comment for comment in _above(document, path) if not _said_anyway(comment, spec))
            if comments:
                found[path] = comments
    return found


def _fields(spec: Spec, data: Mapping[str, Any], path: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], Spec, Any]]:
    """Every field of the mappings of a file; those of lists' rows have no place for comments."""
    for name, inner in spec.inner().items():
        if data.get(name) is not None:
            yield (*path, name), inner, data[name]
            if inner.kind == "part" and isinstance(data[name], dict):
                yield from _fields(inner, data[name], (*path, name))


def _at(data: Any, path: tuple[Step, ...]) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def _above(document: Document, path: tuple[Step, ...]) -> list[str]:
    """The comment lines directly above the key, without those at the head of the file."""
    line = document.key_span(path).line - 1
    found: list[str] = []
    while line > 0 and document.line(line).strip().startswith("#"):
        found.insert(0, document.line(line).strip()[1:].removeprefix(" "))
        line -= 1
    return found if line > 0 else []


def _said_anyway(comment: str, spec: Spec) -> bool:
    """Whether the new file says it already, or it is only a heading."""
    return comment.startswith(_OURS) or comment in told(spec) or comment.startswith((spec.label, spec.label[:2] + "：")) or len(comment) < 8
