"""A kind of file and the values known so far in; its text out: every field with its comment, what is to be filled in left open.

A blank is a key without a value, which the check names as missing. An optional field that nobody needs to fill in stands as a comment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.findings import Step
from generator.model.fields import Spec
from generator.model.kinds import Kind
from generator.scaffold.scalars import written
from generator.schema.check import root_spec

TO_FILL, TO_READ = "【待填】", "【核对】"
SCHEMAS = "schemas"
HOW = '左边的名称不要改，只改冒号后面的内容；时间加引号（"17:30"），日期写成 2026-03-16，金额只写数字（391.00），是非写 是 或 否。'
FLOW_FIELDS = 5
"""A row of a list with so many plain fields or fewer stands on one line, below a legend."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A value that is to be filled in; `was` is what the file of the term before had, shown beside it."""

    was: str = ""


Remarks = Mapping[tuple[Step, ...], tuple[str, ...]]
"""Lines of comment, by the path of the field above which they stand."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text of a file, and what is still open: line and label."""

    text: str
    blanks: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    blank: str = ""


def blank_sheet(kind: Kind, path: str, about: str, known: Mapping[str, Any]) -> Sheet:
    """A file of which only `known` is known."""
    return sheet(kind, path, (about, HOW), known, {})


def sheet(kind: Kind, path: str, head: tuple[str, ...], data: Mapping[str, Any], remarks: Remarks) -> Sheet:
    """The file at `path` with the values of `data` (texts, lists, mappings, blanks) and the remarks."""
    lines = [_Line(schema_line(kind, path)), *(_Line(f"# {line}") for line in head)]
    for name, spec in root_spec(kind).inner().items():
        lines += [_Line(""), *_Writer(remarks).field(spec, name, data.get(name), (name,))]
    blanks = tuple((number, line.blank) for number, line in enumerate(lines, 1) if line.blank)
    return Sheet("".join(f"{line.text}\n" for line in lines), blanks)


def schema_line(kind: Kind, path: str) -> str:
    """What tells an editor the schema of the file: a path from the file's own folder to what `notices schema` wrote."""
    return f"# yaml-language-server: $schema={'../' * path.count('/')}{SCHEMAS}/{kind.name}.schema.json"


def asked(spec: Spec) -> bool:
    """Whether a field has to be filled in although files without it are read: some rule wants it, and its help begins with that."""
    return spec.required or spec.help.startswith(("必填", "至少"))


