"""What a file's form is described by: data beside the marks that say where each key and value stands, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.findings import START, Span, Step

Data = str | dict[str, "Data"] | list["Data"] | None
"""Text, a mapping or a list; None where a key has no value. Nothing is typed yet."""


@dataclass(slots=True)
class Marks:
    """Where a value stands and, inside it, where its keys and children stand."""

    span: Span
    keys: dict[str, Span] = field(default_factory=dict)
    children: dict[Step, Marks] = field(default_factory=dict)


NO_MARKS = Marks(START)
"""Those of a file of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the form of a file: a rule's id, the place, and facts."""

    rule: str
    span: Span
    path: tuple[Step, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)
    suggest: object = None
