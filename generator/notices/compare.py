"""The city in; for each class of schools a table of this term's figures out, once in the order of names and once sorted by each column.

A school that has nothing public keeps its row, without figures: that it is missing is a fact too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.notices.classes import CLASSES, SchoolClass, class_of
from generator.notices.entries import FEWEST, NOTHING, Entry, columns, entry_of, filings_behind, median, order_by
from generator.notices.finder import by_name
from generator.notices.known import registered
from generator.notices.measures import Measure
from generator.notices.origin import Origin, of_filings
from generator.notices.provenance import Crumb
from generator.notices.roll import this_term
from generator.notices.state import LETTER_MARKS, Letter, Mark, States, public_schools

_PUBLIC = LETTER_MARKS[Letter.PUBLISHED]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column. `address` leads to the table sorted by it; `sorted` is empty, ascending or descending."""

    name: str
    unit: str
    address: str
    sorted: str


@dataclass(frozen=True, slots=True)
class CompareRow:
    """A school; `mark` is None where this term's figures are there."""

    name: str
    address: str
    private: bool
    mark: Mark | None
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassView:
    """One class in one order. `column` is the id of the column that it is sorted by, empty for the name."""

    crumbs: tuple[Crumb, ...]
    of: SchoolClass
    total: int
    public: int
    """How many of them have this term's figures."""
    term: str
    last_term: str
    column: str
    sorted_by: str
    heads: tuple[Head, ...]
    rows: tuple[CompareRow, ...]
    medians: tuple[str, ...]
    origin: Origin

    @property
    def address(self) -> str:
        return self.of.address + (f"{self.column}/" if self.column else "")


@dataclass(frozen=True, slots=True)
class ClassLink:
    """A class in the list of classes: how many schools, how many with this term's figures, and the medians of two of them."""

    name: str
    address: str
    total: int
    public: int
    until: str
    fee: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareView:
    """All classes that have schools."""

    crumbs: tuple[Crumb, ...]
    term: str
    classes: tuple[ClassLink, ...]
    origin: Origin


def compare_pages(states: States) -> tuple[CompareView, tuple[ClassView, ...]]:
    """The list of classes, and every table: class by class, the order of names first."""
    tables = tuple(view for of in CLASSES for view in _tables(states, of))
    first = tuple(view for view in tables if not view.column)
    term = this_term(states)
    filings = filings_behind(states, public_schools(states.city))
    shown = CompareView(
        crumbs=(Crumb("首页", ""), Crumb("同类学校比一比")),
        term=term.id.season_name if term else "",
        classes=tuple(_link(view) for view in first),
        origin=of_filings(states, filings, "compare", [_data(view.rows) for view in first], DECLARED),
    )
    return shown, tables


DECLARED = "服务时间、收费标准、参加人数和各项支出"


def _data(rows: Iterable[CompareRow]) -> list[list[str]]:
    """What the digest of a table covers."""
    return [[row.address, *row.cells] for row in rows]


def _link(view: ClassView) -> ClassLink:
    until, fee = (_median_of(view, column) for column in ("until", "term-fee"))
    return ClassLink(view.of.name, view.address, view.total, view.public, until, fee)


def _median_of(view: ClassView, column: str) -> str:
    found = [text for head, text in zip(view.heads[1:], view.medians, strict=True) if head.address.endswith(f"/{column}/")]
    return found[0] if found else NOTHING


def _tables(states: States, of: SchoolClass) -> Iterator[ClassView]:
    """Nothing for a class without schools, one page without a table for a class of one."""
    schools = [school for school in public_schools(states.city) if class_of(registered(states, school)) == of]
    if not schools:
        return
    term = this_term(states)
    measured = columns(states)
    entries = sorted((entry_of(states, school) for school in schools), key=lambda entry: by_name(entry.row))
    few = len(schools) < FEWEST
    base = ClassView(
        crumbs=(Crumb("首页", ""), Crumb("同类学校比一比", "compare/"), Crumb(of.name)),
        of=of,
        total=len(schools),
        public=sum(1 for entry in entries if entry.row.mark == _PUBLIC),
        term=term.id.season_name if term else "",
        last_term=term.id.previous.season_name if term else "",
        column="",
        sorted_by="校名",
        heads=() if few else _heads(of, measured, None),
        rows=() if few else tuple(_row(entry) for entry in entries),
        medians=() if few else tuple(median(column, [entry.values[n] for entry in entries]) for n, column in enumerate(measured)),
        origin=of_filings(states, filings_behind(states, schools), f"compare-{of.id}", _data(_row(entry) for entry in entries), DECLARED),
    )
    yield base
    yield from (_by_column(base, entries, measured, number) for number in range(0 if few else len(measured)))


def _by_column(base: ClassView, entries: list[Entry], measured: tuple[Measure, ...], number: int) -> ClassView:
    """The table sorted by a column, which then stands first: on a phone it would be out of sight."""
    column = measured[number]
    order = (number, *(other for other in range(len(measured)) if other != number))
    heads = _heads(base.of, measured, column)
    rows = (_row(entry) for entry in sorted(entries, key=lambda entry: order_by(column, entry.values[number])))
    return replace(
        base,
        column=column.id,
        sorted_by=column.name,
        heads=(heads[0], *(heads[1:][place] for place in order)),
        rows=tuple(replace(row, cells=tuple(row.cells[place] for place in order)) for row in rows),
        medians=tuple(base.medians[place] for place in order),
    )


def _heads(of: SchoolClass, measured: tuple[Measure, ...], by: Measure | None) -> tuple[Head, ...]:
    way = {True: "descending", False: "ascending"}
    name = Head("学校", "", of.address, "ascending" if by is None else "")
    return (name, *(Head(c.name, c.unit, f"{of.address}{c.id}/", way[c.falling] if c is by else "") for c in measured))


def _row(entry: Entry) -> CompareRow:
    row = entry.row
    mark = None if row.mark == _PUBLIC else row.mark
    return CompareRow(row.name, row.address, entry.private, mark, tuple(value.text if value else NOTHING for value in entry.values))
