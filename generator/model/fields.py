"""The neutral source of fields: each dataclass field of the model carries its label, help, limits, example and slice.

Cerberus and JSON Schemas, form, spreadsheet and field reference are all made from these; nothing repeats them.
"""

from __future__ import annotations

import dataclasses
import typing
from dataclasses import MISSING, dataclass
from typing import Any, TypeVar, dataclass_transform

from generator.findings import NOWHERE, Step, Where

T = TypeVar("T")

SLICES = ("content", "fees")
"""The parts of a filing that are approved each by itself: timetable, content and staff; fees, books and choice of provider."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """What is known of one field besides its name.

    `kind` is the kind of value (text, id, count, money, hundredths, date, month_day, time, yesno, choice, term, phone, uscc, url, part,
    list);
    `slice` says of a field of plan, times or staff to which of SLICES it belongs, with all that is in it;
    `max` counts characters of a text, rows of a list, or is the largest number; `unit` is a word for people.
    """

    kind: str
    label: str
    help: str = ""
    example: str = ""
    unit: str = ""
    min: int = 0
    max: int = 60
    choices: tuple[str, ...] = ()
    item: Spec | None = None
    slice: str = ""
    personal: bool = False
    required: bool = True
    part: type[Part] | None = None
    fields: dict[str, Spec] | None = None

    def inner(self) -> dict[str, Spec]:
        """The fields of a part by name."""
        return specs(self.part) if self.part is not None else self.fields or {}

    @property
    def distinct(self) -> bool:
        """Whether a list has each value of it only once: grades, weekdays, terms."""
        return self.kind in ("count", "choice", "term")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A mapping of a file as a typed value that knows where it stands."""

    where: Where = dataclasses.field(default=NOWHERE, compare=False, repr=False)

    def at(self, *steps: Step) -> Where:
        """The spot of one of its fields."""
        return self.where.at(*steps)


def _field(spec: Spec, default: Any = MISSING) -> Any:
    spec = dataclasses.replace(spec, required=default is MISSING)
    return dataclasses.field(default=default, metadata={"spec": spec})


def line(label: str, *, default: Any = MISSING, max: int = 60, **more: Any) -> Any:
    """A line of text of at most `max` characters."""
    return _field(Spec(kind="text", label=label, max=max, **more), default)


def prose(label: str, *, default: Any = MISSING, max: int = 1000, **more: Any) -> Any:
    """A few sentences."""
    return _field(Spec(kind="text", label=label, max=max, **more), default)


def count(label: str, *, default: Any = MISSING, min: int = 0, max: int = 1_000_000, **more: Any) -> Any:
    """A whole number."""
    return _field(Spec(kind="count", label=label, min=min, max=max, **more), default)


def group(label: str, *, default: Any = MISSING, **more: Any) -> Any:
    """A number of persons that may be given as `fewer-than-threshold`."""
    return _field(Spec(kind="group", label=label, max=1_000_000, **more), default)


def money(label: str, *, default: Any = MISSING, **more: Any) -> Any:
    """An amount in yuan with at most two decimals; held in fen."""
    return _field(Spec(kind="money", label=label, unit=more.pop("unit", "元"), **more), default)


def day(label: str, *, default: Any = MISSING, **more: Any) -> Any:
    """A date, 2021-09-06."""
    return _field(Spec(kind="date", label=label, **more), default)


def month_day(label: str, *, default: Any = MISSING, **more: Any) -> Any:
    """A day of any year, 05-01; held as (month, day)."""
    return _field(Spec(kind="month_day", label=label, **more), default)


def clock(label: str, *, default: Any = MISSING, **more: Any) -> Any:
    """A time of day, 17:30, quoted or not."""
    return _field(Spec(kind="time", label=label, **more), default)


def yesno(label: str, *, default: Any = MISSING, **more: Any) -> Any:
    """是 or 否 (true, false, yes and no are understood)."""
    return _field(Spec(kind="yesno", label=label, **more), default)


def choice(label: str, choices: tuple[str, ...], *, default: Any = MISSING, **more: Any) -> Any:
    """One of a closed list of words."""
    return _field(Spec(kind="choice", label=label, choices=choices, **more), default)


def code(kind: str, label: str, *, default: Any = MISSING, **more: Any) -> Any:
    """A code with a form of its own: id, term, phone, uscc, url, or hundredths (a number with at most two decimals, held × 100)."""
    return _field(Spec(kind=kind, label=label, **more), default)


def part(label: str, *, default: Any = MISSING, **more: Any) -> Any:
    """A mapping with fields of its own; the annotation names its class."""
    return _field(Spec(kind="part", label=label, **more), default)


def listing(label: str, item: Any = None, *, default: Any = MISSING, max: int = 60, min: int = 0, **more: Any) -> Any:
    """A list of parts, or of what `item` (another field) describes."""
    inner = item.metadata["spec"] if item is not None else None
    return _field(Spec(kind="list", label=label, item=inner, max=max, min=min, **more), default)


@dataclass_transform(
    frozen_default=True,
    kw_only_default=True,
    field_specifiers=(line, prose, count, group, money, day, month_day, clock, yesno, choice, code, part, listing),
)
def model(cls: type[T]) -> type[T]:
    """Class decorator of every part: frozen, slotted, keyword only."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


_SPECS: dict[type[Part], dict[str, Spec]] = {}


def label_of(part: Part, field: str) -> str:
    """What a field of a part is called in Chinese."""
    return specs(type(part))[field].label


def specs(cls: type[Part]) -> dict[str, Spec]:
    """The fields of a part by name, in order, with the classes of nested parts filled in from the annotations."""
    found = _SPECS.get(cls)
    if found is None:
        hints = typing.get_type_hints(cls)
        found = {f.name: _resolve(f.metadata["spec"], hints[f.name]) for f in dataclasses.fields(cls) if "spec" in f.metadata}
        _SPECS[cls] = found
    return found


def _resolve(spec: Spec, hint: Any) -> Spec:
    if spec.kind == "part":
        return dataclasses.replace(spec, part=_part_in(hint))
    if spec.kind == "list" and spec.item is None:
        return dataclasses.replace(spec, item=Spec(kind="part", label=spec.label, part=_part_in(hint)))
    return spec


def _part_in(hint: Any) -> type[Part]:
    """The one Part class inside an annotation such as `tuple[Session, ...]` or `Safety | None`."""
    if not typing.get_args(hint) and isinstance(hint, type) and issubclass(hint, Part):
        return hint
    for argument in typing.get_args(hint):
        try:
            return _part_in(argument)
        except TypeError:
            continue
    raise TypeError(f"no part in {hint}")
