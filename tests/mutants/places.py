"""A document in; every place that can be changed out, and the text with exactly that one place changed: the rest keeps every character."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.findings import Span, Step
from generator.model.fields import Spec
from generator.source import Document
from generator.source.marks import Marks

Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A key with its value, or a row of a list, in one file of one kind."""

    file: str
    kind: str
    path: Path
    spec: Spec
    value: Any

    @property
    def field(self) -> str:
        """grades[].enrolled: the path without the numbers of the rows."""
        return re.sub(r"\[\d+\]", "[]", path_text(self.path))


def path_text(path: Path) -> str:
    """grades[2].enrolled."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def places(document: Document, kind: str, spec: Spec) -> Iterator[Place]:
    """Every key and row of the document that its kind of file knows, outermost first."""
    yield from _inside(document.file, kind, (), spec, document.data)


def _inside(file: str, kind: str, path: Path, spec: Spec, data: Any) -> Iterator[Place]:
    if isinstance(data, dict):
        inner = [(key, spec.inner()[key], value) for key, value in data.items() if key in spec.inner()]
    else:
        inner = [(number, spec.item, value) for number, value in enumerate(data)] if isinstance(data, list) and spec.item else []
    for step, known, value in inner:
        yield Place(file, kind, (*path, step), known, value)
        yield from _inside(file, kind, (*path, step), known, value)


def put(document: Document, path: Path, value: str) -> str:
    """The text with the scalar at `path` replaced; quoted if it was."""
    start, end = _offsets(document.text, document.span(path))
    quote = document.text[start] if document.text[start] in "\"'" else ""
    return f"{document.text[:start]}{quote}{value}{quote}{document.text[end:]}"


def cut(document: Document, path: Path) -> str:
    """The text without the key or row at `path`; the only row of a list leaves the list's key without a value."""
    text, siblings = document.text, _extents(document, path)
    number = next(n for n, (step, _, _) in enumerate(siblings) if step == path[-1])
    _, start, end = siblings[number]
    if number + 1 < len(siblings):
        return text[:start] + text[siblings[number + 1][1] :]
    if _flows(text, _offset(text, _marks(document, path[:-1]).span)):
        before = siblings[number - 1][2] if number else start
        return text[:before] + text[end:]
    newline = text.find("\n", end)
    return text[: text.rfind("\n", 0, start) + 1] + text[newline + 1 if newline >= 0 else len(text) :]


def with_value(data: Any, path: Path, value: str) -> Any:
    """What the data must be after `put`."""
    changed = copy.deepcopy(data)
    _holder(changed, path)[path[-1]] = value
    return changed


def without(data: Any, path: Path) -> Any:
    """What the data must be after `cut`."""
    changed = copy.deepcopy(data)
    holder = _holder(changed, path)
    del holder[path[-1]]
    return changed


def same(data: Any, expected: Any) -> bool:
    """Whether two files say the same; a list that has lost its only row may be a key without a value."""
    return bool(_said(data) == _said(expected))


def _said(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _said(value) for key, value in data.items() if value not in (None, [])}
    return [_said(value) for value in data] if isinstance(data, list) else data


def _holder(data: Any, path: Path) -> Any:
    for step in path[:-1]:
        data = data[step]
    return data


def _marks(document: Document, path: Path) -> Marks:
    marks = document.marks
    for step in path:
        marks = marks.children[step]
    return marks


def _extents(document: Document, path: Path) -> list[tuple[Step, int, int]]:
    """Each sibling of the place, itself included, with the offsets at which its key (or row) begins and its value ends."""
    text, holder = document.text, _marks(document, path[:-1])
    starts = {step: holder.keys.get(step, child.span) if isinstance(step, str) else child.span for step, child in holder.children.items()}
    return [(step, _offset(text, starts[step]), _end(text, child)) for step, child in holder.children.items()]


def _end(text: str, marks: Marks) -> int:
    """Where a value ends; of lists and mappings the parser only says where they begin."""
    start, end = _offsets(text, marks.span)
    last = max((_end(text, child) for child in marks.children.values()), default=end)
    return 1 + text.index("]" if text[start] == "[" else "}", last) if _flows(text, start) else last


def _flows(text: str, start: int) -> bool:
    return text[start : start + 1] in ("[", "{")


def _offsets(text: str, span: Span) -> tuple[int, int]:
    return _offset(text, span), _offset(text, Span(span.end_line, span.end_column, 0, 0))


def _offset(text: str, span: Span) -> int:
    """Lines and columns count from 1."""
    at = 0
    for _ in range(span.line - 1):
        at = text.index("\n", at) + 1
    return at + span.column - 1
