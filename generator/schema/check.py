"""A document and its kind in; the typed part, or the findings on its shape, out. All errors of a file in one run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.findings import Finding, Severity, Step, Where
from generator.model.fields import Part, Spec, line, listing, specs
from generator.model.fields import code as code_field
from generator.model.kinds import Kind
from generator.model.policy import Dated, DatedValue, Parameters
from generator.schema import compiled
from generator.schema.convert import UnfitError, convert, nearest
from generator.source import Document

if TYPE_CHECKING:
    from generator.schema.cerberus import Fault

MAX_FINDINGS = 100
"""Findings shown of one file; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome for one file: its content if the shape is right, else findings (and how many more there were)."""

    content: Any
    findings: tuple[Finding, ...] = ()
    more: int = 0


def check(document: Document, kind: Kind, school: str = "", term: str = "") -> Checked:
    """Checks one document against the fields of its kind. Findings of the source come first; then nothing else is said."""
    return quickly(document, kind) or checked_slowly(document, kind, school, term)


def quickly(document: Document, kind: Kind) -> Checked | None:
    """The content of a file in which everything is right; nothing about any other."""
    if document.data is None or document.faults:
        return None
    try:
        return Checked(_compiled(kind)(document.data, document.file, ()))
    except UnfitError:
        return None


def checked_slowly(document: Document, kind: Kind, school: str = "", term: str = "") -> Checked:
    """The outcome by Cerberus, which says of whatever is wrong what it is."""
    from generator.schema import cerberus  # noqa: PLC0415 - it takes a while, and in most runs nothing is wrong

    root = root_spec(kind)
    found = [_source_finding(document, fault) for fault in document.faults]
    if document.data is not None and not found:
        data = _without_empty(document.data, root)
        found = [_shape_finding(document, root, fault) for fault in cerberus.faults(root, data)]
        if not found:
            return Checked(_root(kind, root, data, Where(document.file)))
    found = [replace(finding, school=school, term=term) for finding in sorted(found, key=lambda finding: finding.order)]
    return Checked(None, tuple(found[:MAX_FINDINGS]), max(0, len(found) - MAX_FINDINGS))


@cache
def _compiled(kind: Kind) -> compiled.Branch:
    """The way from data that fits to content."""
    return compiled.content(root_spec(kind), _makes if kind.part is Parameters else compiled.part_of)


def _makes(spec: Spec) -> compiled.Make:
    """What becomes of a mapping of a file of parameters: the values of each with the term from which they hold."""
    if spec.part is not None:
        return compiled.part_of(spec)
    if spec.inner().keys() == {"clauses", "history"}:
        return lambda values, where: Dated(values["clauses"], values["history"], where)
    if spec.inner().keys() == {"first_term", "value"}:
        return lambda values, where: DatedValue(values["first_term"], values["value"], where)
    return lambda values, _: values


@cache
def root_spec(kind: Kind) -> Spec:
    """The whole file as one spec."""
    if kind.part is Parameters:
        return Spec(kind="part", label=kind.label, fields={name: _dated(spec) for name, spec in specs(Parameters).items()})
    return Spec(kind="part", label=kind.label, part=kind.part)


def _dated(spec: Spec) -> Spec:
    """A parameter in its file: the clauses it serves and its values, each with the term from which it holds."""
    term = _spec(code_field("term", "起始学期", help="从这个学期起用这个值", example="2020-autumn"))
    value = Spec(kind="part", label="取值", help="一个起始学期和从那时起用的值", fields={"first_term": term, "value": spec})
    history = Spec(kind="list", label="历次取值", help="改变时在末尾加一段，旧的一段保留", item=value, min=1, max=40)
    clause = line("条款", max=12, help="写一条的编号，括号用半角", example="三(一)c")
    clauses = _spec(listing("条款", clause, min=1, max=12, help="这个参数依据哪几条，写条款编号"))
    fields = {"clauses": clauses, "history": history}
    return Spec(kind="part", label=spec.label, help=spec.help, required=False, fields=fields)


def _spec(declared: Any) -> Spec:
    spec: Spec = declared.metadata["spec"]
    return spec


def _without_empty(data: Mapping[str, Any], spec: Spec | None) -> dict[str, Any]:
    """The data without known keys that have no value: `key:` says nothing, so a required one is then missing."""
    known = spec.inner() if spec is not None else {}
    return {key: _clean(value, known.get(key)) for key, value in data.items() if value is not None or key not in known}


def _clean(value: Any, spec: Spec | None) -> Any:
    if isinstance(value, dict):
        return _without_empty(value, spec)
    if isinstance(value, list):
        return [_clean(item, spec.item if spec is not None else None) for item in value]
    return value


def _source_finding(document: Document, fault: Any) -> Finding:
    where = Where(document.file, fault.path)
    return Finding(rule=fault.rule, severity=Severity.ERROR, where=where, span=fault.span, values=dict(fault.values), suggest=fault.suggest)


def _shape_finding(document: Document, root: Spec, fault: Fault) -> Finding:
    """A fault with its place, the field's label, and for an unknown key the one that was probably meant."""
    unknown = fault.rule == "unknown-field"
    about_key = fault.rule in ("unknown-field", "missing-field")
    span = document.key_span(fault.path) if about_key else document.span(fault.path)
    holder = _spec_at(root, fault.path[:-1])
    values: dict[str, object] = {"field": str(fault.path[-1]), **fault.values}
    suggest = fault.suggest
    spec = _spec_at(root, fault.path)
    if spec is not None:
        values["label"] = spec.label
    if unknown and holder is not None:
        suggest = _meant(str(fault.path[-1]), holder)
    return Finding(
        rule=fault.rule, severity=Severity.ERROR, where=Where(document.file, fault.path), span=span, values=values, suggest=suggest
    )


