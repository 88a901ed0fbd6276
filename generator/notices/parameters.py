"""A policy's parameters in; each with its values in time, as people read them, out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.model.fields import SLICES, Spec, specs
from generator.model.policy import Dated, Parameters
from generator.model.values import Fen, Hundredths
from generator.notices.clause_links import ClauseLink, links
from generator.policy import PolicyEntry, Register
from generator.wording.sentences import slice_words
from generator.wording.values import clock


@dataclass(frozen=True, slots=True)
class ValueView:
    """A value from a term on: one text, or a table with a head."""

    since: str
    text: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ParameterView:
    """A parameter: label, the clauses it serves, its values from the first to the last."""

    name: str
    label: str
    clauses: tuple[ClauseLink, ...]
    values: tuple[ValueView, ...]

    @property
    def tables(self) -> bool:
        """Whether any value is a table."""
        return any(value.rows for value in self.values)


def parameters(register: Register, entry: PolicyEntry) -> tuple[ParameterView, ...]:
    """In the order of the policy's file."""
    fields = specs(Parameters)
    return tuple(
        ParameterView(name, fields[name].label, links(register, dated.clauses), _values(fields[name], dated))
        for name, dated in entry.parameters.items()
    )


def _values(spec: Spec, dated: Dated) -> tuple[ValueView, ...]:
    return tuple(
        ValueView(value.first_term.season_name, *_shape(spec, value.value))
        for value in sorted(dated.history, key=lambda value: value.first_term)
    )


def _shape(spec: Spec, value: object) -> tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Text, head and rows: a list of parts is a table, all else is a text."""
    if spec.kind == "list" and spec.item is not None and spec.item.part is not None and isinstance(value, tuple):
        listed = {name: column for name, column in specs(spec.item.part).items() if name not in _CODES}
        columns = {name: column for name, column in listed.items() if any(getattr(part, name) != () for part in value)}
        rows = tuple(tuple(_say(column, getattr(part, name)) for name, column in columns.items()) for part in value)
        return "", tuple(column.label for column in columns.values()), rows
    return _say(spec, value), (), ()


_CODES = frozenset({"step"})
"""Columns that only the program reads."""


def _say(spec: Spec, value: object) -> str:
    """One value with its unit."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Fen):
        return f"{value.yuan}{spec.unit}"
    if isinstance(value, Hundredths):
        return value.text
    if isinstance(value, dt.time):
        return clock(value)
    if spec.kind == "month_day" and isinstance(value, tuple):
        month, day = value
        return f"{month}月{day}日"
    if spec.item is not None and spec.item.choices == SLICES and isinstance(value, tuple):
        return slice_words(value or SLICES)
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return f"{value}{spec.unit}"


def canonical_parameters(entry: PolicyEntry) -> dict[str, object]:
    """The values as a digest covers them: without the places where they stand."""
    return {
        name: {"clauses": dated.clauses, "history": [[str(value.first_term), value.value] for value in dated.history]}
        for name, dated in entry.parameters.items()
    }