def told(spec: Spec) -> str:
    """What is said of a field: label, help, unit, example."""
    example = f'"{spec.example}"' if spec.example and spec.kind == "time" else spec.example
    parts = [f"{spec.label}：{spec.help}" if spec.help else spec.label]
    parts += [f"单位：{spec.unit}"] if spec.unit else []
    parts += [f"可写：{'、'.join(spec.choices)}"] if spec.kind == "choice" else []
    parts += ["写 是 或 否"] if spec.kind == "yesno" and "是" not in spec.help else []
    return "。".join(parts + ([f"例：{example}"] if example else []))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the fields of one file; knows the remarks."""

    remarks: Remarks

    def field(self, spec: Spec, name: str, value: Any, path: tuple[Step, ...], *, first: bool = True) -> Iterator[_Line]:
        """A field of a mapping: its comment (once in a list, at the first item), then the key with what it has."""
        if (value is None and not asked(spec)) or value == []:
            if first:
                yield from self._unused(spec, name, path)
            return
        value = Blank() if value is None else value
        notes = self.remarks.get(path, ())
        mark = TO_FILL if isinstance(value, Blank) else ""
        if first or mark or notes:
            yield _Line(f"# {mark}{told(spec) if first else spec.label}")
        if isinstance(value, Blank) and value.was:
            yield _Line(f"# 上一份写的是：{value.was}")
        yield from (_Line(f"# {note}") for note in notes)
        yield from self._value(spec, name, value, path, first=first)

    def _unused(self, spec: Spec, name: str, path: tuple[Step, ...]) -> Iterator[_Line]:
        """An optional field without a value: an empty list, and for the rest a comment from which to take the sign away."""
        yield _Line(f"# {told(spec)}")
        yield from (_Line(f"# {note}") for note in self.remarks.get(path, ()))
        if spec.kind == "list":
            yield _Line(f"{name}: []")
        shape = self._list(spec, name, [{}], path, first=True) if _of_parts(spec) else self._value(spec, name, Blank(), path)
        for line in shape:
            if spec.kind != "list" or line.text.startswith(("#", " ")):
                yield _Line(f"# {line.text.replace(TO_FILL, '')}")

    def _value(self, spec: Spec, name: str, value: Any, path: tuple[Step, ...], *, first: bool = True) -> Iterator[_Line]:
        if spec.kind == "part":
            inner = {} if isinstance(value, Blank) else value
            yield _Line(f"{name}:")
            for key, field in spec.inner().items():
                for line in self.field(field, key, inner.get(key), (*path, key), first=first):
                    yield _Line(f"  {line.text}", f"{spec.label}：{line.blank}" if line.blank else "")
        elif _of_parts(spec):
            rows = [{}] if isinstance(value, Blank) else value
            yield from self._list(spec, name, rows, path, first=first)
        elif isinstance(value, Blank):
            yield _Line(f"{name}:", spec.label)
        else:
            yield _Line(f"{name}: {written(spec, value)}")

    def _list(self, spec: Spec, name: str, rows: list[Any], path: tuple[Step, ...], *, first: bool) -> Iterator[_Line]:
        if first and _flows(spec):
            yield from (_Line(f"#   {key}　{told(inner)}") for key, inner in _item(spec).inner().items())
        yield _Line(f"{name}:")
        yield from self._rows(spec, rows, path, first=first)

    def _rows(self, spec: Spec, rows: list[Any], path: tuple[Step, ...], *, first: bool = True) -> Iterator[_Line]:
        for index, row in enumerate(rows):
            at = (*path, index)
            yield from (_Line(f"  # {note}") for note in self.remarks.get(at, ()))
            if _flows(spec):
                yield from self._flow(spec, row, index)
            else:
                yield from self._block(spec, row, at, first=first and not index)

    def _flow(self, spec: Spec, row: Mapping[str, Any], index: int) -> Iterator[_Line]:
        """A row on one line."""
        cells, blanks = [], []
        for key, inner in _item(spec).inner().items():
            value = row.get(key)
            if isinstance(value, Blank) or (value is None and asked(inner)):
                blanks.append(inner.label)
                if isinstance(value, Blank) and value.was:
                    yield _Line(f"  # {TO_FILL}{inner.label}，上一份写的是：{value.was}")
                cells.append(f"{key}:")
            elif value is not None:
                cells.append(f"{key}: {written(inner, value, flow=True)}")
        # A comma right after the colon would belong to the key.
        text = ", ".join(f"{cell} " if cell.endswith(":") else cell for cell in cells)
        yield _Line(f"  - {{{text}}}", f"{spec.label}第{index + 1}行：{'、'.join(blanks)}" if blanks else "")

    def _block(self, spec: Spec, row: Mapping[str, Any], path: tuple[Step, ...], *, first: bool) -> Iterator[_Line]:
        """A row of several lines; the dash stands before its first key."""
        begun = False
        for key, inner in _item(spec).inner().items():
            for line in self.field(inner, key, row.get(key), (*path, key), first=first):
                starts = not begun and not line.text.startswith("#")
                begun = begun or starts
                text = f"  - {line.text}" if starts else f"    {line.text}" if begun else f"  {line.text}"
                yield _Line(text, f"{spec.label}第{int(path[-1]) + 1}项：{line.blank}" if line.blank else "")


def _item(spec: Spec) -> Spec:
    assert spec.item is not None
    return spec.item


def _of_parts(spec: Spec) -> bool:
    return spec.kind == "list" and _item(spec).kind == "part"


def _flows(spec: Spec) -> bool:
    """Whether the rows of a list are short."""
    fields = _item(spec).inner().values()
    return len(fields) <= FLOW_FIELDS and not any(field.kind == "part" or _of_parts(field) for field in fields)