def _meant(key: str, holder: Spec) -> str | None:
    """The field whose name is near to `key` or whose Chinese label it is; what stands before a full-width colon was meant as a key."""
    fields = holder.inner()
    key = key.split("：", maxsplit=1)[0].strip()
    if key in fields:
        return key
    labelled = next((name for name, spec in fields.items() if spec.label == key), None)
    return labelled or nearest(key, fields)


def _spec_at(root: Spec, path: tuple[Step, ...]) -> Spec | None:
    spec: Spec | None = root
    for step in path:
        if spec is None:
            return None
        spec = spec.item if isinstance(step, int) else spec.inner().get(step)
    return spec


def _root(kind: Kind, root: Spec, data: dict[str, Any], where: Where) -> Any:
    if kind.part is Parameters:
        return {name: _dated_value(root.inner()[name], entry, where.at(name)) for name, entry in data.items()}
    return build(kind.part, data, where)


def _dated_value(spec: Spec, data: dict[str, Any], where: Where) -> Dated:
    item = spec.inner()["history"].item
    assert item is not None
    value_spec = item.inner()["value"]
    term_spec = item.inner()["first_term"]
    history = tuple(
        DatedValue(
            first_term=convert(term_spec, row["first_term"]),  # type: ignore[arg-type]
            value=_value(value_spec, row["value"], where.at("history", index, "value")),
            where=where.at("history", index),
        )
        for index, row in enumerate(data["history"])
    )
    return Dated(clauses=tuple(data["clauses"]), history=history, where=where)


def build(part: type[Part], data: Mapping[str, Any], where: Where) -> Part:
    """A part from data that has passed the check."""
    values = {name: _value(spec, data[name], where.at(name)) for name, spec in specs(part).items() if name in data}
    return part(where=where, **values)


def _value(spec: Spec, data: Any, where: Where) -> Any:
    if spec.kind == "part":
        assert spec.part is not None
        return build(spec.part, data, where)
    if spec.kind == "list":
        item = spec.item
        assert item is not None
        return tuple(_value(item, value, where.at(index)) for index, value in enumerate(data))
    return convert(spec, data)
